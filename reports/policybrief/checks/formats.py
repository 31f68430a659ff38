"""The formats that the schemas name, as JSON Schema leaves them to whoever validates."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime

from policybrief import edtf

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
# RFC 3339, section 5.6; seconds are needed and so is an offset.
_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?([Zz]|[+-][0-9]{2}:[0-9]{2})")
# What ends neither an address nor a line of XML: blanks, control characters, and the two that Unicode has for nothing.
_NONE = r"\s\x00-\x20\x7f\ufffe\uffff"
_EMAIL = re.compile(rf"[^@<>()\",;:{_NONE}]+@[^@<>()\",;:.{_NONE}]+(\.[^@<>()\",;:.{_NONE}]+)+")
# RFC 3986 allows only ASCII; RFC 3987 (IRI) allows what browsers show, which is what people paste.
_URI = re.compile(rf"[A-Za-z][A-Za-z0-9+.-]*:[^<>\"{{}}|\\^`{_NONE}]+")


def is_date(text: str) -> bool:
    """A day, as 2025-08-15."""
    return _DATE.fullmatch(text) is not None and _parses(date.fromisoformat, text)


def is_time(text: str) -> bool:
    """A time with its offset, as 2025-08-15T09:30:00Z (RFC 3339)."""
    if _TIME.fullmatch(text) is None:
        return False
    # Python 3.11 reads at most six digits of a second.
    return _parses(datetime.fromisoformat, re.sub(r"(\.[0-9]{6})[0-9]+", r"\1", text.upper()))


def is_date_or_time(text: str) -> bool:
    """A day, or a time with its offset."""
    return is_date(text) or is_time(text)


def is_email(text: str) -> bool:
    """An address as people write it, such as name@office.example; no quoting or comments of RFC 5322."""
    return _EMAIL.fullmatch(text) is not None


def is_uri(text: str) -> bool:
    """An address with a scheme, without blanks."""
    return _URI.fullmatch(text) is not None


FORMATS: Mapping[str, Callable[[str], bool]] = {
    "edtf": edtf.is_valid,
    "date": is_date,
    "date-time": is_time,
    "date-or-date-time": is_date_or_time,
    "email": is_email,
    "uri": is_uri,
}
"""Each format that a schema of the toolkit may name, and whether a text has it."""


def _parses(read: Callable[[str], object], text: str) -> bool:
    try:
        read(text)
    except ValueError:
        return False
    return True
