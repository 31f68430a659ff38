"""The series of a chart with their numbers, kept beside the references to the workbook's cells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from policybrief.document.charts import DASHES, HATCHES, SERIES, Chart, Series
from policybrief.style import Style
from policybrief_exporters.word import colours
from policybrief_exporters.word.chart_workbook import cell_text, cells, number_format, number_text
from policybrief_exporters.word.markup import escape

_MARKERS = ("circle", "square", "diamond", "triangle")
_MARKER_SIZE = 5
_LINE_WIDTH = 1.75


def series_xml(chart: Chart, style: Style, scale: float, labels: str) -> str:
    """The series in order; `labels` is how the numbers at the bars look, "" where there are none."""
    categories = _categories(chart)
    end = '<c:smooth val="0"/></c:ser>' if chart.kind == "line" else "</c:ser>"
    return "".join(
        f'<c:ser><c:idx val="{number}"/><c:order val="{number}"/>{_name(series, number)}'
        f"{_look(chart, style, scale, number)}{_labels(labels)}{categories}{_values(series, number)}{end}"
        for number, series in enumerate(chart.series)
    )


def _look(chart: Chart, style: Style, scale: float, number: int) -> str:
    """Colour, and beside it hatching, or dashes and the shape of the marks."""
    colour = SERIES[number % len(SERIES)]
    if chart.kind != "line":
        fill = colours.filling(style, colour, HATCHES[number % len(HATCHES)])
        return f'<c:spPr>{fill}{colours.outline(style, colour, 0.5 * scale)}</c:spPr><c:invertIfNegative val="0"/>'
    line = colours.outline(style, colour, _LINE_WIDTH * scale, DASHES[number % len(DASHES)])
    return (
        f'<c:spPr>{line}</c:spPr><c:marker><c:symbol val="{_MARKERS[number % len(_MARKERS)]}"/>'
        f'<c:size val="{_MARKER_SIZE}"/><c:spPr>{colours.filling(style, colour)}'
        f"<a:ln><a:noFill/></a:ln></c:spPr></c:marker>"
    )


def _labels(look: str) -> str:
    """The number at the end of each bar, in the format of its cell."""
    if not look:
        return ""
    shown = "".join(
        f'<c:show{what} val="{int(what == "Val")}"/>'
        for what in ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize")
    )
    return (
        '<c:dLbls><c:numFmt formatCode="General" sourceLinked="1"/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>'
        f'{look}<c:dLblPos val="outEnd"/>{shown}</c:dLbls>'
    )


def _name(series: Series, number: int) -> str:
    cache = _strings([series.name])
    return f"<c:tx><c:strRef><c:f>{cells(number + 1, 0)}</c:f>{cache}</c:strRef></c:tx>"


def _categories(chart: Chart) -> str:
    reference = cells(0, 1, len(chart.categories))
    return f"<c:cat><c:strRef><c:f>{reference}</c:f>{_strings(chart.categories)}</c:strRef></c:cat>"


def _strings(texts: Sequence[str]) -> str:
    points = "".join(
        f'<c:pt idx="{index}"><c:v>{escape(cell_text(text))}</c:v></c:pt>' for index, text in enumerate(texts)
    )
    return f'<c:strCache><c:ptCount val="{len(texts)}"/>{points}</c:strCache>'


def _point(index: int, value: Decimal, code: str) -> str:
    return f'<c:pt idx="{index}"{code}><c:v>{number_text(value)}</c:v></c:pt>'


def _values(series: Series, number: int) -> str:
    """The numbers; a missing one has no point, and its cell is empty. A point names its format where most have
    another."""
    codes = [None if value is None else number_format(value) for value in series.values]
    usual = Counter(code for code in codes if code).most_common(1)
    common = usual[0][0] if usual else "General"
    points = "".join(
        _point(index, value, "" if code == common else f' formatCode="{code}"')
        for index, (value, code) in enumerate(zip(series.values, codes, strict=True))
        if value is not None
    )
    return (
        f"<c:val><c:numRef><c:f>{cells(number + 1, 1, len(series.values))}</c:f><c:numCache>"
        f'<c:formatCode>{common}</c:formatCode><c:ptCount val="{len(series.values)}"/>{points}'
        "</c:numCache></c:numRef></c:val>"
    )
