"""What a language contributes to finding facts: one JSON file per language, beside this module.

Adding a language is adding a file. A language without one still has its digits, separators (CLDR), ISO dates, bare
years, currencies and acronyms.
"""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct

_FOLDER = Path(__file__).parent


class Language(Struct, frozen=True, kw_only=True, eq=False):
    """A language's words for numbers, dates and names; the fields are the keys of its file.

    Patterns are in the syntax of `re`. In the templates of `dates` and `yearless`, `{d}` is a day, `{m}` a month's
    name, `{mn}` its number, `{y}` a year, `{s}` a season, `{q}` and `{h}` the ordinal of a quarter or half, `{n}` its
    digit, `{to}` and `{and}` the words between two; a blank is any white space.
    """

    decimal: str = "."
    group: Sequence[str] = (",",)
    group_sizes: Sequence[int] = (3, 3)
    cardinals: Mapping[str, int] = {}
    compound: bool = False
    not_alone: Sequence[str] = ()
    multipliers: Mapping[str, int] = {}
    money_multipliers: Mapping[str, int] = {}
    attached_multipliers: Mapping[str, int] = {}
    abbreviated: Sequence[str] = ()
    half_scale: Sequence[str] = ()
    and_a_half: str = ""
    joiner: str = ""
    articles: Sequence[str] = ()
    vague: Mapping[str, str] = {}
    vague_of: str = ""
    vague_before: Sequence[str] = ()
    ordinals: Mapping[str, int] = {}
    ordinal_suffix: str = ""
    fractions: Mapping[str, int] = {}
    fraction_of: Sequence[str] = ()
    ratio: str = ""
    half: Sequence[str] = ()
    half_before: Sequence[str] = ()
    percent: str = "%"
    to: str = ""
    between: Sequence[str] = ()
    between_and: str = ""
    from_: Sequence[str] = ()
    qualifiers: Mapping[str, str] = {}
    currencies: Mapping[str, str] = {}
    references: str = ""
    identifiers: Sequence[str] = ()
    months: Mapping[str, int] = {}
    seasons: Mapping[str, int] = {}
    parts: Mapping[str, int] = {}
    day: str = ""
    range: str = r"\s?[-–—‑]\s?"
    dates: Sequence[str] = ()
    yearless: Sequence[str] = ()
    and_: str = ""
    year_strong: Sequence[str] = ()
    counted: str = ""
    not_counted: Sequence[str] = ()
    approximate: Sequence[str] = ()
    decade: str = ""
    relative: Sequence[Mapping[str, Any]] = ()
    nouns_capitalised: bool = False
    connectors: Sequence[str] = ()
    titles: Sequence[str] = ()
    institutions: Sequence[str] = ()
    function: Sequence[str] = ()
    ordinary: Sequence[str] = ()


def primary(tag: str) -> str:
    """The language of a BCP 47 tag without region and script: `en-GB` gives `en`."""
    return re.split("[-_]", tag, maxsplit=1)[0].lower()


# Tags come from briefs and seeds, and there is no end of them: whatever is kept by language is kept for so many.
@functools.lru_cache(maxsize=64)
def language(tag: str) -> Language:
    """What is known of the language of the BCP 47 tag `tag`."""
    code = primary(tag)
    file = _FOLDER / f"{code}.json"
    if code.isalpha() and code != "common" and file.is_file():
        data = json.loads(file.read_text("utf-8"))
        return Language(**{f"{key}_" if key in ("from", "and") else key: value for key, value in data.items()})
    return _separators_only(code)


@functools.cache
def common() -> dict[str, Any]:
    """What holds in every language: currency signs and codes, units."""
    data: dict[str, Any] = json.loads((_FOLDER / "common.json").read_text("utf-8"))
    return data


def _separators_only(code: str) -> Language:
    from babel import Locale, UnknownLocaleError

    try:
        symbols = Locale.parse(code).number_symbols
        symbols = symbols.get("latn", symbols)
        return Language(decimal=symbols.get("decimal", "."), group=[symbols.get("group", ",")])
    except (UnknownLocaleError, ValueError, TypeError, AttributeError):
        return Language()


def alternatives(words: Sequence[str] | Mapping[str, Any]) -> str:
    """A pattern that matches any of `words`, the longest first; nothing where there are none."""
    known = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s") for word in known) or "(?!)"
