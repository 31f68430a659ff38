"""What an analyst does to a brief while its file is with the reviewers."""

from __future__ import annotations

import copy
import random
from collections.abc import Mapping
from typing import Any

from policybrief.fields import Field, fields
from reviewing.salted import key, put

_AFTER = {"paragraph", "list-item", "statement", "event", "summary-point", "callout"}
"""Objects that may be put beside others of their kind."""


def changed(data: Mapping[str, Any], chance: random.Random) -> dict[str, Any]:
    """The brief after one to six changes: words added to a field, struck out of it, statements added, taken away.

    Each word added is one of its own, zc…
    """
    made = copy.deepcopy(dict(data))
    for number in range(chance.randint(1, 6)):
        found = [field for field in fields(made).values() if _words(field)]
        if not found:
            break
        _change(made, chance.choice(found), f"zc{number}x", chance)
    return made


def _change(data: dict[str, Any], field: Field, word: str, chance: random.Random) -> None:
    match chance.choice(("add", "add", "open", "strike", "new", "take")):
        case "strike" if field.value.count(" ") > 2:
            put(data, field.pointer, " ".join(field.value.split(" ")[:-1]))
        case "open":
            put(data, field.pointer, f"{word} {field.value}")
        case "new" if field.shape in _AFTER and key(field) == "text":
            siblings, place = _siblings(data, field)
            fresh = {"id": f"new-{word}", "text": word} | {
                name: siblings[place][name] for name in ("kind", "date", "tone") if name in siblings[place]
            }
            siblings.insert(place + 1, fresh)
        case "take" if field.shape in _AFTER and key(field) == "text" and len(_siblings(data, field)[0]) > 1:
            siblings, place = _siblings(data, field)
            del siblings[place]
        case _:
            put(data, field.pointer, f"{field.value} {word}")


def _siblings(data: Any, field: Field) -> tuple[list[Any], int]:
    *way, last = field.part.split("/")[1:]
    for step in way:
        data = data[int(step)] if isinstance(data, list) else data[step]
    return data, int(last)


def _words(field: Field) -> bool:
    return field.kind != "number" and "zr" in str(field.value)
