"""The client's sample seed, filled: the facts that a reader finds in it are in the brief."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import Any

import pytest

import policybrief as pb
import sample_briefs as samples
from policybrief.evidence import sentences

Data = dict[str, Any]
CONTENT = range(1, 20)
"""The title is sentence 0; nineteen sentences of content follow, then five lines that belong to the page."""


@functools.cache
def filled() -> Data:
    return dict(pb.fill(pb.read_seed(samples.SEED)).data)


@functools.cache
def spans() -> list[tuple[int, int]]:
    return sentences.split(samples.SEED.read_text("utf-8"), "en")


def evidence(part: Any) -> Iterator[Data]:
    """All evidence at and below a part."""
    match part:
        case dict():
            yield from part.get("evidence", ())
            for value in part.values():
                yield from evidence(value)
        case list() | tuple():
            for item in part:
                yield from evidence(item)


def test_the_title_and_language_are_the_seeds() -> None:
    assert filled()["title"].startswith("Renewed Efforts in U.S.-Pakistan Counterterrorism Talks")
    assert filled()["language"].split("-")[0] == "en"


def test_the_publication_date_is_null_because_the_seed_states_none() -> None:
    assert filled()["sources"][0]["published"] is None
    assert filled().get("date") is None


def test_the_seed_has_nineteen_sentences_of_content_and_five_lines_of_the_page() -> None:
    assert len(spans()) == 1 + len(CONTENT) + 5


@pytest.mark.parametrize("number", CONTENT)
def test_every_sentence_of_content_stands_once_in_the_body(number: int) -> None:
    start, end = spans()[number]
    found = [span for span in evidence(filled()["sections"]) if span["start"] <= start and end <= span["end"]]
    assert len(found) == 1


def test_exactly_the_five_lines_of_the_page_are_left_out_with_a_reason() -> None:
    left_out = filled()["provenance"]["left_out"]
    text = samples.SEED.read_text("utf-8")
    boilerplate = text[spans()[20][0] : spans()[24][1]]
    assert "\n".join(text[passage["start"] : passage["end"]] for passage in left_out) == boilerplate
    assert all(passage["reason"] for passage in left_out)


@pytest.mark.parametrize(
    ("name", "acronym", "kind"),
    [
        ("United States", None, "state"),
        ("Pakistan", None, "state"),
        ("Afghanistan", None, "state"),
        ("India", None, "state"),
        ("State Department", None, "organisation"),
        ("National Intelligence Fusion and Threat Assessment Centre", None, "organisation"),
        ("ISIS-Khorasan", "ISIS-K", "armed-group"),
        ("Tehreek-e-Taliban Pakistan", "TTP", "armed-group"),
        ("Balochistan Liberation Army", "BLA", "armed-group"),
    ],
)
def test_the_actors_are_named_with_their_kind(name: str, acronym: str | None, kind: str) -> None:
    [actor] = [one for one in filled()["actors"] if name in (one["name"], *one.get("aliases", ()))]
    assert actor["kind"] == kind
    if acronym:
        assert actor["acronym"] == acronym


def test_the_timeline_has_the_dates_with_the_precision_of_the_seed() -> None:
    assert {"2024-06", "2025-05", "2025-08-12"} <= {event["date"] for event in filled()["timeline"]}


def test_over_700_insurgents_is_a_key_figure() -> None:
    [figure] = [figure for figure in filled()["key_figures"] if figure.get("value") == 700]
    assert figure["text"].startswith("over 700")
    assert (figure["qualifier"], figure["unit"]) == ("over", "insurgents")


def test_dozens_of_hideouts_has_no_value() -> None:
    assert all("value" not in figure for figure in filled()["key_figures"] if "dozens" in figure["text"])


def test_a_likelihood_is_given_only_where_the_seed_states_one() -> None:
    text = samples.SEED.read_text("utf-8")
    for judgement in filled()["judgements"]:
        words = " ".join(text[span["start"] : span["end"]] for span in judgement["evidence"])
        assert ("likelihood" in judgement) == ("likely" in words)


def test_no_statement_of_the_filled_brief_has_an_error() -> None:
    problems = samples.briefing("filled").origin.problems
    assert [problem for problem in problems if problem.severity is pb.Severity.ERROR] == []
