"""Defects of a PDF as an archive: metadata, colours, fonts, the model inside, the file; which checks see them."""

from __future__ import annotations

from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from defects import Defects
from pdf_mutations import (
    A3,
    POPPLER,
    TEXT,
    UA,
    VERA_A3,
    VERA_UA,
    draw,
    edit_metadata,
    fonts,
    instructions,
)

DEFECTS = Defects()


@DEFECTS.add("conformance", A3, VERA_A3)
def another_part_of_the_standard(pdf: pikepdf.Pdf) -> None:
    edit_metadata(pdf, "<pdfaid:part>3<", "<pdfaid:part>2<")


@DEFECTS.add("conformance", A3, VERA_A3)
def another_level_of_conformance(pdf: pikepdf.Pdf) -> None:
    edit_metadata(pdf, "<pdfaid:conformance>A<", "<pdfaid:conformance>C<")


@DEFECTS.add("conformance", UA, VERA_UA)
def no_claim_to_be_accessible(pdf: pikepdf.Pdf) -> None:
    edit_metadata(pdf, "<pdfuaid:part>1</pdfuaid:part>", "")


@DEFECTS.add(A3, VERA_A3)
def property_that_is_not_described(pdf: pikepdf.Pdf) -> None:
    edit_metadata(pdf, "<pdfaProperty:name>part<", "<pdfaProperty:name>year<")


@DEFECTS.add("metadata")
def another_title_in_the_information(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo[Name.Title] = String("Another title")


@DEFECTS.add("metadata", "conformance", UA, A3, VERA_UA, VERA_A3)
def file_without_metadata(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/Metadata"]


@DEFECTS.add("colours", A3, VERA_A3)
def colours_without_a_profile(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/OutputIntents"]


@DEFECTS.add("colours")
def something_transparent(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[0]
    page.Resources.ExtGState = Dictionary(G0=Dictionary(ca=0.5))
    content = instructions(page)
    content.insert(1, ([Name.G0], "gs"))
    draw(pdf, page, content)


@DEFECTS.add("colours", A3, VERA_A3)
def colour_in_cmyk(pdf: pikepdf.Pdf) -> None:
    content = instructions(pdf.pages[0])
    content.insert(1, ([0, 0, 0, 1], "k"))
    draw(pdf, pdf.pages[0], content)


@DEFECTS.add("fonts", UA, A3, VERA_UA, VERA_A3)
def font_not_embedded(pdf: pikepdf.Pdf) -> None:
    descriptor = fonts(pdf)[0].DescendantFonts[0].FontDescriptor
    for key in ("/FontFile2", "/FontFile3"):
        if key in descriptor:
            del descriptor[key]


@DEFECTS.add("fonts", UA, A3, VERA_UA, VERA_A3, TEXT)
def font_without_a_map_to_text(pdf: pikepdf.Pdf) -> None:
    del fonts(pdf)[0]["/ToUnicode"]


@DEFECTS.add("fonts", UA, A3, VERA_UA, VERA_A3, TEXT)
def map_to_no_character(pdf: pikepdf.Pdf) -> None:
    edit_map(pdf, "<0065>", "<0000>")


@DEFECTS.add(TEXT, POPPLER)
def map_to_another_character(pdf: pikepdf.Pdf) -> None:
    edit_map(pdf, "<0065>", "<0061>")


def edit_map(pdf: pikepdf.Pdf, old: str, new: str) -> None:
    """Replaces a text in the first map that has it."""
    for font in fonts(pdf):
        data = font.ToUnicode.read_bytes()
        if f"> {old}\n".encode() in data:
            font.ToUnicode.write(data.replace(f"> {old}\n".encode(), f"> {new}\n".encode()))
            return
    raise AssertionError(f"no map has {old}")


@DEFECTS.add(UA, A3, VERA_UA, VERA_A3)
def width_that_is_not_the_glyphs(pdf: pikepdf.Pdf) -> None:
    widths = fonts(pdf)[0].DescendantFonts[0].W
    widths[1] = Array([width + 200 for width in widths[1]])


@DEFECTS.add("fonts")
def font_not_named_as_a_subset(pdf: pikepdf.Pdf) -> None:
    font = fonts(pdf)[0]
    name = Name("/" + str(font.BaseFont).split("+")[-1])
    font.BaseFont = font.DescendantFonts[0].BaseFont = font.DescendantFonts[0].FontDescriptor.FontName = name


@DEFECTS.add("attachments")
def model_with_another_relationship(pdf: pikepdf.Pdf) -> None:
    pdf.Root.AF[0].AFRelationship = Name.Unspecified


@DEFECTS.add("attachments", A3, VERA_A3)
def model_without_a_relationship(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.AF[0]["/AFRelationship"]


@DEFECTS.add("attachments", A3, VERA_A3)
def model_without_a_media_type(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.AF[0].EF.F["/Subtype"]


@DEFECTS.add("attachments")
def model_that_is_not_listed(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Names["/EmbeddedFiles"]


@DEFECTS.add("conformance", A3, VERA_A3)
def model_that_belongs_to_nothing(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/AF"]


@DEFECTS.add("identity", A3, VERA_A3)
def file_without_an_id(pdf: pikepdf.Pdf) -> dict[str, Any]:
    return {"edit": lambda data: data.replace(b"/ID [", b"/Id ["), "static_id": True, "deterministic_id": False}


@DEFECTS.add("identity", A3, VERA_A3)
def file_that_goes_on_after_its_end(pdf: pikepdf.Pdf) -> dict[str, Any]:
    return {"edit": lambda data: data + b"and more\n"}


@DEFECTS.add("identity", A3, VERA_A3)
def file_that_is_encrypted(pdf: pikepdf.Pdf) -> dict[str, Any]:
    return {"encryption": pikepdf.Encryption(owner="owner", user=""), "deterministic_id": False}


@DEFECTS.add("identity", A3, VERA_A3)
def file_that_runs_javascript(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


@DEFECTS.add(UA, VERA_UA)
def content_declared_suspect(pdf: pikepdf.Pdf) -> None:
    pdf.Root.MarkInfo.Suspects = True
