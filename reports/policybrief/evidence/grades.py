"""How well each part of a brief is supported by its sources; computed, never typed.

*verbatim*: its text is its evidence. *derived*: every number and date of its text stands in its evidence, or is carried
by a stated basis that is recomputed. *cited*: it points to a source without captured text. Else *unsupported*.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec import Struct

from policybrief import edtf
from policybrief.evidence.basis import BasisFlaw, carried
from policybrief.evidence.records import Records
from policybrief.facts.dates import dates
from policybrief.facts.naming import lacks_names, names_of, words_of
from policybrief.facts.tracing import SCALES, Stated, facts
from policybrief.inline import plain
from policybrief.model.blocks import Cell
from policybrief.model.briefing import Briefing
from policybrief.model.evidence import Evidence, Statement, Supported
from policybrief.model.parts import (
    Action,
    Actor,
    Consultation,
    Event,
    FinanceLine,
    GlossaryEntry,
    Option,
    Question,
    Recommendation,
    Risk,
)


class Grade(enum.IntEnum):
    """The grades, from none to the best; they compare."""

    UNSUPPORTED = 0
    CITED = 1
    DERIVED = 2
    VERBATIM = 3

    def __str__(self) -> str:
        return self.name.lower()


REQUIRED: dict[str, Grade | None] = {
    # Made of captured sources: readers must be able to follow each statement back.
    "briefing": Grade.DERIVED,
    "readout": Grade.DERIVED,
    # Published with citations.
    "research-brief": Grade.CITED,
    "bill-analysis": Grade.CITED,
    # Written by the office that answers for them.
    "submission": None,
    "cabinet-paper": None,
    "assessment": None,
    "business-case": None,
    "advisory": None,
}
"""The grade that every statement of a final brief needs, by the brief's kind; `requires` in the brief overrules it."""


class Grading(Struct, frozen=True, kw_only=True):
    """The grade of a part, and what kept it from a better one, as its text writes it."""

    grade: Grade
    numbers: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    flaws: tuple[BasisFlaw, ...] = ()


def required(briefing: Briefing) -> Grade | None:
    """The grade that every statement of the brief needs before it is final, or None where none is asked for."""
    match briefing.requires:
        case "none":
            return None
        case str(name):
            return Grade[name.upper()]
        case _:
            return REQUIRED.get(briefing.kind)


class Surroundings(Struct, frozen=True, kw_only=True):
    """What a part may rest on beside its own evidence.

    Args:
        evidence: that of the table a cell stands in.
        values: the numbers that the table shows, which a basis may start from.
        familiar: words of names that need no evidence, as `facts.naming.words_of` gives them.
    """

    evidence: tuple[Evidence, ...] = ()
    values: frozenset[Decimal] = frozenset()
    familiar: frozenset[str] = frozenset()


ALONE = Surroundings()
"""Nothing beside its own evidence."""


def grade(
    part: Supported,
    records: Records,
    language: str,
    surroundings: Surroundings = ALONE,
) -> Grading:
    """The grade of one part of a brief in `language` (BCP 47).

    Evidence counts where the record has its words at its offsets, and where the record cannot be had at all (that is
    reported of the source); not where the source has changed.
    """
    given = (*part.evidence, *surroundings.evidence) if surroundings.evidence else part.evidence
    exacts = [item for item in given if is_trusted(item, records)]
    wording = "\n".join([plain(text) for text in wording_of(part)])
    verbatim = bool(exacts) and _same(wording, " ".join([item.exact for item in exacts]))
    if verbatim and not isinstance(part, Event):
        return Grading(grade=Grade.VERBATIM)
    supported = Grade.CITED if part.cites or exacts else Grade.UNSUPPORTED
    if not exacts and (part.cites or not part.basis):
        return Grading(grade=supported)
    # The facts of the evidence are looked for only where the text has some to hold against them.
    stated = Stated((facts(item.exact, records.language(item.source)) for item in exacts), _Years(records, exacts))
    statement = facts(wording, language)
    computed, flaws = carried(part.basis, stated, surroundings.values)
    numbers = stated.lacks_numbers(statement, computed) + _lacking_values(part, stated, computed)
    missing = stated.lacks_dates(statement) + _lacking_date(part, stated, exacts)
    names = _lacking_names(wording, language, exacts, surroundings)
    verdict = supported if numbers or missing or flaws else Grade.VERBATIM if verbatim else Grade.DERIVED
    return Grading(grade=verdict, numbers=tuple(numbers), dates=tuple(missing), names=tuple(names), flaws=flaws)


def is_trusted(evidence: Evidence, records: Records) -> bool:
    """Whether the span holds, as far as can be known."""
    if not evidence.source:
        return False
    text = records.text(evidence.source)
    if text is None:
        problem = records.problem(evidence.source)
        return problem is not None and problem.rule == "source-unverified"
    start, end = evidence.start, evidence.end
    return start is not None and end is not None and text[start:end] == evidence.exact


def wording_of(part: Supported) -> tuple[str, ...]:
    """The pieces of prose of a part that its evidence has to bear, with their inline markup."""
    match part:
        case Statement():
            texts: tuple[str | None, ...] = (part.text,)
        case Risk():
            texts = (part.risk,)
        case Recommendation():
            texts = (part.action,)
        case Action():
            texts = (part.what,)
        case Question():
            texts = (part.answer,)
        case GlossaryEntry():
            texts = (part.meaning,)
        case Option():
            texts = (part.title, part.summary, part.cost, part.risk)
        case Actor():
            texts = (part.name, part.role, part.note)
        case Consultation() | Cell():
            texts = (part.text,)
        case _:
            texts = ()
    return tuple(text for text in texts if text)


def _same(wording: str, evidence: str) -> bool:
    """Whether both say the same, white space folded."""
    return wording == evidence or wording.split() == evidence.split()


def _lacking_values(part: Supported, stated: Stated, computed: Sequence[Decimal]) -> list[str]:
    """The bare numbers of a cell or money line that the evidence has not, in whatever they are counted."""
    match part:
        case Cell(value=value) if value is not None:
            values = [value]
        case FinanceLine():
            values = [value for value in part.values if value is not None]
        case _:
            return []
    return [str(value) for value in values if value not in computed and not stated.has_value(Decimal(value), SCALES)]


def _lacking_names(wording: str, language: str, exacts: Sequence[Evidence], surroundings: Surroundings) -> list[str]:
    if not exacts or not names_of(wording, language):
        return []
    return lacks_names(wording, language, [surroundings.familiar, *(words_of(item.exact) for item in exacts)])


def _lacking_date(part: Supported, stated: Stated, evidence: Sequence[Evidence]) -> list[str]:
    """The date of an event, where neither its evidence states it nor it is marked as inferred."""
    if not isinstance(part, Event) or part.inferred or not evidence or not edtf.is_valid(part.date):
        return []
    return [] if stated.has_date(part.date) else [part.date]


class _Years(Struct):
    """The years that the records of some evidence state; they are looked for when first needed."""

    records: Records
    evidence: Sequence[Evidence]
    _found: tuple[int, ...] | None = None

    def __iter__(self) -> Iterator[int]:
        if self._found is None:
            sources = dict.fromkeys(item.source for item in self.evidence)
            self._found = tuple(sorted({year for source in sources for year in _record_years(self.records, source)}))
        return iter(self._found)


def _record_years(records: Records, source: str) -> frozenset[int]:
    kept: dict[str, frozenset[int]] = records.kept("years")
    if source not in kept:
        text = records.text(source) or ""
        found = dates(text, records.language(source))
        kept[source] = frozenset(int(year) for item in found for year in re.findall(r"(?<![\d-])\d{4}", item.edtf))
    return kept[source]
