"""JSON that is written one way only: the keys in the order given, two spaces, UTF-8, every number digit for digit."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

import msgspec

_PLAIN = frozenset({str, int, bool, type(None)})


def dumps(value: Any) -> str:
    """`value` (mappings, lists, tuples, strings, integers, `Decimal`, booleans, None) as JSON, a line feed at its end.

    A `Decimal` is written as its own digits (`1.50` stays `1.50`), and two calls with equal data give equal text.
    Raises `TypeError` for anything else, a float above all: no float says what a brief says to the last digit.
    Raises `ValueError` for a `Decimal` that is no number.
    """
    return dump(value).decode()


def dump(value: Any) -> bytes:
    """`dumps(value)` in UTF-8."""
    _refuse_others([value])
    return msgspec.json.format(_ENCODER.encode(value), indent=2) + b"\n"


def compact(value: Any) -> bytes:
    """The same data in the same order on one line, for files that carry it inside. Raises as `dumps` does."""
    _refuse_others([value])
    return _ENCODER.encode(value)


def loads(data: str | bytes) -> Any:
    """JSON text as data, its numbers with a point as `Decimal`. Raises `ValueError` where the text is no JSON."""
    return json.loads(data, parse_float=Decimal, parse_constant=_refuse)


def _refuse(name: str) -> Any:
    raise ValueError(f"{name} is no number in JSON")


def _as_dict(value: Any) -> dict[str, Any]:
    """A mapping of another kind; nothing else that the encoder asks for comes by `_refuse_others`."""
    return dict(value)


_ENCODER = msgspec.json.Encoder(decimal_format="number", enc_hook=_as_dict)


def _refuse_others(values: list[Any]) -> None:
    """Raise for what has no canonical form: the encoder writes more than that, floats and dates among it."""
    waiting = values
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):  # as most; asking for any mapping takes as long as all the rest
            waiting += _unusual(value.values())
        elif isinstance(value, list | tuple):
            waiting += _unusual(value)
        elif isinstance(value, Mapping):
            waiting += _unusual(value.values())
        elif isinstance(value, Decimal):
            if not value.is_finite():
                raise ValueError(f"{value} is no number in JSON")
        elif not isinstance(value, str | int | None):
            raise TypeError(f"{type(value).__name__} has no canonical JSON: {value!r}")


def _unusual(values: Iterable[Any]) -> list[Any]:
    """What has to be looked at: most are texts and whole numbers, and known at once to be written."""
    return [value for value in values if type(value) not in _PLAIN]
