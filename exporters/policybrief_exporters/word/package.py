"""The package: the parts with their relationships, and a zip file that is the same each time."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PACKAGE_URI, PackURI
from docx.opc.part import Part
from docx.package import Package

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_EPOCH = (1980, 1, 1, 0, 0, 0)
_LEVEL = 3
"""Of zlib's levels: the sixth makes a file smaller by a sixth, and takes more than twice as long."""
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_COMPRESSED = (".png", ".jpeg", ".xlsx")
_DEFAULTS = {"rels": CT.OPC_RELATIONSHIPS, "xml": CT.XML, "png": CT.PNG, "jpeg": CT.JPEG, "xlsx": CT.SML_SHEET}


def xml_part(package: Package, name: str, content_type: str, xml: str | bytes) -> Part:
    """A part of XML text, at the path `name` in the package; bytes are UTF-8."""
    data = _DECLARATION.encode() + (xml.encode() if isinstance(xml, str) else xml)
    return Part(PackURI(name), content_type, data, package)


def relate(source: Package | Part, identity: str, kind: str, target: Part | str) -> None:
    """A relationship with a chosen id; a `target` that is an address lies outside the package."""
    source.rels.add_relationship(kind, target, identity, is_external=isinstance(target, str))


def save(package: Package) -> bytes:
    """The file: members in the order of the relationships, 1980 as their time, nothing of the machine."""
    parts = tuple(package.iter_parts())
    return zipped(_members(package, parts))


def _members(package: Package, parts: Iterable[Part]) -> Iterator[tuple[str, bytes]]:
    yield "[Content_Types].xml", _content_types(parts)
    yield PACKAGE_URI.rels_uri.membername, package.rels.xml
    for part in parts:
        yield part.partname.membername, part.blob
        if part.rels:
            yield part.partname.rels_uri.membername, part.rels.xml


def zipped(members: Iterable[tuple[str, bytes]]) -> bytes:
    """A zip file of members with their names, the same in every run."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in members:
            _write(archive, name, data)
    return buffer.getvalue()


def _write(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    member = zipfile.ZipInfo(name, _EPOCH)
    member.compress_type = zipfile.ZIP_STORED if name.endswith(_COMPRESSED) else zipfile.ZIP_DEFLATED
    member.create_system = 0
    member.external_attr = 0
    archive.writestr(member, data, compresslevel=_LEVEL)


def _content_types(parts: Iterable[Part]) -> bytes:
    """`[Content_Types].xml` (ISO/IEC 29500-2, 10.1.2.2)."""
    endings, overrides = {"rels", "xml"}, []
    for part in parts:
        if part.partname.ext in ("png", "jpeg", "xlsx"):
            endings.add(part.partname.ext)
        else:
            overrides.append(f'<Override PartName="{part.partname}" ContentType="{part.content_type}"/>')
    defaults = [f'<Default Extension="{ending}" ContentType="{_DEFAULTS[ending]}"/>' for ending in sorted(endings)]
    return f'{_DECLARATION}<Types xmlns="{_TYPES}">{"".join(defaults)}{"".join(overrides)}</Types>'.encode()


__all__ = ["CT", "RT", "Package", "relate", "save", "xml_part", "zipped"]
