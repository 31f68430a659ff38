"""The parts of a brief beside its body: summary, judgements, actors, timeline, options, finance, recommendations …"""

from __future__ import annotations

from policybrief.model.evidence import Citation, Evidence, Statement, Supported
from policybrief.model.part import Number, Part


class SummaryPoint(Statement, frozen=True, kw_only=True):
    """One point of the bottom line."""

    label: str | None = None


class Judgement(Statement, frozen=True, kw_only=True):
    """An analytic judgement, with its degree of likelihood and the confidence in it."""

    likelihood: str | None = None
    confidence: str | None = None
    scale: str | None = None


class Actor(Supported, frozen=True, kw_only=True):
    """A state, organisation, armed group or person that matters in the brief."""

    name: str
    acronym: str | None = None
    kind: str
    aliases: tuple[str, ...] = ()
    role: str | None = None
    note: str | None = None


class Event(Statement, frozen=True, kw_only=True):
    """A dated event."""

    date: str
    inferred: bool = False


class KeyFigure(Statement, frozen=True, kw_only=True):
    """A number that matters. (A picture is a *figure*.)"""

    value: Number | None = None
    min: Number | None = None
    max: Number | None = None
    qualifier: str | None = None
    unit: str | None = None
    label: str | None = None
    as_of: str | None = None


class Risk(Supported, frozen=True, kw_only=True):
    """A risk, how likely and how grave it is, and what is done about it."""

    risk: str
    likelihood: str
    impact: str
    mitigation: str | None = None
    owner: str | None = None


class Option(Supported, frozen=True, kw_only=True):
    """A course of action, set beside the others."""

    title: str
    summary: str | None = None
    advantages: tuple[Statement, ...] = ()
    disadvantages: tuple[Statement, ...] = ()
    cost: str | None = None
    risk: str | None = None
    status_quo: bool = False
    preferred: bool = False


class Criterion(Part, frozen=True, kw_only=True):
    """What the options are measured by."""

    id: str
    name: str
    weight: Number | None = None
    description: str | None = None


class Score(Part, frozen=True, kw_only=True):
    """How one option does by one criterion."""

    option: str
    criterion: str
    score: Number
    note: str | None = None


class FinanceLine(Supported, frozen=True, kw_only=True):
    """One line of the money table."""

    label: str
    kind: str
    values: tuple[Number | None, ...]
    total: Number | None = None
    note: str | None = None

    @property
    def sign(self) -> int:
        """How it counts in the net: savings, revenue and funding less cost."""
        return -1 if self.kind == "cost" else 1


class FinanceTotal(Part, frozen=True, kw_only=True):
    """A total of the money table; it is recomputed by the checks."""

    kind: str
    label: str | None = None
    values: tuple[Number | None, ...]
    total: Number | None = None


class Finance(Part, frozen=True, kw_only=True):
    """What it costs and where the money comes from."""

    currency: str
    unit: str | None = None
    basis: str | None = None
    periods: tuple[str, ...]
    lines: tuple[FinanceLine, ...]
    totals: tuple[FinanceTotal, ...] = ()
    note: str | None = None


class Outcome(Part, frozen=True, kw_only=True):
    """What was decided."""

    choice: str
    by: str | None = None
    on: str | None = None
    comment: str | None = None


class Response(Part, frozen=True, kw_only=True):
    """How the addressee answered a published recommendation."""

    status: str
    text: str | None = None
    by: str | None = None
    on: str | None = None


class Recommendation(Supported, frozen=True, kw_only=True):
    """What is asked of the reader, as a decision."""

    ask: str
    action: str
    to: str | None = None
    owner: str | None = None
    by: str | None = None
    priority: str | None = None
    rationale: str | None = None
    supports: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    outcome: Outcome | None = None
    response: Response | None = None


class Consultation(Supported, frozen=True, kw_only=True):
    """Who was asked, and what they said."""

    party: str
    view: str | None = None
    on: str | None = None
    text: str | None = None


class Implication(Statement, frozen=True, kw_only=True):
    """What the matter means in one respect: legal, financial, equality, environment."""

    topic: str


class Question(Supported, frozen=True, kw_only=True):
    """A question to expect, and the answer."""

    question: str
    answer: str


class Communications(Part, frozen=True, kw_only=True):
    """What is said in public."""

    approach: str | None = None
    lines: tuple[Statement, ...] = ()
    questions: tuple[Question, ...] = ()


class Action(Supported, frozen=True, kw_only=True):
    """A next step."""

    what: str
    owner: str | None = None
    by: str | None = None
    status: str | None = None


class GlossaryEntry(Supported, frozen=True, kw_only=True):
    """A term or acronym and what it means."""

    term: str
    meaning: str


class Note(Part, frozen=True, kw_only=True):
    """A note with prose, referred to from text as [](#id)."""

    id: str
    text: str
    evidence: tuple[Evidence, ...] = ()
    cites: tuple[Citation, ...] = ()
