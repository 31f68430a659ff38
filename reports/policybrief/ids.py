"""Identifiers for the parts of a brief that have none.

An identifier anchors the tagged PDF, the Word round trip and cross-references. One that is written in the brief is
never touched; the others are made from what the part says, so that the same brief gets the same ones on every machine.
"""

from __future__ import annotations

import functools
import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any

from policybrief.shapes import ROOT, Shape, shape, shapes

# What a part rests on does not say what it is: evidence may be added later, and written in a short or a full form.
_NOT_CONTENT = frozenset({"id", "evidence", "cites", "basis", "marking"})
_DIGITS = 8


def assign(data: Mapping[str, Any]) -> dict[str, Any]:
    """A copy of `data`, which conforms to the schema, in which every object that may have an `id` has one.

    A new identifier is the initials of the kind of part and eight hexadecimal digits of a hash of its content, as
    `p5f0c2a9b`. Where that is taken a counter follows, `p5f0c2a9b-2`, in reading order: the schema's order of the keys.
    """
    taken = set(_written(data, shape(ROOT)))
    copy: dict[str, Any] = _completed(data, ROOT, taken)
    return copy


def _written(value: Any, around: Shape) -> Iterator[str]:
    """Every identifier below `value`, an object of shape `around`."""
    if "id" in value and "id" in around.keys:
        yield value["id"]
    for name, key in around.keys.items():
        if key.shape and name in value:
            for item in value[name] if key.many else [value[name]]:
                if isinstance(item, dict):
                    yield from _written(item, shape(key.shape, item))


def _completed(value: Any, name: str, taken: set[str]) -> Any:
    if not isinstance(value, Mapping):
        return value  # the short form of a cell or of evidence
    own = shape(name, value)
    copy = dict(value)
    if "id" in own.keys and "id" not in value:
        # First, where a person reads it; a tagged block begins with its kind.
        kind = {"kind": copy.pop("kind")} if "kind" in copy else {}
        copy = {**kind, "id": _new(value, own.name, taken), **copy}
    for entry, key in own.keys.items():
        if key.shape and entry in copy:
            held, inner = key.shape, copy[entry]
            copy[entry] = (
                [_completed(item, held, taken) for item in inner] if key.many else _completed(inner, held, taken)
            )
    return copy


def _new(value: Mapping[str, Any], name: str, taken: set[str]) -> str:
    content = json.dumps(_content(value), ensure_ascii=False, sort_keys=True, default=str, separators=(",", ":"))
    stem = _initials()[name] + hashlib.sha256(content.encode()).hexdigest()[:_DIGITS]
    found, count = stem, 1
    while found in taken:
        count += 1
        found = f"{stem}-{count}"
    taken.add(found)
    return found


def _content(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _content(item) for key, item in value.items() if key not in _NOT_CONTENT and key[:2] != "x-"}
    return [_content(item) for item in value] if isinstance(value, list) else value


@functools.cache
def _initials() -> Mapping[str, str]:
    """The letters that begin the identifiers of each shape: `p` for a paragraph, `kf` for a key figure."""
    return {name: "".join(word[0] for word in name.split("-")) for name in shapes()}
