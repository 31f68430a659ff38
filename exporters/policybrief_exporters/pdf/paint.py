"""Painting: the placed pieces of a page drawn with the pen, backgrounds first, then the text in reading order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from policybrief_exporters.pdf import graphics
from policybrief_exporters.pdf.flow import Drawing, Grid, Image, Leader, Mark, PlacedLine, TextLine
from policybrief_exporters.pdf.lines import Fragment, Line
from policybrief_exporters.pdf.look import Look
from policybrief_exporters.pdf.outline import Place
from policybrief_exporters.pdf.pages import Page, PlacedFrame, PlacedPiece
from policybrief_exporters.pdf.pen import Pen
from policybrief_exporters.pdf.spans import MARK_PREFIX, Span
from policybrief_exporters.pdf.structure import LAYOUT, Element, LinkArea


def places(pages: Sequence[Page]) -> dict[str, Place]:
    """Where each block begins: what links, bookmarks and the contents lead to."""
    found: dict[str, Place] = {}
    for index, page in enumerate(pages):
        for placed in page.pieces:
            for anchor in placed.piece.anchors:
                found.setdefault(anchor, Place(index, 0.0, placed.top))
    return found


class Painter:
    """Paints the pages of one document; `places` gains the places of note marks as they are painted.

    The flow is built from left to right. Where the document is `mirrored`, running from right to left, everything is
    put at the other side of the page here.
    """

    def __init__(self, look: Look, places: dict[str, Place], *, mirrored: bool = False) -> None:
        self._look, self.places, self._mirrored = look, places, mirrored

    def paint(self, pen: Pen, page: Page, index: int) -> None:
        """Paints what stands on a page between header and footer."""
        self._index = index
        if page.frames or any(isinstance(placed.piece.content, Grid) for placed in page.pieces):
            pen.belongs(LAYOUT)
            for frame in page.frames:
                self._frame(pen, frame)
            for placed in page.pieces:
                if isinstance(placed.piece.content, Grid):
                    self._marks(pen, placed.piece.content.marks, placed.top)
        for placed in page.pieces:
            self._piece(pen, placed)

    def _left(self, x: float, width: float) -> float:
        """Where something that begins at `x` has its left edge on the page."""
        return self._look.width - x - width if self._mirrored else x

    def _frame(self, pen: Pen, placed: PlacedFrame) -> None:
        frame, height = placed.frame, placed.bottom - placed.top
        width = frame.right - frame.left
        if frame.fill or frame.stroke:
            left = self._left(frame.left, width)
            pen.rect(left, placed.top, width, height, fill=frame.fill, stroke=frame.stroke, line=0.75)
        if frame.bar:
            left = self._left(frame.left, frame.bar_width)
            pen.rect(left, placed.top, frame.bar_width, height, fill=frame.bar)

    def _marks(self, pen: Pen, marks: Sequence[Mark], top: float) -> None:
        for mark in marks:
            pen.rect(self._left(mark.x, mark.width), top + mark.y, mark.width, mark.height, fill=mark.fill)

    def _piece(self, pen: Pen, placed: PlacedPiece) -> None:
        content, top, self._again = placed.piece.content, placed.top, placed.again
        match content:
            case TextLine(line, x, baseline, element, label):
                if label is not None:
                    self._placed(pen, label, top)
                self._line(pen, line, x, top + baseline, element)
            case Grid(lines):
                for one in lines:
                    self._placed(pen, one, top)
            case Drawing(graphic, x, scale, element):
                x = self._left(x, graphic.width * scale)
                self._figure(pen, element, x, top, graphic.width * scale, graphic.height * scale)
                graphics.draw(pen, graphic, self._look, x, top, scale)
            case Image(name, x, width, height, element):
                x = self._left(x, width)
                self._figure(pen, element, x, top, width, height)
                pen.image(name, x, top, width, height)
            case Leader():
                self._leader(pen, content, top)
            case _:
                assert_never(content)

    def _placed(self, pen: Pen, placed: PlacedLine, top: float) -> None:
        self._line(pen, placed.line, placed.x, top + placed.baseline, placed.element)

    def _figure(self, pen: Pen, element: Element, x: float, top: float, width: float, height: float) -> None:
        """What is drawn next is a figure; its element says where it stands (ISO 14289-1, 7.3)."""
        pen.belongs(element)
        corners = f"{x:.2f} {pen.height - top - height:.2f} {x + width:.2f} {pen.height - top:.2f}"
        element.attributes = f"/O /Layout /Placement /Block /BBox [{corners}]"

    def _line(self, pen: Pen, line: Line, x: float, y: float, element: Element) -> None:
        x = self._left(x, line.width)
        for fragment in line.fragments:
            span = fragment.span
            leads = bool(span.leads) and not self._again and (span.leads == "outside" or span.target in self.places)
            owner = _inner(element, span, leads=leads) if leads or (span.language and not self._again) else element
            pen.belongs(LAYOUT if self._again else owner)
            pen.text(
                x + fragment.x, y, span.face, span.size, span.colour, fragment.text, rise=span.rise, rtl=fragment.rtl
            )  # fmt: skip
            if leads:
                self._link(pen, owner, fragment, x + fragment.x, y)

    def _link(self, pen: Pen, element: Element, fragment: Fragment, x: float, y: float) -> None:
        span, width = fragment.span, _inked(fragment)
        x += fragment.width - width if fragment.rtl else 0.0
        top, bottom = y - span.rise - span.size, y - span.rise + span.size * 0.28
        outside = span.leads == "outside"
        self._area(pen, element, (x, top, x + width, bottom), span.target, fragment.text.strip(), outside=outside)
        if span.leads == "note":
            self.places.setdefault(MARK_PREFIX + span.target, Place(self._index, x, top - 8))
        elif not span.target.startswith(MARK_PREFIX):
            pen.underline(x, y + span.size * 0.15, width, span.colour if outside else self._look.colour("rule"))

    def _area(self, pen: Pen, element: Element, edges: tuple[float, float, float, float], target: str, contents: str, *,
              outside: bool) -> None:  # fmt: skip
        area = LinkArea(self._index, *edges, target, outside, contents or target)
        element.kids.append(area)
        pen.areas[area] = element

    def _leader(self, pen: Pen, leader: Leader, top: float) -> None:
        for placed in leader.lines:
            self._placed(pen, placed, top)
        first, last = leader.lines[0], leader.lines[-1]
        type_, y = leader.type, top + last.baseline
        place = self.places.get(leader.target)
        if place is None:
            return
        left = self._left(first.x, leader.right - first.x)
        edges = (left, top + first.baseline - type_.size, left + leader.right - first.x, y + type_.size * 0.3)
        number = str(place.page + 1)
        self._area(pen, leader.element, edges, leader.target, f"{leader.text} {number}", outside=False)
        widths, scale = type_.face.widths, type_.size / 1000
        width = widths[f" {number}"] * scale
        pen.belongs(leader.element)
        pen.string(self._left(leader.right - width, width), y, type_.face, type_.size, type_.colour, f" {number}")
        left, right = last.x + last.line.width + 5, leader.right - widths[number] * scale - 5
        self._dots(pen, self._left(left, right - left), self._left(right, left - right), y)

    def _dots(self, pen: Pen, left: float, right: float, y: float) -> None:
        """Dots as a dashed line on a grid of the page, so that they stand below each other."""
        step = 4.5
        start = left - left % step + step
        if right - start < 2 * step:
            return
        pen.belongs(LAYOUT)
        pen.line([(start, y - 0.6), (right, y - 0.6)], self._look.colour("muted"), line=0.9, dash=(0.9, step - 0.9))


def _inner(element: Element, span: Span, *, leads: bool) -> Element:
    """The element of a run in another language, a link, or both, in the paragraph or cell `element`."""
    if span.language:
        element = element.last("Span", language=span.language)
    if leads and span.leads == "note":
        element = element.last("Reference", leads_to=span.target)
    return element.last("Link", leads_to=span.target) if leads else element


def _inked(fragment: Fragment) -> float:
    """The width without the space that ends the text."""
    span = fragment.span
    space = span.face.widths[" "] * span.size / 1000 if fragment.text.endswith(" ") else 0.0
    return fragment.width - space
