"""The looks of a house template, as a style: what is added to the template's own styles is worked out from it."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from policybrief.document.graphics import Colour
from policybrief.style import Style

Slots = Mapping[Colour, tuple[str, str]]
"""The places of colours in the theme: their names in Word's styles and in drawings."""


class Setup(Struct, frozen=True, kw_only=True):
    """The page set-up of a template, in twentieths of a point.

    Args:
        size, margins: the attributes of `w:pgSz` and `w:pgMar`, without prefix.
        borders, numbers: `w:pgBorders` and `w:pgNumType` as XML, or "".
        text_width: the width between the margins.
    """

    size: Mapping[str, str]
    margins: Mapping[str, str]
    borders: str = ""
    numbers: str = ""
    text_width: int


class HouseStyle(Style, frozen=True, kw_only=True):
    """A style that follows a template.

    Args:
        setup: the template's page; None where it says nothing of it, so that `page` holds.
        slots: the colours that are exactly those of the template's theme.
        heading_fonts: the `w:rFonts` of headings.
        indents: for each level of lists, where its text starts, in twentieths of a point.
    """

    setup: Setup | None
    slots: Slots
    heading_fonts: str
    indents: tuple[int, ...]
