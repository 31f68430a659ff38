"""The style's palette in Word's terms: each colour by its value, and by its place in the theme where it has one."""

from __future__ import annotations

from typing import Literal

from policybrief.document.graphics import Colour
from policybrief.style import Style
from policybrief_exporters.word.house_style import HouseStyle, Slots

THEME: dict[Colour, tuple[str, str]] = {
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
"""The places of the colours in the theme: their names in styles and in drawings."""

Hatch = Literal["", "up", "down", "cross"]
_HATCHES = {"up": "wdUpDiag", "down": "wdDnDiag", "cross": "diagCross"}


def _slots(style: Style) -> Slots:
    return style.slots if isinstance(style, HouseStyle) else THEME


def value(style: Style, colour: Colour) -> str:
    """The colour as `RRGGBB`."""
    return style.palette.get(colour, "#000000").lstrip("#").upper()


def text_colour(style: Style, colour: Colour) -> str:
    """`w:color`; it follows the theme, so that an office that changes the theme changes the document."""
    slots = _slots(style)
    theme = f' w:themeColor="{slots[colour][0]}"' if colour in slots else ""
    return f'<w:color w:val="{value(style, colour)}"{theme}/>'


def shading(style: Style, colour: Colour) -> str:
    """`w:shd` for a paragraph, a cell or a run."""
    slots = _slots(style)
    theme = f' w:themeFill="{slots[colour][0]}"' if colour in slots else ""
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{value(style, colour)}"{theme}/>'


def border(style: Style, side: str, colour: Colour, points: float, space: int = 0) -> str:
    """A border: `points` thick, `space` points from the text."""
    slots = _slots(style)
    theme = f' w:themeColor="{slots[colour][0]}"' if colour in slots else ""
    size = max(2, round(points * 8))
    return f'<w:{side} w:val="single" w:sz="{size}" w:space="{space}" w:color="{value(style, colour)}"{theme}/>'


def filling(style: Style, colour: Colour | None, hatch: Hatch = "") -> str:
    """The filling of a shape: none, plain, or hatched, on a ground that it shows on."""
    if hatch:
        front: Colour = "paper" if colour is not None and colour.startswith("series") else "muted"
        ground = drawing_colour(style, colour or "paper")
        return (
            f'<a:pattFill prst="{_HATCHES[hatch]}"><a:fgClr>{drawing_colour(style, front)}</a:fgClr>'
            f"<a:bgClr>{ground}</a:bgClr></a:pattFill>"
        )
    return "<a:noFill/>" if colour is None else f"<a:solidFill>{drawing_colour(style, colour)}</a:solidFill>"


def outline(style: Style, colour: Colour | None, points: float, dash: tuple[float, ...] = ()) -> str:
    """The line of a shape, `points` thick; `dash` as lengths on and off."""
    if colour is None:
        return "<a:ln><a:noFill/></a:ln>"
    pattern = "dashDot" if len(dash) > 2 else "sysDot" if dash and dash[0] <= 2 * points else "dash"
    dashes = f'<a:prstDash val="{pattern}"/>' if dash else ""
    return f'<a:ln w="{max(1, round(points * 12700))}">{filling(style, colour)}{dashes}</a:ln>'


def drawing_colour(style: Style, colour: Colour) -> str:
    """The colour inside a drawing."""
    slots = _slots(style)
    if colour in slots:
        return f'<a:schemeClr val="{slots[colour][1]}"/>'
    return f'<a:srgbClr val="{value(style, colour)}"/>'
