"""The look: what a style's meaning comes to on this paper: type in sizes, colours as numbers, the measure of a line."""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from policybrief.document.graphics import Colour
from policybrief.style import PAPER, Face, Style
from policybrief_exporters.pdf.fonts import Typeface, typeface

LINE_LENGTH = 78
"""The measure in characters. Lines that end where their words end are about five shorter: 75 is easily read."""

SMALL_LENIENCE = 1.25
"""How much longer the lines of small type may be, measured in characters."""

SAMPLE = "the quick brown fox jumps over the lazy dog and a policy office reads what it says of it"
"""Text whose average width of a character is taken for that of a language in Latin letters."""


ASCENT = 0.78
"""How far the baseline lies below the top of the letters, as a share of the size; the rest of the pitch is halved."""


class Cuts:
    """The cuts of a face, each loaded when it is first asked for."""

    __slots__ = ("_face", "_fallback", "_language", "_loaded")

    def __init__(self, face: Face, fallback: tuple[Face, ...], language: str = "") -> None:
        self._face, self._fallback, self._language = face, fallback, language
        self._loaded: dict[tuple[bool, bool], Typeface] = {}

    def cut(self, bold: bool, italic: bool) -> Typeface:
        """The cut of the face."""
        found = self._loaded.get((bold, italic))
        if found is None:
            name = "-".join(word for word, wanted in (("bold", bold), ("italic", italic)) if wanted) or "regular"
            found = self._loaded[bold, italic] = typeface(
                self._face, name, self._fallback, self._language
            )  # fmt: skip
        return found


class Type(Struct, frozen=True):
    """A face in a size: its cuts, those for code, size and line pitch in points, the colour as numbers in a string.

    `bold` and `italic` hold for all of it.
    """

    cuts: Cuts
    mono: Cuts
    size: float
    leading: float
    colour: str
    bold: bool = False
    italic: bool = False

    @property
    def face(self) -> Typeface:
        """The cut of text without stress."""
        return self.cuts.cut(self.bold, self.italic)

    @property
    def baseline(self) -> float:
        """How far the baseline lies below the top of a line."""
        return (self.leading - self.size) / 2 + ASCENT * self.size

    def cut(self, bold: bool, italic: bool) -> Typeface:
        """The cut of text with stress."""
        return self.cuts.cut(self.bold or bold, self.italic or italic)

    def strong(self) -> Type:
        """The same with all of it bold."""
        return replace(self, bold=True)

    def italics(self) -> Type:
        """The same with all of it italic."""
        return replace(self, italic=True)

    def coloured(self, colour: str) -> Type:
        """The same in another colour."""
        return replace(self, colour=colour)

    def sized(self, size: float) -> Type:
        """The same in another size; the line pitch follows."""
        return replace(self, size=size, leading=self.leading * size / self.size)


class Look:
    """A style on paper, for text in a language (BCP 47), which chooses between the forms of joined letters."""

    def __init__(self, style: Style, language: str = "") -> None:
        self.style = style
        self.page = style.page
        self.width, self.height = PAPER[style.page.size]
        self.colours: dict[str, str] = {role: rgb(value) for role, value in style.palette.items()}
        sizes, fonts = style.sizes, style.fonts
        self._mono = Cuts(fonts.mono, fonts.fallback, language)
        self._heading_cuts = Cuts(fonts.heading, fonts.fallback, language)
        body = Cuts(fonts.body, fonts.fallback, language)
        self.body = self._type(body, sizes.body, sizes.leading, "ink")
        self.small = self.body.sized(sizes.small)
        self.muted = self.small.coloured(self.colours["muted"])
        self.title = self._type(self._heading_cuts, sizes.title, 1.16, "accent")
        self.subtitle = replace(self.body.sized(sizes.subtitle), leading=sizes.subtitle * 1.28).coloured(
            self.colours["muted"]
        )
        self.headings = tuple(
            self._type(self._heading_cuts if level < 2 else body, size, 1.22, "accent", bold=level > 1)
            for level, size in enumerate(sizes.headings)
        )
        self.table = replace(self.body.sized(max(sizes.body - 1.5, 7)), leading=max(sizes.body - 1.5, 7) * 1.28)
        self.measure = self._measure(self.body)

    def colour(self, role: Colour) -> str:
        """A colour of the palette, as numbers."""
        return self.colours[role]

    def heading(self, level: int) -> Type:
        """The type of a heading; deep levels share the last."""
        return self.headings[min(level, len(self.headings)) - 1]

    def figure(self, size: float) -> Type:
        """The type of a large figure."""
        return self._type(self._heading_cuts, size, 1.1, "accent")

    def measure_of(self, text: Type) -> float:
        """The longest line of text in a type; notes in small type may be longer, as they are looked up, not read."""
        return self.measure * text.size / self.body.size * (SMALL_LENIENCE if text.size < self.body.size * 0.9 else 1.0)

    @property
    def left(self) -> float:
        return self.page.left

    @property
    def right(self) -> float:
        return self.width - self.page.right

    @property
    def top(self) -> float:
        return self.page.top

    @property
    def bottom(self) -> float:
        return self.height - self.page.bottom

    def _measure(self, text: Type) -> float:
        widths = text.face.character
        return LINE_LENGTH * sum(widths[char] for char in SAMPLE) / len(SAMPLE) * text.size / 1000

    def _type(self, cuts: Cuts, size: float, pitch: float, colour: Colour, *, bold: bool = False) -> Type:
        return Type(cuts, self._mono, size, size * pitch, self.colours[colour], bold)


@lru_cache(maxsize=512)
def rgb(colour: str) -> str:
    """`#RRGGBB` as three numbers from 0 to 1, as a content stream takes them."""
    return " ".join(f"{int(colour[at : at + 2], 16) / 255:.4g}" for at in (1, 3, 5))
