"""Drawings as data: a graphic is drawn once, by composition, and turned into vectors by each exporter.

Coordinates run from the top left corner, x to the right and y down, in a box of `width` × `height` units; an exporter
scales the box to the width it has, never above its natural size of one point a unit. Colours are roles of the
style's palette.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Colour = Literal[
    "ink", "muted", "rule", "paper", "panel", "accent", "accent-soft",
    "series-1", "series-2", "series-3", "series-4", "series-5", "series-6",
    "low", "medium", "high",
]  # fmt: skip
Anchor = Literal["start", "middle", "end"]


class Rect(Struct, frozen=True, kw_only=True):
    """A rectangle, filled, stroked or both. `hatch` fills with lines, so that colour is never the only difference."""

    x: float
    y: float
    width: float
    height: float
    fill: Colour | None = None
    stroke: Colour | None = None
    stroke_width: float = 0.75
    hatch: Literal["", "up", "down", "cross"] = ""


class Line(Struct, frozen=True, kw_only=True):
    """A line through two or more points; `dash` as lengths on and off, empty for a solid line."""

    points: tuple[tuple[float, float], ...]
    stroke: Colour = "ink"
    stroke_width: float = 0.75
    dash: tuple[float, ...] = ()


class Circle(Struct, frozen=True, kw_only=True):
    """A circle around (x, y)."""

    x: float
    y: float
    radius: float
    fill: Colour | None = None
    stroke: Colour | None = None
    stroke_width: float = 0.75


class Label(Struct, frozen=True, kw_only=True):
    """One line of text, its baseline at y; `size` in units."""

    x: float
    y: float
    text: str
    size: float = 9.0
    colour: Colour = "ink"
    anchor: Anchor = "start"
    strong: bool = False


Shape = Rect | Line | Circle | Label


class Graphic(Struct, frozen=True, kw_only=True):
    """A drawing: shapes in painting order, in a box of `width` × `height` units (a unit is a point at full size)."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
