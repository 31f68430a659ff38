"""Dates with the precision that a source gives: the Extended Date/Time Format (EDTF, ISO 8601-2), levels 0 and 1.

What is read: `2025`, `2025-05`, `2025-08-12`; intervals `2025-06-06/2025-06-10`, open (`2025-06/..`) or unknown
(`2025-06/`) at one end; the qualifiers `~` approximate, `?` uncertain, `%` both; seasons `2026-21` (spring) to
`2026-24` (winter); unspecified digits `202X`, `20XX`, `2025-XX`, `2025-05-XX`, `2025-XX-XX`. Only real days of the
Gregorian calendar, years 0001 to 9999, no times of day.
"""

from __future__ import annotations

import calendar
import re
from datetime import date
from typing import Literal

from msgspec import Struct

Precision = Literal["century", "decade", "year", "season", "month", "day"]

_DATE = re.compile(
    r"(?P<year>[0-9]{4}|[0-9]{3}X|[0-9]{2}XX)(?:-(?P<month>[0-9]{2}|XX)(?:-(?P<day>[0-9]{2}|XX))?)?(?P<mark>[~?%]?)"
)
_SEASON_MONTHS = {21: 3, 22: 6, 23: 9, 24: 12}
"""The first month of each season. EDTF leaves the months open; these are the meteorological ones of the northern
hemisphere, and serve ordering and comparing alone."""


class Edtf(Struct, frozen=True, kw_only=True):
    """An EDTF date or interval, and the days it can mean.

    Two compare by their first, then their last possible day, so that `sorted()` makes a timeline of them.

    Args:
        text: the date as written.
        lower, upper: the first and last day it can mean; `date.min`, `date.max` at an open or unknown end.
        precision: what the text is exact to; of an interval, the coarser of its ends.
        approximate, uncertain: `~` and `?`, or both for `%`; of an interval, at either end.
        interval: whether it is an interval.
        season: 21 spring, 22 summer, 23 autumn, 24 winter.
    """

    text: str
    lower: date
    upper: date
    precision: Precision
    approximate: bool = False
    uncertain: bool = False
    interval: bool = False
    season: int | None = None

    def __lt__(self, other: Edtf) -> bool:
        return self.sort_key < other.sort_key

    @property
    def sort_key(self) -> tuple[date, date, str]:
        """The key that a timeline is ordered by."""
        return (self.lower, self.upper, self.text)

    def contains(self, other: Edtf) -> bool:
        """Whether every day that `other` can mean lies within this one: 2025 contains 2025-08-12."""
        return self.lower <= other.lower and other.upper <= self.upper

    def overlaps(self, other: Edtf) -> bool:
        """Whether some day can be meant by both."""
        return self.lower <= other.upper and other.lower <= self.upper


def is_valid(text: str) -> bool:
    """Whether `text` is an EDTF date or interval that this module reads."""
    try:
        parse(text)
    except ValueError:
        return False
    return True


def parse(text: str) -> Edtf:
    """The date that `text` writes. Raises `ValueError`, naming what is wrong."""
    if "/" not in text:
        return _parse_date(text)
    first, _, last = text.partition("/")
    if first in ("", "..") and last in ("", ".."):
        raise ValueError(f"{text!r} is an interval without any date")
    start = None if first in ("", "..") else _parse_date(first)
    end = None if last in ("", "..") else _parse_date(last)
    ends = [part for part in (start, end) if part is not None]
    lower = start.lower if start else date.min
    upper = end.upper if end else date.max
    if lower > upper or (start and end and start.lower > end.lower):
        raise ValueError(f"{text!r} ends before it begins")
    return Edtf(
        text=text,
        lower=lower,
        upper=upper,
        precision=min((part.precision for part in ends), key=_COARSENESS.index),
        approximate=any(part.approximate for part in ends),
        uncertain=any(part.uncertain for part in ends),
        interval=True,
    )


_COARSENESS: tuple[Precision, ...] = ("century", "decade", "year", "season", "month", "day")


def _parse_date(text: str) -> Edtf:
    match = _DATE.fullmatch(text)
    if match is None:
        raise ValueError(f"{text!r} is not an EDTF date such as 2025, 2025-05, 2025-08-12 or 2025-06/2025-07")
    year, month, day, mark = match["year"], match["month"], match["day"], match["mark"]
    season = int(month) if month and month != "XX" and int(month) in _SEASON_MONTHS else None
    if day and (season or (month == "XX" and day != "XX")):
        raise ValueError(f"{text!r} has a day without a month")
    try:
        lower, upper = _bounds(year, month, day, season)
    except ValueError as error:
        raise ValueError(f"{text!r} is not a date of the calendar: {error}") from None
    return Edtf(
        text=text,
        lower=lower,
        upper=upper,
        precision=_precision(year, month, day, season),
        approximate=mark in ("~", "%"),
        uncertain=mark in ("?", "%"),
        season=season,
    )


def _bounds(year: str, month: str | None, day: str | None, season: int | None) -> tuple[date, date]:
    first, last = max(int(year.replace("X", "0")), 1), int(year.replace("X", "9"))
    if last < 1:
        raise ValueError("there is no year 0000")
    if season:
        opening = _SEASON_MONTHS[season]
        return date(first, opening, 1), _season_end(last, opening)
    if month in (None, "XX"):
        return date(first, 1, 1), date(last, 12, 31)
    if day in (None, "XX"):
        return date(first, int(month), 1), _month_end(last, int(month))
    return date(first, int(month), int(day)), date(last, int(month), int(day))


def _season_end(year: int, opening: int) -> date:
    if opening + 2 <= 12:
        return _month_end(year, opening + 2)
    return _month_end(year + 1, opening - 10) if year < 9999 else date.max


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _precision(year: str, month: str | None, day: str | None, season: int | None) -> Precision:
    if "X" in year:
        return "century" if year.endswith("XX") else "decade"
    if month in (None, "XX"):
        return "year"
    if season:
        return "season"
    return "month" if day in (None, "XX") else "day"
