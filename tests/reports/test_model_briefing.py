"""A briefing is a value: it cannot be changed, and is equal to whatever says the same."""

from __future__ import annotations

import copy
import pickle

import pytest
from msgspec.structs import replace

from composing import RICH, briefing
from policybrief.model.blocks import Paragraph
from policybrief.model.briefing import Briefing, Origin
from policybrief.model.convert import from_plain
from policybrief.model.evidence import Evidence, Statement
from policybrief.resolver import MemoryResolver


def test_a_part_cannot_be_changed() -> None:
    part = Paragraph(text="It rained.")
    with pytest.raises(AttributeError):
        part.text = "It did not."  # type: ignore[misc]


def test_a_changed_copy_leaves_the_part_as_it_was() -> None:
    part = Paragraph(text="It rained.", evidence=(Evidence(source="s1", start=0, end=10, exact="It rained."),))
    changed = replace(part, text="It rained on.")
    assert (part.text, changed.text, changed.evidence) == ("It rained.", "It rained on.", part.evidence)


def test_parts_that_say_the_same_are_equal_if_they_are_of_one_class() -> None:
    assert Statement(text="It rained.") == Statement(text="It rained.")
    assert Statement(text="It rained.") != Statement(text="It snowed.")
    assert Statement(text="It rained.") != Paragraph(text="It rained.")


def test_two_briefings_that_say_the_same_are_equal_wherever_they_come_from() -> None:
    here = from_plain(Briefing, RICH)
    there = replace(here, origin=Origin(resolver=MemoryResolver({"a.txt": b"a"})))
    assert here == there
    assert here != replace(there, title="Another")
    assert here != RICH


def test_a_briefing_prints_what_it_says_and_not_where_it_comes_from() -> None:
    printed = repr(briefing())
    assert printed.startswith("Briefing(")
    assert "id='rich'" in printed
    assert "origin=" not in printed


def test_each_part_has_further_keys_of_its_own() -> None:
    first, second = Statement(text="a"), Statement(text="b")
    assert first.extra == {}
    assert first.extra is not second.extra


def test_parts_can_be_handed_to_another_process_and_copied() -> None:
    part = from_plain(Briefing, RICH).sections[0]
    assert pickle.loads(pickle.dumps(part)) == part == copy.deepcopy(part)
