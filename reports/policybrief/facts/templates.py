"""The date templates of a language's file, compiled: what can begin a date, and how each reads on from there."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from policybrief.facts.language import Language, alternatives, language

YEAR = r"(?:1\d|20)\d\d(?!\d)"


@dataclass(frozen=True, slots=True)
class Templates:
    """A language's templates, compiled.

    Args:
        words: the language's file.
        candidate: where a date may begin.
        full, partial: the templates with a year and without, the most exact first.
        approximate: what makes the date after it approximate.
        after: what follows four digits that count something.
        decade: a decade, with its first three digits.
        region: the region of the language tag, or its language where it has none.
    """

    words: Language
    candidate: re.Pattern[str]
    full: tuple[re.Pattern[str], ...]
    partial: tuple[re.Pattern[str], ...]
    approximate: re.Pattern[str]
    after: re.Pattern[str]
    decade: re.Pattern[str]
    region: str


@functools.lru_cache(maxsize=64)
def templates(tag: str) -> Templates:
    """The templates of the language of the BCP 47 tag `tag`."""
    words = language(tag)
    full = tuple(_template(template, words) for template in words.dates)
    partial = tuple(_template(template, words, yearless=True) for template in words.yearless)
    literals = {word for template in (*words.dates, *words.yearless) for word in _leading_words(template)}
    leads = [alternatives(words.months), alternatives(words.seasons), alternatives(words.parts)]
    lead = "|".join([r"\d", r"Q\d", *leads, *sorted(literals)])
    return Templates(
        words=words,
        candidate=re.compile(rf"(?<![\w.,/:+$€£-])(?={lead})|(?<=[^\W\d_][-–/])(?=\d|{leads[0]})|(?<=[\s(]\.)(?=\d)"),
        full=full,
        partial=partial,
        approximate=re.compile(rf"(?<!\w)(?:{alternatives(words.approximate)})\s$", re.I),
        after=re.compile(rf"\s(?:{words.counted or '(?!)'})(?!\w)"),
        decade=re.compile(words.decade or "(?!)"),
        region=tag.replace("_", "-").split("-")[-1].upper(),
    )


def _leading_words(template: str) -> list[str]:
    """The literal words that a template can begin with."""
    if template.startswith(("{", "Q{")):
        return []
    if template.startswith("(?:"):
        return [word.split()[0] for word in template[3 : template.index(")")].split("|")]
    return [re.split(r"[ {]", template)[0]]


def _template(template: str, words: Language, *, yearless: bool = False) -> re.Pattern[str]:
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


def months(words: Language) -> dict[str, int]:
    """The number of each month by its name, its abbreviation, and its name in capitals."""
    return {**{name.upper(): number for name, number in words.months.items() if len(name) > 3}, **words.months}


def iso(year: int, month: int | None, day: int | None) -> str:
    """A date in ISO 8601, as exact as what is given."""
    return f"{year:04}" + (f"-{month:02}" if month else "") + (f"-{day:02}" if month and day else "")
