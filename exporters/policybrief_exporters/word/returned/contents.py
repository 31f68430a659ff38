"""The contents of a returned file: Word makes them from the headings, and any other line in them is told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from policybrief.returned import Unplaced
from policybrief_exporters.word.record import Record
from policybrief_exporters.word.returned.page import Paragraph
from policybrief_exporters.word.returned.styles import squeezed

HEADS = ("tocheading", "contentsheading", "indexheading", "toaheading")
"""The styles of the title of the contents."""


def contents(record: Record, paragraphs: Sequence[Paragraph]) -> Iterator[Unplaced]:
    """Lines that were typed into the contents, and the contents where they are gone."""
    if not record.contents:
        return
    title, *_ = record.contents
    known = {_letters(line) for line in record.contents}
    known |= {_letters(paragraph.text) for paragraph in paragraphs if paragraph.kind == "heading"}
    heads = [one for one in paragraphs if squeezed(one.style) in HEADS and not one.contents]
    lines = [one for one in paragraphs if one.contents and _letters(one.text)]
    if not lines and not any(_letters(one.text) for one in heads):
        yield Unplaced(what="the contents", before=title, after="")
        return
    for line in (*heads, *lines):
        if _letters(line.text) not in known and not line.authors(0, line.length):
            yield Unplaced(what="the contents", before="", after=line.text.strip())
    if lines and not any(_letters(one.text) for one in heads):
        yield Unplaced(what="the title of the contents", before=title, after="")


def _letters(text: str) -> str:
    """The letters alone: numbers of sections and pages are Word's."""
    return "".join(filter(str.isalpha, text)).casefold()
