"""A document as a Word file: the body written first, then all the parts that it turned out to need."""

from __future__ import annotations

from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from policybrief.context import Context, Export
from policybrief.document.blocks import Document
from policybrief_exporters.word import (
    body,
    contents,
    fonts,
    footnotes,
    margins,
    page,
    properties,
    settings,
    styles,
    theme,
)
from policybrief_exporters.word.markup import declarations
from policybrief_exporters.word.package import CT, RT, Package, relate, save, xml_part
from policybrief_exporters.word.stylesheet import twips
from policybrief_exporters.word.writing import Place, Writing

_ROOT = declarations("w", "r", "wp", "a", "pic", "mc", "wps", "wpg")
_MARGINS = (
    ("rId7", "header", "first", "header1"),
    ("rId8", "header", "default", "header2"),
    ("rId9", "footer", "first", "footer1"),
    ("rId10", "footer", "default", "footer2"),
)


def assemble(document: Document, context: Context) -> Export:
    """The Word file of `document`, and what could not be shown as asked."""
    writing = Writing(document, context, {note.id: note for note in document.notes})
    body.write_blocks(writing, document.blocks, Place(width=twips(page.text_width(context.style))))
    writing.end_after_table()
    writing.pending.clear()  # parts that print nothing, at the end: no paragraph of theirs comes any more
    contents.fill(writing)
    notes = footnotes.part(writing)
    writing.targets.resolve()
    return Export(data=save(_package(writing, "".join(writing.out), "".join(notes))), problems=tuple(writing.problems))


def _package(writing: Writing, written: str, notes: str) -> Package:
    document, context = writing.document, writing.context
    package = Package()
    main = _main_part(package, writing, written)
    relate(package, "rId1", RT.OFFICE_DOCUMENT, main)
    core = xml_part(package, "/docProps/core.xml", CT.OPC_CORE_PROPERTIES, properties.core_part(document))
    relate(package, "rId2", RT.CORE_PROPERTIES, core)

    def add(identity: str, kind: str, name: str, content_type: str, xml: str) -> Part:
        part = xml_part(package, f"/word/{name}.xml", content_type, xml)
        relate(main, identity, kind, part)
        return part

    used = writing.styles | margins.styles(document)
    add("rId1", RT.STYLES, "styles", CT.WML_STYLES, styles.part(context.style, document, sorted(used)))
    add("rId2", RT.NUMBERING, "numbering", CT.WML_NUMBERING, writing.numbering.part())
    update = bool(context.options.get("update_fields", False))
    sets = settings.part(document, footnotes=bool(notes), update_fields=update)
    add("rId3", RT.SETTINGS, "settings", CT.WML_SETTINGS, sets)
    add("rId4", RT.THEME, "theme/theme1", CT.OFC_THEME, theme.part(context.style))
    add("rId5", RT.FONT_TABLE, "fontTable", CT.WML_FONT_TABLE, fonts.part(context.style))
    if notes:
        part = add("rId6", RT.FOOTNOTES, "footnotes", CT.WML_FOOTNOTES, notes)
        for address, identity in writing.note_links.addresses.items():
            relate(part, identity, RT.HYPERLINK, address)
    for identity, kind, place, name in _MARGINS:
        if kind == "header":
            add(identity, RT.HEADER, name, CT.WML_HEADER, margins.header_part(document, first=place == "first"))
        else:
            add(identity, RT.FOOTER, name, CT.WML_FOOTER, margins.footer_part(document))
    _outside(package, main, writing)
    return package


def _main_part(package: Package, writing: Writing, written: str) -> Part:
    """The document part. Parsing it once holds that nothing but well-formed XML leaves."""
    references = "".join(
        f'<w:{kind}Reference w:type="{place}" r:id="{identity}"/>' for identity, kind, place, _ in _MARGINS
    )
    bidi = "<w:bidi/>" if writing.document.direction == "rtl" else ""
    section = f"<w:sectPr>{references}{page.size_and_margins(writing.context.style)}<w:titlePg/>{bidi}</w:sectPr>"
    xml = f"<w:document {_ROOT}><w:body>{written}{section}</w:body></w:document>"
    etree.fromstring(xml.encode(), etree.XMLParser(huge_tree=True))
    return xml_part(package, "/word/document.xml", CT.WML_DOCUMENT_MAIN, xml)


def _outside(package: Package, main: Part, writing: Writing) -> None:
    """The links and pictures of the body."""
    for address, identity in writing.links.addresses.items():
        relate(main, identity, RT.HYPERLINK, address)
    for number, (data, picture) in enumerate(writing.pictures.held.items(), start=1):
        name = PackURI(f"/word/media/image{number}.{picture.ending}")
        relate(main, picture.relationship, RT.IMAGE, Part(name, picture.media_type, data, package))
