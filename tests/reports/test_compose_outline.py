"""The order of the parts, and which of them there are."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from composing import HEAD, RICH, briefing, composed
from policybrief.compose import compose
from policybrief.compose.labels import kinds
from policybrief.document import blocks as b
from policybrief.style.loading import load_style

BODY = {
    "summary": [{"text": "s"}],
    "sections": [
        {"id": "out", "kind": "outlook", "blocks": [{"kind": "paragraph", "text": "o"}]},
        {"id": "iss", "kind": "issue", "blocks": [{"kind": "paragraph", "text": "i"}]},
        {"id": "oth", "title": "Other", "blocks": [{"kind": "paragraph", "text": "x"}]},
    ],
    "recommendations": [{"ask": "note", "action": "a"}],
    "sources": [{"id": "s1", "title": "t"}],
}


def roles(document: b.Document) -> list[str]:
    """The ids of the model's sections, the roles of the other parts."""
    sections = [block for block in document.blocks if isinstance(block, b.Section)]
    return [block.id if block.role.startswith("section:") else block.role for block in sections]


def order(**changes: Any) -> list[str]:
    return roles(composed({**HEAD, **BODY}, **changes))


def test_the_kind_sets_the_order() -> None:
    assert order() == ["summary", "out", "iss", "oth", "recommendations", "sources"]
    assert order(kind="submission") == ["summary", "iss", "recommendations", "out", "oth", "sources"]


def test_the_brief_sets_it_over_the_style_over_the_kind() -> None:
    style = replace(load_style(), order=("recommendations", "summary"))
    assert roles(compose(briefing({**HEAD, **BODY}), style))[:2] == ["recommendations", "summary"]
    own = briefing({**HEAD, **BODY}, order=["sources"])
    assert roles(compose(own, style)) == ["sources", "summary", "out", "iss", "oth", "recommendations"]


def test_a_kind_of_section_can_be_placed_by_itself() -> None:
    assert order(order=["section:issue", "summary", "sections"]) == [
        "iss", "summary", "out", "oth", "recommendations", "sources",
    ]  # fmt: skip


def test_sections_ordered_as_a_whole_stay_together() -> None:
    assert order(kind="submission", order=["sections"])[:3] == ["out", "iss", "oth"]


def test_the_head_is_always_first() -> None:
    document = composed({**HEAD, **BODY}, order=["summary", "head"])
    assert isinstance(document.blocks[0], b.Title)


def test_contents_stand_before_the_body_but_after_a_summary_that_opens_the_paper() -> None:
    opened = composed({**HEAD, **BODY}, order=["summary"]).blocks
    assert [block.kind for block in opened[:3]] == ["title", "section", "contents"]
    other = composed({**HEAD, **BODY}, order=["sections", "summary"]).blocks
    assert [block.kind for block in other[:2]] == ["title", "contents"]


def test_contents_name_the_first_two_levels_of_what_follows_in_order() -> None:
    document = composed(RICH, order=["sections", "summary"])
    contents = document.blocks[1]
    assert isinstance(contents, b.Contents)
    sections = [block for block in b.walk(document.blocks) if isinstance(block, b.Section) and block.level <= 2]
    assert [entry.target for entry in contents.entries] == [section.id for section in sections]
    assert [entry.number for entry in contents.entries] == [section.number for section in sections]


@pytest.mark.parametrize("kind", sorted(kinds()))
def test_every_kind_shows_every_part(kind: str) -> None:
    """Whatever the kind orders, nothing is left out."""
    default = composed(RICH)
    assert sorted(roles(composed(RICH, kind=kind))) == sorted(roles(default))


@pytest.mark.parametrize("part", ["summary", "provenance"])
def test_a_part_without_content_is_left_out(part: str) -> None:
    assert roles(composed(**{part: [] if part == "summary" else {}})) == []


def test_a_section_without_a_title_has_that_of_its_kind() -> None:
    document = composed({**HEAD, "sections": [{"kind": "outlook"}, {}]})
    assert [block.title[0].text for block in document.blocks[2:]] == ["Outlook", "Discussion"]  # type: ignore[union-attr]
