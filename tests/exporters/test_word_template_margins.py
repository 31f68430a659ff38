"""Headers and footers of a house template: what stays of them, what a brief puts in, and what is left behind."""

from __future__ import annotations

import re

import pytest

from policybrief.context import Context
from policybrief.resolver import MemoryResolver
from policybrief.style.loading import load_style
from policybrief_exporters.word.assembly import appearance_of
from word_file import W, WordFile
from word_templates import KIND, LINE, LOGO, SECRET, in_template, margins, marked, office, opened_in, package


class TestHeadersAndFooters:
    def test_without_any_in_the_template_they_are_the_brief_s(self) -> None:
        found = margins(opened_in(package(), marked()))
        assert "A small paper" in found["header2"]
        assert "A small paper" not in found["header1"]
        assert all("TLP:AMBER" in one for one in found.values())
        assert all("Page" in found[name] for name in ("footer1", "footer2"))

    def test_the_template_s_stand_with_their_pictures_and_the_marks_are_added(self) -> None:
        file = opened_in(office(), marked())
        found = margins(file)
        assert {name: "TLP:AMBER" in one for name, one in found.items()} == dict.fromkeys(found, True)
        assert "Office of Letterheads" in found["header1"] and "DRAFT" in found["header1"]
        assert "Office of Letterheads, continued" in found["header2"] and "DRAFT" in found["header2"]
        assert "Page" not in found["footer2"], "the template counts its sheets itself"
        pictures = [data for name, data in file.parts.items() if name.startswith("word/media/template")]
        assert pictures == [LOGO]
        assert len(file.find("//w:titlePg")) == 1

    def test_all_pages_have_the_one_header_where_the_template_has_one(self) -> None:
        file = opened_in(package(margins={("header", "default"): LINE.format("House")}), marked())
        assert sorted(margins(file)) == ["footer1", "header1"]
        assert not file.find("//w:titlePg")

    def test_the_header_of_even_pages_is_marked_too(self) -> None:
        parts = {("header", "default"): LINE.format("Odd"), ("header", "even"): LINE.format("Even")}
        file = opened_in(package(margins=parts, settings="<w:evenAndOddHeaders/>"), marked())
        found = margins(file)
        assert len(file.find("//w:evenAndOddHeaders", "word/settings.xml")) == 1
        assert [("Even" in one, "TLP:AMBER" in one) for name, one in found.items() if "header" in name] == [
            (False, True),
            (True, True),
        ]
        assert all("TLP:AMBER" in one and "Page" in one for name, one in found.items() if "footer" in name)

    def test_placeholders_say_where_the_marks_stand_even_cut_into_runs(self) -> None:
        header = (
            "<w:p><w:r><w:t>Paper: {ti</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>tle} </w:t></w:r>"
            "<w:r><w:t>({DRAFT}) {marking}.</w:t></w:r></w:p>"
        )
        footer = LINE.format("{page}/{pages}")
        file = opened_in(package(margins={("header", "default"): header, ("footer", "default"): footer}), marked())
        found = margins(file)
        assert found["header1"] == "Paper: A small paper (DRAFT) \u00a0TLP:AMBER\u00a0."
        assert [code.text.strip() for code in file.find("//w:instrText", "word/footer1.xml")] == ["PAGE", "NUMPAGES"]
        assert found["footer1"].count("TLP:AMBER") == 1

    def test_a_line_for_marks_that_a_brief_lacks_is_gone(self) -> None:
        header = LINE.format("{draft}{marking}") + LINE.format("House")
        file = opened_in(package(margins={("header", "default"): header}), marked(draft="", banner=None))
        assert [len(file.find("//w:p", "word/header1.xml")), margins(file)["header1"]] == [1, "House"]

    @pytest.mark.parametrize(
        "control",
        [
            '<w:tag w:val="title"/>',
            '<w:alias w:val="Title"/>',
            '<w:dataBinding w:xpath="/ns1:coreProperties[1]/ns0:title[1]" w:storeItemID="{X}"/>',
        ],
    )
    def test_a_content_control_is_a_placeholder(self, control: str) -> None:
        inside = f"<w:sdtContent>{LINE.format(SECRET)}</w:sdtContent>"
        header = f"{LINE.format('House')}<w:sdt><w:sdtPr>{control}</w:sdtPr>{inside}</w:sdt>"
        file = opened_in(package(margins={("header", "default"): header}), marked(draft="", banner=None))
        assert margins(file)["header1"] == "HouseA small paper"
        assert not file.find("//w:sdt", "word/header1.xml")

    @pytest.mark.parametrize(("title", "shown"), [("One\x00two <b>", "One\ufffdtwo <b>"), ("تقرير", "تقرير")])
    def test_a_title_of_any_letters_stands_in_its_place(self, title: str, shown: str) -> None:
        template = package(margins={("header", "default"): LINE.format("{title}")})
        file = opened_in(template, marked(title=title, draft="", banner=None))
        assert margins(file)["header1"] == shown
        assert bool(file.find("//w:rPr/w:rtl", "word/header1.xml")) is (title == "تقرير")

    def test_text_of_the_template_says_what_language_it_is_in(self) -> None:
        file = opened_in(package(margins={("header", "default"): LINE.format("Amt für {title}")}), marked())
        runs = file.find("//w:r[w:t]", "word/header1.xml")
        languages = {"".join(run.itertext()): [one.get(f"{W}val") for one in run.iter(f"{W}lang")] for run in runs}
        assert languages["Amt für "] == ["de-DE"] and languages["A small paper"] == []

    def test_a_picture_without_a_description_is_told_of(self) -> None:
        messages = [problem.message for problem in in_template(office(), marked()).problems]
        assert any("has no alternative text" in message for message in messages)

    def test_the_logo_of_the_style_gives_way_to_that_of_the_template(self) -> None:
        style = load_style("serif-letter")
        assert style.logo
        for template, kept in ((office(), False), (package(), True)):
            files = MemoryResolver({"house.dotx": template})
            surroundings = Context(style=style, resolver=files, options={"template": "house.dotx"})
            assert bool(appearance_of(marked(), surroundings).style.logo) is kept


class TestLeftBehind:
    def test_no_text_author_or_trace_of_editing_of_the_template_is_in_the_file(self) -> None:
        header = (
            f'<w:p w:rsidR="00AB12CD"><w:pPr><w:rPr><w:ins w:id="1" w:author="{SECRET}"/></w:rPr></w:pPr>'
            f'<w:bookmarkStart w:id="0" w:name="x"/><w:ins w:id="2" w:author="{SECRET}"><w:r><w:t>new</w:t></w:r>'
            "</w:ins>"
            f'<w:del w:id="3" w:author="{SECRET}"><w:r><w:delText>{SECRET}</w:delText></w:r></w:del>'
            f'<w:bookmarkEnd w:id="0"/><w:r><w:rPr><w:rPrChange w:id="4" w:author="{SECRET}"><w:rPr/></w:rPrChange>'
            "</w:rPr><w:t>kept</w:t></w:r></w:p>"
        )
        for template in (office(), package(margins={("header", "default"): header})):
            export = in_template(template)
            for name, data in WordFile(export.data).parts.items():
                assert SECRET.encode() not in data, name
                assert b"rsid" not in data, name
                assert b"rPrChange" not in data and b"<w:ins " not in data, name
        assert margins(WordFile(export.data))["header1"].endswith("newkept")

    @pytest.mark.parametrize(
        ("code", "left"),
        [
            ("AUTHOR", ""), ("FILENAME \\p", ""), ("DOCPROPERTY Klasse", ""), ("TITLE", "A small paper"),
            ('DOCPROPERTY "Title"', "A small paper"), ('HYPERLINK "https://example.org"', SECRET),
            ('INCLUDEPICTURE "https://example.org/x.png"', SECRET), ('STYLEREF "heading 1"', SECRET),
            ("NUMPAGES", SECRET),
        ],
    )  # fmt: skip
    def test_a_field_that_tells_of_the_template_is_gone_with_its_result(self, code: str, left: str) -> None:
        marks = ['<w:r><w:fldChar w:fldCharType="%s"/></w:r>' % kind for kind in ("begin", "separate", "end")]  # noqa: UP031
        instruction = f"<w:r><w:instrText> {code} </w:instrText></w:r>"
        result = f"<w:r><w:t>{SECRET}</w:t></w:r>"
        complex_field = f"{marks[0]}{instruction}{marks[1]}{result}{marks[2]}"
        simple = f"<w:fldSimple w:instr='{code}'>{result}</w:fldSimple>"
        for form in (complex_field, simple):
            header = f"<w:p><w:r><w:t>House </w:t></w:r>{form}</w:p>"
            file = opened_in(package(margins={("header", "default"): header}), marked(draft="", banner=None))
            printed = "".join(one.text or "" for one in file.find("//w:t", "word/header1.xml"))
            assert printed == f"House {left}"
            assert ("example.org" in str(file.parts["word/header1.xml"])) is False

    def test_no_relationship_leads_outside(self) -> None:
        link = '<w:hyperlink r:id="away"><w:r><w:t>example.org</w:t></w:r></w:hyperlink>'
        relation = (
            f'<Relationship Id="away" Type="{KIND}/hyperlink" Target="https://example.org/" TargetMode="External"/>'
        )
        settings = '<w:attachedTemplate xmlns:r="urn:x" r:id="rId1"/><w:documentProtection w:edit="readOnly"/>'
        header = f"<w:p>{link}</w:p>"
        template = package(margins={("header", "default"): header}, margin_relations=relation, settings=settings)
        file = opened_in(template, marked())
        assert "example.org" in margins(file)["header1"]
        assert not any(b"External" in data for name, data in file.parts.items() if name.endswith(".rels"))
        assert b"attachedTemplate" not in file.parts["word/settings.xml"]
        assert b"documentProtection" not in file.parts["word/settings.xml"]

    @pytest.mark.parametrize("path", ["../../docProps/app.xml", "document.xml", "../word/media/none.png"])
    def test_a_drawing_that_leads_to_no_picture_is_gone(self, path: str) -> None:
        relation = f'<Relationship Id="odd" Type="urn:odd" Target="{path}"/>'
        shape = '<w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:imagedata r:id="{}"/></v:shape></w:pict>'
        header = f"<w:p><w:r>{shape.format('odd')}</w:r><w:r>{shape.format('logo')}</w:r></w:p>"
        file = opened_in(package(margins={("header", "default"): header}, margin_relations=relation), marked())
        assert len(file.find("//w:pict", "word/header1.xml")) == 1
        assert list(file.relationships("header1")) == ["logo"]


WORD_HEADER = """
<w:p w14:paraId="1A2B3C4D" w14:textId="77777777" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"
 xmlns:wp14="http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing"
 xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
 xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
 xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"
 xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
 xmlns:v="urn:schemas-microsoft-com:vml"
 xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="w14 wp14">
<w:r><w:rPr><w14:ligatures w14:val="standard"/></w:rPr><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>
<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" behindDoc="0" locked="0"
 layoutInCell="1" allowOverlap="1" wp14:anchorId="11223344" wp14:editId="55667788"><wp:simplePos x="0" y="0"/>
<wp:positionH relativeFrom="column"><wp:posOffset>0</wp:posOffset></wp:positionH>
<wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>
<wp:extent cx="1000" cy="1000"/><wp:wrapNone/>
<wp:docPr id="1" name="Box" descr="A box"><a:hlinkClick r:id="logo"/></wp:docPr>
<wp:cNvGraphicFramePr/><a:graphic>
<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/>
<wps:spPr/><wps:txbx><w:txbxContent><w:p><w:r><w:t>Box: {title}</w:t></w:r></w:p></w:txbxContent></wps:txbx>
<wps:bodyPr/></wps:wsp></a:graphicData></a:graphic><wp14:sizeRelH relativeFrom="page"><wp14:pctWidth>0</wp14:pctWidth>
</wp14:sizeRelH></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape style="width:9pt"><v:textbox>
<w:txbxContent><w:p><w:r><w:t>Box: {title}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict>
</mc:Fallback>
</mc:AlternateContent></w:r>
<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="1000" cy="1000"/>
<wp:docPr id="1" name="Logo" descr="The logo"/><wp:cNvGraphicFramePr/><a:graphic>
<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>
<pic:cNvPr id="0" name="C:\\Users\\somebody\\logo.png" descr="logo.png"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>
<a:blip r:embed="logo" r:link="away"><a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}">
<asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="logo"/></a:ext></a:extLst>
</a:blip><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>
<a:ext cx="1000" cy="1000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>
</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>
"""


def test_a_header_as_word_writes_it_keeps_its_box_and_logo_and_nothing_that_is_word_s_alone() -> None:
    file = opened_in(package(margins={("header", "default"): WORD_HEADER}), marked())
    xml = file.parts["word/header1.xml"]
    assert xml.count(b"Box: ") == xml.count(b"A small paper") == 2
    for gone in (b"w14", b"wp14", b"svgBlip", b"somebody", b"hlinkClick", b"away", b"{title}"):
        assert gone not in xml, gone
    assert list(file.relationships("header1")) == ["logo"]
    numbers = re.findall(rb'<wp:docPr id="(\d+)"', xml)
    assert len(numbers) == len(set(numbers)) == 2
