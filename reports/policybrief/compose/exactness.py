"""Arithmetic to the last digit, and which numbers are of a size that can be printed and drawn."""

from __future__ import annotations

from decimal import MAX_EMAX, MIN_EMIN, Context, Decimal, DivisionByZero, InvalidOperation

from policybrief.model.part import Number

PLACES = 40
"""How many digits before and after the decimal point a number may have to be written out."""

LARGEST: int = 10**PLACES

EXACT = Context(prec=6 * PLACES, Emax=MAX_EMAX, Emin=MIN_EMIN, traps=[InvalidOperation, DivisionByZero])
"""The context that a document is composed in: sums and products of numbers that can be written out are exact."""


def is_plain(number: Number) -> bool:
    """Whether a number is of a size to be written out and drawn: 1E+400 is not."""
    if isinstance(number, int):
        return -LARGEST < number < LARGEST
    return number.is_finite() and number.adjusted() < PLACES and decimals_of(number) <= PLACES


def decimals_of(*numbers: Number | None) -> int:
    """How many decimals the most exact of the numbers has."""
    exponents = (number.as_tuple().exponent for number in numbers if isinstance(number, Decimal))
    return max((-exponent for exponent in exponents if isinstance(exponent, int) and exponent < 0), default=0)
