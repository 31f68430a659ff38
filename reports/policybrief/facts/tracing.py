"""Whether the facts of one text stand in another: the numbers and dates of a statement in its evidence.

Differences of writing do not count: "two" is 2, "2.5 million" is 2,500,000, "half" is 50 %. A number in per cent or in
a currency is not the bare number, nor one in another currency. A date may be less exact than the evidence, never more.
"""

from __future__ import annotations

import bisect
import datetime
import functools
import re
from collections.abc import Collection, Iterable, Sequence
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from policybrief import edtf
from policybrief.facts.dates import DateMention, Yearless, scan
from policybrief.facts.numbers import Number, Vague, numbers, vague

SCALES = tuple(Decimal(10) ** power for power in (0, 3, 6, 9, 12))
"""What a number in a table may be counted in: one, thousand, million, billion, trillion."""

_AMOUNTS = {
    "dozens": (20, 100),
    "scores": (20, 100),
    "tens": (20, 100),
    "hundreds": (101, 1000),
    "thousands": (1001, 10**6),
    "tens of thousands": (10_000, 100_000),
    "hundreds of thousands": (100_000, 10**6),
    "millions": (10**6, 10**9),
    "tens of millions": (10**7, 10**8),
    "hundreds of millions": (10**8, 10**9),
    "billions": (10**9, 10**12),
    "trillions": (10**12, 10**15),
}
"""From which number on, and up to which, a quantity without a number may stand for one."""


class Facts(Struct, frozen=True):
    """The facts of one text."""

    text: str
    numbers: tuple[Number, ...]
    vague: tuple[Vague, ...]
    dates: tuple[DateMention, ...]
    yearless: tuple[Yearless, ...]


@functools.lru_cache(maxsize=8192)
def facts(text: str, language: str) -> Facts:
    """The facts of `text`; remembered, for statements often are their evidence."""
    if not text:
        return Facts(text, (), (), (), ())
    written = scan(text, language)
    return Facts(
        text,
        tuple(numbers(text, language)),
        tuple(vague(text, language)),
        tuple(item for item in written if isinstance(item, DateMention) and edtf.is_valid(item.edtf)),
        tuple(item for item in written if isinstance(item, Yearless)),
    )


class Stated:
    """What pieces of evidence state, all together, to hold statements against.

    Args:
        evidence: the facts of each piece; nothing is taken from it before it is needed.
        years: those that the sources state elsewhere; they complete a date that the evidence has without its year.
    """

    def __init__(self, evidence: Iterable[Facts], years: Iterable[int] = ()) -> None:
        self._given = evidence
        self._source_years = years

    @functools.cached_property
    def _evidence(self) -> tuple[Facts, ...]:
        return tuple(self._given)

    @functools.cached_property
    def _numbers(self) -> dict[Decimal, list[Number]]:
        """The numbers by their value, each end of a range apart; a fraction also by its per cent."""
        found: dict[Decimal, list[Number]] = {}
        for number in (number for item in self._evidence for number in item.numbers):
            for end in _ends(number):
                _add(found, end, replace(number, start=0, end=0, qualifier=None, qualifier_start=0))
            if number.fraction:
                share = Number(start=0, end=0, value=_rounded(number.value * 100), percent=True)
                _add(found, share.value, share)
        return found

    @functools.cached_property
    def _has_ordinals(self) -> bool:
        return any(number.ordinal for item in self._evidence for number in item.numbers)

    @functools.cached_property
    def _years(self) -> frozenset[Decimal]:
        mentions = (mention.edtf for item in self._evidence for mention in item.dates)
        return frozenset(Decimal(year) for text in mentions for year in re.findall(r"(?<![\d-])\d{4}", text))

    @functools.cached_property
    def _dates(self) -> dict[str, edtf.Edtf]:
        """The dates, and the ends of intervals, by their text."""
        mentions = (mention.edtf for item in self._evidence for mention in item.dates)
        found = {
            part: edtf.parse(part) for text in mentions for part in (text, *text.split("/")) if part not in ("", "..")
        }
        for item in self._evidence:
            for partial in item.yearless:
                for value in (partial.in_year(year) for year in self._source_years):
                    if value is not None:
                        found[value] = edtf.parse(value)
        return found

    @functools.cached_property
    def _in_order(self) -> list[edtf.Edtf]:
        return sorted(self._dates.values())

    def has_value(self, value: Decimal, scales: Sequence[Decimal] = (Decimal(1),)) -> bool:
        """Whether the evidence has that number, counted in one of `scales`."""
        return any(value * scale in self._numbers or value * scale in self._years for scale in scales)

    def has_date(self, written: str) -> bool:
        """Whether a date, or both ends of an interval, is as exact as one of the evidence or less."""
        if written in self._dates:
            return True
        date = edtf.parse(written)
        first = bisect.bisect_left(self._in_order, date.lower, key=_lower)
        last = bisect.bisect_right(self._in_order, date.upper, key=_lower)
        if any(date.contains(other) for other in self._in_order[first:last]):
            return True
        ends = [end for end in written.split("/") if end not in ("", "..")]
        return date.interval and all(map(self.has_date, ends))

    def lacks_numbers(self, statement: Facts, carried: Collection[Decimal] = ()) -> list[str]:
        """The numbers of `statement`, as it writes them, that neither the evidence has nor a basis has `carried`."""
        found = [
            (number.start, number.end) for number in statement.numbers if not self._has(number, statement, carried)
        ]
        if statement.vague:
            amounts = {quantity.amount for item in self._evidence for quantity in item.vague}
            absent = {quantity.amount for quantity in statement.vague} - amounts
            absent = {amount for amount in absent if not self._has_amount(amount, carried)}
            found += [(quantity.start, quantity.end) for quantity in statement.vague if quantity.amount in absent]
        return [statement.text[start:end] for start, end in sorted(found)]

    def lacks_dates(self, statement: Facts) -> list[str]:
        """The dates of `statement` that the evidence has not, as it writes them."""
        missing = [
            (mention.start, mention.end)
            for mention in statement.dates
            if not self.has_date(mention.edtf) and not self._is_number(mention.edtf)
        ]
        missing += [(item.start, item.end) for item in statement.yearless if not self._has_day(item)]
        return [statement.text[start:end] for start, end in sorted(missing)]

    def _has(self, number: Number, statement: Facts, carried: Collection[Decimal]) -> bool:
        if _only_enumerates(number, statement.text, self._has_ordinals):
            return True
        bare = not number.currency and not number.percent
        return all(
            end in carried
            or (bare and end in self._years)
            or any(_same(number, other) for other in self._numbers.get(end, ()))
            or (number.fraction and any(other.percent for other in self._numbers.get(_rounded(end * 100), ())))
            for end in _ends(number)
        )

    def _has_amount(self, amount: str, carried: Collection[Decimal]) -> bool:
        low, high = _AMOUNTS.get(amount, (0, 0))
        counted = (
            value for value, known in self._numbers.items() if any(not (one.percent or one.ordinal) for one in known)
        )
        return any(low <= value <= high for value in (*counted, *carried))

    def _is_number(self, written: str) -> bool:
        """Whether a bare year stands in the evidence, but was read as a number there."""
        return written.isdigit() and Decimal(written) in self._numbers

    def _has_day(self, item: Yearless) -> bool:
        partial = (other for one in self._evidence for other in one.yearless)
        return any(_same_day(item, other) for other in partial) or any(
            _on_day(item, date) for date in self._dates.values()
        )


def _lower(date: edtf.Edtf) -> datetime.date:
    return date.lower


def _add(found: dict[Decimal, list[Number]], value: Decimal, number: Number) -> None:
    known = found.setdefault(value, [])
    if number not in known:
        known.append(number)


def _rounded(value: Decimal) -> Decimal:
    """A share without what dividing left over."""
    return round(value, 6).normalize() if value.is_finite() and abs(value) < 10**12 else value


def _only_enumerates(number: Number, text: str, ordinals: bool) -> bool:
    """Whether an ordinal counts what the statement itself lists: "a second meeting", where the evidence has none; and
    "first" is as often an adverb as a place in an order."""
    return number.ordinal and not text[number.start].isdigit() and (number.value == 1 or not ordinals)


def _ends(number: Number) -> tuple[Decimal, ...]:
    if number.min is not None and number.max is not None:
        return (number.min, number.max)
    return (number.value,)


def _same(number: Number, other: Number) -> bool:
    """Whether two numbers of one value are of one kind."""
    if number.ordinal != other.ordinal or number.fraction != other.fraction or (number.percent and not other.percent):
        return False
    currencies = {number.currency, other.currency} - {None}
    # A rupee is one of several currencies where the text leaves open which.
    return len(currencies) < 2 or ("rupee" in currencies and currencies <= {"rupee", "PKR", "INR", "LKR", "NPR"})


def _same_day(first: Yearless, second: Yearless) -> bool:
    return first.month == second.month and first.day in (None, second.day)


def _on_day(item: Yearless, date: edtf.Edtf) -> bool:
    same = date.lower.month == date.upper.month == item.month and date.lower.year == date.upper.year
    return same and (item.day is None or date.lower.day == date.upper.day == item.day)
