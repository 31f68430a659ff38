"""What the tables of parts have in common: columns that are there only where they say something, and their widths."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

from msgspec import Struct

from policybrief.document.blocks import Align, Cell, Column, Paragraph, Row, Table, text
from policybrief.document.inlines import Inlines, plain_text

NARROWEST, WIDEST = 4, 60
"""Bounds of the number of characters that a column's share of the width is reckoned from."""


class Field(Struct, frozen=True):
    """A column of a table of parts: its head, and how its cells stand."""

    head: str
    cells: tuple[Cell, ...]
    align: Align = "start"
    row_header: bool = False


def table(
    fields: Sequence[Field],
    *,
    role: str,
    description: str,
    caption: Inlines = (),
    totals: int = 0,
    after: tuple[Paragraph, ...] = (),
) -> Table:
    """A table of the columns that have any text; the last `totals` rows are sums."""
    shown = [field for field in fields if any(cell.text for cell in field.cells)]
    cells = list(zip(*(field.cells for field in shown), strict=True))
    first_total = len(cells) - totals
    rows = [Row(role="item" if index < first_total else "total", cells=row) for index, row in enumerate(cells)]
    return Table(
        role=role,
        caption=caption,
        description=description,
        columns=tuple(
            Column(align=field.align, width=width(field.head, field.cells), row_header=field.row_header)
            for field in shown
        ),
        head=(Row(cells=tuple(Cell(text=text(field.head)) for field in shown)),),
        rows=tuple(rows),
        after=after,
    )


def width(head: str, cells: Sequence[Cell]) -> float:
    """A column's share of the width: it grows with the root of its longest text, so that a column of prose leaves room
    for the names beside it, and never falls below its longest word."""
    texts = [head, *(plain_text(cell.text) for cell in cells)]
    longest = max(map(len, texts))
    word = max((len(word) for line in texts for word in line.split(" ")), default=0)
    return round(max(sqrt(min(longest, WIDEST * 4)) * 4, min(word, 24), NARROWEST), 2)
