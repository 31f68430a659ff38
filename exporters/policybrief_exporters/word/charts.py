"""Charts of Word's own, each with the workbook that "Edit Data" opens."""

from __future__ import annotations

from policybrief.document.blocks import Figure
from policybrief.document.charts import Chart
from policybrief.document.inlines import plain_text
from policybrief_exporters.word import chart_space
from policybrief_exporters.word.chart_workbook import MOST_CATEGORIES, MOST_SERIES, workbook
from policybrief_exporters.word.drawing import Room, emu, fitting, inline
from policybrief_exporters.word.markup import NAMESPACES
from policybrief_exporters.word.writing import Writing

WIDTH, HEIGHT = 400.0, 200.0
"""The size of a chart, in points, of which there is no drawing."""


def chart_run(writing: Writing, figure: Figure, chart: Chart, room: Room) -> str:
    """A run that shows the chart of `figure` as large as its drawing is, no larger than `room`."""
    drawn = figure.graphic
    width, height = (drawn.width, drawn.height) if drawn and min(drawn.width, drawn.height) > 0 else (WIDTH, HEIGHT)
    scale = fitting(width, height, room)
    frame = chart_space.Frame(width, height, scale, writing.document.language, writing.document.direction == "rtl")
    relationship = writing.charts.add(chart_space.part(chart, frame, writing.context.style), workbook(chart))
    return inline(
        writing,
        writing.next_drawing(),
        f'cx="{emu(width * scale)}" cy="{emu(height * scale)}"',
        figure.alt,
        NAMESPACES["c"],
        f'<c:chart xmlns:c="{NAMESPACES["c"]}" r:id="{relationship}"/>',
        title=plain_text(figure.caption),
    )


def can_show(chart: Chart) -> bool:
    """Whether Word can: it has limits, and needs something to draw."""
    return 0 < len(chart.series) <= MOST_SERIES and 0 < len(chart.categories) <= MOST_CATEGORIES
