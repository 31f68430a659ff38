"""The atoms of numbers in running text: digits, number words, and the grammar that joins them to values."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Literal

from msgspec import Struct

from policybrief.facts.language import Language, alternatives, language

Kind = Literal["digits", "cardinal", "multiplier", "ordinal"]

MAX_DIGITS = 40
"""A longer run of digits is no number that a brief speaks of."""


_SEPARATORS = "\u00a0\u202f\u2009'’\u066c"
"""What groups thousands in any language: fixed spaces, apostrophes, the Arabic separator."""

_ARABIC_POINT = "\u066b"


MAX_LETTERS = 80
"""A longer word is none of the numbers below a million that are written as one."""


class Atom(Struct, frozen=True):
    """Digits or one number word at `text[start:end]`."""

    start: int
    end: int
    kind: Kind
    value: Decimal


class Spelled(Struct):
    """A value read from one or more atoms, still without unit."""

    start: int
    end: int
    value: Decimal
    digits: bool
    ordinal: bool = False
    pronoun: bool = False
    """Whether it is rather a pronoun or article, as in "one of the"; only a fraction may begin with it."""


def spelled(text: str, tag: str) -> Iterator[Spelled]:
    """The values written in `text`, in order: `2.5 million`, `two hundred and fifty`, `twenty-first`."""
    reading: _Reading | None = None
    for atom in _atoms(text, tag):
        if reading is not None and reading.take(atom, text[reading.end : atom.start]):
            continue
        if reading is not None and (done := reading.result()):
            yield done
        reading = _Reading(text, atom, tag)
    if reading is not None and (done := reading.result()):
        yield done


class _Reading:
    """A number in the course of being read, atom by atom."""

    def __init__(self, text: str, atom: Atom, tag: str) -> None:
        self.text, self.tag, self.words = text, tag, language(tag)
        self.start, self.end = atom.start, atom.end
        self.digits = atom.kind == "digits"
        self.ordinal = atom.kind == "ordinal"
        self.only = text[atom.start : atom.end].lower()
        self.last = atom
        self.total, self.current = Decimal(0), atom.value
        self.scale = Decimal(0)
        self.bare = False
        if atom.kind == "multiplier":
            self.current = Decimal(1)
            self._open(atom)

    def _open(self, atom: Atom) -> None:
        """A number that begins with a scale word: "a million", "half a million", or nothing."""
        opening = _openings(self.tag).search(self.text, max(0, atom.start - 16), atom.start)
        match opening.lastgroup if opening else None:
            case "half":
                self.current = Decimal("0.5")
            case "article":
                pass
            case "few":
                self.bare = True
            case _:
                self.bare = not (self.words.compound and atom.value <= 1000)
        if opening and not self.bare:
            self.start = opening.start()
        self._multiply(atom.value)

    def take(self, atom: Atom, gap: str) -> bool:
        """Whether the atom goes on with this number; it is then part of it."""
        if self.ordinal or len(gap) > 12 or not self._fits(atom, gap):
            return False
        match atom.kind:
            case "multiplier":
                if gap.strip(" \u00a0\u202f-"):
                    self.current += Decimal("0.5")
                self._multiply(atom.value)
            case "cardinal" | "ordinal":
                self.current += atom.value
                self.ordinal = atom.kind == "ordinal"
            case _:
                return False
        self.last, self.end, self.only = atom, atom.end, ""
        self._abbreviation()
        return True

    def _fits(self, atom: Atom, gap: str) -> bool:
        close = gap in ("", " ", "-", "\u00a0", "\u202f", "\n", "\u2009")
        if atom.kind == "multiplier":
            half = bool(self.words.and_a_half) and gap.strip() == self.words.and_a_half
            return (close and not (gap == "" and not self.digits)) or half
        if self.digits or atom.kind == "digits" or self.bare:
            return False
        if self.last.kind == "multiplier":
            joined = close or gap.strip() == self.words.joiner
            return joined and gap != "" and atom.value < self.last.value and atom.kind == "cardinal"
        tens = self.last.kind == "cardinal" and self.last.value >= 20 and self.last.value % 10 == 0
        return tens and gap in ("-", " ", "\n") and 0 < atom.value < 10

    def _multiply(self, by: Decimal) -> None:
        if by < 1000 and self.scale < 1000:
            self.current *= by
        elif self.scale and by > self.scale and self.current == 0:
            self.total *= by
        else:
            self.total += self.current * by
            self.current = Decimal(0)
        self.scale = by

    def _abbreviation(self) -> None:
        word = self.text[self.last.start : self.last.end].lower()
        if word in self.words.abbreviated and self.text[self.end : self.end + 1] == ".":
            self.end += 1

    def result(self) -> Spelled | None:
        self._abbreviation()
        if self.bare:
            return None
        pronoun = self.only in self.words.not_alone
        return Spelled(self.start, self.end, self.total + self.current, self.digits, self.ordinal, pronoun)


@functools.lru_cache(maxsize=64)
def _openings(tag: str) -> re.Pattern[str]:
    """What stands before a scale word that begins a number: "half a", "a"; or makes it no number: "several"."""
    words = language(tag)
    kinds = {"half": words.half_scale, "article": words.articles, "few": words.vague_before}
    known = "|".join(rf"(?P<{kind}>{alternatives(listed)})" for kind, listed in kinds.items())
    return re.compile(rf"(?<!\w)(?:{known})\s$", re.I)


def _atoms(text: str, tag: str) -> Iterator[Atom]:
    known = _word_values(tag)
    words = language(tag)
    suffix = re.compile(rf"(?:{words.ordinal_suffix})(?!\w)") if words.ordinal_suffix else None
    for match in _token(tag).finditer(text):
        if (word := match["word"]) is not None:
            atom = known.get(word.lower()) or (_compound(word.lower(), tag) if words.compound else None)
            if atom is not None:
                yield Atom(match.start(), match.end(), *atom)
        elif len(match[0]) <= MAX_DIGITS:
            end = match.end()
            ordinal = suffix.match(text, end) if suffix else None
            value = _decimal(match["number"], words)
            kind: Kind = "ordinal" if ordinal else "digits"
            yield Atom(match.start(), ordinal.end() if ordinal else end, kind, value)


@functools.lru_cache(maxsize=64)
def _token(tag: str) -> re.Pattern[str]:
    words = language(tag)
    separators = "".join(re.escape(mark) for mark in words.group) + _SEPARATORS
    first, rest = words.group_sizes[1], words.group_sizes[0]
    grouped = rf"\d{{1,3}}(?:[{separators}]\d{{{rest},{first}}}){{0,8}}[{separators}]\d{{3}}(?!\d)"
    # A plain space groups thousands where the language writes one, and elsewhere where it does so twice.
    times = "1,8" if any(mark.isspace() for mark in words.group) else "2,8"
    grouped = rf"{grouped}|\d{{1,3}}(?: \d{{3}}){{{times}}}(?!\d)"
    point = f"[{re.escape(words.decimal)}{_ARABIC_POINT}]"
    # A point where the language writes a comma is read as one unless it could group thousands.
    odd = r"\.\d{1,2}(?!\d)" if words.decimal == "," else "(?!)"
    number = rf"(?:{grouped}|\d+)(?:{point}\d+|{odd})?"
    return re.compile(rf"(?P<word>[^\W\d_]+)|(?P<number>(?:(?<![^\s(\[])[-−])?{number})")


def _decimal(text: str, words: Language) -> Decimal:
    plain = text.replace("−", "-")
    if words.decimal == "," and re.fullmatch(r"-?\d+\.\d{1,2}", plain):
        return Decimal(plain)
    for mark in (*words.group, " ", *_SEPARATORS):
        plain = plain.replace(mark, "")
    return Decimal(plain.replace(words.decimal, ".").replace(_ARABIC_POINT, "."))


@functools.lru_cache(maxsize=64)
def _word_values(tag: str) -> dict[str, tuple[Kind, Decimal]]:
    words = language(tag)
    values: dict[str, tuple[Kind, Decimal]] = {}
    values.update({word: ("ordinal", Decimal(value)) for word, value in words.ordinals.items()})
    values.update({word: ("cardinal", Decimal(value)) for word, value in words.cardinals.items()})
    values.update({word: ("multiplier", Decimal(value)) for word, value in words.multipliers.items()})
    return values


@functools.lru_cache(maxsize=4096)
def _compound(word: str, tag: str) -> tuple[Kind, Decimal] | None:
    """A number written as one word, such as "zweihundertfünfzig"."""
    value = _large(word, language(tag)) if len(word) <= MAX_LETTERS else None
    return None if value is None else ("cardinal", Decimal(value))


def _large(word: str, words: Language) -> int | None:
    for scale in (1000, 100):
        for name, value in words.multipliers.items():
            if value == scale and name in word:
                head, _, tail = word.partition(name)
                many = 1 if not head else _large(head, words)
                rest = 0 if not tail else _large(tail.removeprefix(words.joiner), words)
                return None if many is None or rest is None or rest >= scale else many * scale + rest
    if word in words.cardinals:
        return words.cardinals[word]
    unit, _, tens = word.partition(words.joiner)
    if unit in words.cardinals and tens in words.cardinals and words.cardinals[unit] < 10:
        value = words.cardinals[tens]
        return value + words.cardinals[unit] if value >= 20 and value % 10 == 0 else None
    return None
