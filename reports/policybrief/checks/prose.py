"""Advice on how a brief reads (UK government guidance): hints, never errors."""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Iterator
from pathlib import Path

from policybrief.checks.subject import Subject, advice
from policybrief.evidence.sentences import split
from policybrief.facts.naming import names_of
from policybrief.inline import plain
from policybrief.model.blocks import Figure, Section
from policybrief.model.parts import Actor, GlossaryEntry
from policybrief.problems import Problem, shortened

LONGEST = 25
"""The words that a sentence should not exceed."""

_FILE_NAME = re.compile(r"\S+\.(?:png|jpe?g|gif|svg|webp|bmp|tiff?)", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_ASCII = bytes(octet for octet in range(128) if chr(octet).isalnum())
_RUNS = bytes(octet if octet < 128 and chr(octet).isalnum() else 32 for octet in range(256))
_CAPITALS = re.compile(r"[A-ZÀ-Þ][a-z]?[A-ZÀ-Þ]")
"""What every acronym of letters has: most texts have none, and looking for all their names takes long."""
_CASES = bytes(65 if 65 <= octet <= 90 else 97 if 97 <= octet <= 122 else 32 for octet in range(256))
"""A for a capital letter, a for a small one."""


def check(subject: Subject) -> Iterator[Problem]:
    """`empty-section`, `long-sentence`, `acronym` (not spelled out where it first occurs), `alt-text` (a file name)."""
    for pointer, part in subject.of(Section, Figure):
        match part:
            case Section() if not part.blocks and not part.sections:
                title = part.title or part.kind or "a section"
                hint = "write something, or take it out: an empty part is not printed"
                yield advice("empty-section", pointer, f"the section “{shortened(title, 40)}” is empty", hint)
            case Figure() if _FILE_NAME.fullmatch(part.alt.strip()):
                message = f"the alternative text {part.alt.strip()!r} is a file name"
                yield advice("alt-text", f"{pointer}/alt", message, "say what the picture shows")
            case _:
                pass
    texts = [(path, plain(text)) for path, text in subject.prose]
    yield from _long(texts, subject.briefing.language)
    yield from _acronyms(subject, texts)


def _long(texts: list[tuple[str, str]], language: str) -> Iterator[Problem]:
    for path, text in texts:
        if not _may_be_long(text):
            continue
        sentences = (text[start:end] for start, end in split(text, language))
        lengths = [_count(sentence) for sentence in sentences if _may_be_long(sentence)]
        longest = max(lengths, default=0)
        if longest > LONGEST:
            many = sum(length > LONGEST for length in lengths)
            said = (
                f"a sentence has {longest} words"
                if many == 1
                else f"{many} sentences are long, one has {longest} words"
            )
            yield advice("long-sentence", path, said, f"{LONGEST} words or fewer read well")


def _count(text: str) -> int:
    return len(_WORD.findall(text))


def _may_be_long(text: str) -> bool:
    """Whether `text` may have more than `LONGEST` words, told in a twentieth of the time that counting them takes: each
    run of ASCII letters and digits and each other character may be one. No more runs than gaps, and one."""
    if len(text) < 2 * LONGEST:
        return False
    octets = text.encode("utf-8", "surrogatepass")
    others = len(octets) - len(text)
    if len(octets.translate(None, _ASCII)) + 1 + others <= LONGEST:
        return False
    return len(octets.translate(_RUNS).split()) + others > LONGEST


def _acronyms(subject: Subject, texts: list[tuple[str, str]]) -> Iterator[Problem]:
    explained = _explained(subject)
    for path, text in texts:
        if not _may_have_acronym(text):
            continue
        for name in names_of(text, subject.briefing.language):
            acronym = text[name.start : name.end]
            if not name.acronym or not acronym.isalpha() or acronym in explained:
                continue
            explained.add(acronym)
            if not _is_spelled_out(text, name.start, name.end):
                hint = "spell it out where it first occurs, or add it to the glossary"
                yield advice("acronym", path, f"the acronym “{acronym}” is not spelled out", hint)


def _may_have_acronym(text: str) -> bool:
    if text.isascii():
        cases = text.encode().translate(_CASES)
        return b"AA" in cases or b"AaA" in cases
    return _CAPITALS.search(text) is not None


def _explained(subject: Subject) -> set[str]:
    explained = set(_known())
    for _, part in subject.of(GlossaryEntry, Actor):
        match part:
            case GlossaryEntry():
                explained.add(part.term)
            case Actor(acronym=str(acronym)):
                explained.add(acronym)
            case _:
                pass
    return explained


def _is_spelled_out(text: str, start: int, end: int) -> bool:
    """Whether the acronym stands in brackets after its words, or before them."""
    return text[max(0, start - 1) : start] == "(" or text[end : end + 2] == " ("


@functools.cache
def _known() -> frozenset[str]:
    data = json.loads(Path(__file__).with_name("plain_language.json").read_text("utf-8"))
    return frozenset(data["known_acronyms"])
