"""The text of a PDF: all of the tree, in order, words apart, whatever the characters."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

import pdf_documents as samples
from outside import outside
from pdf_reading import laid_out, laid_out_text, missing, page_texts, pdf, reader, squeezed, texts, words
from policybrief.context import Context
from policybrief.document.blocks import Column, Document, List, ListItem, Row, Section, Table, Title, text
from policybrief.document.inlines import NoteMark, Text
from policybrief.style.loading import load_style
from policybrief_exporters.pdf.export import export


def lost(document: Document) -> list[str]:
    """The strings of the tree that the PDF, read back, does not have in order."""
    read = squeezed("".join(page_texts(document, reader(document))))
    return missing(texts(document.blocks), read)


def test_every_text_of_every_block_kind_is_read_back_in_order() -> None:
    assert lost(samples.every_kind()) == []


def test_lists_of_500_items_lose_none() -> None:
    items = tuple(ListItem(label=f"{n}.", blocks=(samples.paragraph(f"Item number {n} says so."),)) for n in range(500))
    assert lost(samples.document(List(ordered=True, items=items))) == []


def test_tables_of_400_rows_lose_none_and_repeat_their_head_on_every_page() -> None:
    table = Table(
        columns=(Column(row_header=True), Column(width=2), Column(align="end")),
        head=(samples.row("Province", "Finding", "Count"),),
        rows=tuple(samples.row(f"Province {n}", samples.prose(1, n), str(n)) for n in range(400)),
    )
    document = samples.document(table)
    pages = page_texts(document, reader(document))
    assert len(pages) > 5
    assert all(words(page)[:3] == ["Province", "Finding", "Count"] for page in pages)
    assert missing(texts(document.blocks), squeezed(laid_out_text(laid_out(document)))) == []


def test_tables_of_60_columns_are_complete_with_the_names_of_the_rows_in_every_panel() -> None:
    table = Table(
        columns=(Column(row_header=True), *(Column(align="end") for _ in range(59))),
        head=(samples.row("Province", *(f"Year {year}" for year in range(1960, 2019))),),
        rows=tuple(samples.row(f"Name{n}", *(f"{n}{year}" for year in range(1960, 2019))) for n in range(1, 4)),
    )
    document = samples.document(table)
    read = words("".join(page_texts(document, reader(document))))
    for string in texts(document.blocks):
        assert set(words(string)) <= set(read)
    assert read.count("Name2") == read.count("Province") > 1


def test_nothing_of_a_wide_table_stands_outside_the_margins() -> None:
    table = Table(
        columns=tuple(Column() for _ in range(60)),
        rows=(samples.row(*(f"w{n}" * (1 + n % 9) for n in range(60))),),
    )
    style = load_style()
    for page in laid_out(samples.document(table)):
        for placed in page.pieces:
            for line in placed.piece.content.lines:
                assert line.x >= style.page.left - 0.01
                assert line.x + line.line.width <= 595.28 - style.page.right + 0.01


def test_twelve_levels_of_sections_and_lists_are_all_there() -> None:
    def section(level: int) -> Section:
        inner = (section(level + 1),) if level < 12 else ()
        return Section(level=level, role="section:x", title=text(f"Heading {level}"),
                       blocks=(samples.paragraph(f"Below {level}"), *inner))  # fmt: skip

    def items(level: int) -> List:
        inner = (items(level + 1),) if level < 12 else ()
        return List(items=(ListItem(blocks=(samples.paragraph(f"Item of level {level}"), *inner)),))

    assert lost(samples.document(section(1), items(1))) == []


@pytest.mark.parametrize(
    "word", ["x" * 5000, "https://example.org/" + "a-long-path/" * 200], ids=["letters", "address"]
)
def test_words_longer_than_a_page_are_broken_and_whole(word: str) -> None:
    document = samples.document(samples.paragraph(f"Before {word} after."))
    assert lost(document) == []
    assert len(laid_out(document)[0].pieces) > 10


def test_rows_taller_than_a_page_are_split_and_lose_no_line() -> None:
    rows = (samples.row("Before", "short"), samples.row("Tall", samples.prose(150)), samples.row("After", "short"))
    table = Table(columns=(Column(), Column(width=3)), head=(samples.row("Name", "Text"),), rows=rows)
    document = samples.document(table)
    assert len(reader(document).pages) > 1
    assert missing(texts(document.blocks), squeezed(laid_out_text(laid_out(document)))) == []


def test_words_at_the_end_of_a_line_stay_apart() -> None:
    document = samples.document(samples.paragraph(samples.prose(12)))
    assert words(" ".join(page_texts(document, reader(document)))) == words(samples.prose(12))
    lines = [placed.piece.content.line.text() for placed in laid_out(document)[0].pieces]
    assert len(lines) > 5
    assert all(line.endswith(" ") for line in lines[:-1])


def test_note_marks_that_follow_each_other_are_kept_apart() -> None:
    marks = (Text("Said so."), NoteMark("a", "1"), NoteMark("b", "2"))
    document = samples.document(samples.paragraph(marks))
    assert "Said so.1,2" in page_texts(document, reader(document))[0]


@pytest.mark.parametrize(
    ("string", "name"),
    [
        ("中", "U+4E2D CJK UNIFIED IDEOGRAPH-4E2D"),
        ("\U0001f9ff", "U+1F9FF NAZAR AMULET"),
        ("\x07", "U+0007 CONTROL CHARACTER"),
        ("\ud800", "U+D800 LONE SURROGATE"),
    ],
)
def test_characters_that_no_font_has_are_named_with_their_place(string: str, name: str) -> None:
    document = samples.document(samples.paragraph(f"Before {string} after", id="p7"))
    result = export(document, Context(style=load_style()))
    assert [problem.rule for problem in result.problems] == ["missing-glyph"]
    assert name in result.problems[0].message
    assert "p7" in result.problems[0].message


@pytest.mark.parametrize(("string", "told"), [("क", True), ("中", False)])
def test_the_hint_names_the_extra_that_would_bring_a_font(string: str, told: bool) -> None:
    style = load_style()
    bare = replace(style, fonts=replace(style.fonts, fallback=()))
    (problem,) = export(samples.document(samples.paragraph(string)), Context(style=bare)).problems
    assert problem.hint is not None
    assert ("policybrief[scripts]" in problem.hint) is told


def test_the_missing_characters_of_a_whole_script_are_told_together() -> None:
    """Each is named, but not each in a problem of its own."""
    string = "".join(map(chr, range(0x4E00, 0x4E00 + 20)))
    problems = export(samples.document(samples.paragraph(string)), Context(style=load_style())).problems
    assert len(problems) == 6
    told = " ".join(problem.message for problem in problems)
    assert [char for char in string if f"U+{ord(char):04X}" not in told] == []


def test_a_missing_glyph_is_drawn_as_a_box_and_still_read_as_itself() -> None:
    document = samples.document(samples.paragraph("Before 中 after"))
    content = reader(document).pages[0].get_contents()
    assert content is not None
    assert "Before 中 after" in page_texts(document, reader(document))[0]


def test_glyphs_that_the_face_lacks_come_from_a_fallback_without_a_problem() -> None:
    document = samples.document(samples.paragraph("Signs: ☐ ☑ ⚠ and Ωμέγα"))
    assert export(document, Context(style=load_style())).problems == ()
    assert lost(document) == []


def test_right_to_left_text_is_printed_without_a_problem() -> None:
    document = samples.document(samples.paragraph("سلام", id="p1"), samples.paragraph("שלום"))
    problems = export(document, Context(style=load_style())).problems
    assert problems == ()
    assert laid_out_text(laid_out(document)).split() == ["سلام", "שלום"]


def test_markup_is_text() -> None:
    string = "<b>bold</b> & <img src='x'/> {{ x }} (a) \\n %PDF endstream"
    assert lost(samples.document(samples.paragraph(string), title=string)) == []


def test_empty_parts_are_drawn_without_a_fault() -> None:
    document = samples.document(
        Title(title=()), samples.paragraph(()), List(items=()), List(items=(ListItem(blocks=()),)),
        Table(columns=(Column(),), rows=(Row(cells=samples.row("").cells),)), Table(columns=(Column(),)),
    )  # fmt: skip
    assert len(reader(document).pages) == 1


@pytest.mark.validator
def test_poppler_reads_the_words_apart_and_in_order(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf(samples.document(samples.paragraph(samples.prose(12)))))
    read = outside("pdftotext", tmp_path / "a.pdf", "-")
    assert " ".join(words(samples.prose(12))) in " ".join(words(read))
