"""A style: how meaning looks. One style serves Word, PDF and any later format."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from policybrief.document.graphics import Colour

PaperSize = Literal["A4", "Letter"]

PAPER: Mapping[PaperSize, tuple[float, float]] = {"A4": (595.276, 841.89), "Letter": (612.0, 792.0)}
"""Width and height of each paper in points (ISO 216; ANSI/ASME Y14.1)."""


class Face(Struct, frozen=True, kw_only=True):
    """A family of static TrueType fonts, and the family name that Word asks for.

    `files` maps `regular`, `italic`, `bold`, `bold-italic` to the font's bytes; a missing cut falls back to `regular`.
    A loaded style reads a font's bytes when its cut is first looked up, so look up only what is drawn: neither the
    keys nor `in` read anything, and the same bytes object is given every time.
    """

    family: str
    files: Mapping[str, bytes]

    def __repr__(self) -> str:
        return f"Face(family={self.family!r})"  # fonts are long


class Fonts(Struct, frozen=True, kw_only=True):
    """The faces: body text, headings, code; `fallback` faces give the glyphs that a face lacks, in their order."""

    body: Face
    heading: Face
    mono: Face
    fallback: tuple[Face, ...] = ()


class Page(Struct, frozen=True, kw_only=True):
    """The paper and its margins, in points (1/72 inch)."""

    size: PaperSize = "A4"
    top: float = 78
    bottom: float = 72
    left: float = 108
    right: float = 108


class Sizes(Struct, frozen=True, kw_only=True):
    """Type sizes in points; `leading` is the line pitch as a multiple of the size."""

    body: float = 12
    small: float = 9.5
    title: float = 25
    subtitle: float = 14
    headings: tuple[float, ...] = (16.5, 14, 12.5, 12, 12, 12)
    leading: float = 1.32


class Style(Struct, frozen=True, kw_only=True):
    """A style as loaded.

    Args:
        name: the style's name.
        fonts, page, sizes: type and paper.
        palette: a colour `#RRGGBB` for each role of `Colour`.
        logo: a PNG or JPEG for the title block, or None; `logo_alt` says what it shows.
        labels: labels over those of the kind and the language, by language: `{"en": {"summary": "In brief"}}`; the
            language `*` holds for all.
        order: the order of the parts, over that of the kind; empty leaves it to the kind.
        hyphenation: whether words may be divided at the ends of lines.
        embed_model: whether Word and PDF files carry the JSON model.
    """

    name: str
    fonts: Fonts
    page: Page = Page()
    sizes: Sizes = Sizes()
    palette: Mapping[Colour, str]
    logo: bytes | None = None
    logo_alt: str = ""
    labels: Mapping[str, Mapping[str, str]] = {}
    order: tuple[str, ...] = ()
    hyphenation: bool = True
    embed_model: bool = True
