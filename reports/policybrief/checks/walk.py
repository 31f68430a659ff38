"""Every part of a briefing with its place, in the schema's order; and every piece of prose in it."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import Any

import policybrief_schemas
from policybrief.model.briefing import Briefing
from policybrief.model.convert import part_fields
from policybrief.model.part import Part

_PROSE = "#/$defs/prose"
_NAMED = {"Briefing": "", "ListBlock": "list"}
"""Classes whose object in the schema is not called as they are."""


def iter_parts(briefing: Briefing) -> Iterator[tuple[str, Part]]:
    """Every part of the brief, itself first, with its JSON Pointer (RFC 6901); parents before their children."""
    stack: list[tuple[str, Part]] = [("", briefing)]
    while stack:
        pointer, part = stack.pop()
        yield pointer, part
        if names := part_fields(type(part)):
            stack += reversed(_children(pointer, part, names))


def iter_prose(pointer: str, part: Part) -> Iterator[tuple[str, str]]:
    """The prose that `part` itself holds, with its inline markup, each with its JSON Pointer."""
    for name in _prose_fields(type(part)):
        value = getattr(part, name)
        if isinstance(value, str):
            yield f"{pointer}/{name}", value
        elif isinstance(value, tuple):
            yield from ((f"{pointer}/{name}/{position}", text) for position, text in enumerate(value) if text)


def _children(pointer: str, part: Part, names: tuple[str, ...]) -> list[tuple[str, Part]]:
    found: list[tuple[str, Part]] = []
    for name in names:
        value = getattr(part, name)
        if isinstance(value, tuple):
            if value:
                found += [(f"{pointer}/{name}/{position}", item) for position, item in enumerate(value)]
        elif value is not None:
            found.append((f"{pointer}/{name}", value))
    return found


@functools.cache
def _prose_fields(cls: Any) -> tuple[str, ...]:
    """The fields that the schema calls prose."""
    schema = policybrief_schemas.load("briefing")
    name = _NAMED.get(cls.__name__, re.sub(r"(?<=[a-z])(?=[A-Z])", "-", cls.__name__).lower())
    properties = (schema["$defs"][name] if name else schema).get("properties", {})
    return tuple(
        key
        for key, value in properties.items()
        if value.get("$ref") == _PROSE or value.get("items", {}).get("$ref") == _PROSE
    )
