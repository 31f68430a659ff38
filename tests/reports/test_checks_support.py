"""Statements say no more than their evidence, and a final brief has the grade it needs."""

from __future__ import annotations

from typing import Any

import pytest

from checked import brief, evidence, found, problems

KILLED = "The operation has eliminated over 700 insurgents since June 2024."


def test_numbers_and_dates_that_the_evidence_lacks_are_errors_and_names_warnings() -> None:
    text = "In May 2024 Angela Merkel counted 800 insurgents."
    assert found(brief(summary=[{"text": text, "evidence": [evidence(KILLED)]}])) == [
        ("error", "untraceable-number", "/summary/0/text"),
        ("error", "untraceable-date", "/summary/0/text"),
        ("warning", "untraceable-name", "/summary/0/text"),
    ]


def test_what_a_cited_source_may_hold_is_a_warning_and_counts_as_cited() -> None:
    part = {"text": "In May 2024 there were 800.", "evidence": [evidence(KILLED)], "cites": [{"source": "s1"}]}
    warned = [("warning", "untraceable-number", "/summary/0/text"), ("warning", "untraceable-date", "/summary/0/text")]
    assert found(brief(requires="cited", status="final", summary=[part])) == warned
    assert found(brief(requires="derived", status="final", summary=[part])) == [
        *warned, ("error", "grade-too-low", "/summary/0"),
    ]  # fmt: skip


def test_a_name_that_the_brief_introduces_needs_no_evidence() -> None:
    part = {"text": "Angela Merkel counted over 700 insurgents.", "evidence": [evidence(KILLED)]}
    assert found(brief(summary=[part], organisation="Office of Angela Merkel")) == []


@pytest.mark.parametrize(("status", "severity"), [("draft", "warning"), ("final", "error")])
def test_a_statement_below_the_grade_is_an_error_in_a_final_brief(status: str, severity: str) -> None:
    data = brief(
        kind="briefing", status=status,
        summary=[{"text": "Unsupported."}, {"text": "Cited.", "cites": [{"source": "s1"}]}],
        sections=[{"title": "S", "blocks": [{"kind": "paragraph", "text": KILLED, "evidence": [evidence(KILLED)]}]}],
        recommendations=[{"ask": "note", "action": "Proposals need no evidence."}],
    )  # fmt: skip
    assert found(data) == [(severity, "grade-too-low", "/summary/0"), (severity, "grade-too-low", "/summary/1")]


def test_a_statement_whose_evidence_does_not_hold_is_not_told_to_have_some() -> None:
    broken = {**evidence(KILLED), "start": 0, "end": 5}
    data = brief(kind="briefing", summary=[{"text": KILLED, "evidence": [broken]}, {"text": "Unsupported."}])
    hints = [problem.hint for problem in problems(data) if problem.rule == "grade-too-low"]
    assert hints == ["its evidence does not hold: put that right", "add `evidence`"]


def test_a_kind_that_asks_for_no_grade_takes_statements_as_they_are() -> None:
    assert found(brief(kind="assessment", status="final", summary=[{"text": "Unsupported, by 500 men."}])) == []


def test_cites_are_enough_where_the_brief_asks_for_them() -> None:
    data = brief(
        requires="cited", status="final", summary=[{"text": "Ten.", "cites": [{"source": "s1"}]}, {"text": "X."}]
    )
    assert found(data) == [("error", "grade-too-low", "/summary/1")]
    assert "add `cites` or `evidence`" in problems(data)[0].hint


def test_a_basis_that_does_not_follow_is_an_error_at_its_place() -> None:
    cost = "It cost $2.5 million and $300,000."
    basis = [{"kind": "judgement"}, {"kind": "sum", "values": [2500000, 300000], "result": 2900000}]
    data = brief(summary=[{"text": "It cost $2.9 million.", "evidence": [evidence(cost)], "basis": basis}])
    assert ("error", "basis", "/summary/0/basis/1") in found(data)


def test_the_date_of_an_event_is_held_against_its_evidence() -> None:
    event = {"date": "2024-07", "text": "The operation begins.", "evidence": [evidence(KILLED)]}
    assert found(brief(timeline=[event])) == [("error", "untraceable-date", "/timeline/0/date")]
    assert found(brief(timeline=[{**event, "date": "2024-06"}])) == []
    assert found(brief(timeline=[{**event, "inferred": True}])) == []


def table(*cells: Any, **more: Any) -> dict[str, Any]:
    rows = [{"cells": [700, 2500, *cells]}]
    columns = [{"title": str(number)} for number in range(2 + len(cells))]
    block = {"kind": "table", "columns": columns, "rows": rows, **more}
    return brief(sections=[{"title": "S", "blocks": [block]}])


def test_a_cell_may_be_computed_from_the_numbers_beside_it() -> None:
    share = {"value": 28, "basis": [{"kind": "share", "values": [700, 2500], "result": 28}]}
    assert found(table(share)) == []
    wrong = {"value": 29, "basis": [{"kind": "share", "values": [700, 2500], "result": 29}]}
    assert ("error", "basis", "/sections/0/blocks/0/rows/0/cells/2/basis/0") in found(table(wrong))


def test_a_cell_with_evidence_is_held_against_it_in_whatever_it_is_counted() -> None:
    cost = evidence("It cost $2.5 million and $300,000.")
    thousands, wrong = {"value": 300, "evidence": [cost]}, {"value": 400, "evidence": [cost]}
    assert found(table(thousands)) == []
    assert found(table(wrong)) == [("error", "untraceable-number", "/sections/0/blocks/0/rows/0/cells/2")]
