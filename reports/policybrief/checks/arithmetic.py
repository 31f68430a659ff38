"""Sums held against the totals that are printed."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Literal

from policybrief.model.part import Number

Verdict = Literal["equal", "rounded", "different"]


def compared(stated: Number, addends: Sequence[Number]) -> tuple[Verdict, Decimal]:
    """How a stated total compares with its addends, and their sum.

    "rounded" where they differ by no more than half a unit of the last place given for each addend: rounded numbers
    need not add up.
    """
    try:
        total = sum((Decimal(value) for value in addends), Decimal(0))
        difference = abs(total - Decimal(stated))
        if difference == 0:
            return "equal", total
        return ("rounded" if difference <= len(addends) * _unit((stated, *addends)) / 2 else "different"), total
    except ArithmeticError:
        return "different", Decimal("NaN")


def _unit(values: Sequence[Number]) -> Decimal:
    """One in the last place that any of the numbers gives; whole numbers are taken to be exact."""
    exponents = [Decimal(value).as_tuple().exponent for value in values]
    last = min((exponent for exponent in exponents if isinstance(exponent, int)), default=0)
    return Decimal(10) ** last if last < 0 else Decimal(0)
