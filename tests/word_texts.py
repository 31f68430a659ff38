"""What a Word file has to print: the text of each paragraph of a document tree, in order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import assert_never

from policybrief.document import blocks as b
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
    plain_text,
)


def expected(document: b.Document, *, contents: bool = False) -> list[str]:
    """The paragraphs that are not empty; the first mark of a note as `[1]`, later ones as their label."""
    lines = _Lines([note.id for note in document.notes], contents)
    return [line for block in document.blocks for line in lines.block(block) if line.strip("\t•–▪")]


def as_printed(text: str) -> str:
    """What becomes of a text: characters that XML cannot hold are replaced, line feeds are line breaks."""
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", "\ufffd", re.sub("\r\n?", "\n", text))


class _Lines:
    def __init__(self, notes: list[str], contents: bool) -> None:
        self.notes = set(notes)
        self.marked: dict[str, int] = {}
        self.counted = 0
        self.contents = contents

    def block(self, block: b.Block, depth: int = 0) -> Iterator[str]:
        match block:
            case b.Section():
                yield self._numbered(block.number) + self.text(block.title)
                yield from self._all(block.blocks, depth)
            case b.Paragraph():
                yield self._numbered(block.number) + self.text(block.text)
            case b.List():
                for item in block.items:
                    label = "•–▪"[min(depth, 8) % 3] if not block.ordered else item.label
                    yield from self._item(label, item.blocks, depth + 1)
            case b.Table():
                yield self.text(block.caption)
                for row in (*block.head, *block.rows):
                    yield from (self.text(cell.text) for cell in row.cells)
                yield from self._all(block.after, depth)
            case b.Figure():
                if block.graphic is None and not block.image:
                    yield as_printed(block.alt)
                yield self.text(block.caption)
                yield from self._all((block.data,) if block.data else (), depth)
                yield from self._all(block.after, depth)
            case b.Callout():
                yield self.text(block.title)
                yield from self._all(block.blocks, 0)
            case b.Quote():
                yield self.text(block.text)
                yield self.text(block.speaker)
            case b.Facts(role="figures"):
                for fact in block.items:
                    yield self.text(fact.value)
                    yield self.text(fact.label)
            case b.Facts(role="terms", items=items) if any(len(plain_text(fact.label)) > 20 for fact in items):
                for fact in items:
                    yield self.text(fact.label)
                    yield self.text(fact.value)
            case b.Facts():
                for fact in block.items:
                    yield f"{self.text(fact.label)}\t{self.text(fact.value)}"
            case b.Title():
                yield from self._title(block)
            case b.Contents():
                if self.contents:
                    yield as_printed(plain_text(block.title))
                    for entry in block.entries:
                        yield f"{self._numbered(entry.number)}{as_printed(plain_text(entry.title))}\t"
            case b.Extension():
                yield from self._all(block.fallback, depth)
            case _:
                assert_never(block)

    def _all(self, blocks: tuple[b.Block, ...], depth: int) -> Iterator[str]:
        for block in blocks:
            yield from self.block(block, depth)

    def _item(self, label: str, blocks: tuple[b.Block, ...], depth: int) -> Iterator[str]:
        first, rest = "", blocks
        if blocks and isinstance(blocks[0], b.Paragraph):
            first, rest = next(self.block(blocks[0])), blocks[1:]
        yield self._numbered(label) + first
        yield from self._all(rest, depth)

    def _title(self, block: b.Title) -> Iterator[str]:
        for left, right in ((block.organisation, block.series), (block.paper, block.status)):
            start, end = self.text(left), self.text(right)
            yield start + (f"\t{end}" if end else "")
        yield self.text(block.title)
        yield self.text(block.subtitle)
        if block.facts is not None:
            yield from self.block(block.facts)

    @staticmethod
    def _numbered(number: str) -> str:
        return f"{as_printed(number)}\t" if number else ""

    def text(self, inlines: Inlines) -> str:
        return "".join(self._inline(inline) for inline in inlines)

    def _inline(self, inline: object) -> str:
        match inline:
            case Text(text) | CrossReference(_, text):
                return as_printed(text)
            case Field(_, children) | Styled(_, children) | Link(_, children) | Language(_, children):
                return self.text(children)
            case Choice(label, chosen):
                return f"{'☒' if chosen else '☐'}\u00a0{as_printed(label)}"
            case LineBreak():
                return "\n"
            case NoteMark(note, label):
                if note not in self.notes or note in self.marked:
                    return label
                self.marked[note] = len(self.marked) + 1
                if label != str(self.counted + 1):
                    return label or "*"
                self.counted += 1
                return f"[{self.marked[note]}]"
        raise AssertionError(inline)
