"""The schemas and marking schemes can be had by name, and say what the standards say."""

from __future__ import annotations

import json

import pytest

import policybrief_schemas as schemas


@pytest.mark.parametrize("name", schemas.NAMES)
def test_a_schema_can_be_had_as_text_and_as_data(name: str) -> None:
    assert json.loads(schemas.text(name)) == schemas.load(name)
    assert schemas.load(name)["$id"] == f"urn:policybrief:{name}:1"


def test_an_unknown_name_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        schemas.load("letter")
    with pytest.raises(KeyError):
        schemas.marking("../briefing")


def test_tlp_levels_stand_in_their_order_of_restriction_with_the_standards_colours() -> None:
    levels = schemas.marking("tlp")["levels"]
    assert [(level["label"], level["text"]) for level in levels] == [
        ("TLP:CLEAR", "#FFFFFF"), ("TLP:GREEN", "#33FF00"), ("TLP:AMBER", "#FFC000"), ("TLP:AMBER+STRICT", "#FFC000"),
        ("TLP:RED", "#FF2B2B"),
    ]  # fmt: skip
    assert {level["background"] for level in levels} == {"#000000"}
