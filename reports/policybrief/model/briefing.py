"""The briefing as a whole."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import ClassVar

from msgspec import Struct, field

from policybrief.model.blocks import Annex, Section
from policybrief.model.head import Marking, MarkingScheme, Numbering, Person, Provenance, Revision, Source
from policybrief.model.part import Part
from policybrief.model.parts import (
    Action,
    Actor,
    Communications,
    Consultation,
    Criterion,
    Event,
    Finance,
    GlossaryEntry,
    Implication,
    Judgement,
    KeyFigure,
    Note,
    Option,
    Recommendation,
    Risk,
    Score,
    SummaryPoint,
)  # fmt: skip
from policybrief.problems import Problem
from policybrief.resolver import MemoryResolver, Resolver


class Origin(Struct, frozen=True, kw_only=True):
    """Where a briefing was loaded from: how to reach its files, and what loading found. No part of its content.

    Args:
        resolver: gives the records, images and enclosed files that the brief names.
        problems: every problem found while loading, placed in its file; none of them kept it from loading.
        locate: gives the file, line and column (1-based) of a JSON Pointer into the brief, or None.
        covers: says whether `problems` were found in this very briefing. A changed copy keeps its origin, but what
            loading found no longer speaks for it: it is checked anew before it is exported.
    """

    resolver: Resolver = field(default_factory=MemoryResolver)
    problems: tuple[Problem, ...] = ()
    locate: Callable[[str], tuple[str, int, int] | None] = lambda path: None
    covers: Callable[[object], bool] = lambda briefing: False


class Briefing(Part, frozen=True, kw_only=True):
    """One checked model of a policy brief, from which Word, PDF and JSON are made."""

    nullable: ClassVar[tuple[str, ...]] = ("date",)
    schema: str = "urn:policybrief:briefing:1"
    id: str
    kind: str
    title: str
    subtitle: str | None = None
    language: str
    date: str | None = None
    status: str
    reference: str | None = None
    series: str | None = None
    version: str | None = None
    updated: str | None = None
    information_as_of: str | None = None
    marking: Marking | None = None
    marking_schemes: tuple[MarkingScheme, ...] = ()
    organisation: str | None = None
    to: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()
    audience: str | None = None
    purpose: str | None = None
    decision_by: str | None = None
    requires: str | None = None
    people: tuple[Person, ...] = ()
    sources: tuple[Source, ...] = ()
    summary: tuple[SummaryPoint, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    sections: tuple[Section, ...] = ()
    actors: tuple[Actor, ...] = ()
    timeline: tuple[Event, ...] = ()
    key_figures: tuple[KeyFigure, ...] = ()
    risks: tuple[Risk, ...] = ()
    options: tuple[Option, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    scores: tuple[Score, ...] = ()
    finance: Finance | None = None
    recommendations: tuple[Recommendation, ...] = ()
    consultation: tuple[Consultation, ...] = ()
    implications: tuple[Implication, ...] = ()
    communications: Communications | None = None
    actions: tuple[Action, ...] = ()
    glossary: tuple[GlossaryEntry, ...] = ()
    notes: tuple[Note, ...] = ()
    annexes: tuple[Annex, ...] = ()
    history: tuple[Revision, ...] = ()
    notice: str | None = None
    provenance: Provenance | None = None
    numbering: Numbering | None = None
    order: tuple[str, ...] = ()
    labels: Mapping[str, str] = {}
    origin: Origin = Origin()

    def __eq__(self, other: object) -> bool:
        """Whether both say the same, wherever they come from."""
        if not isinstance(other, Briefing):
            return NotImplemented
        return all(getattr(self, name) == getattr(other, name) for name in _SAID)

    def __repr__(self) -> str:
        return f"Briefing({', '.join(f'{name}={getattr(self, name)!r}' for name in _SAID)})"


_SAID = tuple(name for name in Briefing.__struct_fields__ if name != "origin")
