"""The structure of a Word file is Word's own: styles, levels, head rows, notes, fields, marking, properties."""

from __future__ import annotations

import pytest

from policybrief.document import blocks as b
from policybrief.document.blocks import Column
from policybrief.document.graphics import Graphic, Label, Rect
from policybrief.document.inlines import CrossReference, Language, Link, NoteMark, Styled, Text
from policybrief.problems import Severity
from policybrief.resolver import MemoryResolver
from policybrief_exporters.word.tables import column_widths
from word_documents import NOTES, context, document, numbered, paragraph, png, rich, table, text
from word_reading import NAMES, W, made, opened, printed


def section(title: str, *blocks: b.Block, level: int = 1, **more: object) -> b.Section:
    return b.Section(level=level, role="section:other", title=text(title), blocks=blocks, **more)  # type: ignore[arg-type]


def marked(*marks: tuple[str, str]) -> b.Paragraph:
    return b.Paragraph(text=(Text("Said."), *(NoteMark(note, label) for note, label in marks)))


def codes(tree: b.Document) -> list[str]:
    """The field codes of the body."""
    return [element.text.strip() for element in opened(tree).find("//w:instrText")]


# Headings and contents


def test_sections_have_heading_styles_without_a_skipped_level() -> None:
    tree = document(section("One", section("Two", section("Three", level=3), level=2)), section("Four"))
    headings = [(style, line) for style, line in opened(tree).paragraphs() if style.startswith("Heading")]
    assert headings == [("Heading1", "One"), ("Heading2", "Two"), ("Heading3", "Three"), ("Heading1", "Four")]


def test_a_section_deeper_than_word_has_headings_keeps_its_heading_and_is_reported() -> None:
    deep: tuple[b.Block, ...] = ()
    for level in range(12, 0, -1):
        deep = (section(f"Level {level}", *deep, level=level),)
    export = made(document(*deep))
    assert [problem.rule for problem in export.problems] == ["word-heading-depth"]
    assert export.problems[0].severity is Severity.HINT
    headings = [line for style, line in opened(document(*deep)).paragraphs() if style.startswith("Heading")]
    assert headings == [f"Level {level}" for level in range(1, 13)]


def test_heading_styles_carry_outline_levels_and_stay_with_what_follows() -> None:
    file = opened(document())
    for level in range(1, 5):
        style = file.find(f"//w:style[@w:styleId='Heading{level}']", "word/styles.xml")[0]
        assert style.find(f"{W}name").get(f"{W}val") == f"heading {level}"
        assert style.find(f"{W}pPr/{W}outlineLvl").get(f"{W}val") == str(level - 1)
        assert style.find(f"{W}pPr/{W}keepNext") is not None


def contents(auto: bool) -> b.Contents:
    entry = b.Entry(target="s", level=1, number="1", title=(Text("One"), NoteMark("n1", "1")))
    return b.Contents(title=text("Contents"), entries=(entry,), auto=auto)


def test_contents_are_a_field_with_its_entries_filled_in_and_the_pages_left_to_word() -> None:
    tree = document(contents(auto=False), section("One", id="s", number="1"))
    file = opened(tree)
    assert file.paragraphs()[1:3] == [("TOCHeading", "Contents"), ("TOC1", "1\tOne\t")]
    assert codes(tree) == [r'TOC \o "1-1" \h \z \u', r"PAGEREF _pb_s \h"]
    assert file.values("//w:updateFields", "word/settings.xml") == []
    assert b"w:dirty" not in file.parts["word/document.xml"]


def test_contents_that_are_left_to_the_exporter_stand_only_in_a_long_document() -> None:
    short = document(contents(auto=True), section("One", paragraph("word " * 500), id="s", number="1"))
    long = document(contents(auto=True), section("One", paragraph("word " * 4000), id="s", number="1"))
    assert not [code for code in codes(short) if code.startswith("TOC")]
    assert [code for code in codes(long) if code.startswith("TOC")]


def test_fields_are_updated_on_opening_only_where_asked() -> None:
    assert opened(document(), context(update_fields=True)).find("//w:updateFields", "word/settings.xml")


# Lists


def test_each_numbered_list_has_a_numbering_of_its_own_that_starts_anew() -> None:
    file = opened(document(numbered("1.", "2."), numbered("1.", "2."), numbered("3.", "4.")))
    assert file.values("//w:body//w:numId") == ["3", "3", "4", "4", "5", "5"]
    assert file.values("//w:num//w:startOverride", "word/numbering.xml") == ["1", "1", "3"]


def test_numbering_has_nine_levels_each_indented_further() -> None:
    file = opened(document(numbered("1.")))
    for abstract in file.find("//w:abstractNum", "word/numbering.xml"):
        edges = [int(level.find(f"{W}pPr/{W}ind").get(f"{W}left")) for level in abstract.iter(f"{W}lvl")]
        assert len(edges) == 9
        assert edges == sorted(set(edges))


# Tables


def test_the_head_of_a_table_repeats_and_no_row_breaks_across_pages() -> None:
    file = opened(rich())
    rows = file.find("//w:tbl[.//w:tblStyle[@w:val='BriefTable']]//w:tr[not(ancestor::w:tbl[2])]")
    assert rows
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
    attacks = file.find("//w:tbl[w:tblPr/w:tblCaption[starts-with(@w:val, 'Table 1.')]]")[0]
    heads = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in attacks.findall(f"{W}tr")]
    assert heads == [True, True, False, False, False, False]
    description = attacks.find(f"{W}tblPr/{W}tblDescription").get(f"{W}val")
    assert description == "Attacks in three provinces in each of three years, with the sum."


def test_columns_have_the_widths_and_alignments_of_the_tree_together_the_width_of_the_text() -> None:
    tree = b.Table(
        columns=(b.Column(width=3), b.Column(align="end"), b.Column(align="centre")),
        rows=(b.Row(cells=tuple(b.Cell(text=text(cell)) for cell in "abc")),),
    )
    file = opened(document(tree))
    widths = [int(column.get(f"{W}w")) for column in file.find("//w:gridCol")]
    page = file.find("//w:pgSz")[0].get(f"{W}w"), file.find("//w:pgMar")[0]
    assert sum(widths) == int(page[0]) - int(page[1].get(f"{W}left")) - int(page[1].get(f"{W}right"))
    assert widths[0] == pytest.approx(3 * widths[1], abs=2)
    assert [style for style, _ in file.paragraphs() if style.startswith("TableText")] == [
        "TableText", "TableTextEnd", "TableTextCentre",
    ]  # fmt: skip


def test_no_cell_is_merged_anywhere() -> None:
    assert not opened(rich()).find("//w:gridSpan | //w:vMerge")


def test_rows_that_sum_or_head_others_have_styles_of_their_own() -> None:
    styles = {line: style for style, line in opened(rich()).paragraphs()}
    assert styles["Border"] == "TableSubhead"
    assert styles["2,411"] == "TableTotalEnd"
    assert styles["Khyber"] == "TableRowHeading"
    assert styles["Province"] == "TableHeading"


def test_the_title_of_a_panel_is_the_row_that_repeats() -> None:
    file = opened(document(b.Callout(role="decision", title=text("Agree"), blocks=(paragraph("That it be so."),))))
    rows = file.find("//w:tbl/w:tr")
    assert [(printed(row), row.find(f"{W}trPr/{W}tblHeader") is not None) for row in rows] == [
        ("Agree", True), ("That it be so.", False),
    ]  # fmt: skip
    assert file.values("//w:tblStyle") == ["DecisionPanel"]


# Captions and references


def test_a_caption_has_its_number_in_a_field_that_counts_on() -> None:
    captions = ("Table 1. One", "Table 2: Two", "Figure 1. Three", "Table 5. Five", "Table A1. Annex", "No label")
    tree = document(*(table(1, 1, caption=text(caption)) for caption in captions))
    assert codes(tree) == [
        r"SEQ Table \* ARABIC", r"SEQ Table \* ARABIC", r"SEQ Figure \* ARABIC", r"SEQ Table \* ARABIC \r 5",
        r"SEQ Table_A \* ARABIC",
    ]  # fmt: skip
    assert [line for style, line in opened(tree).paragraphs() if style == "Caption"] == list(captions)


def test_a_label_that_is_set_apart_by_a_style_is_found_all_the_same() -> None:
    caption = (Styled("strong", text("Table 1.")), Text(" One"))
    assert codes(document(table(1, 1, caption=caption))) == [r"SEQ Table \* ARABIC"]


def test_a_reference_to_a_table_is_a_field_whose_update_prints_the_same() -> None:
    refer = b.Paragraph(text=(Text("See "), CrossReference("t", "Table 1"), Text(".")))
    tree = document(refer, table(1, 1, id="t", caption=text("Table 1. One")))
    file = opened(tree)
    assert codes(tree)[0] == r"REF _pbl_t \h"
    assert covered(file.root(), "_pbl_t") == "Table 1"


def test_a_reference_to_a_numbered_section_keeps_its_words_and_refers_by_the_number() -> None:
    tree = document(section("One", id="s", number="2.1"), b.Paragraph(text=(CrossReference("s", "section 2.1"),)))
    assert codes(tree) == [r"REF _pbl_s \h"]
    assert covered(opened(tree).root(), "_pbl_s") == "2.1"
    assert opened(tree).paragraphs()[-1] == ("BodyText", "section 2.1")


def test_a_reference_whose_words_are_not_at_the_target_is_a_link() -> None:
    tree = document(section("One", id="s"), b.Paragraph(text=(CrossReference("s", "the first section"),)))
    file = opened(tree)
    assert [link.get(f"{W}anchor") for link in file.find("//w:hyperlink")] == ["_pb_s"]
    assert covered(file.root(), "_pb_s") == "One"


def test_a_reference_to_nothing_is_plain_text() -> None:
    tree = document(b.Paragraph(text=(CrossReference("nowhere", "Table 9"),)))
    file = opened(tree)
    assert file.paragraphs()[-1][1] == "Table 9"
    assert not file.find("//w:hyperlink | //w:fldChar | //w:bookmarkStart")


@pytest.mark.parametrize("identity", ["a b", "Ä", "x" * 80, "a-b", "1", "a.b", "a_b"])
def test_any_id_gives_a_bookmark_that_word_takes(identity: str) -> None:
    others = [section("Other", id=other) for other in ("a_b", "A_B", "a.b", "a-b") if other != identity]
    links = [b.Paragraph(text=(CrossReference(other.id, "there"),)) for other in others]
    tree = document(
        section("One", id=identity), b.Paragraph(text=(CrossReference(identity, "there"),)), *others, *links
    )
    assert len(opened(tree).find("//w:bookmarkStart")) == 1 + len(others)


def test_only_targets_that_are_referred_to_have_bookmarks() -> None:
    assert not opened(document(section("One", paragraph("text", id="p"), id="s"))).find("//w:bookmarkStart")


def covered(root: object, name: str) -> str:
    """The text between the ends of a bookmark, which stand in one paragraph."""
    path = f"//w:bookmarkStart[@w:name='{name}']"
    start = root.xpath(path, namespaces=NAMES)[0]  # type: ignore[attr-defined]
    parts = []
    for element in start.itersiblings():
        if element.tag == f"{W}bookmarkEnd" and element.get(f"{W}id") == start.get(f"{W}id"):
            return "".join(parts)
        parts.append(printed(element))
    raise AssertionError(f"the bookmark {name} does not end in its paragraph")


# Notes


def test_a_note_is_one_footnote_and_later_marks_refer_to_it() -> None:
    tree = document(marked(("n1", "1")), marked(("n2", "2"), ("n1", "1")), notes=NOTES)
    file = opened(tree)
    assert [line for _, line in file.paragraphs()[1:]] == ["Said.[1]", "Said.[2]1"]
    assert codes(tree) == [r"NOTEREF _pbn_n1 \h"]
    notes = file.find("//w:footnote[not(@w:type)]", "word/footnotes.xml")
    assert [printed(note) for note in notes] == [" Joint statement, sentence 4.", " Press release, example.org."]
    assert set(file.relationships("footnotes").values()) == {"https://example.org/press?a=1&b=2"}


def test_a_mark_that_words_count_would_not_give_is_printed_as_it_is() -> None:
    file = opened(document(marked(("n2", "2"), ("n1", "a")), notes=NOTES))
    assert file.paragraphs()[-1][1] == "Said.2a"
    assert [printed(note)[0] for note in file.find("//w:footnote[not(@w:type)]", "word/footnotes.xml")] == ["2", "a"]
    assert len(file.find("//w:footnoteReference[@w:customMarkFollows]")) == 2


def test_a_mark_of_no_note_is_printed() -> None:
    file = opened(document(marked(("gone", "7"))))
    assert file.paragraphs()[-1][1] == "Said.7"
    assert "word/footnotes.xml" not in file.parts


def test_500_notes_are_500_footnotes() -> None:
    notes = tuple(b.Note(id=f"n{at}", label=str(at), text=(), short=text(f"source {at}")) for at in range(1, 501))
    tree = document(*(marked((note.id, note.label)) for note in notes), notes=notes)
    footnotes = opened(tree).find("//w:footnote[not(@w:type)]", "word/footnotes.xml")
    assert [printed(note) for note in footnotes] == [f" source {at}" for at in range(1, 501)]


# Pictures and drawings


def test_a_picture_stands_in_the_line_of_text_with_its_alternative_text() -> None:
    file = opened(document(b.Figure(alt="A map & more.", image="map.png", caption=text("Figure 1. Map"))))
    assert [element.get("descr") for element in file.find("//wp:inline/wp:docPr")] == ["A map & more."]
    assert not file.find("//wp:anchor")
    assert file.parts["word/media/image1.png"] == png()


def test_a_picture_used_twice_is_held_once_and_a_wide_one_fits_the_text() -> None:
    figure = b.Figure(alt="A map.", image="map.png")
    surroundings = context()
    wide = MemoryResolver({"map.png": png(4000, 100)})
    file = opened(document(figure, figure), type(surroundings)(style=surroundings.style, resolver=wide))
    assert [name for name in file.parts if "media" in name] == ["word/media/image1.png"]
    width = int(file.find("//wp:extent")[0].get("cx")) / 635
    assert width <= int(file.find("//w:pgSz")[0].get(f"{W}w")) - 2 * 76 * 20 + 1


@pytest.mark.parametrize("data", [b"", b"GIF89a", png()[:60], png()[:-40], b"\xff\xd8\xff\xe0\x00\x10JFIF"])
def test_a_broken_picture_is_a_problem_and_its_description_is_printed(data: bytes) -> None:
    surroundings = type(context())(style=context().style, resolver=MemoryResolver({"x.png": data}))
    tree = document(b.Figure(alt="A map of the region.", image="x.png"))
    export = made(tree, surroundings)
    assert [(problem.rule, problem.severity) for problem in export.problems] == [("image", Severity.WARNING)]
    assert "x.png" in export.problems[0].message
    assert opened(tree, surroundings).paragraphs()[-1] == ("FigureMissing", "A map of the region.")


def test_a_missing_picture_is_a_problem() -> None:
    export = made(document(b.Figure(alt="A map.", image="nowhere.png")))
    assert "nowhere.png" in export.problems[0].message


def test_a_graphic_is_a_group_of_shapes_with_alternative_text_no_wider_than_the_text() -> None:
    shapes = (Rect(x=0, y=0, width=900, height=30, fill="series-1"), Label(x=5, y=20, text="a < b & c"))
    graphic = Graphic(width=900, height=30, shapes=shapes)
    file = opened(document(b.Figure(alt="A bar.", graphic=graphic)))
    assert [element.get("descr") for element in file.find("//wp:inline/wp:docPr")] == ["A bar."]
    assert int(file.find("//wp:extent")[0].get("cx")) / 12700 <= 595.3 - 152 + 0.1
    boxes = file.find("//w:txbxContent//w:t")
    assert [box.text for box in boxes] == ["a < b & c"]


# Marking, page numbers, draft


@pytest.mark.parametrize("part", ["header1", "header2", "footer1", "footer2"])
def test_the_marking_stands_in_every_header_and_footer_as_its_scheme_draws_it(part: str) -> None:
    """TLP 2.0: the label in header and footer of every page, 12 points or larger, right-justified, on black."""
    file = opened(document(banner=b.Banner(label="TLP:AMBER+STRICT", text="#FFC000", background="#000000")))
    label = file.find("//w:r[w:rPr/w:rStyle[@w:val='MarkingBanner']]", f"word/{part}.xml")
    assert [printed(run).strip() for run in label] == ["TLP:AMBER+STRICT"]
    style = file.find("//w:style[@w:styleId='MarkingBanner']/w:rPr", "word/styles.xml")[0]
    assert int(style.find(f"{W}sz").get(f"{W}val")) >= 24
    assert style.find(f"{W}color").get(f"{W}val") == "FFC000"
    assert style.find(f"{W}shd").get(f"{W}fill") == "000000"
    name = part[:-1].title()
    assert file.find(f"//w:style[@w:styleId='{name}']/w:pPr/w:tabs/w:tab[@w:val='right']", "word/styles.xml")


def test_header_and_footer_are_those_of_all_pages() -> None:
    file = opened(rich())
    kinds = {(element.tag.removeprefix(W), element.get(f"{W}type")) for element in file.find("//w:sectPr/*[@r:id]")}
    assert kinds == {(part, kind) for part in ("headerReference", "footerReference") for kind in ("first", "default")}


def test_the_page_number_is_a_field_within_the_pattern_of_the_document() -> None:
    file = opened(document(page="{page} von {pages}"))
    part = "word/footer2.xml"
    assert [code.text.strip() for code in file.find("//w:instrText", part)] == ["PAGE", "NUMPAGES"]
    assert printed(file.root(part)) == "1 von 1"


def test_the_draft_mark_stands_on_every_page_and_only_on_a_draft() -> None:
    for part in ("word/header1.xml", "word/header2.xml"):
        assert "DRAFT" in printed(opened(document(draft="DRAFT")).root(part))
        assert "DRAFT" not in printed(opened(document()).root(part))


def test_the_running_head_stands_on_every_page_but_the_first() -> None:
    file = opened(document(running="A paper"))
    assert printed(file.root("word/header1.xml")) == ""
    assert printed(file.root("word/header2.xml")) == "A paper"


# Language and direction


def test_the_language_is_that_of_the_document_and_of_each_run_that_is_in_another() -> None:
    file = opened(document(b.Paragraph(text=(Text("a "), Language("fr-FR", text("b")), Language("ur", text("پ"))))))
    defaults = file.find("//w:rPrDefault//w:lang", "word/styles.xml")[0]
    assert defaults.get(f"{W}val") == "en-GB"
    assert [dict(run.attrib) for run in file.find("//w:r//w:lang")] == [{f"{W}val": "fr-FR"}, {f"{W}bidi": "ur"}]


def test_a_document_from_right_to_left_is_so_throughout() -> None:
    tree = document(table(2, 1), paragraph("متن mit"), language="ur-PK", direction="rtl")
    file = opened(tree)
    assert file.find("//w:style[@w:styleId='Normal']/w:pPr/w:bidi", "word/styles.xml")
    assert len(file.find("//w:bidiVisual")) == len(file.find("//w:tbl"))
    assert file.find("//w:sectPr/w:bidi")
    assert file.find("//w:r[w:t[starts-with(., 'متن')]]/w:rPr/w:rtl")
    assert file.find("//w:rPrDefault//w:lang", "word/styles.xml")[0].get(f"{W}bidi") == "ur-PK"


# Links


def test_a_link_is_a_relationship_to_outside_in_the_style_of_links() -> None:
    link = Link("https://example.org/a?b=1&c=2", text("here"))
    file = opened(document(b.Paragraph(text=(link, link))))
    assert [value for value in file.relationships().values() if value.startswith("http")] == [link.target]
    assert file.values("//w:hyperlink//w:rStyle") == ["Hyperlink", "Hyperlink"]


@pytest.mark.parametrize(
    "target", ["javascript:alert(1)", "file:///etc/passwd", "vbscript:x", "//host/x", "x", "", "http://"]
)
def test_an_address_that_a_reader_must_not_be_led_to_is_printed_without_a_link(target: str) -> None:
    file = opened(document(b.Paragraph(text=(Link(target, text("here")),))))
    assert file.paragraphs()[-1][1] == "here"
    assert not file.find("//w:hyperlink")
    assert not [value for value in file.relationships().values() if "." not in value]


# Looks


def test_looks_are_in_styles_and_only_drawings_and_keeping_together_are_set_by_hand() -> None:
    file = opened(rich())
    by_hand = file.find("//w:p[not(ancestor::w:txbxContent)]/w:pPr/*")
    assert {element.tag.removeprefix(W) for element in by_hand} == {"pStyle", "keepNext", "numPr"}
    runs = file.find("//w:r[not(ancestor::w:txbxContent)]/w:rPr/*")
    assert {element.tag.removeprefix(W) for element in runs} == {"rStyle", "b", "bCs", "lang"}


def test_fonts_and_colours_come_from_the_style_by_way_of_the_theme() -> None:
    file = opened(document())
    theme = file.parts["word/theme/theme1.xml"].decode()
    style = context().style
    assert f'<a:majorFont><a:latin typeface="{style.fonts.heading.family}"/>' in theme
    assert f'<a:minorFont><a:latin typeface="{style.fonts.body.family}"/>' in theme
    assert f'<a:dk2><a:srgbClr val="{style.palette["accent"].lstrip("#").upper()}"/>' in theme
    assert f'<a:cs typeface="{style.fonts.fallback[0].family}"/>' in theme
    families = [font.get(f"{W}name") for font in file.find("//w:font", "word/fontTable.xml")]
    named = (style.fonts.heading, style.fonts.body, style.fonts.mono, style.fonts.fallback[0], style.fonts.fallback[-1])
    assert families == sorted({face.family for face in named})


def test_the_page_is_that_of_the_style() -> None:
    size = opened(document()).find("//w:pgSz")[0]
    assert (int(size.get(f"{W}w")), int(size.get(f"{W}h"))) == (11906, 16838)


def test_a_short_panel_stays_on_one_page_and_a_long_one_may_break() -> None:
    def content_row(words: int) -> object:
        panel = b.Callout(role="box", blocks=(paragraph("word " * words),))
        return opened(document(panel)).find("//w:tbl/w:tr")[0].find(f"{W}trPr/{W}cantSplit")

    assert content_row(50) is not None
    assert content_row(2000) is None


def test_columns_get_what_their_words_need_and_the_widest_share_what_is_left() -> None:
    columns = (Column(width=1), Column(width=1), Column(width=2))
    assert column_widths(columns, 800, [100, 100, 100]) == [200, 200, 400]
    assert column_widths(columns, 800, [300, 100, 100]) == [300, 167, 333]
    assert column_widths(columns, 600, [100, 400, 500]) == [100, 250, 250]
