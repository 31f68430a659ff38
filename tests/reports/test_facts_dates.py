"""Dates are found where they stand, as exact as the text gives them and no more."""

from __future__ import annotations

import calendar
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policybrief import edtf
from policybrief.facts import dates, yearless


def found(text: str, language: str = "en", anchor: str | None = None) -> list[tuple[str, str]]:
    return [(text[item.start : item.end], item.edtf) for item in dates(text, language, anchor=anchor)]


@pytest.mark.parametrize(
    ("text", "mention", "value"),
    [
        ("on August 12, 2025.", "August 12, 2025", "2025-08-12"), ("12 August 2025", "12 August 2025", "2025-08-12"),
        ("the 12th of August, 2025", "12th of August, 2025", "2025-08-12"),
        ("Aug. 12, 2025", "Aug. 12, 2025", "2025-08-12"),
        ("12 AUGUST 2025", "12 AUGUST 2025", "2025-08-12"), ("on 2025-08-12", "2025-08-12", "2025-08-12"),
        ("since June 2024, were", "June 2024", "2024-06"), ("in May 2025,", "May 2025", "2025-05"),
        ("2025-05", "2025-05", "2025-05"), ("the 2025 dialogue marks", "2025", "2025"), ("in 2025", "2025", "2025"),
        ("(2024)", "2024", "2024"), ("mid-2025", "2025", "2025"), ("2025 elections", "2025", "2025"),
        ("6-10 June 2025", "6-10 June 2025", "2025-06-06/2025-06-10"),
        ("from June 6 to 10, 2025", "June 6 to 10, 2025", "2025-06-06/2025-06-10"),
        ("28 May to 3 June 2025", "28 May to 3 June 2025", "2025-05-28/2025-06-03"),
        ("between 6 and 10 June 2025", "6 and 10 June 2025", "2025-06-06/2025-06-10"),
        ("June-July 2025", "June-July 2025", "2025-06/2025-07"), ("2024–26", "2024–26", "2024/2026"),
        ("the 2024/25 budget", "2024/25", "2024/2025"), ("from 2019 to 2024", "2019 to 2024", "2019/2024"),
        ("2010-12", "2010-12", "2010/2012"), ("the 1990s", "1990s", "199X"), ("summer 2025", "summer 2025", "2025-22"),
        ("the first quarter of 2025", "first quarter of 2025", "2025-01/2025-03"),
        ("Q3 2025", "Q3 2025", "2025-07/2025-09"),
        ("circa 1950", "1950", "1950~"), ("around 12 June 2024", "12 June 2024", "2024-06-12~"),
        ("25/12/2025", "25/12/2025", "2025-12-25"), ("on August\n12, 2025", "August\n12, 2025", "2025-08-12"),
    ],
)  # fmt: skip
def test_english_dates(text: str, mention: str, value: str) -> None:
    assert found(text) == [(mention, value)]


@pytest.mark.parametrize(
    ("text", "mention", "value"),
    [
        ("am 12.8.2025", "12.8.2025", "2025-08-12"), ("am 12. August 2025", "12. August 2025", "2025-08-12"),
        ("6.–10. Juni 2025", "6.–10. Juni 2025", "2025-06-06/2025-06-10"), ("im Juni 2024", "Juni 2024", "2024-06"),
        ("vom 6. bis 10. Juni 2025", "6. bis 10. Juni 2025", "2025-06-06/2025-06-10"), ("seit 2019", "2019", "2019"),
        ("im Jahr 2025", "2025", "2025"), ("im 1. Quartal 2025", "1. Quartal 2025", "2025-01/2025-03"),
        ("die 1990er Jahre", "1990er", "199X"), ("6.6.-10.6.2025", "6.6.-10.6.2025", "2025-06-06/2025-06-10"),
    ],
)  # fmt: skip
def test_german_dates(text: str, mention: str, value: str) -> None:
    assert found(text, "de") == [(mention, value)]


def test_days_named_together_are_several_dates() -> None:
    assert found("on 6 and 10 June 2025") == [("6", "2025-06-06"), ("10 June 2025", "2025-06-10")]


@pytest.mark.parametrize(
    "text",
    [
        "2000 soldiers", "over 2000 soldiers", "killed 1950 people", "$2000", "2025 kg", "PKR 2000", "31 February 2025",
        "12/08/2025", "may 5", "3.2025", "20250812", "12 August", "yesterday", "days before the meeting", "1,2025",
    ],
)  # fmt: skip
def test_what_is_no_date_or_cannot_be_told_is_not_given(text: str) -> None:
    assert found(text) == []


def test_the_region_decides_over_a_date_in_figures_for_the_united_states_alone() -> None:
    assert found("on 12/08/2025", "en-US") == [("12/08/2025", "2025-12-08")]
    assert found("on 12/08/2025", "en-GB") == []


def test_a_day_without_a_year_takes_it_from_the_anchor_and_is_marked() -> None:
    (item,) = dates("on 12 August", "en", anchor="2025-06")
    assert (item.edtf, item.inferred) == ("2025-08-12", True)
    assert [(item.month, item.day) for item in yearless("on 12 August", "en")] == [(8, 12)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("yesterday", "2025-08-02"), ("two days after", "2025-08-05"), ("last year", "2024"),
        ("three months ago", "2025-05"),
        ("just days before the meeting", "2025-07~/2025-08~"),
    ],
)  # fmt: skip
def test_relative_dates_are_resolved_by_the_anchor_no_more_exactly_than_they_say(text: str, value: str) -> None:
    (item,) = dates(text, "en", anchor="2025-08-03")
    assert (item.edtf, item.inferred) == (value, True)


def test_a_relative_date_needs_an_anchor_as_exact_as_itself() -> None:
    assert dates("yesterday", "en", anchor="2025-08") == []


def test_full_dates_are_not_marked_though_there_is_an_anchor() -> None:
    (item,) = dates("on 12 August 2025", "en", anchor="2020")
    assert (item.edtf, item.inferred) == ("2025-08-12", False)


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)))
def test_any_day_written_out_is_read_back(day: date) -> None:
    month = calendar.month_name[day.month]
    for text in (f"{day.day} {month} {day.year}", f"{month} {day.day}, {day.year}"):
        assert found(f"It was on {text}, they say.") == [(text, day.isoformat())]


@given(st.text(max_size=80), st.sampled_from(["en", "de", "fr"]), st.sampled_from([None, "2025-08-12", "2025"]))
def test_every_date_lies_in_the_text_is_valid_and_none_overlap(text: str, language: str, anchor: str | None) -> None:
    end = 0
    for item in dates(text, language, anchor=anchor):
        assert end <= item.start < item.end <= len(text)
        assert edtf.is_valid(item.edtf)
        end = item.end


PIECES = [
    "12",
    "6",
    "June",
    "May",
    " ",
    " to ",
    "-",
    ", ",
    "2025",
    "31",
    "yesterday",
    "first quarter of ",
    "/",
    "and",
    "between ",
]


@given(st.lists(st.sampled_from(PIECES), max_size=10).map("".join))
def test_pieces_of_dates_in_any_order_give_valid_dates(text: str) -> None:
    for item in dates(text, "en", anchor="2025-08-12"):
        assert edtf.is_valid(item.edtf)
