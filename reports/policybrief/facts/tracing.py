"""Whether the facts of one text stand in another: the numbers, dates and names of a statement in its evidence.

Differences of writing do not count: "two" is 2, "2.5 million" is 2,500,000, "half" is 50 %. A number in per cent or in
a currency is not the bare number, nor one in another currency. A date may be less exact than the evidence, never more.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from policybrief import edtf
from policybrief.facts.dates import DateMention, Yearless, scan
from policybrief.facts.names import Name, names
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


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of one text."""

    text: str
    numbers: tuple[Number, ...]
    vague: tuple[Vague, ...]
    dates: tuple[DateMention, ...]
    yearless: tuple[Yearless, ...]


@functools.lru_cache(maxsize=8192)
def facts(text: str, language: str) -> Facts:
    """The facts of `text`."""
    written = scan(text, language)
    return Facts(
        text,
        tuple(numbers(text, language)),
        tuple(vague(text, language)),
        tuple(item for item in written if isinstance(item, DateMention) and edtf.is_valid(item.edtf)),
        tuple(item for item in written if isinstance(item, Yearless)),
    )


def untraced_numbers(statement: Facts, evidence: Sequence[Facts], carried: Sequence[Decimal] = ()) -> list[str]:
    """The numbers of `statement`, as it writes them, that neither the evidence has nor a basis has `carried`."""
    known = [number for item in evidence for number in item.numbers]
    years = {value for item in evidence for value in _years(item)}
    ordinals = any(number.ordinal for number in known)
    amounts = {quantity.amount for item in evidence for quantity in item.vague}
    found = [
        (number.start, number.end)
        for number in statement.numbers
        if not _only_enumerates(number, statement.text, ordinals) and not _number_stands(number, known, carried, years)
    ]
    found += [
        (quantity.start, quantity.end)
        for quantity in statement.vague
        if quantity.amount not in amounts and not _amount_stands(quantity.amount, known, carried)
    ]
    return [statement.text[start:end] for start, end in sorted(found)]


def has_value(value: Decimal, evidence: Sequence[Facts], scales: Sequence[Decimal] = (Decimal(1),)) -> bool:
    """Whether the evidence has that number, counted in one of `scales`."""
    known = {end for item in evidence for number in item.numbers for end in _ends(number)}
    known |= {number.value * 100 for item in evidence for number in item.numbers if number.fraction}
    known |= {Decimal(year) for item in evidence for year in _years(item)}
    return any(value * scale in known for scale in scales)


def untraced_dates(statement: Facts, evidence: Sequence[Facts], years: Iterable[int] = ()) -> list[str]:
    """The dates of `statement` that the evidence has not, as it writes them.

    `years` are those that the source states elsewhere: they complete a date that the evidence has without its year.
    """
    known = [edtf.parse(value) for item in evidence for value in _dates(item, years)]
    values = {end for item in evidence for number in item.numbers for end in _ends(number)}
    missing = [
        (mention.start, mention.end)
        for mention in statement.dates
        if not date_stands(mention.edtf, known) and not (mention.edtf.isdigit() and Decimal(mention.edtf) in values)
    ]
    partial = [item for one in evidence for item in one.yearless]
    missing += [
        (item.start, item.end)
        for item in statement.yearless
        if not any(_same_day(item, other) for other in partial) and not any(_on_day(item, date) for date in known)
    ]
    return [statement.text[start:end] for start, end in sorted(missing)]


def evidence_dates(evidence: Sequence[Facts], years: Iterable[int] = ()) -> list[edtf.Edtf]:
    """The dates that the evidence states, those without a year in each of `years`."""
    return [edtf.parse(value) for item in evidence for value in _dates(item, years)]


def date_stands(written: str, known: Iterable[edtf.Edtf]) -> bool:
    """Whether a date, or both ends of an interval, is as exact as one of `known` or less."""
    candidates = list(known)
    date = edtf.parse(written)
    if any(date.contains(other) for other in candidates):
        return True
    return date.interval and all(
        any(edtf.parse(end).contains(other) for other in candidates)
        for end in written.split("/")
        if end not in ("", "..")
    )


def untraced_names(
    statement: Facts, evidence: Sequence[Facts], language: str, familiar: frozenset[str] = frozenset()
) -> list[str]:
    """The proper names of `statement` that the evidence has in no form: whole, by its words, or as an acronym.

    `familiar` are words (as `words_of` gives them) that need no evidence: the brief's own title, actors and sources.
    """
    known = set(familiar).union(*(words_of(item.text) for item in evidence))
    text = statement.text
    found = dict.fromkeys(
        (text[name.start : name.end], _begins(text, name)) for name in statement_names(text, language)
    )
    return list(dict.fromkeys(name for name, begins in found if not _name_stands(name, known, begins=begins)))


def _begins(text: str, name: Name) -> bool:
    """Whether a name begins a sentence, so that its first word may be an ordinary one."""
    return text[: name.start].rstrip()[-1:] in ("", ".", "!", "?", ":")


@functools.lru_cache(maxsize=8192)
def statement_names(text: str, language: str) -> tuple[Name, ...]:
    """The names of `text`, kept for the next time it is asked for."""
    return tuple(names(text, language))


def _only_enumerates(number: Number, text: str, ordinals: bool) -> bool:
    """Whether an ordinal counts what the statement itself lists: "a second meeting", where the evidence has none; and
    "first" is as often an adverb as a place in an order."""
    return number.ordinal and not text[number.start].isdigit() and (number.value == 1 or not ordinals)


def _ends(number: Number) -> tuple[Decimal, ...]:
    if number.min is not None and number.max is not None:
        return (number.min, number.max)
    return (number.value,)


def _number_stands(
    number: Number, known: Sequence[Number], carried: Sequence[Decimal], years: set[int] | frozenset[int]
) -> bool:
    return all(
        end in carried
        or (not number.currency and not number.percent and end in years)
        or any(_same(replace(number, value=end), other) for other in known)
        for end in _ends(number)
    )


def _same(number: Number, other: Number) -> bool:
    if number.ordinal != other.ordinal:
        return False
    if number.currency and other.currency and number.currency != other.currency:
        return _may_be(number.currency, other.currency) and number.value in _ends(other)
    if number.percent and other.fraction:
        return abs(number.value - other.value * 100) < Decimal("0.000001")
    if number.fraction and other.percent:
        return abs(number.value * 100 - other.value) < Decimal("0.000001")
    if number.percent and not other.percent:
        return False
    return number.fraction == other.fraction and number.value in _ends(other)


def _may_be(first: str, second: str) -> bool:
    """A rupee is one of several currencies where the text leaves open which."""
    return "rupee" in (first, second) and {first, second} <= {"rupee", "PKR", "INR", "LKR", "NPR"}


def _amount_stands(amount: str, known: Sequence[Number], carried: Sequence[Decimal]) -> bool:
    low, high = _AMOUNTS.get(amount, (0, 0))
    values = [end for number in known if not number.percent and not number.ordinal for end in _ends(number)]
    return any(low <= value <= high for value in [*values, *carried])


def _years(item: Facts) -> set[int]:
    return {int(part) for mention in item.dates for part in re.findall(r"(?<![\d-])\d{4}", mention.edtf)}


def _dates(item: Facts, years: Iterable[int]) -> list[str]:
    found = [
        part
        for mention in item.dates
        for part in dict.fromkeys((mention.edtf, *mention.edtf.split("/")))
        if part not in ("", "..")
    ]
    found += [value for partial in item.yearless for year in years if (value := partial.in_year(year)) is not None]
    return found


def _same_day(first: Yearless, second: Yearless) -> bool:
    return first.month == second.month and first.day in (None, second.day)


def _on_day(item: Yearless, date: edtf.Edtf) -> bool:
    same = date.lower.month == date.upper.month == item.month and date.lower.year == date.upper.year
    return same and (item.day is None or date.lower.day == date.upper.day == item.day)


@functools.lru_cache(maxsize=8192)
def words_of(text: str) -> frozenset[str]:
    """The words of `text` in lower case, and the initials of its capitalised runs, by which an acronym is known."""
    plain = re.findall(r"[^\W_]+(?:['’][^\W_]+)*", text)
    found = {re.sub(r"['’]s?$", "", word).lower() for word in plain}
    found |= {match.replace(".", "").lower() for match in re.findall(r"(?:[^\W\d_]\.){2,6}", text)}
    capitals = re.findall(
        r"[A-ZÀ-Þ][\w.]*(?:[\s-]+(?:(?:of|for|and|the|de|der|des|und|e)[\s-]+)?[A-ZÀ-Þ][\w.]*){1,7}", text
    )
    for run in capitals:
        initials = "".join(word[0] for word in re.split(r"[\s-]+", run) if word and word[0].isupper()).lower()
        found |= {
            initials[first:last] for first in range(len(initials)) for last in range(first + 2, len(initials) + 1)
        }
    return frozenset(found)


def _name_stands(name: str, known: set[str], *, begins: bool) -> bool:
    words = [word.lower() for word in re.findall(r"[^\W_]+(?:['’][^\W_]+)*", name)]
    if name.replace(".", "").lower() in known:
        return True
    initials = "".join(word[0] for word in re.split(r"[\s-]+", name) if word and word[0].isupper()).lower()
    if len(initials) >= 2 and initials in known:
        return True
    needed = words[1:] if begins and len(words) > 1 else words
    return all(len(word) < 3 or word in known or _inflected(word, known) for word in needed)


def _inflected(word: str, known: set[str]) -> bool:
    """Whether the evidence has the word with another ending: Pakistani, Pakistan."""
    stems = [word[:cut] for cut in range(max(4, len(word) - 3), len(word))] if len(word) >= 5 else []
    longer = [word + ending for ending in ("s", "n", "i", "an", "ese", "ish", "ian")]
    return any(form in known for form in (*stems, *longer))
