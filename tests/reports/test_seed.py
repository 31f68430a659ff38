"""How a brief states the name of a document, whatever the file system allowed it to be."""

from __future__ import annotations

import pytest

import policybrief as pb
import policybrief_schemas
from policybrief.checks.conforming import anchored
from policybrief.seed import file_name, record_name

PATH = anchored(policybrief_schemas.load("briefing")["$defs"]["path"]["pattern"])
ODD = ["a/b.txt", "a\\b.txt", "C:notes.txt", "bell\x07.txt", "delete\x7f.txt", "none\uffff.txt", "line\nbreak.txt"]


@pytest.mark.parametrize("name", ODD)
def test_any_name_becomes_a_path_that_the_schema_allows(name: str) -> None:
    assert PATH.search(file_name(name))
    assert PATH.search(record_name(name))


def test_an_ordinary_name_stays_as_it_is() -> None:
    assert file_name("Rede der Ministerin, 12.8.txt") == "Rede der Ministerin, 12.8.txt"


def test_a_seed_with_an_odd_name_fills_a_brief_that_loads() -> None:
    text = b"The office closed on 3 March 2025. It opens again in May."
    assert pb.load(pb.fill(pb.read_seed(text, name="note\x7f.txt"))).sources[0].file == "note_.txt"
