"""The tracked changes of a file, one by one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from policybrief.returned import Revision, Unplaced
from policybrief_exporters.word.returned.page import OBJECT, Change, Page
from policybrief_exporters.word.returned.story import Story

Kind = Literal["insertion", "deletion", "move", "format"]


def revisions(page: Page, stories: Sequence[Story]) -> Iterator[Revision]:
    """All of them in order; the two halves of a move are one, and a mark of a note stands for its text."""
    changes = page.changes
    notes: dict[str, list[str]] = defaultdict(list)
    for paragraph in page.paragraphs:
        notes[paragraph.note].append(paragraph.text.strip(f"{OBJECT} "))
    where = {id(paragraph): (story, number) for story in stories for number, paragraph in enumerate(story.shown)}
    sources = Counter(change.text.strip() for change in changes if change.kind == "move from")
    for change in changes:
        kind: Kind = "move" if change.kind in ("move from", "move to") else change.kind  # type: ignore[assignment]
        if change.kind == "move to" and sources[change.text.strip()] > 0:
            sources[change.text.strip()] -= 1
            continue
        story, number = where.get(id(change.paragraph), (None, -1))
        anchor = story.anchor_at(number, change.start, change.end) if story is not None else ""
        said = [change.text.replace(OBJECT, ""), *(line for note in change.notes for line in notes[note])]
        yield Revision(kind=kind, text="\n".join(said), anchor=anchor, author=change.author)


def in_contents(changes: Iterable[Change]) -> Iterator[Unplaced]:
    """Tracked changes in the table of contents, which Word makes anew."""
    for change in changes:
        if change.paragraph.contents and change.text.strip() and change.kind != "format":
            gone = change.kind in ("deletion", "move from")
            yield Unplaced(
                what="the contents",
                before=change.text if gone else "",
                after="" if gone else change.text,
                authors=(change.author,),
            )
