"""Drawings in Word: groups of shapes that keep inside their frame."""

from __future__ import annotations

import pytest
from lxml import etree

from policybrief.document import blocks as b
from policybrief.document.graphics import Anchor, Colour, Graphic, Label, Rect, Shape
from word_documents import document
from word_reading import opened

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def drawn(*shapes: Shape) -> etree._Element:
    """The body of a document that shows one drawing of 400 × 100 units."""
    graphic = Graphic(width=400, height=100, shapes=shapes)
    return opened(document(b.Figure(alt="A drawing", graphic=graphic))).root()


@pytest.mark.parametrize(("anchor", "x"), [("start", 390.0), ("end", 10.0), ("middle", 5.0), ("middle", 395.0)])
def test_the_box_of_a_label_keeps_inside_the_drawing(anchor: Anchor, x: float) -> None:
    """LibreOffice shrinks a group whose shapes reach beyond it."""
    body = drawn(Label(x=x, y=50, text="A name that is wider than what is left", anchor=anchor))
    group, *boxes = [
        (int(frame.find(f"{A}off").get("x")), int(frame.find(f"{A}ext").get("cx"))) for frame in body.iter(f"{A}xfrm")
    ]
    assert boxes
    assert all(0 <= left <= left + width <= group[1] for left, width in boxes)


@pytest.mark.parametrize("fill", ["series-1", "series-2", "low"])
def test_a_hatching_shows_on_its_ground(fill: Colour) -> None:
    """In another colour than the bar's, so that series differ in black and white, too."""
    (pattern,) = drawn(Rect(x=0, y=0, width=20, height=20, fill=fill, stroke=fill, hatch="up")).iter(f"{A}pattFill")
    front, back = (etree.tostring(ground[0], method="c14n") for ground in pattern)
    assert front != back


def test_the_labels_of_a_drawing_that_runs_from_right_to_left_keep_their_places() -> None:
    """The drawing's paragraph does not run backwards, which LibreOffice would mirror again; an Arabic label does, so
    that its words and numbers stand in their order, at the same edge of its box."""
    label = Label(x=200, y=50, text="12 أغسطس 2025", anchor="start")
    file = opened(
        document(b.Figure(alt="A drawing", graphic=Graphic(width=400, height=100, shapes=(label,))), direction="rtl")
    )
    assert file.values("//w:style[@w:styleId='Figure']/w:pPr/w:bidi", "word/styles.xml") == ["0"]
    assert file.values("//w:txbxContent/w:p/w:pPr/w:jc") == ["right"]
    assert len(file.find("//w:txbxContent/w:p/w:pPr/w:bidi")) == 1


@pytest.mark.parametrize(("direction", "backwards"), [("rtl", 1), ("ltr", 0)])
def test_a_label_without_letters_runs_as_the_document(direction: str, backwards: int) -> None:
    """As in the PDF: a range of 55 to 80 per cent begins at the right where all else does."""
    label = Label(x=200, y=50, text="55–80%", anchor="middle")
    graphic = Graphic(width=400, height=100, shapes=(label,))
    file = opened(document(b.Figure(alt="A drawing", graphic=graphic), direction=direction))
    assert len(file.find("//w:txbxContent/w:p/w:pPr/w:bidi")) == backwards
    assert len(file.find("//w:txbxContent/w:p/w:r/w:rPr/w:rtl")) == backwards


def test_a_drawing_is_no_higher_than_most_of_a_page() -> None:
    """One that were higher than a page would be cut off."""
    graphic = Graphic(width=100, height=5000, shapes=(Rect(x=0, y=0, width=100, height=5000, fill="accent"),))
    (extent,) = opened(document(b.Figure(alt="A drawing", graphic=graphic))).find("//wp:extent")
    width, height = int(extent.get("cx")) / 12700, int(extent.get("cy")) / 12700
    assert height < 842 * 0.8
    assert round(height / width) == 50


def test_a_drawing_is_told_of_once() -> None:
    """By the description of the whole: its shapes have none of their own, and what older readers get is empty, so that
    no words are read again. They find it in place, since some stop at a choice without a fallback."""
    body = drawn(Rect(x=0, y=0, width=20, height=20, fill="accent"), Label(x=5, y=20, text="low"))
    (choice,) = body.iter(f"{MC}Choice")
    (fallback,) = body.iter(f"{MC}Fallback")
    assert choice.get("Requires") in choice.nsmap
    assert (len(fallback), fallback.text) == (0, None)
    assert [element.get("descr") for element in body.iter() if element.get("descr")] == ["A drawing"]
