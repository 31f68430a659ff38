"""Identifiers for the parts of a brief that have none.

An identifier anchors the tagged PDF, the Word round trip and cross-references. One that is written in the brief is
never touched; the others are made from what the part says, so that the same brief gets the same ones on every machine.
"""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Mapping
from typing import Any

import msgspec
from msgspec import Struct

from policybrief.shapes import ROOT, TAGGED, shapes

# What a part rests on does not say what it is: evidence may be added later, and written in a short or a full form.
_NOT_CONTENT = frozenset({"id", "evidence", "cites", "basis", "marking"})
_DIGITS = 8
# Keys sorted, characters as they are, a Decimal as a text.
_ENCODER = msgspec.json.Encoder(enc_hook=str, order="sorted")


def assign(data: Mapping[str, Any]) -> dict[str, Any]:
    """A copy of `data`, which conforms to the schema, in which every object that may have an `id` has one.

    A new identifier is the initials of the kind of part and eight hexadecimal digits of a hash of its content, as
    `p5f0c2a9b`. Where that is taken a counter follows, `p5f0c2a9b-2`, in reading order: the schema's order of the keys.
    What holds no such object, as evidence, is shared with `data`.
    """
    root = _plans()[ROOT]
    taken: set[str] = set()
    _collect(data, root, taken)
    return _completed(data, root, taken)


class _Plan(Struct, frozen=True):
    """What is done with objects of one shape.

    Args:
        initials: the letters that begin their identifiers, `kf` for a key figure; "" where they have none.
        below: each key, in the schema's order, that leads to objects with identifiers: the key, the name of their
            shape, and whether it holds a list.
    """

    initials: str
    below: tuple[tuple[str, str, bool], ...]


def _collect(value: Any, plan: _Plan, taken: set[str]) -> None:
    """Add every identifier of `value` and below it."""
    if plan.initials and "id" in value:
        taken.add(value["id"])
    for entry, name, many in plan.below:
        if entry in value:
            for item in value[entry] if many else (value[entry],):
                if isinstance(item, dict):
                    _collect(item, _plan(name, item), taken)


def _completed(value: Any, plan: _Plan, taken: set[str]) -> dict[str, Any]:
    copy = dict(value)
    if plan.initials and "id" not in value:
        # First, where a person reads it; a tagged block begins with its kind.
        kind = {"kind": copy.pop("kind")} if "kind" in copy else {}
        copy = {**kind, "id": _new(value, plan.initials, taken), **copy}
    for entry, name, many in plan.below:
        if entry in copy:
            inner = copy[entry]
            copy[entry] = [_object(item, name, taken) for item in inner] if many else _object(inner, name, taken)
    return copy


def _object(value: Any, name: str, taken: set[str]) -> Any:
    """The object completed; the short form of a cell is none."""
    return _completed(value, _plan(name, value), taken) if isinstance(value, dict) else value


def _new(value: Mapping[str, Any], initials: str, taken: set[str]) -> str:
    stem = initials + hashlib.sha256(_ENCODER.encode(_content(value))).hexdigest()[:_DIGITS]
    found, count = stem, 1
    while found in taken:
        count += 1
        found = f"{stem}-{count}"
    taken.add(found)
    return found


def _content(value: Any) -> Any:
    if isinstance(value, dict):
        return {
            key: item if isinstance(item, str) else _content(item)
            for key, item in value.items()
            if key not in _NOT_CONTENT and key[:2] != "x-"
        }
    return [item if isinstance(item, str) else _content(item) for item in value] if isinstance(value, list) else value


def _plan(name: str, value: Mapping[str, Any]) -> _Plan:
    plans = _plans()
    # A block has the shape that its kind names.
    return plans[value["kind"]] if name == TAGGED else plans[name]


@functools.cache
def _plans() -> Mapping[str, _Plan]:
    """The plan of each shape, by its name."""
    known = shapes()
    bearing = {name for name, one in known.items() if "id" in one.keys} | {TAGGED}
    while wider := {
        name
        for name, one in known.items()
        if name not in bearing and any(key.shape in bearing for key in one.keys.values())
    }:
        bearing |= wider
    return {
        name: _Plan(
            initials="".join(word[0] for word in name.split("-")) if "id" in one.keys else "",
            below=tuple((entry, key.shape, key.many) for entry, key in one.keys.items() if key.shape in bearing),
        )
        for name, one in known.items()
    }
