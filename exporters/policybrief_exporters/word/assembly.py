"""A document as a Word file: the body written first, then all the parts that it turned out to need."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from xml.parsers import expat

from docx.opc.packuri import PackURI
from docx.opc.part import Part
from msgspec.structs import replace

from policybrief.context import Context, Export
from policybrief.document.blocks import Document
from policybrief.fields import fields
from policybrief.model.briefing import Briefing
from policybrief.model.convert import to_plain
from policybrief_exporters.word import (
    body,
    chart_space,
    comments,
    contents,
    footnotes,
    model,
    page,
    properties,
    record,
)
from policybrief_exporters.word.appearance import Appearance, OwnAppearance
from policybrief_exporters.word.markup import declarations
from policybrief_exporters.word.package import CT, RT, Package, relate, save, xml_part
from policybrief_exporters.word.stylesheet import twips
from policybrief_exporters.word.writing import Place, Writing

_ROOT = declarations("w", "r", "wp", "a", "pic", "mc", "wps", "wpg", "w15")
_MARGINS = {"header": (RT.HEADER, CT.WML_HEADER), "footer": (RT.FOOTER, CT.WML_FOOTER)}


def appearance_of(document: Document, context: Context) -> Appearance:
    """The appearance that the options ask for. Raises `InvalidTemplate`, and `Unresolved` for one that is not there."""
    name = context.options.get("template", "")
    if not name:
        return OwnAppearance(document, context.style)
    from policybrief_exporters.word.template.house import house_of

    return house_of(document, context, name)


def assemble(briefing: Briefing, document: Document, context: Context) -> Export:
    """The Word file of `document`, with `briefing` inside, and what could not be shown as asked."""
    appearance = appearance_of(document, context)
    context = replace(context, style=appearance.style)
    notes_by_id = {note.id: note for note in document.notes}
    writing = Writing(document, context, notes_by_id, after_tables=appearance.after_tables)
    writing.review = context.options.get("profile", "final" if briefing.status == "final" else "review") == "review"
    data = to_plain(briefing)
    if writing.review:
        writing.comments = comments.comments_on(briefing, data)
    if briefing.status == "final":
        writing.carried = fields(data)  # what is published lacks what its pages may have
    body.write_blocks(writing, document.blocks, Place(width=twips(page.text_width(context.style))))
    writing.end_after_table()
    writing.pending.clear()  # parts that print nothing, at the end: no paragraph of theirs comes any more
    contents.fill(writing)
    notes = footnotes.part(writing)
    writing.targets.resolve()
    package = _package(writing, appearance, data, "".join(notes))
    return Export(data=save(package), problems=(*writing.problems, *appearance.problems()))


def _package(writing: Writing, appearance: Appearance, data: Mapping[str, Any], notes: str) -> Package:
    document, context = writing.document, writing.context
    package = Package()
    main = _main_part(package, writing, appearance)
    relate(package, "rId1", RT.OFFICE_DOCUMENT, main)
    core = xml_part(package, "/docProps/core.xml", CT.OPC_CORE_PROPERTIES, properties.core_part(document))
    relate(package, "rId2", RT.CORE_PROPERTIES, core)

    def add(identity: str, kind: str, name: str, content_type: str, xml: str) -> Part:
        part = xml_part(package, f"/word/{name}.xml", content_type, xml)
        relate(main, identity, kind, part)
        return part

    used = writing.styles | appearance.margin_styles | writing.comments.styles()
    add("rId1", RT.STYLES, "styles", CT.WML_STYLES, appearance.styles(sorted(used)))
    add("rId2", RT.NUMBERING, "numbering", CT.WML_NUMBERING, appearance.numbering(writing.numbering))
    update = bool(context.options.get("update_fields", False))
    sets = appearance.settings(footnotes=bool(notes), update_fields=update)
    add("rId3", RT.SETTINGS, "settings", CT.WML_SETTINGS, sets)
    add("rId4", RT.THEME, "theme/theme1", CT.OFC_THEME, appearance.theme())
    add("rId5", RT.FONT_TABLE, "fontTable", CT.WML_FONT_TABLE, appearance.fonts())
    if notes:
        part = add("rId6", RT.FOOTNOTES, "footnotes", CT.WML_FOOTNOTES, appearance.adapted(notes))
        for address, identity in writing.note_links.addresses.items():
            relate(part, identity, RT.HYPERLINK, address)
    media: dict[str, Part] = {}
    for margin in appearance.margins:
        kind, content_type = _MARGINS[margin.kind]
        part = add(margin.relationship, kind, margin.name, content_type, margin.xml)
        for picture in margin.pictures:
            if picture.name not in media:
                media[picture.name] = Part(PackURI(picture.name), picture.media_type, picture.data, package)
            relate(part, picture.relationship, RT.IMAGE, media[picture.name])
    if writing.comments.made:
        said = writing.comments.part(properties.moment(document.date))
        add("rId11", RT.COMMENTS, "comments", CT.WML_COMMENTS, appearance.adapted(said))
    _outside(package, main, writing)
    if context.style.embed_model:
        made = record.Record(
            body=appearance.recorded(writing.printed),
            notes={note: appearance.recorded(printed) for note, printed in writing.printed_notes.items()},
            margins=record.margins({margin.name: margin.xml for margin in appearance.margins}),
            contents=writing.printed_contents,
            drawings=writing.drawn,
        )
        model.embed(package, main, data, made)
    return package


def _main_part(package: Package, writing: Writing, appearance: Appearance) -> Part:
    """The document part. Parsing it once holds that nothing but well-formed XML leaves."""
    references = "".join(
        f'<w:{margin.kind}Reference w:type="{margin.place}" r:id="{margin.relationship}"/>'
        for margin in appearance.margins
    )
    bidi = "<w:bidi/>" if writing.document.direction == "rtl" else ""
    title = "<w:titlePg/>" if appearance.titled else ""
    section = f"<w:sectPr>{references}{page.size_and_margins(appearance.style)}{title}{bidi}</w:sectPr>"
    text = appearance.adapted("".join(writing.out)).encode()
    writing.out.clear()  # a long document needs the room
    xml = b"<w:document %b><w:body>%b%b</w:body></w:document>" % (_ROOT.encode(), text, section.encode())
    part = xml_part(package, "/word/document.xml", CT.WML_DOCUMENT_MAIN, xml)
    expat.ParserCreate().Parse(part.blob, True)
    return part


def _outside(package: Package, main: Part, writing: Writing) -> None:
    """The links, pictures and charts of the body."""
    for address, identity in writing.links.addresses.items():
        relate(main, identity, RT.HYPERLINK, address)
    for number, (data, picture) in enumerate(writing.pictures.held.items(), start=1):
        name = PackURI(f"/word/media/image{number}.{picture.ending}")
        relate(main, picture.relationship, RT.IMAGE, Part(name, picture.media_type, data, package))
    for index, (xml, workbook) in enumerate(writing.charts.held):
        chart = xml_part(package, f"/word/charts/chart{index + 1}.xml", CT.DML_CHART, xml)
        relate(main, writing.charts.relationship(index), RT.CHART, chart)
        name = PackURI(f"/word/embeddings/Microsoft_Excel_Worksheet{index + 1}.xlsx")
        relate(chart, chart_space.WORKBOOK, RT.PACKAGE, Part(name, CT.SML_SHEET, workbook, package))
