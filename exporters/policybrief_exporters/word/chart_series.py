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
        f"{_look(chart, style, scale, number)}{_labels(series, labels)}{categories}{_values(series, number)}{end}"
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


def _labels(series: Series, look: str) -> str:
    """The number at the end of each bar, in the one format of all, or in that of its cell."""
    if not look:
        return ""
    code, others = _formats(series)
    shown = "".join(
        f'<c:show{what} val="{int(what == "Val")}"/>'
        for what in ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize")
    )
    return (
        f'<c:dLbls><c:numFmt formatCode="{code}" sourceLinked="{int(others)}"/>'
        f'<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{look}<c:dLblPos val="outEnd"/>{shown}</c:dLbls>'
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


def _formats(series: Series) -> tuple[str, bool]:
    """The format of most numbers, and whether some have others."""
    codes = Counter(number_format(value) for value in series.values if value is not None).most_common(2)
    return (codes[0][0] if codes else "General"), len(codes) > 1


def _point(index: int, value: Decimal, common: str) -> str:
    code = number_format(value)
    own = "" if code == common else f' formatCode="{code}"'
    return f'<c:pt idx="{index}"{own}><c:v>{number_text(value)}</c:v></c:pt>'


def _values(series: Series, number: int) -> str:
    """The numbers; a missing one has no point, and its cell is empty. A point names its format where most have
    another."""
    common, _ = _formats(series)
    points = "".join(_point(index, value, common) for index, value in enumerate(series.values) if value is not None)
    return (
        f"<c:val><c:numRef><c:f>{cells(number + 1, 1, len(series.values))}</c:f><c:numCache>"
        f'<c:formatCode>{common}</c:formatCode><c:ptCount val="{len(series.values)}"/>{points}'
        "</c:numCache></c:numRef></c:val>"
    )
