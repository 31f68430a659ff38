"""What the filler knows of a language: its data file, compiled."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from typing import Any

import yaml

NOTHING = re.compile(r"(?!)")
"""Matches nowhere: stands for a pattern that the language's file does not have."""

Cue = tuple[int, re.Pattern[str]]

_WEIGHTS = {"strong": 3, "cue": 2, "weak": 1}


@dataclass(frozen=True, slots=True, kw_only=True)
class Boilerplate:
    """How boilerplate reads: `leads` and `lines` match whole lines, `author` what follows a name."""

    leads: re.Pattern[str]
    inline: re.Pattern[str]
    lines: re.Pattern[str]
    author: re.Pattern[str]
    contributed: re.Pattern[str]
    crumbs: re.Pattern[str]
    release: re.Pattern[str]
    published: re.Pattern[str]
    byline: re.Pattern[str]
    release_end: re.Pattern[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Units:
    """How the noun that a number counts is told from the words around it.

    Args:
        of: the word between a quantity and its noun ("dozens of").
        articles: what may stand between the two.
        ends: words that the noun ends before; `closes`: words that it ends with.
        trivial: nouns that small numbers count in passing ("the two sides"); `time`: units of time.
        harm: words of a sentence in which even one or two matter ("killed"); `range`: what opens a range ("between").
    """

    of: str
    articles: frozenset[str]
    ends: re.Pattern[str]
    closes: re.Pattern[str]
    trivial: re.Pattern[str]
    time: re.Pattern[str]
    harm: re.Pattern[str]
    range: re.Pattern[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """The data file of a language; a language without one has a vocabulary that matches nothing."""

    language: str
    stopwords: frozenset[str]
    leaning: frozenset[str]
    anaphora: frozenset[str]
    concluding: re.Pattern[str]
    cues: Mapping[str, Sequence[Cue]]
    headings: Mapping[str, re.Pattern[str]]
    likelihood: Mapping[str, Sequence[tuple[str, re.Pattern[str]]]]
    no_likelihood: re.Pattern[str]
    modals: re.Pattern[str]
    kinds: Mapping[str, re.Pattern[str]]
    clause: re.Pattern[str]
    named_year: re.Pattern[str]
    year_attribute: re.Pattern[str]
    year_bound: re.Pattern[str]
    reported: re.Pattern[str]
    units: Units
    boilerplate: Boilerplate
    names: Mapping[str, Any]
    state_names: Mapping[str, Sequence[str]]
    demonyms: Mapping[str, Sequence[str]]


@functools.lru_cache(maxsize=64)
def vocabulary(language: str) -> Vocabulary:
    """The vocabulary of a BCP 47 tag's language."""
    data = _data(language.split("-")[0].lower())
    return Vocabulary(
        language=language,
        stopwords=frozenset(data.get("stopwords", "").split()),
        leaning=frozenset(data.get("leaning", ())),
        anaphora=frozenset(data.get("anaphora", ())),
        concluding=words(data.get("concluding", ())),
        cues={kind: _cues(entry) for kind, entry in data.get("cues", {}).items()},
        headings={kind: words([pattern]) for kind, pattern in data.get("headings", {}).items()},
        likelihood={scale: _degrees(entry) for scale, entry in data.get("likelihood", {}).items()},
        no_likelihood=words(data.get("no_likelihood", ())),
        modals=words(_optional(data, "modals"), 0),
        kinds={kind: words([pattern]) for kind, pattern in data.get("kinds", {}).items()},
        clause=_pattern(data.get("events", {}), "clause"),
        named_year=_ending(data.get("events", {}), "named_year"),
        year_attribute=_ending(data.get("events", {}), "year_attribute"),
        year_bound=_ending(data.get("events", {}), "year_bound"),
        reported=words(_optional(data, "reported")),
        units=_units(data.get("figures", {})),
        boilerplate=_boilerplate(data.get("boilerplate", {}), data.get("front", {})),
        names=data.get("names", {}),
        state_names=data.get("state_names", {}),
        demonyms=data.get("demonyms", {}),
    )


def words(patterns: Iterable[str], flags: int = re.IGNORECASE) -> re.Pattern[str]:
    """A pattern that finds any of `patterns` between word boundaries."""
    joined = "|".join(patterns)
    return re.compile(rf"(?<!\w)(?:{joined})(?!\w)", flags) if joined else NOTHING


def literals(texts: Iterable[str]) -> re.Pattern[str]:
    """A cased pattern that finds any of `texts`, the longest first, between word boundaries."""
    longest_first = sorted(texts, key=lambda text: (-len(text), text))
    return words((re.escape(text).replace("'", "['’]") for text in longest_first), 0)


@functools.lru_cache(maxsize=64)
def _data(primary: str) -> Mapping[str, Any]:
    file = resources.files("policybrief_seeds").joinpath("languages", f"{primary}.yaml")
    if not primary.isalpha() or not file.is_file():
        return {}
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    data: Mapping[str, Any] = yaml.load(file.read_text("utf-8"), Loader=loader)
    return data


def _optional(data: Mapping[str, Any], key: str) -> list[str]:
    return [data[key]] if key in data else []


def _cues(entry: Mapping[str, Sequence[str]]) -> Sequence[Cue]:
    return tuple((_WEIGHTS[strength], words(patterns)) for strength, patterns in entry.items())


def _degrees(entry: Mapping[str, Sequence[str]]) -> Sequence[tuple[str, re.Pattern[str]]]:
    return tuple((degree, words(patterns)) for degree, patterns in entry.items())


def _pattern(data: Mapping[str, Any], key: str, flags: int = 0) -> re.Pattern[str]:
    return re.compile(data[key], flags) if key in data else NOTHING


def _ending(data: Mapping[str, Any], key: str) -> re.Pattern[str]:
    """A pattern for what stands before a place: it must reach up to it."""
    return re.compile(rf"(?<!\w)(?:{data[key]})$", re.IGNORECASE) if key in data else NOTHING


def _units(data: Mapping[str, Any]) -> Units:
    return Units(
        of=data.get("of", ""),
        articles=frozenset(data.get("articles", ())),
        ends=_pattern(data, "ends", re.IGNORECASE),
        closes=_pattern(data, "closes", re.IGNORECASE),
        trivial=_pattern(data, "trivial", re.IGNORECASE),
        time=_pattern(data, "time", re.IGNORECASE),
        harm=words(_optional(data, "harm")),
        range=_ending(data, "range"),
    )


def _boilerplate(data: Mapping[str, Any], front: Mapping[str, str]) -> Boilerplate:
    return Boilerplate(
        leads=_line(data.get("leads", ())),
        inline=re.compile(rf"(?:{data['inline']})\s*[:|–—»›>]\s*\S.*", re.IGNORECASE) if "inline" in data else NOTHING,
        lines=_line(data.get("lines", ())),
        author=re.compile(data["author"]) if "author" in data else NOTHING,
        contributed=_line(_optional(data, "contributed")),
        crumbs=_line(_optional(data, "crumbs")),
        release=_line(_optional(front, "release")),
        published=re.compile(front["published"], re.IGNORECASE) if "published" in front else NOTHING,
        byline=re.compile(front["byline"], re.IGNORECASE) if "byline" in front else NOTHING,
        release_end=_line(_optional(front, "release_end")),
    )


def _line(patterns: Iterable[str]) -> re.Pattern[str]:
    """A pattern for `fullmatch`: any of `patterns`, whatever point or colon stands after it."""
    joined = "|".join(f"(?:{pattern})" for pattern in patterns)
    return re.compile(rf"(?:{joined})[\s.:…!»›>→]*", re.IGNORECASE) if joined else NOTHING
