"""Briefs in which every field says words that stand nowhere else, so that each can be followed through a file."""

from __future__ import annotations

import copy
import re
from collections.abc import Mapping
from itertools import count
from typing import Any

from policybrief.fields import Field, fields

SALT = re.compile(r"z[qrc]\d+x")
"""A word that stands nowhere else: zr… of the brief as exported, zq… typed by the reviewer, zc… by the analyst."""

_AS_THEY_ARE = frozenset({
    ("figure", "alt"), ("column", "group"), ("recommendation", "choices"), ("outcome", "choice"), ("source", "reader"),
    ("source", "reader_version"), ("chart", "categories"), ("series", "name"), ("finance", "periods"),
})  # fmt: skip
"""Fields that must agree with others, or that are printed in pictures alone."""


def salted(data: Mapping[str, Any]) -> dict[str, Any]:
    """The brief with three words of its own in every field of text: one before what it says, two behind."""
    made = copy.deepcopy(dict(data))
    numbers = count(10)
    for field in fields(made).values():
        if field.kind != "number" and (field.shape, key(field)) not in _AS_THEY_ARE:
            first, second, third = (f"zr{next(numbers)}x" for _ in range(3))
            put(made, field.pointer, f"{first} {field.value} {second} {third}")
    return made


def key(field: Field) -> str:
    """The name under which a field stands in its object."""
    *_, above, last = field.pointer.split("/")
    return above if last.isdigit() else last


def put(data: Any, pointer: str, value: Any) -> None:
    """Writes `value` where the JSON Pointer leads."""
    *way, last = pointer.split("/")[1:]
    for step in way:
        data = data[int(step)] if isinstance(data, list) else data[step]
    data[int(last) if isinstance(data, list) else last] = value


def salts(text: str) -> set[str]:
    """The words in `text` that stand nowhere else."""
    return set(SALT.findall(text))
