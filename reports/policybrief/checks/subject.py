"""What every check is given: the brief, its records, its parts in order; and how a finding is written."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from msgspec import Struct

from policybrief.checks.walk import iter_parts, iter_prose
from policybrief.evidence.records import Records
from policybrief.model.briefing import Briefing
from policybrief.model.head import MarkingScheme, Placement
from policybrief.model.part import Part
from policybrief.problems import Problem, Severity

P = TypeVar("P", bound=Part)

_GUESSES = 200
"""Among more names than these only those that begin alike are compared: it would take longer than the check itself."""


class Subject(Struct, frozen=True, dict=True):
    """A brief under examination."""

    briefing: Briefing
    records: Records

    @functools.cached_property
    def parts(self) -> tuple[tuple[str, Part], ...]:
        """Every part with its JSON Pointer, in document order."""
        return tuple(iter_parts(self.briefing))

    @functools.cached_property
    def _places(self) -> dict[type[Part], list[int]]:
        places: dict[type[Part], list[int]] = {}
        for place, (_, part) in enumerate(self.parts):
            places.setdefault(type(part), []).append(place)
        return places

    def of(self, *kinds: type[P]) -> Iterator[tuple[str, P]]:
        """The parts of these classes, and of those made from them, with their pointers, in document order."""
        return self._at(places for cls, places in self._places.items() if issubclass(cls, kinds))

    def having(self, field: str) -> Iterator[tuple[str, Any]]:
        """The parts of the classes that have a field of that name, with their pointers, in document order."""
        return self._at(places for cls, places in self._places.items() if field in cls.__struct_fields__)

    def _at(self, found: Iterable[list[int]]) -> Iterator[tuple[str, Any]]:
        parts = self.parts
        return (parts[place] for place in sorted(itertools.chain.from_iterable(found)))

    @functools.cached_property
    def prose(self) -> tuple[tuple[str, str], ...]:
        """Every piece of prose with its inline markup, each with its JSON Pointer, in document order."""
        return tuple(prose for pointer, part in self.parts for prose in iter_prose(pointer, part))

    @functools.cached_property
    def ids(self) -> dict[str, str]:
        """The pointer of the part of each id; of two with one id, the first."""
        found: dict[str, str] = {}
        for pointer, part in self.having("id"):
            if identifier := own_id(part):
                found.setdefault(identifier, pointer)
        return found

    @property
    def is_final(self) -> bool:
        return self.briefing.status == "final"

    @property
    def grave(self) -> Severity:
        """The severity of what a draft may still have, and a final brief may not."""
        return Severity.ERROR if self.is_final else Severity.WARNING


def own_id(part: Part) -> str | None:
    """The id by which other parts may refer to `part`. The brief's own names no part, that of a marking scheme is among
    schemes, and that of a placement is a reference itself."""
    identifier = None if isinstance(part, (Briefing, MarkingScheme, Placement)) else getattr(part, "id", None)
    return identifier or None


def error(rule: str, path: str, message: str, hint: str = "") -> Problem:
    """A finding that keeps a final brief from leaving."""
    return Problem(severity=Severity.ERROR, rule=rule, path=path, message=message, hint=hint)


def warning(rule: str, path: str, message: str, hint: str = "") -> Problem:
    """A finding that somebody should look at."""
    return Problem(severity=Severity.WARNING, rule=rule, path=path, message=message, hint=hint)


def advice(rule: str, path: str, message: str, hint: str = "") -> Problem:
    """A finding about style."""
    return Problem(severity=Severity.HINT, rule=rule, path=path, message=message, hint=hint)


def did_you_mean(written: str, known: Iterable[str]) -> str:
    """A guess at which of `known` was meant, else what they are."""
    import difflib

    names = list(known)
    alike = names if len(names) <= _GUESSES else [name for name in names if name[:2] == written[:2]][:_GUESSES]
    if close := difflib.get_close_matches(written, alike, n=1, cutoff=0.6):
        return f"did you mean {close[0]!r}?"
    if not names:
        return ""
    shown = ", ".join(names[:8])
    return f"there are: {shown}" + (", …" if len(names) > 8 else "")
