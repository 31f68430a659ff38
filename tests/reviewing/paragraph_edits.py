"""Edits of whole paragraphs: added, struck out, split, joined, moved, pasted, typed anew; sections too."""

from __future__ import annotations

import copy
import re
from typing import Literal

from reviewing.ledger import Entry
from reviewing.pen import Pen, cut, letters, new_run, text
from reviewing.wordfile import Element, W, new, own, style, tag, tags

Half = Literal["first", "second", "both"]


def added(pen: Pen, after: Element, words: str, *, styled: str = "") -> Entry:
    """A paragraph that looks as the one it follows, or has the style `styled`, is added and says `words`."""
    paragraph = _blank_copy(after, styled)
    paragraph.append(pen.inserted(new_run(words)))
    after.addnext(paragraph)
    if pen.tracked:
        pen.mark_paragraph(paragraph, "ins")
    return Entry("paragraph added", pen.tracked, pen.author, typed=tuple(words.split()), after=words)


def added_by_return(pen: Pen, after: Element, words: str) -> Entry:
    """The same as Word leaves it when Return is struck at the end of `after`: the mark inserted is that of `after`."""
    paragraph = _blank_copy(after, "")
    paragraph.append(pen.inserted(new_run(words)))
    after.addnext(paragraph)
    if pen.tracked:
        pen.mark_paragraph(after, "ins")
    return Entry("paragraph added", pen.tracked, pen.author, tuple(tags(after)), tuple(words.split()), after=words)


def struck(pen: Pen, paragraph: Element) -> Entry:
    """A paragraph is struck out with its mark."""
    entry = Entry("paragraph struck", pen.tracked, pen.author, tuple(tags(paragraph)), struck=text(paragraph),
                  before=text(paragraph))  # fmt: skip
    if pen.tracked:
        pen.strike_all(paragraph)
        pen.mark_paragraph(paragraph, "del")
    else:
        _take_away(paragraph)
    return entry


def split(pen: Pen, paragraph: Element, at: int, half: Half = "first") -> Entry:
    """A paragraph is split before the letter `at`; the content control of that letter stays on the `half` named."""
    before = text(paragraph)
    cut(paragraph, at)
    found = letters(paragraph)
    second = _blank_copy(paragraph, "")
    boundary = found[at].run
    touched = tag(boundary)
    _move_from(boundary, paragraph, second, half)
    paragraph.addnext(second)
    if pen.tracked:
        pen.mark_paragraph(paragraph, "ins")
    touched = tuple(dict.fromkeys(name for name in (touched, *tags(second)) if name))
    return Entry("split", pen.tracked, pen.author, touched, before=before, after=f"{text(paragraph)}\n{text(second)}")


def joined(pen: Pen, paragraph: Element) -> Entry:
    """A paragraph and the next become one."""
    following = next(paragraph.itersiblings(f"{W}p"))
    before = f"{text(paragraph)}\n{text(following)}"
    touched = tuple(dict.fromkeys([*tags(paragraph), *tags(following)]))
    if pen.tracked:
        pen.mark_paragraph(paragraph, "del")
        return Entry("joined", True, pen.author, touched, before=before, after=before.replace("\n", ""))
    for child in list(following):
        if child.tag != f"{W}pPr":
            paragraph.append(child)
    following.getparent().remove(following)
    return Entry("joined", False, pen.author, touched, before=before, after=text(paragraph))


def moved(pen: Pen, paragraph: Element, after: Element) -> Entry:
    """A paragraph is dragged behind another: Word tracks it as a move."""
    entry = Entry(
        "moved", pen.tracked, pen.author, tuple(tags(paragraph)), before=text(paragraph), after=text(paragraph)
    )
    if not pen.tracked:
        after.addnext(paragraph)
        return entry
    name = f"move{pen.marks}"
    arrived = copy.deepcopy(paragraph)
    for run in list(own(arrived, "r")):
        mark = pen.mark("moveTo")
        run.addprevious(mark)
        mark.append(run)
    after.addnext(arrived)
    pen.mark_paragraph(arrived, "moveTo")
    pen.strike_all(paragraph, "moveFrom")
    pen.mark_paragraph(paragraph, "moveFrom")
    for element, kind in ((paragraph, "moveFrom"), (arrived, "moveTo")):
        start, end = pen.mark(f"{kind}RangeStart"), new(f"{kind}RangeEnd")
        start.set(f"{W}name", name)
        end.set(f"{W}id", start.get(f"{W}id"))
        element.addprevious(start)
        element.addnext(end)
    return entry


def cut_and_pasted(pen: Pen, paragraph: Element, after: Element) -> Entry:
    """A paragraph is cut and put behind another: tracked as struck out and added; its anchors go with it."""
    entry = Entry(
        "moved", pen.tracked, pen.author, tuple(tags(paragraph)), before=text(paragraph), after=text(paragraph)
    )
    pasted(pen, paragraph, after)
    struck(pen, paragraph)
    return entry


def pasted(pen: Pen, paragraph: Element, after: Element) -> Entry:
    """A copy of a paragraph, its content controls and bookmarks included, is put behind another."""
    arrived = copy.deepcopy(paragraph)
    for identity in list(arrived.iter(f"{W}id")):
        identity.getparent().remove(identity)
    after.addnext(arrived)
    if pen.tracked:
        for run in list(own(arrived, "r")):
            if run.getparent().tag != f"{W}del":
                mark = pen.mark("ins")
                run.addprevious(mark)
                mark.append(run)
        pen.mark_paragraph(arrived, "ins")
    said = text(paragraph)
    return Entry("pasted", pen.tracked, pen.author, tuple(tags(paragraph)), after=said, copied=said)


def retyped(pen: Pen, paragraph: Element, word: str) -> Entry:
    """A paragraph is struck out and typed anew with another last word; no anchor is in the new one."""
    before = text(paragraph)
    *kept, _ = before.split() or [""]
    words = " ".join([*kept, word])
    touched = tuple(tags(paragraph))
    fresh = _blank_copy(paragraph, "")
    fresh.append(pen.inserted(new_run(words)))
    paragraph.addnext(fresh)
    if pen.tracked:
        pen.mark_paragraph(fresh, "ins")
    struck(pen, paragraph)
    return Entry("retyped", pen.tracked, pen.author, touched, (word,), before=before, after=words)


def section_struck(pen: Pen, heading: Element) -> Entry:
    """A heading is struck out, and all that follows down to the next heading of its level or above."""
    level = int(re.sub(r"\D", "", style(heading)))
    gone = [heading]
    for element in heading.itersiblings():
        named = re.fullmatch(r"Heading(\d)", style(element)) if element.tag == f"{W}p" else None
        if element.tag == f"{W}sectPr" or (named and int(named[1]) <= level):
            break
        gone.append(element)
    entry = Entry("section struck", pen.tracked, pen.author,
                  tuple(dict.fromkeys(name for element in gone for name in tags(element))),
                  struck="\n".join(text(found) for element in gone for found in element.iter(f"{W}p")))  # fmt: skip
    for element in gone:
        if not pen.tracked:
            element.getparent().remove(element)
            continue
        for row in element.iter(f"{W}tr"):
            mark_row(pen, row, "del")
        for paragraph in list(element.iter(f"{W}p")):
            if next(paragraph.iterancestors(f"{W}txbxContent"), None) is None:
                pen.strike_all(paragraph)
                pen.mark_paragraph(paragraph, "del")
    return entry


def mark_row(pen: Pen, row: Element, kind: str) -> None:
    """Says of a table's row that it was inserted or struck out."""
    properties = row.find(f"{W}trPr")
    if properties is None:
        properties = new("trPr")
        after = row.find(f"{W}tblPrEx")
        if after is None:
            row.insert(0, properties)
        else:
            after.addnext(properties)
    properties.append(pen.mark(kind))


def _blank_copy(paragraph: Element, styled: str) -> Element:
    """A paragraph that looks as another, without its text and without what was tracked of its mark."""
    made = new("p")
    properties = paragraph.find(f"{W}pPr")
    if styled:
        made.append(new("pPr"))
        made[0].append(new("pStyle", val=styled))
    elif properties is not None:
        made.append(copy.deepcopy(properties))
        for mark in list(made[0].iterchildren(f"{W}rPr", f"{W}pPrChange", f"{W}sectPr")):
            made[0].remove(mark)
    return made


def _take_away(paragraph: Element) -> None:
    """A cell keeps its last paragraph, without its text."""
    cell = paragraph.getparent()
    if cell.tag in (f"{W}tc", f"{W}footnote", f"{W}hdr", f"{W}ftr") and len(cell.findall(f"{W}p")) == 1:
        for child in list(paragraph):
            if child.tag != f"{W}pPr":
                paragraph.remove(child)
        return
    cell.remove(paragraph)


def _move_from(boundary: Element, paragraph: Element, second: Element, half: Half) -> None:
    """Takes the run `boundary` and all after it over to the paragraph `second`."""
    above = next(boundary.iterancestors(f"{W}sdt", f"{W}p"))
    for child in _cut_above(boundary, paragraph):
        second.append(child)
    if above.tag == f"{W}p":
        return
    twin = next(boundary.iterancestors(f"{W}sdt"))
    if above.find(f".//{W}t") is None:
        _unwrap(above)
    elif half != "both":
        _unwrap(twin if half == "first" else above)


def _cut_above(boundary: Element, paragraph: Element) -> list[Element]:
    """Cuts all that stands between `boundary` and the paragraph in two; gives what follows, in order."""
    first = boundary
    while first.getparent() is not paragraph:
        parent = first.getparent()
        following = [first, *first.itersiblings()]
        if parent.tag == f"{W}sdt":
            first = _cut_control(parent, following)
            continue
        twin = parent.makeelement(parent.tag, dict(parent.attrib))
        for child in following:
            twin.append(child)
        parent.addnext(twin)
        first = twin
    return [first, *first.itersiblings()]


def _cut_control(control: Element, following: list[Element]) -> Element:
    twin = new("sdt")
    properties = copy.deepcopy(control.find(f"{W}sdtPr"))
    for identity in properties.findall(f"{W}id"):
        properties.remove(identity)
    twin.append(properties)
    for child in following:
        twin.append(child)
    control.addnext(twin)
    return twin


def _unwrap(control: Element) -> None:
    content = control.find(f"{W}sdtContent")
    for child in list(content) if content is not None else ():
        control.addprevious(child)
    control.getparent().remove(control)
