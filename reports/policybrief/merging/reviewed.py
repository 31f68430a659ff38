"""A file that came back from review: the model in it, and what it says otherwise."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from policybrief.errors import InvalidBriefing, MisuseError, NoModel
from policybrief.extracting import installed_exporters
from policybrief.ids import assign
from policybrief.loading import checked_data, opened
from policybrief.opening import read_file
from policybrief.plugins import ReviewedExporter
from policybrief.returned import Returned, View


class Reviewed(Struct, frozen=True):
    """The model that the file was exported with, every part with its id, and its changes."""

    base: Mapping[str, Any]
    returned: Returned


def read_reviewed(source: str | os.PathLike[str] | bytes, view: View) -> Reviewed:
    """What a reviewed file says.

    Raises:
        MisuseError: no exporter that is installed reads its edited files of that name.
        NoModel: the file carries no model, or is damaged.
        InvalidBriefing: the model does not conform to the schema.
        OutsideError: the file cannot be read.
    """
    name, data = ("(file)", source) if isinstance(source, bytes) else (str(Path(source)), read_file(Path(source)))
    reasons = []
    for exporter in _readers(name):
        try:
            located, _ = opened(exporter.extract(data))
            base = assign(checked_data(located))
            return Reviewed(base, exporter.changes(data, base, view))
        except InvalidBriefing as error:
            raise InvalidBriefing(replace(problem, file=name) for problem in error.problems) from None
        except (ValueError, RecursionError) as error:  # deep nesting ends in the latter
            reasons.append(f"{exporter.name}: {error}")
    raise NoModel(f"{name}: its changes cannot be read ({'; '.join(reasons)})")


def _readers(name: str) -> list[ReviewedExporter]:
    installed = [exporter for exporter in installed_exporters() if isinstance(exporter, ReviewedExporter)]
    named = [exporter for exporter in installed if name.lower().endswith(exporter.suffix)]
    if named or name == "(file)":
        return named or installed
    others = ", ".join(exporter.suffix for exporter in installed) or "none"
    raise MisuseError(f"{name}: no installed exporter reads what a reviewer edited in it; those that do take {others}")
