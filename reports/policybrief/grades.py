"""How well each part of a brief is supported by its sources; computed, never typed.

*verbatim*: its text is its evidence. *derived*: every number and date of its text stands in its evidence, or is carried
by a stated basis that is recomputed. *cited*: it points to a source without captured text. Else *unsupported*.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from policybrief import edtf
from policybrief.facts.dates import dates
from policybrief.facts.tracing import (
    SCALES,
    Facts,
    date_stands,
    evidence_dates,
    facts,
    has_value,
    untraced_dates,
    untraced_names,
    untraced_numbers,
)
from policybrief.inline import plain
from policybrief.model.blocks import Cell
from policybrief.model.briefing import Briefing
from policybrief.model.evidence import Basis, Evidence, Statement, Supported
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
from policybrief.records import Records


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


@dataclass(frozen=True, slots=True, kw_only=True)
class BasisFlaw:
    """What is wrong with entry `position` of a part's `basis`."""

    position: int
    message: str
    hint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Grading:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What a part may rest on beside its own evidence.

    Args:
        evidence: that of the table a cell stands in.
        values: the numbers that the table shows, which a basis may start from.
        familiar: words of names that need no evidence, as `facts.tracing.words_of` gives them.
    """

    evidence: tuple[Evidence, ...] = ()
    values: frozenset[Decimal] = frozenset()
    familiar: frozenset[str] = frozenset()


def grade(
    part: Supported,
    records: Records,
    language: str,
    surroundings: Surroundings = Surroundings(),
) -> Grading:
    """The grade of one part of a brief in `language` (BCP 47).

    Evidence counts where the record has its words at its offsets, and where the record cannot be had at all (that is
    reported of the source); not where the source has changed.
    """
    exacts = [item for item in (*part.evidence, *surroundings.evidence) if is_trusted(item, records)]
    wording = "\n".join(plain(text) for text in wording_of(part))
    verbatim = bool(exacts) and _folded(wording) == _folded(" ".join(item.exact for item in exacts))
    if verbatim and not isinstance(part, Event):
        return Grading(grade=Grade.VERBATIM)
    supported = Grade.CITED if part.cites or exacts else Grade.UNSUPPORTED
    if not exacts and (part.cites or not part.basis):
        return Grading(grade=supported)
    evidence = [facts(item.exact, records.language(item.source)) for item in exacts]
    statement = facts(wording, language)
    carried, flaws = _carried(part.basis, evidence, surroundings.values)
    numbers = untraced_numbers(statement, evidence, carried) + _untraced_values(part, evidence, carried)
    years = _Years(records, exacts)
    missing = untraced_dates(statement, evidence, years) + _untraced_event(part, evidence, years)
    names = untraced_names(statement, evidence, language, surroundings.familiar) if evidence else []
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


def _folded(text: str) -> str:
    return " ".join(text.split())


def _untraced_values(part: Supported, evidence: Sequence[Facts], carried: Sequence[Decimal]) -> list[str]:
    """The bare numbers of a cell or money line that the evidence has not, in whatever they are counted."""
    match part:
        case Cell(value=value) if value is not None:
            values = [value]
        case FinanceLine():
            values = [value for value in part.values if value is not None]
        case _:
            return []
    return [
        str(value)
        for value in values
        if Decimal(value) not in carried and not has_value(Decimal(value), evidence, SCALES)
    ]


def _untraced_event(part: Supported, evidence: Sequence[Facts], years: _Years) -> list[str]:
    """The date of an event, where neither its evidence states it nor it is marked as inferred."""
    if not isinstance(part, Event) or part.inferred or not evidence or not edtf.is_valid(part.date):
        return []
    return [] if date_stands(part.date, evidence_dates(evidence, years)) else [part.date]


@dataclass(slots=True)
class _Years:
    """The years that the records of some evidence state; they are looked for when first needed."""

    records: Records
    evidence: Sequence[Evidence]
    _found: tuple[int, ...] | None = field(default=None)

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


def _carried(
    bases: Sequence[Basis], evidence: Sequence[Facts], shown: frozenset[Decimal]
) -> tuple[list[Decimal], tuple[BasisFlaw, ...]]:
    """The numbers that the bases give, recomputed, and what is wrong with them.

    The values of one basis stand in the evidence, or beside the part, all counted alike: 13 for "£13 million".
    """
    results: list[Decimal] = []
    flaws: list[BasisFlaw] = []
    for position, basis in enumerate(bases):
        if basis.kind in ("translation", "judgement"):
            continue
        scale, missing = _scale(basis, evidence, shown)
        if missing:
            said = ", ".join(str(value) for value in missing)
            hint = "each value of a basis stands in the evidence: add the evidence, or correct the value"
            flaws.append(BasisFlaw(position=position, message=f"the evidence has no {said}", hint=hint))
            continue
        try:
            result = _recomputed(basis)
        except _Wrong as wrong:
            flaws.append(BasisFlaw(position=position, message=str(wrong), hint=wrong.hint))
        else:
            results += [result] if basis.kind == "share" or scale == 1 else [result, result * scale]
    return results, tuple(flaws)


def _scale(basis: Basis, evidence: Sequence[Facts], shown: frozenset[Decimal]) -> tuple[Decimal, list[Decimal]]:
    """What the values of a basis are counted in, and those of them that are nowhere. A sum may take one away."""
    values = [Decimal(value) for value in basis.values]
    fewest = values
    for scale in SCALES:
        missing = [value for value in values if value not in shown and not has_value(abs(value) * scale, evidence)]
        if not missing:
            return scale, []
        fewest = min(fewest, missing, key=len)
    return Decimal(1), fewest


class _Wrong(Exception):
    """A basis whose result does not follow."""

    def __init__(self, message: str, hint: str = "correct the values or the result") -> None:
        super().__init__(message)
        self.hint = hint


def _recomputed(basis: Basis) -> Decimal:
    """The result of a sum, share, rounding or conversion. Raises `_Wrong`."""
    values = [Decimal(value) for value in basis.values]
    needed = {"sum": 2, "share": 2, "rounding": 1, "conversion": 1}[basis.kind]
    if len(values) < needed or (basis.kind != "sum" and len(values) != needed):
        raise _Wrong(
            f"a {basis.kind} has {len(values)} values where it needs {needed}", "give the values it starts from"
        )
    stated = None if basis.result is None else Decimal(basis.result)
    try:
        exact = _exactly(basis, values, stated)
        if stated is None:
            return exact
        tolerance = Decimal(0) if basis.kind == "sum" else _half_unit(stated, fractional=basis.kind == "share")
        follows = abs(exact - stated) <= tolerance
    except ArithmeticError:
        raise _Wrong(f"the {basis.kind} of {_list(values)} cannot be computed") from None
    if not follows:
        raise _Wrong(f"the {basis.kind} of {_list(values)} is {_short(exact)}, not {stated}")
    return stated


def _exactly(basis: Basis, values: list[Decimal], stated: Decimal | None) -> Decimal:
    match basis.kind:
        case "sum":
            return sum(values, Decimal(0))
        case "share":
            return values[0] / values[1] * 100
        case "conversion":
            if basis.factor is None:
                raise _Wrong("a conversion has no factor", "give the factor that it multiplies by")
            return values[0] * Decimal(basis.factor)
        case _:
            if stated is None:
                raise _Wrong("a rounding has no result", "give the rounded number as the statement has it")
            return values[0]


def _half_unit(stated: Decimal, *, fractional: bool) -> Decimal:
    """Half of the last place that a rounded number gives: 50 for 700, 0.05 for 12.5; a share has no place above one."""
    exponent = stated.normalize().as_tuple().exponent if stated else 0
    place = exponent if isinstance(exponent, int) else 0
    if fractional:
        written = stated.as_tuple().exponent
        place = min(written if isinstance(written, int) else 0, 0)
    return Decimal(5) * Decimal(10) ** (place - 1)


def _list(values: Sequence[Decimal]) -> str:
    shown = ", ".join(str(value) for value in values[:6])
    return shown if len(values) <= 6 else f"{shown}, …"


def _short(value: Decimal) -> str:
    """A number as a message gives it: four decimals at most."""
    if not value.is_finite() or abs(value.adjusted()) > 20:
        return str(value)
    written = format(round(value, 4), "f")
    return written.rstrip("0").rstrip(".") if "." in written else written
