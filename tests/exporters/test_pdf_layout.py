"""Where things stand on the pages of a PDF, told from the layout objects."""

from __future__ import annotations

from itertools import pairwise

import pytest
from msgspec.structs import replace

import pdf_documents as samples
from pdf_reading import laid_out, piece_text
from policybrief.context import Context
from policybrief.document.blocks import (
    Block,
    Callout,
    CalloutRole,
    Column,
    Contents,
    Entry,
    Fact,
    Facts,
    Figure,
    List,
    ListItem,
    Quote,
    Section,
    Table,
    Title,
    text,
)
from policybrief.document.inlines import Styled, Text
from policybrief.style import PaperSize
from policybrief.style.loading import load_style
from policybrief_exporters.pdf.balance import balanced_lines
from policybrief_exporters.pdf.build import Builder
from policybrief_exporters.pdf.flow import Grid, Leader, PlacedLine, TextLine
from policybrief_exporters.pdf.fonts import typeface
from policybrief_exporters.pdf.lines import RUNT, break_lines, paragraph_lines
from policybrief_exporters.pdf.look import LINE_LENGTH, Look
from policybrief_exporters.pdf.spans import Span
from policybrief_exporters.pdf.structure import Element
from policybrief_exporters.pdf.tables import widths

TOP, BOTTOM = load_style().page.top, 841.89 - load_style().page.bottom


def span() -> Span:
    """Running text of the default style."""
    fonts = load_style().fonts
    return Span(typeface(fonts.body, "regular", fonts.fallback), 11.0, "0 0 0")


def sections(count: int, sentences: int = 7) -> tuple[Section, ...]:
    """Sections with a paragraph each, and every third with one below it."""
    return tuple(
        Section(
            id=f"s{n}", level=1, number=str(n), role="section:x", title=text(f"Section {n}"),
            blocks=(
                Section(id=f"sub{n}", level=2, role="section:x", title=text(f"Below {n}"),
                        blocks=(samples.paragraph(samples.prose(sentences, n)),)),
            ) if n % 3 else (samples.paragraph(samples.prose(sentences + n % 5, n)),),
        )
        for n in range(count)
    )  # fmt: skip


def test_no_heading_is_the_last_thing_on_a_page() -> None:
    pages = laid_out(samples.document(*sections(60)))
    assert len(pages) > 5
    assert not [page for page in pages if page.pieces[-1].piece.heading]


def test_no_page_begins_or_ends_with_a_single_line_of_a_paragraph() -> None:
    pages = laid_out(samples.document(*(samples.paragraph(samples.prose(5, n)) for n in range(60))))
    assert len(pages) > 5
    for before, after in pairwise(pages):
        ends = [placed.piece.content.element for placed in before.pieces[-2:]]
        begins = [placed.piece.content.element for placed in after.pieces[:2]]
        if ends[-1] is begins[0]:
            assert ends[0] is ends[1]
            assert begins[0] is begins[1]


@pytest.mark.parametrize("document", [samples.every_kind(), samples.document(*sections(40))], ids=["kinds", "sections"])
def test_pieces_follow_each_other_between_the_margins_without_overlap(document: samples.Document) -> None:
    for page in laid_out(document):
        bottom = TOP
        for placed in page.pieces:
            assert placed.top >= bottom - 0.01
            bottom = placed.top + placed.piece.height
        assert bottom <= BOTTOM + 0.01


@pytest.mark.parametrize(("role", "sentences"), [("box", 5), ("summary", 5), ("decision", 16), ("judgement", 16)])
def test_a_callout_that_is_small_or_to_be_signed_stays_on_one_page(role: CalloutRole, sentences: int) -> None:
    def callout(n: int) -> Block:
        return Callout(role=role, title=text(f"Box {n}"), blocks=(samples.paragraph(samples.prose(sentences, n)),))

    pages = laid_out(samples.document(*(callout(n) for n in range(12))))
    assert len(pages) > 2
    assert all(placed.first for page in pages for placed in page.frames)


def test_a_large_box_goes_on_in_a_panel_on_the_next_page_with_two_lines_or_more_on_each() -> None:
    def callout(n: int) -> Block:
        return Callout(role="box", title=text(f"Box {n}"), blocks=(samples.paragraph(samples.prose(16, n)),))

    pages = laid_out(samples.document(*(callout(n) for n in range(9))))
    broken = 0
    for before, after in pairwise(pages):
        first, last = after.pieces[0].piece, before.pieces[-1].piece
        if first.frames == last.frames != ():
            broken += 1
            for page in (before, after):
                assert sum(placed.piece.frames == first.frames for placed in page.pieces) >= 2
            (frame,) = (placed for placed in before.frames if placed.frame is first.frames[0])
            assert frame.bottom <= BOTTOM + 0.01
        assert before.pieces[-1].top + last.height > BOTTOM - 110, "no page is left empty for a box"
    assert broken > 2


def test_a_callout_longer_than_a_page_goes_on_in_a_panel_on_the_next() -> None:
    pages = laid_out(samples.document(Callout(
        role="summary", blocks=tuple(samples.paragraph(samples.prose(6, n)) for n in range(12))
    )))  # fmt: skip
    assert [[placed.first for placed in page.frames] for page in pages] == [[True], [False], [False]]


def test_a_caption_stands_on_the_page_of_its_table() -> None:
    for lines in range(20, 60):
        table = Table(caption=text("Table 1. Caption"), columns=(Column(),), head=(samples.row("Head"),),
                      rows=tuple(samples.row(f"Row {n}") for n in range(4)))  # fmt: skip
        filler = List(items=tuple(ListItem(blocks=(samples.paragraph("Item"),)) for _ in range(lines)))
        pages = laid_out(samples.document(filler, table))
        page = next(page for page in pages if any("Caption" in piece_text(p.piece.content) for p in page.pieces))
        said = [piece_text(placed.piece.content).strip() for placed in page.pieces]
        assert "Head" in said
        assert "Row 0" in said


def test_rows_are_not_torn() -> None:
    table = Table(columns=(Column(), Column(width=3)), rows=tuple(
        samples.row(f"Row {n}", samples.prose(3, n)) for n in range(60)
    ))  # fmt: skip
    pages = laid_out(samples.document(table))
    assert len(pages) > 2
    assert sum(len(page.pieces) for page in pages) == 60


def test_contents_are_left_out_of_a_short_document_and_printed_in_a_long_one() -> None:
    def printed(count: int) -> bool:
        parts = sections(count)
        entries = tuple(Entry(target=part.id, level=1, number=part.number, title=part.title) for part in parts)
        contents = Contents(title=text("Contents"), entries=entries)
        pages = laid_out(samples.document(contents, *parts))
        return "Contents" in [piece_text(placed.piece.content) for page in pages for placed in page.pieces]

    assert not printed(10)
    assert printed(60)


def test_contents_that_are_asked_for_are_printed_in_a_short_document_too() -> None:
    contents = Contents(title=text("Contents"), entries=(), auto=False)
    assert piece_text(laid_out(samples.document(contents))[0].pieces[0].piece.content) == "Contents"


def test_lines_of_running_text_are_no_longer_than_is_easily_read() -> None:
    (page,) = laid_out(samples.document(samples.paragraph(samples.prose(10))))
    lengths = [len(placed.piece.content.line.text()) for placed in page.pieces]
    assert LINE_LENGTH * 0.8 < max(lengths) <= LINE_LENGTH * 1.12


def test_no_line_is_wider_than_its_column() -> None:
    run = span()
    words = "some words of different lengths, an-over-long-word-with-hyphens-in-it and " + "x" * 80
    for width in range(20, 300, 7):
        lines = break_lines([(run, words)], width)
        assert all(line.width <= width + 0.01 for line in lines)
        assert "".join(line.text() for line in lines) == words


def test_runs_without_a_space_between_them_stay_on_one_line() -> None:
    run, other = span(), span()
    for width in range(60, 200, 3):
        lines = break_lines([(run, "several words and then a glued"), (other, "word"), (run, " follows")], width)
        assert any("gluedword" in line.text() for line in lines)


def test_a_space_that_does_not_break_keeps_its_words_together() -> None:
    run = span()
    for width in range(60, 200, 3):
        lines = break_lines([(run, "Regulation 12\u00a0345 of 5\u00a0May 2025 applies")], width)
        assert any("12\u00a0345" in line.text() for line in lines)
        assert any("5\u00a0May" in line.text() for line in lines)


def test_a_line_break_breaks_the_line_and_keeps_its_words_apart() -> None:
    run = span()
    lines = break_lines([(run, "one"), (None, ""), (run, "two")], 300)
    assert [line.text() for line in lines] == ["one ", "two"]


def test_a_soft_hyphen_shows_only_where_the_word_is_broken() -> None:
    run = span()
    assert [line.text() for line in break_lines([(run, "counter\u00adterrorism")], 60)] == [
        "counter\u00ad", "terrorism"
    ]  # fmt: skip
    assert [line.text() for line in break_lines([(run, "counter\u00adterrorism")], 300)] == ["counterterrorism"]


def test_columns_get_their_shares_but_no_less_than_their_longest_word() -> None:
    columns = (Column(width=1), Column(width=3))
    assert widths(columns, [10, 10], [500, 500], 400) == [100, 300]
    assert widths(columns, [150, 10], [500, 500], 400) == pytest.approx([150, 250])
    assert sum(widths(columns, [300, 250], [500, 500], 400)) == pytest.approx(400)


def test_room_that_a_column_does_not_want_goes_to_those_that_want_more() -> None:
    columns = (Column(width=1), Column(width=1), Column(width=2))
    assert widths(columns, [10, 10, 10], [150, 40, 300], 400) == pytest.approx(
        [120, 40, 240]
    )  # 60 to spare, 50 and 100 wanted


def test_columns_whose_text_fits_are_as_wide_as_it_and_share_the_rest() -> None:
    assert widths((Column(width=1), Column(width=3)), [10, 10], [150, 100], 400) == pytest.approx([150, 250])


def test_a_table_and_what_is_said_below_it_stay_on_one_page_where_it_is_small() -> None:
    for lines in range(20, 60):
        after = (samples.paragraph("Source", role="source"), samples.paragraph("Note", role="note"))
        table = Table(columns=(Column(),), rows=tuple(samples.row(f"Row {n}") for n in range(8)), after=after)
        filler = List(items=tuple(ListItem(blocks=(samples.paragraph("Item"),)) for _ in range(lines)))
        said = [[piece_text(placed.piece.content).strip() for placed in page.pieces]
                for page in laid_out(samples.document(filler, table))]  # fmt: skip
        page = next(page for page in said if "Row 0" in page)
        assert page[-10:] == [*(f"Row {n}" for n in range(8)), "Source", "Note"]


def test_every_piece_knows_its_place_in_the_structure() -> None:
    look = Look(load_style())
    document = samples.every_kind()
    builder = Builder(document, look, Context(style=load_style()))
    builder.blocks(document.blocks, builder.region())
    known: list[Element] = []

    def walk(element: Element) -> None:
        known.append(element)
        for kid in element.kids:
            if isinstance(kid, Element):
                walk(kid)

    walk(builder.root)
    identities = {id(element) for element in known}
    for piece in builder.pieces:
        elements = [line.element for line in piece.content.lines] if hasattr(piece.content, "lines") else [
            piece.content.element
        ]  # fmt: skip
        assert all(id(element) in identities for element in elements)
    roles = [element.role for element in known]  # type: ignore[attr-defined]
    assert {"Title", "Sect", "H1", "H2", "P", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "Figure", "Caption",
            "TOC", "TOCI", "BlockQuote"} <= set(roles)  # fmt: skip


def test_styled_runs_keep_their_spaces() -> None:
    value = (Text("He "), Styled("strong", text("really")), Text(" said "), Styled("emphasis", text("so")), Text("."))
    (page,) = laid_out(samples.document(samples.paragraph(value)))
    assert piece_text(page.pieces[0].piece.content) == "He really said so."


@pytest.mark.parametrize("word", ["W" * 3000, "many words " * 400], ids=["letters", "words"])
def test_nothing_stands_outside_the_margins_however_long_a_text_is(word: str) -> None:
    long = text(word)
    facts = (Fact(label=long, value=long), Fact(label=text("A"), value=long), Fact(label=long, value=text("B")))
    head = Title(organisation=long, series=long, paper=long, status=long, title=long, subtitle=long,
                 facts=Facts(role="head", items=facts))  # fmt: skip
    rows = (samples.row(word, "1"), samples.row("2", word), samples.row(word, "", role="subhead"))
    columns = (Column(row_header=True), Column(align="end"))
    table = Table(caption=long, columns=columns, head=(samples.row(word, word),), rows=rows)
    items = (ListItem(label=word, blocks=(samples.paragraph("Item"),)), ListItem(label=word, blocks=(table,)))
    document = samples.document(
        head, Contents(title=long, entries=(Entry(target="s", level=1, number=word, title=long),), auto=False),
        Section(id="s", level=1, number=word, role="section:x", title=long,
                blocks=(samples.paragraph(word, number=word),)),
        Facts(role="figures", items=facts), Facts(role="terms", items=facts), List(ordered=True, items=items), table,
        Callout(role="box", title=long, blocks=(Callout(role="box", title=long, blocks=(table,)),)),
        Quote(text=long, speaker=long), Figure(alt=word, caption=long, graphic=samples.CHART, data=table),
    )  # fmt: skip
    for page in laid_out(document):
        for placed in page.pieces:
            assert placed.top + placed.piece.height <= BOTTOM + 0.1
            content = placed.piece.content
            lines = content.lines if isinstance(content, Grid | Leader) else []
            if isinstance(content, TextLine):
                lines = [PlacedLine(content.line, content.x, 0.0, content.element), *filter(None, [content.label])]
            for line in lines:
                assert line.x >= load_style().page.left - 0.1
                assert line.x + line.line.width <= 595.28 - load_style().page.right + 0.1


def test_a_line_that_leads_into_a_list_stays_with_its_first_item() -> None:
    for lines in range(20, 60):
        filler = List(items=tuple(ListItem(blocks=(samples.paragraph("Item"),)) for _ in range(lines)))
        led = List(items=tuple(ListItem(blocks=(samples.paragraph(f"Point {n}"),)) for n in range(3)))
        pages = laid_out(samples.document(filler, samples.paragraph("Lead"), led))
        said = [[piece_text(placed.piece.content).strip() for placed in page.pieces] for page in pages]
        (page,) = (page for page in said if "Lead" in page)
        assert page[page.index("Lead") + 1] == "•\xa0 Point 0"


def test_the_middle_line_of_a_heading_is_not_short_between_long_ones() -> None:
    span = Span(typeface(load_style().fonts.heading, "regular", ()), 25.0, "0 0 0")
    lines = balanced_lines([(span, "United States and Pakistan renew their counterterrorism dialogue")], 380.0)
    assert [line.text().strip() for line in lines] == [
        "United States and", "Pakistan renew their", "counterterrorism dialogue",
    ]  # fmt: skip


def test_balanced_lines_are_as_few_and_lose_no_word() -> None:
    runs = [(span(), "Options appraisal for surface water flooding, working paper 3")]
    for width in range(80, 400, 7):
        plain, balanced = break_lines(runs, width), balanced_lines(runs, width)
        assert len(balanced) == len(plain)
        assert max(line.width for line in balanced) <= max(line.width for line in plain) + 0.01
        assert "".join(line.text() for line in balanced) == "".join(line.text() for line in plain)


def test_an_address_in_the_grid_of_facts_is_not_broken() -> None:
    address = "nadia.rahman-of-the-analysis@analysis.example"
    facts = tuple(Fact(label=text("Contact"), value=text(value)) for value in ("A", "B", address))
    (page,) = laid_out(samples.document(Facts(role="head", items=facts)))
    lines = [line.line.text() for placed in page.pieces for line in placed.piece.content.lines]
    assert address in lines


def test_the_last_line_of_a_paragraph_is_no_short_leftover_where_narrower_lines_prevent_it() -> None:
    leftovers = {break_lines: 0, paragraph_lines: 0}
    for width in range(250, 400):
        for breaking in leftovers:
            lines = breaking([(span(), samples.SENTENCES[0] + " It is so.")], width)
            leftovers[breaking] += len(lines) > 1 and lines[-1].width < width * RUNT
            assert all(line.width <= width + 0.01 for line in lines)
    assert leftovers[break_lines] > 5
    assert leftovers[paragraph_lines] == 0


def test_long_heads_leave_room_for_the_text_of_other_columns() -> None:
    columns = (Column(width=2, row_header=True), *(Column(width=2, align="end") for _ in range(3)))
    heads = tuple(f"Option {n}: larger main sewers, in steps" for n in range(3))
    said = "Greenery and safe walking"
    table = Table(columns=columns, head=(samples.row("Criterion", *heads),), rows=(samples.row(said, "1", "2", "3"),))
    (page,) = laid_out(samples.document(table))
    head, row = (placed.piece.content for placed in page.pieces)
    assert isinstance(head, Grid)
    assert isinstance(row, Grid)
    assert [line.line.text().strip() for line in row.lines] == [said, "1", "2", "3"]
    assert len({line.baseline for line in head.lines}) <= 5


@pytest.mark.parametrize("size", ["A4", "Letter"])
def test_lines_of_running_text_hold_about_75_characters_at_most(size: PaperSize) -> None:
    style = load_style()
    style = replace(style, page=replace(style.page, size=size))
    paragraphs = tuple(samples.paragraph(samples.prose(9, n)) for n in range(20))
    lengths = sorted(
        len(placed.piece.content.line.text().rstrip())
        for page in laid_out(samples.document(*paragraphs), style)
        for placed in page.pieces
        if isinstance(placed.piece.content, TextLine)
    )
    assert lengths[len(lengths) // 2] <= 75
    assert lengths[len(lengths) * 9 // 10] <= 79
