"""Drawings for documents that run from right to left: the mirror image, with its words as they are.

Axes, scales and legends then start at the right. Letters and the order of digits inside a label are left to the
exporters, which set text by the rules of Unicode.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, assert_never

from msgspec.structs import replace

from policybrief.document.graphics import Anchor, Circle, Graphic, Label, Line, Rect, Shape

Hatch = Literal["", "up", "down", "cross"]

_ANCHORS: Mapping[Anchor, Anchor] = {"start": "end", "middle": "middle", "end": "start"}
_HATCHES: Mapping[Hatch, Hatch] = {"": "", "up": "down", "down": "up", "cross": "cross"}


def mirrored(graphic: Graphic) -> Graphic:
    """The drawing with left and right exchanged; mirrored twice, it is the same again."""
    return replace(graphic, shapes=tuple(_mirrored(shape, graphic.width) for shape in graphic.shapes))


def _mirrored(shape: Shape, width: float) -> Shape:
    match shape:
        case Rect():
            return replace(shape, x=_across(shape.x + shape.width, width), hatch=_HATCHES[shape.hatch])
        case Line():
            return replace(shape, points=tuple((_across(x, width), y) for x, y in shape.points))
        case Circle():
            return replace(shape, x=_across(shape.x, width))
        case Label():
            return replace(shape, x=_across(shape.x, width), anchor=_ANCHORS[shape.anchor])
        case _:
            assert_never(shape)


def _across(x: float, width: float) -> float:
    return round(width - x, 2)
