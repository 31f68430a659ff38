"""The file: pages, fonts, images, links and what describes them, as one PDF/UA-1 and PDF/A file."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

from msgspec import Struct

from policybrief_exporters.pdf import archive
from policybrief_exporters.pdf.archive import Attachment, Properties
from policybrief_exporters.pdf.fontfile import embed
from policybrief_exporters.pdf.images import Picture
from policybrief_exporters.pdf.objects import DEFLATED, Information, Objects, Page, string
from policybrief_exporters.pdf.outline import Bookmark, Place, destination, write_outline
from policybrief_exporters.pdf.pen import Pen, Subsets
from policybrief_exporters.pdf.structure import Element, LinkArea
from policybrief_exporters.pdf.tags import Tags


class Painted(Struct, frozen=True, kw_only=True):
    """A painted document: what the file is written from.

    Args:
        size: width and height of the pages, in points.
        pens: the pages; `contents` their content streams, packed.
        root: the structure tree.
        subsets, pictures: what the pages use, images by their resource names.
        places: where links and bookmarks lead.
        model: the file that travels inside, or None.
    """

    size: tuple[float, float]
    pens: Sequence[Pen]
    contents: Sequence[bytes]
    root: Element
    subsets: Subsets
    pictures: Mapping[str, Picture]
    places: Mapping[str, Place]
    bookmarks: Sequence[Bookmark]
    properties: Properties
    model: Attachment | None


def write(painted: Painted) -> bytes:
    """The bytes of the file."""
    objects = Objects()
    properties, height = painted.properties, painted.size[1]
    resources = objects.add(_resources(objects, painted))
    pages = [Page() for _ in painted.contents]
    for page in pages:
        objects.addPage(page)
    references = [objects.refer(page) for page in pages]
    links = _links(objects, painted, references)
    for key, (page, pen, content) in enumerate(zip(pages, painted.pens, painted.contents, strict=True)):
        page.MediaBox = f"[0 0 {painted.size[0]:g} {height:g}]"
        page.Parent = objects.Reference(objects.Pages)
        page.Resources = resources
        page.Contents = objects.add_encoded(content, DEFLATED)
        page.StructParents, page.Tabs = str(key), "/S"
        page.Annots = f"[{' '.join(links[area] for area in pen.areas)}]" if pen.areas else None
    catalog = objects.Catalog
    catalog.Lang = string(properties.language)
    catalog.ViewerPreferences = "<< /DisplayDocTitle true >>"
    catalog.MarkInfo = "<< /Marked true >>"
    catalog.StructTreeRoot = Tags(objects, painted.root, references, links).write(painted.pens)
    if outline := write_outline(objects, painted.bookmarks, painted.places, references, height):
        catalog.Outlines, catalog.PageMode = outline, "/UseOutlines"
    catalog.OutputIntents = f"[{archive.output_intent(objects)}]"
    if painted.model:
        attached = archive.attach(objects, painted.model, properties.date)
        name = string(painted.model.name).decode()
        catalog.AF = f"[{attached}]"
        catalog.Names = f"<< /EmbeddedFiles << /Names [{name} {attached}] >> >>"
    objects.info = Information(archive.information(properties))
    digest = _digest([*painted.contents, objects.info.data, painted.model.data if painted.model else b""])
    objects._ID = f"[<{digest}><{digest}>]"
    packet = archive.metadata(properties, 3 if painted.model else 2, digest)
    catalog.Metadata = objects.add_encoded(packet, "/Type /Metadata /Subtype /XML ")
    return objects.format()


def _digest(parts: Sequence[bytes]) -> str:
    """What tells the file from others, made from what it holds (ISO 32000-1, 14.4)."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part)
    return digest.hexdigest()[:32]


def _resources(objects: Objects, painted: Painted) -> str:
    fonts = " ".join(f"/{subset.name} {embed(subset, objects)}" for subset in painted.subsets.values())
    images = " ".join(f"/{name} {_image(objects, picture)}" for name, picture in painted.pictures.items())
    return f"<< /Font << {fonts} >>" + (f" /XObject << {images} >> >>" if images else " >>")


def _image(objects: Objects, picture: Picture) -> str:
    entries = (
        f"/Type /XObject /Subtype /Image /Width {picture.width} /Height {picture.height} "
        f"/ColorSpace /{picture.colours} /BitsPerComponent 8 "
    )
    if not picture.jpeg:
        return objects.add_stream(picture.data, entries)
    return objects.add_encoded(picture.data, f"{entries}/Filter /DCTDecode ")


def _links(objects: Objects, painted: Painted, pages: Sequence[str]) -> dict[LinkArea, str]:
    """The link annotations; their keys in the tree of parents follow those of the pages."""
    links: dict[LinkArea, str] = {}
    height = painted.size[1]
    for area in (area for pen in painted.pens for area in pen.areas):
        action = (
            b"/A << /S /URI /URI " + _address(area.target) + b" >>"
            if area.outside
            else b"/Dest " + destination(painted.places[area.target], pages, height)
        )
        corners = f"{area.left:.2f} {height - area.bottom:.2f} {area.right:.2f} {height - area.top:.2f}"
        key = len(pages) + len(links)
        head = f"<< /Type /Annot /Subtype /Link /F 4 /Border [0 0 0] /Rect [{corners}] /StructParent {key} /Contents "
        links[area] = objects.add(head.encode() + string(area.contents) + b" " + action + b" >>")
    return links


def _address(address: str) -> bytes:
    """An address as ASCII; what a URI may not hold is percent-encoded."""
    from urllib.parse import quote

    return string(quote(address.encode("utf-8", "replace"), safe=";/?:@&=+$,#%[]!*'()~-._"))
