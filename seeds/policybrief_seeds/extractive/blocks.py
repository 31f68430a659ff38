"""Lists and tables of the seed as blocks of the brief."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from policybrief_seeds.extractive.passages import Passage
from policybrief_seeds.extractive.statements import Ids, Plain, evidence, prose, span, statement

_NUMBER = re.compile(r"\(?(\d{1,3})[.)]")
_CELL = re.compile(r"[^|\t]+")
_RULE = re.compile(r"[\s|:+=-]*-{2,}[\s|:+=-]*")


DEEPEST = 12
"""How deep items nest in the brief; what lies deeper in the seed stands beside the deepest."""


def lists(run: Sequence[Passage], ids: Ids) -> Plain:
    """A run of list items as one list, nested by their levels.

    A list numbered 1, 2, 3 … is an ordered one. Other numbers and letters stay in the text: they are what a reader of
    the source refers to.
    """
    levels = _levels(run)
    top = [passage for passage, level in zip(run, levels, strict=True) if level == levels[0]]
    ordered = min(levels) == levels[0] and _is_ordered(top)
    items = [
        statement(ids, "i", passage) if ordered and level == levels[0] else _with_marker(passage, ids)
        for passage, level in zip(run, levels, strict=True)
    ]
    block: Plain = {"kind": "list", "id": ids.give("l", *(passage.folded for passage in run))}
    if ordered:
        block["ordered"] = True
    return {**block, "items": _nested(items, levels)}


def _levels(run: Sequence[Passage]) -> list[int]:
    """The depth of each item: by its indent, else by the change of markers (1. over (a) over bullets)."""
    if len({passage.level for passage in run}) > 1:
        return [passage.level for passage in run]
    open_kinds: list[str] = []
    levels = []
    for passage in run:
        kind = _marker_kind(passage.marker)
        if kind in open_kinds:
            del open_kinds[open_kinds.index(kind) + 1 :]
        else:
            open_kinds.append(kind)
        levels.append(len(open_kinds) - 1)
    return levels


def _marker_kind(marker: str) -> str:
    """A marker with its number or letter taken out: "(#)", "#.", "•"."""
    return re.sub(r"[a-zA-Z]+", "x", re.sub(r"\d+", "#", marker))


def _with_marker(passage: Passage, ids: Ids) -> Plain:
    item = statement(ids, "i", passage)
    if any(map(str.isalnum, passage.marker)):
        item["text"] = prose(f"{passage.marker} {passage.text}")
    return item


def _is_ordered(items: Sequence[Passage]) -> bool:
    """Whether the items are numbered 1, 2, 3 …"""
    numbers = [match[1] for passage in items if (match := _NUMBER.fullmatch(passage.marker))]
    return numbers == [str(number) for number in range(1, len(items) + 1)]


def _nested(items: Sequence[Plain], levels: Sequence[int]) -> list[Plain]:
    top: list[Plain] = []
    path: list[tuple[int, list[Plain]]] = [(-1, top)]
    for item, level in zip(items, levels, strict=True):
        while path[-1][0] >= level or len(path) > DEEPEST:
            path.pop()
        siblings = path[-1][1]
        siblings.append(item)
        below: list[Plain] = []
        item["items"] = below
        path.append((level, below))
    return _without_empty(top)


def _without_empty(items: list[Plain]) -> list[Plain]:
    stack = list(items)
    while stack:
        item = stack.pop()
        stack += item["items"]
        if not item["items"]:
            del item["items"]
    return items


def tables(run: Sequence[Passage], ids: Ids) -> Plain:
    """A run of table rows as one table; the first row names the columns if it holds no numbers."""
    rows = [list(_cells(passage)) for passage in run]
    width = max(map(len, rows))
    head = rows[0] if len(rows[0]) == width and not any(_is_figure(text) for text, _ in rows[0]) else []
    titles = [text for text, _ in head] or [str(number) for number in range(1, width + 1)]
    below = rows[1:] if head else rows
    return {
        "kind": "table",
        "id": ids.give("t", *(passage.folded for passage in run)),
        "columns": [{"title": title} for title in titles],
        "rows": [
            _row(row, width, passage, ids) for row, passage in zip(below, run[len(rows) - len(below) :], strict=True)
        ],
        "evidence": [evidence(passage) for passage in (run[:1] if head else ())],
    }


def _is_figure(text: str) -> bool:
    """Whether a cell holds a figure; a year may head a column."""
    return bool(re.search(r"\d{2}|\d[.,%]", text)) and not re.fullmatch(
        r"[^\W\d_]{0,6}\s?(?:19|20)\d\d(?:[-/]\d{2,4})?", text
    )


def _cells(passage: Passage) -> Iterator[tuple[str, Plain]]:
    for match in _CELL.finditer(passage.text):
        text = match[0].strip()
        if text:
            start = match.start() + match[0].index(text)
            yield " ".join(text.split()), span(passage, start, start + len(text))


def _row(row: list[tuple[str, Plain]], width: int, passage: Passage, ids: Ids) -> Plain:
    cells: list[Plain | None] = [
        {"id": ids.give("c", text), "text": prose(text), "evidence": [place]} for text, place in row
    ]
    return {"id": ids.give("r", passage.folded), "cells": cells + [None] * (width - len(row))}
