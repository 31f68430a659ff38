"""A Word file taken apart to be edited, and put together again."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from lxml import etree

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
W = f"{{{WORD}}}"
R = f"{{{OFFICE_RELATIONSHIPS}}}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"

Element = Any
"""An element of lxml, which publishes no types."""

BODY = "word/document.xml"
NOTES = "word/footnotes.xml"


class WordFile:
    """The parts of a file; those that were asked for as trees are written back from their trees."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            self.parts = {name: package.read(name) for name in package.namelist()}
        self._trees: dict[str, Element] = {}

    def tree(self, part: str) -> Element:
        """The root of a part; what is changed in it is saved."""
        if part not in self._trees:
            self._trees[part] = etree.fromstring(self.parts[part], etree.XMLParser(huge_tree=True))
        return self._trees[part]

    @property
    def stories(self) -> list[str]:
        """The parts that hold text which a reader sees: the body, the notes, headers and footers."""
        margins = sorted(name for name in self.parts if re.fullmatch(r"word/(?:header|footer)\d*\.xml", name))
        return [BODY, *([NOTES] if NOTES in self.parts else []), *margins]

    def save(self) -> bytes:
        """The file."""
        for name, tree in self._trees.items():
            self.parts[name] = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
            for name, content in self.parts.items():
                package.writestr(name, content)
        return made.getvalue()

    def relate(self, kind: str, target: str, *, outside: bool = False) -> str:
        """The id of a new relationship of the body to `target`."""
        tree = self.tree("word/_rels/document.xml.rels")
        identity = f"rIdReview{len(tree)}"
        more = {"TargetMode": "External"} if outside else {}
        etree.SubElement(
            tree, f"{{{RELATIONSHIPS}}}Relationship", Id=identity, Type=f"{OFFICE_RELATIONSHIPS}/{kind}", Target=target,
            **more,
        )  # fmt: skip
        return identity

    def add_part(self, name: str, content_type: str, tree: Element) -> None:
        """Puts a part into the file, with its content type."""
        types = self.tree("[Content_Types].xml")
        etree.SubElement(types, f"{{{CONTENT_TYPES}}}Override", PartName=f"/{name}", ContentType=content_type)
        self.parts[name] = b""
        self._trees[name] = tree


_CONTENTS_TITLES = ("TOCHeading", "ContentsHeading")
"""The style of the title above the contents, as Word and as LibreOffice call it."""


def paragraphs(root: Element) -> list[Element]:
    """The paragraphs of a story in order, without those of the contents, with their title, and of drawings."""
    found, depth, contents = [], 0, 0
    for paragraph in root.iter(f"{W}p"):
        if any(True for _ in paragraph.iterancestors(f"{W}txbxContent")):
            continue
        in_contents = contents > 0
        for element in own(paragraph, "fldChar", "instrText"):
            match element.get(f"{W}fldCharType"):
                case "begin":
                    depth += 1
                case "end":
                    depth -= 1
                    if depth < contents:
                        contents = 0
                case None if (element.text or "").split()[:1] == ["TOC"]:
                    contents, in_contents = depth, True
        if not in_contents and style(paragraph) not in _CONTENTS_TITLES:
            found.append(paragraph)
    return found


def own(paragraph: Element, *names: str) -> Iterator[Element]:
    """The elements of those names within a paragraph that are in no paragraph nested in it."""
    nested = paragraph.find(f".//{W}txbxContent") is not None
    for element in paragraph.iter(*(W + name for name in names)):
        if not nested or next(element.iterancestors(f"{W}p"), None) is paragraph:
            yield element


def style(paragraph: Element) -> str:
    """The id of a paragraph's style, or ""."""
    named = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if named is None else str(named.get(f"{W}val"))


def tag(element: Element) -> str:
    """The tag of the innermost content control of the project's that an element stands in, or ""."""
    for control in element.iterancestors(f"{W}sdt"):
        named = control.find(f"{W}sdtPr/{W}tag")
        if named is not None and str(named.get(f"{W}val")).startswith("pb:"):
            return str(named.get(f"{W}val"))
    return ""


def tags(within: Element) -> list[str]:
    """The tags of all the project's content controls within an element, in order, each once."""
    named = (str(found.get(f"{W}val")) for found in within.iter(f"{W}tag"))
    return list(dict.fromkeys(name for name in named if name.startswith("pb:")))


def new(name: str, /, **attributes: str) -> Element:
    """An element of WordprocessingML; the attributes' names are its own."""
    return etree.Element(W + name, {W + key: value for key, value in attributes.items()}, nsmap={"w": WORD})
