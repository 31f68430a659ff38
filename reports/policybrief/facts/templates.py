"""The date templates of a language's file, compiled: what can begin a date, and how each reads on from there."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping

from msgspec import Struct

from policybrief.facts.language import Language, alternatives, language

YEAR = r"(?:1\d|20)\d\d(?!\d)"

REACH = 160
"""No date has more characters."""

_YEAR = re.compile(YEAR)


class Templates(Struct, frozen=True):
    """A language's templates; each is compiled when a text first calls for it, and few texts call for many.

    Args:
        words: the language's file.
        candidate: where a date may begin.
        approximate: what makes the date after it approximate.
        after: what follows four digits that count something.
        decade: a decade, with its first three digits.
        month: how a month's name begins.
        region: the region of the language tag, or its language where it has none.
    """

    words: Language
    candidate: re.Pattern[str]
    approximate: re.Pattern[str]
    after: re.Pattern[str]
    decade: re.Pattern[str]
    month: re.Pattern[str]
    region: str

    def match(self, text: str, position: int, *, yearless: bool = False) -> re.Match[str] | None:
        """What stands at `position` by the first template with a year, or without, that reads it: the most exact."""
        near = text[position : position + REACH]
        if not yearless and not _YEAR.search(near):
            return None
        month = self.month.search(near) is not None
        for pattern in _fitting(self.words, yearless, near[0].isdigit(), month):
            if match := pattern.match(text, position):
                return match
        return None


@functools.lru_cache(maxsize=64)
def templates(tag: str) -> Templates:
    """The templates of the language of the BCP 47 tag `tag`."""
    words = language(tag)
    literals = {word for template in (*words.dates, *words.yearless) for word in _leading_words(template)}
    leads = [alternatives(words.months), alternatives(words.seasons), alternatives(words.parts)]
    lead = "|".join([r"\d", r"Q\d", *leads, *sorted(literals)])
    return Templates(
        words=words,
        candidate=re.compile(rf"(?<![\w.,/:+$€£-])(?={lead})|(?<=[^\W\d_][-–/])(?=\d|{leads[0]})|(?<=[\s(]\.)(?=\d)"),
        approximate=re.compile(rf"(?<!\w)(?:{alternatives(words.approximate)})\s$", re.I),
        after=re.compile(rf"\s(?:{words.counted or '(?!)'})(?!\w)"),
        decade=re.compile(words.decade or "(?!)"),
        month=re.compile("|".join(sorted({re.escape(name[:3]) for name in months(words)})) or "(?!)"),
        region=tag.replace("_", "-").split("-")[-1].upper(),
    )


def _leading_words(template: str) -> list[str]:
    """The literal words that a template can begin with."""
    if template.startswith(("{", "Q{")):
        return []
    if template.startswith("(?:"):
        return [word.split()[0] for word in template[3 : template.index(")")].split("|")]
    return [re.split(r"[ {]", template)[0]]


@functools.lru_cache(maxsize=256)
def _fitting(words: Language, yearless: bool, digit: bool, month: bool) -> tuple[re.Pattern[str], ...]:
    """The templates that can read what begins with a digit, or does not, and has a month's name near it, or has not."""
    among = words.yearless if yearless else words.dates
    begins = [template for template in among if not template.startswith("{m}" if digit else ("{d}", "{y}"))]
    return tuple(_template(template, words, yearless) for template in begins if month or "{m}" not in template)


@functools.lru_cache(maxsize=2048)
def _template(template: str, words: Language, yearless: bool) -> re.Pattern[str]:
    day = r"0?[1-9](?!\d)|[12]\d(?!\d)|3[01](?!\d)"
    named = months(words)
    short = [name for name in named if any(other != name and other.startswith(name) for other in named)]
    full, brief = alternatives([name for name in named if name not in short]), alternatives(short)
    slots = {"to": f"(?:{words.range})", "and": f"(?:{words.and_})"}
    for number in ("", "2"):
        slots[f"d{number}"] = rf"(?P<d{number}>{day}){words.day}"
        slots[f"m{number}"] = rf"(?P<m{number}>(?:{full})(?![^\W\d_])|(?:{brief})(?![^\W\d_])\.?)"
        slots[f"mn{number}"] = rf"(?P<mn{number}>0?[1-9]|1[0-2])"
        slots[f"y{number}"] = rf"(?P<y{number}>{YEAR})"
    slots["s"] = rf"(?P<s>{alternatives(words.seasons)})"
    slots["q"] = rf"(?P<q>{alternatives(words.parts)})"
    slots["h"] = rf"(?P<h>{alternatives(words.parts)})"
    slots["n"] = r"(?P<q>[1-4])"
    pattern = re.sub(r" (?!\?)", r"\\s{1,2}", template).replace(" ?", r"\s?")
    pattern = re.sub(r"\{([a-z]+2?)\}", lambda match: slots[match[1]], pattern)
    ends = rf"(?!\w|[.,-]?\d|(?:,|\sof)?\s{YEAR})" if yearless else r"(?!\w|[.,]\d)"
    return re.compile(pattern + ends)


@functools.lru_cache(maxsize=64)
def months(words: Language) -> Mapping[str, int]:
    """The number of each month by its name, its abbreviation, and its name in capitals."""
    return {**{name.upper(): number for name, number in words.months.items() if len(name) > 3}, **words.months}


def iso(year: int, month: int | None, day: int | None) -> str:
    """A date in ISO 8601, as exact as what is given."""
    return f"{year:04}" + (f"-{month:02}" if month else "") + (f"-{day:02}" if month and day else "")
