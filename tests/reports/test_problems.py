"""A problem prints on one line and travels as data."""

from __future__ import annotations

from policybrief.problems import Problem, Severity


def test_a_placed_problem_prints_place_path_message_hint_and_rule() -> None:
    problem = Problem(
        severity=Severity.ERROR, rule="broken-reference", path="/sections/0", message="no source has the id 's9'",
        hint="did you mean 's1'?", file="brief.yaml", line=4, column=7,
    )  # fmt: skip
    assert str(problem) == (
        "brief.yaml:4:7: /sections/0: error: no source has the id 's9' (did you mean 's1'?) [broken-reference]"
    )


def test_an_unplaced_problem_prints_without_empty_places() -> None:
    problem = Problem(severity=Severity.HINT, rule="long-sentence", message="31 words")
    assert str(problem) == "hint: 31 words [long-sentence]"


def test_plain_data_leaves_out_what_is_not_known() -> None:
    problem = Problem(severity=Severity.WARNING, rule="r", message="m", file="a.yaml", line=1, column=1)
    assert problem.to_plain() == {
        "severity": "warning", "rule": "r", "message": "m", "file": "a.yaml", "line": 1, "column": 1,
    }  # fmt: skip
