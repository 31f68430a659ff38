"""Degrees of likelihood and confidence, by ICD 203 (US) and the PHIA probability yardstick (UK).

The terms are in `likelihood.json`, by language; in a language without terms only the scale of a judgement is checked.
"""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from policybrief.checks.subject import Subject, error, warning
from policybrief.evidence.sentences import split
from policybrief.facts.language import alternatives, primary
from policybrief.inline import plain
from policybrief.likelihood import SCALES
from policybrief.model.evidence import Statement
from policybrief.model.parts import Judgement
from policybrief.problems import Problem, shortened

_DEGREES = {scale: tuple(step.key for step in steps) for scale, steps in SCALES.items()}
"""The degrees of each scale, from the least likely."""

Terms = list[tuple[str, tuple[str, ...]]]
"""The terms of likelihood in a text, in order, with the degrees that each may stand for."""


def check(subject: Subject) -> Iterator[Problem]:
    """`likelihood-scale` (error): a degree of the other scale. `likelihood-differs` (error): the text says another
    degree than `likelihood`. `likelihood-confidence` (error, ICD 203): both in one sentence. `likelihood-modal`
    (warning): "could" is no degree. `likelihood-rows` (warning): both rows of ICD 203's synonyms in one product."""
    words = _words(primary(subject.briefing.language))
    in_judgements: list[tuple[str, str, tuple[str, ...]]] = []
    statements = [*subject.of(Statement)]
    signs = () if words is None else words.signs("\n".join([part.text for _, part in statements]))
    for pointer, part in statements:
        if isinstance(part, Judgement):
            yield from _scale(part, pointer)
        elif not signs or not any(map(part.text.lower().__contains__, signs)):
            continue
        if words is None:
            continue
        text = plain(part.text)
        terms = words.terms(text)
        if isinstance(part, Judgement):
            yield from _judgement(part, pointer, text, terms, words)
            if part.scale != "phia":
                in_judgements += [(pointer, *term) for term in terms]
        if terms and words.confidence.search(text):
            yield from _one_sentence(pointer, text, words, subject.briefing.language)
    if words is not None:
        yield from _rows(in_judgements, words)


class _Words(Struct, frozen=True, dict=True):
    """A language's terms."""

    data: Mapping[str, Any]

    @functools.cached_property
    def degrees(self) -> dict[str, tuple[str, ...]]:
        """The degrees that each term may stand for, in either scale."""
        found: dict[str, tuple[str, ...]] = {}
        for scale in SCALES:
            for degree, terms in self.data[scale].items():
                for term in terms:
                    found[term] = tuple(dict.fromkeys((*found.get(term, ()), degree)))
        for adverb, term in self.data["adverbs"].items():
            found[adverb] = found[term]
        return found

    @functools.cached_property
    def _term(self) -> re.Pattern[str]:
        return re.compile(rf"(?<![\w-])({alternatives(self.degrees)})(?![\w-])", re.I)

    @functools.cached_property
    def _barred(self) -> re.Pattern[str]:
        return re.compile(rf"(?<!\w)(?:{alternatives(self.data['not_after'])})\s$", re.I)

    @functools.cached_property
    def _verb(self) -> re.Pattern[str]:
        return re.compile(rf"(?<!\w)(?:{alternatives(self.data['verbs'])})\s$", re.I)

    @functools.cached_property
    def modal(self) -> re.Pattern[str]:
        return re.compile(rf"(?<!\w)(?:{alternatives(self.data['modals'])})(?!\w)")

    @functools.cached_property
    def confidence(self) -> re.Pattern[str]:
        return re.compile(rf"(?<!\w)(?:{self.data['confidence']})(?!\w)", re.I)

    @functools.cached_property
    def _signs(self) -> tuple[str, ...]:
        """A word of each term, and none that another of them is a part of: "likely" stands for "very unlikely", too."""
        longest = {max(term.split(), key=len) for term in self.degrees}
        return tuple(sorted(word for word in longest if not any(other in word for other in longest - {word})))

    def signs(self, text: str) -> tuple[str, ...]:
        """Words of which each text with a term has one, as far as they are in `text`: most briefs have hardly any."""
        lowered = text.lower()
        return tuple(sign for sign in self._signs if sign in lowered)

    def terms(self, text: str) -> Terms:
        """The terms of likelihood in `text`, in order, with the degrees each may stand for."""
        found = []
        for match in self._term.finditer(text):
            before = text[max(0, match.start() - 12) : match.start()]
            term = re.sub(r"\s", " ", match[1]).lower()
            if self._barred.search(before) or (term in self.data["needs_verb"] and not self._verb.search(before)):
                continue
            found.append((term, self.degrees[term]))
        return found

    def row(self, term: str, degrees: tuple[str, ...]) -> int | None:
        """The row of ICD 203's synonyms that the term is in."""
        term = self.data["adverbs"].get(term, term)
        for degree in degrees:
            terms = self.data["icd203"].get(degree, [])
            if term in terms:
                return int(terms.index(term))
        return None


@functools.lru_cache(maxsize=64)
def _words(language: str) -> _Words | None:
    file = Path(__file__).with_name("likelihood.json")
    data = json.loads(file.read_text("utf-8")).get(language)
    return _Words(data) if data else None


def _scale(part: Judgement, pointer: str) -> Iterator[Problem]:
    if part.scale and part.likelihood not in (None, *_DEGREES[part.scale]):
        hint = f"the scale has: {', '.join(_DEGREES[part.scale])}"
        message = f"{part.likelihood!r} is no degree of the scale {part.scale}"
        yield error("likelihood-scale", f"{pointer}/likelihood", message, hint)


def _judgement(part: Judgement, pointer: str, text: str, terms: Terms, words: _Words) -> Iterator[Problem]:
    stated = {degree for _, degrees in terms for degree in degrees}
    if part.likelihood and terms and part.likelihood not in stated:
        said = ", ".join(f"“{term}”" for term, _ in terms)
        message = f"the text says {said}, the field `likelihood` says {part.likelihood!r}"
        yield error("likelihood-differs", f"{pointer}/likelihood", message, "make one follow the other")
    if not terms and (modal := words.modal.search(text)):
        message = f"“{modal[0]}” is no degree of likelihood"
        hint = "say how likely it is in a term of the scale, or leave the sentence out of the judgements"
        yield warning("likelihood-modal", f"{pointer}/text", message, hint)


def _one_sentence(pointer: str, text: str, words: _Words, language: str) -> Iterator[Problem]:
    for start, end in split(text, language):
        sentence = text[start:end]
        confidence = words.confidence.search(sentence)
        terms = words.terms(sentence)
        if confidence and terms:
            message = f"“{terms[0][0]}” and “{confidence[0]}” stand in one sentence: “{shortened(sentence, 80)}”"
            hint = "give the confidence in a sentence of its own (ICD 203), or in the field `confidence`"
            yield error("likelihood-confidence", f"{pointer}/text", message, hint)


def _rows(found: Iterable[tuple[str, str, tuple[str, ...]]], words: _Words) -> Iterator[Problem]:
    """`found` are the terms of the judgements by ICD 203, in document order: pointer, term, degrees."""
    first_of: dict[int, tuple[str, str]] = {}
    for pointer, term, degrees in found:
        row = words.row(term, degrees)
        if row is not None:
            first_of.setdefault(row, (pointer, term))
    if len(first_of) == 2:
        (_, first), (pointer, second) = first_of.values()
        message = f"“{first}” and “{second}” are of the two rows of ICD 203's terms"
        yield warning("likelihood-rows", f"{pointer}/text", message, "keep to one row, or say that both are used")
