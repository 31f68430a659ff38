"""The house template: what a brief takes from an office's own Word file, what it adds, and what it leaves behind."""

from __future__ import annotations

import re
from collections.abc import Callable

import msgspec
import pytest
from lxml import etree

import policybrief as pb
import sample_briefs as samples
from policybrief.document import blocks as b
from policybrief.errors import InvalidTemplate
from policybrief.problems import Severity
from policybrief_exporters.word.returned.changes import changes
from policybrief_exporters.word.template.reading import read_template
from word_documents import bullets, document, paragraph, rich, table, text
from word_file import W, WordFile
from word_reading import opened
from word_templates import (
    GERMAN_NUMBERING,
    GERMAN_STYLES,
    LINE,
    PAGE,
    in_template,
    margins,
    marked,
    office,
    opened_in,
    package,
)


def style(file: WordFile, name: str) -> etree._Element:
    """The style of that name."""
    (found,) = [one for one in file.find("//w:style", "word/styles.xml") if one.find(f"{W}name").get(f"{W}val") == name]
    return found


@pytest.mark.parametrize("template", [office, package])
def test_every_block_in_a_template_makes_a_valid_file(template: Callable[[], bytes]) -> None:
    in_template(template())


def test_a_template_in_a_template_of_its_own_making_changes_nothing_but_what_it_is_made_of() -> None:
    """A brief's own file is a template for the next: all styles are there, and its marks are not doubled."""
    first = in_template(package()).data
    export = in_template(first, marked())
    assert not export.problems
    assert margins(WordFile(export.data))["header2"].count("DRAFT") == 1


def test_the_text_is_that_of_the_document_without_a_template() -> None:
    """Bullets apart: they are the template's."""
    printed, own = (re.sub(r"(?m)^\W\t", "•\t", file.text()) for file in (opened_in(office()), opened(rich())))
    assert printed == own


class TestStyles:
    def test_styles_are_found_by_word_s_own_names_whatever_their_ids(self) -> None:
        used = [name for name, _ in opened_in(package(), marked()).paragraphs()]
        assert used[:2] == ["Titel", "berschrift1"]

    def test_a_style_of_the_template_keeps_its_looks(self) -> None:
        heading = style(opened_in(package()), "heading 1")
        assert heading.find(f"{W}rPr/{W}color").get(f"{W}val") == "8B1A1A"
        assert heading.find(f"{W}pPr/{W}spacing").get(f"{W}before") == "240"

    def test_all_styles_of_the_template_stay_for_authors_to_use(self) -> None:
        assert style(opened_in(package()), "Klausel").get(f"{W}styleId") == "Klausel"

    def test_what_the_template_lacks_is_added_and_told_of_once(self) -> None:
        export = in_template(package(), document(paragraph("One."), bullets("Two.")))
        (problem,) = export.problems
        assert (problem.severity, problem.rule) == (Severity.HINT, "word-template")
        assert problem.message.endswith("lacks 2 of the styles used, which were added: Body Text, Marking Line")

    def test_a_template_without_headings_is_warned_of(self) -> None:
        styles = GERMAN_STYLES.replace('"heading 1"', '"Kapitel"').replace('"heading 2"', '"Abschnitt"')
        (problem,) = in_template(package(styles=styles), marked()).problems
        assert problem.severity is Severity.WARNING
        assert "heading 1" in problem.message

    def test_a_style_of_ours_makes_way_where_another_kind_has_its_name(self) -> None:
        """The template has a character style Figure; a brief sets its figures in a paragraph style."""
        file = opened_in(package())
        assert style(file, "Figure").get(f"{W}type") == "character"
        assert style(file, "Brief Figure").get(f"{W}type") == "paragraph"
        assert "BriefFigure" in [name for name, _ in file.paragraphs()]

    def test_an_alias_names_a_style_too(self) -> None:
        box = '<w:style w:type="paragraph" w:styleId="X1"><w:name w:val="Kernaussage"/><w:aliases w:val="Statement,K"/>'
        file = opened_in(package(styles=f"{GERMAN_STYLES}{box}</w:style>"), document(paragraph("A.", role="statement")))
        assert [name for name, _ in file.paragraphs()][-1] == "X1"

    def test_added_styles_take_the_fonts_and_colours_of_headings_and_the_size_of_text(self) -> None:
        file = opened_in(office())
        panel = style(file, "Panel Title").find(f"{W}rPr")
        assert panel.find(f"{W}color").get(f"{W}val") == "0B5D3B"
        assert panel.find(f"{W}sz").get(f"{W}val") == "24"  # one point over the 11 points of Normal

    def test_added_styles_stand_apart_from_the_layout_of_the_template_s_text(self) -> None:
        """The first line of the German text is set in by 284; that of a cell is not."""
        base = style(opened_in(package()), "Brief Base").find(f"{W}pPr")
        assert base.find(f"{W}ind").get(f"{W}hanging") == "0"
        assert base.find(f"{W}spacing").get(f"{W}after") == "0"

    def test_text_below_a_table_is_set_off_where_the_template_s_text_has_its_space_below(self) -> None:
        file = opened_in(package(), document(table(2, 2), paragraph("After."), table(2, 2), bullets("One", "Two")))
        below = [name for name, line in file.paragraphs() if line[-5:] in ("fter.", "»\tOne", "»\tTwo")]
        assert below == ["BodyTextAfterTable", "ListBulletAfterTable", "Aufzhlungszeichen"]
        assert int(style(file, "Body Text After Table").find(f"{W}pPr/{W}spacing").get(f"{W}before")) >= 120

    def test_the_language_is_the_brief_s(self) -> None:
        languages = [one.attrib for one in opened_in(package()).find("//w:lang", "word/styles.xml")]
        assert languages == [{f"{W}val": "en-GB", f"{W}eastAsia": "en-GB", f"{W}bidi": "ar-SA"}]

    @pytest.mark.parametrize(("direction", "language", "switches"), [("rtl", "ur", ["on"]), ("ltr", "en-GB", [])])
    def test_text_runs_in_the_direction_of_the_brief(self, direction: str, language: str, switches: list[str]) -> None:
        file = opened_in(package(), document(paragraph("x"), direction=direction, language=language))
        found = style(file, "Normal").findall(f"{W}pPr/{W}bidi")
        assert [switch.get(f"{W}val", "on") for switch in found] == switches


class TestNumbers:
    def test_a_heading_that_word_numbers_in_the_template_has_the_brief_s_number_alone(self) -> None:
        file = opened_in(package(), marked())
        assert file.paragraphs()[1] == ("berschrift1", "1\tBackground")
        assert not list(style(file, "heading 1").iter(f"{W}numPr"))

    def test_a_number_that_a_style_inherits_is_switched_off(self) -> None:
        """The second heading is numbered by the style that it is based on."""
        base = '<w:style w:type="paragraph" w:styleId="Kapitel"><w:name w:val="Kapitel"/><w:pPr><w:numPr>'
        base += '<w:numId w:val="5"/></w:numPr></w:pPr></w:style>'
        styles = GERMAN_STYLES.replace('<w:basedOn w:val="berschrift1"/>', '<w:basedOn w:val="Kapitel"/>') + base
        file = opened_in(package(styles=styles))
        assert [one.get(f"{W}val") for one in style(file, "heading 2").iter(f"{W}numId")] == ["0"]

    def test_the_template_s_other_numbered_styles_keep_their_numbers(self) -> None:
        file = opened_in(package())
        (number,) = style(file, "Klausel").iter(f"{W}numId")
        abstract = file.values(f"//w:num[@w:numId='{number.get(f'{W}val')}']/w:abstractNumId", "word/numbering.xml")
        levels = file.find(f"//w:abstractNum[@w:abstractNumId='{abstract[0]}']/w:lvl", "word/numbering.xml")
        assert levels[1].find(f"{W}lvlText").get(f"{W}val") == "%1.%2"
        assert [link.get(f"{W}val") for level in levels for link in level.iter(f"{W}pStyle")] == ["Klausel"]

    def test_bullets_and_their_place_are_the_template_s(self) -> None:
        file = opened_in(package(), document(bullets("One")))
        assert file.paragraphs()[-1] == ("Aufzhlungszeichen", "»\tOne")
        place = file.find("//w:abstractNum[@w:abstractNumId='0']/w:lvl[@w:ilvl='0']/w:pPr/w:ind", "word/numbering.xml")
        assert place[0].attrib == {f"{W}left": "567", f"{W}hanging": "283"}

    def test_a_list_of_the_template_that_leads_nowhere_gets_the_brief_s_bullets(self) -> None:
        numbering = GERMAN_NUMBERING.replace('w:numId="3"', 'w:numId="4"')
        file = opened_in(package(numbering=numbering), document(bullets("One")))
        assert file.paragraphs()[-1] == ("Aufzhlungszeichen", "•\tOne")


class TestPages:
    def test_the_page_is_that_of_the_last_section(self) -> None:
        first = '<w:p><w:pPr><w:sectPr><w:pgSz w:w="8000" w:h="9000"/></w:sectPr></w:pPr></w:p>'
        file = opened_in(package(before=first))
        (size,), (edge,) = (file.find(f"//w:sectPr/w:{name}") for name in ("pgSz", "pgMar"))
        assert size.attrib == {f"{W}w": "11906", f"{W}h": "16838"}
        assert (edge.get(f"{W}left"), edge.get(f"{W}top"), edge.get(f"{W}header")) == ("1985", "1701", "567")

    def test_tables_are_as_wide_as_the_template_s_text(self) -> None:
        widths = opened_in(package(), document(table(3, 2))).find("//w:tblW")
        assert [one.get(f"{W}w") for one in widths] == [str(11906 - 1134 - 1985)]

    def test_columns_and_line_numbers_are_left_behind(self) -> None:
        section = f'{PAGE}<w:lnNumType w:countBy="5"/><w:cols w:num="2"/>'
        assert not opened_in(package(section=section)).find("//w:cols | //w:lnNumType")

    @pytest.mark.parametrize("width", ["2.5cm", "100", "0", "-5", "99999"])
    def test_a_page_without_room_for_text_is_refused(self, width: str) -> None:
        with pytest.raises(InvalidTemplate, match="room for text"):
            in_template(package(section=PAGE.replace('w:w="11906"', f'w:w="{width}"')))

    def test_a_size_may_be_given_in_units(self) -> None:
        (size,) = opened_in(package(section=PAGE.replace('"11906"', '"21cm"'))).find("//w:pgSz")
        assert size.get(f"{W}w") == "11906"


def test_the_same_template_and_brief_give_the_same_bytes() -> None:
    template = office()
    first = in_template(template).data
    read_template.cache_clear()
    assert in_template(template).data == first


def test_a_template_read_for_one_brief_is_not_changed_by_it() -> None:
    template = package(margins={("header", "default"): LINE.format("{title} {marking}")})
    one = in_template(template, marked()).data
    in_template(template, document(paragraph("x"), direction="rtl", language="ar", title="Another"))
    assert in_template(template, marked()).data == one


def test_the_parts_of_the_rich_document_name_only_styles_that_are_there() -> None:
    """The rules in `in_template` look at body, notes and margins; this one at numbering, too."""
    file = opened_in(office(), rich())
    known = {one.get(f"{W}styleId") for one in file.find("//w:style", "word/styles.xml")}
    assert set(file.values("//w:pStyle | //w:numStyleLink | //w:styleLink", "word/numbering.xml")) <= known


def test_colours_that_cannot_be_read_on_each_other_are_not_taken() -> None:
    pale = GERMAN_STYLES.replace("8B1A1A", "FFD9D9")
    panel = style(opened_in(package(styles=pale)), "Panel Title").find(f"{W}rPr/{W}color")
    assert panel.get(f"{W}val") != "FFD9D9"


def test_a_document_has_its_contents_in_the_template_s_styles_with_stops_for_number_and_page() -> None:
    toc = '<w:style w:type="paragraph" w:styleId="Verzeichnis1"><w:name w:val="toc 1"/></w:style>'
    contents = b.Contents(
        title=text("Contents"), entries=(b.Entry(target="", level=1, number="1", title=text("One")),), auto=False
    )
    file = opened_in(package(styles=GERMAN_STYLES + toc), document(contents, paragraph("x")))
    stops = style(file, "toc 1").findall(f"{W}pPr/{W}tabs/{W}tab")
    assert [(one.get(f"{W}val"), one.get(f"{W}pos")) for one in stops] == [("left", "600"), ("right", "8787")]


@pytest.mark.parametrize("template", [office, package])
def test_the_model_comes_back_and_what_nobody_changed_reads_as_unchanged(template: Callable[[], bytes]) -> None:
    briefing = samples.briefing("rich")
    options = {"template": "house.dotx", "profile": "review"}
    data = pb.export(briefing, "docx", options=options, files={"house.dotx": template()}).data
    assert pb.extract(data) == pb.extract(pb.export(briefing, "docx").data)
    assert not any(msgspec.structs.astuple(changes(data, pb.extract(data), "accept")))


def test_the_prefixes_of_a_template_do_not_matter() -> None:
    plain, other = GERMAN_STYLES, GERMAN_STYLES.replace("w:", "x:")
    namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    styles = f'<x:styles xmlns:x="{namespace}">{other}</x:styles>'.encode()
    given, expected = package(more={"word/styles.xml": styles}), package(styles=plain)
    assert opened_in(given).parts["word/styles.xml"] == opened_in(expected).parts["word/styles.xml"]
