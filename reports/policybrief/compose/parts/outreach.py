"""Who was asked, what it means elsewhere, what is said in public."""

from __future__ import annotations

from collections.abc import Iterator

from policybrief.compose.composition import Composition
from policybrief.compose.parts.tables import Field, table
from policybrief.document.blocks import Block, Cell, List, ListItem, Paragraph, Section, text


def consultation(c: Composition) -> Iterator[Block]:
    """Those consulted as a table, with their views."""
    parts = c.briefing.consultation
    yield table(
        (
            Field(
                c.labels["consultation.party"],
                tuple(Cell(id=c.claim(part), text=c.supported(part, c.line(part, "party"))) for part in parts),
                row_header=True,
            ),
            Field(
                c.labels["consultation.view"],
                tuple(Cell(text=text(c.labels[f"view.{part.view}"] if part.view else "")) for part in parts),
            ),
            Field(c.labels["consultation.on"], tuple(Cell(text=c.date(part.on)) for part in parts)),
            Field(c.labels["consultation.text"], tuple(Cell(text=c.prose(part, "text")) for part in parts)),
        ),
        role="consultation",
        description=c.labels["consultation.description"],
    )


def implications(c: Composition) -> Iterator[Block]:
    """A paragraph for each topic, headed by it."""
    for part in c.briefing.implications:
        yield Paragraph(id=c.claim(part), text=c.statement(part, "topic"))


def communications(c: Composition) -> Iterator[Block]:
    """The approach, the lines to take, the questions with their answers."""
    part = c.briefing.communications
    assert part is not None
    if part.approach:
        yield Paragraph(text=c.field("/communications/approach", c.parsed(part.approach)))
    if part.lines:
        items = tuple(ListItem(id=c.claim(line), blocks=(Paragraph(text=c.statement(line)),)) for line in part.lines)
        yield _section(c, "lines", (List(items=items),))
    if part.questions:
        yield _section(c, "questions", tuple(_questions(c)))


def _section(c: Composition, name: str, blocks: tuple[Block, ...]) -> Section:
    return Section(
        id=c.new_id(name),
        level=2,
        role=name,
        title=text(c.labels[f"communications.{name}"]),
        blocks=blocks,
    )


def _questions(c: Composition) -> Iterator[Block]:
    assert c.briefing.communications is not None
    for part in c.briefing.communications.questions:
        number = c.labels.fill("communications.question", number=c.numbers.of(part))
        question = (*c.marking(part.marking), *c.lead(text(number)), *c.prose(part, "question"))
        yield Paragraph(id=c.claim(part), text=question)
        yield Paragraph(text=(*c.prose(part, "answer"), *c.citations.mark(part)))
