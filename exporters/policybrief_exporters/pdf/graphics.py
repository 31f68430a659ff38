"""Graphics as vectors: the shapes of composition's drawings in the colours of the style."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from policybrief.document.graphics import Circle, Colour, Graphic, Label, Line, Rect
from policybrief_exporters.pdf.look import Look
from policybrief_exporters.pdf.pen import Pen

HATCH = 4.0
"""The distance between the lines of a hatching, in points."""


def labels(graphic: Graphic) -> Iterator[Label]:
    """The texts of a graphic."""
    return (shape for shape in graphic.shapes if isinstance(shape, Label))


def draw(pen: Pen, graphic: Graphic, look: Look, x: float, y: float, scale: float) -> None:
    """Draws a graphic with its upper left corner at (x, y)."""
    for shape in graphic.shapes:
        match shape:
            case Rect():
                _draw_rect(pen, shape, look, x, y, scale)
            case Line(points=points):
                pen.line(
                    [(x + px * scale, y + py * scale) for px, py in points], look.colour(shape.stroke),
                    line=shape.stroke_width * scale, dash=[length * scale for length in shape.dash],
                )  # fmt: skip
            case Circle():
                pen.circle(
                    x + shape.x * scale, y + shape.y * scale, shape.radius * scale, fill=_colour(look, shape.fill),
                    stroke=_colour(look, shape.stroke), line=shape.stroke_width * scale,
                )  # fmt: skip
            case Label():
                _draw_label(pen, shape, look, x, y, scale)
            case _:
                assert_never(shape)


def _colour(look: Look, role: Colour | None) -> str:
    return look.colour(role) if role else ""


def _draw_rect(pen: Pen, rect: Rect, look: Look, x: float, y: float, scale: float) -> None:
    left, top, width, height = x + rect.x * scale, y + rect.y * scale, rect.width * scale, rect.height * scale
    if rect.fill:
        pen.rect(left, top, width, height, fill=look.colour(rect.fill))
    if rect.hatch and width > 0 and height > 0:
        pen.clip(left, top, width, height)
        colour = look.colour("paper" if rect.fill and rect.fill.startswith("series") else "muted")
        for start in range(int((width + height) / HATCH) + 1):
            at = start * HATCH
            if rect.hatch in ("up", "cross"):
                pen.line([(left + at - height, top + height), (left + at, top)], colour, line=0.6)
            if rect.hatch in ("down", "cross"):
                pen.line([(left + at - height, top), (left + at, top + height)], colour, line=0.6)
        pen.unclip()
    if rect.stroke:
        pen.rect(left, top, width, height, stroke=look.colour(rect.stroke), line=rect.stroke_width * scale)


def _draw_label(pen: Pen, label: Label, look: Look, x: float, y: float, scale: float) -> None:
    face = look.body.cut(label.strong, False)
    size = label.size * scale
    text = label.text.replace("\u00ad", "")
    width = face.widths[text] * size / 1000
    shift = {"start": 0.0, "middle": width / 2, "end": width}[label.anchor]
    text = f"{text} "
    pen.string(x + label.x * scale - shift, y + label.y * scale, face, size, look.colour(label.colour), text)
