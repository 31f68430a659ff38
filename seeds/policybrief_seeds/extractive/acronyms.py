"""Acronyms as a text defines them: "Karen National Union (KNU)", "KNU (Karen National Union)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from policybrief_seeds.extractive.passages import Passage
from policybrief_seeds.extractive.statements import Ids, Plain, prose, span

_BRACKETED = re.compile(r"\(([^()\n]{2,90})\)")
_SHORT = re.compile(r"[A-ZÀ-Þ0-9][\w&./+-]{0,11}")
_WORDS = re.compile(r"[^\s()]+")
_REST = re.compile(r"\s*[,;]\s.*")
_QUOTES = "\"'“”„‘’«»"


@dataclass(frozen=True, slots=True)
class Definition:
    """A long form and its acronym, by their offsets into the passage's text."""

    passage: Passage
    long: tuple[int, int]
    short: tuple[int, int]

    @property
    def long_text(self) -> str:
        return " ".join(self.passage.text[slice(*self.long)].split())

    @property
    def short_text(self) -> str:
        return self.passage.text[slice(*self.short)]


def definitions(content: Sequence[Passage]) -> list[Definition]:
    """The acronyms that the text defines, in its order, each once."""
    found: dict[str, Definition] = {}
    for passage in content:
        for definition in _in_passage(passage):
            found.setdefault(definition.short_text, definition)
    return list(found.values())


def glossary(defined: Sequence[Definition], ids: Ids) -> list[Plain]:
    """A glossary entry for each acronym, sorted by the acronym."""
    return [
        {
            "id": ids.give("g", entry.short_text, entry.long_text),
            "term": entry.short_text,
            "meaning": prose(entry.long_text),
            "evidence": [_whole(entry)],
        }
        for entry in sorted(defined, key=lambda entry: (entry.short_text.lower(), entry.short_text))
    ]


def _whole(entry: Definition) -> Plain:
    start, end = min(entry.long[0], entry.short[0]), max(entry.long[1], entry.short[1])
    return span(entry.passage, start, end)


def _in_passage(passage: Passage) -> Iterator[Definition]:
    text = passage.text
    for match in _BRACKETED.finditer(text):
        start, end = _unquoted(text, match.start(1), match.end(1))
        short = _short_in(text, start, end)
        if short and (long := _long_before(text, match.start(), text[slice(*short)])):
            yield Definition(passage, long, short)
        elif before := _short_before(text, match.start()):
            inner = (start, end - (len(rest[0]) if (rest := _REST.search(text, start, end)) else 0))
            if _long_before(text, inner[1], text[slice(*before)], from_=inner[0]) == inner:
                yield Definition(passage, inner, before)


def _unquoted(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _QUOTES + " ":
        start += 1
    while start < end and text[end - 1] in _QUOTES + " ":
        end -= 1
    return start, end


def _short_in(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The acronym that opens a bracket: "(KNU)", "(AfDB)", "(KNU, founded in 1947)"."""
    match = _SHORT.match(text, start, end)
    if not match or not _is_acronym(match[0]):
        return None
    rest = text[match.end() : end]
    return (match.start(), match.end()) if not rest or _REST.fullmatch(rest) else None


def _short_before(text: str, bracket: int) -> tuple[int, int] | None:
    match = re.search(r"(?:^|[\s(])([^\s()]{2,12})\s$", text[max(0, bracket - 16) : bracket])
    if not match or not _SHORT.fullmatch(match[1]) or not _is_acronym(match[1]):
        return None
    end = bracket - 1
    return end - len(match[1]), end


def _is_acronym(word: str) -> bool:
    """Two capitals at least, and more capitals than small letters: KNU, MoU, AfDB, SDGs."""
    capitals = sum(map(str.isupper, word))
    return capitals >= 2 and capitals >= sum(map(str.islower, word))


def _long_before(text: str, end: int, short: str, from_: int = 0) -> tuple[int, int] | None:
    """The words before `end` whose letters make the acronym, found from its end (after Schwartz and Hearst, 2003).

    The first letter must begin a word; no more words than the acronym's letters plus five, or twice their number.
    """
    letters = (
        [letter for letter in short.rstrip("s") if letter.isalnum()]
        if short[-1:] == "s"
        else [*filter(str.isalnum, short)]
    )
    words = list(_WORDS.finditer(text, max(from_, end - 160), end))[-min(len(letters) + 5, 2 * len(letters)) :]
    if not words:
        return None
    lowest, position, stop = words[0].start(), words[-1].end() - 1, words[-1].end()
    for index in range(len(letters) - 1, -1, -1):
        position = _letter_before(text, position, lowest, letters[index], begins_word=index == 0)
        if index == 0 and letters[0].isupper() and position >= lowest and text[position].islower():
            capital = _letter_before(text, position, lowest, letters[0], begins_word=True, cased=True)
            position = capital if capital >= lowest else position
        if position < lowest:
            return None
        start, position = position, position - 1
    long = text[start:stop].rstrip(" ,;:" + _QUOTES)
    if len(long) <= len(short) or short in long.split() or _uses_initials(long, letters) is False:
        return None
    return start, start + len(long)


def _letter_before(
    text: str, position: int, lowest: int, letter: str, *, begins_word: bool, cased: bool = False
) -> int:
    while position >= lowest:
        at_start = position == 0 or not text[position - 1].isalnum()
        same = text[position] == letter if cased else text[position].lower() == letter.lower()
        if same and (at_start or not begins_word):
            return position
        position -= 1
    return -1


def _uses_initials(long: str, letters: Sequence[str]) -> bool:
    """Whether most letters of the acronym begin words or are capitals of the long form: no chance likeness."""
    if " " not in long and len(long) >= 2 * len(letters):  # a compound such as Bundesnetzagentur (BNetzA)
        return True
    initials = re.findall(r"(?<![^\W_])[^\W_]|[A-ZÀ-Þ]", long)
    strong = [initial.lower() for initial in initials]
    hits = 0
    for letter in letters:
        if letter.lower() in strong:
            strong.remove(letter.lower())
            hits += 1
    return hits * 3 >= len(letters) * 2
