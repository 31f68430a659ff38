"""Right to left: lines are seen in the order that Unicode asks for, boxes are mirrored, text reads back as it is."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import pypdf
import pytest

from outside import outside
from pdf_conformity import faults
from pdf_structure import TaggedPdf
from pdf_tree_text import TreeText, difference, words
from policybrief.style.loading import load_style
from policybrief_exporters.pdf.bidi import levels, visual_order
from policybrief_exporters.pdf.fonts import typeface
from policybrief_exporters.pdf.lines import break_lines
from policybrief_exporters.pdf.ordering import ordered
from policybrief_exporters.pdf.shaping import shape
from policybrief_exporters.pdf.spans import Run, Span
from poppler_structure import poppler_text
from right_to_left_briefs import exported

FONTS = load_style().fonts
FACE = typeface(FONTS.body, "regular", FONTS.fallback)
SPAN = Span(FACE, 10.0, "0 0 0")
LANGUAGES = ("ar", "ur")


def seen(text: str, *, rtl: bool) -> str:
    """The characters of a text from left to right, brackets not mirrored."""
    return "".join(text[place] for place in visual_order(levels(text, rtl=rtl)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ab", "ab"),
        ("אב", "בא"),
        ("אב 12", "12 בא"),
        ("אב cd 12", "cd 12 בא"),
        ("אב (cd) גד", "דג )cd( בא"),
        ("אב (גד).", ".)דג( בא"),
        ("אב 3.5, 12", "12 ,3.5 בא"),
        ("אב 5%", "5% בא"),
    ],
)
def test_a_line_that_runs_from_right_to_left_is_seen_so(text: str, expected: str) -> None:
    assert seen(text, rtl=True) == expected


@pytest.mark.parametrize(
    ("text", "expected"), [("ab אב cd", "ab בא cd"), ("ab (אב) 12", "ab (בא) 12"), ("ab אב 12", "ab 12 בא")]
)
def test_a_line_that_runs_from_left_to_right_is_seen_so(text: str, expected: str) -> None:
    assert seen(text, rtl=False) == expected


def test_brackets_are_mirrored_where_they_run_from_right_to_left() -> None:
    font = FACE.font
    assert [glyph.number for glyph in shape(font, "(", "", rtl=True)] == [font.glyph(ord(")"))]
    assert [glyph.number for glyph in shape(font, "(", "", rtl=False)] == [font.glyph(ord("("))]


def test_fragments_stand_where_they_are_seen_and_in_the_order_in_which_they_are_read() -> None:
    runs: list[Run] = [(SPAN, "سلام NATO 12")]
    (line,) = ordered(break_lines(runs, 500), runs, mirrored=True)
    assert [fragment.text for fragment in line.fragments] == ["سلام ", "NATO 12"]
    first, second = line.fragments
    assert (first.rtl, second.rtl) == (True, False)
    assert second.x == 0.0
    assert first.x == pytest.approx(second.width)
    assert line.width == pytest.approx(first.width + second.width)


def test_the_space_that_ends_a_line_stands_outside_at_its_left() -> None:
    runs: list[Run] = [(SPAN, "سلام سلام سلام")]
    first, *_ = ordered(break_lines(runs, FACE.measure("سلام سلام") / 100 + 1), runs, mirrored=True)
    (fragment,) = first.fragments
    assert fragment.text == "سلام سلام "
    assert fragment.x == pytest.approx(-FACE.widths[" "] / 100)
    assert first.width == pytest.approx(fragment.width + fragment.x)


def test_a_paragraph_wholly_in_the_other_direction_takes_its_own() -> None:
    runs: list[Run] = [(SPAN, "Wholly English.")]
    (line,) = ordered(break_lines(runs, 500), runs, mirrored=True)
    assert not line.rtl
    assert [fragment.text for fragment in line.fragments] == ["Wholly English."]


def test_letters_take_the_shape_of_their_place() -> None:
    """Beh has four shapes: alone, at the start, inside and at the end of a word."""
    font, _ = FACE.source("ب")
    alone = shape(font, "ب", "", rtl=True)[0].number
    end, middle, start = (glyph.number for glyph in shape(font, "ببب", "", rtl=True))
    assert len({alone, end, middle, start}) == 4


def test_the_letters_of_a_ligature_are_told_one_by_one() -> None:
    font, _ = FACE.source("ل")
    glyphs = shape(font, "لا", "", rtl=True)
    assert [glyph.text for glyph in reversed(glyphs)] == ["ل", "ا"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_wrong_with_the_file(language: str) -> None:
    assert faults(exported(language)[1]) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_tags_say_in_order_what_the_document_says(language: str) -> None:
    document, data = exported(language)
    pdf = TaggedPdf(data)
    assert difference(TreeText(contents=bool(pdf.find("TOC"))).words(document), words(pdf.text())) == ""


@pytest.mark.validator
@pytest.mark.parametrize("language", LANGUAGES)
def test_poppler_reads_the_tags_in_order(language: str, tmp_path: Path) -> None:
    document, data = exported(language)
    (tmp_path / "brief.pdf").write_bytes(data)
    read = poppler_text(tmp_path / "brief.pdf")
    assert difference(TreeText(contents=False).words(document), words(read)) == ""


@pytest.mark.validator
def test_poppler_reads_the_words_of_a_page(tmp_path: Path) -> None:
    (tmp_path / "brief.pdf").write_bytes(exported("ar")[1])
    read = outside("pdftotext", tmp_path / "brief.pdf", "-")
    for phrase in ("وحدة التحليل الإقليمي", "الخلاصة انخفض منسوب النهر بنسبة", "بين الدول الأربع"):
        assert phrase in read


def test_pypdf_reads_the_lines_of_a_page() -> None:
    page = pypdf.PdfReader(io.BytesIO(exported("ar")[1])).pages[0]
    read = " ".join(page.extract_text().split())
    for phrase in (
        "الخلاصة انخفض منسوب النهر بنسبة 12.5% بين عامي 2020 و2025، وتطلب UNESCO خطة مشتركة (قبل 1 أبريل).",
        "المخزون تراجع إلى ١٢٣٫٤ كم³ (أي 30–40% من السعة)، وأنّ الاستهلاك ارتفع؛ لا حلّ بلا اتفاق [انظر الملحق ب]",
    ):
        assert phrase in read


def test_the_first_heading_begins_at_the_right_and_the_marking_stands_there() -> None:
    """Where each show operator begins: in an Arabic brief, the first line of text begins in the right half."""
    places: list[tuple[str, float]] = []

    def note(text: str, _cm: object, matrix: list[float], _font: object, _size: object) -> None:
        places.append((text.strip(), matrix[4]))

    pypdf.PdfReader(io.BytesIO(exported("ur")[1])).pages[0].extract_text(visitor_text=note)
    assert next(x for text, x in places if text.startswith("TLP:GREEN")) > 400
    assert next(x for text, x in places if "خ" in text) > 300


def test_the_same_bytes_come_from_another_process() -> None:
    code = (
        "import sys, hashlib; sys.path.insert(0, sys.argv[1]); from right_to_left_briefs import exported; "
        "sys.stdout.buffer.write(exported('ur')[1])"
    )
    command = [sys.executable, "-c", code, str(Path(__file__).parents[1])]
    assert subprocess.run(command, capture_output=True, check=True).stdout == exported("ur")[1]
