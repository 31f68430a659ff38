"""Statements say no more than their evidence: numbers, dates, names, and the grade that a final brief needs."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from msgspec.structs import replace

from policybrief.checks.subject import Subject, error, warning
from policybrief.evidence.grades import Grade, Grading, Surroundings, grade, required, wording_of
from policybrief.facts.naming import words_of
from policybrief.model.blocks import Callout, Cell, ListItem, Paragraph, Quote, Table
from policybrief.model.briefing import Briefing
from policybrief.model.evidence import Evidence, Supported
from policybrief.model.part import Part
from policybrief.model.parts import (
    Action,
    Actor,
    Event,
    FinanceLine,
    GlossaryEntry,
    Judgement,
    KeyFigure,
    Option,
    Question,
    Recommendation,
    Risk,
    SummaryPoint,
)
from policybrief.problems import Problem, Severity, shortened

ASSERTIONS = (SummaryPoint, Judgement, Paragraph, ListItem, Quote, Callout, Event, KeyFigure)
"""What needs the required grade: parts that say how things are. Proposals, options, risks and lines to take do not,
but what they rest on is checked as far as it is given."""


def check(subject: Subject) -> Iterator[Problem]:
    """`untraceable-number`, `untraceable-date` (errors; warnings where a cited source may hold what the evidence does
    not), `basis` (error), `untraceable-name` (warning), and `grade-too-low` (an error in a final brief, else a
    warning)."""
    needed = required(subject.briefing)
    alone = Surroundings(familiar=_familiar(subject.briefing))
    table: Table | None = None
    shown: frozenset[Decimal] = frozenset()
    for pointer, part in subject.of(Supported):
        if isinstance(part, Table):
            table, shown = part, _shown(part)
        is_due = needed is not None and isinstance(part, ASSERTIONS)
        if is_due or part.evidence or part.basis:
            surroundings = alone
            if table is not None and isinstance(part, (Cell, Table)):
                surroundings = replace(alone, values=shown, evidence=_borrowed(part, table))
            grading = grade(part, subject.records, subject.briefing.language, surroundings)
            found = [*_untraceable(pointer, part, grading)]
            yield from found
            explained = any(problem.severity is Severity.ERROR for problem in found)
            if needed is not None and is_due and grading.grade < needed and not explained:
                yield _too_low(subject, pointer, part, grading.grade, needed)


def _familiar(briefing: Briefing) -> frozenset[str]:
    """The words of names that the brief itself introduces: its head, its actors, its sources."""
    texts = [briefing.title, briefing.organisation, briefing.audience, *briefing.to, *briefing.copies]
    for actor in briefing.actors:
        texts += [actor.name, actor.acronym, *actor.aliases]
    for source in briefing.sources:
        texts += [source.title, source.author, source.publisher]
    texts += [entry.term for entry in briefing.glossary]
    return frozenset().union(*(words_of(text) for text in texts if text))


def _borrowed(part: Cell | Table, table: Table) -> tuple[Evidence, ...]:
    """What a cell without evidence of its own rests on: that of its table."""
    return table.evidence if isinstance(part, Cell) and not part.evidence else ()


def _shown(table: Table) -> frozenset[Decimal]:
    """The numbers of a table's cells."""
    values = (cell.value for row in table.rows for cell in row.cells)
    return frozenset(Decimal(value) for value in values if value is not None)


def _untraceable(pointer: str, part: Supported, grading: Grading) -> Iterator[Problem]:
    if not (grading.numbers or grading.dates or grading.flaws or grading.names):
        return
    path = f"{pointer}/{_worded(part)}" if _worded(part) else pointer
    add = "correct it, add the evidence that has it, or state under `basis` how it follows"
    found = warning if part.cites else error
    if grading.numbers:
        yield found("untraceable-number", path, f"the evidence has no {_quoted(grading.numbers)}", add)
    if grading.dates:
        dated = f"{pointer}/date" if isinstance(part, Event) and grading.dates == (part.date,) else path
        inferred = ", or mark it `inferred: true`" if dated != path else ""
        hint = f"correct it, or add the evidence that has it{inferred}"
        yield found("untraceable-date", dated, f"the evidence has no date {_quoted(grading.dates)}", hint)
    for flaw in grading.flaws:
        yield error("basis", f"{pointer}/basis/{flaw.position}", flaw.message, flaw.hint)
    if grading.names:
        message = f"the evidence does not name {_quoted(grading.names)}"
        yield warning("untraceable-name", path, message, "check the name, or add the evidence that has it")


def _too_low(subject: Subject, pointer: str, part: Supported, found: Grade, needed: Grade) -> Problem:
    why = {
        Grade.UNSUPPORTED: "add `evidence`",
        Grade.CITED: "quote the passage as `evidence`",
        Grade.DERIVED: "write it as its evidence has it",
        Grade.VERBATIM: "",
    }[found]
    if found is Grade.UNSUPPORTED and part.evidence:
        why = "its evidence does not hold: put that right"
    elif found is Grade.UNSUPPORTED and needed is Grade.CITED:
        why = "add `cites` or `evidence`"
    message = f"“{shortened(' '.join(wording_of(part)), 60)}” is {found}; a final brief needs {needed}"
    return Problem(severity=subject.grave, rule="grade-too-low", path=pointer, message=message, hint=why)


def _quoted(found: tuple[str, ...]) -> str:
    shown = ", ".join(f"“{shortened(text, 60)}”" for text in dict.fromkeys(found[:8]))
    return f"{shown}, …" if len(found) > 8 else shown


def _worded(part: Part) -> str:
    """The key of the prose that the grade is of; "" where it is of several."""
    match part:
        case Risk():
            return "risk"
        case Recommendation():
            return "action"
        case Action():
            return "what"
        case Question():
            return "answer"
        case GlossaryEntry():
            return "meaning"
        case Option() | Actor() | FinanceLine():
            return ""
        case Cell():
            return "text" if part.text is not None else ""
        case _:
            return "text" if hasattr(part, "text") else ""
