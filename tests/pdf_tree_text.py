"""The text that a tagged PDF of a document tree must have, in full and in order, and what a reader found in its place.

Both are compared word by word: words that run together at a line's end, words that are out of order, lost or too many
are all seen. What an exporter sets itself is left open: bullets, and the page numbers of the contents.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import zip_longest
from typing import assert_never

from policybrief.document import blocks as b
from policybrief.document.graphics import Label
from policybrief.document.inlines import (
    Choice,
    CrossReference,
    Field,
    Inlines,
    Language,
    LineBreak,
    Link,
    NoteMark,
    Styled,
    Text,
)

PAGE, BULLET = "\0page", "\0bullet"
BULLETS = frozenset("•–▪◦‣·") | {f"{number}." for number in range(1, 1000)}
_STEERING = re.compile("[\u034f\ufe00-\ufe0f\U000e0000-\U000e0fff]")


def everything(_: str) -> bool:
    """Every image can be shown."""
    return True


@dataclass(frozen=True, slots=True)
class TreeText:
    """The texts of a document tree as a tagged PDF holds them.

    Args:
        contents: whether the contents are printed.
        shows: whether the image of that name can be shown; the description of one that cannot is printed.
    """

    contents: bool = True
    shows: Callable[[str], bool] = everything

    def words(self, document: b.Document) -> list[str]:
        """The words of the document in reading order, `PAGE` and `BULLET` where the exporter chooses."""
        return [word for text in self._all(document.blocks) for word in words(text)]

    def _all(self, blocks: tuple[b.Block, ...]) -> Iterator[str]:
        for block in blocks:
            yield from self._block(block)

    def _block(self, block: b.Block) -> Iterator[str]:
        match block:
            case b.Section():
                yield block.number
                yield printed(block.title)
                yield from self._all(block.blocks)
            case b.Paragraph():
                yield block.number
                yield printed(block.text)
            case b.List():
                for item in block.items:
                    yield item.label or BULLET
                    yield from self._all(item.blocks)
            case b.Table():
                yield printed(block.caption)
                for row in (*block.head, *block.rows):
                    yield from (printed(cell.text) for cell in row.cells)
                yield from self._all(block.after)
            case b.Figure():
                if block.graphic is not None:
                    yield from (shape.text for shape in block.graphic.shapes if isinstance(shape, Label))
                if block.image and not self.shows(block.image):
                    yield block.alt
                yield printed(block.caption)
                if block.data is not None:
                    yield from self._block(block.data)
                yield from self._all(block.after)
            case b.Callout():
                yield printed(block.title)
                yield from self._all(block.blocks)
            case b.Quote():
                yield printed(block.text)
                yield printed(block.speaker)
            case b.Facts():
                for fact in block.items:
                    pair = printed(fact.label), printed(fact.value)
                    yield from reversed(pair) if block.role == "figures" else pair
            case b.Title():
                for part in (block.organisation, block.series, block.paper, block.status, block.title, block.subtitle):
                    yield printed(part)
                if block.facts is not None:
                    yield from self._block(block.facts)
            case b.Contents():
                if self.contents:
                    yield printed(block.title)
                    for entry in block.entries:
                        yield from (entry.number, printed(entry.title), PAGE)
            case b.Extension():
                yield from self._all(block.fallback)
            case _:
                assert_never(block)


def printed(inlines: Inlines) -> str:
    """The text of inlines as printed: marks of notes that follow each other stand with commas between."""
    text, after_mark = "", False
    for inline in _leaves(inlines):
        match inline:
            case NoteMark(_, label):
                text += f",{label}" if after_mark else label
            case Text(value) | CrossReference(_, value):
                text += value
            case Choice(label, chosen):
                text += f"{'☑' if chosen else '☐'} {label} "
            case _:
                text += "\n"
        after_mark = isinstance(inline, NoteMark)
    return text


def _leaves(inlines: Inlines) -> Iterator[Text | CrossReference | NoteMark | Choice | LineBreak]:
    for inline in inlines:
        match inline:
            case Field(_, children) | Styled(_, children) | Link(_, children) | Language(_, children):
                yield from _leaves(children)
            case _:
                yield inline


def words(text: str) -> list[str]:
    """The words of a text, without characters that are never drawn; the marks `PAGE` and `BULLET` are words."""
    if text in (PAGE, BULLET):
        return [text]
    drawn = (char for char in _STEERING.sub("", text) if unicodedata.category(char) != "Cf")
    return "".join(drawn).split()


def difference(wanted: list[str], read: list[str]) -> str:
    """Where the words that were read first differ from those wanted, or ""."""
    for place, (want, found) in enumerate(zip_longest(wanted, read, fillvalue="")):
        if want != found and not (want == PAGE and found.isdigit()) and not (want == BULLET and found in BULLETS):
            start = max(place - 5, 0)
            return f"word {place}: {' '.join(wanted[start : place + 8])!r} reads {' '.join(read[start : place + 8])!r}"
    return ""
