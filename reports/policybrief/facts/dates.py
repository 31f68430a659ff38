"""Dates in running text, as EDTF with the precision that the text gives, never more.

Recognised are the templates of the language's file ("August 12, 2025", "6-10 June 2025", "summer 2025", "12.8.2025"),
ISO dates, ranges of years ("2024-25"), decades ("the 1990s") and bare years where they read as one ("in 2025").
A date without a year ("12 August") and a relative one ("yesterday") are given only where an anchor resolves them.
"""

from __future__ import annotations

import functools
import re

from msgspec import Struct

from policybrief import edtf
from policybrief.facts.language import Language, common
from policybrief.facts.relative import relative_dates
from policybrief.facts.templates import Templates, iso, months, templates


class DateMention(Struct, frozen=True, kw_only=True):
    """A date that stands at `text[start:end]`; `inferred` where another date of the text completed it."""

    start: int
    end: int
    edtf: str
    inferred: bool = False


class Yearless(Struct, frozen=True, kw_only=True):
    """A day or month without a year at `text[start:end]`; `end_month`, `end_day` close a range."""

    start: int
    end: int
    month: int
    day: int | None = None
    end_month: int | None = None
    end_day: int | None = None

    def in_year(self, year: int) -> str | None:
        """The EDTF date it is in `year`, or None where the calendar lacks it."""
        first = iso(year, self.month, self.day)
        if self.end_month is None:
            return first if edtf.is_valid(first) else None
        both = f"{first}/{iso(year, self.end_month, self.end_day)}"
        return both if edtf.is_valid(both) else None


def dates(text: str, language: str, *, anchor: str | None = None) -> list[DateMention]:
    """The dates of `text`, in order, none overlapping.

    Args:
        text: running text.
        language: its BCP 47 tag.
        anchor: an EDTF date that the same text states; it gives the year of yearless dates and resolves relative ones,
            which are then marked as inferred. Without it they are not given.
    """
    written = scan(text, language)
    found = [item for item in written if isinstance(item, DateMention) and edtf.is_valid(item.edtf)]
    if anchor is None:
        return found
    year = edtf.parse(anchor).lower.year
    found += [
        DateMention(start=item.start, end=item.end, edtf=value, inferred=True)
        for item in written
        if isinstance(item, Yearless) and (value := item.in_year(year)) is not None
    ]
    found += [
        DateMention(start=start, end=end, edtf=value, inferred=True)
        for start, end, value in relative_dates(text, language, anchor)
    ]
    return _apart(found)


def _apart(found: list[DateMention]) -> list[DateMention]:
    """The mentions in order, the longer of two that overlap."""
    apart: list[DateMention] = []
    for item in sorted(found, key=lambda item: (item.start, -item.end)):
        if not apart or item.start >= apart[-1].end:
            apart.append(item)
    return apart


def yearless(text: str, language: str) -> list[Yearless]:
    """The days and months of `text` that have no year there, in order."""
    return [item for item in scan(text, language) if isinstance(item, Yearless)]


def scan(text: str, tag: str) -> tuple[DateMention | Yearless, ...]:
    """Whatever of `text` is written as a date: with its year, without it, or (`edtf` is "") one that cannot be told.

    The last few short texts are remembered: whoever asks for the dates of a text soon asks for its numbers.
    """
    return _remembered(text, tag) if len(text) < 100_000 else _scanned(text, tag)


def _scanned(text: str, tag: str) -> tuple[DateMention | Yearless, ...]:
    rules = templates(tag)
    found: list[DateMention | Yearless] = []
    position = 0
    for candidate in rules.candidate.finditer(text):
        if candidate.start() >= position and (items := _match(rules, text, candidate.start())):
            position = items[-1].end
            found += items
    return tuple(found)


_remembered = functools.lru_cache(maxsize=4)(_scanned)


_ISO = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?(?:T[\d:.]{4,15}(?:Z|[+-]\d\d:?\d\d)?)?(?![\w-]|\.\d)")
_YEARS = re.compile(r"((?:19|20)\d\d)(\s?[-–—‑/]\s?|\s\w{2,7}\s)((?:19|20)\d\d|\d\d)(?![\w%/]|[.,]\d|-\d)")
_BARE = re.compile(r"((?:19|20)\d\d)(?![\w%€$£/]|[.,:]\d|\s?%)")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/((?:19|20)\d\d)(?![\w/])")
_WORD_BEFORE = re.compile(r"(\w+\.?)[\s(\"'“‘-]{1,3}$")


def _match(rules: Templates, text: str, position: int) -> list[DateMention | Yearless] | None:
    """What stands at `position`, the most exact reading first."""
    digit = text[position].isdigit()
    if digit and (written := _ISO.match(text, position)) and (found := _iso_date(written)):
        return [found]
    if digit and (slashed := _SLASHED.match(text, position)):
        return [_slashed_date(slashed, rules.region)]
    if match := rules.match(text, position):
        return _from_template(match, rules, text)
    if digit and (found := _years(rules, text, position)):
        return [found]
    match = rules.match(text, position, yearless=True)
    return [_yearless(match, rules)] if match else None


def _mention(start: int, end: int, value: str, rules: Templates, text: str) -> DateMention:
    near = text[max(0, start - 16) : start]
    return DateMention(start=start, end=end, edtf=f"{value}~" if rules.approximate.search(near) else value)


def _iso_date(match: re.Match[str]) -> DateMention | None:
    year, month, day = match.groups()
    # "2010-12" in prose is a span of years; "2025-05" cannot be.
    if day is None and (year < "1000" or not 1 <= int(month) <= min(12, int(year[2:]))):
        return None
    value = iso(int(year), int(month), int(day) if day else None)
    return DateMention(start=match.start(), end=match.end(), edtf=value) if edtf.is_valid(value) else None


def _slashed_date(match: re.Match[str], region: str) -> DateMention:
    """Day and month by what the numbers allow; the region decides for the United States only, where both may be."""
    first, second, year = (int(group) for group in match.groups())
    if first > 12:
        first, second = second, first
    elif second <= 12 and first != second and region != "US":
        return DateMention(start=match.start(), end=match.end(), edtf="")
    return DateMention(start=match.start(), end=match.end(), edtf=iso(year, first, second))


def _from_template(match: re.Match[str], rules: Templates, text: str) -> list[DateMention | Yearless]:
    slots = {name: value for name, value in match.groupdict().items() if value is not None}
    start = min(match.start(name) for name in slots)
    year = int(slots.get("y", slots.get("y2", "0")))
    if "s" in slots:
        return [_mention(start, match.end(), f"{year}-{rules.words.seasons[slots['s']]}", rules, text)]
    if "q" in slots or "h" in slots:
        opens = match.start() if text[match.start()] == "Q" else start
        return [_mention(opens, match.end(), _part_of_year(year, slots, rules.words), rules, text)]
    month = _month(slots, "", rules)
    if month is None and "m2" not in slots:
        return [_mention(start, match.end(), str(year), rules, text)]
    if "d2" not in slots and "m2" not in slots and "mn2" not in slots:
        return [_mention(start, match.end(), iso(year, month, _day(slots, "d")), rules, text)]
    end_year = int(slots.get("y2", year))
    month = month or _month(slots, "2", rules)
    first = iso(year, month, _day(slots, "d"))
    last = iso(end_year, _month(slots, "2", rules) or month, _day(slots, "d2"))
    if rules.words.and_ and _is_listed(match, rules, text):
        return [
            DateMention(start=match.start("d"), end=match.end("d"), edtf=first),
            DateMention(start=match.start("d2"), end=match.end(), edtf=last),
        ]
    return [DateMention(start=start, end=match.end(), edtf=f"{first}/{last}")]


def _is_listed(match: re.Match[str], rules: Templates, text: str) -> bool:
    """Whether "6 and 10 June" names two days, where "between 6 and 10 June" is a range."""
    groups = match.groupdict()
    if not groups.get("d") or not groups.get("d2") or not groups.get("m"):
        return False
    if match.start() < min(match.start("d"), match.start("m")):
        return False
    return bool(re.search(rules.words.and_, text[match.end("d") : match.start("d2")]))


def _part_of_year(year: int, slots: dict[str, str], words: Language) -> str:
    """A quarter or half as the months it spans: EDTF has a number for them at level 2 only."""
    months = 3 if "q" in slots else 6
    name = slots.get("q") or slots["h"]
    which = words.parts.get(name) or int(name)
    last = min(which * months, 12)
    return f"{iso(year, last - months + 1, None)}/{iso(year, last, None)}"


def _yearless(match: re.Match[str], rules: Templates) -> Yearless:
    slots = {name: value for name, value in match.groupdict().items() if value is not None}
    start = min(match.start(name) for name in slots)
    month = _month(slots, "", rules) or 1
    ranged = "d2" in slots or "m2" in slots
    return Yearless(
        start=start,
        end=match.end(),
        month=month,
        day=_day(slots, "d"),
        end_month=(_month(slots, "2", rules) or month) if ranged else None,
        end_day=_day(slots, "d2"),
    )


def _years(rules: Templates, text: str, position: int) -> DateMention | None:
    """A decade, a span of years or a bare year."""
    if decade := rules.decade.match(text, position):
        return DateMention(start=position, end=decade.end(), edtf=f"{int(decade['decade'])}X")
    if (span := _YEARS.match(text, position)) and (value := _span_of_years(span, rules)):
        return DateMention(start=position, end=span.end(), edtf=value)
    bare = _BARE.match(text, position)
    if bare and _reads_as_year(rules, text, bare):
        return _mention(position, bare.end(), str(int(bare[1])), rules, text)
    return None


def _span_of_years(match: re.Match[str], rules: Templates) -> str | None:
    first, between, last = match.groups()
    if between.strip().isalpha() and not re.fullmatch(rules.words.range, between):
        return None
    if len(last) == 2:
        last = first[:2] + last if between.strip() in "-–—‑/" else ""
    return f"{int(first)}/{int(last)}" if last and int(first) < int(last) else None


def _reads_as_year(rules: Templates, text: str, bare: re.Match[str]) -> bool:
    """Whether four digits are a year rather than a count, by the words beside them."""
    near = text[max(0, bare.start() - 24) : bare.start()]
    word = _WORD_BEFORE.search(near)
    before = word[1].lower() if word else ""
    words = rules.words
    if before in words.year_strong:
        return True
    if any(near.lower().endswith(f"{qualifier} ") for qualifier in words.qualifiers) and before not in ("circa", "um"):
        return False
    follows = text[bare.end() : bare.end() + 24]
    unit = re.match(r"[\s-]([^\W\d_]+)", follows)
    if unit and (unit[1] in _UNITS or unit[1].lower() in words.multipliers or unit[1] in words.currencies):
        return False
    if re.match(rf"\s?(?:{words.percent})", follows) or near.endswith(tuple(_SIGNS)):
        return False
    counted = rules.after.match(text, bare.end())
    return not (counted and counted[0].strip() not in words.not_counted and before not in ("in", "of", "since"))


_UNITS = frozenset(common()["units"]) | frozenset(common()["codes"])
_SIGNS = frozenset(common()["symbols"]) | frozenset(f"{code} " for code in (*common()["codes"], "Rs", "Rs."))


def _month(slots: dict[str, str], number: str, rules: Templates) -> int | None:
    if name := slots.get(f"m{number}"):
        return months(rules.words)[name.rstrip(".")]
    return int(slots[f"mn{number}"]) if f"mn{number}" in slots else None


def _day(slots: dict[str, str], name: str) -> int | None:
    return int(slots[name]) if name in slots else None
