"""The pen: nothing is drawn that belongs to nothing, and sequences never lie across a text object's end."""

from __future__ import annotations

import re

import pytest

from policybrief.style.loading import load_style
from policybrief_exporters.pdf.look import Look
from policybrief_exporters.pdf.pen import Pen, Subsets, UntaggedContent
from policybrief_exporters.pdf.structure import LAYOUT, Content, Element

LOOK = Look(load_style())


def pen(page: int = 0) -> Pen:
    return Pen(page, 800.0, Subsets())


def write(target: Pen, text: str, x: float = 10.0) -> None:
    target.text(x, 20.0, LOOK.body.face, 12.0, "0 0 0", text)


def test_text_that_belongs_to_nothing_raises() -> None:
    with pytest.raises(UntaggedContent):
        write(pen(), "lost")


@pytest.mark.parametrize("draw", ["rect", "line", "circle", "image", "clip", "slanted"])
def test_shapes_and_images_that_belong_to_nothing_raise(draw: str) -> None:
    target = pen()
    with pytest.raises(UntaggedContent):
        match draw:
            case "rect":
                target.rect(0, 0, 5, 5, fill="0 0 0")
            case "line":
                target.line([(0, 0), (5, 5)], "0 0 0")
            case "circle":
                target.circle(5, 5, 2, fill="0 0 0")
            case "image":
                target.image("I1", 0, 0, 5, 5)
            case "clip":
                target.clip(0, 0, 5, 5)
            case _:
                target.slanted(0, 0, (1, 0, 0, 1), LOOK.body.face, 12.0, "0 0 0", "DRAFT")


def test_what_an_element_draws_in_one_go_is_one_sequence() -> None:
    target, element = pen(3), Element("P")
    target.belongs(element)
    write(target, "one ")
    target.belongs(element)
    write(target, "two")
    assert target.content().count(b" BDC") == 1
    assert element.kids == [Content(3, 0)]
    assert target.marked == [element]


def test_an_element_that_draws_nothing_leaves_no_trace() -> None:
    target, empty, full = pen(), Element("P"), Element("P")
    target.belongs(empty)
    target.belongs(full)
    write(target, "something")
    target.belongs(empty)
    assert b"MCID 0" in target.content()
    assert empty.kids == []
    assert target.marked == [full]


def test_an_element_that_is_drawn_again_gets_another_sequence() -> None:
    target, first, second = pen(), Element("P"), Element("P")
    for element in (first, second, first):
        target.belongs(element)
        write(target, "text")
    assert first.kids == [Content(0, 0), Content(0, 2)]
    assert second.kids == [Content(0, 1)]


def test_a_figure_is_one_sequence_around_shapes_and_labels() -> None:
    target, paragraph, figure = pen(), Element("P"), Element("Figure")
    target.belongs(paragraph)
    write(target, "before")
    target.belongs(figure)
    write(target, "label")
    target.rect(0, 0, 5, 5, fill="0 0 0")
    write(target, "label")
    target.clip(0, 0, 5, 5)
    target.line([(0, 0), (5, 5)], "0 0 0")
    target.unclip()
    target.belongs(paragraph)
    write(target, "after")
    assert figure.kids == [Content(0, 1)]
    assert nesting(target.content()) == []


def test_sequences_and_text_objects_are_nested_whatever_is_drawn() -> None:
    target = pen()
    elements = [Element("P"), Element("Figure"), Element("TD")]
    for number in range(60):
        target.belongs(LAYOUT if number % 7 == 3 else elements[number % 3])
        if number % 5 == 1 and (number % 7 == 3 or number % 3 == 1):
            target.rect(0, 0, 5, 5, fill="0 0 0")
        else:
            write(target, f"text {number}")
        if number % 11 == 0:
            target.underline(0, 0, 20, "0 0 0")
    assert nesting(target.content()) == []


def nesting(content: bytes) -> list[str]:
    """What is wrong with the order of BT, ET, BDC, EMC, q and Q."""
    ends = {"ET": "BT", "EMC": "BDC", "Q": "q"}
    stack: list[str] = []
    wrong: list[str] = []
    without_strings = re.sub(r"(?s)\((?:\\.|[^\\()])*\)", "", content.decode("latin-1"))
    for operator in re.findall(r"(?<!\S)(BT|ET|BDC|EMC|q|Q)(?!\S)", without_strings):
        if operator not in ends:
            stack.append(operator)
        elif not stack or stack.pop() != ends[operator]:
            wrong.append(operator)
    return wrong + stack
