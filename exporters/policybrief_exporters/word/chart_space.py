"""A chart as DrawingML (ISO/IEC 29500-1, 21.2): the part `word/charts/chart….xml`."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from policybrief.compose.lettering import PITCH, SIZE, fitted, width
from policybrief.document.charts import Chart
from policybrief.document.direction import runs_from_right
from policybrief.document.graphics import Colour
from policybrief.style import Style
from policybrief_exporters.word import colours
from policybrief_exporters.word.chart_series import series_xml
from policybrief_exporters.word.markup import declarations, escape

WORKBOOK = "rId1"
"""The relationship of the chart to its workbook."""
_CATEGORIES, _VALUES = 1, 2
"""The ids of the axes."""
_WHOLE_STEPS = 20
"""From how far apart the ends of an axis are its steps whole numbers."""
_UNIT_TOP, _UNIT_BESIDE, _LEGEND_GAP, _LEGEND_ROW, _LEGEND_KEY = 16.0, 9.0, 8.0, 14.0, 32.0
_WIDEST_BAR, _PLOT_SHARE = 46.0, 0.92
_SHORT_UNIT, _TURNED_LENGTH = 0.18, 0.75
_TURNED = -5_400_000
"""A quarter turn to the left, in sixtieth thousandths of a degree."""


class Frame(NamedTuple):
    """What a chart stands in: its size in units, the points to a unit, its language, and whether it is read from right
    to left."""

    width: float
    height: float
    scale: float
    language: str
    backwards: bool


def part(chart: Chart, frame: Frame, style: Style) -> str:
    """The chart. It has no title, which is the figure's caption; its ids are positive, as Word wants them."""
    plot = (_lines if chart.kind == "line" else _bars)(chart, frame, style)
    return (
        f'<c:chartSpace {declarations("c", "a", "r")}><c:date1904 val="0"/><c:lang val="{escape(frame.language)}"/>'
        '<c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/>'
        f"<c:plotArea>{_plot_layout(chart, frame)}{plot}{_category_axis(chart, frame, style)}"
        f"{_value_axis(chart, frame, style)}<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr></c:plotArea>"
        f'{_legend(chart, frame, style)}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
        f"{_text(frame, style, 'ink')}"
        f'<c:externalData r:id="{WORKBOOK}"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def _bars(chart: Chart, frame: Frame, style: Style) -> str:
    stacked = chart.kind == "stacked-bar"
    abreast = 1 if stacked else len(chart.series)
    slot = frame.width * _PLOT_SHARE / len(chart.categories)
    bar = min(slot * (0.6 if stacked else 0.72) / abreast, _WIDEST_BAR)
    gap = min(500, round((slot / bar - abreast) * 100))
    labels = _text(frame, style, "ink") if chart.valued else ""
    return (
        f'<c:barChart><c:barDir val="col"/><c:grouping val="{"stacked" if stacked else "clustered"}"/>'
        f'<c:varyColors val="0"/>{series_xml(chart, style, frame.scale, labels)}<c:gapWidth val="{gap}"/>'
        f'<c:overlap val="{100 if stacked else 0}"/>{_AXES}</c:barChart>'
    )


def _lines(chart: Chart, frame: Frame, style: Style) -> str:
    return (
        '<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>'
        f'{series_xml(chart, style, frame.scale, "")}<c:marker val="1"/>{_AXES}</c:lineChart>'
    )


_AXES = f'<c:axId val="{_CATEGORIES}"/><c:axId val="{_VALUES}"/>'


def _category_axis(chart: Chart, frame: Frame, style: Style) -> str:
    """Its names stand below the plot, also where values are negative. Word turns long ones, and leaves some out where
    they are so many that even turned they have no room."""
    room = frame.width * _PLOT_SHARE / len(chart.categories)
    every = '<c:tickLblSkip val="1"/>' if room >= PITCH else ""
    orientation = "maxMin" if frame.backwards else "minMax"
    return (
        f'<c:catAx><c:axId val="{_CATEGORIES}"/><c:scaling><c:orientation val="{orientation}"/></c:scaling>'
        '<c:delete val="0"/><c:axPos val="b"/><c:numFmt formatCode="General" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
        f"<c:spPr>{colours.outline(style, 'ink', 0.75 * frame.scale)}</c:spPr>{_text(frame, style, 'ink')}"
        f'<c:crossAx val="{_VALUES}"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/>'
        f'<c:lblOffset val="100"/>{every}<c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def _value_axis(chart: Chart, frame: Frame, style: Style) -> str:
    """Its ends are Word's to find, so that they suit edited numbers; bars alone must begin at zero."""
    values = [value for series in chart.series for value in series.values if value is not None] or [Decimal(0)]
    lowest, highest = min(values), max(values)
    ends = ""
    if chart.kind != "line":
        ends = '<c:min val="0"/>' if lowest >= 0 else '<c:max val="0"/>' if highest <= 0 else ""
        lowest, highest = min(lowest, Decimal(0)), max(highest, Decimal(0))
    code = "#,##0" if highest - lowest >= _WHOLE_STEPS else "General"
    return (
        f'<c:valAx><c:axId val="{_VALUES}"/><c:scaling><c:orientation val="minMax"/>{ends}</c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{"r" if frame.backwards else "l"}"/>'
        f"<c:majorGridlines><c:spPr>{colours.outline(style, 'rule', 0.5 * frame.scale)}</c:spPr></c:majorGridlines>"
        f'{_unit(chart, frame, style)}<c:numFmt formatCode="{code}" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
        f"<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>{_text(frame, style, 'muted')}"
        f'<c:crossAx val="{_CATEGORIES}"/><c:crosses val="autoZero"/><c:crossBetween val="between"/></c:valAx>'
    )


def _unit(chart: Chart, frame: Frame, style: Style) -> str:
    """The unit: above the axis, as the drawing has it; a long one beside it and turned, since a line above an axis is
    broken where a fifth of the width ends."""
    if not chart.unit:
        return ""
    lines, above = _unit_lines(chart, frame)
    start = max(0.0, 1 - width(chart.unit) / frame.width) if frame.backwards else 0.0
    place = _layout(x=start, y=0.0) if above else ""
    look = _letters(frame, style, "muted", "a:rPr", f' lang="{escape(frame.language)}"')
    backwards = ' rtl="1"' if runs_from_right(chart.unit, otherwise=frame.backwards) else ""
    paragraphs = "".join(
        f"<a:p><a:pPr{backwards}>{_letters(frame, style, 'muted')}</a:pPr>"
        f"<a:r>{look}<a:t>{escape(line)}</a:t></a:r></a:p>"
        for line in lines
    )
    return (
        f'<c:title><c:tx><c:rich><a:bodyPr rot="{0 if above else _TURNED}" vert="horz"/><a:lstStyle/>'
        f'{paragraphs}</c:rich></c:tx>{place}<c:overlay val="0"/></c:title>'
    )


def _unit_lines(chart: Chart, frame: Frame) -> tuple[list[str], bool]:
    """The lines of the unit, and whether it is one that stands above the axis."""
    if width(chart.unit) <= frame.width * _SHORT_UNIT:
        return [chart.unit], True
    return fitted(chart.unit, (frame.height - _legend_height(chart, frame)) * _TURNED_LENGTH), False


def _legend(chart: Chart, frame: Frame, style: Style) -> str:
    """The names of the series; none for a single one, which the caption names."""
    if len(chart.series) < 2:
        return ""
    return f'<c:legend><c:legendPos val="b"/><c:overlay val="0"/>{_text(frame, style, "ink")}</c:legend>'


def _plot_layout(chart: Chart, frame: Frame) -> str:
    """The plot with its axes, below or beside the unit and above the legend."""
    lines, above = _unit_lines(chart, frame) if chart.unit else ([], False)
    top = _UNIT_TOP if above else PITCH / 2
    beside = 0.0 if above or not lines else min(0.3, (len(lines) * PITCH * 1.15 + _UNIT_BESIDE) / frame.width)
    bottom = frame.height - _legend_height(chart, frame)
    height = max(0.25, (bottom - top) / frame.height)
    return _layout(x=0.0 if frame.backwards else beside, y=top / frame.height, w=1 - beside, h=height)


def _legend_height(chart: Chart, frame: Frame) -> float:
    """About how much the legend takes: Word sets its entries in columns as wide as the widest."""
    if len(chart.series) < 2:
        return 0.0
    names = [fitted(series.name, frame.width - _LEGEND_KEY) for series in chart.series]
    columns = max(1, int(frame.width / (max(width(line) for lines in names for line in lines) + _LEGEND_KEY)))
    rows = -(-len(names) // columns)
    return _LEGEND_GAP + rows * (_LEGEND_ROW + (max(map(len, names)) - 1) * PITCH)


def _layout(**shares: float) -> str:
    """A place in the frame: `x` and `y` of its corner, `w` and `h` its size, as shares of the frame's."""
    modes = "".join(f'<c:{side}Mode val="edge"/>' for side in shares if side in "xy")
    values = "".join(f'<c:{side} val="{share:.4f}"/>' for side, share in shares.items())
    return f"<c:layout><c:manualLayout>{modes}{values}</c:manualLayout></c:layout>"


def _text(frame: Frame, style: Style, colour: Colour) -> str:
    """How the texts of an element look."""
    backwards = ' rtl="1"' if frame.backwards else ""
    return (
        f"<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr{backwards}>{_letters(frame, style, colour)}</a:pPr>"
        f'<a:endParaRPr lang="{escape(frame.language)}"/></a:p></c:txPr>'
    )


def _letters(frame: Frame, style: Style, colour: Colour, name: str = "a:defRPr", more: str = "") -> str:
    """The theme's fonts for text, at the size of drawings."""
    size = max(100, round(SIZE * frame.scale * 100))
    return (
        f'<{name}{more} sz="{size}" b="0"><a:solidFill>{colours.drawing_colour(style, colour)}</a:solidFill>'
        f'<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/></{name}>'
    )
