"""Word files of offices that do not exist, for the tests of the house template."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping

from policybrief.context import Context, Export
from policybrief.document import blocks as b
from policybrief.resolver import MemoryResolver
from policybrief_exporters.word import WordExporter
from word_documents import BRIEFING, default_style, document, png, rich, text
from word_file import WordFile

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
TEMPLATE_TYPE = f"{WORD}.template.main+xml"
SECRET = "A secret of the template's author"
LOGO = png(90, 40)

PAGE = '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1701" w:right="1134" w:bottom="1134" w:left="1985" \
w:header="567" w:footer="567" w:gutter="0"/>'

LINE = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
"""A paragraph of a header or footer."""

GERMAN_STYLES = """
<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Georgia" w:hAnsi="Georgia"/><w:sz w:val="22"/>
<w:lang w:val="de-DE"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Standard"><w:name w:val="Normal"/><w:rsid w:val="00AB12CD"/>
<w:pPr><w:spacing w:after="160" w:line="259" w:lineRule="auto"/><w:ind w:firstLine="284"/></w:pPr></w:style>
<w:style w:type="character" w:default="1" w:styleId="Absatz-Standardschriftart">
<w:name w:val="Default Paragraph Font"/></w:style>
<w:style w:type="table" w:default="1" w:styleId="NormaleTabelle"><w:name w:val="Normal Table"/></w:style>
<w:style w:type="numbering" w:default="1" w:styleId="KeineListe"><w:name w:val="No List"/></w:style>
<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/><w:basedOn w:val="Standard"/>
<w:next w:val="Standard"/><w:pPr><w:keepNext/><w:numPr><w:numId w:val="5"/></w:numPr><w:spacing w:before="240"/>
<w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:color w:val="8B1A1A"/><w:sz w:val="32"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="berschrift2"><w:name w:val="heading 2"/><w:basedOn w:val="berschrift1"/>
<w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/><w:basedOn w:val="Standard"/>
<w:rPr><w:sz w:val="48"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Aufzhlungszeichen"><w:name w:val="List Bullet"/><w:basedOn w:val="Standard"/>
<w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Kopfzeile"><w:name w:val="header"/><w:basedOn w:val="Standard"/></w:style>
<w:style w:type="character" w:styleId="Hervorhebung"><w:name w:val="Emphasis"/>
<w:rPr><w:i/><w:u w:val="single"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Figure"><w:name w:val="Figure"/></w:style>
<w:style w:type="paragraph" w:styleId="Klausel"><w:name w:val="Klausel"/><w:basedOn w:val="Standard"/>
<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="5"/></w:numPr></w:pPr></w:style>
"""

GERMAN_NUMBERING = """
<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="berschrift1"/><w:lvlText w:val="%1"/>
<w:lvlJc w:val="left"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Klausel"/><w:lvlText w:val="%1.%2"/>
<w:lvlJc w:val="left"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="7"><w:multiLevelType w:val="singleLevel"/>
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="»"/><w:lvlJc w:val="left"/>
<w:pPr><w:ind w:left="567" w:hanging="283"/></w:pPr></w:lvl></w:abstractNum>
<w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="5"><w:abstractNumId w:val="0"/></w:num>
"""


def package(
    *,
    styles: str = GERMAN_STYLES,
    numbering: str = GERMAN_NUMBERING,
    settings: str = "",
    before: str = "",
    section: str = PAGE,
    margins: Mapping[tuple[str, str], str] | None = None,
    main_type: str = TEMPLATE_TYPE,
    margin_relations: str = "",
    more: Mapping[str, bytes] | None = None,
) -> bytes:
    """A Word template of parts given as the XML inside their roots; `margins` by kind and pages, as `header`, `first`;
    `before` stands before the last section.

    The relationships `logo` of all headers and footers lead to a picture.
    """
    parts: dict[str, bytes] = {}
    relations = [("styles", "styles", "styles.xml"), ("numbering", "numbering", "numbering.xml"),
                 ("settings", "settings", "settings.xml")]  # fmt: skip
    references = ""
    types = [("document", main_type), *((name, f"{WORD}.{name}+xml") for name in ("styles", "numbering", "settings"))]
    for number, ((kind, pages), xml) in enumerate((margins or {}).items(), start=1):
        name, tag = f"{kind}{number}", "hdr" if kind == "header" else "ftr"
        parts[f"word/{name}.xml"] = f"<w:{tag} {W} {R}>{xml}</w:{tag}>".encode()
        logo = f'<Relationship Id="logo" Type="{KIND}/image" Target="media/logo.png"/>'
        parts[f"word/_rels/{name}.xml.rels"] = _relationships(logo + margin_relations)
        relations.append((name, kind, f"{name}.xml"))
        references += f'<w:{kind}Reference w:type="{pages}" r:id="{name}"/>'
        types.append((name, f"{WORD}.{kind}+xml"))
    body = f"{before}{LINE.format(SECRET)}<w:sectPr>{references}{section}</w:sectPr>"
    parts["word/document.xml"] = f"<w:document {W} {R}><w:body>{body}</w:body></w:document>".encode()
    for name, xml in (("styles", styles), ("numbering", numbering), ("settings", settings)):
        parts[f"word/{name}.xml"] = f"<w:{name} {W}>{xml}</w:{name}>".encode()
    parts["word/media/logo.png"] = LOGO
    parts["_rels/.rels"] = _relationships(
        f'<Relationship Id="r1" Type="{KIND}/officeDocument" Target="word/document.xml"/>'
    )
    parts["word/_rels/document.xml.rels"] = _relationships(
        "".join(f'<Relationship Id="{i}" Type="{KIND}/{kind}" Target="{to}"/>' for i, kind, to in relations)
    )
    overrides = "".join(f'<Override PartName="/word/{name}.xml" ContentType="{kind}"/>' for name, kind in types)
    parts["[Content_Types].xml"] = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="png" '
        f'ContentType="image/png"/>{overrides}</Types>'
    ).encode()
    return zipped({**parts, **(more or {})})


def _relationships(inside: str) -> bytes:
    namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{namespace}">{inside}</Relationships>'.encode()


def zipped(parts: Mapping[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def office() -> bytes:
    """A letterhead made with python-docx: a logo in the header of the first page, the number of the page in footers."""
    import docx
    from docx.oxml import parse_xml
    from docx.shared import Cm, Pt, RGBColor

    made = docx.Document()
    made.core_properties.author = made.core_properties.title = SECRET
    normal, heading = made.styles["Normal"], made.styles["Heading 1"]
    normal.font.name, normal.font.size = "Garamond", Pt(11)
    heading.font.color.rgb = RGBColor(0x0B, 0x5D, 0x3B)
    section = made.sections[0]
    section.page_width, section.page_height, section.left_margin = Cm(21), Cm(29.7), Cm(4)
    section.different_first_page_header_footer = True
    cells = section.first_page_header.add_table(1, 2, Cm(15)).rows[0].cells
    cells[0].paragraphs[0].add_run().add_picture(io.BytesIO(LOGO), width=Cm(3))
    cells[1].text = "Office of Letterheads"
    section.header.paragraphs[0].text = "Office of Letterheads, continued"
    for footer in (section.footer, section.first_page_footer):
        footer.paragraphs[0].add_run("Sheet ")
        number = f'<w:fldSimple {W} w:instr=" PAGE "><w:r><w:t>7</w:t></w:r></w:fldSimple>'
        footer.paragraphs[0]._p.append(parse_xml(number))
    made.add_paragraph(SECRET)
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def in_template(template: bytes, tree: b.Document | None = None, **options: object) -> Export:
    """The document (by default one with every block) in the template; held to the rules where `watched` is on."""
    files = {"map.png": png(), "house.dotx": template}
    surroundings = Context(
        style=default_style(), resolver=MemoryResolver(files), options={"template": "house.dotx", **options}
    )
    return WordExporter().export(BRIEFING, tree or rich(), surroundings)


def opened_in(template: bytes, tree: b.Document | None = None) -> WordFile:
    return WordFile(in_template(template, tree).data)


def marked(**more: object) -> b.Document:
    """A small document with a marking and a draft mark."""
    banner = b.Banner(label="TLP:AMBER", text="#FFC000")
    section = b.Section(level=1, role="section:background", number="1", title=text("Background"))
    return document(section, **{"banner": banner, "draft": "DRAFT", "running": "A small paper", **more})


def margins(file: WordFile) -> dict[str, str]:
    """The text of all headers and footers, by name."""
    found = [name for name in file.parts if re.fullmatch(r"word/(header|footer)\d\.xml", name)]
    return {name[5:-4]: "".join(file.root(name).itertext()) for name in sorted(found)}
