"""What was printed, from the record that a file carries: the other side of every comparison."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from policybrief import inline
from policybrief.fields import Field
from policybrief_exporters.word.anchors import bookmark, tag
from policybrief_exporters.word.record import PrintedParagraph, Record
from policybrief_exporters.word.returned.page import Kind, Place
from policybrief_exporters.word.returned.styles import Styles

_UNPRINTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 cannot hold; the exporter prints U+FFFD for it."""


@dataclass(slots=True)
class Piece:
    """A stretch of a printed paragraph: `anchor` is the field that it says, "" for text that no field says.

    `start` and `end` are where it stands in the paragraph; `tag` and `bookmark` are what marks it in the file.
    """

    text: str
    start: int
    end: int
    anchor: str = ""
    number: int = 0
    showing: int = 1
    tag: str = ""
    bookmark: str = ""


@dataclass(slots=True)
class Expected:
    """A printed paragraph; `note` is the id of the footnote that it belongs to."""

    index: int
    story: str
    style: str
    kind: Kind
    level: int
    place: Place | None
    pieces: list[Piece] = field(default_factory=list)
    text: str = ""
    note: str = ""

    @property
    def anchors(self) -> tuple[str, ...]:
        """The fields printed in it, each once, in order."""
        return tuple(dict.fromkeys(piece.anchor for piece in self.pieces if piece.anchor))


def as_printed(text: str) -> str:
    """`text` as it can be read in a Word file."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _UNPRINTED.sub("\ufffd", text)


def expected(record: Record, known: Mapping[str, Field], styles: Styles) -> list[Expected]:
    """Body and notes as they were printed, in order. Raises `ValueError` for a record of another model."""
    showings: dict[tuple[str, int], int] = {}
    texts: dict[str, str] = {}
    found: list[Expected] = []
    for story, note, paragraph in _paragraphs(record):
        kind, level, _ = styles.paragraph(paragraph.style)
        one = Expected(len(found), story, paragraph.style, kind, level, _place(paragraph.place), note=note)
        at = 0
        for written in paragraph.pieces:
            piece = _piece(written, at, known, texts, showings)
            one.pieces.append(piece)
            at = piece.end
        one.text = "".join(piece.text for piece in one.pieces)
        found.append(one)
    return found


def _paragraphs(record: Record) -> Iterator[tuple[str, str, PrintedParagraph]]:
    for paragraph in record.body:
        yield "body", "", paragraph
    for note, paragraphs in record.notes.items():
        for paragraph in paragraphs:
            yield "notes", note, paragraph


def _place(written: str) -> Place | None:
    if not written:
        return None
    numbers = written.split(".")
    if len(numbers) != 3 or not all(number.isdecimal() for number in numbers):
        raise ValueError("the record of its print is damaged")
    return Place(*map(int, numbers))


def _piece(
    written: Any, at: int, known: Mapping[str, Field], texts: dict[str, str], showings: dict[tuple[str, int], int]
) -> Piece:
    if isinstance(written, str):
        text = as_printed(written)
        return Piece(text, at, at + len(text))
    anchor, number, text = _field(written, known, texts)
    showing = showings[anchor, number] = showings.get((anchor, number), 0) + 1
    marks = tag(anchor, showing, number), bookmark(anchor, showing, number)
    # What a published file leaves out of its model is printed all the same: no field says it there.
    return Piece(text, at, at + len(text), anchor if anchor in known else "", number, showing, *marks)


def _field(written: Sequence[Any], known: Mapping[str, Field], texts: dict[str, str]) -> tuple[str, int, str]:
    match written:
        case [str(anchor)] if anchor in known:
            if anchor not in texts:
                value = str(known[anchor].value)
                texts[anchor] = as_printed(inline.plain(value) if known[anchor].kind == "prose" else value)
            return anchor, 0, texts[anchor]
        case [str(anchor), int(number), str(text)]:
            return anchor, number, as_printed(text)
        case _:
            raise ValueError("the record of its print is not that of the model in it")
