"""Evidence stands where it says, in the text that it was taken from."""

from __future__ import annotations

from typing import Any

import pytest

from checked import TEXT, brief, evidence, found, problems

WORDS = "over 700 insurgents"


def with_evidence(item: dict[str, Any], **head: Any) -> dict[str, Any]:
    return brief(actors=[{"name": "A", "kind": "other", "evidence": [item]}], **head)


def test_words_at_their_place_are_no_problem() -> None:
    assert found(with_evidence(evidence(WORDS)), "evidence-span") == []


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"start": 10, "end": 29}, "[10, 29)"), ({"end": 10_000}, f"past the end of its text, which has {len(TEXT)}"),
        ({"start": 40, "end": 40}, "ends before it begins"),
        ({"exact": "over 800 insurgents"}, "not “over 800 insurgents”"),
    ],
)  # fmt: skip
def test_words_that_are_elsewhere_are_an_error_that_says_what_is_there(change: dict[str, Any], says: str) -> None:
    (problem,) = [
        problem for problem in problems(with_evidence({**evidence(WORDS), **change})) if problem.rule == "evidence-span"
    ]
    assert says in problem.message
    assert problem.path == "/actors/0/evidence/0"
    where = TEXT.index(WORDS)
    expected = "no such words" if "exact" in change else f"[{where}, {where + len(WORDS)})"
    assert expected in problem.hint


def test_a_passage_left_out_is_held_against_the_source_too() -> None:
    left_out = [{**evidence(WORDS), "reason": "r"}, {**evidence(WORDS), "start": 0, "end": 3, "reason": "r"}]
    assert [path for _, _, path in found(brief(provenance={"left_out": left_out}))] == ["/provenance/left_out/1"]


@pytest.mark.parametrize(("status", "severity"), [("draft", "warning"), ("final", "error")])
def test_a_source_that_cannot_be_verified_is_an_error_in_a_final_brief(status: str, severity: str) -> None:
    data = with_evidence(evidence(WORDS), status=status)
    found_now = [(str(p.severity), p.path) for p in problems(data, {}) if p.rule == "source-unverified"]
    assert found_now == [(severity, "/sources/0/file")]


def test_a_source_that_nothing_is_quoted_from_needs_no_record() -> None:
    assert problems(brief(summary=[{"text": "X.", "cites": [{"source": "s1"}]}]), {}) == []


def test_a_changed_source_is_one_error() -> None:
    data = with_evidence(evidence(WORDS))
    found_now = [problem.rule for problem in problems(data, {"s1.txt": b"something else"})]
    assert found_now == ["source-changed"]


@pytest.mark.parametrize(("status", "rules"), [("draft", []), ("final", ["evidence-unplaced"] * 2)])
def test_short_forms_that_were_never_expanded_keep_a_final_brief(status: str, rules: list[str]) -> None:
    data = brief(status=status, risks=[
        {"risk": "r", "likelihood": "low", "impact": "low", "evidence": ["s1#1", {"source": "s1", "exact": "x"}]}
    ])  # fmt: skip
    assert [problem.rule for problem in problems(data)] == rules
