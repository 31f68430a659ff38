"""Single defects in a good Word file: how they are made and written, and who is said to see them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from lxml import etree

from word_file import MAIN, NAMES, W

SDK = "open-xml-sdk"
TEXT = "text"
"""The paragraphs of the body compared with those of the document."""
RELS = "word/_rels/document.xml.rels"
STYLES, NUMBERING, NOTES, COMMENTS = (
    f"word/{name}.xml" for name in ("styles", "numbering", "footnotes", "comments")
)  # fmt: skip
HEADER, FOOTER, SETTINGS, CORE = "word/header2.xml", "word/footer2.xml", "word/settings.xml", "docProps/core.xml"
TYPES = "[Content_Types].xml"
EPOCH = (1980, 1, 1, 0, 0, 0)


@dataclass(slots=True)
class Package:
    """The parts of a file by name, in their order, to be changed; `date` and `system` are those of the members."""

    parts: dict[str, bytes]
    date: tuple[int, int, int, int, int, int] = EPOCH
    system: int = 0
    twice: list[str] = field(default_factory=list)

    def replace(self, part: str, old: str, new: str, count: int = 1) -> None:
        """Replaces the first `count` occurrences of a text in a part, which has it."""
        assert old.encode() in self.parts[part], f"{part} has no {old}"
        self.parts[part] = self.parts[part].replace(old.encode(), new.encode(), count)

    @contextmanager
    def tree(self, part: str = MAIN) -> Iterator[etree._Element]:
        """The tree of a part, written back after it was changed."""
        root = etree.fromstring(self.parts[part])
        yield root
        self.parts[part] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)

    def data(self) -> bytes:
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            for name in (*self.parts, *self.twice):
                member = zipfile.ZipInfo(name, self.date)
                member.compress_type, member.create_system = zipfile.ZIP_DEFLATED, self.system
                archive.writestr(member, self.parts[name])
        return buffer.getvalue()


def damaged(data: bytes, change: Callable[[Package], None]) -> bytes:
    """The file after the change."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        package = Package({member.filename: archive.read(member) for member in archive.infolist()})
    change(package)
    return package.data()


def essence(data: bytes) -> list[object]:
    """What a file holds, however its XML is written: two files of one essence differ in nothing that counts."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [
            (one.filename, one.date_time, one.create_system, _canonical(archive.read(one))) for one in archive.filelist
        ]


def _canonical(data: bytes) -> bytes:
    try:
        root = etree.fromstring(data)
    except etree.XMLSyntaxError:
        return data
    return root.getroottree().docinfo.doctype.encode() + etree.tostring(root, method="c14n")


def unchanged(package: Package) -> None:
    """No defect: what is left is what writing the file anew does to it."""


def first(root: etree._Element, path: str) -> etree._Element:
    """The first element at a path, which has one."""
    found = root.xpath(path, namespaces=NAMES)
    assert found, f"nothing at {path}"
    return found[0]


def remove(element: etree._Element) -> None:
    """Takes an element out, with all that it holds."""
    parent = element.getparent()
    assert parent is not None
    parent.remove(element)


def element(tag: str, **attributes: str) -> etree._Element:
    """An element of WordprocessingML."""
    return etree.Element(f"{W}{tag}", {f"{W}{name}": text for name, text in attributes.items()})
