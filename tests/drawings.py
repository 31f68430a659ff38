"""What the tests read from drawings: the boxes of labels and shapes."""

from __future__ import annotations

from itertools import combinations
from typing import Any

from policybrief.compose.lettering import width
from policybrief.document.graphics import Circle, Graphic, Label, Line, Rect, Shape

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


def shapes(graphic: Graphic | None, kind: type[Any]) -> list[Any]:
    """The shapes of one kind."""
    assert graphic is not None
    return [shape for shape in graphic.shapes if isinstance(shape, kind)]


def box(shape: Shape) -> Box:
    """The room that a shape takes; of a label, from the top of its capitals to its baseline."""
    match shape:
        case Rect():
            return shape.x, shape.y, shape.x + shape.width, shape.y + shape.height
        case Circle():
            return (
                shape.x - shape.radius, shape.y - shape.radius, shape.x + shape.radius, shape.y + shape.radius,
            )  # fmt: skip
        case Line():
            xs, ys = zip(*shape.points, strict=True)
            return min(xs), min(ys), max(xs), max(ys)
        case Label():
            wide = width(shape.text, shape.size, strong=shape.strong)
            left = shape.x - {"start": 0.0, "middle": wide / 2, "end": wide}[shape.anchor]
            return left, shape.y - shape.size * 0.7, left + wide, shape.y


def overlap(one: Box, other: Box, tolerance: float = 0.1) -> bool:
    """Whether two boxes have more than their edges in common."""
    return all(
        min(one[axis + 2], other[axis + 2]) - max(one[axis], other[axis]) > tolerance for axis in (0, 1)
    )  # fmt: skip


def assert_labels_keep_apart(graphic: Graphic) -> None:
    """No label stands on another, nor outside the drawing."""
    labels = shapes(graphic, Label)
    for one, other in combinations(labels, 2):
        assert not overlap(box(one), box(other)), (one.text, other.text)
    for label in labels:
        left, top, right, bottom = box(label)
        assert -0.1 <= left <= right <= graphic.width + 0.1, label.text
        assert 0 <= top <= bottom <= graphic.height, label.text
