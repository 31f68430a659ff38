"""Tables are rectangular and add up; charts have a value for each category; a figure is one picture."""

from __future__ import annotations

from collections.abc import Iterator

from policybrief.checks.arithmetic import compared
from policybrief.checks.subject import Subject, error, shortened, warning
from policybrief.model.blocks import Cell, Chart, Figure, Row, Table
from policybrief.model.part import Number
from policybrief.problems import Problem

_SUMMED = frozenset({None, "number", "money"})
"""The kinds of columns that a total adds up; shares and dates do not add up."""


def check(subject: Subject) -> Iterator[Problem]:
    """All errors: `table-cells`, `table-total` (a warning where rounding explains it), `chart-series`,
    `figure-content` (both or neither of `chart` and `image`)."""
    for pointer, part in subject.parts:
        match part:
            case Table():
                yield from _cells(part, pointer)
                yield from _totals(part, pointer)
            case Chart():
                yield from _series(part, pointer)
            case Figure():
                if (part.chart is None) == (part.image is None):
                    both = "both a chart and an image" if part.chart else "neither a chart nor an image"
                    yield error("figure-content", pointer, f"the figure has {both}", "give it one of them")
            case _:
                pass


def _cells(table: Table, pointer: str) -> Iterator[Problem]:
    for position, row in enumerate(table.rows):
        if len(row.cells) != len(table.columns):
            message = f"row {position + 1} has {len(row.cells)} cells for {len(table.columns)} columns"
            hint = "give one for each column, null for an empty one"
            yield error("table-cells", f"{pointer}/rows/{position}/cells", message, hint)


def _totals(table: Table, pointer: str) -> Iterator[Problem]:
    """A total is the sum of the items since the total or subhead before it, of all items above it, or of the totals
    above it."""
    since: list[Row] = []
    items: list[Row] = []
    totals: list[Row] = []
    for position, row in enumerate(table.rows):
        match row.role:
            case "total":
                yield from _total(table, row, f"{pointer}/rows/{position}", (since, items, totals))
                totals, since = [*totals, row], []
            case "subhead":
                since = []
            case _:
                since.append(row)
                items.append(row)


def _total(table: Table, row: Row, path: str, candidates: tuple[list[Row], ...]) -> Iterator[Problem]:
    for place, column in enumerate(table.columns[: len(row.cells)]):
        stated = _value(row, place)
        if stated is None or column.kind not in _SUMMED:
            continue
        sums = [compared(stated, addends) for rows in candidates if (addends := _column(rows, place))]
        if not sums or any(verdict == "equal" for verdict, _ in sums):
            continue
        rounded = [total for verdict, total in sums if verdict == "rounded"]
        total = rounded[0] if rounded else sums[0][1]
        message = f"the total of “{shortened(column.title, 40)}” is given as {stated}; the items make {total}"
        if rounded:
            yield warning("table-total", f"{path}/cells/{place}", message, "rounding explains it; say so in a note")
        else:
            yield error("table-total", f"{path}/cells/{place}", message, "correct the total, or the items")


def _column(rows: list[Row], place: int) -> list[Number]:
    return [value for row in rows if (value := _value(row, place)) is not None]


def _value(row: Row, place: int) -> Number | None:
    cell: Cell | None = row.cells[place] if place < len(row.cells) else None
    return cell.value if cell else None


def _series(chart: Chart, pointer: str) -> Iterator[Problem]:
    for position, series in enumerate(chart.series):
        if len(series.values) != len(chart.categories):
            message = f"“{series.name}” has {len(series.values)} values for {len(chart.categories)} categories"
            hint = "give one for each category, null where there is none"
            yield error("chart-series", f"{pointer}/series/{position}/values", message, hint)
