"""The fields of a brief that a person reads and may reword: what each is called, where it stands, what it says.

An *anchor* names a field whatever is put before it: the id of the nearest part that has one, a slash, and the way from
there, as `p5f0c2a9b/text`, `r1/cells/2`, `rec1/response/text`. What belongs to the brief itself begins with the slash:
`/title`, `/people/0/name`. A cell written in short form is its own field; one with an id has `/text` or `/value`.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from typing import Any, Literal

from msgspec import Struct

import policybrief_schemas
from policybrief.shapes import ROOT, TAGGED

Kind = Literal["line", "prose", "number"]
"""line: one line of plain text. prose: text with inline markup (see `policybrief.inline`). number: one in a table."""


class Field(Struct, frozen=True, kw_only=True):
    """One field.

    Args:
        anchor: its name.
        pointer: where it stands, as a JSON Pointer (RFC 6901) into the data.
        kind: what its value is.
        value: what it says: a text, or the number of a cell.
        part: the pointer of the object that it belongs to, "" for the brief itself.
        shape: the name of that object's shape in the schema, such as `paragraph`.
    """

    anchor: str
    pointer: str
    kind: Kind
    value: Any
    part: str
    shape: str


def fields(data: Mapping[str, Any]) -> dict[str, Field]:
    """Every field of `data`, which conforms to the schema, by its anchor, in the schema's order.

    Fields that are absent or null are left out. Time grows with the brief.
    """
    return {field.anchor: field for field in _object(data, ROOT, "", "")}


class _Key(Struct, frozen=True):
    """What the schema has under one key: a text, a list of texts, objects of a shape, or what no one rewords."""

    kind: Kind | None
    shape: str
    many: bool


def _object(value: Mapping[str, Any], name: str, pointer: str, prefix: str) -> Iterator[Field]:
    """The fields of an object and of all below it; `prefix` is its anchor."""
    if "id" in value and name != ROOT:
        prefix = value["id"]
    shape = value["kind"] if name == TAGGED else name
    for key, about in _shapes()[shape].items():
        if key not in value or value[key] is None:
            continue
        items = enumerate(value[key]) if about.many else ((None, value[key]),)
        for index, item in items:
            way = f"/{key}" if index is None else f"/{key}/{index}"
            if isinstance(item, Mapping):
                yield from _object(item, about.shape, pointer + way, prefix + way)
            elif item is not None:
                # An item that is no object though its shape is known is a cell in short form.
                kind = about.kind or ("prose" if isinstance(item, str) else "number")
                yield Field(
                    anchor=prefix + way, pointer=pointer + way, kind=kind, value=item, part=pointer, shape=shape
                )


@functools.cache
def _shapes() -> Mapping[str, Mapping[str, _Key]]:
    """For each shape the keys that hold fields, or objects that may."""
    schema = policybrief_schemas.load("briefing")
    definitions = {ROOT: schema, **schema["$defs"]}
    return {name: dict(_keys(name, definitions)) for name, node in definitions.items() if "properties" in node}


_SILENT = frozenset({"evidence", "cites", "basis", "marking", "marking_schemes", "provenance"})
"""What is never reworded in print: what a statement rests on, markings, how the brief came to be."""

_NUMBERS = frozenset({
    ("cell", "value"), ("series", "values"), ("finance-line", "values"), ("finance-line", "total"),
    ("finance-total", "values"), ("finance-total", "total"), ("score", "score"), ("criterion", "weight"),
})  # fmt: skip
"""The numbers that tables print."""


def _keys(name: str, definitions: Mapping[str, Any]) -> Iterator[tuple[str, _Key]]:
    for key, entry in definitions[name]["properties"].items():
        many = "items" in entry
        reference = (entry["items"] if many else entry).get("$ref", "").rpartition("/")[2]
        if key in _SILENT and (name, key) != ("finance", "basis"):  # how money is counted, in words
            continue
        if reference in ("line", "prose"):
            yield key, _Key(reference, "", many)
        elif "properties" in definitions.get(reference, {}):
            yield key, _Key(None, reference, many)
        elif (name, key) in _NUMBERS:
            yield key, _Key("number", "", many)
