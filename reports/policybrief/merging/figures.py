"""Numbers as a table prints them, read again."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal, InvalidOperation

_BLANKS = re.compile("[ \u00a0\u2009\u202f]")
_MARKS = re.compile("[\u200e\u200f\u061c]")
_SEPARATORS = re.compile("[^0-9]+")

Print = Callable[[int | Decimal], str]
"""Gives a number as the brief's language and region write it."""


def number(text: str, printed: Print) -> int | Decimal | None:
    """The number that is printed as `text`, or None where none is. Thousands may be written without their sign."""
    separators = _SEPARATORS.findall(_MARKS.sub("", printed(Decimal("1234567.8"))))
    group, point = separators[0] if len(separators) > 1 else "", separators[-1]
    written = _even(text)
    digits = written.replace(_even(group), "") if group else written
    plain = digits.replace(_even(point), ".").replace("\u2212", "-")
    if not re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", plain):
        return None
    try:
        value = Decimal(plain)
    except InvalidOperation:
        return None
    exact: int | Decimal = value if "." in plain else int(value)
    again = _even(printed(exact)).replace("\u2212", "-")
    ungrouped = again.replace(_even(group), "") if group else again
    return exact if written.replace("\u2212", "-") in (again, ungrouped) else None


def _even(text: str) -> str:
    return _MARKS.sub("", _BLANKS.sub(" ", text)).strip(" ") if text.strip() else " " if text else ""
