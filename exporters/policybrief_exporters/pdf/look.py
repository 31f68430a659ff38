"""The look: what a style's meaning comes to on this paper: type in sizes, colours as numbers, the measure of a line."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from policybrief.document.graphics import Colour
from policybrief.style import Face, Style
from policybrief_exporters.pdf.fonts import Typeface, typeface

PAPER = {"A4": (595.276, 841.89), "Letter": (612.0, 792.0)}
"""Paper sizes in points (ISO 216; ANSI/ASME Y14.1)."""

LINE_LENGTH = 75
"""The longest line in characters that is easily read."""

SAMPLE = "the quick brown fox jumps over the lazy dog and a policy office reads what it says of it"
"""Text whose average width of a character is taken for that of a language in Latin letters."""


@dataclass(frozen=True, slots=True)
class Type:
    """A face in a size: four cuts, the size and line pitch in points, the colour as three numbers in a string."""

    regular: Typeface
    italic: Typeface
    bold: Typeface
    bold_italic: Typeface
    mono: Typeface
    size: float
    leading: float
    colour: str

    def cut(self, bold: bool, italic: bool) -> Typeface:
        """The cut of the face."""
        if bold:
            return self.bold_italic if italic else self.bold
        return self.italic if italic else self.regular

    def strong(self) -> Type:
        """The same with all of it bold."""
        return replace(self, regular=self.bold, italic=self.bold_italic)

    def coloured(self, colour: str) -> Type:
        """The same in another colour."""
        return replace(self, colour=colour)

    def sized(self, size: float) -> Type:
        """The same in another size; the line pitch follows."""
        return replace(self, size=size, leading=self.leading * size / self.size)


class Look:
    """A style on paper."""

    def __init__(self, style: Style) -> None:
        self.style = style
        self.page = style.page
        self.width, self.height = PAPER[style.page.size]
        self.colours: dict[str, str] = {role: rgb(value) for role, value in style.palette.items()}
        sizes = style.sizes
        self.body = self._type(style.fonts.body, sizes.body, sizes.leading, "ink")
        self.small = self.body.sized(sizes.small)
        self.muted = self.small.coloured(self.colours["muted"])
        self.title = self._type(style.fonts.heading, sizes.title, 1.16, "accent")
        self.subtitle = replace(self.body.sized(sizes.subtitle), leading=sizes.subtitle * 1.28).coloured(
            self.colours["muted"]
        )
        self.headings = tuple(
            self._type(style.fonts.heading if level < 2 else style.fonts.body, size, 1.22, "accent", bold=level > 1)
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
        return self._type(self.style.fonts.heading, size, 1.1, "accent")

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
        widths = text.regular.character
        return LINE_LENGTH * sum(widths[char] for char in SAMPLE) / len(SAMPLE) * text.size / 1000

    def _type(self, face: Face, size: float, pitch: float, colour: Colour, *, bold: bool = False) -> Type:
        fonts = self.style.fonts
        regular, italic, strong, strong_italic = (
            typeface(face, cut, fonts.fallback) for cut in ("regular", "italic", "bold", "bold-italic")
        )
        mono = typeface(fonts.mono, "regular", fonts.fallback)
        made = Type(regular, italic, strong, strong_italic, mono, size, size * pitch, self.colours[colour])
        return made.strong() if bold else made


@lru_cache(maxsize=512)
def rgb(colour: str) -> str:
    """`#RRGGBB` as three numbers from 0 to 1, as a content stream takes them."""
    return " ".join(f"{int(colour[at : at + 2], 16) / 255:.4g}" for at in (1, 3, 5))
