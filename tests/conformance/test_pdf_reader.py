"""The reader of tagged PDFs reads by the standard: a file written by hand, whose structure is known."""

from __future__ import annotations

import io

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

import pdf_tree_rules as rules
from pdf_content import NO_TEXT, CharacterMap
from pdf_structure import ObjectReference, TaggedPdf
from pdf_tree_text import BULLET, PAGE, difference, words
from poppler_structure import read

CMAP = b"""1 begincodespacerange <00> <ff> endcodespacerange
2 beginbfrange <61> <7a> <0061> <41> <42> [<00660069> <263a>] endbfrange
2 beginbfchar <20> <0020> <2d> <00ad> endbfchar"""
CONTENT = b"""/Artifact <</Type /Pagination>> BDC BT /F1 9 Tf (running) Tj ET EMC
/P <</MCID 0>> BDC BT /F1 9 Tf [(Ar) -40 (st ) 12] TJ (l-) Tj ET EMC
/P <</MCID 1>> BDC BT /F1 9 Tf (ine) Tj /Span <</ActualText (gone)>> BDC (a) Tj (b) Tj EMC ET EMC
/Link <</MCID 2 /Lang (fr)>> BDC q BT /F1 9 Tf (la) ' ET Q EMC 0 0 9 9 re f
"""


def handmade(content: bytes = CONTENT) -> pikepdf.Pdf:
    """A document of one paragraph with a link, over two lines, and a figure."""
    pdf = pikepdf.new()
    font = pdf.make_indirect(
        Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.F, ToUnicode=pdf.make_stream(CMAP))
    )
    page = pdf.add_blank_page()
    page.Resources = Dictionary(Font=Dictionary(F1=font))
    page.Contents = pdf.make_stream(content)
    page.StructParents = 0
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot, RoleMap=Dictionary(Text=Name.P)))
    link, paragraph, figure, document = (
        pdf.make_indirect(Dictionary(S=name)) for name in (Name.Link, Name.Text, Name.Figure, Name.Document)
    )
    annotation = pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Link, F=4, StructParent=1))
    page.Annots = Array([annotation])
    link.K = Array([2, Dictionary(Type=Name.OBJR, Obj=annotation)])
    link.Pg = page.obj
    paragraph.K = Array(
        [Dictionary(Type=Name.MCR, Pg=page.obj, MCID=0), Dictionary(Type=Name.MCR, Pg=page.obj, MCID=1), link]
    )
    paragraph.A = Array(
        [Dictionary(O=Name.Layout, Placement=Name.Block), 0, Dictionary(O=Name.List, ListNumbering=Name.Disc)]
    )
    figure.Alt, figure.ActualText, figure.ID = String("A map"), String("map"), String("fig")
    document.K, document.Lang = Array([paragraph, figure]), String("en-GB")
    root.K = document
    root.ParentTree = Dictionary(
        Kids=Array(
            [Dictionary(Nums=Array([0, Array([paragraph, paragraph, link])])), Dictionary(Nums=Array([1, link]))]
        )
    )
    root.IDTree = Dictionary(Names=Array([String("fig"), figure]))
    pdf.Root.StructTreeRoot, pdf.Root.Lang = root, String("en-GB")
    return pdf


def opened(pdf: pikepdf.Pdf) -> TaggedPdf:
    """The document after it was written."""
    buffer = io.BytesIO()
    pdf.save(buffer)
    return TaggedPdf(buffer.getvalue())


def test_text_comes_in_the_order_of_the_tree_with_replacements_and_soft_hyphens() -> None:
    pdf = opened(handmade())
    assert words(pdf.text()) == ["first", "linegonela", "map"]
    assert pdf.pages[0].shown[0].text == "running"
    assert pdf.pages[0].shown[0].artifact


def test_elements_have_roles_attributes_and_what_stands_beside_them() -> None:
    pdf = opened(handmade())
    (document,) = pdf.roots
    paragraph, figure = document.children
    assert (paragraph.role, paragraph.standard) == ("Text", "P")
    assert paragraph.attributes == {"Placement": "Block", "ListNumbering": "Disc"}
    assert (document.language, figure.alt, figure.actual_text, figure.id) == ("en-GB", "A map", "map", "fig")
    (link,) = pdf.find("Link")
    assert [type(kid) for kid in link.kids][1] is ObjectReference
    assert [sequence.languages for sequence in pdf.pages[0].sequences.values()] == [set(), set(), {"fr"}]


def test_trees_of_numbers_and_names_are_read_through_their_branches() -> None:
    pdf = opened(handmade())
    assert sorted(pdf.parent_tree) == [0, 1]
    assert list(pdf.id_tree) == ["fig"]
    assert list(rules.sequences(pdf)) == []
    assert list(rules.ids(pdf)) == []


def test_what_is_drawn_outside_marked_content_is_told() -> None:
    assert list(rules.marking(opened(handmade()))) == ["page 1 paints with f outside marked content"]
    loose = opened(handmade(CONTENT + b"BT /F1 9 Tf (x) Tj ET EMC"))
    assert list(rules.marking(loose))[1:] == [
        "page 1 shows 'x' outside marked content", "page 1 closes a sequence that is not open",
    ]  # fmt: skip


def test_a_sequence_that_is_not_drawn_is_told() -> None:
    pdf = opened(handmade(CONTENT.replace(b"/MCID 1", b"/MCID 7")))
    found = list(rules.sequences(pdf))
    assert any("refers to MCID 1" in fault for fault in found)
    assert any("0 elements hold MCID 7" in fault for fault in found)


@pytest.mark.parametrize(
    ("tag", "valid"),
    [("en", True), ("en-GB", True), ("zh-Hans", True), ("sr-Latn-RS", True), ("de-1996", True), ("x-private", True),
     ("es-419", True), ("english", False), ("en_GB", False), ("", False), ("e", False), ("en-", False)],
)  # fmt: skip
def test_languages_are_tags_of_bcp_47(tag: str, valid: bool) -> None:
    assert bool(rules.LANGUAGE.fullmatch(tag)) is valid


def test_codes_without_text_are_marked() -> None:
    font = Dictionary(Type=Name.Font, Subtype=Name.Type0, BaseFont=Name.F)
    assert CharacterMap(font).decode(b"\0\1\0\2") == NO_TEXT * 2


def test_the_first_word_that_differs_is_told_with_its_neighbours() -> None:
    assert difference(["a", "b", "c"], ["a", "b", "c"]) == ""
    assert difference(["a", "b", "c"], ["a", "bc"]) == "word 1: 'a b c' reads 'a bc'"
    assert difference(["a", "b"], ["a", "b", "c"]) == "word 2: 'a b' reads 'a b c'"
    assert difference(["a", PAGE, BULLET, "b"], ["a", "12", "•", "b"]) == ""
    assert difference([PAGE], ["x"]) != ""


def test_what_poppler_prints_is_read_by_its_indentation() -> None:
    printed = '''Document
  P (block):
     /Placement /Block
    "one "
    Link (inline)
      "two"
      Object 5 0
    "three"
  H1 "Heading" (block)
    "four"'''
    assert words(read(printed)) == ["one", "twothree", "four"]
