"""Single defects in a good PDF: each function of `DEFECTS` damages one thing; its entry says which checks see it."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

Change = Callable[[pikepdf.Pdf], None]
UA, A3 = "ua1", "3a"
"""page-validation under PDF/UA-1 and PDF/A-3a."""
TEXT, POPPLER = "text", "struct-text"
"""The text of the tree compared with the document: read by our own reader, and by poppler."""
VERA_UA, VERA_A3 = "PDFUA-1", "PDFA-3A"
"""veraPDF under both. Any other name is one of our own rules."""


@dataclass(frozen=True, slots=True)
class Defect:
    """A change and the checks that must see it."""

    name: str
    change: Change
    seen_by: frozenset[str]


DEFECTS: list[Defect] = []


def defect(*seen_by: str) -> Callable[[Change], Change]:
    """Adds the function to the defects."""

    def add(change: Change) -> Change:
        DEFECTS.append(Defect(change.__name__.replace("_", " "), change, frozenset(seen_by)))
        return change

    return add


def damaged(data: bytes, change: Change) -> bytes:
    """The file after the change."""
    pdf = pikepdf.open(io.BytesIO(data))
    options: dict[str, Any] = {"deterministic_id": True, "compress_streams": False}
    options |= change(pdf) or {}  # type: ignore[func-returns-value]
    edit = options.pop("edit", bytes)
    for stream in pdf.objects:
        # qpdf ends data with one line feed; after a byte 13 validators take both for the end of the line
        if isinstance(stream, pikepdf.Stream) and stream.read_raw_bytes().endswith(b"\r"):
            stream.write(stream.read_bytes())
    buffer = io.BytesIO()
    pdf.save(buffer, **options)
    return bytes(edit(buffer.getvalue()))


def unchanged(pdf: pikepdf.Pdf) -> None:
    """No defect: what is left is what writing the file anew does to it."""


def elements(pdf: pikepdf.Pdf, *roles: str) -> list[Any]:
    """The structure elements of these types, in reading order."""
    return [element for element in _walk(pdf.Root.StructTreeRoot) if str(element.get("/S", ""))[1:] in roles]


def _walk(element: Any) -> Iterator[Any]:
    for kid in listed(element.get("/K")):
        if isinstance(kid, Dictionary) and "/S" in kid:
            yield kid
            yield from _walk(kid)


def listed(value: Any) -> list[Any]:
    """An entry that holds one thing or an array of them."""
    return list(value) if isinstance(value, Array) else [] if value is None else [value]


def drop(parent: Any, element: Any) -> None:
    """Takes a kid out of its parent."""
    parent.K = Array([kid for kid in listed(parent.K) if getattr(kid, "objgen", None) != element.objgen])


def instructions(page: pikepdf.Page) -> list[tuple[list[Any], str]]:
    """The operators of a page with their operands."""
    return [(list(one.operands), str(one.operator)) for one in pikepdf.parse_content_stream(page)]


def draw(pdf: pikepdf.Pdf, page: pikepdf.Page, content: list[tuple[list[Any], str]]) -> None:
    """Gives a page other operators."""
    stream = pikepdf.unparse_content_stream([(operands, pikepdf.Operator(operator)) for operands, operator in content])
    page.Contents = pdf.make_stream(stream)


def sequence_starts(content: list[tuple[list[Any], str]]) -> list[int]:
    """Where the marked-content sequences of a page's content begin."""
    return [
        place for place, (operands, operator) in enumerate(content) if operator == "BDC" and "/MCID" in operands[1]
    ]  # fmt: skip


def edit_metadata(pdf: pikepdf.Pdf, old: str, new: str) -> None:
    """Replaces a text of the metadata."""
    data = pdf.Root.Metadata.read_bytes()
    assert old.encode() in data
    pdf.Root.Metadata.write(data.replace(old.encode(), new.encode()))


def fonts(pdf: pikepdf.Pdf) -> list[Any]:
    """The Type 0 fonts of the file."""
    return [one for one in pdf.objects if isinstance(one, Dictionary) and one.get("/Subtype") == "/Type0"]


def link_annotations(pdf: pikepdf.Pdf) -> list[Any]:
    """The annotations of the file."""
    return [annotation for page in pdf.pages for annotation in page.obj.get("/Annots", [])]


@defect(UA, "figures", VERA_UA)
def figure_without_description(pdf: pikepdf.Pdf) -> None:
    del elements(pdf, "Figure")[0]["/Alt"]


@defect("figures")
def figure_described_by_its_file(pdf: pikepdf.Pdf) -> None:
    elements(pdf, "Figure")[0].Alt = String("chart-2.png")


@defect("figures")
def figure_without_a_box(pdf: pikepdf.Pdf) -> None:
    del elements(pdf, "Figure")[0]["/A"]


@defect("languages", UA, VERA_UA)
def file_without_a_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/Lang"]


@defect("languages", UA, A3, VERA_UA, VERA_A3)
def language_that_is_none(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Lang = String("english_GB")


@defect("metadata", UA, A3, VERA_UA, VERA_A3)
def file_not_marked_as_tagged(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/MarkInfo"]


@defect("metadata", UA, VERA_UA)
def metadata_without_a_title(pdf: pikepdf.Pdf) -> None:
    edit_metadata(pdf, "dc:title", "dc:source")


@defect("metadata", UA, VERA_UA)
def title_not_shown(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/ViewerPreferences"]


@defect("sequences", VERA_UA)
def page_without_its_key_in_the_parent_tree(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[1].obj["/StructParents"]


@defect("sequences", VERA_UA)
def page_missing_in_the_parent_tree(pdf: pikepdf.Pdf) -> None:
    numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    pdf.Root.StructTreeRoot.ParentTree.Nums = Array(numbers[2:])


@defect("sequences")
def parent_tree_that_names_another_element(pdf: pikepdf.Pdf) -> None:
    page = pdf.Root.StructTreeRoot.ParentTree.Nums[1]
    other = next(place for place, element in enumerate(page) if element.objgen != page[0].objgen)
    page[0], page[other] = page[other], page[0]


@defect("marking", "sequences", TEXT)
def identifier_used_twice_on_a_page(pdf: pikepdf.Pdf) -> None:
    content = instructions(pdf.pages[0])
    first, second, *_ = sequence_starts(content)
    content[second][0][1].MCID = content[first][0][1].MCID
    draw(pdf, pdf.pages[0], content)


@defect(TEXT, POPPLER)
def running_head_tagged(pdf: pikepdf.Pdf) -> None:
    tag_artifact(pdf, 0, lambda properties: properties.get("/Subtype") == "/Header")


@defect(TEXT, POPPLER)
def page_number_tagged(pdf: pikepdf.Pdf) -> None:
    tag_artifact(pdf, 0, lambda properties: properties.get("/Subtype") == "/Footer")


@defect(TEXT, POPPLER)
def repeated_head_of_a_table_tagged_again(pdf: pikepdf.Pdf) -> None:
    for index in range(len(pdf.pages)):
        if tag_artifact(pdf, index, lambda properties: properties.get("/Type") == "/Layout", elements(pdf, "TH")[0]):
            return
    raise AssertionError("no table repeats its head")


def tag_artifact(pdf: pikepdf.Pdf, index: int, wanted: Callable[[Any], bool], owner: Any = None) -> bool:
    """Makes the first artifact of that kind with text content of `owner` or the document; says whether it found one."""
    page = pdf.pages[index]
    content = instructions(page)
    opened: int | None = None
    for place, (operands, operator) in enumerate(content):
        if operator == "BDC":
            opened = place if operands[0] == "/Artifact" and wanted(operands[1]) else None
        elif operator in ("Tj", "TJ") and opened is not None:
            listing = pdf.Root.StructTreeRoot.ParentTree.Nums[2 * index + 1]
            owner = pdf.Root.StructTreeRoot.K if owner is None else owner
            owner.K = Array([*listed(owner.get("/K")), Dictionary(Type=Name.MCR, Pg=page.obj, MCID=len(listing))])
            content[opened] = ([Name.P, Dictionary(MCID=len(listing))], "BDC")
            listing.append(owner)
            draw(pdf, page, content)
            return True
    return False


@defect("marking", UA, VERA_UA, TEXT, POPPLER)
def text_outside_every_sequence(pdf: pikepdf.Pdf) -> None:
    content = instructions(pdf.pages[0])
    start = sequence_starts(content)[1]
    end = next(place for place in range(start, len(content)) if content[place][1] == "EMC")
    del content[end], content[start]
    draw(pdf, pdf.pages[0], content)


@defect("sequences", TEXT, POPPLER)
def sequence_without_an_element(pdf: pikepdf.Pdf) -> None:
    elements(pdf, "P")[3].K = Array([])


@defect("marking", UA, VERA_UA, TEXT, POPPLER)
def text_made_an_artifact(pdf: pikepdf.Pdf) -> None:
    content = instructions(pdf.pages[1])
    place = sequence_starts(content)[2]
    content.insert(place + 1, ([Name.Artifact], "BMC"))
    end = next(index for index in range(place, len(content)) if content[index][1] == "EMC")
    content.insert(end, ([], "EMC"))
    draw(pdf, pdf.pages[1], content)


@defect("headings", UA, VERA_UA)
def heading_level_skipped(pdf: pikepdf.Pdf) -> None:
    elements(pdf, "H2")[0].S = Name.H4


@defect("tables", VERA_UA)
def head_cell_without_scope(pdf: pikepdf.Pdf) -> None:
    del elements(pdf, "TH")[0]["/A"]


@defect("tables", UA, VERA_UA, TEXT, POPPLER)
def row_short_of_a_cell(pdf: pikepdf.Pdf) -> None:
    row = next(row for row in elements(pdf, "TR") if len(listed(row.K)) > 2)
    row.K = Array(list(row.K)[:-1])


@defect("nesting", UA, VERA_UA)
def item_outside_a_list(pdf: pikepdf.Pdf) -> None:
    elements(pdf, "L")[0].S = Name.Div


@defect("nesting", "content", UA, VERA_UA)
def list_item_with_text_of_its_own(pdf: pikepdf.Pdf) -> None:
    elements(pdf, "LBody")[0].S = Name.P


@defect("content", TEXT, POPPLER)
def item_without_anything(pdf: pikepdf.Pdf) -> None:
    elements(pdf, "LI")[0].K = Array([])


@defect("nesting")
def row_without_a_table(pdf: pikepdf.Pdf) -> None:
    elements(pdf, "THead")[0].S = Name.Div


@defect("links", "annotations")
def link_without_its_annotation(pdf: pikepdf.Pdf) -> None:
    link = elements(pdf, "Link")[0]
    link.K = Array([kid for kid in listed(link.K) if not isinstance(kid, Dictionary) or kid.get("/Type") != "/OBJR"])


@defect("annotations")
def annotation_that_names_another_link(pdf: pikepdf.Pdf) -> None:
    first, second, *_ = link_annotations(pdf)
    first.StructParent, second.StructParent = second.StructParent, first.StructParent


@defect("annotations", UA, VERA_UA)
def annotation_without_contents(pdf: pikepdf.Pdf) -> None:
    del link_annotations(pdf)[0]["/Contents"]


@defect("annotations", A3, VERA_A3)
def annotation_that_is_not_printed(pdf: pikepdf.Pdf) -> None:
    link_annotations(pdf)[0].F = 0


@defect("annotations", UA, VERA_UA)
def order_of_tabs_by_rows(pdf: pikepdf.Pdf) -> None:
    next(page for page in pdf.pages if "/Annots" in page.obj).Tabs = Name.R


@defect("contents_entries")
def contents_that_lead_to_another_page(pdf: pikepdf.Pdf) -> None:
    annotation = next(
        kid.Obj for link in elements(pdf, "TOC") for element in _walk(link) for kid in listed(element.get("/K"))
        if isinstance(kid, Dictionary) and "/Obj" in kid
    )  # fmt: skip
    annotation.Dest[0] = pdf.pages[-1].obj


@defect("outline")
def outline_with_another_title(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Outlines.First.Title = String("Another title")


@defect("ids", UA, VERA_UA)
def note_without_an_id(pdf: pikepdf.Pdf) -> None:
    del elements(pdf, "Note")[0]["/ID"]


@defect("ids", UA, VERA_UA)
def notes_with_the_same_id(pdf: pikepdf.Pdf) -> None:
    first, second, *_ = elements(pdf, "Note")
    second.ID = first.ID


@defect("nesting", UA, VERA_UA)
def type_that_is_not_mapped(pdf: pikepdf.Pdf) -> None:
    elements(pdf, "P")[0].S = Name.Paragraph


@defect(TEXT, POPPLER)
def paragraphs_in_another_order(pdf: pikepdf.Pdf) -> None:
    for element in _walk(pdf.Root.StructTreeRoot):
        kids = listed(element.get("/K"))
        places = [place for place, kid in enumerate(kids) if isinstance(kid, Dictionary) and kid.get("/S") == "/P"]
        if element.S == "/Sect" and len(places) > 1:
            element.K[places[0]], element.K[places[1]] = kids[places[1]], kids[places[0]]
            return


@defect(TEXT)
def element_with_another_text(pdf: pikepdf.Pdf) -> None:
    elements(pdf, "P")[4].ActualText = String("Something else.")


@defect(TEXT, POPPLER)
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


@defect("conformance", A3, VERA_A3)
def another_part_of_the_standard(pdf: pikepdf.Pdf) -> None:
    edit_metadata(pdf, "<pdfaid:part>3<", "<pdfaid:part>2<")


@defect("conformance", A3, VERA_A3)
def another_level_of_conformance(pdf: pikepdf.Pdf) -> None:
    edit_metadata(pdf, "<pdfaid:conformance>A<", "<pdfaid:conformance>C<")


@defect("conformance", UA, VERA_UA)
def no_claim_to_be_accessible(pdf: pikepdf.Pdf) -> None:
    edit_metadata(pdf, "<pdfuaid:part>1</pdfuaid:part>", "")


@defect(A3, VERA_A3)
def property_that_is_not_described(pdf: pikepdf.Pdf) -> None:
    edit_metadata(pdf, "<pdfaProperty:name>part<", "<pdfaProperty:name>year<")


@defect("metadata")
def another_title_in_the_information(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo[Name.Title] = String("Another title")


@defect("metadata", "conformance", UA, A3, VERA_UA, VERA_A3)
def file_without_metadata(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/Metadata"]


@defect("colours", A3, VERA_A3)
def colours_without_a_profile(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/OutputIntents"]


@defect("colours")
def something_transparent(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[0]
    page.Resources.ExtGState = Dictionary(G0=Dictionary(ca=0.5))
    content = instructions(page)
    content.insert(1, ([Name.G0], "gs"))
    draw(pdf, page, content)


@defect("colours", A3, VERA_A3)
def colour_in_cmyk(pdf: pikepdf.Pdf) -> None:
    content = instructions(pdf.pages[0])
    content.insert(1, ([0, 0, 0, 1], "k"))
    draw(pdf, pdf.pages[0], content)


@defect("fonts", UA, A3, VERA_UA, VERA_A3)
def font_not_embedded(pdf: pikepdf.Pdf) -> None:
    descriptor = fonts(pdf)[0].DescendantFonts[0].FontDescriptor
    for key in ("/FontFile2", "/FontFile3"):
        if key in descriptor:
            del descriptor[key]


@defect("fonts", UA, A3, VERA_UA, VERA_A3, TEXT)
def font_without_a_map_to_text(pdf: pikepdf.Pdf) -> None:
    del fonts(pdf)[0]["/ToUnicode"]


@defect("fonts", UA, A3, VERA_UA, VERA_A3, TEXT)
def map_to_no_character(pdf: pikepdf.Pdf) -> None:
    edit_map(pdf, "<0065>", "<0000>")


@defect(TEXT, POPPLER)
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


@defect(UA, A3, VERA_UA, VERA_A3)
def width_that_is_not_the_glyphs(pdf: pikepdf.Pdf) -> None:
    widths = fonts(pdf)[0].DescendantFonts[0].W
    widths[1] = Array([width + 200 for width in widths[1]])


@defect("fonts")
def font_not_named_as_a_subset(pdf: pikepdf.Pdf) -> None:
    font = fonts(pdf)[0]
    name = Name("/" + str(font.BaseFont).split("+")[-1])
    font.BaseFont = font.DescendantFonts[0].BaseFont = font.DescendantFonts[0].FontDescriptor.FontName = name


@defect("attachments")
def model_with_another_relationship(pdf: pikepdf.Pdf) -> None:
    pdf.Root.AF[0].AFRelationship = Name.Unspecified


@defect("attachments", A3, VERA_A3)
def model_without_a_relationship(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.AF[0]["/AFRelationship"]


@defect("attachments", A3, VERA_A3)
def model_without_a_media_type(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.AF[0].EF.F["/Subtype"]


@defect("attachments")
def model_that_is_not_listed(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Names["/EmbeddedFiles"]


@defect("conformance", A3, VERA_A3)
def model_that_belongs_to_nothing(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/AF"]


@defect("identity", A3, VERA_A3)
def file_without_an_id(pdf: pikepdf.Pdf) -> dict[str, Any]:
    return {"edit": lambda data: data.replace(b"/ID [", b"/Id ["), "static_id": True, "deterministic_id": False}


@defect("identity", A3, VERA_A3)
def file_that_goes_on_after_its_end(pdf: pikepdf.Pdf) -> dict[str, Any]:
    return {"edit": lambda data: data + b"and more\n"}


@defect("identity", A3, VERA_A3)
def file_that_is_encrypted(pdf: pikepdf.Pdf) -> dict[str, Any]:
    return {"encryption": pikepdf.Encryption(owner="owner", user=""), "deterministic_id": False}


@defect("identity", A3, VERA_A3)
def file_that_runs_javascript(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


@defect(UA, VERA_UA)
def content_declared_suspect(pdf: pikepdf.Pdf) -> None:
    pdf.Root.MarkInfo.Suspects = True
