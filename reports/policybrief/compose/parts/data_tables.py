"""Tables of the model, and the small print below tables and figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from policybrief.compose.composition import Composition
from policybrief.compose.exactness import decimals_of, is_plain
from policybrief.compose.parts.tables import width
from policybrief.compose.wording import held_together
from policybrief.document import blocks as doc
from policybrief.document.blocks import Cell, Column, Paragraph, Row, text
from policybrief.document.inlines import Inlines, Styled, Text, plain_text
from policybrief.model import blocks as model

NUMERIC = ("number", "money", "percent")


def data_table(c: Composition, part: model.Table) -> doc.Table:
    """A table of the model: its caption, a head of one row, or of two where columns have a group, its rows."""
    caption = caption_of(c, part, "table")
    decimals = _decimals(part)
    rows = tuple(_row(c, part, row, decimals) for row in part.rows)
    return doc.Table(
        id=c.claim(part),
        caption=caption,
        columns=tuple(_columns(part, rows)),
        head=tuple(_head(c, part)),
        rows=rows,
        after=small_print(c, part),
    )


def caption_of(c: Composition, part: model.Table | model.Figure, name: str) -> Inlines:
    """The caption of a table or figure with its number: "Table 2. Attacks by year". Without a title, its marking."""
    if part.title is None:
        return c.marking(part.marking)[:1]
    label = c.labels.fill(name, number=c.numbers.of(part))
    return (
        *c.marking(part.marking),
        Styled("lead", (Text(f"{label}."),)),
        Text(" "),
        *c.line(part, "title"),
        *c.citations.mark(part),
    )


def small_print(c: Composition, part: model.Table | model.Figure) -> tuple[Paragraph, ...]:
    """The source line and the notes; without a caption, the source line has the mark of what the part rests on."""
    return tuple(_small_print(c, part))


def _small_print(c: Composition, part: model.Table | model.Figure) -> Iterator[Paragraph]:
    mark = c.citations.mark(part) if part.title is None else ()
    if part.source or mark:
        yield Paragraph(role="source", text=(Text(c.labels["table.source"] + " "), *c.prose(part, "source"), *mark))
    for index, note in enumerate(part.notes):
        words = c.field(f"{c.at(part)}/notes/{index}", c.parsed(note))
        yield Paragraph(role="note", text=(Text(c.labels["table.note"] + " "), *words))


def _head(c: Composition, part: model.Table) -> Iterator[Row]:
    ways = [f"{c.at(part)}/columns/{index}" for index in range(len(part.columns))]
    named = tuple(zip(ways, part.columns, strict=True))
    if any(column.group for column in part.columns):
        yield Row(cells=tuple(Cell(text=c.words(f"{at}/group", column.group)) for at, column in named))
    yield Row(cells=tuple(Cell(text=_column_title(c, at, column)) for at, column in named))


def _column_title(c: Composition, at: str, column: model.Column) -> Inlines:
    unit = (Text("("), *c.words(f"{at}/unit", column.unit), Text(")")) if column.unit else ()
    return (*c.words(f"{at}/title", column.title), *((Text(" "), Styled("muted", unit)) if unit else ()))


def _columns(part: model.Table, rows: tuple[Row, ...]) -> Iterator[Column]:
    for index, column in enumerate(part.columns):
        numeric = column.kind in NUMERIC
        yield Column(
            align="end" if numeric else "start",
            width=width(column.title, [row.cells[index] for row in rows]),
            row_header=index == 0 and not numeric,
        )


def _row(c: Composition, table: model.Table, row: model.Row, decimals: Sequence[int | None]) -> Row:
    """A row with as many cells as the table has columns: a draft may have too few, or too many, which stay in the last
    one."""
    columns = (*zip(table.columns, decimals, strict=True), *[(None, None)] * len(row.cells))
    ways = (f"{c.at(row)}/cells/{index}" for index in range(len(row.cells)))
    cells = [_cell(c, at, cell, *column) for at, cell, column in zip(ways, row.cells, columns, strict=False)]
    missing = len(table.columns) - len(cells)
    if missing < 0:
        joined = tuple(inline for cell in cells[missing - 1 :] for inline in (*cell.text, Text(" ")))
        cells[missing - 1 :] = [Cell(id=cells[missing - 1].id, text=joined)]
    cells += [Cell()] * missing
    role: Literal["item", "subhead", "total"]
    match row.role:
        case "subhead" | "total":
            role = row.role
        case _:
            role = "item"
    return Row(id=c.claim(row), role=role, cells=tuple(cells))


def _cell(c: Composition, at: str, cell: model.Cell, column: model.Column | None, decimals: int | None) -> Cell:
    """A cell, its field at `at` where it has no id: its text, which is worded as a date in a column of dates, or its
    number."""
    if cell.text is not None:
        anchor = f"{cell.id}/text" if cell.id else at
        dated = column is not None and column.kind == "date"
        # A date reads otherwise than it is written, so it is no field that may be reworded in print.
        shown = text(held_together(c.wording.date(cell.text))) if dated else c.field(anchor, c.parsed(cell.text))
    elif cell.value is not None:
        shown = c.field(f"{cell.id}/value" if cell.id else at, text(c.wording.number(cell.value, decimals)))
    else:
        shown = ()
    return Cell(id=c.claim(cell), text=c.supported(cell, shown))


def _decimals(part: model.Table) -> list[int | None]:
    """With how many decimals the numbers of each column are printed: sums of money alike, others as they are given,
    since zeros would make them more exact."""
    return [_decimals_of(part, index) if column.kind == "money" else None for index, column in enumerate(part.columns)]


def _decimals_of(part: model.Table, index: int) -> int:
    values = [row.cells[index].value for row in part.rows if index < len(row.cells)]
    return decimals_of(*(value for value in values if value is not None and is_plain(value)))


def chart_table(c: Composition, at: str, chart: model.Chart) -> doc.Table:
    """The numbers of a chart, whose anchors begin with `at`: a row for each category, a column for each series."""
    unit = text(f" ({chart.unit})" if chart.unit else "")
    series = [(f"{at}/series/{index}", one) for index, one in enumerate(chart.series)]
    heads = [text(c.labels["chart.category"]), *((*c.words(f"{way}/name", one.name), *unit) for way, one in series)]
    rows = tuple(
        Row(
            cells=(
                Cell(text=c.words(f"{at}/categories/{index}", name)),
                *(_value(c, f"{way}/values/{index}", one, index) for way, one in series),
            )
        )
        for index, name in enumerate(chart.categories)
    )
    return doc.Table(
        role="chart-data",
        description=c.labels["chart.data"],
        columns=tuple(
            Column(
                align="end" if index else "start",
                width=width(plain_text(head), [row.cells[index] for row in rows]),
                row_header=not index,
            )
            for index, head in enumerate(heads)
        ),
        head=(Row(cells=tuple(Cell(text=head) for head in heads)),),
        rows=rows,
    )


def _value(c: Composition, anchor: str, series: model.Series, index: int) -> Cell:
    value = series.values[index] if index < len(series.values) else None
    return Cell(text=c.field(anchor, text(c.wording.number(value))) if value is not None else ())
