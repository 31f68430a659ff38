"""Timelines drawn to scale."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composing import composed, part
from drawings import assert_labels_keep_apart, box, overlap, shapes
from policybrief import edtf
from policybrief.compose.time_scale import MARKS, time_scale
from policybrief.compose.timeline_graphic import FEWEST, WIDTH, Dated, Timeline, Words, timeline_graphic
from policybrief.document import blocks as b
from policybrief.document.graphics import Circle, Graphic, Label, Line, Rect
from policybrief.document.inlines import plain_text

WORDS = Words(tick=lambda day, unit: (f"{day.month}/{day.day}", str(day.year)), look=lambda look: look)


def drawn(*dates: str, text: str = "It happens.") -> Timeline | None:
    events = sorted((edtf.parse(one) for one in dates), key=lambda when: when.sort_key)
    return timeline_graphic(
        [Dated(when=when, date=when.text, text=text, number=str(number)) for number, when in enumerate(events, 1)],
        WORDS,
    )


def graphic(*dates: str, text: str = "It happens.") -> Graphic:
    found = drawn(*dates, text=text)
    assert found is not None
    return found.graphic


def points(found: Graphic) -> list[float]:
    """Where the points of the events stand, from the left."""
    return sorted(circle.x for circle in shapes(found, Circle) if circle.y < axis_height(found))


def bars(found: Graphic) -> list[Rect]:
    """The bars of the events: what is filled, but not with the colour of the paper, above the axis."""
    grounds = [rect for rect in shapes(found, Rect) if rect.fill in ("accent", "accent-soft")]
    return [rect for rect in grounds if rect.y < axis_height(found)]


def axis_height(found: Graphic) -> float:
    return next(line.points[0][1] for line in shapes(found, Line) if line.stroke == "ink")


def days(first: str, last: str) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


@pytest.mark.parametrize(
    ("first", "last", "unit", "step"),
    [
        ("2025-08-06", "2025-08-12", "day", 1),
        ("2025-08-01", "2025-08-18", "day", 2),
        ("2025-07-01", "2025-08-25", "day", 7),
        ("2025-01-10", "2025-08-12", "month", 1),
        ("2024-06-01", "2026-08-12", "month", 3),
        ("2019-01-01", "2026-12-31", "year", 1),
        ("1947-08-14", "2025-08-12", "year", 10),
        ("0400-01-01", "2025-08-12", "year", 200),
    ],
)
def test_the_marks_of_the_axis_suit_the_time_it_shows(first: str, last: str, unit: str, step: int) -> None:
    spans = [(day, day) for day in (date.fromisoformat(first).toordinal(), date.fromisoformat(last).toordinal())]
    scale = time_scale(spans, 0, 400)
    assert (scale.unit, scale.step) == (unit, step)


@given(st.lists(st.tuples(st.integers(1, 3652059), st.integers(0, 90000)), min_size=2, max_size=9))
def test_an_axis_holds_its_days_and_has_a_few_marks(pairs: list[tuple[int, int]]) -> None:
    last_day = date.max.toordinal()
    spans = [(start, min(start + length, last_day)) for start, length in pairs]
    scale = time_scale(spans, 10, 390)
    assert 2 <= len(scale.marks) <= MARKS + 3
    assert scale.stretches[0].first <= min(start for start, _ in spans)
    assert scale.stretches[-1].last >= max(end for _, end in spans)
    assert list(scale.marks) == sorted(set(scale.marks))
    places = [scale.x(day) for day in sorted(day for span in spans for day in span)]
    assert places == sorted(places)
    assert 10 <= places[0] <= places[-1] <= 390


def test_points_stand_as_far_apart_as_their_days() -> None:
    one, two, three, four = points(graphic("2025-08-01", "2025-08-04", "2025-08-12", "2025-08-13"))
    assert (two - one) / (four - one) == pytest.approx(3 / 12, abs=0.001)
    assert (three - one) / (four - one) == pytest.approx(11 / 12, abs=0.001)


def test_bars_are_as_long_as_their_time() -> None:
    """A month and a quarter, measured by the days between two points."""
    found = graphic("2024-01-01", "2024-03", "2024-05/2024-07", "2024-12-31")
    start, end = points(found)
    unit = (end - start) / days("2024-01-01", "2024-12-31")
    month, quarter = bars(found)
    assert month.width / unit == pytest.approx(days("2024-03-01", "2024-03-31"), abs=0.1)
    assert (month.x - start) / unit == pytest.approx(days("2024-01-01", "2024-03-01"), abs=0.1)
    assert quarter.width / unit == pytest.approx(days("2024-05-01", "2024-07-31"), abs=0.1)


def test_marks_of_the_axis_stand_at_their_days() -> None:
    """The year begins at the mark that the labels call by its name."""
    found = graphic("2024-01-01", "2025-06-01", "2026-01-01")
    years = ("2024", "2025", "2026")
    named = sorted(label.x for label in shapes(found, Label) if label.text in years and not label.strong)
    assert (named[0], named[2]) == pytest.approx((points(found)[0], points(found)[2]), abs=0.1)
    share = days("2024-01-01", "2025-01-01") / days("2024-01-01", "2026-01-01")
    assert named[1] == pytest.approx(named[0] + share * (named[2] - named[0]), abs=0.1)


def test_a_lone_event_of_long_ago_breaks_the_axis_and_both_sides_keep_one_scale() -> None:
    spans = [date(1947, 8, 14), date(2025, 6, 6), date(2025, 6, 20), date(2025, 9, 1)]
    scale = time_scale([(day.toordinal(), day.toordinal()) for day in spans], 0, 400)
    before, after = scale.stretches
    widths = [(stretch.right - stretch.left) / (stretch.last - stretch.first) for stretch in (before, after)]
    assert widths[0] == pytest.approx(widths[1], rel=0.01)
    assert before.right < scale.breaks[0] < after.left
    found = graphic(*map(str, spans))
    strokes = [line for line in shapes(found, Line) if line.points[0][0] != line.points[-1][0] and line.stroke == "ink"]
    assert len(strokes) == 2 + 2  # the two stretches, and the two strokes across the break


def test_events_spread_over_decades_are_on_one_unbroken_scale() -> None:
    spans = [(date(year, 1, 1).toordinal(),) * 2 for year in (1955, 1980, 2001, 2024)]
    assert len(time_scale(spans, 0, 400).stretches) == 1


def test_precision_shows_in_the_form_of_a_mark() -> None:
    """Not in its colour alone: a point, an outlined bar, a full bar, a broken outline, an open point."""
    found = graphic("2025-01-05", "2025-03", "2025-04/2025-06", "2025-08~", "2025-10-10?")
    top = axis_height(found)
    assert [circle.fill for circle in shapes(found, Circle) if circle.y < top] == ["accent", "paper"]
    assert [bar.fill for bar in bars(found)] == ["accent-soft", "accent"]
    outlines = [line for line in shapes(found, Line) if line.stroke == "accent" and line.points[0][1] < top]
    assert [bool(line.dash) for line in outlines] == [False, False, True]


def test_the_forms_in_use_are_explained() -> None:
    texts = [label.text for label in shapes(graphic("2025-01-05", "2025-03", "2025-08~"), Label)]
    assert texts[-3:] == ["day", "within", "approximate"]
    assert "day" not in [label.text for label in shapes(graphic("2025-01-05", "2025-02-01", "2025-03-01"), Label)]


def test_what_lasts_without_an_end_runs_to_the_edge_with_an_arrow() -> None:
    found = graphic("2025-01-05", "2025-02-01", "2025-03-01/..", "../2025-01-20")
    tips = {line.points[1][0] for line in shapes(found, Line) if len(line.points) == 3}
    assert tips == {0.0, WIDTH}


def test_every_event_is_named_with_its_date() -> None:
    labels = [label.text for label in shapes(graphic("2025-01-05", "2025-02-01", "2025-03-01"), Label)]
    assert [text for text in labels if text.startswith("2025-")] == ["2025-01-05", "2025-02-01", "2025-03-01"]
    assert labels.count("It happens.") == 3


def test_names_that_are_too_long_are_numbers_of_the_table() -> None:
    """A name is never cut."""
    found = drawn("2025-01-05", "2025-02-01", "2025-03-01", text="It happens again and again. " * 12)
    assert found is not None
    assert found.numbered
    numbers = [label.text for label in shapes(found.graphic, Label) if label.strong]
    assert numbers == ["1", "2", "3"]


DATES = st.one_of(
    st.dates(date(1990, 1, 1), date(2030, 1, 1)).map(str),
    st.dates(date(1990, 1, 1), date(2030, 1, 1)).map(lambda day: str(day)[:7] + "~"),
    st.integers(1900, 2030).map(str),
    st.integers(190, 203).map(lambda decade: f"{decade}X"),
    st.dates(date(1990, 1, 1), date(2030, 1, 1)).map(lambda day: f"{day}/.."),
    st.dates(date(1990, 1, 1), date(2030, 1, 1)).map(lambda day: f"../{str(day)[:7]}"),
    st.dates(date(2025, 1, 1), date(2025, 2, 1)).map(str),
)
NAMES = st.sampled_from(
    ("", "Talks.", "The committee reports on what it has found in the north.", "时间" * 20, "x" * 70)
)


@given(st.lists(DATES, min_size=FEWEST, max_size=25), NAMES)
def test_labels_never_overlap_each_other_nor_the_edge(dates: list[str], text: str) -> None:
    found = drawn(*dates, text=text)
    if found is not None:
        assert_labels_keep_apart(found.graphic)


@given(st.lists(DATES, min_size=FEWEST, max_size=12), NAMES)
def test_no_name_stands_on_a_mark(dates: list[str], text: str) -> None:
    found = drawn(*dates, text=text)
    if found is None:
        return
    marks = [box(shape) for shape in (*shapes(found.graphic, Circle), *bars(found.graphic))]
    names = [box(label) for label in shapes(found.graphic, Label)]
    assert not any(overlap(mark, name) for mark in marks for name in names)


@pytest.mark.parametrize(
    "dates", [("2025-01-05", "2025-02-01"), ("2025-01-05",) * 4, ("2025-01-05", "2025-02-01", "not a date")]
)
def test_what_a_drawing_could_not_say_is_left_to_the_table(dates: tuple[str, ...]) -> None:
    """Two events, a single day, a draft with a date that is none."""
    document = composed(timeline=[{"date": one, "text": "It happens."} for one in dates], status="draft")
    blocks = part(document, "timeline").blocks
    assert [type(block) for block in blocks] == [b.Table]


EVENTS: list[dict[str, Any]] = [
    {"id": "e1", "date": "2024-06", "text": "The *operation* begins."},
    {"id": "e2", "date": "2025-05-06", "text": "The centre opens.", "marking": "GREEN"},
    {"id": "e3", "date": "2025-08-06/2025-08-10", "text": "The talks are held."},
]


def test_the_drawing_stands_before_its_table() -> None:
    figure, table = part(composed(timeline=EVENTS), "timeline").blocks
    assert isinstance(figure, b.Figure)
    assert isinstance(table, b.Table)
    assert plain_text(figure.caption) == "The events on a scale of time"
    assert figure.alt == (
        "A timeline drawn to scale, from June 2024 to 10 August 2025. It has 3 events, which the table gives in full."
    )
    assert [plain_text(cell.text) for cell in table.head[0].cells] == ["Date", "Event"]


def test_a_portion_keeps_its_marking_in_the_drawing() -> None:
    document = composed(timeline=EVENTS, marking={"scheme": "tlp", "level": "AMBER"})
    figure = part(document, "timeline").blocks[0]
    assert isinstance(figure, b.Figure)
    texts = [label.text for label in shapes(figure.graphic, Label)]
    assert "(GREEN) The centre opens." in texts
    assert "The operation begins." in texts


def test_numbers_in_the_drawing_are_those_of_the_table() -> None:
    events = [{"date": f"2025-{month:02}", "text": "What happens takes long to tell. " * 8} for month in range(1, 13)]
    figure, table = part(composed(timeline=events[::-1]), "timeline").blocks
    assert isinstance(figure, b.Figure)
    assert isinstance(table, b.Table)
    rows = [[plain_text(cell.text) for cell in row.cells[:2]] for row in table.rows]
    assert rows[0] == ["1", "January 2025"]
    assert [label.text for label in shapes(figure.graphic, Label) if label.strong] == [number for number, _ in rows]
    assert plain_text(figure.caption).endswith("with their numbers in the table")
