"""Every exception the toolkit raises, under one root that knows its exit code."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from policybrief.problems import Problem


class PolicybriefError(Exception):
    """The root: `exit_code` is what the command line returns when this error reaches it.

    0 done, 1 the brief has problems, 2 misuse, 3 something outside failed (disk, network).
    """

    exit_code: ClassVar[int] = 1


class InvalidBriefing(PolicybriefError):
    """A brief that cannot be turned into a `Briefing`; `problems` holds all that was found, not just the first."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: Sequence[Problem] = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class InvalidStyle(InvalidBriefing):
    """A style that cannot be used; `problems` holds all that was found in its file."""


class ExportRefused(InvalidBriefing):
    """A `final` brief with an error-level problem: no exporter gets to see it."""


class InvalidTemplate(PolicybriefError):
    """A house template that cannot be used: broken, locked, with macros, or of another format; the message says why."""


class SeedError(PolicybriefError):
    """A source document that cannot be read or filled (binary, empty, nothing but boilerplate)."""


class NoModel(PolicybriefError):
    """A file that carries no model of a brief, or is damaged so that the model cannot be had."""


class MisuseError(PolicybriefError):
    """A call that can never succeed as written: an unknown format, an option that does not exist."""

    exit_code = 2


class PluginError(MisuseError):
    """An exporter, filler or reader that is unknown, claimed twice, or whose library is missing."""


class OutsideError(PolicybriefError):
    """The world outside refused: an unwritable folder, a full disk, a missing file."""

    exit_code = 3
