"""What a returned file says, against the model and the record of its print that it carries."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from policybrief.fields import Field, fields
from policybrief.returned import Reading, Removal, Returned, Unplaced, View
from policybrief_exporters.word.extract import record_of
from policybrief_exporters.word.record import Record
from policybrief_exporters.word.returned import literals
from policybrief_exporters.word.returned.additions import additions
from policybrief_exporters.word.returned.charts import charts
from policybrief_exporters.word.returned.comments import comments
from policybrief_exporters.word.returned.contents import HEADS, contents
from policybrief_exporters.word.returned.drawings import drawings
from policybrief_exporters.word.returned.expected import Expected, as_printed, expected
from policybrief_exporters.word.returned.lost_texts import garbled
from policybrief_exporters.word.returned.page import OBJECT, Page, Paragraph
from policybrief_exporters.word.returned.parts import Parts
from policybrief_exporters.word.returned.reading import read_page
from policybrief_exporters.word.returned.readings import readings
from policybrief_exporters.word.returned.references import References
from policybrief_exporters.word.returned.removals import moves, removals
from policybrief_exporters.word.returned.revisions import in_contents, revisions
from policybrief_exporters.word.returned.story import Story
from policybrief_exporters.word.returned.styles import Styles, squeezed


def changes(data: bytes, base: Mapping[str, Any], view: View) -> Returned:
    """Everything that `data` says otherwise than it was printed with. Raises `ValueError` for damaged data."""
    try:
        return _changes(data, base, view)
    except RecursionError:
        raise ValueError("what it holds is nested too deep") from None


def _changes(data: bytes, base: Mapping[str, Any], view: View) -> Returned:
    parts = Parts.of(data)
    record = record_of(parts.file)
    if record is None:
        raise ValueError("it carries no record of what was printed in it")
    known = fields(base)
    page = read_page(parts, view)
    printed = expected(record, known, Styles.of(parts.root("styles")))
    body = _paragraphs("body", printed, page)
    notes = _paragraphs("notes", printed, page)
    lost = garbled(parts, *notes)
    notes = (
        [one for one in notes[0] if one.note not in lost.values()],
        [paragraph for paragraph in notes[1] if paragraph.note not in lost],
    )
    found = _Comparison(known, base, view == "accept", page, record, Story.of(*body), Story.of(*notes), lost)
    return found.returned(parts)


def _paragraphs(name: str, printed: Sequence[Expected], page: Page) -> tuple[list[Expected], list[Paragraph]]:
    """What was printed in a story, and what is shown in it."""
    ours = [one for one in printed if one.story == name]
    # A note without a mark is not shown: programs may keep its text.
    marks = {span.token for paragraph in page.paragraphs for span in paragraph.spans if span.token}
    recorded = {squeezed(one.style) for one in ours}
    theirs = [
        paragraph
        for paragraph in page.paragraphs
        if paragraph.story == name
        and not paragraph.contents
        and (not paragraph.note or paragraph.note in marks)
        # The heading of the contents is printed with them, and no part of the record.
        and not (squeezed(paragraph.style) in HEADS and squeezed(paragraph.style) not in recorded)
    ]
    return ours, theirs


class _Comparison:
    """Gathers the lists of a `Returned`."""

    def __init__(
        self, known: Mapping[str, Field], base: Mapping[str, Any], tracked: bool, page: Page, record: Record,
        body: Story, notes: Story, lost: Mapping[str, str],
    ) -> None:  # fmt: skip
        self.known = known
        self.base = base
        self.tracked = tracked
        self.page = page
        self.record = record
        self.body = body
        self.notes = notes
        self.stories = (body, notes)
        paragraphs = [paragraph for story in self.stories for paragraph in story.shown]
        present = [name for paragraph in paragraphs for name, _ in paragraph.points]
        used = [span.target for paragraph in paragraphs for span in paragraph.spans if span.target]
        self.references = References.of(base, [*present, *used])
        self._name_notes(lost)

    def _name_notes(self, lost: Mapping[str, str]) -> None:
        """Which mark in the file is of which note of the model: footnotes are numbered anew when a file is saved."""
        for mark, note in lost.items():
            for printed in self.record.notes[note]:
                for piece in printed.pieces:
                    part = "" if isinstance(piece, str) else piece[0].removesuffix("/text")
                    if part in self.references.notes:
                        self.references.tokens[mark] = part
        for _, one, _, paragraph in self.notes.pairs():
            for anchor in one.anchors:
                part = anchor.removesuffix("/text")
                if part in self.references.notes:
                    self.references.tokens[paragraph.note] = part

    def returned(self, parts: Parts) -> Returned:
        showings = [showing for story in self.stories for showing in story.showings()]
        standing = {showing.piece.anchor for showing in showings}
        notes = self._gone_notes()
        removed = [one for story in self.stories for one in removals(story, standing, notes, self.tracked)]
        moved = [one for story in self.stories for one in moves(story)]
        added = list(additions(self.body, self.references, self.tracked))
        # What is added to notes is told as such, but for the parts of a field.
        added += [one for one in additions(self.notes, self.references, self.tracked) if one.part_of]
        added += literals.objects(self.body)
        drawn = list(drawings(parts, self.record, self.known, self.tracked))
        read = (
            *readings(showings, self.known, self.references, tracked=self.tracked),
            *(one for one in drawn if isinstance(one, Reading)),
        )
        return Returned(
            readings=read,
            removals=tuple(one for one in removed if isinstance(one, Removal)),
            additions=tuple(added),
            moves=dict(one for one in moved if not isinstance(one, Unplaced)),
            comments=tuple(comments(parts, self.stories)),
            revisions=tuple(revisions(self.page, self.stories)),
            unplaced=(
                *literals.unrepeated(self._unplaced(notes), read),
                *(one for one in removed if isinstance(one, Unplaced)),
                *(one for one in moved if isinstance(one, Unplaced)),
                *charts(parts, self.base),
                *contents(self.record, self.page.paragraphs),
                *(one for one in drawn if isinstance(one, Unplaced)),
            ),
        )

    def _unplaced(self, gone_notes: Mapping[int, Sequence[str]]) -> Iterator[Unplaced]:
        for story in self.stories:
            yield from literals.changed_labels(story, self.tracked)
            yield from literals.lost_labels(story, self.tracked)
            yield from literals.swapped_fields(story)
            yield from literals.changed_kinds(story)
            yield from literals.looks(story)
        yield from literals.lost_pictures(self.body)
        for index, texts in gone_notes.items():
            if index in self.body.alignment.pairs or not self.body.printed[index].anchors:
                near = self.body.near_printed(index)
                for text in texts:
                    yield Unplaced(what="a note, whose mark was deleted", before=text, after="", near=near)
        yield from self._new_notes()
        printed = {
            name: [as_printed("".join(map(str, one.pieces))) for one in lines]
            for name, lines in self.record.margins.items()
        }
        yield from literals.margins(printed, self.page.margins)
        yield from in_contents(self.page.changes)
        for what, name, at in self.page.foreign:
            number = next((index for index, one in enumerate(self.body.shown) if one is at), None)
            near = self.body.near(number) if number is not None else ""
            yield Unplaced(what=what, before="", after=name, near=near)

    def _gone_notes(self) -> dict[int, list[str]]:
        """The texts of the footnotes that are gone, by the printed paragraph of the body that each was marked in.

        Footnotes are numbered in the order of their marks. What a note of the model says is told where fields are.
        """
        hosts = [
            index
            for index, one in enumerate(self.body.printed)
            if one.style not in literals.PICTURES
            for _ in range(one.text.count(OBJECT))
        ]
        texts: dict[str, list[int]] = {}
        for index, one in enumerate(self.notes.printed):
            texts.setdefault(one.note, []).append(index)
        found: dict[int, list[str]] = {}
        for note, indexes in texts.items():
            left = any(index in self.notes.alignment.pairs or self.notes.printed[index].anchors for index in indexes)
            host = hosts[int(note) - 1] if note.isdecimal() and 0 < int(note) <= len(hosts) else 0
            if not left and self.body.printed:
                said = "\n".join(self.notes.printed[index].text.replace(OBJECT, "").strip() for index in indexes)
                found.setdefault(host, []).append(said)
        return found

    def _new_notes(self) -> Iterator[Unplaced]:
        """Notes that were added, with their text."""
        hosts = {
            span.token: number
            for number, paragraph in enumerate(self.body.shown)
            for span in paragraph.spans
            if span.token.startswith(("footnote", "endnote"))
        }
        texts: dict[str, list[str]] = {}
        for number, paragraph in enumerate(self.notes.shown):
            text = paragraph.text.replace(OBJECT, "").strip()
            if number not in self.notes.alignment.back and text and not self.notes.part_of(number):
                texts.setdefault(paragraph.note, []).append(text)
        for note, lines in texts.items():
            host = hosts.get(note)
            if host is None:
                continue  # its mark is not shown in this view
            known = any(
                paragraph.note == note and number in self.notes.alignment.back
                for number, paragraph in enumerate(self.notes.shown)
            )
            yield Unplaced(
                what="a text added to a note" if known else "a new note",
                before="",
                after="\n".join(lines),
                near=self.body.near(host),
            )
