"""What the content streams of a PDF show: each text and each painted shape with the marked content it stands in.

Knows nothing of the exporter: streams are parsed by qpdf, text is decoded through each font's ToUnicode map.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import pikepdf

PAINTING = frozenset({"f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "Do", "EI"})
NO_TEXT = "\U0010fffe"
"""Stands for a code that has no text: a code point that is no character (Unicode 23.7)."""
SHOWING = frozenset({"Tj", "TJ", "'", '"'})


@dataclass(frozen=True, slots=True)
class Shown:
    """A text that one operator shows, the MCID it stands in (None for none), and whether it is an artifact."""

    page: int
    text: str
    mcid: int | None
    artifact: bool


@dataclass(slots=True)
class Marked:
    """A marked-content sequence with an MCID: its tag and its text."""

    page: int
    mcid: int
    tag: str
    text: str = ""
    languages: set[str] = field(default_factory=set)


@dataclass(slots=True)
class PageContent:
    """A page's content: every text in order, the sequences by MCID, and what is wrong with the marking."""

    shown: list[Shown] = field(default_factory=list)
    sequences: dict[int, Marked] = field(default_factory=dict)
    operators: set[str] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)


class CharacterMap:
    """A font's ToUnicode map (ISO 32000-1, 9.10.3)."""

    def __init__(self, font: pikepdf.Object) -> None:
        self.name = str(font.get("/BaseFont", ""))
        self.codes: dict[bytes, str] = {}
        self.lengths = [2] if font.get("/Subtype") == "/Type0" else [1]
        if "/ToUnicode" in font:
            self._read(font.ToUnicode.read_bytes().decode("latin-1"))

    def _read(self, cmap: str) -> None:
        spaces = re.findall(r"begincodespacerange(.*?)endcodespacerange", cmap, re.S)
        self.lengths = sorted({len(low) // 2 for space in spaces for low in re.findall(r"<([0-9a-fA-F]+)>", space)})
        for block in re.findall(r"beginbfchar(.*?)endbfchar", cmap, re.S):
            for code, text in re.findall(r"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]*)>", block):
                self.codes[bytes.fromhex(code)] = _utf16(text)
        for block in re.findall(r"beginbfrange(.*?)endbfrange", cmap, re.S):
            for low, high, to in re.findall(r"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>\s*(<[0-9a-fA-F]+>|\[.*?\])", block):
                self._add_range(low, high, re.findall(r"<([0-9a-fA-F]*)>", to))

    def _add_range(self, low: str, high: str, texts: list[str]) -> None:
        size = len(low) // 2
        for offset, code in enumerate(range(int(low, 16), int(high, 16) + 1)):
            if len(texts) > 1:
                text = _utf16(texts[offset])
            else:
                base = _utf16(texts[0])
                text = base[:-1] + chr(ord(base[-1]) + offset)
            self.codes[code.to_bytes(size, "big")] = text

    def decode(self, data: bytes) -> str:
        """The text of a shown string; a code without text gives U+FFFC, which no text of a brief holds."""
        parts, at = [], 0
        while at < len(data):
            for length in self.lengths:
                code = data[at : at + length]
                if code in self.codes:
                    parts.append(self.codes[code])
                    at += length
                    break
            else:
                parts.append(NO_TEXT)
                at += self.lengths[-1]
        return "".join(parts)


def _utf16(digits: str) -> str:
    return bytes.fromhex(digits).decode("utf-16-be", "replace")


@dataclass(slots=True)
class _Open:
    """A marked-content sequence that is open."""

    tag: str
    mcid: int | None
    actual: str | None
    language: str


class ContentReader:
    """Reads the pages of a file; fonts are parsed once."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pdf = pdf
        self._maps: dict[tuple[int, int], CharacterMap] = {}

    @cached_property
    def pages(self) -> list[PageContent]:
        """The content of each page."""
        return [self._page(index, page) for index, page in enumerate(self._pdf.pages)]

    def _page(self, index: int, page: pikepdf.Page) -> PageContent:
        content = PageContent()
        opened: list[_Open] = []
        self._stream(index, page, page.resources, content, opened)
        if opened:
            content.faults.append(f"page {index + 1} ends inside {opened[-1].tag}")
        return content

    def _stream(self, index: int, stream: Any, resources: Any, content: PageContent, opened: list[_Open]) -> None:
        font: CharacterMap | None = None
        fonts: list[CharacterMap | None] = []
        for instruction in pikepdf.parse_content_stream(stream):
            operator, operands = str(instruction.operator), instruction.operands
            content.operators.add(operator)
            match operator:
                case "BMC" | "BDC":
                    opened.append(self._open(index, operands, resources, content))
                case "EMC":
                    if not opened:
                        content.faults.append(f"page {index + 1} closes a sequence that is not open")
                    else:
                        opened.pop()
                case "q":
                    fonts.append(font)
                case "Q":
                    font = fonts.pop() if fonts else None
                case "Tf":
                    font = self._map(resources.Font[operands[0]])
                case "Tj" | "TJ" | "'" | '"':
                    self._show(index, operands, font, content, opened)
                case "Do" if resources.XObject[operands[0]].get("/Subtype") == "/Form":
                    form = resources.XObject[operands[0]]
                    self._stream(index, form, form.get("/Resources", resources), content, opened)
                case _ if operator in PAINTING and not _is_marked(opened):
                    content.faults.append(f"page {index + 1} paints with {operator} outside marked content")

    def _open(self, index: int, operands: Any, resources: Any, content: PageContent) -> _Open:
        properties = operands[1] if len(operands) > 1 else {}
        if isinstance(properties, pikepdf.Name):
            properties = resources.Properties[properties]
        mcid = int(properties["/MCID"]) if "/MCID" in properties else None
        actual = str(properties["/ActualText"]) if "/ActualText" in properties else None
        tag = str(operands[0]).removeprefix("/")
        if mcid is not None:
            if mcid in content.sequences:
                content.faults.append(f"page {index + 1} has MCID {mcid} twice")
            content.sequences.setdefault(mcid, Marked(index, mcid, tag))
        return _Open(tag, mcid, actual, str(properties.get("/Lang", "")))

    def _show(
        self, index: int, operands: Any, font: CharacterMap | None, content: PageContent, opened: list[_Open]
    ) -> None:
        last = operands[-1]
        strings = last if isinstance(last, pikepdf.Array) else [last]
        data = b"".join(bytes(item) for item in strings if isinstance(item, pikepdf.String))
        text = font.decode(data) if font else NO_TEXT * len(data)
        mcids = [place for place, one in enumerate(opened) if one.mcid is not None]
        artifact = any(one.tag == "Artifact" for one in opened)
        mcid = opened[mcids[-1]].mcid if mcids else None
        content.shown.append(Shown(index, text, mcid, artifact))
        if mcid is None and not artifact:
            content.faults.append(f"page {index + 1} shows {text!r} outside marked content")
        if mcid is None:
            return
        if artifact:
            content.faults.append(f"page {index + 1} shows {text!r} in an artifact and in MCID {mcid}")
        sequence = content.sequences[mcid]
        for one in opened[mcids[-1] :]:
            if one.language:
                sequence.languages.add(one.language)
            if one.actual is not None:  # it stands for all that is shown until the sequence is closed
                sequence.text += one.actual
                one.actual = ""
                return
        sequence.text += text

    def _map(self, font: pikepdf.Object) -> CharacterMap:
        if font.objgen not in self._maps:
            self._maps[font.objgen] = CharacterMap(font)
        return self._maps[font.objgen]

    def texts(self) -> Iterator[Shown]:
        """Every shown text of the file, in the order in which it is drawn."""
        for page in self.pages:
            yield from page.shown


def _is_marked(opened: list[_Open]) -> bool:
    return any(one.mcid is not None or one.tag == "Artifact" for one in opened)
