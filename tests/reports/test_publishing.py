"""What a published file carries, and what it does not."""

from __future__ import annotations

from typing import Any

import pytest

from policybrief.model.briefing import Briefing
from policybrief.model.convert import from_plain, to_plain
from policybrief.publishing import publish

SECRETS = (
    "ada@example.org", "+44 20 7946 0000", "not before the vote", "../restricted/cable.txt", "records/cable.record.txt",
    "a passage of the cable", "pictures/", "enclosures/", "boxed/",
)  # fmt: skip
FIGURE = {"kind": "figure", "alt": "A map.", "image": "pictures/map.png"}
BOXED = {"kind": "box", "blocks": [{"kind": "figure", "alt": "A plan.", "image": "boxed/plan.png"}]}
PLAIN: dict[str, Any] = {
    "id": "ferry", "kind": "submission", "title": "The ferry link", "language": "en", "status": "final",
    "people": [{"name": "Ada Byron", "role": "contact", "email": "ada@example.org", "phone": "+44 20 7946 0000"}],
    "sources": [{
        "id": "s1", "title": "Cable", "file": "../restricted/cable.txt", "record": "records/cable.record.txt",
        "text_sha256": "0" * 64, "note": "Seen once.",
    }],
    "recommendations": [{
        "ask": "agree", "action": "Reopen.", "outcome": {"choice": "agree", "comment": "not before the vote"},
    }],
    "sections": [{"title": "A", "sections": [{"title": "B", "blocks": [FIGURE, BOXED]}]}],
    "annexes": [
        {"title": "Treaty", "file": "enclosures/treaty.pdf"}, {"title": "Maps", "sections": [{"blocks": [FIGURE]}]},
    ],
    "provenance": {"left_out": [
        {"source": "s1", "start": 1, "end": 9, "exact": "a passage of the cable", "reason": "a list of links"},
    ]},
    "x-case": "A-17",
}  # fmt: skip


def brief(**changes: Any) -> Briefing:
    return from_plain(Briefing, {**PLAIN, **changes})


def test_a_final_brief_loses_what_lies_behind_its_pages_and_nothing_else() -> None:
    published = to_plain(publish(brief()))
    kept = str(published)
    assert [secret for secret in SECRETS if secret in kept] == []
    assert published["people"] == [{"name": "Ada Byron", "role": "contact"}]
    assert published["provenance"]["left_out"] == [{"source": "s1", "start": 1, "end": 9, "reason": "a list of links"}]
    assert published["sections"][0]["sections"][0]["blocks"][0]["image"] == "map.png"
    assert published["sections"][0]["sections"][0]["blocks"][1]["blocks"][0]["image"] == "plan.png"
    assert [annex.get("file") for annex in published["annexes"]] == ["treaty.pdf", None]
    assert published["recommendations"][0]["outcome"] == {"choice": "agree"}
    assert published["sources"][0] == {
        "id": "s1", "title": "Cable", "published": None, "text_sha256": "0" * 64, "note": "Seen once.",
    }  # fmt: skip
    assert published["x-case"] == "A-17"


def test_publishing_twice_changes_nothing_more() -> None:
    once = publish(brief())
    assert publish(once) == once


@pytest.mark.parametrize("status", ["draft", "in-review"])
def test_a_brief_that_is_not_final_is_given_back_as_it_is(status: str) -> None:
    briefing = brief(status=status)
    assert publish(briefing) is briefing


def test_a_brief_asked_for_in_full_is_given_back_as_it_is() -> None:
    briefing = brief()
    assert publish(briefing, full=True) is briefing
