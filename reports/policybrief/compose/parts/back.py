"""What stands after the body: people, terms, history, notes, sources, provenance, the closing notice."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from policybrief.compose.composition import Composition
from policybrief.compose.parts.tables import Field, table
from policybrief.document.blocks import Block, Cell, Fact, Facts, List, ListItem, Note, Paragraph, text
from policybrief.document.inlines import CrossReference, Inline, Inlines, Link, Styled, Text
from policybrief.model.head import LeftOut, Person, Source


def people(c: Composition) -> Iterator[Block]:
    """Everybody with their part in the paper, in the brief's order."""
    items = tuple(
        Fact(label=text(c.labels[f"role.{one.role}"]), value=_person(c, f"/people/{index}", one))
        for index, one in enumerate(c.briefing.people)
    )
    yield Facts(role="head", items=items)


def _person(c: Composition, at: str, one: Person) -> Inlines:
    named = (c.words(f"{at}/{name}", getattr(one, name)) for name in ("name", "title", "unit", "phone"))
    mail = (Text(", "), Link(f"mailto:{one.email}", (Text(one.email),))) if one.email else ()
    when = (Text(f" ({c.wording.date(one.on)})"),) if one.on else ()
    return (*c.joined(word for word in named if word), *mail, *when)


def glossary(c: Composition) -> Iterator[Block]:
    """The terms in the order of the alphabet."""
    entries = sorted(c.briefing.glossary, key=lambda entry: _alphabetical(entry.term))
    items = (
        Fact(id=c.claim(entry), label=c.line(entry, "term"), value=c.supported(entry, c.prose(entry, "meaning")))
        for entry in entries
    )
    yield Facts(role="terms", items=tuple(items))


def _alphabetical(term: str) -> tuple[str, str]:
    """A key by the letters without case and accents, then by the term itself."""
    letters = unicodedata.normalize("NFKD", term.casefold())
    return "".join(char for char in letters if not unicodedata.combining(char)), term


def history(c: Composition) -> Iterator[Block]:
    """The versions as a table."""
    parts = c.briefing.history
    yield table(
        (
            Field(c.labels["history.version"], _revisions(c, "version"), row_header=True),
            Field(c.labels["history.on"], tuple(Cell(text=c.date(part.on)) for part in parts)),
            Field(c.labels["history.by"], _revisions(c, "by")),
            Field(
                c.labels["history.text"],
                tuple(
                    Cell(text=c.field(f"/history/{index}/text", c.parsed(part.text)))
                    for index, part in enumerate(parts)
                ),
            ),
        ),
        role="history",
        description=c.labels["history.description"],
    )


def _revisions(c: Composition, name: str) -> tuple[Cell, ...]:
    """A cell for each version with a line that it has."""
    return tuple(
        Cell(text=c.words(f"/history/{index}/{name}", getattr(part, name)))
        for index, part in enumerate(c.briefing.history)
    )


def notes(made: tuple[Note, ...]) -> Iterator[Block]:
    """The notes in full, under the ids that their marks lead to."""
    items = (ListItem(id=note.id, label=note.label, blocks=(Paragraph(role="note", text=note.text),)) for note in made)
    yield List(ordered=True, items=tuple(items))


def sources(c: Composition) -> Iterator[Block]:
    """The sources in full, each with what identifies the text that the brief rests on."""
    numbered = enumerate(c.briefing.sources, 1)
    items = (ListItem(id=c.claim(one), label=str(number), blocks=tuple(_source(c, one))) for number, one in numbered)
    yield List(ordered=True, items=tuple(items))


def _source(c: Composition, one: Source) -> Iterator[Block]:
    yield Paragraph(text=tuple(_reference(c, one)))
    details = tuple(_record(c, one))
    if details:
        yield Paragraph(role="muted", text=text(". ".join(details) + "."))
    if one.note:
        yield Paragraph(role="note", text=c.prose(one, "note"))


def _reference(c: Composition, one: Source) -> Iterator[Inline]:
    """Who, what, where, when: the line that a list of references has."""
    if one.author:
        yield from (*c.line(one, "author"), Text(", "))
    title: Inline = Styled("emphasis", c.line(one, "title"))
    yield Link(one.url, (title,)) if one.url else title
    published = c.wording.date(one.published) if one.published else c.labels["source.undated"]
    kind = c.labels[f"source.{one.kind}"] if one.kind and one.kind != "other" else None
    retrieved = c.labels.fill("source.retrieved", date=c.wording.date(one.retrieved)) if one.retrieved else None
    details = (
        text(kind or ""), c.line(one, "publisher"), text(published), c.line(one, "reference"), text(retrieved or "")
    )  # fmt: skip
    for detail in details:
        if detail:
            yield from (Text(", "), *detail)
    yield Text(".")


def _record(c: Composition, one: Source) -> Iterator[str]:
    """What lets a reader check a quotation: grading, file, reader, hashes."""
    grade = f"{one.reliability or ''}{one.credibility or ''}"
    if grade:
        yield c.labels.fill("source.grading", grade=grade)
    if one.file:
        yield c.labels.fill("source.file", file=one.file)
    if one.reader:
        yield c.labels.fill("source.reader", reader=f"{one.reader} {one.reader_version or ''}".strip())
    for name in ("text_sha256", "file_sha256"):
        digest = getattr(one, name)
        if digest and (name == "text_sha256" or digest != one.text_sha256):
            yield c.labels.fill(f"source.{name}", hash=digest)


def provenance(c: Composition) -> Iterator[Block]:
    """How the paper came to be, and the passages of the sources that it leaves out."""
    part = c.briefing.provenance
    assert part is not None
    if part.filler:
        filler = f"{part.filler} {part.version or ''}".strip()
        form = "provenance.filled_on" if part.created else "provenance.filled"
        on = c.wording.date(part.created) if part.created else ""
        yield Paragraph(role="muted", text=text(c.labels.fill(form, filler=filler, date=on)))
    if part.left_out:
        yield table(
            (
                Field(c.labels["provenance.source"], tuple(Cell(text=_place(c, one)) for one in part.left_out)),
                Field(c.labels["provenance.passage"], tuple(Cell(text=text(_folded(one))) for one in part.left_out)),
                Field(c.labels["provenance.reason"], tuple(Cell(text=text(one.reason)) for one in part.left_out)),
            ),
            role="left-out",
            caption=text(c.labels["provenance.left_out"]),
            description=c.labels["provenance.description"],
        )


def _folded(one: LeftOut) -> str:
    return " ".join((one.exact or "").split())


def _place(c: Composition, one: LeftOut) -> Inlines:
    position = c.labels.fill("note.position", start=one.start, end=one.end)
    name = c.citations.names.short(one.source)
    known = one.source in c.numbers.references
    return (CrossReference(one.source, name) if known else Text(name), Text(f", {position}"))
