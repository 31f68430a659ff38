"""Options: side by side where they are few and brief, else in short and then one by one; then by their scores."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import ROUND_HALF_UP, Decimal

from policybrief.compose.composition import Composition
from policybrief.compose.exactness import is_plain
from policybrief.compose.parts.facts import facts
from policybrief.compose.parts.options_side_by_side import (
    fit_side_by_side,
    option_name,
    option_title,
    option_traits,
    side_by_side,
)
from policybrief.compose.parts.tables import Field, table
from policybrief.document.blocks import Block, Cell, Fact, Facts, List, ListItem, Paragraph, Section, Table, text
from policybrief.document.inlines import CrossReference, Inlines, LineBreak, Styled, Text
from policybrief.model.evidence import Statement
from policybrief.model.part import Number
from policybrief.model.parts import Criterion, Option

SIDE_BY_SIDE = 2
"""From how many options on their cost and risk are compared in a table."""


def options(c: Composition) -> Iterator[Block]:
    """The options in columns, or their cost and risk compared and a section for each; the scores."""
    parts = c.briefing.options
    if fit_side_by_side(parts):
        yield side_by_side(c, parts)
    else:
        yield from _one_by_one(c, parts)
    if c.briefing.criteria and parts:
        yield from _scores(c)
    elif c.briefing.criteria:
        yield Facts(role="terms", items=tuple(_criterion(c, one) for one in c.briefing.criteria))


def _one_by_one(c: Composition, parts: tuple[Option, ...]) -> Iterator[Block]:
    compared = len(parts) >= SIDE_BY_SIDE and any(part.cost or part.risk for part in parts)
    if compared:
        yield _comparison(c, parts)
    for part in parts:
        yield _section(c, part, compared)


def _comparison(c: Composition, parts: tuple[Option, ...]) -> Table:
    return table(
        (
            Field(c.labels["options.option"], tuple(Cell(text=_linked(c, part)) for part in parts), row_header=True),
            Field(c.labels["options.cost"], tuple(Cell(text=c.prose(part, "cost")) for part in parts)),
            Field(c.labels["options.risk"], tuple(Cell(text=c.prose(part, "risk")) for part in parts)),
        ),
        role="options",
        caption=text(c.labels["options.at_a_glance"]),
        description=c.labels["options.description"],
    )


def _linked(c: Composition, part: Option) -> Inlines:
    traits = option_traits(c, part)
    name = CrossReference(part.id, option_name(c, part)) if part.id else Text(option_name(c, part))
    return (name, *((Text(f" ({traits})"),) if traits else ()))


def _section(c: Composition, part: Option, compared: bool) -> Section:
    return Section(
        id=c.claim(part) or c.new_id("option"),
        level=2,
        role="option",
        title=option_title(c, part),
        blocks=tuple(_blocks(c, part, compared)),
    )


def _blocks(c: Composition, part: Option, compared: bool) -> Iterator[Block]:
    if part.summary:
        yield Paragraph(text=(*c.prose(part, "summary"), *c.citations.mark(part)))
    yield from _list(c, "options.advantages", part.advantages)
    yield from _list(c, "options.disadvantages", part.disadvantages)
    if not compared:
        entries = ((name, c.prose(part, name)) for name in ("cost", "risk"))
        yield from facts(Fact(label=text(c.labels[f"options.{name}"]), value=value) for name, value in entries if value)


def _list(c: Composition, label: str, statements: Iterable[Statement]) -> Iterator[Block]:
    items = tuple(ListItem(id=c.claim(one), blocks=(Paragraph(text=c.statement(one)),)) for one in statements)
    if items:
        yield Paragraph(text=(Styled("lead", text(c.labels[label])),))
        yield List(items=items)


def _scores(c: Composition) -> Iterator[Block]:
    """The options by the criteria, with the mean that the weights give; why a score was given stands below."""
    criteria, parts = c.briefing.criteria, c.briefing.options
    given = {(score.option, score.criterion): (index, score) for index, score in enumerate(c.briefing.scores)}
    total = Cell(text=text(c.labels["scores.total"]))
    fields = [
        Field(c.labels["scores.criterion"], (*(_criterion_cell(c, one) for one in criteria), total), row_header=True),
        Field(
            c.labels["scores.weight"],
            (*(_number(c, one.weight, f"{c.at(one)}/weight") for one in criteria), Cell()),
            align="end",
        ),
    ]
    for part in parts:
        scores = [given.get((part.id, one.id)) for one in criteria]
        values = [score[1].score if score else None for score in scores]
        cells = (
            *(_number(c, score[1].score, f"/scores/{score[0]}/score") if score else Cell() for score in scores),
            _number(c, weighted_mean(criteria, values)),
        )
        fields.append(Field(option_name(c, part), cells, align="end"))
    yield table(
        fields,
        role="scores",
        caption=text(c.labels["scores"]),
        description=c.labels["scores.description"],
        totals=1,
        after=tuple(_score_notes(c)),
    )


def _score_notes(c: Composition) -> Iterator[Paragraph]:
    names = {part.id: c.labels.fill("option", number=c.numbers.of(part)) for part in c.briefing.options}
    criteria = {one.id: one.name for one in c.briefing.criteria}
    for index, score in enumerate(c.briefing.scores):
        if score.note:
            about = c.labels.fill(
                "scores.note",
                option=names.get(score.option, score.option),
                criterion=criteria.get(score.criterion, score.criterion),
            )
            yield Paragraph(
                role="note", text=(Text(f"{about} "), *c.field(f"/scores/{index}/note", c.parsed(score.note)))
            )


def _criterion_cell(c: Composition, criterion: Criterion) -> Cell:
    description = (LineBreak(), Styled("muted", c.prose(criterion, "description"))) if criterion.description else ()
    return Cell(id=c.claim(criterion), text=(*c.line(criterion, "name"), *description))


def _criterion(c: Composition, criterion: Criterion) -> Fact:
    value = c.prose(criterion, "description") or _weight(c, criterion).text
    return Fact(id=c.claim(criterion), label=c.line(criterion, "name"), value=value)


def _weight(c: Composition, criterion: Criterion) -> Cell:
    return _number(c, criterion.weight, f"{c.at(criterion)}/weight")


def _number(c: Composition, value: Number | None, anchor: str = "") -> Cell:
    """A number; one that is reckoned has no anchor."""
    shown = text(c.wording.number(value)) if value is not None else ()
    return Cell(text=c.field(anchor, shown) if anchor else shown)


def weighted_mean(criteria: Iterable[Criterion], scores: Iterable[Number | None]) -> Decimal | None:
    """The mean of the scores by the criteria's weights (1 where none is given), to one decimal; None where a
    score is missing, since a mean over fewer criteria would not compare."""
    weights = [Decimal(1 if one.weight is None else one.weight) for one in criteria]
    known = [Decimal(score) for score in scores if score is not None]
    whole = sum(weights)
    if len(known) < len(weights) or not whole or not all(map(is_plain, (*weights, *known))):
        return None
    mean = sum(weight * score for weight, score in zip(weights, known, strict=True)) / whole
    return mean.quantize(Decimal("0.1"), ROUND_HALF_UP)
