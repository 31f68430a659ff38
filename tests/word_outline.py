"""The structure that other readers find in a Word file, and the one that its document has: headings, lists, tables,
notes, links."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain, zip_longest
from pathlib import Path
from typing import Any

from lxml import etree

from outside import outside
from policybrief.document import blocks as b
from policybrief.document.inlines import Field, Inlines, Language, Link, NoteMark, Styled, plain_text
from policybrief_exporters.word.numbering import read_labels
from word_texts import as_printed

DEEPEST = 6
"""The levels of headings that HTML has."""
WIDEST = 16
"""A table of more columns is printed in bands."""
MOST = 3
"""How many differences of one kind are told."""
_MARK = "\0"


@dataclass(slots=True)
class Outline:
    """What a reader finds, each kind in reading order; in the document's own, U+0000 stands for the mark of a note."""

    headings: list[tuple[int, str]] = field(default_factory=list)
    items: list[str] = field(default_factory=list)
    tables: list[list[list[str]]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    links: set[str] = field(default_factory=set)


def differences(found: Outline, wanted: Outline) -> list[str]:
    """What a reader does not find as the document has it.

    Panels are tables too, found beside those of data. The order of the notes is that of their marks, which pandoc gives
    otherwise where a table has some.
    """
    told: list[str] = []
    notes = sorted(found.notes, key=_letters), sorted(wanted.notes, key=_letters)
    for what, theirs, ours in (
        ("heading", found.headings, wanted.headings), ("item", found.items, wanted.items), ("note", *notes),
    ):  # fmt: skip
        pairs = zip_longest(theirs, ours)
        odd = [(one, other) for one, other in pairs if one is None or other is None or not _same(one, other)]
        told += [f"{what}: {one!r} for {other!r}" for one, other in odd[:MOST]]
    rest = iter(found.tables)
    for table in wanted.tables:
        if not any(_same_table(other, table) for other in rest):
            told.append(f"no table {table}")
    if missing := sorted(wanted.links - found.links):
        told.append(f"no links {missing}")
    return told


def _same(found: Any, wanted: Any) -> bool:
    if isinstance(wanted, tuple):
        return found[0] == wanted[0] and _same(found[1], wanted[1])
    if _MARK in wanted:
        return _letters(found) == _letters(wanted)
    return _squeezed(found) == _squeezed(wanted)


def _same_table(found: list[list[str]], wanted: list[list[str]]) -> bool:
    shape = [len(row) for row in found] == [len(row) for row in wanted]
    return shape and all(map(_same, chain.from_iterable(found), chain.from_iterable(wanted)))


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _letters(text: str) -> str:
    """What is left without spaces, and the digits and signs that notes are marked with."""
    return re.sub(r"[\W\d_]", "", text)


def of_document(document: b.Document) -> Outline:
    """What a reader should find."""
    outline = Outline()
    known = {note.id: note for note in document.notes}
    marked: list[str] = []
    _blocks(outline, document.blocks, 1)
    for part in _inlines(document.blocks):
        match part:
            case NoteMark(note, _) if note in known and note not in marked:
                marked.append(note)
            case Link(target, children) if plain_text(children).strip():  # readers drop a link of blanks
                outline.links.add(target)
    outline.notes = [f"{_MARK}{_text(known[note].short)}" for note in marked]  # a mark of its own may begin it
    return outline


def _blocks(outline: Outline, blocks: tuple[b.Block, ...], level: int) -> None:
    for block in blocks:
        match block:
            case b.Section():
                if level <= DEEPEST:
                    outline.headings.append((level, f"{block.number} {_text(block.title)}"))
                _blocks(outline, block.blocks, level + 1)
            case b.List(items=items, ordered=ordered):
                real = not ordered or read_labels([item.label for item in items]) is not None
                for item in items:
                    first, rest = (item.blocks[0], item.blocks[1:]) if item.blocks else (None, ())
                    if real and isinstance(first, b.Paragraph):
                        outline.items.append(f"{first.number} {_text(first.text)}")
                    _blocks(outline, rest if isinstance(first, b.Paragraph) else item.blocks, level)
            case b.Table() if len(block.columns) <= WIDEST:
                outline.tables.append([[_text(cell.text) for cell in row.cells] for row in (*block.head, *block.rows)])
            case b.Figure(data=data) if data is not None:
                _blocks(outline, (data,), level)
            case b.Callout(blocks=inner) | b.Extension(fallback=inner):
                _blocks(outline, inner, level)


def _text(inlines: Inlines) -> str:
    """The text with a sign for each mark of a note."""
    parts = []
    for inline in inlines:
        match inline:
            case NoteMark():
                parts.append(_MARK)
            case Styled(_, children) | Link(_, children) | Language(_, children) | Field(_, children):
                parts.append(_text(children))
            case _:
                parts.append(as_printed(plain_text((inline,))))
    return "".join(parts)


def _inlines(value: object) -> Iterator[object]:
    """Every inline of a tree, in reading order."""
    if isinstance(value, tuple):
        for part in value:
            yield from _inlines(part)
    elif hasattr(value, "__struct_fields__") and not isinstance(value, b.Contents):
        yield value
        for name in value.__struct_fields__:
            yield from _inlines(getattr(value, name))


def by_mammoth(path: Path) -> Outline:
    """What mammoth makes of the file: HTML."""
    import mammoth

    with path.open("rb") as file:
        root = etree.fromstring(f"<div>{mammoth.convert_to_html(file).value}</div>")
    for mark in root.iter("sup"):
        mark.text, mark[:] = "", []
    outline = Outline()
    notes = [item for item in root.iter("li") if str(item.get("id", "")).startswith("footnote-")]
    for note in notes:
        for back in [link for link in note.iter("a") if str(link.get("href", "")).startswith("#footnote-ref")]:
            back.text = ""
        outline.notes.append("".join(note.itertext()))
    for element in root.iter(*(f"h{level}" for level in range(1, DEEPEST + 1))):
        outline.headings.append((int(element.tag[1]), "".join(element.itertext())))
    outline.items = [_own_text(item) for item in root.iter("li") if item not in notes]
    for table in root.iter("table"):
        rows = [row for row in table.iter("tr") if next(row.iterancestors("table")) is table]
        outline.tables.append([["".join(cell.itertext()) for cell in row if cell.tag in ("td", "th")] for row in rows])
    outline.links = {str(link.get("href")) for link in root.iter("a")} - {"None"}
    return outline


def _own_text(item: etree._Element) -> str:
    """The text of an item without that of the lists in it."""
    parts = [item.text or ""]
    for child in item:
        if child.tag not in ("ul", "ol"):
            parts.append("".join(child.itertext()))
        parts.append(child.tail or "")
    return "".join(parts)


def by_pandoc(path: Path) -> Outline:
    """What pandoc makes of the file: its tree."""
    tree = json.loads(outside("pandoc", "-f", "docx", "-t", "json", path))["blocks"]
    outline = Outline()
    outline.headings = [
        (one["c"][0], _printed(one["c"][2])) for one in _elements(tree, "Header") if one["c"][0] <= DEEPEST
    ]  # fmt: skip
    outline.items = list(_items(tree))
    for one in _elements(tree, "Table"):
        _, _, _, head, bodies, _ = one["c"]
        rows = [*head[1], *(row for body in bodies for row in (*body[2], *body[3]))]
        outline.tables.append([[_printed(cell[4]) for cell in row[1]] for row in rows])
    outline.notes = [_printed(one["c"]) for one in _elements(tree, "Note")]
    outline.links = {one["c"][2][0] for one in _elements(tree, "Link")}
    return outline


def _elements(tree: Any, *kinds: str) -> Iterator[Any]:
    """The elements of pandoc's tree of these kinds, those around others first."""
    if isinstance(tree, dict):
        if tree.get("t") in kinds:
            yield tree
        yield from _elements(tree.get("c"), *kinds)
    elif isinstance(tree, list):
        for part in tree:
            yield from _elements(part, *kinds)


def _items(tree: Any) -> Iterator[str]:
    """The text of the first paragraph of each item of a list, in reading order."""
    match tree:
        case {"t": "BulletList", "c": items} | {"t": "OrderedList", "c": [_, items]}:
            for first, *rest in items:
                yield _printed(first)
                yield from _items(rest)
        case {"c": inner}:
            yield from _items(inner)
        case list():
            for part in tree:
                yield from _items(part)


def _printed(tree: Any) -> str:
    """The text of a part of pandoc's tree, without notes."""
    match tree:
        case {"t": "Str", "c": text}:
            return str(text)
        case {"t": "Code", "c": [_, text]}:
            return str(text)
        case {"t": "Note"} | {"t": "Image"}:
            return ""
        case {"t": "Space" | "SoftBreak" | "LineBreak"}:
            return " "
        case {"t": "Link", "c": [_, inlines, _]} | {"t": "Span", "c": [_, inlines]}:
            return _printed(inlines)
        case {"c": inner}:
            return _printed(inner)
        case list():
            return "".join(map(_printed, tree))
    return ""
