"""A Word file, opened: its members, parts, relationships, and the stories that its text runs in."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
NAMES = {"w": W[1:-1], "r": R[1:-1], "wp": WP[1:-1], "mc": MC[1:-1], "a": A[1:-1]}
MAIN = "word/document.xml"


@dataclass(frozen=True, slots=True)
class Relation:
    """A relationship. `kind` is the end of its type; `target` is a part's name, or an address where it is outside."""

    id: str
    kind: str
    target: str
    outside: bool


class WordFile:
    """A Word file, opened. Each part is parsed once: whoever changes a tree parses its own."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self.members = archive.infolist()
            self.parts = {member.filename: archive.read(member) for member in self.members}
        self._roots: dict[str, etree._Element] = {}

    def root(self, part: str = MAIN) -> etree._Element:
        if part not in self._roots:
            parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
            self._roots[part] = etree.fromstring(self.parts[part], parser)
        return self._roots[part]

    def find(self, path: str, part: str = MAIN) -> list[etree._Element]:
        return self.root(part).xpath(path, namespaces=NAMES)  # type: ignore[no-any-return]

    def values(self, path: str, part: str = MAIN) -> list[str]:
        """The `w:val` of every element at `path`."""
        return [element.get(f"{W}val") for element in self.find(path, part)]

    def xml_parts(self) -> list[str]:
        """The names of the parts that are XML, those of relationships and content types left out."""
        return [name for name in self.parts if name.endswith(".xml") and name != "[Content_Types].xml"]

    def relationships(self, part: str = "document") -> dict[str, str]:
        """The targets by id, as they are written."""
        name = f"word/_rels/{part}.xml.rels"
        if name not in self.parts:
            return {}
        return {element.get("Id"): element.get("Target") for element in self.root(name).iter(RELATIONSHIP)}

    def relations(self, source: str = "") -> list[Relation]:
        """The relationships of a part, or of the package ("")."""
        folder, name = posixpath.split(source)
        rels = posixpath.join(folder, "_rels", f"{name}.rels")
        if rels not in self.parts:
            return []
        return [_relation(element, folder) for element in self.root(rels).iter(RELATIONSHIP)]

    def related(self, kind: str, source: str = MAIN) -> list[str]:
        """The parts that the relationships of that kind lead to."""
        return [relation.target for relation in self.relations(source) if relation.kind == kind]

    def paragraphs(self) -> list[tuple[str, str]]:
        """Style and text of every paragraph of the body, those of text boxes left out; automatic numbers included."""
        return list(_Printer(self).lines())

    def text(self) -> str:
        return "\n".join(text for _, text in self.paragraphs())

    @cached_property
    def texts(self) -> list[str]:
        """The names of the parts that hold text: the document, its headers, footers, notes and comments."""
        kinds = ("header", "footer", "footnotes", "endnotes", "comments")
        return [MAIN, *(part for kind in kinds for part in self.related(kind) if part in self.parts)]

    def stories(self) -> Iterator[tuple[str, etree._Element]]:
        """What text runs through without a break: the body, each header and footer, each note, each comment."""
        for part in self.texts:
            root = self.root(part)
            if root.tag in (f"{W}footnotes", f"{W}endnotes", f"{W}comments"):
                for story in root:
                    yield f"{part} {story.get(f'{W}id')}", story
            else:
                yield part, root


def _relation(element: etree._Element, folder: str) -> Relation:
    target, outside = element.get("Target"), element.get("TargetMode") == "External"
    if not outside:
        target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
    return Relation(element.get("Id"), element.get("Type").rsplit("/", 1)[-1], target, outside)


def value(element: etree._Element | None, name: str = "val") -> str:
    """An attribute of WordprocessingML, "" where element or attribute is missing."""
    return "" if element is None else str(element.get(f"{W}{name}", ""))


def is_standard(style: etree._Element, kind: str) -> bool:
    """Whether a style is the one of its kind that stands where none is named."""
    return value(style, "type") == kind and value(style, "default") in ("1", "true", "on")


def within(element: etree._Element, *tags: str) -> etree._Element | None:
    """The nearest element around it with one of these tags."""
    return next(element.iterancestors(*tags), None)


class _Printer:
    """Prints the body as Word would: text, tabs and breaks, footnotes as `[1]`, numbers of lists counted."""

    def __init__(self, file: WordFile) -> None:
        self.file = file
        self.levels: dict[str, dict[str, tuple[str, str]]] = {}
        self.counts: dict[tuple[str, str], int] = {}
        root = file.root("word/numbering.xml")
        abstract = {part.get(f"{W}abstractNumId"): part for part in root.iter(f"{W}abstractNum")}
        for instance in root.iter(f"{W}num"):
            number = instance.get(f"{W}numId")
            levels = abstract[instance.find(f"{W}abstractNumId").get(f"{W}val")]
            self.levels[number] = {
                level.get(f"{W}ilvl"): (
                    level.find(f"{W}numFmt").get(f"{W}val"),
                    level.find(f"{W}lvlText").get(f"{W}val"),
                )
                for level in levels.iter(f"{W}lvl")
            }
            for override in instance.iter(f"{W}lvlOverride"):
                start = int(override.find(f"{W}startOverride").get(f"{W}val"))
                self.counts[number, override.get(f"{W}ilvl")] = start - 1

    def lines(self) -> Iterator[tuple[str, str]]:
        for paragraph in self.file.root().iter(f"{W}p"):
            if next(paragraph.iterancestors(f"{W}txbxContent"), None) is None:
                style = paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val")
                yield style, self._label(paragraph) + printed(paragraph)

    def _label(self, paragraph: etree._Element) -> str:
        number = paragraph.find(f"{W}pPr/{W}numPr/{W}numId")
        if number is None:
            return ""
        instance, level = number.get(f"{W}val"), paragraph.find(f"{W}pPr/{W}numPr/{W}ilvl").get(f"{W}val")
        form, text = self.levels[instance][level]
        if form == "bullet":
            return f"{text}\t"
        count = self.counts[instance, level] = self.counts.get((instance, level), 0) + 1
        return re.sub("%[1-9]", count_as(form, count), text) + "\t"


def count_as(form: str, count: int) -> str:
    """A number in one of Word's formats (ISO/IEC 29500-1, 17.18.59)."""
    match form:
        case "decimal":
            return str(count)
        case "lowerLetter":
            return chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        case "lowerRoman":
            return roman(count)
        case "upperLetter" | "upperRoman":
            return count_as(form.replace("upper", "lower"), count).upper()
    raise AssertionError(form)


def roman(count: int) -> str:
    """A number in small Roman numerals."""
    ones, fives = "ixcm", "vld"
    written = ""
    for place, digit in enumerate(reversed(str(count))):
        one = ones[place] if place < 4 else ""
        five, ten = (fives[place], ones[place + 1]) if place < 3 else ("", "")
        forms = ("", one, one * 2, one * 3, one + five, five, five + one, five + one * 2, five + one * 3, one + ten)
        written = (forms[int(digit)] if place < 3 else one * int(digit)) + written
    return written


def printed(element: etree._Element) -> str:
    """The text of a paragraph, field codes and text boxes left out."""
    parts = []
    for piece in element.iter(f"{W}t", f"{W}tab", f"{W}br", f"{W}footnoteReference"):
        if next(piece.iterancestors(f"{W}txbxContent"), None) is not None or piece.getparent().tag == f"{W}tabs":
            continue
        match piece.tag.removeprefix(W):
            case "t":
                parts.append(piece.text or "")
            case "tab":
                parts.append("\t")
            case "br":
                parts.append("\n")
            case "footnoteReference" if piece.get(f"{W}customMarkFollows") is None:
                parts.append(f"[{piece.get(f'{W}id')}]")
    return "".join(parts)
