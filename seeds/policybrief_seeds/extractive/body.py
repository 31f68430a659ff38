"""The body of the brief: every content passage exactly once, in sections."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from policybrief_seeds.extractive.blocks import lists, tables
from policybrief_seeds.extractive.passages import Passage
from policybrief_seeds.extractive.placing import ORDER, Placed, kind_of_heading, majority, place
from policybrief_seeds.extractive.statements import Ids, Plain, statement
from policybrief_seeds.extractive.vocabulary import Vocabulary


@dataclass(slots=True)
class _Part:
    """A heading of the seed, with what stands under it."""

    heading: Passage | None
    level: int
    passages: list[Passage] = field(default_factory=list)
    parts: list[_Part] = field(default_factory=list)


@dataclass(slots=True)
class Body:
    """The sections, and why each statement in them stands where it does (id to reason)."""

    sections: list[Plain] = field(default_factory=list)
    placed: dict[str, str] = field(default_factory=dict)


def body(content: Sequence[Passage], words: Vocabulary, ids: Ids) -> Body:
    """The body made of content passages; headings among them become sections, in the order of the seed.

    What stands before the first heading, or has none, is sorted into sections by its cues.
    """
    made = Body()
    top = _parts(content)
    _sort_by_cues(made, top.passages, words, ids)
    for part in top.parts:
        made.sections.append(_section(made, part, words, ids))
    return made


def _parts(content: Sequence[Passage]) -> _Part:
    """The passages as a tree by the levels of their headings; a heading with nothing under it is a passage."""
    top = _Part(None, -1)
    path = [top]
    for index, passage in enumerate(content):
        if passage.kind != "heading" or not _heads(content, index):
            path[-1].passages.append(passage)
            continue
        while path[-1].level >= passage.level or (path[-1].heading and path[-1].heading.source != passage.source):
            path.pop()
        part = _Part(passage, passage.level)
        path[-1].parts.append(part)
        path.append(part)
    return top


def _heads(content: Sequence[Passage], index: int) -> bool:
    """Whether something stands under the heading: text, or a deeper heading that has some."""
    heading = content[index]
    for following in content[index + 1 :]:
        if following.source != heading.source:
            return False
        if following.kind != "heading":
            return True
        if following.level <= heading.level:
            return False
        heading = following
    return False


def _sort_by_cues(made: Body, passages: Sequence[Passage], words: Vocabulary, ids: Ids) -> None:
    placed = place(passages, words)
    for kind in ORDER:
        chosen = [(passage, why) for passage, why in zip(passages, placed, strict=True) if why.kind == kind]
        if chosen:
            blocks = _blocks(made, chosen, ids)
            made.sections.append({"id": ids.give(f"s-{kind[:4]}", kind), "kind": kind, "blocks": blocks})


def _section(made: Body, part: _Part, words: Vocabulary, ids: Ids) -> Plain:
    assert part.heading is not None
    title = part.heading.folded
    placed = place(part.passages, words)
    kind = kind_of_heading(title, words) or majority([entry.kind for entry in placed])
    chosen = [
        (passage, Placed(kind or entry.kind, "it stands under this heading in the source"))
        for passage, entry in zip(part.passages, placed, strict=True)
    ]
    section: Plain = {"id": ids.give("s", title), "title": title}
    if kind:
        section["kind"] = kind
    if chosen:
        section["blocks"] = _blocks(made, chosen, ids)
    if part.parts:
        section["sections"] = [_section(made, below, words, ids) for below in part.parts]
    return section


def _blocks(made: Body, chosen: Sequence[tuple[Passage, Placed]], ids: Ids) -> list[Plain]:
    """The blocks of one section: runs of list items and of table rows each make one, every other passage its own."""
    blocks: list[Plain] = []
    index = 0
    while index < len(chosen):
        passage, why = chosen[index]
        end = index + 1
        while end < len(chosen) and passage.kind in ("list-item", "table-row") and _continues(chosen, end):
            end += 1
        run = [entry for entry, _ in chosen[index:end]]
        blocks.append(_made_of(run, ids))
        made.placed[blocks[-1]["id"]] = why.reason
        index = end
    return blocks


def _continues(chosen: Sequence[tuple[Passage, Placed]], index: int) -> bool:
    before, passage = chosen[index - 1][0], chosen[index][0]
    return passage.kind == before.kind and passage.source == before.source and passage.block == before.block + 1


def _made_of(run: list[Passage], ids: Ids) -> Plain:
    """The block of a run of list items, of a run of table rows, or of a passage."""
    match run[0].kind:
        case "list-item":
            return lists(run, ids)
        case "table-row" if len(run) > 1:
            return tables(run, ids)
        case "quote":
            return {"kind": "quote", **statement(ids, "q", run[0])}
        case _:
            return {"kind": "paragraph", **statement(ids, "p", run[0])}
