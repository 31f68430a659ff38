"""What a bare word of YAML, or a number of JSON, means: the core schema of YAML 1.2.2, section 10.3.2."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import Any

from policybrief.problems import shortened

_INTEGER = re.compile(r"[-+]?[0-9]+")
_LEADING_ZERO = re.compile(r"[-+]?0[0-9]+")
_OCTAL = re.compile(r"0o([0-7]+)")
_HEXADECIMAL = re.compile(r"0x([0-9a-fA-F]+)")
_DECIMAL = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_NO_NUMBER = re.compile(r"[-+]?(\.inf|\.Inf|\.INF)|\.nan|\.NaN|\.NAN")
WORDS: dict[str, bool | None] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip
"""The bare words that are no text."""

_NUMERIC_START = frozenset("+-.0123456789")

MOST_DIGITS = 40
"""How many digits a number may have when it is written out. A longer one is no figure of a brief, and 1e999999999
would fill the memory of whoever writes it out."""


class NotANumber(ValueError):
    """A number that a brief cannot hold: infinite, undefined, of more than `MOST_DIGITS` digits, or with zeros before
    its digits. YAML reads 0042 as 42; whoever writes it means a reference or a telephone number."""


UNREADABLE_NUMBER_HINT = "put it in quotes if it is meant as text"


def unreadable_number(text: str) -> str:
    """The message for a number that raised `NotANumber`."""
    if _LEADING_ZERO.fullmatch(text):
        return f"the number {shortened(text, 30)} is not read: it begins with a zero, which a number would lose"
    return f"the number {shortened(text, 30)} is not read: it is no finite number of {MOST_DIGITS} digits or fewer"


def plain_scalar(text: str) -> Any:
    """The value of a bare word. Raises `NotANumber`."""
    if text[:1] in _NUMERIC_START:
        return _numeric(text)
    return WORDS.get(text, text)


def is_text(word: str) -> bool:
    """Whether a bare word is read as the text that it is, and not as a number, null, true or false."""
    try:
        return isinstance(plain_scalar(word), str)
    except NotANumber:
        return False


def tagged_scalar(text: str, tag: str) -> Any:
    """The value of a word with a core tag such as `!!int`. Raises `ValueError` where the word is no such value."""
    if tag == "str":
        return text
    value = plain_scalar(text)
    match tag:
        case "null" if value is None:
            return None
        case "bool" if isinstance(value, bool):
            return value
        case "int" if isinstance(value, int) and not isinstance(value, bool):
            return value
        case "float" if isinstance(value, int | Decimal) and not isinstance(value, bool):
            return decimal(text) if isinstance(value, Decimal) else Decimal(value)
        case _:
            raise ValueError(text)


def integer(text: str) -> int:
    """An integer in decimal digits. Raises `NotANumber`."""
    if len(text) <= MOST_DIGITS:
        return int(text)
    if len(text.lstrip("+-0")) > MOST_DIGITS:
        raise NotANumber(text)
    # A run of zeros before the digits may still be longer than Python converts.
    return int(text.lstrip("+-0") or "0") * (-1 if text.startswith("-") else 1)


def decimal(text: str) -> Decimal:
    """A number with a point or an exponent, exact, its trailing zeros kept. Raises `NotANumber`."""
    try:
        value = Decimal(text)
    except InvalidOperation:  # an exponent beyond what Decimal can hold
        raise NotANumber(text) from None
    exponent = value.as_tuple().exponent
    if not isinstance(exponent, int) or exponent < -MOST_DIGITS or value.adjusted() > MOST_DIGITS:
        raise NotANumber(text)
    # 1.5e3 is written 1500 from here on: nobody prints an exponent in a brief.
    return value if exponent <= 0 else Decimal(int(value))


def _numeric(text: str) -> Any:
    if text.isdecimal() and text.isascii() and text[0] != "0":  # most are
        return integer(text)
    if _LEADING_ZERO.fullmatch(text):
        raise NotANumber(text)
    if _INTEGER.fullmatch(text):
        return integer(text)
    if _DECIMAL.fullmatch(text):
        return decimal(text)
    for form, base in ((_OCTAL, 8), (_HEXADECIMAL, 16)):
        if match := form.fullmatch(text):
            return _based(match.group(1), base)
    if _NO_NUMBER.fullmatch(text):
        raise NotANumber(text)
    return text


def _based(digits: str, base: int) -> int:
    if len(digits) > MOST_DIGITS:
        raise NotANumber(digits)
    return int(digits, base)
