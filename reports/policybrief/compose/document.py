"""The door of composition: a briefing in a style becomes a document."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import localcontext

from policybrief.compose.banner import banner
from policybrief.compose.composition import Composition
from policybrief.compose.exactness import EXACT
from policybrief.compose.outline import Slot
from policybrief.compose.parts import (
    back,
    body,
    decisions,
    finance,
    front,
    judgements,
    options,
    outreach,
    risks,
    situation,
)
from policybrief.compose.parts import problems as draft
from policybrief.document.blocks import Block, Contents, Document, Entry, Note, Paragraph, Section, text
from policybrief.document.inlines import NoteMark
from policybrief.model.briefing import Briefing
from policybrief.style import Style

Compose = Callable[[Composition], Iterator[Block]]

PARTS: Mapping[str, Compose] = {
    "summary": front.summary,
    "key_figures": front.key_figures,
    "judgements": judgements.judgements,
    "recommendations": decisions.recommendations,
    "actions": decisions.actions,
    "options": options.options,
    "finance": finance.finance,
    "risks": risks.risks,
    "timeline": situation.timeline,
    "actors": situation.actors,
    "consultation": outreach.consultation,
    "implications": outreach.implications,
    "communications": outreach.communications,
    "people": back.people,
    "glossary": back.glossary,
    "history": back.history,
    "sources": back.sources,
    "provenance": back.provenance,
}
"""The parts that are one section under one heading, each with the function that gives its blocks."""

CONTENTS_LEVELS = 2
RUNNING_LENGTH = 110


def compose(briefing: Briefing, style: Style) -> Document:
    """The document of a briefing: pure, so the same briefing in the same style gives the same document.

    Every decision that all formats share is made here: order, headings, numbers, labels, notes, cross-references. Empty
    parts are left out; nothing that the briefing says is.

    Args:
        briefing: a checked briefing; a draft may have problems, which stand at the document's end.
        style: gives labels and the order of the parts; looks are left to the exporters.
    """
    with localcontext(EXACT):
        return _composed(Composition(briefing, style), briefing)


def _composed(c: Composition, briefing: Briefing) -> Document:
    title = front.title(c)
    parts = [(slot, tuple(_slot(c, slot))) for slot in c.slots]
    found = draft.open_points(c)
    problems = (_part(c, "problems", tuple(draft.problems(c, found))),) if found else ()
    # Notes are numbered in reading order, so they are made when everything that has marks is composed.
    notes = c.citations.notes(c.parsed)
    blocks = [block for slot, composed in parts for block in (_notes(c, notes) if slot.part == "notes" else composed)]
    body = (*blocks, *problems)
    return Document(
        id=briefing.id,
        language=briefing.language,
        direction=c.wording.direction,
        title=briefing.title,
        author=_author(briefing),
        subject=c.labels[f"kind.{briefing.kind}"],
        keywords=tuple(dict.fromkeys(actor.name for actor in briefing.actors)),
        date=briefing.updated or briefing.date or "",
        banner=banner(briefing),
        draft="" if briefing.status == "final" else c.labels["draft"],
        running=_running(briefing),
        page=c.labels["page"],
        blocks=(title, *_with_contents(c, body)),
        notes=notes,
    )


def _slot(c: Composition, slot: Slot) -> Iterator[Block]:
    if slot.sections:
        yield from (body.section(c, section) for section in slot.sections)
    elif slot.part == "annexes":
        yield from body.annexes(c)
    elif slot.part == "notice":
        yield Paragraph(role="notice", text=c.prose(c.briefing, "notice"))
    elif slot.part in PARTS:
        blocks = tuple(PARTS[slot.part](c))
        if blocks:
            yield _part(c, slot.part, blocks)


def _part(c: Composition, name: str, blocks: tuple[Block, ...]) -> Section:
    return Section(
        id=c.new_id(name),
        level=1,
        role=name,
        number=c.numbers.parts.get(name, ""),
        title=text(c.labels[name]),
        blocks=blocks,
    )


def _notes(c: Composition, notes: tuple[Note, ...]) -> Iterator[Block]:
    if notes:
        yield _part(c, "notes", tuple(back.notes(notes)))


def _with_contents(c: Composition, blocks: tuple[Block, ...]) -> Iterator[Block]:
    """The blocks with their contents: before them, but after a summary that opens the paper (bottom line up front)."""
    opening = 1 if blocks and isinstance(blocks[0], Section) and blocks[0].role == "summary" else 0
    yield from blocks[:opening]
    entries = tuple(_entries(blocks[opening:]))
    if entries:
        yield Contents(title=text(c.labels["contents"]), entries=entries)
    yield from blocks[opening:]


def _entries(blocks: tuple[Block, ...]) -> Iterator[Entry]:
    for block in blocks:
        if isinstance(block, Section) and block.level <= CONTENTS_LEVELS:
            title = tuple(inline for inline in block.title if not isinstance(inline, NoteMark))
            yield Entry(target=block.id, level=block.level, number=block.number, title=title)
            yield from _entries(block.blocks)


def _author(briefing: Briefing) -> str:
    authors = [person.name for person in briefing.people if person.role == "author"]
    return ", ".join(authors) or briefing.organisation or ""


def _running(briefing: Briefing) -> str:
    """The line of the page head: reference and title, cut between words where it is long."""
    line = f"{briefing.reference} · {briefing.title}" if briefing.reference else briefing.title
    if len(line) <= RUNNING_LENGTH:
        return line
    return line[: RUNNING_LENGTH - 1].rsplit(None, 1)[0].rstrip(",;: ") + "…"
