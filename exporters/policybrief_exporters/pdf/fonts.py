"""Fonts: metrics and coverage of a TrueType file, the faces a run may draw from, and the subset that a file embeds.

A loaded `Font` never changes and serves every export. What one export used of it stands in its `Subset`, which goes
into the file as a Type 0 font whose codes are the subset's own slots (two bytes a glyph); so a slot may stand for any
glyph, also one that no character maps to, and says through ToUnicode which text it shows.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from functools import lru_cache
from io import BytesIO
from typing import Any

from policybrief.style import Face
from policybrief_exporters.pdf.characters import STAND_INS, is_ignorable, to_unicode

REPLACEMENTS = (0x25A1, 0xFFFD, 0x3F)
"""What is drawn for a character that no face has, in the order of preference: a box, a replacement mark, "?"."""

SUBSETTING = threading.Lock()
"""ReportLab's parser keeps its place in the file on itself while it makes a subset."""


class Font:
    """A static TrueType font.

    `parser` is ReportLab's; `glyphs` maps code points to glyph numbers. Widths are in thousandths of the size.
    """

    __slots__ = ("advances", "data", "glyphs", "name", "number", "parser")

    def __init__(self, data: bytes) -> None:
        from reportlab.pdfbase.ttfonts import TTFontFile

        self.data = data
        self.parser: Any = TTFontFile(BytesIO(data))
        self.name: str = self.parser.name.decode("latin-1")
        self.glyphs: dict[int, int] = self.parser.charToGlyph
        self.advances: dict[int, float] = self.parser.charWidths

    def has(self, code: int) -> bool:
        """Whether the font draws the character, or something that looks the same."""
        return code in self.glyphs or STAND_INS.get(code, -1) in self.glyphs

    def drawn_as(self, code: int) -> int:
        """The character whose glyph is drawn for `code`, which the font must have."""
        return code if code in self.glyphs else STAND_INS[code]


@lru_cache(maxsize=64)
def load(data: bytes) -> Font:
    """The font of a TrueType file. Equal bytes give the same object, other bytes never do, whatever their names."""
    return Font(data)


class Widths(dict[str, float]):
    """The width of a word, in thousandths of the size: looked up once for each word.

    The one place that measures: pair kerning would be added to the sum here and in `Subset.__missing__`.
    """

    __slots__ = ("_typeface",)

    def __init__(self, typeface: Typeface) -> None:
        super().__init__()
        self._typeface = typeface

    def __missing__(self, word: str) -> float:
        character = self._typeface.character
        width = sum([character[char] for char in word])
        if len(self) < 200_000:
            self[word] = width
        return width


class Characters(dict[str, float]):
    """The width of a character in the face that draws it."""

    __slots__ = ("_typeface",)

    def __init__(self, typeface: Typeface) -> None:
        super().__init__()
        self._typeface = typeface

    def __missing__(self, char: str) -> float:
        font, drawn = self._typeface.source(char)
        width = self[char] = 0.0 if drawn < 0 else float(font.advances.get(drawn, 0))
        return width


class Typeface:
    """A cut of a face with the faces that stand in where it lacks a glyph."""

    __slots__ = ("_ascii", "_covered", "_fallbacks", "_loaded", "character", "font", "widths")

    def __init__(self, data: bytes, fallbacks: Sequence[Face]) -> None:
        self.font = load(data)
        self._fallbacks = fallbacks
        self._loaded: dict[str, tuple[Font, int]] = {}
        self._covered: frozenset[str] = frozenset(
            char for code, char in ((code, chr(code)) for code in self.font.glyphs) if not is_ignorable(code)
        )
        self._ascii = self._covered.issuperset(map(chr, range(0x20, 0x7F)))
        self.character = Characters(self)
        self.widths = Widths(self)

    def source(self, char: str) -> tuple[Font, int]:
        """The font that draws a character, and the character whose glyph it draws; -1 where nothing is drawn."""
        found = self._loaded.get(char)
        if found is None:
            found = self._loaded[char] = self._find(char)
        return found

    def lacks(self, char: str) -> bool:
        """Whether no face draws the character, so that a replacement stands for it."""
        code = ord(char)
        return not is_ignorable(code) and not any(font.has(code) for font in self._fonts())

    def runs(self, text: str) -> list[tuple[Font, str]]:
        """`text` cut into runs of one font each."""
        if self._covers(text):
            return [(self.font, text)]
        runs: list[tuple[Font, str]] = []
        for char in text:
            font, drawn = self.source(char)
            if drawn < 0:
                continue
            if runs and runs[-1][0] is font:
                runs[-1] = (font, runs[-1][1] + char)
            else:
                runs.append((font, char))
        return runs

    def uncovered(self, text: str) -> str:
        """The characters of `text` that the first face lacks, each once, in order."""
        return "" if self._covers(text) else "".join(dict.fromkeys(c for c in text if c not in self._covered))

    def _covers(self, text: str) -> bool:
        return (self._ascii and text.isascii() and text.isprintable()) or self._covered.issuperset(text)

    def _find(self, char: str) -> tuple[Font, int]:
        code = ord(char)
        if is_ignorable(code):
            return self.font, -1
        for font in self._fonts():
            if font.has(code):
                return font, font.drawn_as(code)
        for replacement in REPLACEMENTS:
            for font in self._fonts():
                if replacement in font.glyphs:
                    return font, replacement
        return self.font, next(iter(self.font.glyphs), 0)

    def _fonts(self) -> list[Font]:
        return [self.font, *(load(face.files["regular"]) for face in self._fallbacks)]


class Fallbacks:
    """The faces that stand in, compared as objects, so that their files are read only when a glyph is wanted."""

    __slots__ = ("faces",)

    def __init__(self, faces: tuple[Face, ...]) -> None:
        self.faces = faces

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Fallbacks) and [*map(id, self.faces)] == [*map(id, other.faces)]

    def __hash__(self) -> int:
        return hash(tuple(map(id, self.faces)))


@lru_cache(maxsize=64)
def _typeface(data: bytes, fallbacks: Fallbacks) -> Typeface:
    return Typeface(data, fallbacks.faces)


def typeface(face: Face, cut: str, fallback: tuple[Face, ...]) -> Typeface:
    """A cut of a face; a cut that the face lacks is taken from its regular. Kept for later exports, with its widths."""
    data = face.files[cut if cut in face.files else "regular"]
    return _typeface(data, Fallbacks(fallback))


class Subset(dict[int, str]):
    """What one file uses of a font: a table for `str.translate` from characters to codes, as they stand in a string.

    `name` is the resource's name. The slots are given in the order of first use, so equal documents give equal files.
    """

    __slots__ = ("characters", "drawn", "font", "name")

    def __init__(self, font: Font, name: str) -> None:
        super().__init__()
        self.font, self.name = font, name
        self.characters: list[str] = [""]
        self.drawn: list[int] = [0]

    def __missing__(self, code: int) -> str:
        glyph = code if self.font.has(code) else 0
        drawn = self.font.drawn_as(code) if glyph else self._replacement()
        slot = len(self.drawn)
        self.drawn.append(drawn)
        self.characters.append(to_unicode(code))
        written = self[code] = _escaped(slot)
        return written

    def _replacement(self) -> int:
        return next((code for code in REPLACEMENTS if code in self.font.glyphs), 0)


def _escaped(slot: int) -> str:
    """A slot's two bytes as they are written in a literal string (ISO 32000-1, 7.3.4.2)."""
    special = {0x28: "\\(", 0x29: "\\)", 0x5C: "\\\\", 0x0D: "\\r", 0x0A: "\\n"}
    return "".join(special.get(byte, chr(byte)) for byte in (slot >> 8, slot & 0xFF))
