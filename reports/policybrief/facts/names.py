"""Proper names in running text: acronyms, and capitalised words that are not ordinary ones.

A run of capitalised words, joined by particles ("Tehreek-e-Taliban Pakistan", "Bank of England"), is a name. Not one
is an ordinary word that is capitalised because it begins a sentence, stands in a headline, or, in German, is a noun:
there only acronyms and runs of several capitalised words count. Better a name missed than a word taken for one.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from msgspec import Struct

from policybrief.facts.language import Language, alternatives, common, language


class Name(Struct, frozen=True, kw_only=True):
    """A proper name at `text[start:end]`, without a possessive ending; `acronym` where it is one (TTP, U.S.)."""

    start: int
    end: int
    acronym: bool = False


class _Word(Struct, frozen=True):
    """A capitalised word; `opens` where it begins a sentence or line."""

    start: int
    end: int
    text: str
    opens: bool
    acronym: bool


_DOTTED = re.compile(r"(?:[^\W\d_]\.){2,6}")
_ACRONYM = re.compile(
    r"(?:[A-ZÀ-Þ]{2,12}s?|[A-ZÀ-Þ]{1,6}\d{1,4}|[A-Z][a-z]?[A-Z]{1,6})(?:[-‑][A-ZÀ-Þ0-9]{1,6}(?![^\W\d_]))?"
)
_CODE = re.compile(r"[A-ZÀ-Þ][A-Za-z]{0,12}[-‑]\d{1,4}[A-Z]?")
_WORD = re.compile(
    r"(?<![\w@/])(?:(?:[^\W\d_]\.){2,6}"
    r"|[^\W\d_](?:[\w]|['’](?=[^\W\d_]{2,}))*(?:[-‑](?:[\w]|['’](?=[^\W\d_]{2,}))+)*)"
)
_OPENS = re.compile(r"(?:^|[.!?:;…][\"'”’)\]]{0,2}\s{1,3}|\n|[•▪●◦‣*·])[\s\"'“‘„«(\[*_>#-]{0,6}$")
_POSSESSIVE = re.compile(r"['’](?:s|S)?$")
_ROMAN = re.compile(r"[IVX]{1,4}")
_NO_NAMES = frozenset({*common()["codes"], "Rs", "Q1", "Q2", "Q3", "Q4"})
_HEADLINE = 0.6
"""A line whose words are capitalised to this share, and which ends no sentence, is a headline."""


def names(text: str, language: str) -> list[Name]:
    """The proper names of `text`, in order, none overlapping. `language` is a BCP 47 tag."""
    rules = _rules(language)
    runs = list(_runs(text, rules))
    if rules.words.nouns_capitalised:
        named = [part for run in runs for part in _german(run, rules)]
    else:
        known = {word.text for run in runs for word in run if not word.opens}
        trimmed = [words for run in runs if (words := _names(run, rules, known))]
        named = list(_with_institutions(trimmed, text, rules))
    return [Name(start=run[0].start, end=run[-1].end, acronym=len(run) == 1 and run[0].acronym) for run in named]


class _Rules(Struct, frozen=True):
    """A language's words: `ordinary` ones may begin a sentence, those of `function` are never part of a name."""

    words: Language
    ordinary: frozenset[str]
    function: frozenset[str]
    connector: re.Pattern[str]
    title: re.Pattern[str]


@functools.lru_cache(maxsize=64)
def _rules(tag: str) -> _Rules:
    words = language(tag)
    connectors = alternatives(words.connectors)
    months = {month.lower() for month in words.months}
    return _Rules(
        words=words,
        ordinary=frozenset({*words.ordinary, *words.cardinals, *words.multipliers, *words.vague, *months}),
        function=frozenset({*words.function, *months}),
        title=re.compile(rf"(?<!\w)(?:{alternatives(words.titles)})\.\s$"),
        connector=re.compile(rf"[ \n](?:(?:{connectors})(?: (?:the|der|des|la|los|las))?[ \n])?"),
    )


def _runs(text: str, rules: _Rules) -> Iterator[list[_Word]]:
    """Capitalised words that stand together, headlines aside."""
    run: list[_Word] = []
    for word in _capitalised(text, rules):
        if run and not _joins(text, run[-1], word, rules):
            yield run
            run = []
        run.append(word)
    if run:
        yield run


def _joins(text: str, first: _Word, second: _Word, rules: _Rules) -> bool:
    gap = text[first.end : second.start]
    return len(gap) <= 16 and not second.opens and rules.connector.fullmatch(gap) is not None


def _capitalised(text: str, rules: _Rules) -> Iterator[_Word]:
    offset = 0
    for line in text.split("\n"):
        words = list(_WORD.finditer(line))
        headline = _is_headline(line, [match[0] for match in words])
        shouted = headline and line.isupper()
        for match in words:
            if not line[match.start()].isupper():
                continue
            word = _trimmed(match[0])
            if word in _NO_NAMES:
                continue
            acronym = _is_acronym(word, rules) and not shouted
            if headline and not acronym:
                continue
            opens = _begins_sentence(line, match.start(), rules)
            start = offset + match.start()
            yield _Word(start, start + len(word), word, opens, acronym)
        offset += len(line) + 1


def _begins_sentence(line: str, start: int, rules: _Rules) -> bool:
    if start == 0:
        return True
    opening = _OPENS.search(line, max(0, start - 8), start)
    return opening is not None and not rules.title.search(line, max(0, start - 8), start)


def _trimmed(word: str) -> str:
    return _POSSESSIVE.sub("", word) if "'" in word or "’" in word else word


def _is_acronym(word: str, rules: _Rules) -> bool:
    if _DOTTED.fullmatch(word) or _CODE.fullmatch(word):
        return True
    return (
        _ACRONYM.fullmatch(word) is not None and _ROMAN.fullmatch(word) is None and word.lower() not in rules.ordinary
    )


def _is_headline(line: str, words: list[str]) -> bool:
    if len(words) < 4 or re.search(r"[.!?][\"'”’)\]]{0,2}\s*$", line):
        return False
    long = [word for word in words if len(word) > 3]
    return bool(long) and sum(word[0].isupper() for word in long) >= _HEADLINE * len(long)


def _names(run: list[_Word], rules: _Rules, known: set[str]) -> list[_Word]:
    """The words of a run that make a name: ordinary words are taken off where the sentence begins."""
    words = list(run)
    while words and words[0].text.lower() in rules.function:
        words.pop(0)
    if words and _is_ordinary(words[0], len(words), rules, known):
        words.pop(0)
    while words and not words[-1].acronym and words[-1].text.lower() in rules.function:
        words.pop()
    return words


def _is_ordinary(word: _Word, length: int, rules: _Rules, known: set[str]) -> bool:
    if word.acronym:
        return False
    lower = word.text.lower()
    if lower in rules.function or len(word.text) == 1:
        return True
    if length == 1 and lower in rules.ordinary:
        return True
    if not word.opens or word.text in known:
        return False
    # A single capitalised word that begins a sentence may be any word; with others behind it, a name is likelier.
    return length == 1 or lower in rules.ordinary or lower.endswith(("ing", "ly", "ed"))


def _with_institutions(runs: list[list[_Word]], text: str, rules: _Rules) -> Iterator[list[_Word]]:
    """Runs joined by "and" where together they name an institution: "Intelligence Fusion and Assessment Centre"."""
    heads = frozenset(rules.words.institutions)
    last: list[_Word] = []
    for run in runs:
        if last and _one_institution(last, run, text, heads):
            last = [*last, *run]
            continue
        if last:
            yield last
        last = run
    if last:
        yield last


def _one_institution(first: list[_Word], second: list[_Word], text: str, heads: frozenset[str]) -> bool:
    if len(first) < 2 or len(second) < 2 or text[first[-1].end : second[0].start] not in (" and ", " & "):
        return False
    return second[-1].text in heads and not any(word.text in heads or word.acronym for word in first)


def _german(words: list[_Word], rules: _Rules) -> Iterator[list[_Word]]:
    """Where every noun is capitalised: acronyms, and runs of two words or more of which none is ordinary and none
    begins the sentence."""
    inner = words[1:] if words[0].opens else words
    if len(inner) >= 2 and not any(word.text.lower() in rules.ordinary for word in inner):
        yield inner
        return
    yield from ([word] for word in words if word.acronym)
