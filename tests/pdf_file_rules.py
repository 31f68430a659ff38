"""Rules for a PDF as an archive: metadata, identity, colours, fonts, attachments. Each tells what is wrong."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pikepdf
from lxml import etree

from pdf_content import NO_TEXT
from pdf_structure import TaggedPdf
from pdf_tree_rules import Rule

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
DC = "{http://purl.org/dc/elements/1.1/}"
PDF = "{http://ns.adobe.com/pdf/1.3/}"
XMP = "{http://ns.adobe.com/xap/1.0/}"
PDFA = "{http://www.aiim.org/pdfa/ns/id/}"
PDFUA = "{http://www.aiim.org/pdfua/ns/id/}"
IN_STEP = {
    "/Title": f"{DC}title", "/Author": f"{DC}creator", "/Subject": f"{DC}description", "/Keywords": f"{PDF}Keywords",
    "/Producer": f"{PDF}Producer", "/Creator": f"{XMP}CreatorTool", "/CreationDate": f"{XMP}CreateDate",
    "/ModDate": f"{XMP}ModifyDate",
}  # fmt: skip
CMYK = frozenset({"k", "K"})
EMBEDDED = ("/FontFile2", "/FontFile3", "/FontFile")


def xmp(pdf: TaggedPdf) -> dict[str, str]:
    """The properties of the metadata; of a list the items, parted by "; "."""
    stream = pdf.pdf.Root.get("/Metadata")
    if stream is None:
        return {}
    found: dict[str, str] = {}
    for description in etree.fromstring(stream.read_bytes()).iter(f"{RDF}Description"):
        found |= {str(name): str(value) for name, value in description.attrib.items()}
        for element in description:
            items = [item.text or "" for item in element.iter(f"{RDF}li")]
            found[str(element.tag)] = "; ".join(items) if items else (element.text or "")
    return found


def metadata(pdf: TaggedPdf) -> Iterator[str]:
    """The information dictionary and the metadata agree, and the viewer shows the title."""
    properties, information = xmp(pdf), pdf.pdf.trailer.get("/Info", {})
    for key, name in IN_STEP.items():
        written, told = str(information.get(key, "")), properties.get(name, "")
        if key.endswith("Date"):
            written, told = re.sub(r"\D", "", written), re.sub(r"\D", "", told)
        if written.split() != told.split():
            yield f"{key} is {written!r}, in the metadata {told!r}"
    if not str(information.get("/Title", "")).strip():
        yield "the file has no title"
    if pdf.pdf.Root.get("/ViewerPreferences", {}).get("/DisplayDocTitle") is not True:
        yield "the viewer does not show the title"
    if pdf.pdf.Root.get("/MarkInfo", {}).get("/Marked") is not True:
        yield "the file does not say that it is tagged"


def conformance(pdf: TaggedPdf) -> Iterator[str]:
    """The file claims PDF/UA-1 and level A of PDF/A: part 3 with attachments, part 2 without."""
    properties = xmp(pdf)
    claimed = tuple(properties.get(name, "") for name in (f"{PDFUA}part", f"{PDFA}part", f"{PDFA}conformance"))
    wanted = ("1", "3" if attached(pdf) else "2", "A")
    if claimed != wanted:
        yield f"the metadata claims {claimed}, not {wanted}"


def attached(pdf: TaggedPdf) -> list[Any]:
    """The file specifications that the catalog names as associated files."""
    return list(pdf.pdf.Root.get("/AF", []))


def attachments(pdf: TaggedPdf) -> Iterator[str]:
    """An associated file is named among the embedded files too, and says what it is; a JSON model is whole."""
    names = pdf.pdf.Root.get("/Names", {}).get("/EmbeddedFiles", {}).get("/Names", [])
    listed = [entry.objgen for entry in list(names)[1::2]]
    if sorted(listed) != sorted(entry.objgen for entry in attached(pdf)):
        yield "the associated files are not the embedded files"
    for entry in attached(pdf):
        stream = entry.EF.get("/F")
        name = str(entry.get("/UF", ""))
        if not name or str(entry.get("/F", "")) != name:
            yield f"an embedded file has the names {entry.get('/F')} and {entry.get('/UF')}"
        if entry.get("/AFRelationship") != "/Source":
            yield f"{name} has the relationship {entry.get('/AFRelationship')}"
        if stream is None or stream.get("/Subtype") != "/application/json":
            yield f"{name} has the type {None if stream is None else stream.get('/Subtype')}"
        elif not isinstance(json.loads(stream.read_bytes()), dict):
            yield f"{name} holds no model"


def identity(pdf: TaggedPdf) -> Iterator[str]:
    """The file has an id, one end, no password, and runs nothing."""
    identifiers = [bytes(part) for part in pdf.pdf.trailer.get("/ID", [])]
    if len(identifiers) != 2 or not all(identifiers):
        yield f"the file has the id {identifiers}"
    if not pdf.data.startswith(b"%PDF-1.7\n%") or not pdf.data.endswith(b"%%EOF\n"):
        yield "the file does not begin and end as it should"
    if pdf.data.count(b"startxref") != 1:
        yield "the file has been changed after it was written"
    if pdf.pdf.is_encrypted:
        yield "the file is encrypted"
    root = pdf.pdf.Root
    for key in ("/OpenAction", "/AA", "/AcroForm"):
        if key in root:
            yield f"the catalog has {key}"
    if "/JavaScript" in root.get("/Names", {}):
        yield "the file has JavaScript"
    for value in pdf.pdf.objects:
        if isinstance(value, pikepdf.Dictionary) and value.get("/S") in ("/JavaScript", "/Launch", "/GoToR"):
            yield f"the file has an action {value.S}"


def colours(pdf: TaggedPdf) -> Iterator[str]:
    """Colours are RGB or grey under one RGB output intent, and nothing is transparent."""
    intents = list(pdf.pdf.Root.get("/OutputIntents", []))
    if len(intents) != 1 or intents[0].get("/DestOutputProfile", {}).get("/N") != 3:
        yield f"the file has {len(intents)} output intents, not one with three colours"
    for index, page in enumerate(pdf.pages):
        if page.operators & CMYK:
            yield f"page {index + 1} uses CMYK"
        if page.operators & {"gs", "sh"}:
            yield f"page {index + 1} uses {sorted(page.operators & {'gs', 'sh'})}"
        if "/Group" in pdf.pdf.pages[index].obj:
            yield f"page {index + 1} is a transparency group"
    for value in pdf.pdf.objects:
        if isinstance(value, pikepdf.Stream | pikepdf.Dictionary):
            for key in ("/SMask", "/ca", "/CA", "/BM"):
                if key in value:
                    yield f"an object has {key}"
            if value.get("/ColorSpace") == "/DeviceCMYK":
                yield "an image is in CMYK"


def fonts(pdf: TaggedPdf) -> Iterator[str]:
    """Every font is embedded as a subset and named so; every code that is shown has a text."""
    for value in pdf.pdf.objects:
        if not isinstance(value, pikepdf.Dictionary) or value.get("/Type") != "/Font":
            continue
        name = str(value.get("/BaseFont", ""))
        if not re.match(r"/[A-Z]{6}\+.", name):
            yield f"the font {name} is not named as a subset"
        if value.get("/Subtype") != "/Type0":
            descriptor = value.get("/FontDescriptor", {})
            if not any(key in descriptor for key in EMBEDDED):
                yield f"the font {name} is not embedded"
            if str(descriptor.get("/FontName", "")) != name:
                yield f"the font {name} is described as {descriptor.get('/FontName')}"
        elif "/ToUnicode" not in value:
            yield f"the font {name} has no map to text"
    shown = "".join(text.text for page in pdf.pages for text in page.shown)
    for char, what in ((NO_TEXT, "no text"), ("\0", "U+0000"), ("\ufeff", "U+FEFF"), ("\ufffe", "U+FFFE")):
        if char in shown:
            yield f"a code that is shown has {what}"


RULES: dict[str, Rule] = {
    rule.__name__: rule
    for rule in (metadata, conformance, attachments, identity, colours, fonts)
}  # fmt: skip
