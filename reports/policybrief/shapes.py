"""What the briefing schema says about each kind of object: its keys, their titles, and which of them hold objects.

The schema gives this once; the identifiers, the messages about unknown keys and the repair of a file go by it.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct

import policybrief_schemas

ROOT = "briefing"
"""The name of the shape of the whole brief."""

TAGGED = "block"
"""The name of the shape of blocks, which have the shape that their `kind` names."""

_REFERENCE = "#/$defs/"


class Key(Struct, frozen=True, kw_only=True):
    """One key of an object.

    Args:
        title: what an editor shows for it.
        shape: the name of the shape of the object, or of each object of the list, that it holds; None for plain values.
        many: whether it holds a list.
    """

    title: str
    shape: str | None
    many: bool


class Shape(Struct, frozen=True, kw_only=True):
    """One kind of object: its name among the schema's definitions, its title, its keys in order, and those it needs."""

    name: str
    title: str
    keys: Mapping[str, Key]
    required: Sequence[str]


def shape(name: str, value: Any = None) -> Shape:
    """The shape called `name`; a block has the shape that the `kind` of its `value` names, where it names one."""
    known = shapes()
    if name == TAGGED and isinstance(value, dict) and value.get("kind") in _kinds():
        return known[value["kind"]]
    return known[name]


def along(data: Any, path: Sequence[str | int]) -> Iterator[tuple[Shape, Any]]:
    """The objects on the way down `path`, from the whole brief to the innermost, each with its shape."""
    current: Shape | None = shape(ROOT)
    held: str | None = None
    value = data
    yield shape(ROOT), data
    for step in path:
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError):
            return
        if isinstance(step, str):
            key = current.keys.get(step) if current else None
            held = key.shape if key else None
        current = shape(held, value) if held and isinstance(value, dict) else None
        if current is not None:
            yield current, value


@functools.cache
def shapes() -> Mapping[str, Shape]:
    """Every object shape of the briefing schema by its name."""
    schema = policybrief_schemas.load("briefing")
    definitions = {ROOT: schema, **schema["$defs"]}
    return {name: _shape(name, node, definitions) for name, node in definitions.items() if "properties" in node}


@functools.cache
def _kinds() -> Sequence[str]:
    kinds: Sequence[str] = policybrief_schemas.load("briefing")["$defs"][TAGGED]["properties"]["kind"]["enum"]
    return kinds


def _shape(name: str, node: Mapping[str, Any], definitions: Mapping[str, Any]) -> Shape:
    keys = {key: _key(entry, definitions) for key, entry in node["properties"].items()}
    return Shape(name=name, title=node["title"], keys=keys, required=tuple(node.get("required", ())))


def _key(node: Mapping[str, Any], definitions: Mapping[str, Any]) -> Key:
    many = "items" in node
    reference = (node["items"] if many else node).get("$ref", "").removeprefix(_REFERENCE)
    holds = reference if "properties" in definitions.get(reference, {}) else None
    return Key(title=node.get("title", ""), shape=holds, many=many)
