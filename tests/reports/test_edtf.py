"""EDTF dates keep the precision of the source, and compare by the days they can mean."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policybrief import edtf

VALID = [
    "2025", "2025-05", "2025-08-12", "2025-06-06/2025-06-10", "2025-06/..", "../2025", "2025-06/", "/2025", "2024~",
    "2024?", "2024%", "2025-08~", "2026-21", "2026-24", "202X", "20XX", "2025-XX", "2025-05-XX", "2025-XX-XX",
    "2024-02-29", "2024~/2025-06?", "0001", "9999-24", "2025/2025-06",
]  # fmt: skip
INVALID = [
    "", "25", "2025-13", "2025-00", "2025-02-30", "2023-02-29", "2025-8-12", "2025-08-1", "12.8.2025", "2025-20",
    "2025-25", "2025-21-01", "2025-XX-12", "XXXX", "2X25", "2025-06-10/2025-06-06", "../..", "/", "../", "..",
    "2025/2026/2027", "2025-08-12T10:00:00Z", "2025-08-12\n", " 2025", "2025~~", "~2025", "0000", "２０２５", "0000-21",
    "2026/2025",
]  # fmt: skip


@pytest.mark.parametrize("text", VALID)
def test_dates_of_levels_0_and_1_are_valid(text: str) -> None:
    assert edtf.is_valid(text)
    assert edtf.parse(text).text == text


@pytest.mark.parametrize("text", INVALID)
def test_anything_else_is_refused_and_named(text: str) -> None:
    assert not edtf.is_valid(text)
    with pytest.raises(ValueError, match=r"\S"):
        edtf.parse(text)


@pytest.mark.parametrize(
    ("text", "lower", "upper", "precision"),
    [
        ("2025", date(2025, 1, 1), date(2025, 12, 31), "year"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "month"),
        ("2025-08-12", date(2025, 8, 12), date(2025, 8, 12), "day"),
        ("2025-06-06/2025-06-10", date(2025, 6, 6), date(2025, 6, 10), "day"),
        ("2025-06/..", date(2025, 6, 1), date.max, "month"),
        ("../2025", date.min, date(2025, 12, 31), "year"),
        ("2026-21", date(2026, 3, 1), date(2026, 5, 31), "season"),
        ("2026-24", date(2026, 12, 1), date(2027, 2, 28), "season"),
        ("202X", date(2020, 1, 1), date(2029, 12, 31), "decade"),
        ("20XX", date(2000, 1, 1), date(2099, 12, 31), "century"),
        ("2025-05-XX", date(2025, 5, 1), date(2025, 5, 31), "month"),
    ],
)
def test_a_date_spans_the_days_it_can_mean(text: str, lower: date, upper: date, precision: str) -> None:
    parsed = edtf.parse(text)
    assert (parsed.lower, parsed.upper, parsed.precision) == (lower, upper, precision)


def test_qualifiers_are_kept() -> None:
    marks = {mark: edtf.parse(f"2024{mark}") for mark in ("", "~", "?", "%")}
    assert {mark: (parsed.approximate, parsed.uncertain) for mark, parsed in marks.items()} == {
        "": (False, False), "~": (True, False), "?": (False, True), "%": (True, True),
    }  # fmt: skip


def test_a_coarser_date_contains_a_finer_one_but_not_the_other_way_round() -> None:
    year, day = edtf.parse("2025"), edtf.parse("2025-08-12")
    assert year.contains(day)
    assert not day.contains(year)
    assert day.overlaps(year)
    assert not day.overlaps(edtf.parse("2024"))


def test_sorting_makes_a_timeline() -> None:
    texts = ["2025-08-12", "2026-21", "2024-06", "2025", "2024~", "2025-05"]
    assert [parsed.text for parsed in sorted(map(edtf.parse, texts))] == [
        "2024~", "2024-06", "2025", "2025-05", "2025-08-12", "2026-21",
    ]  # fmt: skip


@given(st.dates(), st.dates())
def test_bounds_are_ordered_and_hold_the_dates_written(first: date, last: date) -> None:
    first, last = sorted((first, last))
    parsed = edtf.parse(f"{first.isoformat()}/{last.isoformat()}")
    assert (parsed.lower, parsed.upper) == (first, last)
    assert edtf.parse(first.isoformat()[:7]).contains(edtf.parse(first.isoformat()))


@given(st.from_regex(r"[0-9X]{4}(-[0-9X]{2}){0,2}[~?%]?(/[0-9X.]{0,4})?", fullmatch=True))
def test_whatever_is_valid_has_ordered_bounds(text: str) -> None:
    if edtf.is_valid(text):
        parsed = edtf.parse(text)
        assert parsed.lower <= parsed.upper
