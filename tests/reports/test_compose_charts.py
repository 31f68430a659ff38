"""Charts, scales and grids as drawings."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composing import RICH, composed, only
from drawings import assert_labels_keep_apart, box, shapes
from policybrief.compose.axis import axis
from policybrief.compose.charts import chart_graphic
from policybrief.compose.lettering import width
from policybrief.compose.likelihood_graphic import scale_graphic, strip_graphic
from policybrief.compose.risk_matrix import LEVELS, matrix_graphic
from policybrief.document import blocks as b
from policybrief.document.graphics import Circle, Graphic, Label, Line, Rect
from policybrief.document.inlines import plain_text
from policybrief.likelihood import SCALES
from policybrief.model.blocks import Chart
from policybrief.model.convert import from_plain

amounts = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9, places=3)


def drawn(kind: str, values: list[list[Any]], categories: list[str] | None = None, **fields: Any) -> Graphic | None:
    names = categories or [f"c{number}" for number in range(len(values[0]))]
    series = [{"name": f"Series {number}", "values": row} for number, row in enumerate(values)]
    return chart_graphic(from_plain(Chart, {"type": kind, "categories": names, "series": series, **fields}), str)


@given(amounts, amounts)
def test_an_axis_holds_its_values_at_a_few_round_steps(one: Decimal, other: Decimal) -> None:
    low, high = sorted((one, other))
    found = axis(low, high)
    assert found.low <= low <= high <= found.high
    assert 2 <= len(found.ticks) <= 9
    steps = {after - before for before, after in zip(found.ticks, found.ticks[1:], strict=False)}
    assert len(steps) == 1
    assert Decimal(str(steps.pop().normalize()).lstrip("0.").partition("E")[0]) in (1, 2, 5)


@pytest.mark.parametrize(
    ("low", "high", "ticks"),
    [
        (0, 540, [0, 200, 400, 600]),
        (0, 100, [0, 20, 40, 60, 80, 100]),
        (28, 62, [20, 30, 40, 50, 60, 70]),
        (-3, 4, [-4, -2, 0, 2, 4]),
        (0, 0, [0, Decimal("0.2"), Decimal("0.4"), Decimal("0.6"), Decimal("0.8"), 1]),
        (7, 7, [0, 2, 4, 6, 8]),
    ],
)
def test_the_marks_of_an_axis(low: int, high: int, ticks: list[int]) -> None:
    assert list(axis(Decimal(low), Decimal(high)).ticks) == ticks


@given(
    st.sampled_from(("bar", "stacked-bar", "line")),
    st.integers(1, 6).flatmap(
        lambda count: st.lists(
            st.lists(st.none() | amounts, min_size=count, max_size=count), min_size=1, max_size=8
        )
    ),
)  # fmt: skip
def test_everything_is_drawn_within_the_box(kind: str, values: list[list[Decimal | None]]) -> None:
    graphic = drawn(kind, values)
    if graphic is None:
        assert all(value is None for row in values for value in row)
        return
    for shape in graphic.shapes:
        match shape:
            case Rect():
                assert shape.width >= 0
                assert shape.height >= 0
                points = [(shape.x, shape.y), (shape.x + shape.width, shape.y + shape.height)]
            case Line():
                points = list(shape.points)
            case _:
                points = [(shape.x, shape.y)]
        assert all(-0.1 <= x <= graphic.width + 0.1 and -0.1 <= y <= graphic.height + 0.1 for x, y in points)


def test_bars_start_at_zero_and_are_as_long_as_their_numbers() -> None:
    one, two, negative = shapes(drawn("bar", [[10, 20, -10]]), Rect)
    assert one.height * 2 == pytest.approx(two.height, abs=0.02)
    assert one.y + one.height == pytest.approx(two.y + two.height) == pytest.approx(negative.y)


def test_a_single_series_has_its_numbers_above_its_bars() -> None:
    graphic = drawn("bar", [[10, 20, -10]])
    numbers = {label.text: label for label in shapes(graphic, Label) if label.text in ("10", "20", "-10")}
    bars = shapes(graphic, Rect)
    for text, bar in zip(("10", "20", "-10"), bars, strict=True):
        assert numbers[text].y < bar.y
        assert numbers[text].x == pytest.approx(bar.x + bar.width / 2, abs=0.02)
    assert_labels_keep_apart(graphic)


def test_numbers_that_have_no_room_above_their_bars_are_left_to_the_table() -> None:
    labels = [label.text for label in shapes(drawn("bar", [[1234567] * 12]), Label)]
    assert "1234567" not in labels


def test_a_few_bars_do_not_fill_the_drawing() -> None:
    assert all(bar.width < 50 for kind in ("bar", "stacked-bar") for bar in shapes(drawn(kind, [[1, 2]]), Rect))


def test_stacked_bars_stand_on_one_another() -> None:
    """Positive ones above zero, negative ones below."""
    lower, upper, below = shapes(drawn("stacked-bar", [[10], [20], [-5]]), Rect)[:3]
    assert upper.y + upper.height == pytest.approx(lower.y)
    assert below.y == pytest.approx(lower.y + lower.height)


def test_a_missing_number_is_a_gap_in_the_line() -> None:
    graphic = drawn("line", [[1, 2, None, 3, 4, None, 5]])
    paths = [line for line in shapes(graphic, Line) if line.stroke == "series-1"]
    assert [len(path.points) for path in paths] == [2, 2]
    assert len(shapes(graphic, Circle)) == 5


@pytest.mark.parametrize("kind", ["bar", "stacked-bar", "line"])
def test_series_differ_by_more_than_their_colour(kind: str) -> None:
    graphic = drawn(kind, [[1, 2], [2, 3], [3, 4], [4, 5]])
    if kind == "line":
        looks = {line.dash for line in shapes(graphic, Line) if line.stroke.startswith("series")}
    else:
        looks = {rect.hatch for rect in shapes(graphic, Rect)}
    assert len(looks) == 4


def test_a_legend_names_the_series_unless_there_is_only_one() -> None:
    assert "Series 0" not in [label.text for label in shapes(drawn("bar", [[1]]), Label)]
    assert [label.text for label in shapes(drawn("bar", [[1], [2]]), Label)][-2:] == ["Series 0", "Series 1"]


def test_every_category_is_named_in_full() -> None:
    names = ["A very long name of a district in the north", "Immeasurablylongword", "x"] * 4
    labels = [label.text for label in shapes(drawn("bar", [[1] * 12], categories=names), Label)]
    shown = " ".join(labels)
    assert shown.count("Immeasurablylongword") == 4
    assert all(word in labels or word in shown for name in names for word in name.split())


def test_the_numbers_stand_beside_the_chart() -> None:
    figure = next(block for block in b.walk(composed(RICH).blocks) if isinstance(block, b.Figure) and block.data)
    assert figure.data is not None
    assert [[plain_text(cell.text) for cell in row.cells] for row in (*figure.data.head, *figure.data.rows)] == [
        ["Category", "North (m³/s)", "South (m³/s)"], ["2024", "4", "3"], ["2025", "2", "1"],
    ]  # fmt: skip


def test_a_chart_without_numbers_is_not_drawn() -> None:
    chart = {"type": "bar", "categories": ["a"], "series": [{"name": "s", "values": [None]}]}
    figure = {"kind": "figure", "alt": "Nothing yet.", "chart": chart}
    found = only(composed(sections=[{"title": "s", "blocks": [figure]}]), b.Figure)
    assert found.graphic is None
    assert found.data is not None


@pytest.mark.parametrize("scale", sorted(SCALES))
def test_a_scale_has_seven_steps_that_rise(scale: str) -> None:
    steps = SCALES[scale]
    assert len(steps) == 7
    bounds = [bound for step in steps for bound in (step.low, step.high) if bound is not None]
    assert bounds == sorted(bounds)
    graphic = scale_graphic(
        [step.key for step in steps], ["1–5%"] * 7, [["1"] if step.key == "likely" else [] for step in steps]
    )
    boxes = shapes(graphic, Rect)
    assert [box.stroke == "accent" for box in boxes].index(True) == [step.key for step in steps].index("likely")


@pytest.mark.parametrize("language", ["en", "de", "ar", "ur", "fr", "es", "ru", "zh"])
@pytest.mark.parametrize("scale", sorted(SCALES))
def test_the_words_of_a_scale_fit_its_boxes_in_every_language(language: str, scale: str) -> None:
    """The judgements made with a degree, too, however many they are."""
    judged = [{"text": "x", "likelihood": "likely", "scale": scale, "confidence": "low"}] * 14
    document = composed(language=language, judgements=judged)
    figure = next(block for block in b.walk(document.blocks) if isinstance(block, b.Figure))
    assert_labels_keep_apart(figure.graphic)
    room = shapes(figure.graphic, Rect)[0].width
    for label in shapes(figure.graphic, Label):
        left, _, right, _ = box(label)
        assert right - left <= room + 3, label.text


@pytest.mark.parametrize("language", ["en", "de", "ar", "ur", "fr", "es", "ru", "zh"])
def test_the_words_of_the_grid_keep_apart_in_every_language(language: str) -> None:
    risks = [{"risk": "x", "likelihood": "very-high", "impact": level} for level in LEVELS]
    figure = next(
        block for block in b.walk(composed(language=language, risks=risks).blocks) if isinstance(block, b.Figure)
    )
    assert_labels_keep_apart(figure.graphic)


def test_a_strip_shows_one_step_by_its_height() -> None:
    """Not by its colour alone."""
    steps = shapes(strip_graphic(7, 4), Rect)
    assert [step.height for step in steps].index(max(step.height for step in steps)) == 4
    assert len({step.height for step in steps}) == 2
    assert {step.y + step.height for step in steps} == {steps[0].y + steps[0].height}


def test_each_judgement_has_its_own_strip_unless_it_has_no_likelihood() -> None:
    judged = [{"text": "a", "likelihood": "likely", "confidence": "low"}, {"text": "b", "confidence": "high"}]
    one, other = (block for block in b.walk(composed(judgements=judged).blocks) if isinstance(block, b.Callout))
    (figure,) = (block for block in one.blocks if isinstance(block, b.Figure))
    assert figure.alt == "Likelihood (ICD 203): likely (55–80 per cent)"
    assert not any(isinstance(block, b.Figure) for block in other.blocks)


def test_a_cell_of_the_grid_says_its_risks_by_number() -> None:
    """The cell of the highest likelihood and impact is at the top right."""
    risks = [("1", "very-high", "very-high"), ("2", "very-low", "very-low"), ("3", "very-high", "very-high")]
    graphic = matrix_graphic(risks, words=LEVELS, likelihood="L", impact="I")
    numbers = {label.text: label for label in shapes(graphic, Label) if label.anchor == "middle" and label.strong}
    assert set(numbers) == {"1, 3", "2"}
    assert numbers["1, 3"].x > numbers["2"].x
    assert numbers["1, 3"].y < numbers["2"].y


@pytest.mark.parametrize("kind", ["bar", "stacked-bar", "line"])
def test_nothing_of_a_chart_lies_beyond_its_box_however_long_its_words_are(kind: str) -> None:
    long = "https://example.org/" + "a" * 150
    series = [{"name": long, "values": [1, 2, 3]}, {"name": "Short", "values": [2, 1, 0]}]
    data = {"type": kind, "unit": long, "categories": [long, "2024", long], "series": series}
    chart = chart_graphic(from_plain(Chart, data), str)
    assert chart is not None
    labels = shapes(chart, Label)
    assert "".join(label.text for label in labels).count("a" * 20) > 10
    for label in labels:
        wide = width(label.text, label.size)
        left = label.x - {"start": 0.0, "middle": wide / 2, "end": wide}[label.anchor]
        assert left > -0.1, label.text
        assert left + wide < chart.width + 0.1, label.text
        assert 0 < label.y <= chart.height, label.text
