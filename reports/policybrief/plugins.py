"""The seams: what a reader, a filler and an exporter are, and how an installed one is found by its name.

All three are found by entry point, the built-in ones in the same way as a stranger's. Listing names loads nothing.
"""

from __future__ import annotations

import functools
import sys
from collections.abc import Mapping, Sequence
from importlib.metadata import EntryPoint, entry_points
from typing import Any, ClassVar, Protocol, cast, runtime_checkable

from policybrief.context import Context, Export, FillContext
from policybrief.document.blocks import Document
from policybrief.errors import PluginError
from policybrief.model.briefing import Briefing
from policybrief.returned import Returned, View
from policybrief.seed import Draft, Seed

API = 1
"""The version of the seams; a plug-in declares the one it was written for."""


@runtime_checkable
class Reader(Protocol):
    """Takes the text from a source document (entry-point group `policybrief.readers`)."""

    api: ClassVar[int]
    name: ClassVar[str]
    suffixes: ClassVar[Sequence[str]]
    """The file name endings it reads, in lower case with the point."""

    def read(self, data: bytes, name: str) -> Seed:
        """`data` as a seed. Pure. Raises `SeedError` for what is no such document (binary, empty)."""
        ...


@runtime_checkable
class Filler(Protocol):
    """Makes a draft briefing of one or more seeds (entry-point group `policybrief.fillers`)."""

    api: ClassVar[int]
    name: ClassVar[str]

    def fill(self, seeds: Sequence[Seed], overrides: Mapping[str, Any], context: FillContext) -> Draft:
        """A draft in which every content sentence is placed, or listed as left out with the reason.

        `overrides` replace keys of the brief's head (`title`, `kind`, `marking` …). Raises `SeedError` for seeds
        without content.
        """
        ...


@runtime_checkable
class Exporter(Protocol):
    """Makes a file of a briefing (entry-point group `policybrief.exporters`).

    One whose format carries the model is a `ModelExporter`.
    """

    api: ClassVar[int]
    name: ClassVar[str]
    suffix: ClassVar[str]
    media_type: ClassVar[str]
    options_schema: ClassVar[Mapping[str, Any]]
    """A JSON Schema for the options it takes; `{}` with `additionalProperties: False` for none."""

    def export(self, briefing: Briefing, document: Document, context: Context) -> Export:
        """The file's bytes: a pure function of its arguments, with no clock, no network, no file but the resolver's."""
        ...


@runtime_checkable
class ModelExporter(Exporter, Protocol):
    """An exporter whose files carry the model."""

    def extract(self, data: bytes) -> Mapping[str, Any]:
        """The model in a file that `export` wrote, as plain data, its numbers with a point as `Decimal`.

        Pure, as `export` is: nothing else that the file carries is read or written anywhere. Raises `ValueError`, whose
        message completes "no model is found in it", where the data are no such file, are damaged, or carry none.
        """
        ...


@runtime_checkable
class ReviewedExporter(ModelExporter, Protocol):
    """An exporter whose files are edited by reviewers, and that reads what became of them."""

    def changes(self, data: bytes, base: Mapping[str, Any], view: View) -> Returned:
        """What `data`, a file that `export` wrote and people edited, says otherwise than `base`, the model in it.

        Pure. Everything that was changed is in the result: a change of what no field prints is `Unplaced`. Raises
        `ValueError`, whose message completes "its changes cannot be read", where the data are damaged.
        """
        ...


KINDS: Mapping[str, tuple[str, type]] = {
    "reader": ("policybrief.readers", Reader),
    "filler": ("policybrief.fillers", Filler),
    "exporter": ("policybrief.exporters", Exporter),
}


def names(kind: str) -> tuple[str, ...]:
    """The names of all installed plug-ins of a kind (`reader`, `filler`, `exporter`), sorted; none is loaded."""
    return tuple(sorted({point.name for point in _points(kind)}))


def exporter(name: str) -> Exporter:
    """The exporter of that name. Raises `PluginError`."""
    return cast(Exporter, _load("exporter", name))


def filler(name: str) -> Filler:
    """The filler of that name. Raises `PluginError`."""
    return cast(Filler, _load("filler", name))


def reader(name: str) -> Reader:
    """The reader of that name. Raises `PluginError`."""
    return cast(Reader, _load("reader", name))


def owner(kind: str, name: str) -> str:
    """The distribution that registers the plug-in. Raises `PluginError`."""
    return _owner(_find(kind, name))


def _points(kind: str) -> Sequence[EntryPoint]:
    return _discover(KINDS[kind][0], tuple(sys.path))


@functools.lru_cache(maxsize=16)
def _discover(group: str, path: tuple[str, ...]) -> Sequence[EntryPoint]:
    # Reading the metadata of every installed distribution takes milliseconds, and a batch asks thousands of times.
    # What is installed while a process runs is seen by the next one.
    return tuple(entry_points(group=group))


def _owner(point: EntryPoint) -> str:
    return point.dist.name if point.dist else point.value


def _find(kind: str, name: str) -> EntryPoint:
    named = [point for point in _points(kind) if point.name == name]
    if not named:
        raise PluginError(f"no {kind} is named {name!r}; installed: {', '.join(names(kind)) or 'none'}")
    if len(named) == 1:
        return named[0]  # without reading its owner's metadata, which takes a millisecond
    # One distribution may be found twice, as installed and as checked out.
    found = {(point.value, _owner(point)): point for point in named}
    if len(found) > 1:
        owners = " and ".join(sorted(owner for _, owner in found))
        raise PluginError(f"two {kind}s are named {name!r}, of {owners}: uninstall one of them")
    return next(iter(found.values()))


def _load(kind: str, name: str) -> object:
    point = _find(kind, name)
    try:
        plugin = point.load()()
    except ModuleNotFoundError as error:
        extra = getattr(error, "extra", None) or name
        raise PluginError(
            f"the {kind} {name!r} of {_owner(point)} needs {error.name}, which is not installed: "
            f"pip install '{_owner(point)}[{extra}]'"
        ) from error
    if not isinstance(plugin, KINDS[kind][1]):
        raise PluginError(f"{point.value} of {_owner(point)} is no {kind}: it lacks what the protocol asks for")
    if plugin.api != API:  # type: ignore[attr-defined]
        raise PluginError(f"the {kind} {name!r} of {_owner(point)} was written for another version of the seams")
    return plugin
