"""What happened and who is in it: the timeline and the actors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from policybrief import edtf
from policybrief.compose.composition import Composition
from policybrief.compose.parts.tables import Field, table
from policybrief.compose.timeline_graphic import Dated, Timeline, Words, timeline_graphic
from policybrief.document.blocks import Block, Cell, Figure, text
from policybrief.document.inlines import Inlines, Styled, Text, plain_text
from policybrief.model.parts import Actor, Event


def timeline(c: Composition) -> Iterator[Block]:
    """The dated events, the earliest first: drawn to scale where a drawing says something, and as a table."""
    events = chronological(c.briefing.timeline)
    drawn = _drawn(c, events)
    if drawn:
        yield _figure(c, events, drawn)
    numbers = (str(number) if drawn and drawn.numbered else "" for number, _ in enumerate(events, 1))
    yield table(
        (
            Field(c.labels["timeline.number"], tuple(Cell(text=text(number)) for number in numbers)),
            Field(c.labels["timeline.date"], tuple(Cell(text=_date(c, event)) for event in events), row_header=True),
            Field(
                c.labels["timeline.event"],
                tuple(Cell(id=c.claim(event), text=c.statement(event)) for event in events),
            ),
        ),
        role="timeline",
        description=c.labels["timeline.description"],
    )


def _drawn(c: Composition, events: list[Event]) -> Timeline | None:
    """The drawing; None for a draft that has a date that is none."""
    try:
        dates = [edtf.parse(event.date) for event in events]
    except ValueError:
        return None
    dated = [
        Dated(
            when=when,
            date=c.wording.date(event.date),
            text=plain_text((*c.marking(event.marking), *c.parsed(event.text))),
            number=str(number),
        )
        for number, (event, when) in enumerate(zip(events, dates, strict=True), 1)
    ]
    return timeline_graphic(dated, Words(tick=c.wording.tick, look=lambda look: c.labels[f"timeline.look.{look}"]))


def _figure(c: Composition, events: list[Event], drawn: Timeline) -> Figure:
    first = min((edtf.parse(event.date) for event in events), key=lambda when: when.lower)
    last = max((edtf.parse(event.date) for event in events), key=lambda when: when.upper)
    opening, closing = (when.text.split("/") for when in (first, last))
    return Figure(
        role="timeline",
        caption=text(c.labels["timeline.scale.numbered" if drawn.numbered else "timeline.scale"]),
        alt=c.labels.fill(
            "timeline.scale.alt",
            first=c.wording.date(opening[0].strip(".") or opening[-1]),
            last=c.wording.date(closing[-1].strip(".") or closing[0]),
            count=len(events),
        ),
        graphic=c.drawing(drawn.graphic),
    )


def chronological(events: Iterable[Event]) -> list[Event]:
    """The events by their first, then their last possible day; those of the same date in the brief's order. As they
    are written, where a draft has a date that is none."""
    events = list(events)
    try:
        return sorted(events, key=lambda event: edtf.parse(event.date).sort_key[:2])
    except ValueError:
        return events


def _date(c: Composition, event: Event) -> Inlines:
    inferred = (Text(" "), Styled("muted", text(c.labels["timeline.inferred"]))) if event.inferred else ()
    return (*c.date(event.date), *inferred)


def actors(c: Composition) -> Iterator[Block]:
    """The actors as a table, in the brief's order."""
    parts = c.briefing.actors
    yield table(
        (
            Field(
                c.labels["actors.name"],
                tuple(Cell(id=c.claim(actor), text=c.supported(actor, _name(c, actor))) for actor in parts),
                row_header=True,
            ),
            Field(c.labels["actors.kind"], tuple(Cell(text=text(c.labels[f"actor.{actor.kind}"])) for actor in parts)),
            Field(c.labels["actors.role"], tuple(Cell(text=c.line(actor, "role")) for actor in parts)),
            Field(c.labels["actors.note"], tuple(Cell(text=c.prose(actor, "note")) for actor in parts)),
        ),
        role="actors",
        description=c.labels["actors.description"],
    )


def _name(c: Composition, actor: Actor) -> Inlines:
    acronym = (Text(" ("), *c.line(actor, "acronym"), Text(")")) if actor.acronym else ()
    aliases = c.joined(c.words(f"{c.at(actor)}/aliases/{index}", one) for index, one in enumerate(actor.aliases))
    also = (Text(", "), Styled("muted", c.labels.filled("actors.aliases", names=aliases))) if aliases else ()
    return (*c.line(actor, "name"), *acronym, *also)
