"""Single defects in a good PDF: how they are made and written, and who is said to see them."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

Change = Callable[[pikepdf.Pdf], dict[str, Any] | None]
"""Damages a file; what it gives changes how the file is written, `edit` its bytes."""
UA, A3 = "ua1", "3a"
"""page-validation under PDF/UA-1 and PDF/A-3a."""
TEXT, POPPLER = "text", "struct-text"
"""The text of the tree compared with the document: read by our own reader, and by poppler."""
VERA_UA, VERA_A3 = "PDFUA-1", "PDFA-3A"
"""veraPDF under both. Any other name is one of our own rules."""


def damaged(data: bytes, change: Change) -> bytes:
    """The file after the change."""
    pdf = pikepdf.open(io.BytesIO(data))
    options: dict[str, Any] = {"deterministic_id": True, "compress_streams": False}
    options |= change(pdf) or {}
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
    return [element for element in walk(pdf.Root.StructTreeRoot) if str(element.get("/S", ""))[1:] in roles]


def walk(element: Any) -> Iterator[Any]:
    """The elements below an element, in reading order."""
    for kid in listed(element.get("/K")):
        if isinstance(kid, Dictionary) and "/S" in kid:
            yield kid
            yield from walk(kid)


def listed(value: Any) -> list[Any]:
    """An entry that holds one thing or an array of them."""
    return list(value) if isinstance(value, Array) else [] if value is None else [value]


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
