"""What a brief refers to is there: sources, options, criteria, statements, notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from policybrief.checks.subject import Subject, advice, did_you_mean, error
from policybrief.document.inlines import CrossReference, Inline, Link, Styled
from policybrief.inline import parse
from policybrief.model.evidence import Citation, Evidence
from policybrief.model.head import LeftOut, Placement
from policybrief.model.parts import Note, Recommendation, Score
from policybrief.problems import Problem

PARTS = (
    "summary", "judgements", "recommendations", "key_figures", "sections", "options", "finance", "risks", "timeline",
    "actors", "consultation", "implications", "communications", "actions", "glossary", "notes", "annexes", "history",
    "people", "sources",
)  # fmt: skip
"""The parts of a brief that are referred to by their own name, as `[](#options)`, where the brief has them."""


def check(subject: Subject) -> Iterator[Problem]:
    """`broken-reference` (error): an id that nothing in the brief has. `unused-note` (hint): a note without a reference
    to it."""
    sources = {source.id: None for source in subject.briefing.sources}
    options = {option.id: None for option in subject.briefing.options if option.id}
    criteria = {criterion.id: None for criterion in subject.briefing.criteria}
    anything: dict[str, Any] = dict.fromkeys(subject.ids)
    anything |= {name: None for name in PARTS if getattr(subject.briefing, name)}
    referred: set[str] = set()
    for pointer, part in subject.of(Evidence, Citation, LeftOut, Score, Placement, Recommendation):
        match part:
            case Evidence(source=source) if source:
                yield from _missing("source", source, sources, f"{pointer}/source")
            case Citation(source=source) | LeftOut(source=source):
                yield from _missing("source", source, sources, f"{pointer}/source")
            case Score(option=option, criterion=criterion):
                yield from _missing("option", option, options, f"{pointer}/option")
                yield from _missing("criterion", criterion, criteria, f"{pointer}/criterion")
            case Placement(id=target):
                yield from _missing("part", target, anything, f"{pointer}/id")
            case Recommendation(supports=supports):
                for position, target in enumerate(supports):
                    yield from _missing("part", target, anything, f"{pointer}/supports/{position}")
            case _:
                pass
    for path, text in subject.prose:
        for target in _targets(text):
            referred.add(target)
            yield from _missing("part", target, anything, path)
    yield from _unused(subject, referred)


def _missing(what: str, written: str, known: dict[str, Any], path: str) -> Iterator[Problem]:
    if written not in known:
        yield error("broken-reference", path, f"no {what} has the id {written!r}", did_you_mean(written, known))


def _targets(text: str) -> Iterator[str]:
    """The ids that a piece of prose refers to, in order."""
    if "](" in text and "#" in text:
        yield from _in_inlines(parse(text))


def _in_inlines(inlines: Iterable[Inline]) -> Iterator[str]:
    for inline in inlines:
        match inline:
            case CrossReference():
                yield inline.target
            case Styled() | Link():
                yield from _in_inlines(inline.children)
            case _:
                pass


def _unused(subject: Subject, referred: set[str]) -> Iterator[Problem]:
    for pointer, part in subject.of(Note):
        if part.id not in referred:
            hint = f"write [](#{part.id}) where it belongs, or take it out"
            yield advice("unused-note", pointer, f"no text refers to the note {part.id!r}", hint)
