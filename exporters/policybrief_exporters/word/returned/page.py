"""What a Word file shows, as this package reads it: paragraphs of spans, in one view of the tracked changes."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Literal, NamedTuple

from policybrief.returned import Author

OBJECT = "\ufffc"
"""Stands in text for what has none: the mark of a note, a drawing."""

Kind = Literal["heading", "item", ""]


class Look(NamedTuple):
    """How characters look, as far as the inline markup can say it, and `other` looks, in words."""

    strong: bool = False
    emphasis: bool = False
    code: bool = False
    other: tuple[str, ...] = ()


PLAIN = Look()


class Span(NamedTuple):
    """Characters that share everything.

    Args:
        link: the address that they lead to. `target`: the bookmark that they lead to.
        computed: whether Word works them out, as the number of a table or a page.
        token: for `OBJECT` what it is: `footnote 3`, `endnote 1`, `drawing`, `object`; `mark` for a note's own mark.
        box: the words in a drawing.
        tags: those of the content controls around them, the outermost first.
        author: who inserted them, where that is tracked and they are shown.
    """

    text: str
    look: Look = PLAIN
    link: str = ""
    target: str = ""
    computed: bool = False
    token: str = ""
    box: str = ""
    tags: tuple[str, ...] = ()
    author: Author | None = None


class Place(NamedTuple):
    """The innermost table (counted from 1), the row and the cell in it (from 0)."""

    table: int
    row: int
    cell: int


@dataclass(slots=True)
class Paragraph:
    """A paragraph as one view shows it.

    Args:
        story: `body`, `notes`, or the name of another part.
        note: for the paragraph of a note, its id.
        style: the id of its style; `kind` and `level` (from 0) are what that, its list and its outline make of it.
        points: the bookmarks that begin in it, by name, with where.
        comments: where comments begin (`start`), end and are marked (`mark`), with their ids.
        hidden: where tracked changes are that the view does not show, and whose.
        joined: whether it is made of several, their marks removed by tracked changes.
        contents: whether it lies in a table of contents. `gone`: whether nothing is left of it in this view.
    """

    story: str
    note: str = ""
    style: str = ""
    kind: Kind = ""
    level: int = 0
    place: Place | None = None
    outer: tuple[int, ...] = ()
    spans: list[Span] = field(default_factory=list)
    points: list[tuple[str, int]] = field(default_factory=list)
    comments: list[tuple[str, str, int]] = field(default_factory=list)
    hidden: list[tuple[int, Author]] = field(default_factory=list)
    inserted_by: Author | None = None
    joined: bool = False
    contents: bool = False
    gone: bool = False
    length: int = 0
    text: str = ""
    starts: list[int] = field(default_factory=list)

    def add(self, span: Span) -> None:
        if span.text:
            self.length += len(span.text)
            if self.spans and not span.token and self.spans[-1][1:] == span[1:]:
                self.spans[-1] = self.spans[-1]._replace(text=self.spans[-1].text + span.text)
            else:
                self.spans.append(span)

    def finish(self) -> None:
        """Called when all spans are there."""
        self.text = "".join(span.text for span in self.spans)
        self.starts = list(accumulate((len(span.text) for span in self.spans), initial=0))

    def slice(self, start: int, end: int) -> list[Span]:
        """The spans from `start` to `end`, those at the ends cut."""
        if start >= end:
            return []
        first = bisect_right(self.starts, start) - 1
        found = []
        for index in range(first, len(self.spans)):
            at = self.starts[index]
            if at >= end:
                break
            span = self.spans[index]
            text = span.text[max(start - at, 0) : end - at]
            found.append(span if len(text) == len(span.text) else span._replace(text=text))
        return found

    def authors(self, start: int, end: int) -> tuple[Author, ...]:
        """Who tracked a change from `start` to `end`, shown or not, in order."""
        shown = [span.author for span in self.slice(start, end) if span.author]
        hidden = [author for at, author in self.hidden if start <= at <= end]
        return tuple(dict.fromkeys([*shown, *hidden]))


class Change(NamedTuple):
    """One tracked change, and where it is in the view's paragraphs; `notes` are those whose marks it has."""

    kind: Literal["insertion", "deletion", "move from", "move to", "format"]
    text: str
    author: Author
    paragraph: Paragraph
    start: int
    end: int
    notes: tuple[str, ...] = ()


@dataclass(slots=True)
class Page:
    """All that one view of a file shows.

    Args:
        paragraphs: those of body and notes, in order.
        margins: headers and footers, by the names of their parts.
        foreign: what lies outside the file's own text, in words, as `("a linked document", "name", after which
            paragraph)`.
    """

    paragraphs: list[Paragraph] = field(default_factory=list)
    margins: dict[str, list[Paragraph]] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)
    foreign: list[tuple[str, str, Paragraph | None]] = field(default_factory=list)
