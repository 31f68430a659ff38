"""The body: sections and annexes with their blocks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from policybrief.compose.charts import chart_graphic, chart_numbers
from policybrief.compose.composition import Composition
from policybrief.compose.numbers import letters, roman, section_title
from policybrief.compose.parts.data_tables import caption_of, chart_table, data_table, small_print
from policybrief.document import blocks as doc
from policybrief.document.blocks import text
from policybrief.model import blocks as model


def section(c: Composition, part: model.Section, level: int = 1) -> doc.Section:
    """A section of the model with everything below it."""
    return doc.Section(
        id=c.claim(part) or c.new_id("section"),
        level=level,
        role=f"section:{part.kind or 'other'}",
        number=c.numbers.of(part),
        title=(*c.marking(part.marking), *(c.line(part, "title") or text(section_title(part, c.labels)))),
        blocks=(*content(c, part.blocks), *(section(c, inner, level + 1) for inner in part.sections)),
    )


def annexes(c: Composition) -> Iterator[doc.Section]:
    """The annexes, each a section of its own, lettered."""
    for index, annex in enumerate(c.briefing.annexes):
        enclosed = text(c.labels.fill("annex.enclosed", file=annex.file)) if annex.file else ()
        yield doc.Section(
            id=c.claim(annex) or c.new_id(f"annex-{letters(index).lower()}"),
            level=1,
            role="annexes",
            number=c.labels.fill("annex", number=letters(index)),
            title=(*c.marking(annex.marking), *c.line(annex, "title")),
            blocks=(
                *((doc.Paragraph(text=enclosed),) if enclosed else ()),
                *content(c, annex.blocks),
                *(section(c, inner, 2) for inner in annex.sections),
            ),
        )


def content(c: Composition, parts: Iterable[model.Block]) -> Iterator[doc.Block]:
    """Blocks of the model as blocks of the document."""
    for part in parts:
        yield _block(c, part)


def _block(c: Composition, part: model.Block) -> doc.Block:
    match part:
        case model.Paragraph():
            return doc.Paragraph(id=c.claim(part), number=c.numbers.of(part), text=c.statement(part, "lead"))
        case model.ListBlock():
            return doc.List(id=c.claim(part), ordered=part.ordered, items=_items(c, part.items, part.ordered))
        case model.Table():
            return data_table(c, part)
        case model.Figure():
            return figure(c, part)
        case model.Box():
            return doc.Callout(
                id=c.claim(part), role="box", title=c.line(part, "title"), blocks=tuple(content(c, part.blocks))
            )
        case model.Quote():
            return doc.Quote(id=c.claim(part), text=c.statement(part), speaker=c.line(part, "speaker"))
        case model.Callout():
            return _callout(c, part)
        case _:
            assert_never(part)


def _callout(c: Composition, part: model.Callout) -> doc.Callout:
    role: doc.CalloutRole
    match part.tone:
        case "important" | "warning":
            role = part.tone
        case _:
            role = "note"
    title = c.line(part, "title") or text(c.labels[f"callout.{role}"])
    statement = doc.Paragraph(role="statement", text=c.statement(part))
    return doc.Callout(id=c.claim(part), role=role, title=title, blocks=(statement,))


def _items(c: Composition, parts: Iterable[model.ListItem], ordered: bool, depth: int = 0) -> tuple[doc.ListItem, ...]:
    return tuple(
        doc.ListItem(
            id=c.claim(part),
            label=item_label(number, depth) if ordered else "",
            blocks=(doc.Paragraph(text=c.statement(part)), *_inner_list(c, part, depth + 1)),
        )
        for number, part in enumerate(parts, 1)
    )


def _inner_list(c: Composition, part: model.ListItem, depth: int) -> Iterator[doc.List]:
    if part.items:
        yield doc.List(ordered=part.ordered, items=_items(c, part.items, part.ordered, depth))


def item_label(number: int, depth: int) -> str:
    """The label of an item of a numbered list: 1. at the outside, then (a), then (i), and again."""
    match depth % 3:
        case 0:
            return f"{number}."
        case 1:
            return f"({letters(number - 1).lower()})"
        case _:
            return f"({roman(number).lower()})"


def figure(c: Composition, part: model.Figure) -> doc.Figure:
    """A picture of the model: its chart drawn, with the numbers as a table, or its image."""
    caption = caption_of(c, part, "figure")
    graphic = chart_graphic(part.chart, c.wording.number) if part.chart else None
    return doc.Figure(
        id=c.claim(part),
        caption=caption,
        alt=part.alt,
        graphic=c.drawing(graphic) if graphic else None,
        chart=chart_numbers(part.chart, c.wording.number) if part.chart and graphic else None,
        image=part.image or "",
        data=chart_table(c, f"{c.at(part)}/chart", part.chart) if part.chart else None,
        after=small_print(c, part),
    )
