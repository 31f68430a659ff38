"""What a reviewer does to a small paper comes back into it: each edit, tracked and not, as `paper_edits` tells it."""

from __future__ import annotations

import functools

import pytest

import policybrief as pb
from policybrief import inline
from reviewing import comment_edits, file_edits, views, word_edits
from reviewing.finding import paragraph, stretch
from reviewing.merged import Outcome, merge
from reviewing.paper_edits import EDITS, OPEN, OPPOSED, UNTRACKED, Edit, says, told, type_at, whole
from reviewing.pen import Pen, letters
from reviewing.small_paper import PAPER
from reviewing.wordfile import WordFile


@functools.cache
def exported() -> bytes:
    return pb.export(pb.load(PAPER), "docx").data


def reviewed(edit: Edit, *, tracked: bool) -> bytes:
    file = WordFile(exported())
    edit(Pen(file, tracked=tracked))
    return file.save()


def outcome(edit: Edit, *, tracked: bool, choice: str = "accept") -> Outcome:
    return merge(PAPER, reviewed(edit, tracked=tracked), choice)


def lines(data: bytes, choice: str) -> list[str]:
    return [line for line in views.words(data, choice).split("\n") if line.strip()]


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_is_made_in_the_file_as_it_is_told(name: str) -> None:
    """Accepted it reads as untracked, rejected as if nothing had been done; every word it adds is there."""
    edit, expectation = EDITS[name]
    tracked = reviewed(edit, tracked=True)
    assert lines(tracked, "accept") == lines(reviewed(edit, tracked=False), "accept")
    assert lines(tracked, "reject") == lines(exported(), "accept")
    words = "\n".join(lines(tracked, "accept"))
    added = [value for value in expectation(told(PAPER)) if value not in told(PAPER)]
    assert [value for value in added if inline.plain(str(value)) not in words] == []


@pytest.mark.parametrize("name", EDITS)
def test_a_tracked_edit_is_merged_when_accepted(name: str) -> None:
    edit, expectation = EDITS[name]
    made = outcome(edit, tracked=True)
    assert told(made.data) == expectation(told(PAPER)), made.report


@pytest.mark.parametrize("name", EDITS | UNTRACKED)
def test_an_untracked_edit_is_merged(name: str) -> None:
    edit, expectation = (EDITS | UNTRACKED)[name]
    made = outcome(edit, tracked=False)
    assert told(made.data) == expectation(told(PAPER)), made.report


@pytest.mark.parametrize("name", EDITS)
def test_a_tracked_edit_changes_nothing_when_rejected(name: str) -> None:
    made = outcome(EDITS[name][0], tracked=True, choice="reject")
    assert made.data == PAPER, made.report


@pytest.mark.parametrize("name", EDITS)
def test_a_tracked_edit_is_reported_and_changes_nothing_when_the_reviewer_is_to_be_asked(name: str) -> None:
    made = outcome(EDITS[name][0], tracked=True, choice="ask-report")
    assert made.data == PAPER
    assert "Rae Viewer" in made.report


@pytest.mark.parametrize("name", EDITS | UNTRACKED)
def test_an_untracked_edit_is_merged_whatever_is_done_with_tracked_ones(name: str) -> None:
    edit, expectation = (EDITS | UNTRACKED)[name]
    assert told(outcome(edit, tracked=False, choice="reject").data) == expectation(told(PAPER))


REPORTED: dict[str, tuple[Edit, str]] = {
    "a label": (type_at("Table 1", "zq1x", end=False), "zq1x"),
    "a generated heading": (type_at("Options", "zq1x"), "zq1x"),
    "the header": (type_at("DRAFT", "zq1x"), "zq1x"),
    "the footer": (type_at("Page ", "zq1x", end=False), "zq1x"),
    "a footnote made of the evidence": (
        lambda pen: word_edits.typed(pen, paragraph(pen.file, " Hearing on harbours"), 5, "zq1x"),
        "zq1x",
    ),
    "a number that is computed": (
        lambda pen: word_edits.replaced(pen, paragraph(pen.file, "4.0"), 0, 3, "917"),
        "917",
    ),
    "a note's mark": (whole(OPPOSED, word_edits.note_mark_struck), "Hearing on harbours"),
}


@pytest.mark.parametrize("tracked", (True, False))
@pytest.mark.parametrize("name", REPORTED)
def test_a_change_of_what_the_model_does_not_say_is_reported(name: str, tracked: bool) -> None:
    edit, words = REPORTED[name]
    made = outcome(edit, tracked=tracked)
    assert told(made.data) == told(PAPER)
    assert words in made.report


@pytest.mark.parametrize("said, act", ((OPEN, "words"), ("Westport", "point"), ("Background", "paragraph")))
def test_a_comment_is_reported_with_its_author_its_answers_and_its_field(said: str, act: str) -> None:
    def edit(pen: Pen) -> None:
        found = paragraph(pen.file, said)
        match act:
            case "words":
                comment_edits.on_words(pen, found, 5, 10, "zq1x", replies=(("Otto Redactor", "zq2x"),), done=True)
            case "point":
                comment_edits.at_point(pen, found, len(letters(found)), "zq1x")
            case _:
                comment_edits.on_paragraph(pen, found, "zq1x")

    made = outcome(edit, tracked=True)
    assert made.data == PAPER
    anchor = {"words": "sum1/text", "point": "r2/cells/0", "paragraph": "back/title"}[act]
    assert [(one.author.name, one.text, one.anchor) for one in made.comments] == [("Rae Viewer", "zq1x", anchor)]
    assert [reply for one in made.comments for _, reply in one.replies] == (["zq2x"] if act == "words" else [])
    assert "zq1x" in made.report


def test_two_showings_of_a_field_edited_alike_are_one_change() -> None:
    def edit(pen: Pen) -> None:
        for found in (paragraph(pen.file, "Buy a ship", number=number) for number in (1, 0)):
            word_edits.replaced(pen, found, *stretch(found, "Buy"), "Lease")

    assert told(outcome(edit, tracked=False).data) == says("Buy a ship", "Lease a ship")(told(PAPER))


def test_two_showings_of_a_field_edited_differently_are_both_reported() -> None:
    def edit(pen: Pen) -> None:
        for number, word in ((1, "Build"), (0, "Lease")):
            found = paragraph(pen.file, "Buy a ship", number=number)
            word_edits.replaced(pen, found, *stretch(found, "Buy"), word)

    made = outcome(edit, tracked=False)
    for word in ("Lease", "Build"):
        assert word in str(told(made.data)) or word in made.report
    assert "Lease" in made.report or "Build" in made.report


def test_a_file_saved_by_word_has_no_change() -> None:
    import random

    made = merge(PAPER, reviewed(lambda pen: file_edits.saved_by_word(pen.file, random.Random(7)), tracked=False))
    assert made.data == PAPER
    assert made.changes == 0, made.report


def test_a_file_without_anchors_has_no_change() -> None:
    made = merge(PAPER, reviewed(lambda pen: file_edits.stripped(pen.file), tracked=False))
    assert made.data == PAPER
    assert made.changes == 0, made.report


@pytest.mark.parametrize("name", [name for name in EDITS if name != "a copy pasted"])
def test_edits_are_merged_though_all_anchors_are_gone(name: str) -> None:
    edit, expectation = EDITS[name]

    def stripped(pen: Pen) -> None:
        edit(pen)
        file_edits.stripped(pen.file)

    assert told(outcome(stripped, tracked=True).data) == expectation(told(PAPER))
