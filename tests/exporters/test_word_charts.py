"""Charts in Word are Word's own, with a workbook to edit: the numbers of brief, chart and workbook are the same."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from composing import RICH, composed
from generation import UNSHRUNK
from hostile_texts import HOSTILE
from outside import outside
from policybrief.document import blocks as b
from policybrief.document.charts import Chart, ChartKind, Series
from policybrief.document.graphics import Graphic, Label
from word_documents import document, text
from word_reading import made, opened

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
NAMES = {"c": C[1:-1], "a": A[1:-1], "r": R[1:-1]}
KINDS: tuple[ChartKind, ...] = ("bar", "stacked-bar", "line")
ROWS: tuple[tuple[Any, ...], ...] = ((4, -2, None, "2.25"), (None, 0, "1250.5", "-0.001"), (1, 2, 3, 4), (7, 7, 7, 7))


def chart(kind: ChartKind = "bar", rows: tuple[tuple[Any, ...], ...] = ROWS, **more: Any) -> Chart:
    series = tuple(
        Series(name=f"Series {number}", values=tuple(None if value is None else Decimal(value) for value in row))
        for number, row in enumerate(rows)
    )
    categories = tuple(f"{2020 + index}" for index in range(len(rows[0])))
    return Chart(**{"kind": kind, "unit": "m³/s", "categories": categories, "series": series, **more})


def shown(drawn: Chart, **more: Any) -> b.Document:
    graphic = Graphic(width=400, height=210, shapes=(Label(x=0, y=9, text="drawn"),))
    return document(b.Figure(alt="Flow falls.", caption=text("Figure 1. Flow"), graphic=graphic, chart=drawn), **more)


def space(drawn: Chart, **more: Any) -> etree._Element:
    """The chart as its part of the file has it."""
    return opened(shown(drawn, **more)).root("word/charts/chart1.xml")


def found(root: etree._Element, path: str) -> list[Any]:
    return root.xpath(path, namespaces=NAMES)  # type: ignore[no-any-return]


def cached(root: etree._Element) -> list[tuple[str, dict[int, float]]]:
    """The name and the numbers of each series, as the chart remembers them."""
    return [
        (
            found(series, "string(c:tx//c:v)"),
            {int(point.get("idx")): float(point.findtext(f"{C}v")) for point in found(series, "c:val//c:pt")},
        )
        for series in found(root, "//c:ser")
    ]


def sheet(parts: dict[str, bytes], number: int = 1) -> Any:
    workbook = parts[f"word/embeddings/Microsoft_Excel_Worksheet{number}.xlsx"]
    return openpyxl.load_workbook(io.BytesIO(workbook)).active


def in_workbook(parts: dict[str, bytes]) -> list[tuple[str, dict[int, float]]]:
    """The same, as the workbook's cells have it."""
    _, *columns = sheet(parts).iter_cols(values_only=True)
    return [
        (name, {index: float(value) for index, value in enumerate(values) if value is not None})
        for name, *values in columns
    ]


def asked(drawn: Chart) -> list[tuple[str, dict[int, float]]]:
    return [
        (series.name, {at: float(value) for at, value in enumerate(series.values) if value is not None})
        for series in drawn.series
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_chart_workbook_and_brief_have_the_same_numbers(kind: ChartKind) -> None:
    """A missing one is no point of the chart, an empty cell, and shown as a gap."""
    drawn = chart(kind)
    file = opened(shown(drawn))
    root = file.root("word/charts/chart1.xml")
    assert cached(root) == in_workbook(file.parts) == asked(drawn)
    first, *_ = sheet(file.parts).iter_cols(values_only=True)
    assert first == (None, *drawn.categories)
    for series in found(root, "//c:ser"):
        assert found(series, "c:cat//c:v/text()") == list(drawn.categories)
    assert found(root, "string(//c:dispBlanksAs/@val)") == "gap"


def test_the_references_of_the_chart_lead_to_the_cells_that_hold_what_it_shows() -> None:
    file = opened(shown(chart()))
    cells = sheet(file.parts)
    for reference in found(file.root("word/charts/chart1.xml"), "//c:strRef | //c:numRef"):
        name, _, where = reference.findtext(f"{C}f").partition("!")
        area = cells[where] if ":" in where else ((cells[where],),)
        held = {at: row[0].value for at, row in enumerate(area) if row[0].value is not None}
        points = {int(point.get("idx")): point.findtext(f"{C}v") for point in reference.iter(f"{C}pt")}
        assert name == cells.title
        assert points.keys() == held.keys()
        assert all(str(held[at]) == value or float(held[at]) == float(value) for at, value in points.items())


numbers = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**30), max_value=10**30)


@settings(UNSHRUNK, max_examples=25)
@given(
    st.sampled_from(KINDS),
    st.lists(st.lists(st.none() | numbers, min_size=3, max_size=3).map(tuple), min_size=1, max_size=7).map(tuple),
    st.lists(st.sampled_from(HOSTILE) | st.text(max_size=12), min_size=3, max_size=3).map(tuple),
    st.booleans(),
)
def test_any_chart_becomes_a_valid_part_with_its_numbers(
    kind: ChartKind, rows: tuple[tuple[Any, ...], ...], categories: tuple[str, ...], valued: bool
) -> None:
    drawn = chart(kind, rows, categories=categories, unit=categories[0], valued=valued)
    file = opened(shown(drawn))
    assert cached(file.root("word/charts/chart1.xml")) == in_workbook(file.parts)
    rounded = [(name, {at: float(f"{value:.16G}") for at, value in row.items()}) for name, row in asked(drawn)]
    assert in_workbook(file.parts) == rounded


@pytest.mark.parametrize("hostile", ["=1+1", "+1", "-1", "@SUM(A1)", "{=1}", "http://example.org", "007", "\t=1", " "])
def test_a_text_is_a_text_to_the_workbook(hostile: str) -> None:
    drawn = chart(rows=((1,),), categories=(hostile,), series=(Series(name=hostile, values=(Decimal(1),)),))
    cells = sheet(opened(shown(drawn)).parts)
    for cell in (cells["B1"], cells["A2"]):
        assert cell.data_type == "s"
        assert cell.quotePrefix
        assert cell.hyperlink is None
        assert cell.value == hostile.replace("\t", "\ufffd")


def test_a_number_is_shown_to_its_last_digit() -> None:
    cells = sheet(opened(shown(chart(rows=((1200, "2.50", "-0.001"),)))).parts)
    assert [cells[f"B{row}"].number_format for row in (2, 3, 4)] == ["#,##0", "#,##0.00", "#,##0.000"]


# The chart in the file


def test_the_chart_stands_in_the_line_as_large_as_its_drawing_with_description_and_title() -> None:
    file = opened(shown(chart()))
    (inline,) = file.find("//wp:inline[.//*[local-name()='chart']]")
    properties = inline.find("{*}docPr")
    assert (properties.get("descr"), properties.get("title")) == ("Flow falls.", "Figure 1. Flow")
    (drawing,) = opened(shown(chart(categories=()))).find("//wp:inline")
    assert dict(inline.find("{*}extent").attrib) == dict(drawing.find("{*}extent").attrib)
    assert not file.find("//w:txbxContent")


def test_chart_and_workbook_are_parts_with_their_types_and_relationships() -> None:
    file = opened(document(*shown(chart()).blocks[1:], *shown(chart("line")).blocks[1:]))
    references = file.find("//*[local-name()='chart']/@r:id")
    assert [file.relationships()[name] for name in references] == ["charts/chart1.xml", "charts/chart2.xml"]
    for number in (1, 2):
        root = file.root(f"word/charts/chart{number}.xml")
        (outside_data,) = found(root, "/c:chartSpace/c:externalData/@r:id")
        (relation,) = file.root(f"word/charts/_rels/chart{number}.xml.rels")
        assert (relation.get("Id"), relation.get("Target")) == (
            outside_data,
            f"../embeddings/Microsoft_Excel_Worksheet{number}.xlsx",
        )
        assert relation.get("Type").endswith("/relationships/package")
    types = file.parts["[Content_Types].xml"].decode()
    assert 'Extension="xlsx" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"' in types
    assert types.count("drawingml.chart+xml") == 2


@pytest.mark.parametrize("kind", KINDS)
def test_axes_have_positive_ids_and_cross_each_other(kind: ChartKind) -> None:
    root = space(chart(kind))
    named = found(root, "//c:barChart/c:axId/@val | //c:lineChart/c:axId/@val")
    assert sorted(named) == sorted(found(root, "//c:catAx/c:axId/@val | //c:valAx/c:axId/@val"))
    assert all(int(identity) > 0 for identity in named)
    assert found(root, "//c:catAx/c:crossAx/@val") == found(root, "//c:valAx/c:axId/@val")
    assert found(root, "//c:valAx/c:crossAx/@val") == found(root, "//c:catAx/c:axId/@val")


def test_the_title_is_left_to_the_caption_and_the_unit_stands_at_the_axis() -> None:
    root = space(chart())
    assert found(root, "string(/c:chartSpace/c:chart/c:autoTitleDeleted/@val)") == "1"
    assert not found(root, "/c:chartSpace/c:chart/c:title")
    assert found(root, "string(//c:valAx/c:title)") == "m³/s"
    assert not found(space(chart(unit="")), "//c:title")


@pytest.mark.parametrize(("unit", "turned"), [("m³/s", "0"), ("people killed in attacks", "-5400000")])
def test_a_long_unit_is_turned_and_has_room_beside_the_plot(unit: str, turned: str) -> None:
    """Above the axis, LibreOffice would break it into many lines that cover the plot."""
    root = space(chart(unit=unit))
    assert found(root, "string(//c:valAx/c:title//a:bodyPr/@rot)") == turned
    assert (found(root, "number(//c:plotArea/c:layout//c:x/@val)") > 0) == (turned != "0")


@pytest.mark.parametrize(("count", "skips"), [(24, ["1"]), (200, [])])
def test_no_category_goes_unnamed_as_long_as_there_is_room(count: int, skips: list[str]) -> None:
    rows = (tuple(range(count)),)
    assert found(space(chart("line", rows)), "//c:catAx/c:tickLblSkip/@val") == skips


@pytest.mark.parametrize(
    ("kind", "rows", "ends"),
    [
        ("bar", ((96, 98),), {"min": "0"}),
        ("stacked-bar", ((96, 98), (3, None)), {"min": "0"}),
        ("bar", ((-96, -98),), {"max": "0"}),
        ("bar", ((-5, 5),), {}),
        ("line", ((96, 98),), {}),
    ],
)
def test_bars_begin_at_zero(kind: ChartKind, rows: tuple[tuple[Any, ...], ...], ends: dict[str, str]) -> None:
    """Word alone would let bars of 96 and 98 begin at 94. Other ends are free to suit edited numbers."""
    limits = found(space(chart(kind, rows)), "//c:valAx/c:scaling/c:min | //c:valAx/c:scaling/c:max")
    assert {etree.QName(limit).localname: limit.get("val") for limit in limits} == ends


def test_series_differ_by_more_than_their_colour() -> None:
    bars = found(space(chart("bar")), "//c:ser/c:spPr")
    patterns = [found(look, "string(a:pattFill/@prst)") for look in bars]
    assert len(set(patterns)) == 4
    lines = found(space(chart("line")), "//c:ser")
    assert len({found(line, "string(c:spPr/a:ln/a:prstDash/@val)") for line in lines}) == 4
    assert len({found(line, "string(c:marker/c:symbol/@val)") for line in lines}) == 4


@pytest.mark.parametrize("kind", KINDS)
def test_colours_and_fonts_are_those_of_the_theme(kind: ChartKind) -> None:
    """So that an office that changes the theme changes its charts."""
    root = space(chart(kind))
    for number, look in enumerate(found(root, "//c:ser/c:spPr"), start=1):
        assert f"accent{number}" in found(look, ".//a:schemeClr/@val")
    assert set(found(root, "//a:latin/@typeface")) == {"+mn-lt"}
    assert set(found(root, "//a:cs/@typeface")) == {"+mn-cs"}


@pytest.mark.parametrize(("direction", "order", "side"), [("ltr", "minMax", "l"), ("rtl", "maxMin", "r")])
def test_categories_run_in_the_direction_of_the_document(direction: str, order: str, side: str) -> None:
    root = space(chart(), direction=direction)
    assert found(root, "string(//c:catAx/c:scaling/c:orientation/@val)") == order
    assert found(root, "string(//c:valAx/c:axPos/@val)") == side


@pytest.mark.parametrize(("valued", "count"), [(True, 1), (False, 0)])
def test_bars_have_their_numbers_where_the_drawing_has(valued: bool, count: int) -> None:
    assert len(found(space(chart(rows=((1, 2),), valued=valued)), "//c:dLbls/c:showVal[@val='1']")) == count


@pytest.mark.parametrize(("rows", "code"), [(((1, 2),), "General"), (((0, 20),), "#,##0"), (((-12000, 5),), "#,##0")])
def test_the_numbers_at_the_axis_have_the_decimals_of_its_steps(rows: tuple[tuple[Any, ...], ...], code: str) -> None:
    """Word may step by halves below 20, which must not be rounded to the same whole number twice."""
    assert found(space(chart(rows=rows)), "string(//c:valAx/c:numFmt/@formatCode)") == code


@pytest.mark.parametrize("count", [0, 256])
def test_what_no_chart_of_word_can_show_is_drawn(count: int) -> None:
    series = tuple(Series(name=str(number), values=(Decimal(1),)) for number in range(count))
    file = opened(shown(chart(categories=("one",), series=series)))
    assert [name for name in file.parts if "chart" in name] == []
    assert [box.text for box in file.find("//w:txbxContent//w:t")] == ["drawn"]


def test_composition_hands_on_the_numbers_of_the_model() -> None:
    (figure,) = (block for block in b.walk(composed(RICH).blocks) if block.id == "f1")
    assert isinstance(figure, b.Figure)
    assert figure.chart == Chart(
        kind="stacked-bar",
        unit="m³/s",
        categories=("2024", "2025"),
        series=(
            Series(name="North", values=(Decimal(4), Decimal(2))),
            Series(name="South", values=(Decimal(3), Decimal(1))),
        ),
    )


# The same bytes


PROGRAM = """
import sys
from test_word_charts import chart, shown
from word_reading import made
sys.stdout.buffer.write(made(shown(chart())).data)
"""


def test_another_process_writes_the_same_chart_and_workbook() -> None:
    folders = os.pathsep.join(map(str, (Path(__file__).parents[1], Path(__file__).parent)))
    environment = {**os.environ, "PYTHONPATH": folders, "PYTHONHASHSEED": "7", "TZ": "Asia/Karachi"}
    written = subprocess.run([sys.executable, "-c", PROGRAM], env=environment, capture_output=True, check=True).stdout
    assert written == made(shown(chart())).data


def test_the_workbook_has_no_time_and_nothing_of_the_machine() -> None:
    data = opened(shown(chart())).parts["word/embeddings/Microsoft_Excel_Worksheet1.xlsx"]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = archive.infolist()
        core = archive.read("docProps/core.xml").decode()
    assert {(member.date_time, member.create_system) for member in members} == {((1980, 1, 1, 0, 0, 0), 0)}
    assert core.count("1980-01-01T00:00:00Z") == 2


def test_a_document_without_charts_does_not_load_the_library_of_workbooks() -> None:
    program = "import sys, word_documents as w, word_reading as r; r.made(w.rich()); print('xlsxwriter' in sys.modules)"
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    printed = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, check=True).stdout
    assert printed.strip() == b"False"


@pytest.mark.validator
@pytest.mark.parametrize("kind", KINDS)
def test_libreoffice_shows_the_chart(kind: ChartKind, tmp_path_factory: pytest.TempPathFactory) -> None:
    """With its unit, categories, names and the numbers of its axis."""
    folder = tmp_path_factory.mktemp("chart")
    file = folder / "chart.docx"
    file.write_bytes(made(shown(chart(kind, ((100, 250), (None, 40))))).data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    outside("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, file)
    printed = outside("pdftotext", "-raw", file.with_suffix(".pdf"), "-")
    assert [words for words in ("m³/s", "2020", "2021", "Series 0", "Series 1", "200") if words not in printed] == []
