"""Typefaces: the fonts that a run may draw from, and how wide its words are. They serve every export alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Literal
from unicodedata import bidirectional

from msgspec import Struct

from policybrief.style import Face
from policybrief_exporters.pdf.characters import COMPLEX, IGNORABLE, PRIVATE, REPLACEMENTS, is_ignorable, is_mark
from policybrief_exporters.pdf.shaping import Glyph, shape
from policybrief_exporters.pdf.truetype import MOST_WORDS, Font, load


class Widths(dict[str, float]):
    """The width of a text, kerned, in thousandths of the size: looked up once for each word."""

    __slots__ = ("_typeface",)

    def __init__(self, typeface: Typeface) -> None:
        super().__init__()
        self._typeface = typeface

    def __missing__(self, word: str) -> float:
        width = self._typeface.measure(word)
        if len(self) < MOST_WORDS:
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
        width = self[char] = 0.0 if drawn < 0 else font.advance(font.glyph(drawn))
        return width


HEAVY = 600
"""The weight (OS/2, usWeightClass) from which on bold cuts stand in for what a face lacks."""


class Part(Struct, frozen=True):
    """A part of a text that is drawn in one font: character by character, or shaped, in the direction it is read in."""

    font: Font
    text: str
    kind: Literal["plain", "joined", "reversed"]


class Typeface:
    """A cut of a face with the faces that stand in where it lacks a glyph, for text in a language (BCP 47, or "")."""

    __slots__ = ("_ascii", "_cuts", "_fallbacks", "_found", "_language", "_plain", "character", "font", "widths")

    def __init__(self, data: bytes, fallbacks: Sequence[Face], cut: str = "regular", language: str = "") -> None:
        self.font = load(data)
        self._fallbacks, self._language = fallbacks, language
        heavy = cut.startswith("bold") or self.font.weight >= HEAVY
        asked = "bold" if heavy and cut == "regular" else cut
        self._cuts = (asked, "bold", "regular") if heavy else (asked, "regular")
        self._found: dict[str, tuple[Font, int]] = {}
        characters = IGNORABLE.sub("", "".join(map(chr, self.font.codes)))
        self._plain = frozenset(PRIVATE.sub("", COMPLEX.sub("", characters)))
        self._ascii = self._plain.issuperset(map(chr, range(0x20, 0x7F)))
        self.character = Characters(self)
        self.widths = Widths(self)

    def source(self, char: str) -> tuple[Font, int]:
        """The font that draws a character, and the character whose glyph it draws; -1 where nothing is drawn."""
        found = self._found.get(char)
        if found is None:
            found = self._found[char] = self._find(char)
        return found

    def lacks(self, char: str) -> bool:
        """Whether no face draws the character, so that a replacement stands for it."""
        code = ord(char)
        return not is_ignorable(code) and not any(font.has(code) for font in self._fonts())

    def is_plain(self, text: str) -> bool:
        """Whether all of a text is drawn in the first font, character by character."""
        return (self._ascii and text.isascii() and text.isprintable()) or self._plain.issuperset(text)

    def measure(self, text: str, *, rtl: bool = False) -> float:
        """The width of a text, kerned or shaped; `rtl` where all of it runs from right to left."""
        if not rtl and self.is_plain(text):
            return self._kerned(self.font, text)
        return sum(self.extent(part) for part in self.parts(text, rtl=rtl))

    def parts(self, text: str, *, rtl: bool = False) -> list[Part]:
        """`text` cut into parts of one font and one kind each, in the order in which they are read."""
        parts: list[Part] = []
        for char in text:
            font, drawn = self.source(char)
            last = parts[-1] if parts else None
            mark = is_mark(char)
            if last and last.kind != "plain" and (drawn < 0 or (mark and last.font.has(ord(char)))):
                parts[-1] = Part(last.font, last.text + char, last.kind)
            elif last and mark and last.font is font:
                # A mark and the plain letter below it are shaped together.
                parts[-1:] = [Part(font, last.text[:-1], "plain")] if last.text[:-1] else []
                parts.append(Part(font, last.text[-1] + char, "joined"))
            elif drawn >= 0:
                kind = _kind(char, rtl=rtl)
                if last and last.font is font and last.kind == kind:
                    parts[-1] = Part(font, last.text + char, kind)
                else:
                    parts.append(Part(font, char, kind))
        return parts

    def extent(self, part: Part) -> float:
        """The width of a part."""
        if part.kind == "plain":
            return self._kerned(part.font, part.text)
        return sum(glyph.advance for glyph in self._glyphs(part))

    def placed(self, part: Part, left: float) -> list[tuple[float, Glyph]]:
        """The glyphs of a part that is shaped, each with its left edge, in the order in which they are read."""
        placed: list[tuple[float, Glyph]] = []
        for glyph in self._glyphs(part):
            placed.append((left + glyph.x, glyph))
            left += glyph.advance
        return placed[::-1] if part.kind == "reversed" else placed

    def uncovered(self, text: str) -> str:
        """The characters of `text` that are not plain ones of the first font, each once, in order."""
        return "" if self.is_plain(text) else "".join(dict.fromkeys(char for char in text if char not in self._plain))

    def _glyphs(self, part: Part) -> tuple[Glyph, ...]:
        return shape(part.font, part.text, self._language, rtl=part.kind == "reversed")

    def _kerned(self, font: Font, text: str) -> float:
        return sum(map(self.character.__getitem__, text)) + sum(map(font.kerns.__getitem__, pairwise(text)))

    def _find(self, char: str) -> tuple[Font, int]:
        code = ord(char)
        if is_ignorable(code):
            return self.font, -1
        for font in self._fonts():
            if font.has(code):
                return font, code
        for replacement in REPLACEMENTS:
            for font in self._fonts():
                if replacement in font.codes:
                    return font, replacement
        return self.font, next(iter(self.font.codes))

    def _fonts(self) -> Iterator[Font]:
        """The fonts in the order in which they are asked, each read when it is its turn."""
        yield self.font
        for face in self._fallbacks:
            yield load(face.files[next(cut for cut in self._cuts if cut in face.files)])


def _kind(char: str, *, rtl: bool) -> Literal["plain", "joined", "reversed"]:
    if rtl or bidirectional(char) in ("R", "AL"):
        return "reversed"
    return "joined" if COMPLEX.match(char) else "plain"


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
def _typeface(data: bytes, fallbacks: Fallbacks, cut: str, language: str) -> Typeface:
    return Typeface(data, fallbacks.faces, cut, language)


def typeface(face: Face, cut: str, fallback: tuple[Face, ...], language: str = "") -> Typeface:
    """A cut of a face; a cut that a face lacks is taken from its regular. Kept for later exports, with its widths."""
    return _typeface(face.files[cut if cut in face.files else "regular"], Fallbacks(fallback), cut, language)
