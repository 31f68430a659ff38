"""The table styles: data tables, cards of key figures, and a panel for each kind of callout."""

from __future__ import annotations

from collections.abc import Iterator

from policybrief.document.graphics import Colour
from policybrief.style import Style
from policybrief.style.looks import PANELS, PanelLook
from policybrief_exporters.word import colours
from policybrief_exporters.word.stylesheet import WordStyle, run_properties, twips


def table_styles(style: Style) -> Iterator[WordStyle]:
    """All of them; the style sheet takes those that it needs."""
    margins = _margins(0, 5.4, 0, 5.4)
    normal = f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/>{margins}</w:tblPr>'
    yield WordStyle("TableNormal", "Normal Table", "table", body=normal, common=True, default=True)
    yield _table("BriefTable", "Brief Table", _data(style, 4, 5), common=True)
    yield _table("BriefTableSmall", "Brief Table Small", _data(style, 2, 2))
    yield _table("Cards", "Cards", _cards(style))
    for role, look in PANELS.items():
        yield _table(f"{role.capitalize()}Panel", f"{role.capitalize()} Panel", _panel(style, look))


def _table(identity: str, name: str, body: str, *, common: bool = False) -> WordStyle:
    return WordStyle(identity, name, "table", "TableNormal", body=body, common=common)


def _data(style: Style, high: float, wide: float) -> str:
    """Rules between the rows, the head on a ground of its own, a strong rule above the total."""
    rules = colours.border(style, "top", "accent", 1) + colours.border(style, "bottom", "accent", 1)
    rules += colours.border(style, "insideH", "rule", 0.5)
    table = f"<w:tblPr><w:tblBorders>{rules}</w:tblBorders>{_margins(high, wide, high, wide)}</w:tblPr>"
    head = f"<w:tcBorders>{colours.border(style, 'bottom', 'accent', 1)}</w:tcBorders>{colours.shading(style, 'panel')}"
    total = f"<w:tcBorders>{colours.border(style, 'top', 'accent', 1)}</w:tcBorders>"
    bold = run_properties(bold=True)
    return (
        f'{table}<w:tblStylePr w:type="firstRow">{bold}<w:tcPr>{head}<w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr>'
        f'<w:tblStylePr w:type="lastRow">{bold}<w:tcPr>{total}</w:tcPr></w:tblStylePr>'
    )


def _cards(style: Style) -> str:
    bars = colours.border(style, "left", "accent", 2.25) + colours.border(style, "insideV", "accent", 2.25)
    return f"<w:tblPr><w:tblBorders>{bars}</w:tblBorders>{_margins(3, 8, 3, 8)}</w:tblPr>"


def _panel(style: Style, look: PanelLook) -> str:
    """One ground for all rows, a bar at its start, a line around it."""
    edges: list[tuple[str, Colour | None, float]] = [
        ("top", look.frame, 0.75), ("left", look.bar or look.frame, 3 if look.bar else 0.75),
        ("bottom", look.frame, 0.75), ("right", look.frame, 0.75),
    ]  # fmt: skip
    borders = "".join(colours.border(style, side, colour, points) for side, colour, points in edges if colour)
    return (
        f"<w:tblPr><w:tblBorders>{borders}</w:tblBorders>{_margins(2, 10, 6, 10)}</w:tblPr>"
        f"<w:tcPr>{colours.shading(style, look.ground)}</w:tcPr>"
        f'<w:tblStylePr w:type="firstRow"><w:tcPr>{_title_margin()}</w:tcPr></w:tblStylePr>'
    )


def _title_margin() -> str:
    """The title of a panel stands close to what follows."""
    return '<w:tcMar><w:bottom w:w="0" w:type="dxa"/></w:tcMar>'


def _margins(top: float, left: float, bottom: float, right: float) -> str:
    sides = (("top", top), ("left", left), ("bottom", bottom), ("right", right))
    inside = "".join(f'<w:{side} w:w="{twips(points)}" w:type="dxa"/>' for side, points in sides)
    return f"<w:tblCellMar>{inside}</w:tblCellMar>"
