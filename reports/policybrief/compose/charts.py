"""Charts drawn from the model's numbers: bars, stacked bars, lines.

Series differ by more than their colour: bars by hatching, lines by dashes. The numbers stand beside every chart as a
table.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from msgspec import Struct

from policybrief.compose.axis import Axis, axis
from policybrief.compose.exactness import is_plain
from policybrief.compose.lettering import PITCH, SIZE, fitted, lines, width
from policybrief.document import charts as doc
from policybrief.document.charts import DASHES, HATCHES, SERIES
from policybrief.document.graphics import Circle, Graphic, Label, Line, Rect, Shape
from policybrief.model.blocks import Chart
from policybrief.model.part import Number

WIDTH, PLOT_HEIGHT = 400.0, 160.0
LEGEND_ROW = 14.0
WIDEST_BAR = 46.0
"""The widest that a bar or a pile of them is, so that a few do not look like a wall."""

WordNumber = Callable[[Number], str]


class Plot(Struct, frozen=True):
    """The field the numbers are drawn in: its left and upper edge, its size, and its value axis."""

    left: float
    top: float
    width: float
    height: float
    axis: Axis

    def y(self, value: Decimal) -> float:
        """The height of a value."""
        share = float((value - self.axis.low) / (self.axis.high - self.axis.low))
        return round(self.top + self.height * (1 - share), 2)

    def slot(self, index: int, count: int) -> tuple[float, float]:
        """The left edge and the width of a category."""
        slot = self.width / count
        return self.left + index * slot, slot


def chart_graphic(chart: Chart, word: WordNumber) -> Graphic | None:
    """The drawing of a chart, or None where it has no number to draw, or one too large or small for any drawing."""
    if not all(is_plain(value) for series in chart.series for value in series.values if value is not None):
        return None
    values = _extremes(chart)
    if not values:
        return None
    scale = axis(min(values), max(values))
    ticks = [word(tick) for tick in scale.ticks]
    named = _values_named(chart, word)
    left = round(max(map(width, ticks)) + 8, 2)
    unit = fitted(chart.unit, WIDTH) if chart.unit else []
    top = 6.0 + (12.0 + (len(unit) - 1) * PITCH if unit else 0.0) + (PITCH if named else 0.0)
    plot = Plot(left, top, WIDTH - left, PLOT_HEIGHT, scale)
    shapes: list[Shape] = list(_frame(plot, ticks, unit))
    match chart.type:
        case "line":
            shapes += _lines(plot, chart)
        case "stacked-bar":
            shapes += _stacks(plot, chart)
        case _:
            shapes += _bars(plot, chart)
    shapes.append(_base(plot))
    if named:
        shapes += _values(plot, chart, word)
    bottom = top + PLOT_HEIGHT
    categories, bottom = _categories(plot, chart.categories, bottom)
    legend, bottom = _legend(chart, bottom)
    return Graphic(width=WIDTH, height=bottom + 4, shapes=(*shapes, *categories, *legend))


def chart_numbers(chart: Chart, word: WordNumber) -> doc.Chart:
    """What `chart_graphic` draws, as numbers."""
    kind: doc.ChartKind
    match chart.type:
        case "line" | "stacked-bar":
            kind = chart.type
        case _:
            kind = "bar"
    rows = zip(chart.series, _numbers(chart), strict=True)
    return doc.Chart(
        kind=kind,
        unit=chart.unit or "",
        categories=chart.categories,
        series=tuple(doc.Series(name=series.name, values=tuple(row)) for series, row in rows),
        valued=_values_named(chart, word),
    )


def _numbers(chart: Chart) -> list[list[Decimal | None]]:
    """The values of each series, one for each category; a draft may have too few, or too many."""
    count = len(chart.categories)
    return [
        [None if value is None else Decimal(value) for value in (*series.values, *[None] * count)[:count]]
        for series in chart.series
    ]


def _extremes(chart: Chart) -> list[Decimal]:
    """The values that the axis has to reach; zero is always in it, except below lines."""
    rows = _numbers(chart)
    values = [value for row in rows for value in row if value is not None]
    if not values or chart.type == "line":
        return values
    if chart.type == "stacked-bar":
        stacks = [[value for value in column if value is not None] for column in zip(*rows, strict=True)]
        values = [sum((v for v in stack if (v > 0) is up), Decimal(0)) for stack in stacks for up in (True, False)]
    return [*values, Decimal(0)]


def _frame(plot: Plot, ticks: Sequence[str], unit: Sequence[str]) -> Iterator[Shape]:
    for number, line in enumerate(unit):
        yield Label(x=0, y=SIZE + number * PITCH, text=line, size=SIZE, colour="muted")
    right = plot.left + plot.width
    for tick, words in zip(plot.axis.ticks, ticks, strict=True):
        y = plot.y(tick)
        yield Line(points=((plot.left, y), (right, y)), stroke="rule", stroke_width=0.5)
        yield Label(x=plot.left - 5, y=round(y + SIZE * 0.35, 2), text=words, size=SIZE, colour="muted", anchor="end")


def _base(plot: Plot) -> Line:
    y = plot.y(min(max(Decimal(0), plot.axis.low), plot.axis.high))
    return Line(points=((plot.left, y), (plot.left + plot.width, y)), stroke="ink", stroke_width=0.75)


def _bar(plot: Plot, x: float, width: float, ends: tuple[Decimal, Decimal], number: int) -> Rect:
    high, low = plot.y(max(ends)), plot.y(min(ends))
    colour = SERIES[number % len(SERIES)]
    return Rect(
        x=round(x, 2), y=high, width=round(width, 2), height=round(low - high, 2), fill=colour, stroke=colour,
        stroke_width=0.5, hatch=HATCHES[number % len(HATCHES)],
    )  # fmt: skip


def _bars(plot: Plot, chart: Chart) -> Iterator[Shape]:
    rows = _numbers(chart)
    for number, row in enumerate(rows):
        for index, value in enumerate(row):
            if value is not None:
                left, slot = plot.slot(index, len(row))
                bar = min(slot * 0.72 / len(rows), WIDEST_BAR)
                start = left + (slot - bar * len(rows)) / 2
                yield _bar(plot, start + number * bar, bar, (Decimal(0), value), number)


def _values_named(chart: Chart, word: WordNumber) -> bool:
    """Whether every bar has its number above it: where there is one series, and each number has room."""
    if chart.type != "bar" or len(chart.series) != 1:
        return False
    (row,) = _numbers(chart)
    slot = WIDTH * 0.85 / len(row)
    return all(width(word(value)) <= slot for value in row if value is not None)


def _values(plot: Plot, chart: Chart, word: WordNumber) -> Iterator[Label]:
    (row,) = _numbers(chart)
    for index, value in enumerate(row):
        if value is not None:
            left, slot = plot.slot(index, len(row))
            y = plot.y(max(value, Decimal(0))) - 4
            yield Label(x=round(left + slot / 2, 2), y=round(y, 2), text=word(value), size=SIZE, anchor="middle")


def _stacks(plot: Plot, chart: Chart) -> Iterator[Shape]:
    """Positive numbers are piled up from zero, negative ones down from it."""
    rows = _numbers(chart)
    reached = {True: [Decimal(0)] * len(chart.categories), False: [Decimal(0)] * len(chart.categories)}
    for number, row in enumerate(rows):
        for index, value in enumerate(row):
            if value:
                pile = reached[value > 0]
                left, slot = plot.slot(index, len(row))
                bar = min(slot * 0.6, WIDEST_BAR)
                yield _bar(plot, left + (slot - bar) / 2, bar, (pile[index], pile[index] + value), number)
                pile[index] += value


def _lines(plot: Plot, chart: Chart) -> Iterator[Shape]:
    """A line through each run of numbers; a gap in them is a gap in the line."""
    for number, row in enumerate(_numbers(chart)):
        colour = SERIES[number % len(SERIES)]
        run: list[tuple[float, float]] = []
        for index, value in enumerate([*row, None]):
            if value is None:
                if len(run) > 1:
                    yield Line(points=tuple(run), stroke=colour, stroke_width=1.75, dash=DASHES[number % len(DASHES)])
                run = []
            else:
                left, slot = plot.slot(index, len(row))
                run.append((round(left + slot / 2, 2), plot.y(value)))
                yield Circle(x=run[-1][0], y=run[-1][1], radius=2.25, fill=colour)


def _categories(plot: Plot, names: Sequence[str], bottom: float) -> tuple[list[Shape], float]:
    """The names below the axis, broken to the width of their place; where a word is wider, neighbours take turns, and
    one for which that is not enough is cut."""
    _, slot = plot.slot(0, len(names))
    labels = [lines(name, slot - 4) for name in names]
    widest = max(width(line) for broken in labels for line in broken)
    turns = min(-(-int(widest) // max(int(slot), 1)), 4) or 1
    labels = [[part for line in broken for part in fitted(line, min(slot * turns, WIDTH) - 4)] for broken in labels]
    height = max(map(len, labels)) * PITCH
    shapes: list[Shape] = []
    for index, broken in enumerate(labels):
        left, _ = plot.slot(index, len(names))
        for number, line in enumerate(broken):
            y = bottom + 11 + (index % turns) * height + number * PITCH
            half = width(line) / 2
            x = min(max(left + slot / 2, half), WIDTH - half)
            shapes.append(Label(x=round(x, 2), y=y, text=line, size=SIZE, anchor="middle"))
    return shapes, bottom + 8 + turns * height


def _legend(chart: Chart, bottom: float) -> tuple[list[Shape], float]:
    """The names of the series with their samples, on lines that keep within the width; none for a single series."""
    if len(chart.series) < 2:
        return [], bottom
    shapes: list[Shape] = []
    x, y = 0.0, bottom + 6
    for number, series in enumerate(chart.series):
        name = fitted(series.name, WIDTH - 18)
        needed = 18 + max(map(width, name)) + 14
        if x and x + needed > WIDTH:
            x, y = 0.0, y + LEGEND_ROW
        shapes.append(_sample(chart, number, x, y))
        shapes += (Label(x=x + 18, y=y + 8 + at * PITCH, text=line, size=SIZE) for at, line in enumerate(name))
        x, y = round(x + needed, 2), y + (len(name) - 1) * PITCH
    return shapes, y + LEGEND_ROW


def _sample(chart: Chart, number: int, x: float, y: float) -> Shape:
    colour = SERIES[number % len(SERIES)]
    if chart.type == "line":
        dash = DASHES[number % len(DASHES)]
        return Line(points=((x, y + 5), (x + 14, y + 5)), stroke=colour, stroke_width=1.75, dash=dash)
    hatch = HATCHES[number % len(HATCHES)]
    return Rect(x=x, y=y, width=14, height=9, fill=colour, stroke=colour, stroke_width=0.5, hatch=hatch)
