"""Ids name one part each, and what is referred to is there."""

from __future__ import annotations

from checked import brief, found, problems
from policybrief import checks


def test_an_id_that_two_parts_have_is_an_error_at_the_second() -> None:
    data = brief(summary=[{"id": "a", "text": "X."}], judgements=[{"id": "a", "text": "Y."}])
    assert found(data) == [("error", "duplicate-id", "/judgements/0/id")]
    (problem,) = problems(data)
    assert "/summary/0" in problem.message


def test_sources_and_parts_share_their_ids_but_marking_schemes_do_not() -> None:
    data = brief(summary=[{"id": "s1", "text": "X."}], marking_schemes=[{"id": "s1", "levels": [{"name": "A"}]}])
    assert found(data) == [("error", "duplicate-id", "/summary/0/id")]


def test_every_kind_of_reference_must_lead_to_something() -> None:
    data = brief(
        summary=[
            {"text": "See [this](#nowhere).", "evidence": [{"source": "s9", "start": 0, "end": 1, "exact": "T"}]},
            {"text": "X.", "cites": [{"source": "s8"}]},
        ],
        options=[{"id": "o1", "title": "A"}],
        criteria=[{"id": "c1", "name": "B"}],
        scores=[{"option": "o2", "criterion": "c2", "score": 1}, {"option": "o1", "criterion": "c1", "score": 1}],
        recommendations=[{"ask": "note", "action": "X.", "supports": ["o1", "o3"]}],
        provenance={
            "left_out": [{"source": "s7", "start": 0, "end": 1, "reason": "r"}],
            "placed": [{"id": "p9", "reason": "r"}],
        },
    )
    assert [path for _, _, path in found(data, "broken-reference")] == [
        "/summary/0/text", "/summary/0/evidence/0/source", "/summary/1/cites/0/source", "/scores/0/option",
        "/scores/0/criterion", "/recommendations/0/supports/1", "/provenance/left_out/0/source",
        "/provenance/placed/0/id",
    ]  # fmt: skip


def test_a_broken_reference_guesses_what_was_meant() -> None:
    data = brief(summary=[{"id": "summary-point", "text": "X."}, {"text": "See [](#sumary-point)."}])
    (problem,) = problems(data)
    assert problem.hint == "did you mean 'summary-point'?"


def test_text_may_refer_to_parts_and_to_what_the_brief_has_by_name() -> None:
    data = brief(
        summary=[{"id": "a", "text": "X."}, {"text": "See [](#a), [](#s1), [](#n1), *[the options](#options)*."}],
        options=[{"title": "A"}],
        notes=[{"id": "n1", "text": "N."}],
    )
    assert found(data) == []
    del data["options"]
    assert found(data) == [("error", "broken-reference", "/summary/1/text")]


def test_a_note_that_nothing_refers_to_is_a_hint() -> None:
    assert found(brief(notes=[{"id": "n1", "text": "N."}])) == [("hint", "unused-note", "/notes/0")]


def test_these_rules_keep_a_brief_from_loading() -> None:
    assert set(checks.STRUCTURAL) == {"duplicate-id", "broken-reference"}
