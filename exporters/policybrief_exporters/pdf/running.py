"""What stands on every page: the running head, the marking, the page number, the draft mark."""

from __future__ import annotations

import math
from functools import lru_cache

from msgspec import Struct

from policybrief.document.blocks import Banner, Document
from policybrief_exporters.pdf.balance import balanced_lines
from policybrief_exporters.pdf.hyphens import SOFT_HYPHEN
from policybrief_exporters.pdf.look import Look, Type, rgb
from policybrief_exporters.pdf.pen import Pen
from policybrief_exporters.pdf.spans import Span
from policybrief_exporters.pdf.structure import DRAFT_MARK, RUNNING_FOOT, RUNNING_HEAD

LABEL_SIZE = 12.0
"""The least size of a TLP label (FIRST, TLP 2.0, 'How to display TLP in documents')."""

DRAFT_GREY = "0.957 0.963 0.969"

NARROWEST_HEAD = 90.0
"""A running head with less room, in points, is cut instead of broken."""

HEAD_SIZE, HEAD_PITCH = 0.9, 1.22
"""The size of a running head of two lines as a share of that of one line, and its line pitch as a multiple of it."""


def paint(pen: Pen, document: Document, look: Look, page: int, pages: int) -> None:
    """Paints header and footer of page `page` of `pages`, and the draft mark behind the text, all as artifacts."""
    if document.draft:
        pen.belongs(DRAFT_MARK)
        _paint_diagonal(pen, document.draft, look)
    header, footer = look.top / 2 - 1, look.height - look.page.bottom / 2 + 6
    sides = _Sides.of(document, look)
    pen.belongs(RUNNING_HEAD)
    if document.banner:
        _paint_label(pen, document.banner, look, sides.right, header)
    left = sides.left
    if document.draft:
        left = _paint_draft(pen, document.draft, look, sides, header) + 8
    limit = sides.right - left - (_label_width(document.banner, look) + 14 if document.banner else 0.0)
    _paint_head(pen, document.running, look, sides, left, header, limit)
    pen.belongs(RUNNING_FOOT)
    right = _paint_label(pen, document.banner, look, sides.right, footer) - 14 if document.banner else sides.right
    number = document.page.replace("{pages}", str(pages)).replace("{page}", str(page))
    width = _width(number, look.muted)
    at = sides.left if pen.mirrored and document.banner else sides.place(right - width, width)
    _paint_text(pen, number, look.muted, at, footer)
    width = sides.right - sides.left
    pen.rect(
        sides.place(sides.left, width), look.height - look.page.bottom + 14, width, 0.5, fill=look.colour("rule")
    )  # fmt: skip


class _Sides(Struct, frozen=True):
    """The edges between which header and footer stand; `across` is the width of a page whose sides are exchanged, or 0.

    A marking stands at the right in any case (FIRST, TLP 2.0), and the rest at the other side of it. Only where there
    is none do header and footer of a document that runs from right to left have their sides exchanged.
    """

    left: float
    right: float
    across: float

    @classmethod
    def of(cls, document: Document, look: Look) -> _Sides:
        if document.direction == "ltr":
            return cls(look.left, look.right, 0.0)
        if document.banner:
            return cls(look.width - look.right, look.width - look.left, 0.0)
        return cls(look.left, look.right, look.width)

    def place(self, x: float, width: float) -> float:
        """The left edge, on the page, of what begins at `x`."""
        return self.across - x - width if self.across else x


def _width(text: str, type_: Type) -> float:
    return type_.face.widths[text] * type_.size / 1000


def _paint_text(pen: Pen, text: str, type_: Type, x: float, y: float) -> None:
    if text:
        pen.string(x, y, type_.face, type_.size, type_.colour, text)


def _paint_head(pen: Pen, text: str, look: Look, sides: _Sides, left: float, y: float, room: float) -> None:
    """The running head beside the marks: on one line, or a smaller one, or two; the last is cut where all are short."""
    for line, type_, below in _head(text.replace(SOFT_HYPHEN, ""), look.muted, room):
        _paint_text(pen, line, type_, sides.place(left, _width(line, type_)), y + below)


@lru_cache(maxsize=64)
def _head(text: str, type_: Type, room: float) -> tuple[tuple[str, Type, float], ...]:
    """The lines of the running head, the same on every page, each with its type and how far below the middle it is."""
    small = type_.sized(type_.size * HEAD_SIZE)
    for one_line in (type_, small):
        if _width(text, one_line) <= room or room < NARROWEST_HEAD:
            return ((_shortened(text, one_line, room), one_line, 0.0),)
    pitch = small.size * HEAD_PITCH
    first, *rest = balanced_lines([(Span(small.face, small.size, small.colour), text)], room)
    second = _shortened("".join(line.text() for line in rest), small, room)
    # The baselines stand so that both lines together are level with the label beside them.
    return (first.text().rstrip(), small, -0.6 * pitch), (second, small, 0.4 * pitch)


def _shortened(text: str, type_: Type, room: float) -> str:
    """The text, cut with an ellipsis where it is wider than the room."""
    if _width(text, type_) <= room:
        return text
    widths = type_.face.character
    left = room - widths["…"] * type_.size / 1000
    for index, char in enumerate(text):
        left -= widths[char] * type_.size / 1000
        if left < 0:
            return text[:index].rstrip() + "…" if index else ""
    return text


def _label_width(banner: Banner, look: Look) -> float:
    return look.body.cut(True, False).widths[banner.label] * LABEL_SIZE / 1000 + 12


def _paint_label(pen: Pen, banner: Banner, look: Look, right: float, y: float) -> float:
    """The marking, right-justified, in its colour on its ground; gives its left edge."""
    width = _label_width(banner, look)
    pen.rect(right - width, y - 13, width, 18, fill=rgb(banner.background))
    pen.string(right - width + 6, y, look.body.cut(True, False), LABEL_SIZE, rgb(banner.text), banner.label)
    return right - width


def _paint_draft(pen: Pen, word: str, look: Look, sides: _Sides, y: float) -> float:
    """The draft mark as an outlined label; gives the edge at which it ends."""
    type_ = look.small.strong()
    width = _width(word, type_) + 12
    left = sides.place(sides.left, width)
    pen.rect(left, y - 10.5, width, 14.5, stroke=look.colour("accent"), line=0.9)
    pen.string(left + 6, y, type_.face, type_.size, look.colour("accent"), word)
    return sides.left + width


def _paint_diagonal(pen: Pen, word: str, look: Look) -> None:
    """The word across the page, so light that the text over it keeps its contrast."""
    face = look.body.cut(True, False)
    room = math.hypot(look.width, look.height) * 0.62
    size = min(150.0, room * 1000 / max(face.widths[word], 1.0))
    length = face.widths[word] * size / 1000
    angle = math.atan2(look.height, look.width)
    cos, sin = math.cos(angle), math.sin(angle)
    x = look.width / 2 - cos * length / 2 + sin * size * 0.35
    y = look.height / 2 + sin * length / 2 + cos * size * 0.35
    pen.slanted(x, y, (cos, sin, -sin, cos), face, size, DRAFT_GREY, word)
