"""What drawings say can be seen: their words and marks stand out from their ground, in every style that is built in."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from composing import RICH, briefing
from drawings import box
from policybrief.compose import compose
from policybrief.document import blocks as b
from policybrief.document.graphics import Circle, Colour, Graphic, Label, Line, Rect, Shape
from policybrief.style import contrast
from policybrief.style.loading import BUILT_IN, load_style

DATES = ("2024-06", "2025-05~", "2025-07-06", "2025-07-10?", "2025-08-06/2025-08-10", "2025-08-07/..")
RISKS = [
    {"risk": "x", "likelihood": likelihood, "impact": impact}
    for likelihood in ("very-low", "medium", "very-high") for impact in ("very-low", "medium", "very-high")
]  # fmt: skip
CHARTS = [
    {
        "kind": "figure", "alt": "A chart.",
        "chart": {
            "type": kind, "unit": "m", "categories": ["a", "b"],
            "series": [{"name": f"s{number}", "values": [1, 2]} for number in range(count)],
        },
    }
    for kind, count in (("bar", 1), ("bar", 6), ("stacked-bar", 6), ("line", 6))
]  # fmt: skip


def drawings(style: str) -> list[Graphic]:
    """Every kind of drawing, with all that it can show."""
    timeline = [{"date": date, "text": "It happens."} for date in DATES]
    section = {"title": "Charts", "blocks": CHARTS}
    brief = briefing({**RICH, "timeline": timeline, "risks": RISKS, "sections": [*RICH["sections"], section]})
    document = compose(brief, load_style(style))
    figures = (block for block in b.walk(document.blocks) if isinstance(block, b.Figure))
    return [figure.graphic for figure in figures if figure.graphic]


def ground(graphic: Graphic, label: Label) -> Colour:
    """The colour that a label is painted on: that of the last rectangle below its middle."""
    left, top, right, bottom = box(label)
    x, y = (left + right) / 2, (top + bottom) / 2
    before = graphic.shapes[: graphic.shapes.index(label)]
    found: Colour = "paper"
    for shape in before:
        if isinstance(shape, Rect) and shape.fill:
            edges = box(shape)
            if edges[0] <= x <= edges[2] and edges[1] <= y <= edges[3]:
                found = shape.fill
    return found


def colours(shape: Shape) -> Iterator[Colour]:
    """The colours that can make a shape be seen."""
    match shape:
        case Rect(fill=fill, stroke=stroke) | Circle(fill=fill, stroke=stroke):
            yield from (colour for colour in (fill, stroke) if colour)
        case Line(stroke=stroke):
            yield stroke
        case _:
            pass


def means_something(shape: Shape, after: Shape | None) -> bool:
    """Whether a shape says anything: not so the lines of a scale, the grounds of names, and fills that an outline
    follows."""
    if isinstance(shape, Line):
        return shape.stroke != "rule"
    if isinstance(shape, Rect) and shape.stroke is None:
        return shape.fill != "paper" and not (isinstance(after, Line) and after.stroke == "accent")
    return not isinstance(shape, Label)


@pytest.mark.parametrize("style", BUILT_IN)
def test_words_stand_out_from_what_they_are_painted_on(style: str) -> None:
    palette = load_style(style).palette
    pairs = {
        (shape.colour, ground(graphic, shape))
        for graphic in drawings(style) for shape in graphic.shapes if isinstance(shape, Label)
    }  # fmt: skip
    assert {("ink", "high"), ("ink", "medium"), ("ink", "low"), ("ink", "accent-soft"), ("muted", "paper")} <= pairs
    assert [pair for pair in sorted(pairs) if _ratio(palette, *pair) < contrast.NEEDED] == []


@pytest.mark.parametrize("style", BUILT_IN)
def test_marks_stand_out_from_the_page(style: str) -> None:
    """By their fill or their outline, 3:1."""
    palette = load_style(style).palette
    for graphic in drawings(style):
        for shape, after in zip(graphic.shapes, (*graphic.shapes[1:], None), strict=True):
            if means_something(shape, after):
                assert max(_ratio(palette, colour, "paper") for colour in colours(shape)) >= 3, shape


def test_every_pair_of_text_and_ground_in_a_drawing_is_one_that_styles_are_checked_for() -> None:
    """A style of one's own is refused where a drawing of it could not be read."""
    pairs = {
        (shape.colour, ground(graphic, shape))
        for graphic in drawings("default") for shape in graphic.shapes if isinstance(shape, Label)
    }  # fmt: skip
    assert pairs <= set(contrast.PAIRS)


def _ratio(palette: object, one: Colour, other: Colour) -> float:
    return contrast.ratio(palette[one], palette[other])  # type: ignore[index]
