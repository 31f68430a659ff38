"""Drawings of documents that run from right to left."""

from __future__ import annotations

import pytest

from composing import RICH, composed
from drawings import assert_labels_keep_apart, box, shapes
from policybrief.compose.mirroring import mirrored
from policybrief.document import blocks as b
from policybrief.document.graphics import Circle, Graphic, Label, Line, Rect

EVENTS = [{"date": date, "text": "It happens."} for date in ("2024-06", "2025-05-06", "2025-08-06/2025-08-10")]
DRAWING = Graphic(
    width=100,
    height=50,
    shapes=(
        Rect(x=10, y=5, width=20, height=8, fill="accent", hatch="up"),
        Line(points=((0, 0), (40, 7)), dash=(1, 2)),
        Circle(x=25, y=30, radius=4),
        Label(x=12, y=40, text="12 August", anchor="start"),
    ),
)


ROLES = ["likelihood", "judgement", "figure", "risk-matrix", "timeline"]


def drawings(language: str) -> dict[str, Graphic]:
    """All drawings of a brief by their role: scale of likelihood, strip, chart, grid of risks, timeline."""
    document = composed({**RICH, "timeline": EVENTS}, language=language, labels=SAME)
    figures = (block for block in b.walk(document.blocks) if isinstance(block, b.Figure))
    return {figure.role: figure.graphic for figure in figures if figure.graphic}


SAME = {
    **{f"level.{level}": level for level in ("very-low", "low", "medium", "high", "very-high")},
    "risks.likelihood": "Likelihood", "risks.impact": "Impact",
}  # fmt: skip
"""Labels that are alike in both languages, so that only the direction differs."""


def test_left_and_right_are_exchanged() -> None:
    rect, line, circle, label = mirrored(DRAWING).shapes
    assert rect == Rect(x=70, y=5, width=20, height=8, fill="accent", hatch="down")
    assert line == Line(points=((100, 0), (60, 7)), dash=(1, 2))
    assert circle == Circle(x=75, y=30, radius=4)
    assert label == Label(x=88, y=40, text="12 August", anchor="end")


@pytest.mark.parametrize("role", ROLES)
def test_a_mirror_image_mirrored_is_the_drawing(role: str) -> None:
    drawing = drawings("en-GB")[role]
    again = mirrored(mirrored(drawing))
    assert again.width == drawing.width
    for one, other in zip(again.shapes, drawing.shapes, strict=True):
        assert box(one) == pytest.approx(box(other), abs=0.01)
        assert type(one) is type(other)


def test_the_drawings_of_an_arabic_brief_are_mirror_images() -> None:
    """The first step of the scale of likelihood, the axis of values and the words of the grid stand at the right."""
    english, arabic = drawings("en-GB"), drawings("ar")
    assert sorted(english) == sorted(arabic) == sorted(ROLES)
    scale = arabic["likelihood"]
    first = next(shape for shape in scale.shapes if isinstance(shape, Rect))
    assert first.x + first.width == pytest.approx(scale.width)
    assert [label.x for label in shapes(arabic["figure"], Label) if label.text == "0"] > [200]
    assert arabic["risk-matrix"] == mirrored(english["risk-matrix"])


def test_nothing_is_mirrored_in_a_brief_that_runs_from_left_to_right() -> None:
    first = next(shape for shape in drawings("de")["likelihood"].shapes if isinstance(shape, Rect))
    assert first.x == 0


@pytest.mark.parametrize("language", ["ar", "ur"])
def test_labels_keep_apart_in_a_mirror_image(language: str) -> None:
    assert_labels_keep_apart(drawings(language)["timeline"])
