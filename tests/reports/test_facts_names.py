"""Proper names are found, ordinary capitalised words are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policybrief.facts import names


def found(text: str, language: str = "en") -> list[str]:
    return [text[name.start : name.end] for name in names(text, language)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The minister met Angela Merkel in Berlin.", ["Angela Merkel", "Berlin"]),
        ("However, the Bank of England disagreed.", ["Bank of England"]),
        ("Operation Azm-e-Istehkam has begun.", ["Operation Azm-e-Istehkam"]),
        ("It praised Pakistan’s efforts and Peru's plans.", ["Pakistan", "Peru"]),
        ("The U.S. and the ISIS-K group (TTP) met.", ["U.S.", "ISIS-K", "TTP"]),
        ("The National Fusion and Threat Assessment Centre opened.", ["National Fusion and Threat Assessment Centre"]),
        ("It met Afghanistan and India in May.", ["Afghanistan", "India"]),
        ("Challenges remain. Recent attacks were many.", []),
        ("Strengthening ties is hard.", []),
        ("Ludwig van Beethoven was born in Bonn.", ["Ludwig van Beethoven", "Bonn"]),
    ],
)
def test_english_names(text: str, expected: list[str]) -> None:
    assert found(text) == expected


def test_the_words_of_a_headline_are_no_names_but_its_acronyms_are() -> None:
    assert found("Renewed Efforts in NATO Talks: Seeking Enhanced Collaboration") == ["NATO"]


def test_acronyms_are_marked() -> None:
    marked = {name.acronym for name in names("He met the TTP, the U.S. and ISIS-K.", "en")}
    assert marked == {True}
    assert [name.acronym for name in names("He met Angela Merkel.", "en")] == [False]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Die Europäische Union hat mit der NATO gesprochen.", ["Europäische Union", "NATO"]),
        ("Der Anteil der Menschen ist Ende Mai gestiegen.", []),
        ("Danach sprach sie mit Ursula von der Leyen.", ["Ursula von der Leyen"]),
        ("Die Regierung und das Ministerium haben über Sicherheit beraten.", []),
    ],
)
def test_german_nouns_are_no_names(text: str, expected: list[str]) -> None:
    assert found(text, "de") == expected


@given(st.text(max_size=100), st.sampled_from(["en", "de", "ur"]))
def test_every_name_lies_in_the_text_and_none_overlap(text: str, language: str) -> None:
    end = 0
    for name in names(text, language):
        assert end <= name.start < name.end <= len(text)
        end = name.end


@given(
    st.lists(st.sampled_from(["U.S.", "The", "Bank", "of", "A", "NATO", "’s", " ", "-", ".", "\n", "von"]), max_size=14)
)
def test_pieces_of_names_in_any_order_are_read_without_an_exception(pieces: list[str]) -> None:
    text = "".join(pieces)
    for language in ("en", "de"):
        for name in names(text, language):
            assert text[name.start : name.end].strip() == text[name.start : name.end]
