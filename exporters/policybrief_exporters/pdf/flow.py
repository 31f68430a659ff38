"""The flow: a document as a list of measured pieces, each of which stands whole on one page.

A piece is a line of text, a table row, a row of cards, a drawing. Frames (panels, bars, tables) span the pieces that
name them; where a page ends inside a frame, it is closed there and opened again on the next page.
"""

from __future__ import annotations

from msgspec import Struct

from policybrief.document.graphics import Graphic
from policybrief_exporters.pdf.lines import Line
from policybrief_exporters.pdf.look import Type
from policybrief_exporters.pdf.structure import Element

FREE, TOGETHER, FIRM = 0, 1, 2
"""How strongly a piece holds on to the next: not; as long as the group fits on a page; always (headings, orphans)."""


class PlacedLine(Struct):
    """A line at a place of a piece: its left edge, and how far its baseline lies below the piece's top."""

    line: Line
    x: float
    baseline: float
    element: Element


class TextLine(Struct):
    """A line of a paragraph, with the label that hangs before it in the first line of an item."""

    line: Line
    x: float
    baseline: float
    element: Element
    label: PlacedLine | None = None


class Mark(Struct):
    """A rectangle behind or a rule between: x, y from the piece's top, width, height, colour."""

    x: float
    y: float
    width: float
    height: float
    fill: str


class Grid(Struct):
    """Lines side by side with what is drawn behind them: a table row, cards, pairs of label and value."""

    lines: list[PlacedLine]
    marks: list[Mark] = []


class Drawing(Struct):
    """A graphic at its scale."""

    graphic: Graphic
    x: float
    scale: float
    element: Element


class Image(Struct):
    """An image in points, by its name in the file."""

    name: str
    x: float
    width: float
    height: float
    element: Element


class Leader(Struct):
    """A line of the contents, which says `text`; its last line has dots and the number of the page of `target`."""

    lines: list[PlacedLine]
    text: str
    right: float
    type: Type
    target: str
    element: Element


Content = TextLine | Grid | Drawing | Image | Leader


class Frame(Struct, eq=False):
    """What encloses pieces.

    Args:
        left, right: its edges; `top` and `bottom`: the space inside it above the first and below the last piece.
        before, after: the space outside it.
        fill, stroke, bar: the colour of its ground, its outline, and the bar at its left edge; "" for none.
        repeat: the pieces that are drawn again where it is opened again on a new page.
    """

    left: float
    right: float
    top: float = 0.0
    bottom: float = 0.0
    before: float = 0.0
    after: float = 0.0
    fill: str = ""
    stroke: str = ""
    bar: str = ""
    bar_width: float = 3.0
    repeat: tuple[Piece, ...] = ()


class Piece(Struct):
    """A piece of the flow: what it shows, its height, the space around it, what it holds on to, where it stands.

    `optional` pieces are printed only in a long document. `anchors` are the ids of the blocks that begin here.
    """

    content: Content
    height: float
    before: float = 0.0
    after: float = 0.0
    keep: int = FREE
    frames: tuple[Frame, ...] = ()
    anchors: tuple[str, ...] = ()
    optional: bool = False
    heading: int = 0
