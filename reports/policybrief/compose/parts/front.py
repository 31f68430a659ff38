"""What stands before the body: the title block, the summary, the key figures."""

from __future__ import annotations

from collections.abc import Iterator

from policybrief.compose.composition import Composition
from policybrief.document.blocks import Block, Callout, Fact, Facts, List, ListItem, Paragraph, Title, text
from policybrief.document.inlines import Inlines, LineBreak, Styled, Text
from policybrief.model.parts import KeyFigure, SummaryPoint


def title(c: Composition) -> Title:
    """The title block, with the facts that are known."""
    brief = c.briefing
    facts = tuple(Fact(label=text(c.labels[f"head.{name}"]), value=value) for name, value in _facts(c) if value)
    return Title(
        organisation=c.line(brief, "organisation"),
        series=c.line(brief, "series"),
        paper=text(c.labels[f"kind.{brief.kind}"]),
        title=c.line(brief, "title"),
        subtitle=c.line(brief, "subtitle"),
        status=text(c.labels[f"status.{brief.status}"]),
        facts=Facts(role="head", items=facts) if facts else None,
    )


def _facts(c: Composition) -> Iterator[tuple[str, Inlines]]:
    brief = c.briefing
    yield "reference", c.line(brief, "reference")
    yield "date", c.date(brief.date)
    for name in ("to", "copies"):
        named = (c.words(f"/{name}/{index}", one) for index, one in enumerate(getattr(brief, name)))
        yield name, c.joined(named, between="; ")
    yield "audience", c.line(brief, "audience")
    yield "purpose", c.prose(brief, "purpose")
    yield "decision_by", c.date(brief.decision_by)
    yield "version", c.line(brief, "version")
    # A brief without a date of its own is dated by its last change.
    yield "updated", c.date(None if brief.date else brief.updated)
    yield "information_as_of", c.date(brief.information_as_of)


def summary(c: Composition) -> Iterator[Block]:
    """The bottom line in one panel: the first point and those with a label as paragraphs, the others as lists."""
    blocks: list[Block] = []
    points = c.briefing.summary
    run: list[SummaryPoint] = []
    for index, point in enumerate(points):
        if point.label or index == 0:
            blocks += _points(c, run)
            run = []
            blocks.append(Paragraph(id=c.claim(point), role="statement", text=c.statement(point, "label")))
        else:
            run.append(point)
    blocks += _points(c, run)
    yield Callout(role="summary", blocks=tuple(blocks))


def _points(c: Composition, points: list[SummaryPoint]) -> Iterator[Block]:
    if points:
        items = (ListItem(id=c.claim(point), blocks=(Paragraph(text=c.statement(point)),)) for point in points)
        yield List(items=tuple(items))


def key_figures(c: Composition) -> Iterator[Block]:
    """The numbers in large type, each with what it counts."""
    yield Facts(role="figures", items=tuple(_figure(c, figure) for figure in c.briefing.key_figures))


def _figure(c: Composition, figure: KeyFigure) -> Fact:
    """The figure as it is printed, with what it says; its unit stands in where nothing is said.

    A text that ends with its unit ("over 700 insurgents") is parted, so that the number alone is large.
    """
    large, counted = _parted(figure.text, figure.unit or "")
    said = c.line(figure, "label") or (() if counted else c.line(figure, "unit"))
    anchor = f"{c.at(figure)}/text"
    tail = c.field(anchor, text(counted), piece=2)
    unit = (Styled("strong", tail), *((LineBreak(),) if said else ())) if tail else ()
    as_of = c.labels.fill("figure.as_of", date=c.wording.date(figure.as_of)) if figure.as_of else ""
    small = (Text(" "), Styled("muted", (Text(f"({as_of})"),))) if as_of else ()
    return Fact(
        id=c.claim(figure),
        label=(*unit, *said, *small, *c.citations.mark(figure)),
        value=(*c.marking(figure.marking), *c.field(anchor, text(large), piece=1 if tail else 0)),
    )


def _parted(printed: str, unit: str) -> tuple[str, str]:
    """The number and what it counts: "dozens", "of militant hideouts". No word is lost or moved."""
    words = printed.split(" ")
    first = len(words) - len(unit.split(" "))
    if not unit or first < 1 or words[first:] != unit.split(" "):
        return printed, ""
    if first > 1 and words[first - 1].isalpha() and len(words[first - 1]) <= len("von"):
        first -= 1
    return " ".join(words[:first]), " ".join(words[first:])
