"""A Word file read in one view of its tracked changes: what other programs leave in it."""

from __future__ import annotations

import pytest

from policybrief_exporters.word.returned.page import OBJECT, Look
from word_returns import BY, OFFICE, only, page, texts

RPR = "<w:rPr><w:rStyle w:val='{}'/></w:rPr>"


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        ("<w:r><w:t>a</w:t></w:r><w:proofErr w:type='spellStart'/><w:r w:rsidR='00AB'><w:t>b</w:t></w:r>", "ab"),
        (("<w:smartTag><w:r><w:t>a</w:t></w:r></w:smartTag><w:r><w:t xml:space='preserve"
         "'> b</w:t></w:r>"), "a b"),
        ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>", "a\tb\nc"),
        ("<w:r><w:t>a</w:t><w:br w:type='page'/><w:lastRenderedPageBreak/><w:t>b</w:t></w:r>", "ab"),
        ("<w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t><w:softHyphen/></w:r>", "a\u2011b\u00ad"),
        ("<w:r><w:sym w:font='Symbol' w:char='F0B7'/><w:sym w:font='Arial' w:char='20AC'/></w:r>", "•€"),
        (("<w:sdt><w:sdtContent><w:sdt><w:sdtContent><w:r><w:t>a</w:t></w:r></w:sdtContent></w:sdt></w:sdtContent>"
         "</w:sdt>"), "a"),
        (("<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>Click here</w:t></w:r></w:sdtContent>"
         "</w:sdt>"), ""),
        ("<w:fldSimple w:instr=' SEQ Table '><w:r><w:t>2</w:t></w:r></w:fldSimple>", "2"),
        (("<w:r><w:fldChar w:fldCharType='begin'/><w:instrText> REF x \\h </w:instrText>"
         "<w:fldChar w:fldCharType='separate'/><w:t>Table 2</w:t><w:fldChar w:fldCharType='end'/></w:r>"), "Table 2"),
        (("<mc:AlternateContent><mc:Choice Requires='wps'><w:r><w:t>a</w:t></w:r></mc:Choice><mc:Fallback><w:r>"
         "<w:t>b</w:t></w:r></mc:Fallback></mc:AlternateContent>"), "a"),
        ("<w:r><w:t>a</w:t><w:footnoteReference w:id='2'/></w:r>", f"a{OBJECT}"),
        ("<w:r><w:drawing/></w:r>", OBJECT),
    ],
)  # fmt: skip
def test_a_paragraph_says_what_a_reader_sees_of_it(inside: str, said: str) -> None:
    assert texts(f"<w:p>{inside}</w:p>") == [said]


def test_each_view_shows_its_side_of_insertions_and_deletions() -> None:
    body = (
        f"<w:p><w:r><w:t>a</w:t></w:r><w:ins {BY}><w:r><w:t>new</w:t></w:r></w:ins>"
        f"<w:del {BY}><w:r><w:delText>old</w:delText></w:r></w:del></w:p>"
    )
    assert texts(body, "accept") == ["anew"]
    assert texts(body, "reject") == ["aold"]


def test_what_is_inserted_and_deleted_again_is_in_neither_view() -> None:
    body = (
        f"<w:p><w:ins {BY}><w:del {BY}><w:r><w:delText>x</w:delText></w:r></w:del></w:ins><w:r><w:t>a</w:t></w:r></w:p>"
    )
    assert texts(body, "accept") == texts(body, "reject") == ["a"]


def test_a_move_stands_at_one_place_in_each_view() -> None:
    body = (
        f"<w:p><w:moveFromRangeStart w:id='1' w:name='m'/><w:moveFrom {BY}><w:r><w:t>x</w:t></w:r></w:moveFrom>"
        f"<w:moveFromRangeEnd w:id='1'/><w:r><w:t>a</w:t></w:r></w:p>"
        f"<w:p><w:moveTo {BY}><w:r><w:t>x</w:t></w:r></w:moveTo></w:p>"
    )
    assert texts(body, "accept") == ["a", "x"]
    assert texts(body, "reject") == ["xa", ""]
    assert [change.kind for change in page(body).changes] == ["move from", "move to"]


@pytest.mark.parametrize(("kind", "joined_in"), [("del", "accept"), ("ins", "reject")])
def test_a_paragraph_mark_that_is_not_shown_joins_its_paragraph_to_the_next(kind: str, joined_in: str) -> None:
    mark = f"<w:pPr><w:rPr><w:{kind} {BY}/></w:rPr></w:pPr>"
    body = f"<w:p>{mark}<w:r><w:t>a</w:t></w:r></w:p><w:p><w:r><w:t>b</w:t></w:r></w:p>"
    assert texts(body, "accept" if joined_in == "accept" else "reject") == ["ab"]
    assert texts(body, "reject" if joined_in == "accept" else "accept") == ["a", "b"]


def test_a_paragraph_deleted_before_a_table_is_gone() -> None:
    body = (
        f"<w:p><w:pPr><w:rPr><w:del {BY}/></w:rPr></w:pPr><w:del {BY}><w:r><w:delText>a</w:delText></w:r></w:del></w:p>"
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>b</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    )
    assert texts(body, "accept") == ["b"]
    assert texts(body, "reject") == ["a", "b"]


def test_rows_and_cells_that_were_added_or_deleted_stand_in_one_view() -> None:
    cell = "<w:tc>{}<w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    body = (
        f"<w:tbl><w:tr><w:trPr><w:del {BY}/></w:trPr>{cell.format('', 'gone')}</w:tr>"
        f"<w:tr><w:trPr><w:ins {BY}/></w:trPr>{cell.format('', 'row')}</w:tr>"
        f"<w:tr>{cell.format(f'<w:tcPr><w:cellIns {BY}/></w:tcPr>', 'cell')}{cell.format('', 'kept')}</w:tr></w:tbl>"
    )
    assert texts(body, "accept") == ["row", "cell", "kept"]
    assert texts(body, "reject") == ["gone", "kept"]
    assert [tuple(one.place or ()) for one in page(body, "accept").paragraphs] == [(1, 0, 0), (1, 1, 0), (1, 1, 1)]


def test_controls_around_blocks_rows_and_cells_change_nothing() -> None:
    control = "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>"
    cell = control.format("<w:tc><w:p><w:r><w:t>b</w:t></w:r></w:p></w:tc>")
    table = f"<w:tbl>{control.format(f'<w:tr>{cell}</w:tr>')}</w:tbl>"
    body = control.format(f"<w:p><w:r><w:t>a</w:t></w:r></w:p>{table}")
    assert texts(body) == ["a", "b"]


@pytest.mark.parametrize(
    ("properties", "look"),
    [
        ("<w:b/>", Look(strong=True)),
        ("<w:b w:val='0'/><w:i w:val='true'/>", Look(emphasis=True)),
        ("<w:rStyle w:val='Strong'/>", Look(strong=True)),
        ("<w:rStyle w:val='Strong'/><w:b w:val='false'/>", Look()),
        ("<w:rStyle w:val='StrongEmphasis'/>", Look(strong=True)),
        ("<w:rStyle w:val='Mine'/>", Look(strong=True, emphasis=True)),
        ("<w:rStyle w:val='SourceText'/>", Look(code=True)),
        ("<w:rStyle w:val='Lead'/>", Look()),
        ("<w:rtl/><w:bCs/>", Look(strong=True)),
        ("<w:strike/>", Look(other=("struck out",))),
    ],
)
def test_a_run_looks_as_its_style_and_its_own_properties_make_it(properties: str, look: Look) -> None:
    style = "<w:style w:type='character' w:styleId='{0}'><w:name w:val='{1}'/>{2}</w:style>"
    styles = (
        style.format("StrongEmphasis", "Strong Emphasis", "<w:rPr><w:b/></w:rPr>")
        + style.format("Strong", "Strong", "<w:rPr><w:b/></w:rPr>")
        + style.format("Mine", "Mine", "<w:basedOn w:val='Strong'/><w:rPr><w:i/></w:rPr>")
        + style.format("Lead", "Lead", "<w:rPr><w:b/></w:rPr>")
    )
    body = f"<w:p><w:r><w:rPr>{properties}</w:rPr><w:t>a</w:t></w:r></w:p>"
    assert only(body, styles=styles).spans[0].look == look


def test_styles_that_are_based_on_each_other_in_a_circle_are_read() -> None:
    style = "<w:style w:type='character' w:styleId='{0}'><w:basedOn w:val='{1}'/></w:style>"
    styles = style.format("A", "B") + style.format("B", "A")
    body = "<w:p><w:r><w:rPr><w:rStyle w:val='A'/></w:rPr><w:t>a</w:t></w:r></w:p>"
    assert only(body, styles=styles).spans[0].look == Look()


@pytest.mark.parametrize(
    ("properties", "kind", "level"),
    [
        ("<w:pStyle w:val='Heading2'/>", "heading", 1),
        ("<w:pStyle w:val='berschrift2'/>", "heading", 1),
        ("<w:pStyle w:val='ListBullet2'/>", "item", 1),
        ("<w:pStyle w:val='ListParagraph'/><w:numPr><w:ilvl w:val='2'/><w:numId w:val='5'/></w:numPr>", "item", 2),
        ("<w:pStyle w:val='ListBullet'/><w:numPr><w:numId w:val='0'/></w:numPr>", "", 0),
        ("<w:outlineLvl w:val='0'/>", "heading", 0),
        ("<w:pStyle w:val='BodyText'/>", "", 0),
    ],
)
def test_a_paragraph_is_a_heading_or_an_item_by_what_its_style_and_list_make_of_it(
    properties: str, kind: str, level: int
) -> None:
    found = only(f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>a</w:t></w:r></w:p>")
    assert (found.kind, found.level) == (kind, level)


def test_the_format_of_each_view_is_its_own() -> None:
    body = (
        f"<w:p><w:pPr><w:pStyle w:val='Heading1'/><w:pPrChange {BY}><w:pPr><w:pStyle w:val='BodyText'/></w:pPr>"
        f"</w:pPrChange></w:pPr><w:r><w:rPr><w:b/><w:rPrChange {BY}><w:rPr/></w:rPrChange></w:rPr>"
        "<w:t>a</w:t></w:r></w:p>"
    )
    assert (only(body, "accept").kind, only(body, "accept").spans[0].look) == ("heading", Look(strong=True))
    assert (only(body, "reject").kind, only(body, "reject").spans[0].look) == ("", Look())


def test_links_lead_to_addresses_and_bookmarks() -> None:
    body = (
        "<w:p><w:hyperlink r:id='rId9'><w:r><w:t>a</w:t></w:r></w:hyperlink>"
        "<w:hyperlink w:anchor='there'><w:r><w:t>b</w:t></w:r></w:hyperlink>"
        "<w:r><w:fldChar w:fldCharType='begin'/>"
        '<w:instrText>HYPERLINK "https://example.org/c" \\o "tip"</w:instrText>'
        "<w:fldChar w:fldCharType='separate'/><w:t>c</w:t><w:fldChar w:fldCharType='end'/></w:r></w:p>"
    )
    link = f"<Relationship Id='rId9' Type='{OFFICE}/hyperlink' Target='https://example.org/a' TargetMode='External'/>"
    found = only(body, links=link).spans
    assert [(span.text, span.link, span.target) for span in found] == [
        ("a", "https://example.org/a", ""), ("b", "", "there"), ("c", "https://example.org/c", ""),
    ]  # fmt: skip


def test_a_field_that_is_not_closed_ends_with_its_paragraph() -> None:
    opened = "<w:r><w:fldChar w:fldCharType='begin'/><w:instrText> DATE </w:instrText></w:r>"
    assert texts(f"<w:p>{opened}</w:p><w:p><w:r><w:t>a</w:t></w:r></w:p>") == ["", "a"]


def test_the_lines_of_a_table_of_contents_are_told_from_the_text() -> None:
    opening = (
        "<w:r><w:fldChar w:fldCharType='begin'/><w:instrText> TOC \\o </w:instrText>"
        "<w:fldChar w:fldCharType='separate'/></w:r>"
    )
    line = "<w:p><w:pPr><w:pStyle w:val='TOC1'/></w:pPr>{}<w:r><w:t>A</w:t></w:r>{}</w:p>"
    closing = "<w:r><w:fldChar w:fldCharType='end'/></w:r>"
    body = line.format(opening, "") + line.format("", closing) + "<w:p><w:r><w:t>a</w:t></w:r></w:p>"
    assert [one.contents for one in page(body).paragraphs] == [True, True, False]
    unclosed = line.format(opening, "") + "<w:p><w:r><w:t>a</w:t></w:r></w:p>"
    assert [one.contents for one in page(unclosed).paragraphs] == [True, False]


def test_documents_that_are_linked_in_are_named() -> None:
    link = f"<Relationship Id='rId7' Type='{OFFICE}/aFChunk' Target='other.docx'/>"
    found = page("<w:p/><w:altChunk r:id='rId7'/><w:p/>", links=link)
    assert [(what, name) for what, name, _ in found.foreign] == [("a linked document", "word/other.docx")]
