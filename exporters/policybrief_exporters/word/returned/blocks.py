"""Blocks of a part, in order, as paragraphs: through tables, controls and whatever else lies around them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from policybrief.returned import Author
from policybrief_exporters.word.opening import Element
from policybrief_exporters.word.returned.page import Paragraph, Place
from policybrief_exporters.word.returned.parts import W
from policybrief_exporters.word.returned.styles import Styles, squeezed
from policybrief_exporters.word.returned.text import CHANGES, TRANSPARENT, ChangeKind, TextReader, author_of, chosen

_ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_CONTENTS_LINE = re.compile(r"(toc|contents|index|tableofcontents|contentsheading)[a-z]*[0-9]*")
_DEEPEST = 60
"""How deep tables and controls may be nested in each other."""


@dataclass(slots=True)
class BlockReader:
    """Reads one story into `paragraphs`."""

    story: str
    text: TextReader
    styles: Styles
    paragraphs: list[Paragraph]
    note: str = ""
    tables: int = 0
    depth: int = 0
    _cells: tuple[Place, ...] = ()
    _row_author: Author | None = None

    def read(self, container: Element) -> None:
        """All blocks in `container`. Raises `ValueError` for nesting that no document has."""
        self.depth += 1
        if self.depth > _DEEPEST:
            raise ValueError(f"tables and controls are nested more than {_DEEPEST} deep in it")
        pending: Paragraph | None = None
        for element, enter in self._flattened(container):
            if element.tag == f"{W}p":
                paragraph = pending or self._new()
                pending = paragraph if enter(partial(self._paragraph, element, paragraph)) else None
            elif element.tag == f"{W}tbl":
                self._close(pending)
                pending = None
                enter(partial(self._table, element))
            else:
                self.text.waiting.append(element)
        self._close(pending)
        self.depth -= 1

    def _flattened(self, container: Element) -> Iterator[tuple[Element, Callable[..., object]]]:
        """The blocks, each with a function that reads it within what lies around it."""
        for element in container:
            if element.tag == f"{W}sdt":
                inner: list[tuple[Element, Callable[..., object]]] = []
                self.text.within_control(element, lambda content: inner.extend(self._flattened(content)))  # noqa: B023
                properties = element.find(f"{W}sdtPr/{W}tag")
                tag = properties.get(f"{W}val", "") if properties is not None else ""
                for block, enter in inner:
                    yield block, self._tagged(tag, enter)
            elif element.tag in CHANGES:
                for block, enter in self._flattened(element):
                    yield block, self._changed(CHANGES[element.tag], author_of(element), enter)
            elif element.tag in TRANSPARENT:
                yield from self._flattened(element)
            elif element.tag == _ALTERNATE:
                yield from self._flattened(chosen(element))
            else:
                yield element, lambda read: read()

    def _tagged(self, tag: str, enter: Callable[..., object]) -> Callable[..., object]:
        def within(read: Callable[[], object]) -> object:
            self.text.tags.append(tag)
            result = enter(read)
            self.text.tags.pop()
            return result

        return within

    def _changed(self, kind: ChangeKind, author: Author, enter: Callable[..., object]) -> Callable[..., object]:
        def within(read: Callable[[], object]) -> object:
            self.text.open_changes.append((kind, author))
            result = enter(read)
            self.text.open_changes.pop()
            return result

        return within

    def _new(self) -> Paragraph:
        paragraph = Paragraph(self.story, self.note)
        if self._cells:
            paragraph.place = self._cells[-1]
            paragraph.outer = tuple(place.table for place in self._cells)
        self.paragraphs.append(paragraph)
        return paragraph

    def _close(self, pending: Paragraph | None) -> None:
        """A paragraph whose mark is gone, with none after it to join: it is gone, too, if nothing is left of it."""
        if pending is not None and not pending.length:
            alone = (
                pending.place is not None and sum(other.place == pending.place for other in self.paragraphs[-8:]) < 2
            )
            pending.gone = not alone

    def _paragraph(self, element: Element, paragraph: Paragraph) -> bool:
        """Reads a paragraph into `paragraph`; whether its mark is gone, so that the next one continues it."""
        text = self.text
        for waiting in text.waiting:
            text.point(waiting, paragraph)
        text.waiting.clear()
        continued = bool(paragraph.style) or paragraph.length > 0
        if continued and not paragraph.length:
            paragraph.points.clear()  # of paragraphs of which nothing is left
        properties = element.find(f"{W}pPr")
        properties = self._current(properties, paragraph)
        if not (continued and paragraph.length):
            self._describe(properties, paragraph)
        paragraph.joined |= continued
        style = squeezed(paragraph.style)
        in_contents = text.fields.contents and _CONTENTS_LINE.fullmatch(style) is not None
        text.read(element, paragraph)
        paragraph.contents |= in_contents or (text.fields.contents and _CONTENTS_LINE.fullmatch(style) is not None)
        gone = self._mark(element, paragraph)
        text.fields.end_paragraph(within_contents=paragraph.contents)
        return gone

    def _current(self, properties: Element | None, paragraph: Paragraph) -> Element | None:
        """The properties that the view shows; their tracked change is noted."""
        change = properties.find(f"{W}pPrChange") if properties is not None else None
        if change is None:
            return properties
        self.text.mark_change("format", "", author_of(change), paragraph, paragraph.length)
        return properties if self.text.view == "accept" else change.find(f"{W}pPr")

    def _describe(self, properties: Element | None, paragraph: Paragraph) -> None:
        style = properties.find(f"{W}pStyle") if properties is not None else None
        paragraph.style = style.get(f"{W}val", "") if style is not None else self.styles.default
        paragraph.kind, paragraph.level, numbered = self.styles.paragraph(paragraph.style)
        numbering = properties.find(f"{W}numPr") if properties is not None else None
        if numbering is not None and paragraph.kind != "heading":
            number, level = numbering.find(f"{W}numId"), numbering.find(f"{W}ilvl")
            if number is not None and number.get(f"{W}val") == "0":
                paragraph.kind, paragraph.level = "", 0
            else:
                paragraph.kind = "item"
                value = level.get(f"{W}val", "0") if level is not None else "0"
                paragraph.level = min(int(value), 8) if value.isdecimal() else 0
        elif numbered and not paragraph.kind:
            paragraph.kind = "item"
        outline = properties.find(f"{W}outlineLvl") if properties is not None else None
        if outline is not None and not paragraph.kind and outline.get(f"{W}val", "9") in "012345678":
            paragraph.kind, paragraph.level = "heading", int(outline.get(f"{W}val"))

    def _mark(self, element: Element, paragraph: Paragraph) -> bool:
        """Notes tracked changes of the paragraph's mark; whether the view does not show it."""
        properties = element.find(f"{W}pPr/{W}rPr")
        gone = self.text.hidden
        if self._row_author is not None:
            paragraph.inserted_by = self._row_author
        for change in properties if properties is not None else ():
            kind = CHANGES.get(change.tag)
            if kind is None:
                continue
            author = author_of(change)
            start = paragraph.length
            self.text.mark_change(kind, "\n", author, paragraph, start)
            if self.text.hides(kind):
                gone = True
                paragraph.hidden.append((start, author))
            elif kind in ("insertion", "move to"):
                paragraph.inserted_by = author
        return gone

    def _table(self, table: Element) -> None:
        self.tables += 1
        number, row = self.tables, 0
        for element, enter in self._flattened(table):
            if element.tag == f"{W}tr":
                row += bool(enter(partial(self._row, element, number, row)))
            else:
                self.text.waiting += [element] if element.tag != f"{W}tblPr" and element.tag != f"{W}tblGrid" else []

    def _row(self, row: Element, table: int, number: int) -> bool:
        """Reads a row; whether the view shows it."""
        properties = row.find(f"{W}trPr")
        shown = not self.text.hidden
        before = self._row_author
        for change in properties if properties is not None else ():
            kind = CHANGES.get(change.tag)
            if kind is not None:
                author = author_of(change)
                shown = shown and not self.text.hides(kind)
                self._row_author = author if kind == "insertion" else before
                self._row_change(row, kind, author)
        cell = 0
        for element, enter in self._flattened(row):
            if element.tag == f"{W}tc":
                place = Place(table, number, cell)
                cell += bool(enter(partial(self._cell, element, place, shown)))
        self._row_author = before
        return shown

    def _row_change(self, row: Element, kind: ChangeKind, author: Author) -> None:
        """A row that was added or taken away, where its own text does not say so."""
        words = "\t".join(
            "".join(part.text or "" for part in cell.iter(f"{W}t") if not _is_marked(part))
            for cell in row.iter(f"{W}tc")
        )
        own = row.find(f".//{W}p//{W}{'ins' if kind == 'insertion' else 'del'}") is not None
        if self.paragraphs and (words.strip() or not own):
            self.text.mark_change(kind, words, author, self.paragraphs[-1], self.paragraphs[-1].length)

    def _cell(self, cell: Element, place: Place, shown: bool) -> bool:
        """Reads a cell; whether the view shows it."""
        properties = cell.find(f"{W}tcPr")
        accept = self.text.view == "accept"
        for change in properties if properties is not None else ():
            if change.tag == (f"{W}cellDel" if accept else f"{W}cellIns"):
                shown = False
        outside, self._cells = self._cells, (*self._cells, place)
        first = len(self.paragraphs)
        self.read(cell)
        self._cells = outside
        if not shown:
            for paragraph in self.paragraphs[first:]:
                paragraph.gone = True
        return shown


def _is_marked(text: Element) -> bool:
    """Whether a tracked change lies around the run of a text."""
    around = text.getparent().getparent()
    return around is not None and around.tag in CHANGES
