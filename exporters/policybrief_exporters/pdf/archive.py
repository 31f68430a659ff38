"""What makes the file an archive of itself: metadata, colour, identity, the model inside (ISO 19005-3, ISO 14289-1)."""

from __future__ import annotations

import hashlib
import re
from functools import cache
from html import escape
from pathlib import Path

from msgspec import Struct

from policybrief_exporters.pdf.objects import Objects, string

PRODUCER = "policybrief (ReportLab)"

EXTENSION = """\
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>"""
"""PDF/A asks for a description of every property that it does not know; those of PDF/UA are among them."""

NAMESPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}

FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML cannot hold. (A pattern of those that it can takes Python ten times as long to compile.)"""


class Properties(Struct, frozen=True, kw_only=True):
    """What the file says of itself; `date` is an ISO date or time, or ""."""

    title: str
    author: str
    subject: str
    keywords: str
    date: str
    language: str


class Attachment(Struct, frozen=True):
    """A file inside the file: its name, what it is, its bytes, of the media type `application/json`."""

    name: str
    description: str
    data: bytes


def information(properties: Properties) -> bytes:
    """The information dictionary (ISO 32000-1, 14.3.3), which says what the metadata say."""
    date = pdf_date(properties.date)
    entries = {
        "Title": properties.title, "Author": properties.author, "Subject": properties.subject,
        "Keywords": properties.keywords, "CreationDate": date, "ModDate": date, "Creator": PRODUCER,
        "Producer": PRODUCER,
    }  # fmt: skip
    written = [f"/{key} ".encode() + string(FORBIDDEN.sub("\ufffd", value)) for key, value in entries.items() if value]
    return b"<< " + b" ".join(written) + b" >>"


def metadata(properties: Properties, part: int, digest: str) -> bytes:
    """The XMP packet (ISO 16684-1) of a file that conforms to PDF/A-`part`a and PDF/UA-1."""
    date = xmp_date(properties.date)
    simple = {
        "pdf:Keywords": properties.keywords, "pdf:Producer": PRODUCER, "xmp:CreatorTool": PRODUCER,
        "xmp:CreateDate": date, "xmp:ModifyDate": date, "xmp:MetadataDate": date,
        "xmpMM:DocumentID": f"uuid:{_uuid(digest)}", "pdfaid:part": str(part), "pdfaid:conformance": "A",
        "pdfuaid:part": "1",
    }  # fmt: skip
    lines = [f"<{name}>{_xml(value)}</{name}>" for name, value in simple.items() if value]
    lines.append(f"<dc:format>application/pdf</dc:format>\n{_array('dc:title', 'Alt', [properties.title])}")
    if properties.author:
        lines.append(_array("dc:creator", "Seq", [properties.author]))
    if properties.subject:
        lines.append(_array("dc:description", "Alt", [properties.subject]))
    lines.append(_array("dc:language", "Bag", [properties.language]))
    declared = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in NAMESPACES.items() if prefix != "rdf")
    body = "\n".join(lines)
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">\n'
        f'<rdf:RDF xmlns:rdf="{NAMESPACES["rdf"]}">\n'
        f'<rdf:Description rdf:about="" {declared}>\n{body}\n{EXTENSION}\n</rdf:Description>\n'
        '</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end="w"?>'
    ).encode()


def output_intent(objects: Objects) -> str:
    """The reference to the output intent: the colours of the file are those of sRGB (IEC 61966-2-1)."""
    profile = objects.add_stream(_srgb(), "/N 3 /Alternate /DeviceRGB ")
    name = "(sRGB IEC61966-2.1)"
    return objects.add(
        f"<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier {name} /Info {name} "
        f"/RegistryName (http://www.color.org) /DestOutputProfile {profile} >>"
    )


def attach(objects: Objects, attachment: Attachment, date: str) -> str:
    """The reference to the file specification of an attached source of the document (ISO 19005-3, 6.8, annex E)."""
    changed = f"/ModDate ({pdf_date(date)}) " if pdf_date(date) else ""
    checksum = hashlib.md5(attachment.data, usedforsecurity=False).hexdigest()
    entries = (
        "/Type /EmbeddedFile /Subtype /application#2Fjson "
        f"/Params << /Size {len(attachment.data)} /CheckSum <{checksum}> {changed}>> "
    )
    where = objects.add_stream(attachment.data, entries)
    name = string(attachment.name)
    return objects.add(
        b"<< /Type /Filespec /F " + name + b" /UF " + name + b" /Desc " + string(attachment.description)
        + f" /AFRelationship /Source /EF << /F {where} /UF {where} >> >>".encode()
    )  # fmt: skip


def pdf_date(date: str) -> str:
    """An ISO date or time as a PDF date (ISO 32000-1, 7.9.4), in the precision given; "" for anything else."""
    parts, zone = _parsed(date)
    if not parts:
        return ""
    suffix = "" if len(parts) < 5 else "Z" if zone in ("", "Z") else f"{zone[:3]}'{zone[-2:]}'"
    return "D:" + "".join(parts) + suffix


def xmp_date(date: str) -> str:
    """An ISO date or time as the metadata write it (ISO 16684-1, 8.2.1.2); "" for anything else."""
    parts, zone = _parsed(date)
    if len(parts) < 5:
        return "-".join(parts)
    zone = "Z" if zone in ("", "Z") else f"{zone[:3]}:{zone[-2:]}"
    return "-".join(parts[:3]) + "T" + ":".join(parts[3:]) + zone


def _parsed(date: str) -> tuple[list[str], str]:
    """The numbers of a date or time, and its zone."""
    match = re.match(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d))?)?)?)?", date)
    if match is None:
        return [], ""
    zone = re.search(r"(?<=\d)(Z|[+-]\d\d:?\d\d)$", date[match.end() :]) or re.search(r"(Z|[+-]\d\d:?\d\d)$", date)
    return [part for part in match.groups() if part], zone[1] if zone and match.group(4) else ""


def _array(name: str, kind: str, values: list[str]) -> str:
    language = ' xml:lang="x-default"' if kind == "Alt" else ""
    items = "".join(f"<rdf:li{language}>{_xml(value)}</rdf:li>" for value in values)
    return f"<{name}><rdf:{kind}>{items}</rdf:{kind}></{name}>"


def _xml(text: str) -> str:
    """Text as XML 1.0 may hold it (2.2), without the word that readers look for at the end of a stream."""
    return escape(FORBIDDEN.sub("\ufffd", text), quote=False).replace("endstream", "&#101;ndstream")


def _uuid(digest: str) -> str:
    return "-".join((digest[:8], digest[8:12], digest[12:16], digest[16:20], digest[20:32]))


@cache
def _srgb() -> bytes:
    """The sRGB profile beside this module, as Little CMS makes it, its date fixed."""
    return Path(__file__).with_name("srgb.icc").read_bytes()
