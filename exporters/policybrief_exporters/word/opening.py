"""A Word file that somebody names, opened with limits: nothing in it can make its reader run, fetch or swell."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
Element = Any
"""An element of lxml, which publishes no types."""

MOST_PARTS = 4_000
LARGEST_PART = 64 * 2**20
"""The bytes of one part, unpacked; all parts together have four times as many."""

_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_STRICT_KINDS = "http://purl.oclc.org/ooxml/officeDocument/relationships/"
_WORD = (
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
)
_COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_DOCTYPES = tuple("<!DOCTYPE".encode(encoding) for encoding in ("ascii", "utf-16-le", "utf-16-be"))
_BROKEN = (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError, RuntimeError)
"""What `zipfile` raises for a file that is damaged, encrypted, or packed in a way it does not know."""


class Unreadable(ValueError):
    """No Word file, or one that is broken, locked or out of all measure; the message says why."""


@dataclass(frozen=True, slots=True)
class Relation:
    """A relationship of a part: its id, the last word of its kind (`styles`), and the part it leads to.

    `target` is "" where it leads out of the file.
    """

    identity: str
    kind: str
    target: str


@dataclass(slots=True)
class OpenedFile:
    """The parts of a Word file by their names, as `word/styles.xml`; all reading goes through its methods."""

    archive: zipfile.ZipFile
    names: dict[str, str]
    """The names in the file by their lower-case forms: part names differ by more than case (ISO/IEC 29500-2, 6.2.2)."""
    types: dict[str, str] = field(default_factory=dict)
    """Media types, by the name of the part or, for a leading point, its ending."""

    def data(self, name: str) -> bytes:
        """The bytes of a part. Raises `Unreadable`."""
        found = self.names.get(name.lower())
        if found is None:
            raise Unreadable(f"it has no part {name}")
        if self.archive.getinfo(found).compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise Unreadable(f"its part {name} is packed in a way that no Word file is")
        try:
            return self.archive.read(found)
        except _BROKEN as error:
            raise Unreadable(f"its part {name} cannot be unpacked: {error}") from None

    def root(self, name: str) -> Element:
        """The root of a part of XML, without comments and processing instructions. Raises `Unreadable`."""
        data = self.data(name)
        if any(doctype in data for doctype in _DOCTYPES):
            raise Unreadable(f"its part {name} has a document type, which no Word file has")
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
        )
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise Unreadable(f"its part {name} is no well-formed XML: {error}") from None
        if root.getroottree().docinfo.doctype:
            raise Unreadable(f"its part {name} has a document type, which no Word file has")
        return root

    def media_type(self, name: str) -> str:
        """The media type of a part, "" where none is given."""
        ending = posixpath.splitext(name)[1].lower()
        return self.types.get(name.lower(), self.types.get(ending, ""))

    def relations(self, name: str) -> list[Relation]:
        """The relationships of a part, those of the file for ""."""
        folder, base = posixpath.split(name)
        relations = posixpath.join(folder, "_rels", f"{base}.rels")
        if relations.lower() not in self.names:
            return []
        return [_relation(element, folder) for element in self.root(relations).iter(_RELATIONSHIP)]

    def target(self, name: str, kind: str) -> str:
        """The part that `name` leads to by its first relationship of that kind, or ""."""
        return next((found.target for found in self.relations(name) if found.kind == kind and found.target), "")


def open_file(data: bytes, largest: int = LARGEST_PART) -> tuple[OpenedFile, str]:
    """The file, and the name of its main part.

    Raises `Unreadable` for what is no Word file, for one with macros or a password, for what is broken, and for
    what has a part of more than `largest` bytes, unpacked.
    """
    _refuse_other_kinds(data)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _BROKEN as error:
        raise Unreadable(f"it is damaged: {error}") from None
    members = archive.infolist()
    if len(members) > MOST_PARTS:
        raise Unreadable(f"it has {len(members):,} parts; more than {MOST_PARTS:,} are not read")
    if any(member.file_size > largest for member in members):
        raise Unreadable(f"it has a part of more than {largest // 2**20} MiB, unpacked")
    if sum(member.file_size for member in members) > 4 * largest:
        raise Unreadable(f"it is larger than {4 * largest // 2**20} MiB, unpacked")
    file = OpenedFile(archive, {member.filename.lower(): member.filename for member in members})
    if len(file.names) < len(members):
        raise Unreadable("it has two parts of one name")
    if "[content_types].xml" not in file.names:
        raise Unreadable("it is no Word file (.docx or .dotx)")
    _read_types(file)
    return file, _main_part(file)


def _refuse_other_kinds(data: bytes) -> None:
    if data.startswith(_COMPOUND_FILE):
        if _ENCRYPTED in data:
            raise Unreadable("it is locked with a password; save it without one")
        raise Unreadable("it is in Word's old format (.doc); save it as .docx or .dotx")
    if not data.startswith(b"PK"):
        raise Unreadable("it is no Word file (.docx or .dotx)")


def _read_types(file: OpenedFile) -> None:
    for element in file.root("[Content_Types].xml"):
        media_type = element.get("ContentType", "")
        if element.tag == f"{_TYPES}Default":
            file.types[f".{element.get('Extension', '')}".lower()] = media_type
        elif element.tag == f"{_TYPES}Override":
            file.types[element.get("PartName", "").lstrip("/").lower()] = media_type


def _main_part(file: OpenedFile) -> str:
    """The name of the main part of a Word file that has no macros."""
    name = file.target("", "officeDocument")
    if not name:
        if any(found.kind == "strict" for found in file.relations("")):
            raise Unreadable("it is in the Strict Open XML format; save it as a plain Word document or template")
        raise Unreadable("it is no Word file (.docx or .dotx)")
    kinds = {media_type.lower() for media_type in file.types.values()}
    if any("macroenabled" in kind or "vbaproject" in kind for kind in kinds):
        raise Unreadable("it can hold macros (.docm or .dotm), which are not taken; save it as .docx or .dotx")
    if file.media_type(name) not in _WORD:
        raise Unreadable("it is no Word file (.docx or .dotx)")
    return name


def _relation(element: Element, folder: str) -> Relation:
    kind, target = element.get("Type", ""), element.get("Target", "")
    if kind == f"{_STRICT_KINDS}officeDocument":
        return Relation(element.get("Id", ""), "strict", "")
    short = kind.removeprefix(_KINDS) if kind.startswith(_KINDS) else ""
    if element.get("TargetMode") == "External":
        return Relation(element.get("Id", ""), short, "")
    path = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
    return Relation(element.get("Id", ""), short, path)
