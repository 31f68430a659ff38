"""The file: pages, fonts, images, outline, links and properties, written as ReportLab's PDF objects.

This is the seam to ReportLab 5: its object model (`reportlab.pdfbase.pdfdoc`) numbers, formats and cross-references
the objects, its TrueType parser makes the subsets. Replaced are the parts of `PDFDocument` that read the clock or the
environment: the information dictionary and the file identifier.
"""

from __future__ import annotations

import hashlib
import zlib
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.pdfbase import pdfdoc

from policybrief_exporters.pdf.fontfile import embed
from policybrief_exporters.pdf.images import Picture
from policybrief_exporters.pdf.pen import Area, Pen, Subsets

PRODUCER = "policybrief (ReportLab)"
LEVEL = 6
"""The level of compression: 9 gains one per cent and takes twice as long."""


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the outline: how deep it stands (from 0), what it says, and the id of the block it leads to."""

    level: int
    title: str
    target: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block stands: the index of its page, and its upper left corner."""

    page: int
    left: float
    top: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Properties:
    """What the file says of itself; `date` is a PDF date string or ""."""

    title: str
    author: str
    subject: str
    keywords: str
    date: str
    language: str


class Raw(pdfdoc.PDFObject):  # type: ignore[misc]  # ReportLab has no types
    """An object that is written as it stands."""

    __RefOnly__ = 1

    def __init__(self, data: bytes) -> None:
        self.data = data

    def format(self, document: Any) -> bytes:
        return self.data


def string(text: str) -> bytes:
    """A text string of the PDF: ASCII as it is, other text in UTF-16 (ISO 32000-1, 7.9.2.2)."""
    if text.isascii() and text.isprintable():
        data = text.encode("ascii")
        return b"(" + data.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)") + b")"
    return b"<" + ("\ufeff" + text).encode("utf-16-be", "replace").hex().encode() + b">"


def stream(content: bytes, entries: str = "") -> Raw:
    """A compressed stream; `entries` are further entries of its dictionary."""
    data = zlib.compress(content, LEVEL)
    head = f"<< {entries}/Filter /FlateDecode /Length {len(data)} >>\nstream\n"
    return Raw(head.encode("latin-1") + data + b"\nendstream\n")


def write(
    pens: Sequence[Pen],
    size: tuple[float, float],
    subsets: Subsets,
    pictures: Mapping[str, Picture],
    places: Mapping[str, Place],
    bookmarks: Sequence[Bookmark],
    properties: Properties,
) -> bytes:
    """The bytes of the file."""
    document = pdfdoc.PDFDocument(invariant=1, pdfVersion=(1, 7), compression=1)
    contents = [pen.content() for pen in pens]  # first, as drawing decides what the subsets hold
    objects = _Objects(document)
    fonts = " ".join(f"/{subset.name} {embed(subset, objects)}" for subset in subsets.values())
    images = {name: _refer(document, _image(picture)) for name, picture in pictures.items()}
    resources = _refer(document, Raw(f"<< /Font << {fonts} >>{_xobjects(images)} >>".encode()))
    pages = [pdfdoc.PDFPage() for _ in pens]
    for page in pages:
        document.addPage(page)
    references = [_refer(document, page) for page in pages]
    for page, pen, content in zip(pages, pens, contents, strict=True):
        page.Override_default_compilation = 1
        page.MediaBox = Raw(f"[0 0 {size[0]:g} {size[1]:g}]".encode())
        page.Parent = document.Reference(document.Pages)
        page.Resources = resources
        page.Contents = stream(content)
        links = [_annotation(area, size[1], places, references) for area in pen.areas]
        page.Annots = pdfdoc.PDFArray([document.Reference(link) for link in links if link]) if links else None
    catalog = document.Catalog
    catalog.Lang = string(properties.language)
    catalog.ViewerPreferences = Raw(b"<< /DisplayDocTitle true >>")
    catalog.Outlines = _outline(document, bookmarks, places, references, size[1])
    if catalog.Outlines is not None:
        catalog.PageMode = "/UseOutlines"
    document.Reference(catalog)
    document.info = Raw(_information(properties))
    digest = hashlib.sha256(b"".join(contents) + document.info.data).hexdigest()[:32]
    document._ID = f"[<{digest}><{digest}>]".encode()
    return bytes(document.format())


class _Objects:
    """The objects of a document, added under their numbers."""

    def __init__(self, document: Any) -> None:
        self._document = document

    def add(self, body: str) -> str:
        return _refer(self._document, Raw(body.encode()))

    def add_stream(self, content: bytes, entries: str = "") -> str:
        return _refer(self._document, stream(content, entries))


def _refer(document: Any, thing: Any) -> str:
    reference = document.Reference(thing)
    number, generation = document.idToObjectNumberAndVersion[reference.name]
    return f"{number} {generation} R"


def _xobjects(images: Mapping[str, str]) -> str:
    return f" /XObject << {' '.join(f'/{name} {where}' for name, where in images.items())} >>" if images else ""


def _image(picture: Picture) -> Raw:
    entries = (
        f"/Type /XObject /Subtype /Image /Width {picture.width} /Height {picture.height} "
        f"/ColorSpace /{picture.colours} /BitsPerComponent 8 "
    )
    if not picture.jpeg:
        return stream(picture.data, entries)
    head = f"<< {entries}/Filter /DCTDecode /Length {len(picture.data)} >>\nstream\n"
    return Raw(head.encode() + picture.data + b"\nendstream\n")


def _annotation(area: Area, height: float, places: Mapping[str, Place], references: Sequence[str]) -> Raw | None:
    corners = f"[{area.left:.2f} {height - area.bottom:.2f} {area.right:.2f} {height - area.top:.2f}]"
    head = f"<< /Type /Annot /Subtype /Link /F 4 /Border [0 0 0] /Rect {corners} ".encode()
    if area.outside:
        return Raw(head + b"/A << /S /URI /URI " + _address(area.target) + b" >> >>")
    place = places.get(area.target)
    return Raw(head + b"/Dest " + _destination(place, references, height) + b" >>") if place else None


def _address(address: str) -> bytes:
    """An address as ASCII; what a URI may not hold is percent-encoded."""
    from urllib.parse import quote

    return string(quote(address.encode("utf-8", "replace"), safe=";/?:@&=+$,#%[]!*'()~-._"))


def _destination(place: Place, references: Sequence[str], height: float) -> bytes:
    return f"[{references[place.page]} /XYZ {max(place.left - 6, 0):.1f} {height - place.top + 6:.1f} null]".encode()


def _outline(
    document: Any, bookmarks: Sequence[Bookmark], places: Mapping[str, Place], references: Sequence[str], height: float
) -> Any:
    """The outline's root, or None. Its items are written from the levels: each one's parent, siblings and children."""
    marks = [mark for mark in bookmarks if mark.target in places]
    if not marks:
        return None
    items = [Raw(b"") for _ in marks]
    root = Raw(b"")
    where = [_refer(document, item) for item in items]
    root_where = _refer(document, root)
    parents = _parents(marks)
    children: dict[int, list[int]] = {}
    for index, parent in enumerate(parents):
        children.setdefault(parent, []).append(index)
    for index, mark in enumerate(marks):
        siblings = children[parents[index]]
        position = bisect_left(siblings, index)
        parts = [b"/Title " + string(mark.title), b"/Dest " + _destination(places[mark.target], references, height)]
        parts.append(f"/Parent {where[parents[index]] if parents[index] >= 0 else root_where}".encode())
        if position:
            parts.append(f"/Prev {where[siblings[position - 1]]}".encode())
        if position + 1 < len(siblings):
            parts.append(f"/Next {where[siblings[position + 1]]}".encode())
        if inner := children.get(index):
            closed = f"/First {where[inner[0]]} /Last {where[inner[-1]]} /Count {-len(inner)}"
            parts.append(closed.encode())
        items[index].data = b"<< " + b" ".join(parts) + b" >>"
    top = children[-1]
    root.data = f"<< /Type /Outlines /First {where[top[0]]} /Last {where[top[-1]]} /Count {len(top)} >>".encode()
    return root


def _parents(marks: Sequence[Bookmark]) -> list[int]:
    """For each mark the index of the one it stands under, -1 for none."""
    parents: list[int] = []
    open_marks: list[int] = []
    for index, mark in enumerate(marks):
        while open_marks and marks[open_marks[-1]].level >= mark.level:
            open_marks.pop()
        parents.append(open_marks[-1] if open_marks else -1)
        open_marks.append(index)
    return parents


def _information(properties: Properties) -> bytes:
    entries = {
        "Title": properties.title, "Author": properties.author, "Subject": properties.subject,
        "Keywords": properties.keywords, "CreationDate": properties.date, "ModDate": properties.date,
        "Creator": PRODUCER, "Producer": PRODUCER,
    }  # fmt: skip
    written = [f"/{key} ".encode() + string(value) for key, value in entries.items() if value]
    return b"<< " + b" ".join(written) + b" >>"
