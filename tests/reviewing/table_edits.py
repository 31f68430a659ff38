"""Edits of tables: rows added, struck out and moved, cells given another text."""

from __future__ import annotations

import copy
from collections.abc import Sequence

from reviewing.ledger import Entry
from reviewing.paragraph_edits import mark_row
from reviewing.pen import Pen, new_run, text
from reviewing.wordfile import Element, W, own, tags


def row_added(pen: Pen, after: Element, cells: Sequence[str]) -> Entry:
    """A row with those texts is put below `after`, which it looks like."""
    row = copy.deepcopy(after)
    for bookmark in list(row.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")):
        bookmark.getparent().remove(bookmark)
    for mark in list(row.iter(f"{W}ins", f"{W}del")):
        mark.getparent().remove(mark)
    for cell, said in zip(row.findall(f"{W}tc"), cells, strict=True):
        first, *others = cell.findall(f"{W}p")
        for paragraph in others:
            cell.remove(paragraph)
        for table in cell.findall(f"{W}tbl"):
            cell.remove(table)
        for child in list(first):
            if child.tag != f"{W}pPr":
                first.remove(child)
        first.append(pen.inserted(new_run(said)))
    after.addnext(row)
    if pen.tracked:
        mark_row(pen, row, "ins")
    return Entry("row added", pen.tracked, pen.author, typed=tuple(cells), after="\t".join(cells))


def row_struck(pen: Pen, row: Element) -> Entry:
    """A row is struck out."""
    said = "\n".join(text(paragraph) for paragraph in row.iter(f"{W}p"))
    entry = Entry("row struck", pen.tracked, pen.author, tuple(tags(row)), struck=said, before=said)
    if not pen.tracked:
        row.getparent().remove(row)
        return entry
    mark_row(pen, row, "del")
    for paragraph in list(row.iter(f"{W}p")):
        pen.strike_all(paragraph)
    return entry


def row_moved(pen: Pen, row: Element, after: Element) -> Entry:
    """A row is put below another; tracked, Word has it inserted there and struck out here."""
    said = "\n".join(text(paragraph) for paragraph in row.iter(f"{W}p"))
    entry = Entry("row moved", pen.tracked, pen.author, tuple(tags(row)), before=said, after=said)
    if not pen.tracked:
        after.addnext(row)
        return entry
    arrived = copy.deepcopy(row)
    mark_row(pen, arrived, "ins")
    for paragraph in arrived.iter(f"{W}p"):
        for run in list(own(paragraph, "r")):
            mark = pen.mark("ins")
            run.addprevious(mark)
            mark.append(run)
    after.addnext(arrived)
    row_struck(pen, row)
    return entry


def rows(table: Element) -> list[Element]:
    """The rows of a table that hold what it lists: no head, nothing struck out."""
    return [
        row
        for row in table.findall(f"{W}tr")
        if row.find(f"{W}trPr/{W}tblHeader") is None and row.find(f"{W}trPr/{W}del") is None
    ]
