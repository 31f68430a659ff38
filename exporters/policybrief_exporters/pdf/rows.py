"""Rows: lines side by side that stay together, or are split line by line where they are taller than a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from policybrief_exporters.pdf.flow import FIRM, FREE, Grid, Mark, Piece, PlacedLine

if TYPE_CHECKING:
    from policybrief_exporters.pdf.build import Builder, Region

ABOVE, BELOW = 4.0, 4.5
"""The space above and below the text of a row."""


class RowLayout(Struct):
    """A row laid out: its lines and marks from its top, its height, and the pitch that all its lines share."""

    lines: list[PlacedLine]
    marks: list[Mark]
    height: float
    leading: float

    def split(self, tallest: float) -> list[RowLayout]:
        """The row as it is, or line by line where it is taller than a page."""
        if self.height <= tallest:
            return [self]
        count = round((self.height - ABOVE - BELOW) / self.leading)
        by_number: list[list[PlacedLine]] = [[] for _ in range(count)]
        for line in self.lines:
            by_number[int((line.baseline - ABOVE) / self.leading)].append(line)
        return [self._part(number, count, lines) for number, lines in enumerate(by_number)]

    def _part(self, number: int, count: int, lines: list[PlacedLine]) -> RowLayout:
        first, last = number == 0, number == count - 1
        above, below = ABOVE if first else 0.0, BELOW if last else 0.0
        up = number * self.leading + ABOVE - above
        height = above + self.leading + below
        moved = [PlacedLine(line.line, line.x, line.baseline - up, line.element) for line in lines]
        marks = [
            Mark(mark.x, height - mark.height if mark.y else 0.0, mark.width, min(mark.height, height), mark.fill)
            for mark in self.marks
            if (last if mark.y else first or mark.height == self.height)
        ]
        return RowLayout(moved, marks, height, self.leading)


def add_row(builder: Builder, row: RowLayout, region: Region, tallest: float, keep: int) -> list[Piece]:
    """Adds a row, in one piece or line by line; the first two and the last two lines stay together."""
    parts = row.split(tallest)
    final = len(parts) - 1
    return [
        builder.add(
            Grid(part.lines, part.marks), part.height, region,
            keep=keep if number == final else FIRM if number in (0, final - 1) else FREE,
        )
        for number, part in enumerate(parts)
    ]  # fmt: skip
