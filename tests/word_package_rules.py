"""Rules for a Word file as a package (ISO/IEC 29500-2): each tells what is wrong."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator

from lxml import etree

from word_file import MC, NAMES, R, W, WordFile

Rule = Callable[[WordFile], Iterator[str]]

TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
TYPE_OF = {
    "officeDocument": f"{WORD_TYPE}document.main+xml",
    **{
        kind: f"{WORD_TYPE}{kind}+xml"
        for kind in ("styles", "numbering", "settings", "fontTable", "footnotes", "comments", "header", "footer")
    },
    "theme": "application/vnd.openxmlformats-officedocument.theme+xml",
    "chart": "application/vnd.openxmlformats-officedocument.drawingml.chart+xml",
    "package": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "core-properties": "application/vnd.openxmlformats-package.core-properties+xml",
    "customXmlProps": "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
}
"""The content type of a part by the kind of the relationship that leads to it."""
EXPLICIT = frozenset({"header", "footer", "image", "hyperlink", "chart", "package", "oleObject", "attachedTemplate"})
"""Relationships that a part names by their id where it uses them; all others stand for themselves."""
UNDERSTOOD = frozenset({
    *NAMES.values(),
    "http://www.w3.org/XML/1998/namespace",
    "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "http://schemas.openxmlformats.org/officeDocument/2006/customXml",
    "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties",
    "http://purl.org/dc/elements/1.1/", "http://purl.org/dc/terms/", "http://www.w3.org/2001/XMLSchema-instance",
})  # fmt: skip
"""The namespaces that every reader of the format knows."""
CORE = {"dc": "http://purl.org/dc/elements/1.1/", "dcterms": "http://purl.org/dc/terms/"}
PROPERTIES = frozenset({
    "title", "subject", "creator", "keywords", "description", "identifier", "language", "created", "modified",
    "category", "contentStatus",
})  # fmt: skip
REMAINS = {
    rb"\bw:rsid": "marks of editing sessions", rb"<w:proofErr": "marks of a spelling check",
    rb"<w:lastRenderedPageBreak": "page breaks of an earlier layout", rb"<w:attachedTemplate": "a template outside",
    rb"python-docx": "the name of a library", rb"<w:permStart": "permissions", rb"<w:smartTag": "smart tags",
    rb"<w:pict\b": "VML", rb"<w:object\b": "an embedded object", rb"<w:altChunk\b": "a chunk of another file",
}  # fmt: skip


def archive(file: WordFile) -> Iterator[str]:
    """Members stand in a fixed order, each once, dated 1980, without anything of the machine."""
    names = [member.filename for member in file.members]
    if names[:2] != ["[Content_Types].xml", "_rels/.rels"]:
        yield f"the archive begins with {names[:2]}"
    yield from (f"{name} stands in the archive twice" for name, count in Counter(names).items() if count > 1)
    for member in file.members:
        if member.date_time != (1980, 1, 1, 0, 0, 0):
            yield f"{member.filename} has the date {member.date_time}"
        if (member.create_system, member.external_attr) != (0, 0o600 << 16) or member.extra or member.comment:
            yield f"{member.filename} tells something of the machine"


def well_formed(file: WordFile) -> Iterator[str]:
    """Every part of XML is well-formed, in UTF-8, and declares no document type."""
    for name, data in file.parts.items():
        if not name.endswith((".xml", ".rels")):
            continue
        try:
            root = file.root(name)
        except etree.XMLSyntaxError as error:
            yield f"{name}: {error}"
            continue
        if root.getroottree().docinfo.doctype:
            yield f"{name} declares a document type"
        if not data.startswith(b'<?xml version="1.0" encoding="UTF-8"') and not data.startswith(b"<?xml version='1.0'"):
            yield f"{name} has no declaration of XML"


def content_type(file: WordFile, part: str) -> str:
    """The content type of a part: its own, or that of its file name ending."""
    types = file.root("[Content_Types].xml")
    for override in types.iter(f"{TYPES}Override"):
        if override.get("PartName").lower() == f"/{part}".lower():
            return str(override.get("ContentType"))
    for default in types.iter(f"{TYPES}Default"):
        if default.get("Extension").lower() == part.rsplit(".", 1)[-1].lower():
            return str(default.get("ContentType"))
    return ""


def content_types(file: WordFile) -> Iterator[str]:
    """Every part has a content type, none is declared twice or for a part that is not there."""
    types = file.root("[Content_Types].xml")
    overrides = [override.get("PartName") for override in types.iter(f"{TYPES}Override")]
    endings = [default.get("Extension") for default in types.iter(f"{TYPES}Default")]
    yield from (f"{name} is declared twice" for name, count in Counter([*overrides, *endings]).items() if count > 1)
    yield from (f"{name} is declared and is not there" for name in overrides if name[1:] not in file.parts)
    used = {name.rsplit(".", 1)[-1] for name in file.parts}
    yield from (f"the ending {ending} is declared and not used" for ending in endings if ending not in used | {"xml"})
    for name in file.parts:
        if name != "[Content_Types].xml" and not content_type(file, name):
            yield f"{name} has no content type"
    for source in ("", *file.parts):
        for relation in file.relations(source):
            wanted = TYPE_OF.get(relation.kind)
            if wanted and not relation.outside and (found := content_type(file, relation.target)) != wanted:
                yield f"{relation.target} has the content type {found}"


def relationships(file: WordFile) -> Iterator[str]:
    """Every relationship leads to a part, is used, and has an id of its own; every part is led to."""
    reached = {"[Content_Types].xml"}
    for source in ("", *file.parts):
        relations = file.relations(source)
        ids = Counter(relation.id for relation in relations)
        yield from (f"{source}: the relationship {name} stands twice" for name, count in ids.items() if count > 1)
        used = _used(file, source)
        yield from (f"{source}: no relationship {name}" for name in sorted(used - set(ids)))
        for relation in relations:
            if not relation.outside:
                reached.add(relation.target)
                if relation.target not in file.parts:
                    yield f"{source}: {relation.id} leads to {relation.target}, which is not there"
            if relation.kind in EXPLICIT and relation.id not in used:
                yield f"{source}: the relationship {relation.id} ({relation.kind}) is not used"
    for name in file.parts:
        if not name.endswith(".rels") and name not in reached:
            yield f"{name} belongs to nothing"
        source = name.removesuffix(".rels").replace("_rels/", "")
        if name.endswith(".rels") and source and source not in file.parts:
            yield f"{name} holds the relationships of a part that is not there"


def _used(file: WordFile, source: str) -> set[str]:
    """The ids of relationships that a part names."""
    if not source.endswith(".xml") or source == "[Content_Types].xml":
        return set()
    attributes = (item for element in file.root(source).iter(etree.Element) for item in element.attrib.items())
    return {str(text) for name, text in attributes if str(name).startswith(R) and text}


def nothing_outside(file: WordFile) -> Iterator[str]:
    """Nothing is fetched when the file is opened: only links lead outside, to the web or an address of mail."""
    for source in ("", *file.parts):
        for relation in file.relations(source):
            if relation.outside and relation.kind != "hyperlink":
                yield f"{source}: the {relation.kind} {relation.target} lies outside"
            if relation.outside and not re.match(r"(https?://|mailto:)\S+$", relation.target):
                yield f"{source}: a link leads to {relation.target!r}"


def ignorable(file: WordFile) -> Iterator[str]:
    """What not every reader knows is ignorable in its own part, or stands in a choice; all prefixes are declared."""
    for name in file.xml_parts():
        root = file.root(name)
        prefixes = root.get(f"{MC}Ignorable", "").split()
        yield from (f"{name}: the ignorable prefix {p} is not declared" for p in prefixes if p not in root.nsmap)
        allowed = UNDERSTOOD | {root.nsmap.get(prefix) for prefix in prefixes} | {etree.QName(root).namespace}
        if content_type(file, name).startswith(WORD_TYPE):
            unknown = sorted(map(str, set(_unguarded(root)) - allowed))
            yield from (f"{name}: {space} is neither known nor ignorable" for space in unknown)
        for choice in root.iter(f"{MC}Choice"):
            required = choice.get("Requires", "").split()
            if not required or any(prefix not in choice.nsmap for prefix in required):
                yield f"{name}: a choice requires {required}"


def _unguarded(element: etree._Element) -> Iterator[str | None]:
    """The namespaces of elements and attributes outside choices."""
    for child in element.iter(etree.Element):
        if child.tag != f"{MC}Choice" and next(child.iterancestors(f"{MC}Choice"), None) is None:
            yield etree.QName(child).namespace
            yield from (space for name in child.attrib if (space := etree.QName(name).namespace))


def core_properties(file: WordFile) -> Iterator[str]:
    """The properties say what the document says: title, language, one moment; no editor, no revision, no machine."""
    parts = file.related("core-properties", "")
    if len(parts) != 1 or parts[0] not in file.parts:
        yield f"the package has {len(parts)} parts of properties"
        return
    found = {etree.QName(element).localname: (element.text or "") for element in file.root(parts[0])}
    yield from (f"the property {name} is none of the document's" for name in sorted(set(found) - PROPERTIES))
    yield from (f"the property {name} is empty" for name, text in found.items() if not text)
    if found.get("created") != found.get("modified"):
        yield f"created {found.get('created')}, modified {found.get('modified')}"
    moment = found.get("created")
    if moment and not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)", moment):
        yield f"the moment {moment}"


def remains(file: WordFile) -> Iterator[str]:
    """Nothing is left of a template, a library or an earlier session; one section ends the body."""
    for name in file.xml_parts():
        yield from (f"{name} has {what}" for mark, what in REMAINS.items() if re.search(mark, file.parts[name]))
    odd = re.compile(r"thumbnail|vbaProject|printerSettings|activeX|glossary|webSettings|stylesWithEffects")
    yield from (f"the part {name} is left over" for name in file.parts if odd.search(name))
    sections = file.find("//w:sectPr")
    body = file.root().find(f"{W}body")
    if len(sections) != 1 or body is None or body[-1] is not sections[0]:
        yield f"the document has {len(sections)} sections, not one that ends the body"


def settings(file: WordFile) -> Iterator[str]:
    """The settings state a zoom, the mode of the newest Word, and the separators of the notes where there are notes."""
    (name,) = file.related("settings") or ("",)
    if name not in file.parts:
        yield "there are no settings"
        return
    if not file.find("//w:zoom/@w:percent", name):
        yield "the zoom has no per cent"
    modes = file.find("//w:compatSetting[@w:name='compatibilityMode']/@w:val", name)
    if modes != ["15"]:
        yield f"the mode is {modes}"
    separators = {mark.get(f"{W}id") for mark in file.find("//w:footnotePr/w:footnote", name)}
    wanted = set()
    for part in file.related("footnotes"):
        wanted = {note.get(f"{W}id") for note in file.find("//w:footnote[@w:type]", part)}
    if separators != wanted:
        yield f"the settings name the separators {sorted(separators)}, the notes have {sorted(wanted)}"


RULES: dict[str, Rule] = {
    rule.__name__: rule
    for rule in (
        archive, content_types, relationships, nothing_outside, ignorable, core_properties, remains, settings,
    )
}  # fmt: skip
