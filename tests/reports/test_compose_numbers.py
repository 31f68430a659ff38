"""Numbers of sections, paragraphs, tables and figures, and what references print."""

from __future__ import annotations

from typing import Any

import pytest

from composing import HEAD, RICH, assert_holds, composed
from policybrief.compose.numbers import letters, roman
from policybrief.document import blocks as b
from policybrief.document.inlines import CrossReference, Text, plain_text


def paragraph(name: str, text: str = "x") -> dict[str, Any]:
    return {"kind": "paragraph", "id": name, "text": text}


BODY: dict[str, Any] = {
    **HEAD,
    "summary": [{"id": "sum", "text": "s"}],
    "sections": [
        {
            "id": "one", "title": "One", "blocks": [paragraph("p1"), paragraph("p2")],
            "sections": [{"id": "sub", "title": "Sub", "blocks": [paragraph("p3")],
                          "sections": [{"id": "subsub", "title": "Subsub"}]}],
        },
        {"id": "two", "title": "Two", "blocks": [
            paragraph("p4"),
            {"kind": "box", "id": "box", "title": "Case", "blocks": [paragraph("inbox")]},
            {"kind": "box", "blocks": [paragraph("untitled")]},
            {"kind": "quote", "id": "quote", "text": "q"},
            {"kind": "list", "id": "list", "items": [{"id": "item", "text": "i"}]},
        ]},
    ],
    "options": [{"id": "opt", "title": "O"}],
    "annexes": [
        {"id": "an", "title": "A", "blocks": [paragraph("pa")],
         "sections": [{"id": "as", "title": "S", "blocks": [paragraph("pb")]}]},
        {"id": "an2", "title": "B", "blocks": [paragraph("pc")]},
    ],
}  # fmt: skip


def numbers(**numbering: str) -> dict[str, str]:
    """The printed numbers of sections and paragraphs by id."""
    document = composed(BODY, numbering=numbering)
    assert_holds(document)
    return {
        block.id: block.number
        for block in b.walk(document.blocks)
        if isinstance(block, b.Section | b.Paragraph) and block.number
    }


ANNEXES = {"an": "Annex A", "an2": "Annex B"}


def test_nothing_is_numbered_unless_asked_but_annexes() -> None:
    assert numbers() == ANNEXES


def test_sections_are_numbered_within_each_other_and_in_annexes_after_the_letter() -> None:
    """Summary, notes, sources are front and back matter, and have no number."""
    assert numbers(sections="decimal") == {
        "one": "1", "sub": "1.1", "subsub": "1.1.1", "two": "2", "options": "3", **ANNEXES, "as": "A.1",
    }  # fmt: skip


def test_sections_may_have_roman_numbers() -> None:
    assert numbers(sections="roman") == {
        "one": "I", "sub": "I.1", "subsub": "I.1.1", "two": "II", "options": "III", **ANNEXES, "as": "A.1",
    }  # fmt: skip


def test_paragraphs_are_numbered_through_and_anew_in_each_annex() -> None:
    """Boxes stand beside the text: their paragraphs are not counted."""
    assert numbers(paragraphs="continuous") == {
        "p1": "1", "p2": "2", "p3": "3", "p4": "4", **ANNEXES, "pa": "A1", "pb": "A2", "pc": "B1",
    }  # fmt: skip


def test_paragraphs_numbered_by_section_take_the_second_place() -> None:
    """So the sections below have none, or two things would be called 1.1."""
    assert numbers(sections="decimal", paragraphs="by-section") == {
        "one": "1", "p1": "1.1", "p2": "1.2", "p3": "1.3", "two": "2", "p4": "2.1", "options": "3", **ANNEXES,
        "as": "A.1", "pa": "A1", "pb": "A2", "pc": "B1",
    }  # fmt: skip


def test_the_kind_sets_the_numbering_unless_the_brief_does() -> None:
    def first(**changes: Any) -> str:
        return next(x.number for x in b.walk(composed(BODY, **changes).blocks) if x.id == "p1")  # type: ignore[union-attr]

    assert first(kind="submission") == "1"
    assert first(kind="submission", numbering={"paragraphs": "none"}) == ""


def printed(target: str, **changes: Any) -> str:
    """What an empty reference to `target` prints in that brief."""
    document = composed({**BODY, **changes}, purpose=f"[](#{target})")
    assert_holds(document)
    title = document.blocks[0]
    assert isinstance(title, b.Title)
    assert title.facts is not None
    return plain_text(title.facts.items[0].value)


@pytest.mark.parametrize(
    ("target", "text"),
    [
        ("one", "section 1"), ("sub", "section 1.1"), ("p3", "paragraph 3"), ("opt", "option 1"),
        ("options", "section 3"), ("an", "Annex A"),
        ("as", "section A.1"), ("pb", "paragraph A2"), ("box", "“Case”"), ("inbox", "“Case”"),
        ("untitled", "section 2"), ("quote", "section 2"), ("item", "section 2"), ("sum", "“Summary”"),
        ("summary", "“Summary”"),
    ],
)  # fmt: skip
def test_a_reference_prints_the_number_of_its_part(target: str, text: str) -> None:
    assert printed(target, numbering={"sections": "decimal", "paragraphs": "continuous"}) == text


@pytest.mark.parametrize(
    ("target", "text"),
    [("one", "“One”"), ("p3", "“Sub”"), ("options", "“Options”"), ("opt", "option 1"), ("an", "Annex A")],
)
def test_without_numbers_it_prints_the_title_around_its_part(target: str, text: str) -> None:
    assert printed(target) == text


@pytest.mark.parametrize(
    ("target", "text"),
    [
        ("t1", "Table 1"), ("row1", "Table 1"), ("c1", "Table 1"), ("f1", "Figure 1"), ("f2", "section 1.1"),
        ("j3", "judgement 3"), ("r2", "recommendation 2"), ("k2", "risk 2"), ("ac1", "action 1"), ("qa1", "question 1"),
        ("a1", "DB"), ("a2", "Umar"), ("kf1", "over 700"), ("e1", "section 3"), ("fl1", "Pumps"), ("cn1", "Treasury"),
        ("im1", "Legal"), ("g2", "Weir"), ("s1", "Delta gauge report"), ("cr1", "Speed"), ("ad1", "option 1"),
        ("cl1", "section 12"),
    ],
)  # fmt: skip
def test_a_reference_to_other_parts_prints_their_number_or_name(target: str, text: str) -> None:
    document = composed(RICH, purpose=f"[](#{target})")
    assert_holds(document)
    reference = next(
        fact.value[0]
        for fact in document.blocks[0].facts.items
        if plain_text(fact.label) == "Purpose"  # type: ignore[union-attr]
    )
    assert reference == CrossReference(target, text)


def test_a_reference_with_words_of_its_own_keeps_them() -> None:
    document = composed(BODY, summary=[{"text": "see [the *first* part](#one)"}])
    assert CrossReference("one", "the first part") in inline_list(document)


def test_a_reference_that_leads_nowhere_stays_as_it_is_written() -> None:
    document = composed(BODY, status="draft", summary=[{"text": "see [](#nothing) and [that](#none)"}])
    assert_holds(document)
    texts = [inline.text for inline in inline_list(document) if isinstance(inline, Text)]
    assert "see [](#nothing) and [that](#none)" in texts


def inline_list(document: b.Document) -> list[Any]:
    from composing import inlines

    return list(inlines(document))


def test_tables_and_figures_are_counted_apart_and_only_with_a_title() -> None:
    table = {"kind": "table", "columns": [{"title": "c"}], "rows": [{"cells": ["x"]}]}
    figure = {"kind": "figure", "alt": "a", "image": "a.png"}
    blocks = [{**table, "title": "T"}, table, {**figure, "title": "F"}, figure, {**table, "title": "U"}]
    document = composed(sections=[{"title": "S", "blocks": blocks}])
    captions = [plain_text(x.caption) for x in b.walk(document.blocks) if isinstance(x, b.Table | b.Figure)]
    assert captions == ["Table 1. T", "", "Figure 1. F", "", "Table 2. U"]


def test_lettered_like_a_spreadsheet() -> None:
    assert [letters(index) for index in (0, 1, 25, 26, 27, 51, 52, 701, 702)] == [
        "A", "B", "Z", "AA", "AB", "AZ", "BA", "ZZ", "AAA",
    ]  # fmt: skip


def test_roman_numbers() -> None:
    assert [roman(number) for number in (1, 4, 9, 14, 40, 90, 400, 1994)] == [
        "I", "IV", "IX", "XIV", "XL", "XC", "CD", "MCMXCIV",
    ]  # fmt: skip
