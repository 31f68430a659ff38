"""Charts drawn from the model's numbers: bars, stacked bars, lines.

Series differ by more than their colour: bars by hatching, lines by dashes. The numbers stand beside every chart as a
table.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import Literal

from msgspec import Struct

from policybrief.compose.axis import Axis, axis
from policybrief.compose.exactness import is_plain
from policybrief.document.graphics import Circle, Colour, Graphic, Label, Line, Rect, Shape
from policybrief.model.blocks import Chart
from policybrief.model.part import Number

WIDTH, PLOT_HEIGHT = 400.0, 160.0
LEGEND_ROW = 14.0
SIZE, LINE = 8.5, 10.5
"""Type size and line pitch of the drawing, in points."""

LETTER = 0.52
"""The average width of a letter, as a share of the type size; a drawing must not depend on a font."""

SERIES: tuple[Colour, ...] = ("series-1", "series-2", "series-3", "series-4", "series-5", "series-6")
HATCHES: tuple[Literal["", "up", "down", "cross"], ...] = ("", "up", "down", "cross")
DASHES: tuple[tuple[float, ...], ...] = ((), (6, 3), (2, 2), (8, 3, 2, 3))

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
        width = self.width / count
        return self.left + index * width, width


def chart_graphic(chart: Chart, word: WordNumber) -> Graphic | None:
    """The drawing of a chart, or None where it has no number to draw, or one too large or small for any drawing."""
    if not all(is_plain(value) for series in chart.series for value in series.values if value is not None):
        return None
    values = _extremes(chart)
    if not values:
        return None
    scale = axis(min(values), max(values))
    ticks = [word(tick) for tick in scale.ticks]
    left = max(map(len, ticks)) * SIZE * LETTER + 8
    top = 18.0 if chart.unit else 6.0
    plot = Plot(left, top, WIDTH - left, PLOT_HEIGHT, scale)
    shapes: list[Shape] = list(_frame(plot, ticks, chart.unit or ""))
    match chart.type:
        case "line":
            shapes += _lines(plot, chart)
        case "stacked-bar":
            shapes += _stacks(plot, chart)
        case _:
            shapes += _bars(plot, chart)
    shapes.append(_base(plot))
    bottom = top + PLOT_HEIGHT
    categories, bottom = _categories(plot, chart.categories, bottom)
    legend, bottom = _legend(chart, bottom)
    return Graphic(width=WIDTH, height=bottom + 4, shapes=(*shapes, *categories, *legend))


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


def _frame(plot: Plot, ticks: Sequence[str], unit: str) -> Iterator[Shape]:
    if unit:
        yield Label(x=0, y=SIZE, text=unit, size=SIZE, colour="muted")
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
                left, width = plot.slot(index, len(row))
                bar = width * 0.72 / len(rows)
                yield _bar(plot, left + width * 0.14 + number * bar, bar, (Decimal(0), value), number)


def _stacks(plot: Plot, chart: Chart) -> Iterator[Shape]:
    """Positive numbers are piled up from zero, negative ones down from it."""
    rows = _numbers(chart)
    reached = {True: [Decimal(0)] * len(chart.categories), False: [Decimal(0)] * len(chart.categories)}
    for number, row in enumerate(rows):
        for index, value in enumerate(row):
            if value:
                pile = reached[value > 0]
                left, width = plot.slot(index, len(row))
                yield _bar(plot, left + width * 0.2, width * 0.6, (pile[index], pile[index] + value), number)
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
                left, width = plot.slot(index, len(row))
                run.append((round(left + width / 2, 2), plot.y(value)))
                yield Circle(x=run[-1][0], y=run[-1][1], radius=2.25, fill=colour)


def _categories(plot: Plot, names: Sequence[str], bottom: float) -> tuple[list[Shape], float]:
    """The names below the axis, broken to the width of their place; where a word is wider, neighbours take turns."""
    _, width = plot.slot(0, len(names))
    labels = [_broken(name, int((width - 4) / (SIZE * LETTER))) for name in names]
    widest = max(len(line) for lines in labels for line in lines) * SIZE * LETTER
    turns = min(-(-int(widest) // max(int(width), 1)), 4) or 1
    height = max(map(len, labels)) * LINE
    shapes: list[Shape] = []
    for index, lines in enumerate(labels):
        left, _ = plot.slot(index, len(names))
        for number, line in enumerate(lines):
            y = bottom + 11 + (index % turns) * height + number * LINE
            shapes.append(Label(x=round(left + width / 2, 2), y=y, text=line, size=SIZE, anchor="middle"))
    return shapes, bottom + 8 + turns * height


def _broken(name: str, length: int) -> list[str]:
    """A name on lines of about this many letters; words stay whole."""
    lines: list[str] = []
    for word in name.split() or [name]:
        if lines and len(lines[-1]) + 1 + len(word) <= length:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _legend(chart: Chart, bottom: float) -> tuple[list[Shape], float]:
    """The names of the series with their samples, on lines that keep within the width; none for a single series."""
    if len(chart.series) < 2:
        return [], bottom
    shapes: list[Shape] = []
    x, y = 0.0, bottom + 6
    for number, series in enumerate(chart.series):
        needed = 18 + len(series.name) * SIZE * LETTER + 14
        if x and x + needed > WIDTH:
            x, y = 0.0, y + LEGEND_ROW
        shapes.append(_sample(chart, number, x, y))
        shapes.append(Label(x=x + 18, y=y + 8, text=series.name, size=SIZE))
        x = round(x + needed, 2)
    return shapes, y + LEGEND_ROW


def _sample(chart: Chart, number: int, x: float, y: float) -> Shape:
    colour = SERIES[number % len(SERIES)]
    if chart.type == "line":
        dash = DASHES[number % len(DASHES)]
        return Line(points=((x, y + 5), (x + 14, y + 5)), stroke=colour, stroke_width=1.75, dash=dash)
    hatch = HATCHES[number % len(HATCHES)]
    return Rect(x=x, y=y, width=14, height=9, fill=colour, stroke=colour, stroke_width=0.5, hatch=hatch)
