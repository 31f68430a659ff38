"""The tracked changes of a file, one by one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from policybrief.returned import Revision, Unplaced
from policybrief_exporters.word.returned.page import OBJECT, Change
from policybrief_exporters.word.returned.story import Story

Kind = Literal["insertion", "deletion", "move", "format"]


def revisions(changes: Iterable[Change], stories: Sequence[Story]) -> Iterator[Revision]:
    """All of them in order; the two halves of a move are one."""
    changes = list(changes)
    where = {id(paragraph): (story, number) for story in stories for number, paragraph in enumerate(story.shown)}
    sources = Counter(change.text.strip() for change in changes if change.kind == "move from")
    for change in changes:
        kind: Kind = "move" if change.kind in ("move from", "move to") else change.kind  # type: ignore[assignment]
        if change.kind == "move to" and sources[change.text.strip()] > 0:
            sources[change.text.strip()] -= 1
            continue
        story, number = where.get(id(change.paragraph), (None, -1))
        anchor = story.anchor_at(number, change.start, change.end) if story is not None else ""
        yield Revision(kind=kind, text=change.text.replace(OBJECT, ""), anchor=anchor, author=change.author)


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
