"""Evidence in its short forms becomes canonical, or says why it cannot."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policybrief.evidence.records import Records
from policybrief.evidence.shorthand import expand
from policybrief.problems import Problem, Severity
from policybrief.resolver import MemoryResolver

TEXT = (
    "Two fully loaded trains met on\nthe bridge. Nobody was hurt. The bridge was closed. "
    "Nobody was hurt in the second event."
)
OTHER = "The minister opened the bridge again."


def brief(*evidence: Any, texts: tuple[str, ...] = (TEXT, OTHER)) -> tuple[dict[str, Any], Records]:
    sources = [
        {
            "id": f"s{number}",
            "title": "T",
            "file": f"{number}.txt",
            "text_sha256": hashlib.sha256(t.encode()).hexdigest(),
        }
        for number, t in enumerate(texts, 1)
    ]
    data = {
        "language": "en",
        "sources": sources,
        "summary": [{"text": "A."}, {"text": "B.", "evidence": list(evidence)}],
    }
    files = {f"{number}.txt": text.encode() for number, text in enumerate(texts, 1)}
    return data, Records.of(data, MemoryResolver(files))


def expanded(*evidence: Any, texts: tuple[str, ...] = (TEXT, OTHER)) -> tuple[list[Any], list[Problem]]:
    data, problems = expand(*brief(*evidence, texts=texts))
    return data["summary"][1]["evidence"], problems


def test_a_numbered_sentence_becomes_its_span() -> None:
    evidence, problems = expanded("s1#2")
    start = TEXT.index("Nobody")
    assert evidence == [{"source": "s1", "start": start, "end": start + 16, "exact": "Nobody was hurt."}]
    assert problems == []


def test_exact_words_are_found_over_all_sources_with_white_space_folded() -> None:
    evidence, problems = expanded("met on the  bridge", "minister opened")
    assert [item["source"] for item in evidence] == ["s1", "s2"]
    assert evidence[0]["exact"] == "met on\nthe bridge"
    assert problems == []


def test_an_object_without_offsets_is_looked_up_in_its_source() -> None:
    evidence, problems = expanded({"source": "s2", "exact": "bridge", "x-note": 1})
    assert evidence == [{"source": "s2", "start": 24, "end": 30, "exact": "bridge", "x-note": 1}]
    assert problems == []


def test_canonical_evidence_is_left_alone() -> None:
    canonical = {"source": "s1", "start": 0, "end": 3, "exact": "no matter"}
    evidence, problems = expanded(canonical)
    assert evidence == [canonical]
    assert problems == []


def test_ambiguous_words_stay_and_the_places_are_named() -> None:
    evidence, (problem,) = expanded("Nobody was hurt")
    assert evidence == ["Nobody was hurt"]
    assert (problem.rule, problem.severity) == ("evidence-ambiguous", Severity.ERROR)
    assert problem.path == "/summary/1/evidence/0"
    assert "2 times: in s1#2, s1#4" in problem.message
    assert "s1#2" in problem.hint


def test_words_that_are_not_there_get_a_hint_at_the_nearest_sentence() -> None:
    evidence, (problem,) = expanded("the minister re-opened the bridge")
    assert evidence == ["the minister re-opened the bridge"]
    assert problem.rule == "evidence-not-found"
    assert "s2#1" in problem.hint
    assert OTHER in problem.hint


def test_a_sentence_past_the_end_says_how_many_there_are() -> None:
    _, (problem,) = expanded("s1#9")
    assert problem.rule == "evidence-not-found"
    assert problem.hint == "it has 4, counted from 1"
    _, (problem,) = expanded("s1#0")
    assert problem.rule == "evidence-not-found"


def test_an_unknown_source_is_a_broken_reference() -> None:
    _, (problem,) = expanded("s9#1")
    assert (problem.rule, problem.hint) == ("broken-reference", "the sources are: s1, s2")


def test_without_a_record_the_short_form_stays_with_a_warning() -> None:
    data, _ = brief("Nobody was hurt in the second event", "s1#1", {"source": "s1", "exact": "Two"})
    kept, problems = expand(data, Records.of(data, MemoryResolver({})))
    assert kept["summary"][1]["evidence"] == data["summary"][1]["evidence"]
    assert [problem.rule for problem in problems] == ["evidence-unverified"] * 3
    assert {problem.severity for problem in problems} == {Severity.WARNING}


def test_evidence_is_expanded_wherever_it_stands_but_not_in_private_keys() -> None:
    data, records = brief()
    data["sections"] = [{"blocks": [{"kind": "list", "items": [{"text": "x", "evidence": ["s1#1"]}]}]}]
    data["x-own"] = {"evidence": ["s1#1"]}
    made, problems = expand(data, records)
    assert made["sections"][0]["blocks"][0]["items"][0]["evidence"][0]["start"] == 0
    assert made["x-own"] == {"evidence": ["s1#1"]}
    assert data["sections"][0]["blocks"][0]["items"][0]["evidence"] == ["s1#1"]
    assert problems == []


@given(st.data())
def test_any_passage_that_occurs_once_is_found_where_it_stands(data: st.DataObject) -> None:
    text = data.draw(st.text(alphabet="ab \n.", min_size=1, max_size=40))
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    words = " ".join(text[start:end].split())
    if not words:
        return
    evidence, problems = expanded(words, texts=(text,))
    if problems:
        assert problems[0].rule == "evidence-ambiguous"
    else:
        found = evidence[0]
        assert text[found["start"] : found["end"]] == found["exact"]
        assert " ".join(found["exact"].split()) == words


@pytest.mark.parametrize("written", ["", " ", "s1#", "#1", "\n"])
def test_odd_short_forms_are_problems_not_exceptions(written: str) -> None:
    evidence, problems = expanded(written)
    assert evidence == [written]
    assert [problem.rule for problem in problems] == ["evidence-not-found"]
