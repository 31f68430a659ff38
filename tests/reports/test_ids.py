"""Parts without an identifier get one that the same brief gets everywhere, and no other part has."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policybrief import ids
from policybrief.checks.schema import validate
from policybrief.shapes import ROOT, along, shape, shapes

HEAD = {
    "schema": "urn:policybrief:briefing:1", "id": "talks", "kind": "briefing", "title": "Talks", "language": "en-GB",
    "status": "draft",
}  # fmt: skip


def brief(**parts: Any) -> dict[str, Any]:
    return {**HEAD, **parts}


def parts_that_may_have_ids(value: Any, name: str = ROOT) -> Iterator[dict[str, Any]]:
    own = shape(name, value)
    if "id" in own.keys:
        yield value
    for key, entry in own.keys.items():
        if entry.shape and key in value:
            for item in value[key] if entry.many else [value[key]]:
                if isinstance(item, dict):
                    yield from parts_that_may_have_ids(item, entry.shape)


EVERY_PART = brief(
    sources=[{"id": "s1", "title": "T"}],
    summary=[{"text": "One."}, {"text": "One."}, {"text": "Two."}],
    sections=[
        {"title": "A", "blocks": [
            {"kind": "paragraph", "text": "One."},
            {"kind": "list", "items": [{"text": "x", "items": [{"text": "x"}]}]},
            {"kind": "table", "columns": [{"title": "A"}], "rows": [{"cells": ["a", {"value": Decimal("1.5")}]}]},
            {"kind": "box", "blocks": [{"kind": "quote", "text": "q"}]},
        ], "sections": [{"blocks": []}]},
    ],
    options=[{"title": "A", "advantages": [{"text": "cheap"}]}],
    communications={"lines": [{"text": "We are glad."}], "questions": [{"question": "Why?", "answer": "So."}]},
    finance={"currency": "EUR", "periods": ["2025"], "lines": [{"label": "L", "kind": "cost", "values": [1]}]},
    notes=[{"id": "n1", "text": "A note."}],
)  # fmt: skip


def test_every_part_that_may_have_an_id_has_one_and_the_brief_still_conforms() -> None:
    done = ids.assign(EVERY_PART)
    found = [part["id"] for part in parts_that_may_have_ids(done)]
    assert len(found) == len(set(found)) == 22
    assert all(re.fullmatch("[A-Za-z][A-Za-z0-9_-]{0,31}", name) for name in found)
    assert validate(done) == []


def test_what_was_passed_is_not_changed() -> None:
    before = copy.deepcopy(EVERY_PART)
    ids.assign(EVERY_PART)
    assert before == EVERY_PART


def test_assigning_again_changes_nothing() -> None:
    done = ids.assign(EVERY_PART)
    assert ids.assign(done) == done


def test_nothing_but_ids_is_added() -> None:
    def without(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: without(item) for key, item in value.items() if key != "id"}
        return [without(item) for item in value] if isinstance(value, list) else value

    assert without(ids.assign(EVERY_PART)) == without(EVERY_PART)


def test_a_written_id_stays() -> None:
    done = ids.assign(brief(summary=[{"id": "Mine_1", "text": "One."}, {"text": "One."}]))
    assert done["summary"][0]["id"] == "Mine_1"


def test_equal_sentences_are_counted_in_reading_order() -> None:
    first, second, third = (part["id"] for part in ids.assign(brief(summary=[{"text": "One."}] * 3))["summary"])
    assert second == f"{first}-2"
    assert third == f"{first}-3"


def test_an_id_that_somebody_wrote_is_not_given_again() -> None:
    (given_id,) = (part["id"] for part in ids.assign(brief(summary=[{"text": "One."}]))["summary"])
    taken = brief(summary=[{"text": "One."}], notes=[{"id": given_id, "text": "A note."}])
    assert ids.assign(taken)["summary"][0]["id"] == f"{given_id}-2"


def test_the_order_of_keys_in_the_file_makes_no_difference() -> None:
    backwards = {key: EVERY_PART[key] for key in reversed(EVERY_PART)}
    assert ids.assign(backwards) == ids.assign(EVERY_PART)


@pytest.mark.parametrize(
    "support",
    [{"evidence": ["a few words"]}, {"cites": [{"source": "s1"}]}, {"marking": "CLEAR"}, {"x-desk": "south"}],
)
def test_what_a_sentence_rests_on_does_not_change_its_id(support: dict[str, Any]) -> None:
    bare = ids.assign(brief(summary=[{"text": "One."}]))["summary"][0]["id"]
    assert ids.assign(brief(summary=[{"text": "One.", **support}]))["summary"][0]["id"] == bare


def test_an_id_depends_on_the_text_and_not_on_the_place() -> None:
    here = ids.assign(brief(summary=[{"text": "Zero."}, {"text": "One."}]))["summary"][1]["id"]
    there = ids.assign(brief(summary=[{"text": "One."}]))["summary"][0]["id"]
    other = ids.assign(brief(summary=[{"text": "Other."}]))["summary"][0]["id"]
    assert here == there != other


def test_the_kind_of_a_block_stays_its_first_key() -> None:
    block = ids.assign(brief(sections=[{"blocks": [{"kind": "quote", "text": "q"}]}]))["sections"][0]["blocks"][0]
    assert list(block) == ["kind", "id", "text"]


@given(st.lists(st.text(min_size=1), max_size=12))
def test_ids_are_distinct_for_any_texts(texts: list[str]) -> None:
    found = [part["id"] for part in ids.assign(brief(summary=[{"text": text} for text in texts]))["summary"]]
    assert len(set(found)) == len(texts)


def test_a_block_has_the_shape_of_its_kind_and_an_unknown_kind_that_of_any_block() -> None:
    assert shape("block", {"kind": "table"}).name == "table"
    assert shape("block", {"kind": "poem"}).name == "block"
    assert {"summary-point", "list-item", "briefing"} <= set(shapes())


def test_the_shapes_along_a_path_end_at_the_innermost_object() -> None:
    found = list(along(EVERY_PART, ("sections", 0, "blocks", 1, "items", 0, "text")))
    assert [own.name for own, _ in found] == ["briefing", "section", "list", "list-item"]
    assert found[-1][1] == {"text": "x", "items": [{"text": "x"}]}
    assert [own.name for own, _ in along(EVERY_PART, ("nowhere", 3))] == ["briefing"]
