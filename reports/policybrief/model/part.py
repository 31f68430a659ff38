"""The root of every part of the model."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, ClassVar

from msgspec import Struct

Number = int | Decimal
"""A number of the model. Never a float: what a brief says is what it says, to the last digit."""

_NOT_CONTENT = frozenset({"extra", "origin"})


class Part(Struct, frozen=True, kw_only=True):
    """One object of the model; `extra` keeps its `x-*` keys, which the schema allows everywhere.

    `nullable` names the fields that are written though they are null: `date: null` says that no date is known, which
    is more than saying nothing.
    """

    nullable: ClassVar[tuple[str, ...]] = ()
    extra: Mapping[str, Any] = {}


@functools.cache
def content_fields(cls: Any) -> tuple[str, ...]:
    """The fields of a class of parts that the schema has, in its order."""
    return tuple(name for name in cls.__struct_fields__ if name not in _NOT_CONTENT)
