"""Sums held against the totals that are printed."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Literal

from msgspec import Struct

from policybrief.model.part import Number

Verdict = Literal["equal", "rounded", "different"]


class Sum(Struct):
    """A sum as it grows: its value, how many numbers it is of, and the finest decimal place any of them gives."""

    total: Decimal = Decimal(0)
    count: int = 0
    place: int = 0

    @classmethod
    def of(cls, addends: Iterable[Number]) -> Sum:
        """The sum of `addends`."""
        made = cls()
        for value in addends:
            made.add(value)
        return made

    def add(self, value: Number) -> None:
        """Make it the sum of one number more."""
        self.total += value
        self.count += 1
        if not isinstance(value, int):
            self.place = min(self.place, _place(value))

    def compare(self, stated: Number) -> Verdict:
        """How a stated total compares with it.

        "rounded" where they differ by no more than half a unit of the last decimal place for each addend: rounded
        numbers need not add up. Whole numbers are taken to be exact.
        """
        difference = abs(self.total - Decimal(stated))
        if difference == 0:
            return "equal"
        place = min(self.place, _place(stated))
        return "rounded" if place < 0 and difference <= self.count * Decimal(10) ** place / 2 else "different"


def _place(value: Number) -> int:
    exponent = Decimal(value).as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0
