"""JSON that is written one way only: the keys in the order given, two spaces, UTF-8, every number digit for digit."""

from __future__ import annotations

import functools
import json
from collections.abc import Mapping
from decimal import Decimal
from json.encoder import encode_basestring as _quote
from typing import Any


def dumps(value: Any) -> str:
    """`value` (mappings, lists, tuples, strings, integers, `Decimal`, booleans, None) as JSON, a line feed at its end.

    A `Decimal` is written as its own digits (`1.50` stays `1.50`), and two calls with equal data give equal text.
    Raises `TypeError` for anything else, a float above all: no float says what a brief says to the last digit.
    Raises `ValueError` for a `Decimal` that is no number.
    """
    parts: list[str] = []
    _write(value, "\n", parts)
    parts.append("\n")
    return "".join(parts)


def dump(value: Any) -> bytes:
    """`dumps(value)` in UTF-8."""
    return dumps(value).encode()


def loads(data: str | bytes) -> Any:
    """JSON text as data, its numbers with a point as `Decimal`. Raises `ValueError` where the text is no JSON."""
    return json.loads(data, parse_float=Decimal, parse_constant=_refuse)


def _refuse(name: str) -> Any:
    raise ValueError(f"{name} is no number in JSON")


def _write(value: Any, margin: str, parts: list[str]) -> None:
    """Append `value`; `margin` is the line feed and the indentation of the line that it starts on."""
    if isinstance(value, str):
        parts.append(_quote(value))
    elif isinstance(value, Mapping):
        _write_object(value, margin, parts)
    elif isinstance(value, list | tuple):
        _write_array(value, margin, parts)
    else:
        parts.append(_scalar(value))


def _write_object(value: Mapping[str, Any], margin: str, parts: list[str]) -> None:
    if not value:
        parts.append("{}")
        return
    inner = margin + "  "
    opening, between = "{" + inner, "," + inner
    for key, item in value.items():
        if type(item) is str:  # most are, and need not be asked what else they may be
            parts.append(f"{opening}{_name(key)}{_quote(item)}")
        elif type(item) is int:
            parts.append(f"{opening}{_name(key)}{item}")
        else:
            parts.append(opening + _name(key))
            _write(item, inner, parts)
        opening = between
    parts.append(margin + "}")


def _write_array(value: list[Any] | tuple[Any, ...], margin: str, parts: list[str]) -> None:
    if not value:
        parts.append("[]")
        return
    inner = margin + "  "
    opening, between = "[" + inner, "," + inner
    for item in value:
        parts.append(opening)
        _write(item, inner, parts)
        opening = between
    parts.append(margin + "]")


@functools.lru_cache(maxsize=1024)
def _name(key: str) -> str:
    return _quote(key) + ": "


def _scalar(value: object) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case int():
            return int.__repr__(value)
        case Decimal():
            if not value.is_finite():
                raise ValueError(f"{value} is no number in JSON")
            return str(value)
        case _:
            raise TypeError(f"{type(value).__name__} has no canonical JSON: {value!r}")
