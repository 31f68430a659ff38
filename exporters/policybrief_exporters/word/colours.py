"""The style's palette in Word's terms: each colour by its value, and by its place in the theme where it has one."""

from __future__ import annotations

from policybrief.document.graphics import Colour
from policybrief.style import Style

_THEME: dict[Colour, tuple[str, str]] = {
    "ink": ("text1", "tx1"),
    "paper": ("background1", "bg1"),
    "accent": ("text2", "tx2"),
    "panel": ("background2", "bg2"),
    "series-1": ("accent1", "accent1"),
    "series-2": ("accent2", "accent2"),
    "series-3": ("accent3", "accent3"),
    "series-4": ("accent4", "accent4"),
    "series-5": ("accent5", "accent5"),
    "series-6": ("accent6", "accent6"),
}


def value(style: Style, colour: Colour) -> str:
    """The colour as `RRGGBB`."""
    return style.palette.get(colour, "#000000").lstrip("#").upper()


def text_colour(style: Style, colour: Colour) -> str:
    """`w:color`; it follows the theme, so that an office that changes the theme changes the document."""
    theme = f' w:themeColor="{_THEME[colour][0]}"' if colour in _THEME else ""
    return f'<w:color w:val="{value(style, colour)}"{theme}/>'


def shading(style: Style, colour: Colour) -> str:
    """`w:shd` for a paragraph, a cell or a run."""
    theme = f' w:themeFill="{_THEME[colour][0]}"' if colour in _THEME else ""
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{value(style, colour)}"{theme}/>'


def border(style: Style, side: str, colour: Colour, points: float, space: int = 0) -> str:
    """A border: `points` thick, `space` points from the text."""
    theme = f' w:themeColor="{_THEME[colour][0]}"' if colour in _THEME else ""
    size = max(2, round(points * 8))
    return f'<w:{side} w:val="single" w:sz="{size}" w:space="{space}" w:color="{value(style, colour)}"{theme}/>'


def drawing_colour(style: Style, colour: Colour) -> str:
    """The colour inside a drawing."""
    if colour in _THEME:
        return f'<a:schemeClr val="{_THEME[colour][1]}"/>'
    return f'<a:srgbClr val="{value(style, colour)}"/>'
