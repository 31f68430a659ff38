"""The model out of an exported file: what was exported, as data again."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from policybrief import plugins
from policybrief.errors import InvalidBriefing, NoModel, PluginError
from policybrief.loading import checked_data, opened
from policybrief.opening import read_file
from policybrief.plugins import Exporter, ModelExporter


def extract(source: str | os.PathLike[str] | bytes) -> dict[str, Any]:
    """The model that an exported file carries, as plain data, which `load` takes.

    It equals what the JSON exporter gives for the same brief: `canonical_json.dump` of it has the same bytes. The
    exporter whose suffix the file's name has is asked for it, or every one where the name tells none. Nothing else
    that the file carries is read.

    Args:
        source: the path of the file, or its bytes.

    Raises:
        NoModel: the file carries no model, or is damaged so that it cannot be had; the message says why.
        InvalidBriefing: the model does not conform to the schema; all problems come at once.
        OutsideError: the file cannot be read.
    """
    name, data = ("(file)", source) if isinstance(source, bytes) else (str(Path(source)), read_file(Path(source)))
    try:
        located, _ = opened(_carried(name, data))
        return checked_data(located)
    except InvalidBriefing as error:
        raise InvalidBriefing(replace(problem, file=name) for problem in error.problems) from None


def _carried(name: str, data: bytes) -> Mapping[str, Any]:
    """The model in the file. Raises `NoModel`."""
    reasons = []
    for exporter in _asked(name):
        try:
            return exporter.extract(data)
        except (ValueError, RecursionError) as error:  # deep nesting ends in the latter
            reasons.append(f"{exporter.name}: {error}")
    raise NoModel(f"{name}: no model is found in it ({'; '.join(reasons)})")


def _asked(name: str) -> Sequence[ModelExporter]:
    """The exporters that the file may be of. Raises `NoModel` where its name tells of a format without the model."""
    installed = tuple(installed_exporters())
    named = [exporter for exporter in installed if name.lower().endswith(exporter.suffix)]
    carrying = [exporter for exporter in named or installed if isinstance(exporter, ModelExporter)]
    if carrying:
        return carrying
    others = ", ".join(exporter.name for exporter in installed if isinstance(exporter, ModelExporter))
    raise NoModel(f"{name}: files of the format {named[0].name!r} carry no model; those that do: {others}")


def installed_exporters() -> Iterator[Exporter]:
    """Every exporter that can be loaded; one that lacks its library stands in nobody's way."""
    for name in plugins.names("exporter"):
        try:
            yield plugins.exporter(name)
        except PluginError:
            continue
