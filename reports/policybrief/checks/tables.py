"""Tables are rectangular and add up; charts have a value for each category; a figure is one picture."""

from __future__ import annotations

from collections.abc import Iterator

from policybrief.checks.arithmetic import Sum
from policybrief.checks.subject import Subject, error, warning
from policybrief.model.blocks import Cell, Chart, Figure, Row, Table
from policybrief.model.part import Number
from policybrief.problems import Problem, shortened

_SUMMED = frozenset({None, "number", "money"})
"""The kinds of columns that a total adds up; shares and dates do not add up."""


def check(subject: Subject) -> Iterator[Problem]:
    """All errors: `table-cells`, `table-total` (a warning where rounding explains it), `chart-series`,
    `figure-content` (both or neither of `chart` and `image`)."""
    for pointer, part in subject.of(Table, Chart, Figure):
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
    for place, column in enumerate(table.columns):
        if column.kind not in _SUMMED:
            continue
        since, items, totals = Sum(), Sum(), Sum()
        for position, row in enumerate(table.rows):
            value = _value(row, place)
            match row.role:
                case "total" if value is not None:
                    path = f"{pointer}/rows/{position}/cells/{place}"
                    yield from _total(value, (since, items, totals), path, column.title)
                    totals.add(value)
                    since = Sum()
                case "total" | "subhead":
                    since = Sum()
                case _ if value is not None:
                    since.add(value)
                    items.add(value)
                case _:
                    pass


def _total(stated: Number, sums: tuple[Sum, ...], path: str, title: str) -> Iterator[Problem]:
    candidates = [made for made in sums if made.count]
    verdicts = [made.compare(stated) for made in candidates]
    if not candidates or "equal" in verdicts:
        return
    rounded = "rounded" in verdicts
    made = candidates[verdicts.index("rounded") if rounded else 0]
    message = f"the total of “{shortened(title, 40)}” is given as {stated}; the items make {made.total}"
    if rounded:
        yield warning("table-total", path, message, "rounding explains it; say so in a note")
    else:
        yield error("table-total", path, message, "correct the total, or the items")


def _value(row: Row, place: int) -> Number | None:
    cell: Cell | None = row.cells[place] if place < len(row.cells) else None
    return cell.value if cell else None


def _series(chart: Chart, pointer: str) -> Iterator[Problem]:
    for position, series in enumerate(chart.series):
        if len(series.values) != len(chart.categories):
            message = f"“{series.name}” has {len(series.values)} values for {len(chart.categories)} categories"
            hint = "give one for each category, null where there is none"
            yield error("chart-series", f"{pointer}/series/{position}/values", message, hint)
