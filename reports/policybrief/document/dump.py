"""A document as text that a person can read and compare: an indented tree with ids, roles and inline marks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from policybrief.document import blocks as b
from policybrief.document.charts import Chart
from policybrief.document.graphics import Circle, Graphic, Label, Line, Rect
from policybrief.document.inlines import (
    Choice,
    CrossReference,
    Field,
    Inline,
    Inlines,
    Language,
    LineBreak,
    Link,
    NoteMark,
    Styled,
    Text,
)

INDENT = "  "


def dump(document: b.Document) -> str:
    """The whole document, a line for each block, row, item and fact; inlines are marked as in `inline_text`."""
    lines = [
        f"document {document.id} [{document.language} {document.direction}] {document.title!r}",
        *(
            f"{INDENT}{name}: {getattr(document, name)}"
            for name in ("author", "subject", "date", "draft", "running", "page")
            if getattr(document, name)
        ),
    ]
    if document.keywords:
        lines.append(f"{INDENT}keywords: {'; '.join(document.keywords)}")
    if document.banner:
        lines.append(
            f"{INDENT}banner: {document.banner.label} ({document.banner.text} on {document.banner.background})"
        )
    for block in document.blocks:
        lines += _indented(_block(block))
    for note in document.notes:
        lines.append(f"{INDENT}note {note.label} #{note.id}: {inline_text(note.text)}")
        lines.append(f"{INDENT * 2}short: {inline_text(note.short)}")
    return "\n".join(lines) + "\n"


def inline_text(inlines: Inlines) -> str:
    """Inlines on one line.

    `⟨anchor …⟩` is a field, `{role …}` a styled run, `<address …>` a link, `→id(…)` a cross-reference, `[^3 id]` the
    mark of note 3, `{lang:en …}` a run in another language, `☐`/`☒` a choice, `⏎` a line break.
    """
    return "".join(map(_inline, inlines))


def _inline(inline: Inline) -> str:
    match inline:
        case Text(text):
            return text
        case Styled(role, children):
            return f"{{{role} {inline_text(children)}}}"
        case Link(target, children):
            return f"<{target} {inline_text(children)}>"
        case CrossReference(target, text):
            return f"→{target}({text})"
        case NoteMark(note, label):
            return f"[^{label} {note}]"
        case Language(language, children):
            return f"{{lang:{language} {inline_text(children)}}}"
        case Field(anchor, children, piece):
            return f"⟨{anchor}{f'~{piece}' if piece else ''} {inline_text(children)}⟩"
        case Choice(label, chosen):
            return f"{'☒' if chosen else '☐'} {label}"
        case LineBreak():
            return "⏎"
        case _:
            assert_never(inline)


def _indented(lines: Iterator[str]) -> Iterator[str]:
    return (INDENT + line for line in lines)


def _line(*words: str, block_id: str = "") -> str:
    return " ".join(word for word in (*words[:1], f"#{block_id}" if block_id else "", *words[1:]) if word)


def _block(block: b.Block) -> Iterator[str]:
    match block:
        case b.Section():
            name = f"section {block.level} {block.role}"
            yield _line(name, _field("number", block.number), "| " + inline_text(block.title), block_id=block.id)
            yield from _blocks(block.blocks)
        case b.Paragraph():
            role = f"paragraph ({block.role})" if block.role != "body" else "paragraph"
            yield _line(role, _field("number", block.number), "| " + inline_text(block.text), block_id=block.id)
        case b.List():
            yield _line("list", "ordered" if block.ordered else "bulleted", block_id=block.id)
            for item in block.items:
                yield INDENT + _line("item", item.label, block_id=item.id)
                yield from _indented(_blocks(item.blocks))
        case b.Table():
            yield from _table(block)
        case b.Figure():
            yield from _figure(block)
        case b.Callout():
            yield _line(f"callout {block.role}", "| " + inline_text(block.title), block_id=block.id)
            yield from _blocks(block.blocks)
        case b.Quote():
            yield _line("quote", "| " + inline_text(block.text), block_id=block.id)
            if block.speaker:
                yield f"{INDENT}speaker: {inline_text(block.speaker)}"
        case b.Facts():
            yield _line(f"facts {block.role}", block_id=block.id)
            for fact in block.items:
                yield INDENT + _line("fact", f"{inline_text(fact.label)} = {inline_text(fact.value)}", block_id=fact.id)
        case b.Title():
            yield from _title(block)
        case b.Contents():
            yield _line("contents", "auto" if block.auto else "", "| " + inline_text(block.title), block_id=block.id)
            for entry in block.entries:
                yield f"{INDENT * entry.level}{_line(entry.number, inline_text(entry.title))} →{entry.target}"
        case b.Extension():
            yield _line(f"extension {block.name}", repr(block.data), block_id=block.id)
            yield from _blocks(block.fallback)
        case _:
            assert_never(block)


def _blocks(blocks: tuple[b.Block, ...]) -> Iterator[str]:
    for block in blocks:
        yield from _indented(_block(block))


def _field(name: str, value: str) -> str:
    return f"{name}={value}" if value else ""


def _title(block: b.Title) -> Iterator[str]:
    yield _line("title", "| " + inline_text(block.title), block_id=block.id)
    for name in ("organisation", "series", "paper", "subtitle", "status"):
        if getattr(block, name):
            yield f"{INDENT}{name}: {inline_text(getattr(block, name))}"
    if block.facts:
        yield from _indented(_block(block.facts))


def _table(table: b.Table) -> Iterator[str]:
    yield _line(f"table {table.role}", "| " + inline_text(table.caption), block_id=table.id)
    columns = (f"{column.align}{' header' if column.row_header else ''} {column.width:g}" for column in table.columns)
    yield f"{INDENT}columns: {', '.join(columns)}"
    if table.description:
        yield f"{INDENT}description: {table.description}"
    for row in table.head:
        yield INDENT + _row("head", row)
    for row in table.rows:
        yield INDENT + _row(row.role, row)
    yield from _blocks(table.after)


def _row(name: str, row: b.Row) -> str:
    cells = (f"#{cell.id} {inline_text(cell.text)}" if cell.id else inline_text(cell.text) for cell in row.cells)
    return _line(name, "| " + " | ".join(cells), block_id=row.id)


def _figure(figure: b.Figure) -> Iterator[str]:
    yield _line(f"figure {figure.role}", "| " + inline_text(figure.caption), block_id=figure.id)
    yield f"{INDENT}alt: {figure.alt}"
    if figure.image:
        yield f"{INDENT}image: {figure.image}"
    if figure.graphic:
        yield from _indented(_graphic(figure.graphic))
    if figure.chart:
        yield from _indented(_chart(figure.chart))
    if figure.data:
        yield from _indented(_block(figure.data))
    yield from _blocks(figure.after)


def _graphic(graphic: Graphic) -> Iterator[str]:
    """How many shapes of each kind it has, and its words in painting order."""
    kinds = (Rect, Line, Circle)
    counts = ", ".join(f"{_count(graphic, kind)} {kind.__name__.lower()}" for kind in kinds if _count(graphic, kind))
    yield f"graphic {graphic.width:g} × {graphic.height:g}: {counts}"
    words = [shape.text for shape in graphic.shapes if isinstance(shape, Label)]
    yield f"{INDENT}words: {' · '.join(words)}"


def _chart(chart: Chart) -> Iterator[str]:
    """Its kind, unit and categories, and a line with the numbers of each series."""
    named = "with values" if chart.valued else ""
    yield _line(f"chart {chart.kind}", _field("unit", chart.unit), named, "| " + " · ".join(chart.categories))
    for series in chart.series:
        values = ("–" if value is None else f"{value:f}" for value in series.values)
        yield f"{INDENT}{series.name}: {' · '.join(values)}"


def _count(graphic: Graphic, kind: type) -> int:
    return sum(isinstance(shape, kind) for shape in graphic.shapes)
