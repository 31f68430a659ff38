"""The parts of a brief with what the schema says of each: its shape, what holds it, whether it may be taken out."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct

import policybrief_schemas
from policybrief.fields import Field
from policybrief.shapes import ROOT, shape, shapes

STATEMENTS = frozenset({"summary", "advantages", "disadvantages", "lines"})
"""The lists of statements that are printed as points. Lines of money are no statements, but have no text either."""

SORTED = frozenset({"timeline", "glossary"})
"""The lists that are printed in an order of their own."""

PARALLEL = frozenset({"columns", "periods", "categories", "series"})
"""The lists that others go along with, item by item."""

_FIXED = frozenset({"column", "series", "chart", "score", "person", ROOT})
"""The shapes that are not taken out because what was printed of them is gone: others go along with them, or more is
known of them than is printed."""

_QUIET = frozenset({
    ("figure", "alt"), ("chart", "unit"), ("key-figure", "unit"), ("recommendation", "choices"), ("actor", "aliases"),
})  # fmt: skip
"""The fields that are not printed as text of their own, or not always."""

_HEADED = frozenset({"section", "annex"})
"""The shapes that are printed under a heading, which is made up where they have no title."""


class Part(Struct, frozen=True, kw_only=True):
    """An object of the brief.

    Args:
        pointer: where it stands.
        shape: the name of its shape.
        value: the object.
        may_go: whether it is an item of a list, or what holds it can do without.
    """

    pointer: str
    shape: str
    value: Mapping[str, Any]
    may_go: bool


def parts(data: Mapping[str, Any]) -> dict[str, Part]:
    """Every object of `data`, which conforms to the schema, by its pointer; parents before their children."""
    return {part.pointer: part for part in _below(data, ROOT, "", False)}


def is_printed(field: Field) -> bool:
    """Whether the field is always printed as text of its own."""
    return (field.shape, field.pointer[len(field.part) + 1 :].split("/")[0]) not in _QUIET


def may_vanish(part: Part, anchors: Mapping[str, Field]) -> bool:
    """Whether a part vanishes with the last of its fields, which are `anchors`."""
    if not part.may_go or part.shape in _FIXED:
        return False
    return part.shape not in _HEADED or any(field.part == part.pointer for field in anchors.values())


def is_optional(shape_name: str, key: str) -> bool:
    """Whether an object of that shape may do without the key."""
    return key not in shapes()[shape_name].required


@functools.cache
def least(shape_name: str, key: str) -> int:
    """How many items a list under that key of an object of that shape has at least."""
    schema = policybrief_schemas.load("briefing")
    node = schema if shape_name == ROOT else schema["$defs"][shape_name]
    return int(node["properties"][key].get("minItems", 0))


def _below(value: Mapping[str, Any], name: str, pointer: str, may_go: bool) -> Iterator[Part]:
    known = shape(name, value)
    yield Part(pointer=pointer, shape=known.name, value=value, may_go=may_go)
    for key, about in known.keys.items():
        if about.shape is None or key not in value:
            continue
        inner = value[key]
        if about.many:
            for index, item in enumerate(inner):
                if isinstance(item, dict):
                    yield from _below(item, about.shape, f"{pointer}/{key}/{index}", key != "cells")
        elif isinstance(inner, dict):
            yield from _below(inner, about.shape, f"{pointer}/{key}", key not in known.required)
