"""Dates do not contradict one another."""

from __future__ import annotations

from typing import Any

import pytest

from checked import brief, found


@pytest.mark.parametrize(
    ("head", "path"),
    [
        ({"date": "2025-08-15", "updated": "2025-08-14"}, "/updated"),
        ({"date": "2025-08-15", "updated": "2025-08-14T10:00:00Z"}, "/updated"),
        ({"date": "2025-08-15", "decision_by": "2025-08-01"}, "/decision_by"),
        ({"date": "2025-08-15", "information_as_of": "2025-09"}, "/information_as_of"),
        ({"date": "2025-08-15", "updated": "2025-08-20", "decision_by": "2025-09-01"}, None),
        ({"date": "2025-08-15", "information_as_of": "2025-08"}, None),
        ({"updated": "2025-08-14"}, None),
    ],
)  # fmt: skip
def test_dates_of_the_head_follow_one_another(head: dict[str, Any], path: str | None) -> None:
    assert found(brief(**head)) == ([("warning", "date-order", path)] if path else [])


def test_a_source_is_not_retrieved_before_it_was_published() -> None:
    source = {"id": "s1", "title": "T", "published": "2025-06", "retrieved": "2025-05-31"}
    assert found(brief(sources=[source])) == [("warning", "date-order", "/sources/0/retrieved")]
    assert found(brief(sources=[{**source, "published": "2025"}])) == []


@pytest.mark.parametrize(
    ("date", "text", "contradicts"),
    [
        ("2025-08-12", "Talks on 12 August 2025.", False), ("2025-08-12", "Talks in 2025.", False),
        ("2025", "Talks on 12 August 2025.", False), ("2025-08-12", "Talks on 13 August 2025.", True),
        ("2025-08-12", "Talks, after those of 2019, in August 2025.", False), ("2025-08-12", "Talks.", False),
    ],
)  # fmt: skip
def test_an_events_text_does_not_contradict_its_date(date: str, text: str, contradicts: bool) -> None:
    expected = [("warning", "event-date", "/timeline/0/date")] if contradicts else []
    assert found(brief(timeline=[{"date": date, "text": text}])) == expected


def test_a_timeline_need_not_be_in_order() -> None:
    assert found(brief(timeline=[{"date": "2025", "text": "B."}, {"date": "2024", "text": "A."}])) == []
