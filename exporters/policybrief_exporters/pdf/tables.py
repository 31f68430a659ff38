"""Tables: columns measured by what stands in them, rows that stay whole, heads that repeat, wide tables in panels."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from policybrief.document.blocks import Column, Row, Table
from policybrief_exporters.pdf.flow import FIRM, FREE, Frame, Mark, Piece, PlacedLine
from policybrief_exporters.pdf.lines import ZONE, break_lines
from policybrief_exporters.pdf.look import Type
from policybrief_exporters.pdf.measures import longest_word, whole_width
from policybrief_exporters.pdf.objects import string
from policybrief_exporters.pdf.ordering import ordered
from policybrief_exporters.pdf.rows import ABOVE, BELOW, RowLayout, add_row
from policybrief_exporters.pdf.spans import Run
from policybrief_exporters.pdf.structure import Element

if TYPE_CHECKING:
    from policybrief_exporters.pdf.build import Builder, Region

BESIDE = 5.0
"""The space beside the text of a cell."""

FEW = 8
"""Tables of no more columns are never cut into panels: words that are too long for their columns are broken instead."""

SMALL = 0.26
"""Tables that take a smaller part of a page than this stay on one."""

CROWDED = 4.0
"""Text of more lines than this in a narrow column makes the type of its table a step smaller."""

SCALES = (1.0, 0.9, 0.8, 0.72)
"""How far the type of a wide table is made smaller before it is cut into panels."""


class Measured(Struct, frozen=True):
    """The runs of a table's cells in a type, and for each column the least width and the width it would like."""

    type: Type
    head: list[list[list[Run]]]
    rows: list[list[list[Run]]]
    least: list[float]
    wanted: list[float]


def build(builder: Builder, block: Table, region: Region, *, narrow: bool = False) -> None:
    """Builds a table with its caption above and its notes below; nothing of it is cut off, however wide it is.

    `narrow` tables take no more room than their text asks for.
    """
    summary = f"/O /Table /Summary {string(block.description).decode()}" if block.description else ""
    element = region.element.add("Table", block.id, attributes=summary)
    if block.caption:
        caption = builder.look.small.strong().coloured(builder.look.colour("accent"))
        builder.text(
            block.caption, replace(region, element=element), type_=caption, role="Caption", before=8.0, after=4.0,
            keep=FIRM, full=True,
        )  # fmt: skip
    start = len(builder.pieces)
    for number, (columns, measured) in enumerate(_panels(builder, block, region)):
        element = region.element.add("Table") if number else element
        if narrow:
            region = replace(region, right=min(region.right, region.left + max(sum(measured.wanted) * 1.3, 180.0)))
        _build_panel(builder, block, region, columns, measured, element)
    if sum(piece.height for piece in builder.pieces[start:]) < (builder.look.bottom - builder.look.top) * SMALL:
        builder.together(start)
    for paragraph in block.after:
        if builder.pieces:
            builder.pieces[-1].keep = FIRM
        builder.block(paragraph, region)
    builder.after(11.0)


def _panels(builder: Builder, block: Table, region: Region) -> list[tuple[list[int], Measured]]:
    """The columns of each panel that the table is printed in, and their measures: one panel where they fit."""
    everything = list(range(len(block.columns)))
    measured = _measure(builder, block, SCALES[0])
    if _is_crowded(block, measured, region.width):
        measured = _measure(builder, block, SCALES[1])
    for scale in SCALES[1:]:
        if sum(measured.least) <= region.width:
            break
        measured = _measure(builder, block, scale)
    if len(everything) <= FEW and sum(measured.least) > region.width:
        equal = region.width / len(everything)
        measured = replace(measured, least=[min(width, equal) for width in measured.least])
    if sum(measured.least) <= region.width + 0.01:
        return [(everything, measured)]
    names = [index for index in everything if block.columns[index].row_header] or [0]
    if sum(measured.least[index] for index in names) > region.width / 2:
        names = []
    others = [index for index in everything if index not in names]
    room = region.width - sum(measured.least[index] for index in names)
    count = len(_filled(others, measured.least, room))
    evenly = sum(measured.least[index] for index in others) / count
    panels = _filled(others, measured.least, min(room, evenly + max(measured.least[index] for index in others)))
    return [([*names, *panel], measured) for panel in panels]


def _is_crowded(block: Table, measured: Measured, room: float) -> bool:
    """Whether long text stands in a narrow column, as the words of its neighbours leave no more room for it."""
    given = widths(block.columns, measured.least, measured.wanted, room)
    return any(
        want > width * CROWDED and width < room * 0.3 for want, width in zip(measured.wanted, given, strict=True)
    )  # fmt: skip


def _filled(columns: Sequence[int], least: Sequence[float], room: float) -> list[list[int]]:
    """The columns in panels that are no wider than `room`."""
    panels: list[list[int]] = [[]]
    used = 0.0
    for index in columns:
        if panels[-1] and used + least[index] > room:
            panels.append([])
            used = 0.0
        panels[-1].append(index)
        used += least[index]
    return panels


def _measure(builder: Builder, block: Table, scale: float) -> Measured:
    type_ = builder.look.table.sized(builder.look.table.size * scale)
    strong = type_.strong()
    limit = builder.look.right - builder.look.left

    def runs(row: Row, type_: Type) -> list[list[Run]]:
        return [builder.runs(cell.text, type_, cell.id or row.id or block.id) for cell in row.cells]

    head_type = strong.coloured(builder.look.colour("accent"))
    head = [runs(row, head_type) for row in block.head]
    rows = [runs(row, type_ if row.role == "item" else strong) for row in block.rows]
    wide = [row for row, source in zip(rows, block.rows, strict=True) if not _spans(source)]
    columns = range(len(block.columns))
    padding = 2 * BESIDE * max(scale, 0.8)
    least = [
        min(max((longest_word(row[index]) for row in (*head, *wide)), default=0.0) + padding, limit * 0.42)
        for index in columns
    ]
    heads = [max((whole_width(row[index]) for row in head), default=0.0) for index in columns]
    cells = [max((whole_width(row[index]) for row in wide), default=0.0) for index in columns]
    wanted = [max(pair) + padding for pair in zip(heads, cells, strict=True)]
    if sum(wanted) > limit:  # heads are broken into up to three lines before the text below them
        wanted = [max(above / 2.5 + padding, low) for above, low in zip(heads, least, strict=True)]
        wanted = [max(width, cell + padding) for width, cell in zip(wanted, cells, strict=True)]
    return Measured(type_, head, rows, least, wanted)


def _spans(row: Row) -> bool:
    """Whether a subhead has text in its first cell only, which then goes over the whole width."""
    return row.role == "subhead" and not any(cell.text for cell in row.cells[1:])


def widths(columns: Sequence[Column], least: Sequence[float], wanted: Sequence[float], room: float) -> list[float]:
    """The columns' widths: their shares of `room`, but none below its least where the others can spare it.

    Where the text of all columns fits on single lines, that is each one's least. Room that a column does not want goes
    to those that want more.
    """
    if sum(wanted) <= room:
        least = wanted
    shares = [max(column.width, 0.01) for column in columns]
    given = [room * share / sum(shares) for share in shares]
    given = _shifted(given, least, [max(width - low, 0.0) for low, width in zip(least, given, strict=True)])
    above = [max(width - max(want, low), 0.0) for width, want, low in zip(given, wanted, least, strict=True)]
    return _shifted(given, wanted, above) if sum(wanted) > room else given


def _shifted(given: Sequence[float], asked: Sequence[float], spare: Sequence[float]) -> list[float]:
    """The widths after what is spare went, as far as it reaches, to the columns that have less than they asked for."""
    lacking = [max(ask - width, 0.0) for ask, width in zip(asked, given, strict=True)]
    if not sum(lacking) or not sum(spare):
        return list(given)
    moved = min(sum(lacking), sum(spare))
    part, met = moved / sum(spare), moved / sum(lacking)
    return [width - free * part + need * met for width, free, need in zip(given, spare, lacking, strict=True)]


def _build_panel(
    builder: Builder, block: Table, region: Region, columns: list[int], measured: Measured, element: Element
) -> None:
    look = builder.look
    room = region.width
    given = widths(
        [block.columns[index] for index in columns], [measured.least[index] for index in columns],
        [measured.wanted[index] for index in columns], room,
    )  # fmt: skip
    edges = [region.left + sum(given[:index]) for index in range(len(given) + 1)]
    head = element.add("THead") if block.head else element
    panel = _Panel(builder, block, columns, edges, measured, head, element.add("TBody"))
    frame = Frame(region.left, region.right, before=6.0, after=10.0)
    inner = replace(region, frames=(*region.frames, frame))
    heads = [panel.row(row, runs, head=True) for row, runs in zip(block.head, measured.head, strict=True)]
    for position, grid in enumerate(heads):
        if position == len(heads) - 1:
            grid.marks.append(Mark(region.left, grid.height - 0.9, room, 0.9, look.colour("accent")))
    tallest = look.bottom - look.top - sum(grid.height for grid in heads) - 60
    repeated = sum(grid.height for grid in heads) < (look.bottom - look.top) / 3
    pieces: list[Piece] = []
    for row, grid in zip(block.head, heads, strict=True):
        builder.anchor(row.id if columns[0] == 0 else "")
        pieces += add_row(builder, grid, inner, tallest if repeated else 0.0, FIRM if repeated else FREE)
    frame.repeat = tuple(pieces) if repeated else ()
    count = len(block.rows)
    for index, (row, runs) in enumerate(zip(block.rows, measured.rows, strict=True)):
        for part in dict.fromkeys((row.id, *(cell.id for cell in row.cells))):
            builder.anchor(part if part not in builder.placed else "")
        last = index == count - 1
        keep = FIRM if row.role == "subhead" or index == count - 2 or (not index and count > 2) else FREE
        add_row(builder, panel.row(row, runs, last=last), inner, tallest, FREE if last else keep)


class _Panel(Struct):
    """The columns of a table that are printed side by side, with the edges between them."""

    builder: Builder
    block: Table
    columns: list[int]
    edges: list[float]
    measured: Measured
    head: Element
    body: Element

    def row(self, row: Row, runs: list[list[Run]], *, head: bool = False, last: bool = False) -> RowLayout:
        """A row, its cells broken into lines; numbers stand at the end of their column."""
        look, type_ = self.builder.look, self.measured.type
        element = (self.head if head else self.body).add("TR", row.id)
        beside = BESIDE * max(type_.size / look.table.size, 0.8)
        placed: list[PlacedLine] = []
        most = 1
        spanning = _spans(row)
        for position, index in enumerate(self.columns):
            if spanning and position:
                continue
            left = self.edges[position] + (beside if position else beside * 0.6)
            right = (self.edges[-1] if spanning else self.edges[position + 1]) - beside
            column, cell = self.block.columns[index], row.cells[index]
            lines = break_lines(runs[index], right - left, self.builder.hyphens, zone=1.0 if head else ZONE)
            lines = ordered(lines, runs[index], mirrored=self.builder.mirrored)
            part = _cell(element, cell.id, head=head, names=column.row_header, over=len(self.columns) * spanning)
            for number, line in enumerate(lines):
                if not line.fragments:
                    continue
                x = left + _shift(column, right - left - line.width)
                placed.append(PlacedLine(line, x, ABOVE + type_.baseline + number * type_.leading, part))
            most = max(most, len(lines))
        height = ABOVE + most * type_.leading + BELOW
        return RowLayout(placed, self._marks(row, height, head=head, last=last), height, type_.leading)

    def _marks(self, row: Row, height: float, *, head: bool, last: bool) -> list[Mark]:
        look, left, width = self.builder.look, self.edges[0], self.edges[-1] - self.edges[0]
        marks: list[Mark] = []
        if row.role == "subhead":
            marks.append(Mark(left, 0.0, width, height, look.colour("panel")))
        if row.role == "total":
            marks.append(Mark(left, 0.0, width, 0.9, look.colour("muted")))
        if not head:
            thick = 0.9 if last else 0.4
            marks.append(Mark(left, height - thick, width, thick, look.colour("muted" if last else "rule")))
        return marks


def _cell(row: Element, part: str, *, head: bool, names: bool, over: int) -> Element:
    """The element of a cell; a subhead's goes `over` all columns and names the rows below it."""
    if over:
        return row.add("TH", part, attributes=f"/O /Table /Scope /Row /ColSpan {over}")
    if head or names:
        return row.add("TH", part, attributes=f"/O /Table /Scope /{'Column' if head else 'Row'}")
    return row.add("TD", part)


def _shift(column: Column, spare: float) -> float:
    match column.align:
        case "end":
            return max(spare, 0.0)
        case "centre":
            return max(spare / 2, 0.0)
        case _:
            return 0.0
