"""The page: its size and margins."""

from __future__ import annotations

from policybrief.style import PAPER, Style
from policybrief_exporters.word.house_style import HouseStyle
from policybrief_exporters.word.stylesheet import twips

_HEADER, _FOOTER = 27.0, 34.0
"""From the edge of the paper to header and footer, in points: the header has room for a running head of two lines."""


def text_width(style: Style) -> float:
    """The width between the margins, in points."""
    if isinstance(style, HouseStyle) and style.setup is not None:
        return style.setup.text_width / 20
    return PAPER[style.page.size][0] - style.page.left - style.page.right


def text_height(style: Style) -> float:
    """The height between the margins, in points."""
    if isinstance(style, HouseStyle) and style.setup is not None:
        size, margins = style.setup.size, style.setup.margins
        return (int(size["h"]) - abs(int(margins["top"])) - abs(int(margins["bottom"]))) / 20
    return PAPER[style.page.size][1] - style.page.top - style.page.bottom


def size_and_margins(style: Style) -> str:
    """`w:pgSz` and `w:pgMar`, and what else a template says of its pages."""
    if isinstance(style, HouseStyle) and style.setup is not None:
        setup = style.setup
        size, margins = ("".join(f' w:{k}="{v}"' for k, v in part.items()) for part in (setup.size, setup.margins))
        return f"<w:pgSz{size}/><w:pgMar{margins}/>{setup.borders}{setup.numbers}"
    width, height = PAPER[style.page.size]
    page = style.page
    return (
        f'<w:pgSz w:w="{twips(width)}" w:h="{twips(height)}"/>'
        f'<w:pgMar w:top="{twips(page.top)}" w:right="{twips(page.right)}" w:bottom="{twips(page.bottom)}" '
        f'w:left="{twips(page.left)}" w:header="{twips(_HEADER)}" w:footer="{twips(_FOOTER)}" w:gutter="0"/>'
    )
