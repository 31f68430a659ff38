"""The money table adds up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from policybrief.checks.arithmetic import Sum
from policybrief.checks.subject import Subject, error, warning
from policybrief.model.part import Number
from policybrief.model.parts import Finance, FinanceLine
from policybrief.problems import Problem, shortened


def check(subject: Subject) -> Iterator[Problem]:
    """`finance-values` (error): not one amount for each period. `finance-total`: a total that its lines do not make, an
    error; a warning where rounding explains the difference."""
    finance = subject.briefing.finance
    if finance is None:
        return
    for position, line in enumerate(finance.lines):
        path = f"/finance/lines/{position}"
        yield from _count(line.values, finance, path, line.label)
        yield from _across(line.values, line.total, path, f"the line “{shortened(line.label, 40)}”")
    for position, total in enumerate(finance.totals):
        path = f"/finance/totals/{position}"
        yield from _count(total.values, finance, path, total.label or total.kind)
        yield from _across(total.values, total.total, path, f"the total of {total.kind}")
        for period, stated in enumerate(total.values[: len(finance.periods)]):
            if stated is not None:
                addends = list(_column(finance.lines, total.kind, period))
                what = f"{total.kind} in {finance.periods[period]}"
                yield from _compare(stated, addends, f"{path}/values/{period}", what)


def _count(values: Sequence[Number | None], finance: Finance, path: str, label: str) -> Iterator[Problem]:
    if len(values) != len(finance.periods):
        message = f"“{shortened(label, 40)}” has {len(values)} amounts for {len(finance.periods)} periods"
        yield error("finance-values", f"{path}/values", message, "give one for each period, null where there is none")


def _across(values: Sequence[Number | None], stated: Number | None, path: str, what: str) -> Iterator[Problem]:
    if stated is not None:
        addends = [value for value in values if value is not None]
        yield from _compare(stated, addends, f"{path}/total", f"{what} over the periods")


def _column(lines: Sequence[FinanceLine], kind: str, period: int) -> Iterator[Number]:
    """The amounts that make a total of `kind` in one period, with their sign."""
    for line in lines:
        if period < len(line.values) and (value := line.values[period]) is not None:
            if kind == "net":
                yield value * line.sign
            elif line.kind == kind:
                yield value


def _compare(stated: Number, addends: Sequence[Number], path: str, what: str) -> Iterator[Problem]:
    made = Sum.of(addends)
    message = f"{what} is given as {stated}; the lines make {made.total}"
    match made.compare(stated):
        case "different":
            yield error("finance-total", path, message, "correct the total, or the amounts")
        case "rounded":
            yield warning("finance-total", path, message, "rounding explains it; say so in a note")
        case "equal":
            pass
