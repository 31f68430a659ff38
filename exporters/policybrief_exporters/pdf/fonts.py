"""Fonts in use: how wide words are, the faces a run may draw from, and what a file uses of each font.

A loaded `Font` never changes and serves every export. What one export used of it stands in its `Subset`, which goes
into the file as a Type 0 font whose codes are the subset's own slots (two bytes a glyph); so a slot may stand for any
glyph, also one that no character maps to, and says through ToUnicode which text it shows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from policybrief.style import Face
from policybrief_exporters.pdf.characters import IGNORABLE, is_ignorable, to_unicode
from policybrief_exporters.pdf.truetype import Font, load

REPLACEMENTS = (0x25A1, 0xFFFD, 0x3F)
"""What is drawn for a character that no face has, in the order of preference: a box, a replacement mark, "?"."""

MOST_WORDS = 100_000
"""So many words of a face are remembered: more than any brief has, so that no stream of briefs fills the memory."""


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


class Typeface:
    """A cut of a face with the faces that stand in where it lacks a glyph."""

    __slots__ = ("_ascii", "_covered", "_fallbacks", "_loaded", "character", "font", "widths")

    def __init__(self, data: bytes, fallbacks: Sequence[Face]) -> None:
        self.font = load(data)
        self._fallbacks = fallbacks
        self._loaded: dict[str, tuple[Font, int]] = {}
        self._covered = frozenset(IGNORABLE.sub("", "".join(map(chr, self.font.codes))))
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

    def measure(self, text: str) -> float:
        """The width of a text, kerned."""
        width = sum(map(self.character.__getitem__, text))
        for font, run in self.runs(text):
            width += sum(map(font.kerns.__getitem__, pairwise(run)))
        return width

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
            yield load(face.files["regular"])


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

    `name` is the resource's name. A slot is a glyph of `glyphs` with the text of `texts` that it stands for. The slots
    are given in the order of first use, so equal documents give equal files.
    """

    __slots__ = ("font", "glyphs", "name", "pieces", "texts")

    def __init__(self, font: Font, name: str) -> None:
        super().__init__()
        self.font, self.name = font, name
        self.glyphs: list[int] = [0]
        self.texts: list[str] = [""]
        self.pieces = Pieces(self)

    def __missing__(self, code: int) -> str:
        glyph = self.font.glyph(code) or self.font.glyph(self._replacement())
        written = self[code] = self.slot(glyph, to_unicode(code))
        return written

    def slot(self, glyph: int, text: str) -> str:
        """A new slot, as it is written in a string."""
        self.glyphs.append(glyph)
        self.texts.append(text)
        return _escaped(len(self.glyphs) - 1)

    def shown(self, text: str) -> str:
        """The strings and kerns that show `text`: the inside of an array for the operator TJ."""
        return f"({self[0x20].join(map(self.pieces.__getitem__, text.split(' ')))})"

    def _replacement(self) -> int:
        return next((code for code in REPLACEMENTS if code in self.font.codes), next(iter(self.font.codes)))


class Pieces(dict[str, str]):
    """Words as they stand in a string, with the kerns between their letters: `A)80(V`. Put together once a word."""

    __slots__ = ("_subset",)

    def __init__(self, subset: Subset) -> None:
        super().__init__()
        self._subset = subset

    def __missing__(self, word: str) -> str:
        subset, kerns = self._subset, self._subset.font.kerns
        kerned = [kerns[pair] for pair in pairwise(word)]
        if any(kerned):
            parts = [
                subset[ord(char)] + (f"){-kern}(" if kern else "")
                for char, kern in zip(word, (*kerned, 0), strict=True)
            ]
            piece = "".join(parts)
        else:
            piece = word.translate(subset)
        if len(self) < MOST_WORDS:
            self[word] = piece
        return piece


def _escaped(slot: int) -> str:
    """A slot's two bytes as they are written in a literal string (ISO 32000-1, 7.3.4.2)."""
    special = {0x28: "\\(", 0x29: "\\)", 0x5C: "\\\\", 0x0D: "\\r", 0x0A: "\\n"}
    return "".join(special.get(byte, chr(byte)) for byte in (slot >> 8, slot & 0xFF))
