"""Painting: the placed pieces of a page drawn with the pen, backgrounds first, then the text in reading order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from policybrief_exporters.pdf import graphics
from policybrief_exporters.pdf.file import Place
from policybrief_exporters.pdf.flow import Drawing, Grid, Image, Leader, Mark, PlacedLine, TextLine
from policybrief_exporters.pdf.lines import Line
from policybrief_exporters.pdf.look import Look
from policybrief_exporters.pdf.pages import Page, PlacedFrame, PlacedPiece
from policybrief_exporters.pdf.pen import Pen
from policybrief_exporters.pdf.spans import MARK_PREFIX, Span
from policybrief_exporters.pdf.structure import Element


def places(pages: Sequence[Page]) -> dict[str, Place]:
    """Where each block begins: what links, bookmarks and the contents lead to."""
    found: dict[str, Place] = {}
    for index, page in enumerate(pages):
        for placed in page.pieces:
            for anchor in placed.piece.anchors:
                found.setdefault(anchor, Place(index, 0.0, placed.top))
    return found


class Painter:
    """Paints the pages of one document; `places` gains the places of note marks as they are painted."""

    def __init__(self, look: Look, places: dict[str, Place]) -> None:
        self._look, self.places = look, places

    def paint(self, pen: Pen, page: Page, index: int) -> None:
        """Paints what stands on a page between header and footer."""
        self._index = index
        if page.frames or any(isinstance(placed.piece.content, Grid) for placed in page.pieces):
            pen.begin_artifact()
            for frame in page.frames:
                self._frame(pen, frame)
            for placed in page.pieces:
                if isinstance(placed.piece.content, Grid):
                    self._marks(pen, placed.piece.content.marks, placed.top)
            pen.end()
        for placed in page.pieces:
            self._piece(pen, placed)

    def _frame(self, pen: Pen, placed: PlacedFrame) -> None:
        frame, height = placed.frame, placed.bottom - placed.top
        width = frame.right - frame.left
        if frame.fill or frame.stroke:
            pen.rect(frame.left, placed.top, width, height, fill=frame.fill, stroke=frame.stroke, line=0.75)
        if frame.bar:
            pen.rect(frame.left, placed.top, frame.bar_width, height, fill=frame.bar)

    def _marks(self, pen: Pen, marks: Sequence[Mark], top: float) -> None:
        for mark in marks:
            pen.rect(mark.x, top + mark.y, mark.width, mark.height, fill=mark.fill)

    def _piece(self, pen: Pen, placed: PlacedPiece) -> None:
        content, top = placed.piece.content, placed.top
        if placed.again:
            pen.begin_artifact()
        match content:
            case TextLine(line, x, baseline, element, label):
                if label is not None:
                    self._placed(pen, label, top)
                self._line(pen, line, x, top + baseline, element)
            case Grid(lines):
                for one in lines:
                    self._placed(pen, one, top)
            case Drawing(graphic, x, scale, element):
                pen.begin(element)
                graphics.draw(pen, graphic, self._look, x, top, scale)
                pen.end()
            case Image(name, x, width, height, element):
                pen.begin(element)
                pen.image(name, x, top, width, height)
                pen.end()
            case Leader():
                self._leader(pen, content, top)
            case _:
                assert_never(content)
        if placed.again:
            pen.end()

    def _placed(self, pen: Pen, placed: PlacedLine, top: float) -> None:
        self._line(pen, placed.line, placed.x, top + placed.baseline, placed.element)

    def _line(self, pen: Pen, line: Line, x: float, y: float, element: Element) -> None:
        pen.begin(element)
        for fragment in line.fragments:
            span = fragment.span
            pen.text(x + fragment.x, y, span.face, span.size, span.colour, fragment.text, rise=span.rise)
            if span.leads:
                self._link(pen, span, x + fragment.x, y, _inked(fragment.text, span, fragment.width))
        pen.end()

    def _link(self, pen: Pen, span: Span, x: float, y: float, width: float) -> None:
        top, bottom = y - span.rise - span.size, y - span.rise + span.size * 0.28
        pen.link(x, top, x + width, bottom, span.target, outside=span.leads == "outside")
        if span.leads == "note":
            self.places.setdefault(MARK_PREFIX + span.target, Place(self._index, x, top - 8))
        elif not span.target.startswith(MARK_PREFIX):
            outside = span.leads == "outside"
            pen.underline(x, y + span.size * 0.15, width, span.colour if outside else self._look.colour("rule"))

    def _leader(self, pen: Pen, leader: Leader, top: float) -> None:
        for placed in leader.lines:
            self._placed(pen, placed, top)
        place = self.places.get(leader.target)
        last = leader.lines[-1]
        first = leader.lines[0]
        type_, y = leader.type, top + last.baseline
        height = top + first.baseline - type_.size
        pen.link(first.x, height, leader.right, y + type_.size * 0.3, leader.target, outside=False)
        if place is None:
            return
        number = str(place.page + 1)
        scale = type_.size / 1000
        left = leader.right - type_.face.widths[number] * scale
        pen.begin(leader.element)
        pen.text(left, y, type_.face, type_.size, type_.colour, number)
        pen.end()
        self._dots(pen, last.x + last.line.width + 5, left - 5, y)

    def _dots(self, pen: Pen, left: float, right: float, y: float) -> None:
        """Dots as a dashed line on a grid of the page, so that they stand below each other."""
        step = 4.5
        start = left - left % step + step
        if right - start < 2 * step:
            return
        pen.begin_artifact()
        pen.line([(start, y - 0.6), (right, y - 0.6)], self._look.colour("muted"), line=0.9, dash=(0.9, step - 0.9))
        pen.end()


def _inked(text: str, span: Span, width: float) -> float:
    """The width without the space that ends the text."""
    return width - span.face.widths[" "] * span.size / 1000 if text.endswith(" ") else width
