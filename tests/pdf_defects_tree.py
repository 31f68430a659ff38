"""Defects of the structure of a tagged PDF, and which checks see them."""

from __future__ import annotations

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
    elements,
    instructions,
    link_annotations,
    listed,
    sequence_starts,
    tag_artifact,
    walk,
)

DEFECTS = Defects()


@DEFECTS.add(UA, "figures", VERA_UA)
def figure_without_description(pdf: pikepdf.Pdf) -> None:
    del elements(pdf, "Figure")[0]["/Alt"]


@DEFECTS.add("figures")
def figure_described_by_its_file(pdf: pikepdf.Pdf) -> None:
    elements(pdf, "Figure")[0].Alt = String("chart-2.png")


@DEFECTS.add("figures")
def figure_without_a_box(pdf: pikepdf.Pdf) -> None:
    del elements(pdf, "Figure")[0]["/A"]


@DEFECTS.add("languages", UA, VERA_UA)
def file_without_a_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/Lang"]


@DEFECTS.add("languages", UA, A3, VERA_UA, VERA_A3)
def language_that_is_none(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Lang = String("english_GB")


@DEFECTS.add("metadata", UA, A3, VERA_UA, VERA_A3)
def file_not_marked_as_tagged(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/MarkInfo"]


@DEFECTS.add("metadata", UA, VERA_UA)
def metadata_without_a_title(pdf: pikepdf.Pdf) -> None:
    edit_metadata(pdf, "dc:title", "dc:source")


@DEFECTS.add("metadata", UA, VERA_UA)
def title_not_shown(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/ViewerPreferences"]


@DEFECTS.add("sequences", VERA_UA)
def page_without_its_key_in_the_parent_tree(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[1].obj["/StructParents"]


@DEFECTS.add("sequences", VERA_UA)
def page_missing_in_the_parent_tree(pdf: pikepdf.Pdf) -> None:
    numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    pdf.Root.StructTreeRoot.ParentTree.Nums = Array(numbers[2:])


@DEFECTS.add("sequences")
def parent_tree_that_names_another_element(pdf: pikepdf.Pdf) -> None:
    page = pdf.Root.StructTreeRoot.ParentTree.Nums[1]
    other = next(place for place, element in enumerate(page) if element.objgen != page[0].objgen)
    page[0], page[other] = page[other], page[0]


@DEFECTS.add("marking", "sequences", TEXT)
def identifier_used_twice_on_a_page(pdf: pikepdf.Pdf) -> None:
    content = instructions(pdf.pages[0])
    first, second, *_ = sequence_starts(content)
    content[second][0][1].MCID = content[first][0][1].MCID
    draw(pdf, pdf.pages[0], content)


@DEFECTS.add(TEXT, POPPLER)
def running_head_tagged(pdf: pikepdf.Pdf) -> None:
    tag_artifact(pdf, 0, lambda properties: properties.get("/Subtype") == "/Header")


@DEFECTS.add(TEXT, POPPLER)
def page_number_tagged(pdf: pikepdf.Pdf) -> None:
    tag_artifact(pdf, 0, lambda properties: properties.get("/Subtype") == "/Footer")


@DEFECTS.add(TEXT, POPPLER)
def repeated_head_of_a_table_tagged_again(pdf: pikepdf.Pdf) -> None:
    for index in range(len(pdf.pages)):
        if tag_artifact(pdf, index, lambda properties: properties.get("/Type") == "/Layout", elements(pdf, "TH")[0]):
            return
    raise AssertionError("no table repeats its head")


@DEFECTS.add("marking", UA, VERA_UA, TEXT, POPPLER)
def text_outside_every_sequence(pdf: pikepdf.Pdf) -> None:
    content = instructions(pdf.pages[0])
    start = sequence_starts(content)[1]
    end = next(place for place in range(start, len(content)) if content[place][1] == "EMC")
    del content[end], content[start]
    draw(pdf, pdf.pages[0], content)


@DEFECTS.add("sequences", TEXT, POPPLER)
def sequence_without_an_element(pdf: pikepdf.Pdf) -> None:
    elements(pdf, "P")[3].K = Array([])


@DEFECTS.add("marking", UA, VERA_UA)
def text_made_an_artifact(pdf: pikepdf.Pdf) -> None:
    content = instructions(pdf.pages[1])
    place = sequence_starts(content)[2]
    content.insert(place + 1, ([Name.Artifact], "BMC"))
    end = next(index for index in range(place, len(content)) if content[index][1] == "EMC")
    content.insert(end, ([], "EMC"))
    draw(pdf, pdf.pages[1], content)


@DEFECTS.add("headings", UA, VERA_UA)
def heading_level_skipped(pdf: pikepdf.Pdf) -> None:
    elements(pdf, "H2")[0].S = Name.H4


@DEFECTS.add("tables", VERA_UA)
def head_cell_without_scope(pdf: pikepdf.Pdf) -> None:
    del elements(pdf, "TH")[0]["/A"]


@DEFECTS.add("tables", UA, VERA_UA, TEXT, POPPLER)
def row_short_of_a_cell(pdf: pikepdf.Pdf) -> None:
    row = next(row for row in elements(pdf, "TR") if len(listed(row.K)) > 2)
    row.K = Array(list(row.K)[:-1])


@DEFECTS.add("nesting", UA, VERA_UA)
def item_outside_a_list(pdf: pikepdf.Pdf) -> None:
    elements(pdf, "L")[0].S = Name.Div


@DEFECTS.add("nesting", "content", UA, VERA_UA)
def list_item_with_text_of_its_own(pdf: pikepdf.Pdf) -> None:
    elements(pdf, "LBody")[0].S = Name.P


@DEFECTS.add("content", TEXT, POPPLER)
def item_without_anything(pdf: pikepdf.Pdf) -> None:
    elements(pdf, "LI")[0].K = Array([])


@DEFECTS.add("nesting")
def row_without_a_table(pdf: pikepdf.Pdf) -> None:
    elements(pdf, "THead")[0].S = Name.Div


@DEFECTS.add("links", "annotations")
def link_without_its_annotation(pdf: pikepdf.Pdf) -> None:
    link = elements(pdf, "Link")[0]
    link.K = Array([kid for kid in listed(link.K) if not isinstance(kid, Dictionary) or kid.get("/Type") != "/OBJR"])


@DEFECTS.add("annotations")
def annotation_that_names_another_link(pdf: pikepdf.Pdf) -> None:
    first, second, *_ = link_annotations(pdf)
    first.StructParent, second.StructParent = second.StructParent, first.StructParent


@DEFECTS.add("annotations", UA, VERA_UA)
def annotation_without_contents(pdf: pikepdf.Pdf) -> None:
    del link_annotations(pdf)[0]["/Contents"]


@DEFECTS.add("annotations", A3, VERA_A3)
def annotation_that_is_not_printed(pdf: pikepdf.Pdf) -> None:
    link_annotations(pdf)[0].F = 0


@DEFECTS.add("annotations", UA, VERA_UA)
def order_of_tabs_by_rows(pdf: pikepdf.Pdf) -> None:
    next(page for page in pdf.pages if "/Annots" in page.obj).Tabs = Name.R


@DEFECTS.add("contents_entries")
def contents_that_lead_to_another_page(pdf: pikepdf.Pdf) -> None:
    annotation = next(
        kid.Obj for link in elements(pdf, "TOC") for element in walk(link) for kid in listed(element.get("/K"))
        if isinstance(kid, Dictionary) and "/Obj" in kid
    )  # fmt: skip
    annotation.Dest[0] = pdf.pages[-1].obj


@DEFECTS.add("outline")
def outline_with_another_title(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Outlines.First.Title = String("Another title")


@DEFECTS.add("ids", UA, VERA_UA)
def note_without_an_id(pdf: pikepdf.Pdf) -> None:
    del elements(pdf, "Note")[0]["/ID"]


@DEFECTS.add("ids", UA, VERA_UA)
def notes_with_the_same_id(pdf: pikepdf.Pdf) -> None:
    first, second, *_ = elements(pdf, "Note")
    second.ID = first.ID


@DEFECTS.add("nesting", UA, VERA_UA)
def type_that_is_not_mapped(pdf: pikepdf.Pdf) -> None:
    elements(pdf, "P")[0].S = Name.Paragraph


@DEFECTS.add(TEXT, POPPLER)
def paragraphs_in_another_order(pdf: pikepdf.Pdf) -> None:
    for element in walk(pdf.Root.StructTreeRoot):
        kids = listed(element.get("/K"))
        places = [place for place, kid in enumerate(kids) if isinstance(kid, Dictionary) and kid.get("/S") == "/P"]
        if element.S == "/Sect" and len(places) > 1:
            element.K[places[0]], element.K[places[1]] = kids[places[1]], kids[places[0]]
            return


@DEFECTS.add(TEXT)
def element_with_another_text(pdf: pikepdf.Pdf) -> None:
    elements(pdf, "P")[4].ActualText = String("Something else.")


@DEFECTS.add(TEXT, POPPLER)
def words_glued_at_the_end_of_a_line(pdf: pikepdf.Pdf) -> None:
    """The space that a line keeps at its end is not drawn."""
    page = pdf.pages[0]
    content = instructions(page)
    paragraph = next(element for element in elements(pdf, "P") if len(listed(element.get("/K"))) > 1)
    mcid = listed(paragraph.K)[0]
    start = next(place for place in sequence_starts(content) if mcid == content[place][0][1].MCID)
    shown = max(
        place for place in range(start, start + 40)
        if content[place][1] in ("Tj", "TJ") and "EMC" not in [one[1] for one in content[start:place]]
    )  # fmt: skip
    operands, operator = content[shown]
    strings = list(operands[0]) if operator == "TJ" else [operands[0]]
    last = max(place for place, one in enumerate(strings) if isinstance(one, String))
    strings[last] = String(bytes(strings[last])[:-2])
    content[shown] = ([Array(strings)], "TJ")
    draw(pdf, page, content)
