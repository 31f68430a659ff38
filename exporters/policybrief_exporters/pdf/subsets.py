"""Subsets: what one file uses of a font, and how words stand in its strings.

A subset goes into the file as a Type 0 font whose codes are the subset's own slots (two bytes a glyph); so a slot may
stand for any glyph, also one that no character maps to, and says through ToUnicode which text it shows.
"""

from __future__ import annotations

from policybrief_exporters.pdf.characters import to_unicode
from policybrief_exporters.pdf.shaping import Glyph
from policybrief_exporters.pdf.truetype import MOST_WORDS, Font


class Subset(dict[int, str]):
    """What one file uses of a font: a table for `str.translate` from characters to codes, as they stand in a string.

    `name` is the resource's name. A slot is a glyph of `glyphs` with the text of `texts` that it stands for. The slots
    are given in the order of first use, so equal documents give equal files.
    """

    __slots__ = ("_shaped", "font", "glyphs", "name", "pieces", "texts")

    def __init__(self, font: Font, name: str) -> None:
        super().__init__()
        self.font, self.name = font, name
        self.glyphs: list[int] = [0]
        self.texts: list[str] = [""]
        self.pieces = Pieces(self)
        self._shaped: dict[tuple[int, str], str] = {}

    def __missing__(self, code: int) -> str:
        glyph = self.font.glyph(code) or self.font.glyph(self.font.replacement)
        written = self[code] = self._slot(glyph, to_unicode(code))
        return written

    def placed(self, glyph: Glyph) -> str:
        """The slot of a glyph of shaped text, as it is written in a string."""
        key = glyph.number, glyph.text
        written = self._shaped.get(key)
        if written is None:
            written = self._shaped[key] = self._slot(*key)
        return written

    def shown(self, text: str) -> str:
        """The strings and kerns that show `text`: the inside of an array for the operator TJ."""
        return f"({self[0x20].join(map(self.pieces.__getitem__, text.split(' ')))})"

    def _slot(self, glyph: int, text: str) -> str:
        self.glyphs.append(glyph)
        self.texts.append(text)
        return _escaped(len(self.glyphs) - 1)


class Pieces(dict[str, str]):
    """Words as they stand in a string, with the kerns between their letters: `A)80(V`. Put together once a word."""

    __slots__ = ("_subset",)

    def __init__(self, subset: Subset) -> None:
        super().__init__()
        self._subset = subset

    def __missing__(self, word: str) -> str:
        subset = self._subset
        before, last = subset.font.kerned[word]
        piece = last.translate(subset)
        if before:
            piece = "".join([f"{part.translate(subset)}){-kern}(" for part, kern in before]) + piece
        if len(self) < MOST_WORDS:
            self[word] = piece
        return piece


def _escaped(slot: int) -> str:
    """A slot's two bytes as they are written in a literal string (ISO 32000-1, 7.3.4.2)."""
    special = {0x28: "\\(", 0x29: "\\)", 0x5C: "\\\\", 0x0D: "\\r", 0x0A: "\\n"}
    return "".join(special.get(byte, chr(byte)) for byte in (slot >> 8, slot & 0xFF))
