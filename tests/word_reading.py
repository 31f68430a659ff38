"""Reading a Word file back without the exporter: its parts, its text as printed, and rules that validators miss."""

from __future__ import annotations

import io
import re
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from lxml import etree

from policybrief.context import Context, Export
from policybrief.document import blocks as b
from policybrief_exporters.word import WordExporter
from word_documents import BRIEFING, context

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
NAMES = {"w": W[1:-1], "r": R[1:-1], "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"}


class WordFile:
    """A Word file, opened."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}

    def root(self, part: str = "word/document.xml") -> etree._Element:
        return etree.fromstring(self.parts[part])

    def find(self, path: str, part: str = "word/document.xml") -> list[etree._Element]:
        return self.root(part).xpath(path, namespaces=NAMES)  # type: ignore[no-any-return]

    def values(self, path: str, part: str = "word/document.xml") -> list[str]:
        """The `w:val` of every element at `path`."""
        return [element.get(f"{W}val") for element in self.find(path, part)]

    def relationships(self, part: str = "document") -> dict[str, str]:
        """The targets by id."""
        name = f"word/_rels/{part}.xml.rels"
        if name not in self.parts:
            return {}
        return {element.get("Id"): element.get("Target") for element in self.root(name).iter(RELATIONSHIP)}

    def paragraphs(self) -> list[tuple[str, str]]:
        """Style and text of every paragraph of the body, those of text boxes left out; automatic numbers included."""
        return [(style, text) for style, _, text in _Printer(self).lines()]

    def text(self) -> str:
        return "\n".join(text for _, text in self.paragraphs())


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

    def lines(self) -> Iterator[tuple[str, str, str]]:
        for paragraph in self.file.root().iter(f"{W}p"):
            if next(paragraph.iterancestors(f"{W}txbxContent"), None) is None:
                style = paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val")
                label = self._label(paragraph)
                yield style, label, label + printed(paragraph)

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
    """A number in one of Word's formats (ISO/IEC 29500-1, 17.18.59), for the small numbers of these tests."""
    roman = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
    match form:
        case "decimal":
            return str(count)
        case "lowerLetter":
            return chr(ord("a") + count - 1)
        case "upperLetter":
            return chr(ord("A") + count - 1)
        case "lowerRoman":
            return roman[count]
        case "upperRoman":
            return roman[count].upper()
    raise AssertionError(form)


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


def made(document: b.Document, surroundings: Context | None = None) -> Export:
    """The document exported, held against a validator and the rules below: no test sees a file that breaks them."""
    export = WordExporter().export(BRIEFING, document, surroundings or context())
    found = faults(export.data)
    assert not found, "\n".join(found)
    return export


def opened(document: b.Document, surroundings: Context | None = None) -> WordFile:
    return WordFile(made(document, surroundings).data)


def faults(data: bytes) -> list[str]:
    """What the validator and the rules find wrong with a Word file."""
    return [*audit(data), *broken_rules(WordFile(data))]


def audit(data: bytes) -> list[str]:
    """The errors that openxml-audit finds. A new validator each time: its caches outlive a file (0.8.0)."""
    from openxml_audit import OpenXmlValidator

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "made.docx")
        path.write_bytes(data)
        return [f"{error.path}: {error.description}" for error in OpenXmlValidator().validate(path).errors]


def broken_rules(file: WordFile) -> list[str]:
    """Faults that make Word repair or refuse a file, or print it wrong, and that schemas do not show."""
    return [*_bookmarks(file), *_fields(file), *_cells(file), *_styles(file), *_links(file), *_drawings(file)]


def _bookmarks(file: WordFile) -> Iterator[str]:
    starts, ends = file.find("//w:bookmarkStart"), file.find("//w:bookmarkEnd")
    names = Counter(start.get(f"{W}name").lower() for start in starts)
    yield from (f"bookmark {name} twice" for name, count in names.items() if count > 1)
    yield from (f"bookmark name {name!r}" for name in names if not re.fullmatch(r"[a-z_][a-z0-9_]{0,39}", name))
    opened_ids = [start.get(f"{W}id") for start in starts]
    if sorted(opened_ids) != sorted(end.get(f"{W}id") for end in ends) or len(set(opened_ids)) != len(opened_ids):
        yield "bookmarks are not paired"
    for part in ("word/document.xml", "word/footnotes.xml"):
        if part in file.parts:
            codes = "".join(f" {element.text} " for element in file.find("//w:instrText", part))
            wanted = set(re.findall(r"\b(?:REF|PAGEREF|NOTEREF) (\S+)", codes))
            wanted |= {link.get(f"{W}anchor") for link in file.find("//w:hyperlink[@w:anchor]", part)}
            yield from (f"no bookmark {name}" for name in sorted(wanted) if name.lower() not in names)


def _fields(file: WordFile) -> Iterator[str]:
    for name in file.parts:
        if name.startswith("word/") and name.endswith(".xml") and name.count("/") == 1:
            depth = 0
            for mark in file.find("//w:fldChar", name):
                kind = mark.get(f"{W}fldCharType")
                depth += {"begin": 1, "separate": 0, "end": -1}[kind]
                if depth < 0 or (kind == "separate" and depth == 0):
                    yield f"{name}: a field ends before it begins"
            if depth:
                yield f"{name}: a field is not closed"


def _cells(file: WordFile) -> Iterator[str]:
    for cell in file.find("//w:tc"):
        if cell[-1].tag != f"{W}p":
            yield "a cell does not end with a paragraph"
    for body in file.find("//w:body | //w:tc"):
        kinds = [child.tag for child in body]
        if (f"{W}tbl", f"{W}tbl") in pairwise(kinds) or kinds[-2:] == [f"{W}tbl", f"{W}sectPr"]:
            yield "two tables touch, or a table ends the body"
    for table in file.find("//w:tbl"):
        columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
        if columns > 63 or any(len(row.findall(f"{W}tc")) != columns for row in table.findall(f"{W}tr")):
            yield "a row has not as many cells as the table has columns"


def _styles(file: WordFile) -> Iterator[str]:
    known = {style.get(f"{W}styleId") for style in file.find("//w:style", "word/styles.xml")}
    for part in [name for name in file.parts if re.fullmatch(r"word/(document|footnotes|header\d|footer\d).xml", name)]:
        used = set(file.values("//w:pStyle | //w:rStyle | //w:tblStyle", part))
        yield from (f"{part}: no style {style}" for style in sorted(used - known))
    based = set(file.values("//w:basedOn | //w:next", "word/styles.xml"))
    yield from (f"no style {style} to be based on" for style in sorted(based - known))


def _links(file: WordFile) -> Iterator[str]:
    for part in ("document", "footnotes"):
        if f"word/{part}.xml" in file.parts:
            wanted = set(re.findall(rb'\br:(?:id|embed)="([^"]*)"', file.parts[f"word/{part}.xml"]))
            missing = {name.decode() for name in wanted} - set(file.relationships(part))
            yield from (f"{part}: no relationship {name}" for name in sorted(missing))


def _drawings(file: WordFile) -> Iterator[str]:
    numbers = re.findall(rb'<(?:wp:docPr|wps:cNvPr) id="(\d+)"', file.parts["word/document.xml"])
    if len(set(numbers)) != len(numbers):
        yield "two drawings have one id"
