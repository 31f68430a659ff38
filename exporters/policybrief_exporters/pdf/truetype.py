"""TrueType fonts as HarfBuzz reads them: glyphs, advances, kerning, and the part of a font that a file embeds.

HarfBuzz is the one reader of fonts: what is measured, drawn, shaped and embedded comes from the same tables. All
lengths are in thousandths of the size, as in the width tables of PDF.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from policybrief.errors import InvalidStyle
from policybrief.problems import Problem, Severity
from policybrief_exporters.pdf.characters import REPLACEMENTS, STAND_INS, is_ignorable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

MOST_WORDS = 100_000
"""So many words are remembered: more than any brief has, so that no stream of briefs fills the memory."""

KERNING = {"kern": True, "liga": False, "clig": False, "calt": False}
"""What HarfBuzz does to plain text: letters stay single, so that each code of a file stands for one of them."""

_DROPPED = (
    "GSUB",
    "GPOS",
    "GDEF",
    "BASE",
    "MATH",
    "STAT",
    "DSIG",
    "OS/2",
    "cmap",
    "gasp",
    "kern",
    "meta",
    "name",
    "post",
)
"""Tables that a CIDFontType2 does not need (ISO 32000-1, 9.9): its codes and its text are told by the file."""


class Font:
    """A static TrueType font. `codes` holds the code points that it has glyphs for, `shaper` is HarfBuzz's font,
    `replacement` the character that is drawn for one that it lacks.

    Raises `InvalidStyle` for data without a glyph for any character.
    """

    __slots__ = ("codes", "face", "kerned", "kerns", "name", "replacement", "scale", "shaper")

    def __init__(self, data: bytes) -> None:
        import uharfbuzz as hb

        self.face: Any = hb.Face(data)
        self.shaper: Any = hb.Font(self.face)
        self.codes: Any = self.face.unicodes
        if not self.codes:
            raise InvalidStyle([Problem(severity=Severity.ERROR, rule="style-font", message=_BROKEN)])
        self.scale: float = 1000 / self.face.upem
        name = self.face.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME) or ""
        self.name = "".join(char for char in name if char.isascii() and (char.isalnum() or char in "-_")) or "Font"
        self.kerns = Kerns(self)
        self.kerned = Kerned(self.kerns)
        self.replacement: int = next((code for code in REPLACEMENTS if code in self.codes), next(iter(self.codes)))

    def has(self, code: int) -> bool:
        """Whether the font draws the character, or something that looks the same."""
        return code in self.codes or STAND_INS.get(code, -1) in self.codes

    def glyph(self, code: int) -> int:
        """The glyph that is drawn for a character; 0, which is none, where the font does not have it."""
        # Fonts differ in what they have for U+00AD; where it is drawn, it is a hyphen.
        glyph = None if code == 0xAD else self.shaper.get_nominal_glyph(code)
        if not glyph and code in STAND_INS:
            glyph = self.shaper.get_nominal_glyph(STAND_INS[code])
        return glyph or 0

    def drawn(self, code: int) -> int:
        """The character that is drawn for one: itself, one that looks the same, or a replacement."""
        if code in self.codes or is_ignorable(code):
            return code
        alike = STAND_INS.get(code, -1)
        return alike if alike in self.codes else self.replacement

    def advance(self, glyph: int) -> float:
        """The width of a glyph (table `hmtx`), kerning not counted."""
        units: int = self.shaper.get_glyph_h_advance(glyph)
        return round(units * self.scale, 2)

    @property
    def weight(self) -> int:
        """How heavy the font is, from 100 to 900 (table `OS/2`); 400, which is regular, where it does not say."""
        return int.from_bytes(self.table("OS/2")[4:6], "big") or 400

    def table(self, tag: str) -> bytes:
        """A table of the font; empty where it has none."""
        return bytes(self.face.reference_table(tag).data)

    def subset(self, glyphs: Iterable[int]) -> tuple[bytes, Mapping[int, int]]:
        """A font with these glyphs alone and without hints, and the number that each has there."""
        import uharfbuzz as hb

        wanted = hb.SubsetInput()
        for glyph in glyphs:
            wanted.glyph_set.add(glyph)
        for tag in _DROPPED:
            wanted.drop_table_tag_set.add(int.from_bytes(tag.ljust(4).encode(), "big"))
        wanted.flags = int(hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE)
        plan = hb.SubsetPlan(self.face, wanted)
        return bytes(plan.execute().blob.data), dict(plan.old_to_new_glyph_mapping)


_BROKEN = "a font file of the style has no glyph for any character, or is damaged"


IDEOGRAPHS = ("\u2e80", "")
"""Pairs from here on are not remembered: there are as many of them as of ideographs, squared."""


class Kerns(dict[tuple[str, str], int]):
    """How much closer (less than 0) or further apart two neighbouring characters stand: asked once for each pair.

    White space is not kerned, as words are measured and drawn one by one; ideographs are not, as each fills a square.
    """

    __slots__ = ("_font",)

    def __init__(self, font: Font) -> None:
        super().__init__()
        self._font = font

    def __missing__(self, pair: tuple[str, str]) -> int:
        if pair > IDEOGRAPHS:
            return 0
        kern = self[pair] = 0 if pair[0].isspace() or pair[1].isspace() else self._asked(pair)
        return kern

    def _asked(self, pair: tuple[str, str]) -> int:
        import uharfbuzz as hb

        font = self._font
        buffer = hb.Buffer()
        buffer.add_str(pair[0] + pair[1])
        buffer.guess_segment_properties()
        hb.shape(font.shaper, buffer, KERNING)
        first, second = font.glyph(ord(pair[0])), font.glyph(ord(pair[1]))
        if [info.codepoint for info in buffer.glyph_infos] != [first, second]:
            return 0
        apart: int = sum(place.x_advance for place in buffer.glyph_positions)
        alone: int = sum(font.shaper.get_glyph_h_advance(glyph) for glyph in (first, second))
        return round((apart - alone) * font.scale)


class Kerned(dict[str, tuple[tuple[tuple[str, int], ...], str]]):
    """The parts of a word with the kern that follows each, and the part that no kern follows."""

    __slots__ = ("_kerns",)

    def __init__(self, kerns: Kerns) -> None:
        super().__init__()
        self._kerns = kerns

    def __missing__(self, word: str) -> tuple[tuple[tuple[str, int], ...], str]:
        kerns = [self._kerns[pair] for pair in pairwise(word)]
        places = [place for place, kern in enumerate(kerns, 1) if kern]
        before = tuple((word[at:to], kerns[to - 1]) for at, to in zip((0, *places), places, strict=False))
        found = before, word[places[-1] if places else 0 :]
        if len(self) < MOST_WORDS:
            self[word] = found
        return found


@lru_cache(maxsize=64)
def load(data: bytes) -> Font:
    """The font of a TrueType file. Equal bytes give the same object, other bytes never do, whatever their names."""
    return Font(data)
