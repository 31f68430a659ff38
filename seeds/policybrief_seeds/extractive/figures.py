"""Figures that matter: a number with its unit, or a quantity without a number ("dozens of hideouts")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from policybrief.facts.numbers import Number, Vague, numbers, vague
from policybrief_seeds.extractive.passages import Passage
from policybrief_seeds.extractive.statements import Ids, Plain, span
from policybrief_seeds.extractive.vocabulary import Vocabulary

_UNIT = re.compile(r"\s((?:[^\W\d_][\w’'-]*)(?:\s[^\W\d_][\w’'-]*){0,6})")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")

_OPENS_CLAUSE = re.compile(r"[,;:(–—]\s")
_CLOSES_CLAUSE = re.compile(r"[,;:)–—](?=\s|$)|[.!?]?$")

LABEL = 120
"""The characters of a figure's label at most."""

MOST = 24
"""No brief needs more key figures; the first of the text are given."""


def key_figures(content: Sequence[Passage], words: Vocabulary, ids: Ids) -> list[Plain]:
    """The figures of the text, in its order, each once.

    `text` is what the source says, qualifier and unit included; `value` (or `min` and `max`) where it is a number.
    Ordinals and numbers that count nothing are none.
    """
    found: dict[str, Plain] = {}
    for passage in content:
        if passage.kind in ("heading", "table-row"):
            continue
        for figure in _figures(passage, words, ids):
            found.setdefault(figure["text"].lower(), figure)
    return list(found.values())[:MOST]


def _figures(passage: Passage, words: Vocabulary, ids: Ids) -> Iterator[Plain]:
    text = passage.text
    counted = [number for number in numbers(text, words.language) if not number.ordinal]
    taken = [(number.start, number.end) for number in counted]
    uncounted = [
        item for item in vague(text, words.language) if not any(a < item.end and item.start < b for a, b in taken)
    ]
    items: list[Number | Vague] = [*counted, *uncounted]
    for item in sorted(items, key=lambda item: item.start):
        figure = _numbered(passage, item, words) if isinstance(item, Number) else _vague(passage, item, words)
        if figure is not None:
            yield {"id": ids.give("f", figure["text"]), **figure}


def _numbered(passage: Passage, number: Number, words: Vocabulary) -> Plain | None:
    if not (words.units.of or number.percent or number.currency):
        return None  # without the language's data nothing tells a unit from the words after it
    unit, end = _unit(passage.text, number.end, words, after_of=number.percent or number.fraction)
    if (unit is None or _in_passing(passage.text, number, unit, words)) and not (number.percent or number.currency):
        return None
    start = min(number.qualifier_start, number.start) if number.qualifier else number.start
    if number.min is not None and (opening := words.units.range.search(passage.text, max(0, start - 12), start)):
        start = opening.start()
    end = number.end if number.percent or number.currency else end
    figure: Plain = {"text": " ".join(passage.text[start:end].split())}
    if number.min is not None and number.max is not None:
        figure |= {"min": _number(number.min), "max": _number(number.max)}
    elif not number.fraction:  # a third has no decimal value
        figure["value"] = _number(number.value)
    if number.qualifier:
        figure["qualifier"] = number.qualifier
    name = "%" if number.percent else number.currency
    if name or unit:
        figure["unit"] = name or unit
    return {**figure, "label": _label(passage.text, start, end), "evidence": [span(passage, start, end)]}


def _in_passing(text: str, number: Number, unit: str, words: Vocabulary) -> bool:
    """Whether a number in words only says how many of the persons of the text are meant, or how long."""
    of_time = words.units.time.fullmatch(unit)
    if of_time and number.qualifier == "over" and text[number.qualifier_start : number.start].lower().strip() == "over":
        return True  # "over five years" says how long
    if number.fraction or number.qualifier or any(map(str.isdigit, text[number.start : number.end])):
        return False
    if number.value <= 2 and not words.units.harm.search(text):
        return True
    return bool(of_time or (number.value <= 3 and words.units.trivial.fullmatch(unit)))


def _vague(passage: Passage, item: Vague, words: Vocabulary) -> Plain | None:
    unit, end = _unit(passage.text, item.end, words, after_of=True)
    if unit is None:
        return None
    text = " ".join(passage.text[item.start : end].split())
    label = _label(passage.text, item.start, end)
    return {"text": text, "unit": unit, "label": label, "evidence": [span(passage, item.start, end)]}


def _number(value: Decimal) -> int | Decimal:
    return int(value) if value == value.to_integral_value() else value.normalize()


def _unit(text: str, start: int, words: Vocabulary, *, after_of: bool) -> tuple[str | None, int]:
    """The noun that a number counts, and where it ends: the words after it up to one that cannot belong to it."""
    match = _UNIT.match(text, start)
    end, kept, rules = start, list[str](), words.units
    for word in _WORD.finditer(text, match.start(1), match.end(1)) if match else ():
        lower = word[0].lower()
        if not kept and after_of and (lower == rules.of or lower in rules.articles):
            continue
        if lower in words.stopwords or rules.ends.fullmatch(lower):
            break
        kept.append(word[0])
        end = word.end()
        if rules.closes.fullmatch(lower) or len(kept) == 4:
            break
    return (" ".join(kept), end) if kept else (None, start)


def _label(text: str, start: int, end: int) -> str:
    """The few words around a figure that say what it is about: the clause it stands in, cut to a line."""
    before, after = text[max(0, start - LABEL) : start], text[end : end + LABEL]
    left = max((match.end() for match in _OPENS_CLAUSE.finditer(before)), default=0)
    closing = _CLOSES_CLAUSE.search(after)
    clause = " ".join((before[left:] + text[start:end] + after[: closing.start() if closing else 0]).split())
    return clause if len(clause) <= LABEL else " ".join(text[start:end].split())
