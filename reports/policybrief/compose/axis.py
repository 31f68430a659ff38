"""The value axis of a chart: from where to where, and at which round numbers it is marked."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from msgspec import Struct

MARKS = 5
"""About how many marks an axis has."""


class Axis(Struct, frozen=True):
    """From `low` to `high`, marked at `ticks`, which begin and end there."""

    low: Decimal
    high: Decimal
    ticks: tuple[Decimal, ...]


def axis(low: Decimal, high: Decimal) -> Axis:
    """An axis that holds all values from `low` to `high`, marked at steps of 1, 2 or 5 times a power of ten."""
    if low == high:
        low, high = (min(low, Decimal(0)), max(high, Decimal(0))) if low else (Decimal(0), Decimal(1))
    step = _step((high - low) / MARKS)
    first = (low / step).to_integral_value(ROUND_FLOOR)
    last = (high / step).to_integral_value(ROUND_CEILING)
    ticks = tuple(_plain((first + index) * step) for index in range(int(last - first) + 1))
    return Axis(ticks[0], ticks[-1], ticks)


def _step(least: Decimal) -> Decimal:
    """The smallest step of 1, 2 or 5 times a power of ten that is no smaller than `least`."""
    power = Decimal(1).scaleb(least.adjusted())
    return next(power * factor for factor in (1, 2, 5, 10) if power * factor >= least)


def _plain(value: Decimal) -> Decimal:
    """`value` without trailing zeros and without an exponent: 100, not 1E+2."""
    value = value.normalize()
    exponent = value.as_tuple().exponent
    return value.quantize(Decimal(1)) if isinstance(exponent, int) and exponent > 0 else value + 0
