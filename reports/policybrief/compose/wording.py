"""Dates and numbers as the brief's language and region write them (CLDR, by Babel)."""

from __future__ import annotations

import datetime
import functools
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from policybrief import edtf
from policybrief.compose.exactness import decimals_of, is_plain
from policybrief.compose.labels import Labels
from policybrief.model.part import Number

if TYPE_CHECKING:
    from babel import Locale
    from babel.numbers import NumberPattern


class Wording:
    """Words dates and numbers in one language.

    Digits are European in every language, as CLDR has them for Arabic and Urdu without a region, and as the numbers of
    notes, sections and pages are; in a region with others of its own, such as Egypt, a document keeps to one kind.

    Args:
        language: BCP 47. A language or region that CLDR does not know is worded as its nearest known parent, at last
            as English.
        labels: the words around dates, such as `date.approximate`.
    """

    def __init__(self, language: str, labels: Labels) -> None:
        self.locale = _locale(language)
        self._labels = labels
        self._dates: dict[str, str] = {}

    @property
    def direction(self) -> Literal["ltr", "rtl"]:
        """Which way the language is written."""
        return "rtl" if self.locale.text_direction == "rtl" else "ltr"

    def date(self, text: str) -> str:
        """An EDTF date with the precision it has: "June 2024", "12 August 2025", "6–10 June 2025", "c. 2024".

        A time of day is left out. What is no date stays as it is written: the checks name it.
        """
        if text not in self._dates:
            self._dates[text] = self._worded(text.partition("T")[0])
        return self._dates[text]

    def number(self, value: Number, decimals: int | None = None) -> str:
        """A number with the region's separators: to its last digit, or with this many decimals.

        One that is too long to be written out is given as in a calculation, such as 1E+400.
        """
        if not is_plain(value):
            return str(Decimal(value))
        if decimals is None:
            decimals = 0 if isinstance(value, int) else decimals_of(value)
        written = self._formatted(value, decimals)
        return _LEFT_TO_RIGHT + written if value < 0 and self.direction == "rtl" else written

    def _formatted(self, value: Number, decimals: int) -> str:
        if self._separators is not None and value >= 0:
            whole, point, fraction = f"{value:,.{decimals}f}".partition(".")
            return whole.replace(",", self._separators[0]) + (self._separators[1] if point else "") + fraction
        written: str = _pattern(self.locale, decimals).apply(value, self.locale)
        return written

    @functools.cached_property
    def _separators(self) -> tuple[str, str] | None:
        return _separators(self.locale)

    def tick(self, day: datetime.date, unit: Literal["day", "month", "year"]) -> tuple[str, str]:
        """A mark of an axis of time in short, and the wider unit that it belongs to: "12" and "August 2025", "Aug" and
        "2025", "2025" and nothing."""
        match unit:
            case "day":
                return self._by("d", day), self._month(day)
            case "month":
                # CLDR's pattern for a month alone asks for forms that Babel 2.18 lacks in many languages.
                return str(self.locale.months["format"]["abbreviated"][day.month]), self._by("y", day)
            case "year":
                return self._by("y", day), ""

    def _worded(self, text: str) -> str:
        try:
            when = edtf.parse(text)
            return self._interval(when) if when.interval else self._single(when)
        except ValueError:
            return text

    def _single(self, when: edtf.Edtf) -> str:
        from babel.dates import format_date

        match when.precision:
            case "day":
                words = format_date(when.lower, "long", self.locale)
            case "month":
                words = self._month(when.lower)
            case "season":
                words = self._labels.fill(f"season.{when.season}", year=when.lower.year)
            case "year":
                words = self._by("y", when.lower)
            case "decade" | "century":
                words = self._labels.fill(f"date.{when.precision}", year=f"{when.lower.year:04}"[:-1] + "0")
        return self._qualified(words, when)

    def _month(self, day: datetime.date) -> str:
        return self._by("yMMMM", day)

    def _by(self, skeleton: str, day: datetime.date) -> str:
        return str(self.locale.datetime_skeletons[skeleton].apply(day, self.locale))

    def _interval(self, when: edtf.Edtf) -> str:
        first, last = when.text.split("/")
        if first in ("", ".."):
            return self._labels.fill("date.until", date=self.date(last))
        if last in ("", ".."):
            return self._labels.fill("date.from", date=self.date(first))
        start, end = edtf.parse(first), edtf.parse(last)
        plain = not (when.approximate or when.uncertain)
        if plain and start.precision == end.precision and start.precision in ("day", "month"):
            return self._span(start.lower, end.lower, "yMMMd" if start.precision == "day" else "yMMMM")
        joint = "–" if plain and start.precision == end.precision == "year" else " – "
        return f"{self.date(first)}{joint}{self.date(last)}"

    def _span(self, start: datetime.date, end: datetime.date, skeleton: str) -> str:
        """Two days or months that share what they have in common, the month in full: "6–10 June 2025"."""
        from babel.dates import parse_pattern

        if start == end:
            return self.date(str(start) if skeleton == "yMMMd" else str(start)[:7])
        differs = "y" if start.year != end.year else "M" if start.month != end.month else "d"
        written = self.locale.interval_formats
        parts = (written.get(skeleton.replace("MMMd", "MMMMd")) or written[skeleton])[differs]
        full = [part if "MMMM" in part else part.replace("MMM", "MMMM") for part in parts]
        return "".join(
            parse_pattern(part).apply(day, self.locale) for part, day in zip(full, (start, end), strict=True)
        )

    def _qualified(self, words: str, when: edtf.Edtf) -> str:
        if when.uncertain:
            words = self._labels.fill("date.uncertain", date=words)
        return self._labels.fill("date.approximate", date=words) if when.approximate else words


_LEFT_TO_RIGHT = "\u200e"
"""The mark that CLDR has before the minus sign of languages that run from right to left, so that it stays before its
number. Babel 2.18 leaves it out."""

_DAY_AND_MONTH = re.compile(r"(?<=\d)(\.?) (?=[^\W\d])|(?<=[^\W\d]) (?=\d{1,2},)")
"""The space between a day and its month, in either order: "3 May 2026", "3. Mai 2026", "May 3, 2026"."""


def held_together(date: str) -> str:
    """A date as worded, with day and month on one line however narrow its column is."""
    return _DAY_AND_MONTH.sub(lambda found: f"{found[1] or ''}\u00a0", date)


@functools.lru_cache(maxsize=64)
def _locale(language: str) -> Locale:
    from babel import Locale, UnknownLocaleError

    tag = language
    while tag:
        try:
            return Locale.parse(tag, sep="-")
        except (UnknownLocaleError, ValueError):
            tag = tag.rpartition("-")[0]
    return Locale("en")


@functools.lru_cache(maxsize=64)
def _separators(locale: Locale) -> tuple[str, str] | None:
    """What stands between thousands and before the decimals where a language groups digits by three; else None.

    With these, Python writes a number twenty times faster than Babel.
    """
    written = _pattern(locale, 1).apply(Decimal("1234567.8"), locale)
    found = re.fullmatch(r"1(\D*)234(\D*)567(\D+)8", written)
    return (found[1], found[3]) if found and found[1] == found[2] else None


@functools.lru_cache(maxsize=256)
def _pattern(locale: Locale, decimals: int) -> NumberPattern:
    # `format_decimal` parses its pattern anew for every number, which takes longer than to write it.
    from babel.numbers import parse_pattern

    whole = locale.decimal_formats[None].pattern.partition(".")[0]
    return parse_pattern(whole + ("." + "0" * decimals if decimals else ""))
