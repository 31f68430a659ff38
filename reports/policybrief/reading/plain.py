"""Data that another program hands over, made as plain as data that was read from a file."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from policybrief.problems import Problem, Severity, shortened
from policybrief.reading.located import DEPTH_LIMIT, pointer
from policybrief.reading.scalars import UNREADABLE_NUMBER_HINT, NotANumber, decimal, integer, unreadable_number


def plain(value: Any) -> tuple[Any, list[Problem]]:
    """A copy of `value` of dicts, lists, texts, int, Decimal, true, false and null, and what is none of these.

    Tuples become lists; a float becomes the Decimal that it prints as. The copy shares nothing with `value`.
    """
    problems: list[Problem] = []
    return _plain(value, (), problems), problems


def _plain(value: Any, path: tuple[str | int, ...], problems: list[Problem]) -> Any:
    match value:
        case None | bool():
            return value
        case str():
            return _text(value, path, problems)
        case int() | float() | Decimal():
            return _number(value, path, problems)
        case Mapping() | list() | tuple() if len(path) >= DEPTH_LIMIT:
            message = f"more than {DEPTH_LIMIT} lists and objects are nested in each other"
            problems.append(_problem("nesting", (), message))
            return None
        case Mapping():
            return dict(_entries(value, path, problems))
        case list() | tuple():
            return [_plain(item, (*path, index), problems) for index, item in enumerate(value)]
        case _:
            message = f"a {type(value).__name__} is no value of a brief: {shortened(str(value))!r}"
            problems.append(_problem("data-type", path, message, "pass dates and the like as text"))
            return None


def _entries(
    value: Mapping[Any, Any], path: tuple[str | int, ...], problems: list[Problem]
) -> Iterator[tuple[str, Any]]:
    for key, item in value.items():
        if isinstance(key, str):
            yield _text(key, path, problems), _plain(item, (*path, key), problems)
        else:
            problems.append(_problem("data-key", path, f"the key {shortened(repr(key))} is not text"))


def _text(value: str, path: tuple[str | int, ...], problems: list[Problem]) -> str:
    try:
        value.encode()
    except UnicodeEncodeError as error:
        message = f"half a character, U+{ord(value[error.start]):04X}, stands at place {error.start + 1} of a text"
        problems.append(_problem("control-character", path, message, "it was cut or decoded wrongly"))
    return str(value)  # a subclass, such as an enum's member, is not what JSON and YAML give


def _number(value: int | float | Decimal, path: tuple[str | int, ...], problems: list[Problem]) -> int | Decimal | None:
    try:
        if isinstance(value, int):
            return integer(format(int(value), "d"))
        if math.isfinite(value):
            return decimal(str(value))
        raise NotANumber(str(value))
    except ValueError as error:  # NotANumber, or an int of more digits than Python converts
        shown = str(error) if isinstance(error, NotANumber) else "of thousands of digits"
        problems.append(_problem("number-range", path, unreadable_number(shown), UNREADABLE_NUMBER_HINT))
        return None


def _problem(rule: str, path: tuple[str | int, ...], message: str, hint: str = "") -> Problem:
    return Problem(severity=Severity.ERROR, rule=rule, path=pointer(path), message=message, hint=hint)
