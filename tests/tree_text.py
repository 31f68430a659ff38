"""The text that a document tree asks its exporters to print, part by part."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, assert_never

from msgspec import Struct
from msgspec.structs import replace

from policybrief.document import blocks as b
from policybrief.document.charts import Chart
from policybrief.document.graphics import Graphic, Label
from policybrief.document.inlines import Field, Inlines, Language, Link, NoteMark, Styled, plain_text


@dataclass(frozen=True, slots=True)
class PrintedPart:
    """A part of the document: the title block, a section of the first level, or what stands between sections.

    `units` are the texts of its paragraphs, headings and cells, in reading order, parted where a note's mark stands.
    `id` is the section's id, "" for the title block and for blocks outside sections.
    """

    id: str
    role: str
    units: tuple[str, ...]


def printed_parts(document: b.Document, *, native_charts: bool = False) -> list[PrintedPart]:
    """The parts of the document in reading order, the contents among them.

    A format with charts of its own chooses the numbers at their axes.
    """
    if native_charts:
        document = _with_native_charts(document)
    return [
        PrintedPart(
            block.id,
            block.role if isinstance(block, b.Section) else block.kind,
            tuple(unit for unit in _units(block) if unit.strip()),
        )
        for block in document.blocks
    ]


def table_heads(document: b.Document) -> list[str]:
    """The text of each table's head rows, which a table repeats on every page."""
    return [
        "".join(plain_text(cell.text) for row in block.head for cell in row.cells)
        for block in b.walk(document.blocks)
        if isinstance(block, b.Table)
    ]


def _units(block: b.Block) -> Iterator[str]:
    match block:
        case b.Section(number=number, title=title, blocks=inner):
            yield number
            yield from _pieces(title)
            yield from _all(inner)
        case b.Paragraph(number=number, text=text):
            yield number
            yield from _pieces(text)
        case b.List(items=items):
            for item in items:
                yield from _all(item.blocks)
        case b.Table():
            yield from _pieces(block.caption)
            for row in (*block.head, *block.rows):
                for cell in row.cells:
                    yield from _pieces(cell.text)
            yield from _all(block.after)
        case b.Figure():
            if block.graphic is not None:
                yield from (shape.text for shape in block.graphic.shapes if isinstance(shape, Label))
            yield from _pieces(block.caption)
            if block.data is not None:
                yield from _units(block.data)
            yield from _all(block.after)
        case b.Callout(title=title, blocks=inner):
            yield from _pieces(title)
            yield from _all(inner)
        case b.Quote(text=text, speaker=speaker):
            yield from _pieces(text)
            yield from _pieces(speaker)
        case b.Facts(role=role, items=items):
            for fact in items:
                for inlines in (fact.value, fact.label) if role == "figures" else (fact.label, fact.value):
                    yield from _pieces(inlines)
        case b.Title():
            for inlines in (block.organisation, block.series, block.paper, block.status, block.title, block.subtitle):
                yield from _pieces(inlines)
            if block.facts is not None:
                yield from _units(block.facts)
        case b.Contents(title=title, entries=entries):
            yield from _pieces(title)
            for entry in entries:
                yield entry.number
                yield from _pieces(entry.title)
        case b.Extension(fallback=fallback):
            yield from _all(fallback)
        case _:
            assert_never(block)


def _with_native_charts(node: Any) -> Any:
    """The same tree with only those words in the drawing of a chart that a chart of the format's own has."""
    match node:
        case b.Figure(chart=Chart() as chart):
            names = [series.name for series in chart.series] if len(chart.series) > 1 else []
            labels = tuple(Label(x=0, y=0, text=word) for word in (chart.unit, *chart.categories, *names))
            return replace(node, graphic=Graphic(width=1, height=1, shapes=labels))
        case Struct():
            return replace(node, **{name: _with_native_charts(getattr(node, name)) for name in node.__struct_fields__})
        case tuple():
            return tuple(map(_with_native_charts, node))
        case _:
            return node


def _all(blocks: tuple[b.Block, ...]) -> Iterator[str]:
    for block in blocks:
        yield from _units(block)


def _pieces(inlines: Inlines) -> list[str]:
    """The text, parted at the note marks: their printed form is the exporter's."""
    return _marked(inlines).split("\0")


def _marked(inlines: Inlines) -> str:
    parts = []
    for inline in inlines:
        match inline:
            case NoteMark():
                parts.append("\0")
            case Field(_, children) | Styled(_, children) | Link(_, children) | Language(_, children):
                parts.append(_marked(children))
            case _:
                parts.append(plain_text((inline,)))
    return "".join(parts)
