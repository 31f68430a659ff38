"""Charts as numbers, for formats that have charts of their own; a figure's `graphic` shows the same to all others.

Nothing is mirrored here: where the document runs from right to left, a chart's categories do, too.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from msgspec import Struct

from policybrief.document.graphics import Colour

ChartKind = Literal["bar", "stacked-bar", "line"]
"""bar: the series side by side. stacked-bar: piled up. line: a line for each."""

SERIES: tuple[Colour, ...] = ("series-1", "series-2", "series-3", "series-4", "series-5", "series-6")
HATCHES: tuple[Literal["", "up", "down", "cross"], ...] = ("", "up", "down", "cross")
DASHES: tuple[tuple[float, ...], ...] = ((), (6, 3), (2, 2), (8, 3, 2, 3))
"""What tells series apart, in their order and from the start again when all are used: the colour of each, and beside it
the hatching of bars and the dashes of lines, as lengths on and off."""


class Series(Struct, frozen=True, kw_only=True):
    """A row of numbers, one for each category; None where there is none, which is a gap and not a zero."""

    name: str
    values: tuple[Decimal | None, ...]


class Chart(Struct, frozen=True, kw_only=True):
    """A chart's numbers.

    Args:
        kind: how they are shown.
        unit: that of the value axis, or "".
        categories: the names along the other axis.
        series: each with as many values as there are categories.
        valued: every bar has its number beside it.
    """

    kind: ChartKind
    unit: str = ""
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    valued: bool = False
