"""Edits within a paragraph: words typed, struck out, replaced; emphasis and links given and taken away; notes."""

from __future__ import annotations

import copy

from reviewing.ledger import Entry
from reviewing.pen import Pen, cut, letters, new_run, text
from reviewing.wordfile import Element, R, W, new, own, tag, tags


def typed(pen: Pen, paragraph: Element, at: int, word: str, *, outside: bool = False) -> Entry:
    """`word` is typed before the letter number `at`, with a space where it would touch another word."""
    before = text(paragraph)
    spaced = f"{'' if before[:at][-1:] in ('', ' ') else ' '}{word}{'' if before[at:][:1] in ('', ' ') else ' '}"
    run = pen.type(paragraph, at, spaced, outside=outside)
    touched = tag(run)
    return Entry("typed", pen.tracked, pen.author, (touched,) if touched else (), (word,), "", before, text(paragraph))


def struck(pen: Pen, paragraph: Element, start: int, end: int) -> Entry:
    """The letters from `start` to before `end` are struck out."""
    before = text(paragraph)
    touched = _touched(paragraph, start, end)
    pen.strike(paragraph, start, end)
    return Entry("struck", pen.tracked, pen.author, touched, (), before[start:end], before, text(paragraph))


def replaced(pen: Pen, paragraph: Element, start: int, end: int, word: str) -> Entry:
    """The letters from `start` to before `end` are struck out and `word` stands for them."""
    before = text(paragraph)
    touched = _touched(paragraph, start, end)
    cut(paragraph, start)
    first = letters(paragraph)[start].run
    run = new_run(word, first)
    anchor = first.getparent() if first.getparent().tag == f"{W}ins" else first
    anchor.addprevious(pen.inserted(run))
    pen.strike(paragraph, start + len(word), end + len(word))
    return Entry("replaced", pen.tracked, pen.author, touched, (word,), before[start:end], before, text(paragraph))


def emphasised(pen: Pen, paragraph: Element, start: int, end: int, look: str) -> Entry:
    """The letters from `start` to before `end` are set bold ("strong") or italic ("emphasis"), or "plain" again.

    Word formats by hand (`w:b`), not by the style that the exporter writes.
    """
    before = text(paragraph)
    for run in _runs(paragraph, start, end):
        properties = run.find(f"{W}rPr")
        if properties is None:
            properties = new("rPr")
            run.insert(0, properties)
        old = copy.deepcopy(properties)
        for name in ("b", "bCs", "i", "iCs", "rPrChange"):
            for found in properties.findall(W + name):
                properties.remove(found)
        named = properties.find(f"{W}rStyle")
        if look == "plain" and named is not None and named.get(f"{W}val") in ("Strong", "Emphasis"):
            properties.remove(named)
        if look != "plain":
            element = new({"strong": "b", "emphasis": "i"}[look])
            place = 1 if properties.find(f"{W}rStyle") is not None else 0
            properties.insert(place, element)
        if pen.tracked:
            change = pen.mark("rPrChange")
            change.append(old)
            properties.append(change)
    marked = before[start:end]
    return Entry("emphasised", pen.tracked, pen.author, _touched(paragraph, start, end), before=before,
                 after=text(paragraph), looks=((marked, look),))  # fmt: skip


def linked(pen: Pen, paragraph: Element, start: int, end: int, address: str) -> Entry:
    """The letters from `start` to before `end`, all in one run's parent, become a link. Word does not track it."""
    before = text(paragraph)
    runs = _runs(paragraph, start, end)
    link = new("hyperlink")
    link.set(f"{R}id", pen.file.relate("hyperlink", address, outside=True))
    runs[0].addprevious(link)
    for run in runs:
        link.append(run)
    return Entry("linked", False, pen.author, _touched(paragraph, start, end), before=before, after=text(paragraph),
                 looks=((before[start:end], address),))  # fmt: skip


def unlinked(pen: Pen, link: Element) -> Entry:
    """A link is taken away; its words stay."""
    paragraph = next(link.iterancestors(f"{W}p"))
    before = text(paragraph)
    words = "".join(link.itertext(f"{W}t"))
    touched = tag(link)
    for child in list(link):
        for style in child.findall(f"{W}rPr/{W}rStyle"):
            style.getparent().remove(style)
        link.addprevious(child)
    link.getparent().remove(link)
    return Entry("unlinked", False, pen.author, (touched,) if touched else (), before=before, after=text(paragraph),
                 looks=((words, "plain"),))  # fmt: skip


def note_mark_struck(pen: Pen, paragraph: Element, number: int = 0) -> Entry:
    """The mark of a footnote is struck out, and with it the note."""
    before = text(paragraph)
    marks = [mark for mark in own(paragraph, "footnoteReference") if mark.getparent().getparent().tag != f"{W}del"]
    run = marks[number].getparent()
    touched = tag(run)
    pen.strike_run(run)
    return Entry("note mark struck", pen.tracked, pen.author, (touched,) if touched else (), before=before,
                 after=text(paragraph))  # fmt: skip


def emptied(pen: Pen, paragraph: Element) -> Entry:
    """All that a paragraph says is struck out; the paragraph stays."""
    before = text(paragraph)
    touched = tags(paragraph)
    pen.strike_all(paragraph)
    return Entry("emptied", pen.tracked, pen.author, tuple(touched), struck=before, before=before)


def words_of(said: str) -> list[tuple[int, int]]:
    """Where the words of a text begin and end."""
    found, start = [], None
    for place, character in enumerate(f"{said} "):
        if character.isspace():
            if start is not None:
                found.append((start, place))
            start = None
        elif start is None:
            start = place
    return found


def _runs(paragraph: Element, start: int, end: int) -> list[Element]:
    cut(paragraph, start)
    cut(paragraph, end)
    found = letters(paragraph)[start:end]
    return list({id(letter.run): letter.run for letter in found}.values())


def _touched(paragraph: Element, start: int, end: int) -> tuple[str, ...]:
    found = (tag(letter.run) for letter in letters(paragraph)[start:end])
    return tuple(dict.fromkeys(name for name in found if name))
