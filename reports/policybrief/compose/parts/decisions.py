"""What is asked of the reader, and what happens next."""

from __future__ import annotations

from collections.abc import Iterator

from policybrief.compose.composition import Composition
from policybrief.compose.labels import kinds
from policybrief.compose.parts.facts import facts
from policybrief.compose.parts.tables import Field, table
from policybrief.document.blocks import Block, Callout, Cell, Fact, Paragraph, text
from policybrief.document.inlines import Choice, Inlines, Text
from policybrief.model.parts import Recommendation

DEFAULT_CHOICES = {"note": ("note",), "choose": ()}
"""The choices of a decision paper that names none, by what it asks; for every other ask, those below."""

USUAL_CHOICES = ("agree", "disagree", "discuss")


def recommendations(c: Composition) -> Iterator[Block]:
    """A panel for each: what is asked, why, by whom and when, what it rests on, and room for the decision."""
    for part in c.briefing.recommendations:
        yield Callout(
            id=c.claim(part),
            role="decision",
            title=text(_title(c, part)),
            blocks=tuple(_blocks(c, part)),
        )


def _title(c: Composition, part: Recommendation) -> str:
    return c.labels.fill("recommendation", number=c.numbers.of(part), ask=c.labels[f"ask.{part.ask}"])


def _blocks(c: Composition, part: Recommendation) -> Iterator[Block]:
    yield Paragraph(role="statement", text=c.supported(part, c.prose(part, "action")))
    if part.rationale:
        yield _led(c, "recommendation.rationale", c.prose(part, "rationale"))
    yield from facts(_circumstances(c, part))
    choices = _choices(c, part)
    if choices:
        yield _led(c, "recommendation.choices", choices)
    yield from facts(_decision(c, part, bool(choices)))
    if part.outcome and part.outcome.comment:
        comment = c.field(f"{c.at(part)}/outcome/comment", c.parsed(part.outcome.comment))
        yield _led(c, "recommendation.comment", comment)
    if part.response:
        yield _response(c, part)


def _led(c: Composition, label: str, content: Inlines) -> Paragraph:
    return Paragraph(text=(*c.lead(text(c.labels[label])), *content))


def _circumstances(c: Composition, part: Recommendation) -> Iterator[Fact]:
    entries = (
        ("to", c.line(part, "to")),
        ("owner", c.line(part, "owner")),
        ("by", c.date(part.by)),
        ("priority", text(c.labels[f"priority.{part.priority}"] if part.priority else "")),
        ("supports", c.joined(map(c.reference, part.supports))),
    )
    for name, value in entries:
        if value:
            yield Fact(label=text(c.labels[f"recommendation.{name}"]), value=value)


def _choices(c: Composition, part: Recommendation) -> Inlines:
    """The boxes to tick: the choices as the brief words them, or the usual ones of a paper that is decided on. The one
    that was made is among them, whatever was offered."""
    words = list(part.choices or _usual_choices(c, part))
    if part.outcome and words:
        chosen = next((word for word in words if word.casefold() == part.outcome.choice.casefold()), None)
        if chosen is None:
            chosen = part.outcome.choice
            words.append(chosen)
    else:
        chosen = None
    boxes = ((Choice(word, chosen=word == chosen),) for word in words)
    # Boxes on one line stand apart by more than a word space.
    return c.joined(boxes, between="\N{EM SPACE}")


def _usual_choices(c: Composition, part: Recommendation) -> Iterator[str]:
    if kinds()[c.briefing.kind].get("decision", False):
        names = DEFAULT_CHOICES.get(part.ask, USUAL_CHOICES)
        yield from (c.labels[f"choice.{name}"] for name in names)


def _decision(c: Composition, part: Recommendation, asked: bool) -> Iterator[Fact]:
    """Who decided what and when; before that, room for the name and the date."""
    outcome = part.outcome
    if outcome:
        entries = [
            ("outcome", c.words(f"{c.at(part)}/outcome/choice", outcome.choice)),
            ("name", c.words(f"{c.at(part)}/outcome/by", outcome.by)),
            ("date", c.date(outcome.on)),
        ]
        yield from (
            Fact(label=text(c.labels[f"recommendation.{name}"]), value=value) for name, value in entries if value
        )
    elif asked:
        yield from (Fact(label=text(c.labels[f"recommendation.{name}"]), value=()) for name in ("name", "date"))


def _response(c: Composition, part: Recommendation) -> Paragraph:
    assert part.response is not None
    answer = part.response
    at = f"{c.at(part)}/response"
    named = (c.words(f"{at}/by", answer.by), text(c.wording.date(answer.on) if answer.on else ""))
    who = c.joined(word for word in named if word)
    status = (Text(c.labels[f"response.{answer.status}"]), *((Text(" ("), *who, Text(")")) if who else ()))
    words = (Text(". "), *c.field(f"{at}/text", c.parsed(answer.text))) if answer.text else ()
    return _led(c, "recommendation.response", (*status, *words))


def actions(c: Composition) -> Iterator[Block]:
    """The next steps as a table."""
    parts = c.briefing.actions
    label = c.labels
    yield table(
        (
            Field(label["actions.number"], tuple(Cell(text=text(c.numbers.of(part))) for part in parts)),
            Field(
                label["actions.what"],
                tuple(Cell(id=c.claim(part), text=c.supported(part, c.prose(part, "what"))) for part in parts),
                row_header=True,
            ),
            Field(label["actions.owner"], tuple(Cell(text=c.line(part, "owner")) for part in parts)),
            Field(label["actions.by"], tuple(Cell(text=c.date(part.by)) for part in parts)),
            Field(
                label["actions.status"],
                tuple(Cell(text=text(label[f"action.{part.status}"] if part.status else "")) for part in parts),
            ),
        ),
        role="actions",
        description=label["actions.description"],
    )
