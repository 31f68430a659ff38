"""Changes of what no field says: labels, numbers, marks of notes, the kind of a paragraph, looks that prose has not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from policybrief import inline
from policybrief.returned import Addition, Reading, Unplaced
from policybrief_exporters.word.returned.additions import new_objects
from policybrief_exporters.word.returned.expected import Expected
from policybrief_exporters.word.returned.fitting import Fit, renewed
from policybrief_exporters.word.returned.page import OBJECT, Paragraph
from policybrief_exporters.word.returned.removals import removed_rows
from policybrief_exporters.word.returned.similarity import likeness
from policybrief_exporters.word.returned.story import Story

PICTURES = ("Figure", "Logo")
"""The styles of paragraphs that hold a drawing and nothing else."""


_LONGEST_NAME = 200
"""The characters of a field that labels may repeat."""


def changed_labels(story: Story, tracked: bool) -> Iterator[Unplaced]:
    """Text between fields that reads otherwise, unless it is a sign that went with a field beside it."""
    for _, one, number, paragraph in story.pairs():
        if paragraph.text == one.text:
            continue
        found = story.fits[number]
        for positions in _literal_runs(one):
            yield from _changed(story, one, number, paragraph, found, positions, tracked)
        if not one.pieces and paragraph.text.replace(OBJECT, "").strip():
            what = "an empty cell" if one.place is not None else "an empty line"
            yield Unplaced(
                what=what, before="", after=_said(paragraph.text), near=story.near(number),
                authors=paragraph.authors(0, paragraph.length) if tracked else (),
            )  # fmt: skip


def _literal_runs(one: Expected) -> Iterator[list[int]]:
    run: list[int] = []
    for position, piece in enumerate(one.pieces):
        if piece.anchor:
            if run:
                yield run
            run = []
        else:
            run.append(position)
    if run:
        yield run


def _changed(
    story: Story, one: Expected, number: int, paragraph: Paragraph, found: Fit, run: Sequence[int], tracked: bool
) -> Iterator[Unplaced]:
    before = "".join(one.pieces[position].text for position in run)
    ranges = sorted(place for position in run for place in found.ranges.get(position, ()))
    at = 0
    said: list[str] = []
    contiguous = ranges and all(left[1] == right[0] for left, right in pairwise(ranges))
    if contiguous:
        said.append(renewed(before, paragraph, ranges[0][0], ranges[-1][1]))
    else:
        said += [paragraph.text[slice(*place)] for place in ranges]
    after = "".join(said)
    if _said(after) == _said(before):
        return
    sides = [position for position in (run[0] - 1, run[-1] + 1) if 0 <= position < len(one.pieces)]
    wordless = not any(map(str.isalnum, before))
    if wordless and not after.strip() and any(not found.ranges.get(position) for position in sides):
        return  # a comma or a bracket that went with the field beside it
    at = ranges[0][0] if ranges else 0
    end = ranges[-1][1] if ranges else paragraph.length
    yield Unplaced(
        what=_where(one, run),
        before=_said(before),
        after=_said(after),
        near=_beside(one, run) or story.near(number),
        authors=paragraph.authors(at, end) if tracked else (),
    )


def _said(text: str) -> str:
    """A text without objects and without white space at its ends."""
    return text.replace(OBJECT, "").strip()


def _where(one: Expected, run: Sequence[int]) -> str:
    if not one.anchors:
        return "a heading" if one.kind == "heading" else "a text that the brief does not say"
    if run[0] == 0:
        return "the label before a text"
    return "what stands after a text" if run[-1] == len(one.pieces) - 1 else "what stands between two texts"


def _beside(one: Expected, run: Sequence[int]) -> str:
    for position in (run[0] - 1, run[-1] + 1):
        if 0 <= position < len(one.pieces):
            return one.pieces[position].anchor
    return ""


def lost_labels(story: Story, tracked: bool) -> Iterator[Unplaced]:
    """Printed paragraphs of which no field speaks, and that are gone, but for those that went with a row's fields."""
    with_fields = removed_rows(story)
    for index, one in enumerate(story.printed):
        if index in story.alignment.pairs or one.anchors or not _said(one.text) or index in with_fields:
            continue
        if one.story == "body":
            what = "a heading" if one.kind == "heading" else "a text that the brief does not say"
            yield Unplaced(what=what, before=_said(one.text), after="", near=story.near_printed(index))


def swapped_fields(story: Story) -> Iterator[Unplaced]:
    for _, one, number, paragraph in story.pairs():
        if story.fits[number].swapped:
            yield Unplaced(
                what="the order within a line", before=_said(one.text), after=_said(paragraph.text), near=one.anchors[0]
            )


def changed_kinds(story: Story) -> Iterator[Unplaced]:
    """Paragraphs that were made headings, items, or running text, or were put on another level."""
    for _, one, number, paragraph in story.pairs():
        same = (one.kind, one.level if one.kind else 0) == (paragraph.kind, paragraph.level if paragraph.kind else 0)
        if not same and not paragraph.joined and _said(one.text):
            text = _said(paragraph.text)
            kinds = f"{_kind(one.kind, one.level)}, now {_kind(paragraph.kind, paragraph.level)}"
            yield Unplaced(what=f"the kind of a paragraph: {kinds}", before=text, after=text, near=story.near(number))


def _kind(kind: str, level: int) -> str:
    match kind:
        case "heading":
            return f"a heading of level {level + 1}"
        case "item":
            return f"an item of level {level + 1}"
        case _:
            return "running text"


def looks(story: Story) -> Iterator[Unplaced]:
    """Words struck out, underlined or highlighted by hand."""
    for number, paragraph in enumerate(story.shown):
        at = 0
        for span in paragraph.spans:
            end = at + len(span.text)
            if span.look.other and span.text.strip() and not (span.link or span.target or span.token):
                anchor = story.anchor_at(number, at, end) or story.near(number)
                for word in dict.fromkeys(span.look.other):
                    yield Unplaced(what=f"words {word}", before=span.text, after=span.text, near=anchor)
            at = end


def objects(story: Story) -> Iterator[Addition]:
    """Drawings that were added to printed paragraphs."""
    for _, one, number, _ in story.pairs():
        notes = sum(span.token.startswith(("footnote", "endnote")) for span in story.shown[number].spans)
        had = max(one.text.count(OBJECT) - notes, int(one.style in PICTURES))
        yield from new_objects(story, had, number)


def lost_pictures(story: Story) -> Iterator[Unplaced]:
    for index, one in enumerate(story.printed):
        if one.style in PICTURES and OBJECT in one.text:
            number = story.alignment.pairs.get(index)
            kept = number is not None and any(span.token == "drawing" for span in story.shown[number].spans)
            if not kept:
                yield Unplaced(what="a picture", before="", after="", near=story.near_printed(index))


def margins(printed: Mapping[str, Sequence[str]], shown: Mapping[str, Sequence[Paragraph]]) -> Iterator[Unplaced]:
    """Headers and footers that read otherwise. Programs name them anew and copy them: they are held against each other
    by what they say."""
    for kind in ("header", "footer"):
        was = [text for name, lines in sorted(printed.items()) if name.startswith(kind) for text in ["\n".join(lines)]]
        parts = [lines for lines in shown.values() if lines and lines[0].story == kind]
        open_texts = [text for text in dict.fromkeys(was) if not any(_same_lines(text, lines) for lines in parts)]
        for lines in parts:
            text = "\n".join(line.text for line in lines)
            if not _said(text) or any(_same_lines(one, lines) for one in was):
                continue
            near = max(open_texts or was, key=lambda one: likeness(one, text), default="")
            open_texts = [one for one in open_texts if one != near]
            yield Unplaced(what=f"the {kind}", before=_said(near), after=_said(text))
        for text in open_texts:
            if _said(text):
                yield Unplaced(what=f"the {kind}", before=_said(text), after="")


def _same_lines(text: str, lines: Sequence[Paragraph]) -> bool:
    shown = [line for line in lines if _said(line.text)]
    was = [line for line in text.split("\n") if _said(line)]
    return len(was) == len(shown) and all(
        _said(renewed(one, line, 0, line.length)) == _said(one) for one, line in zip(was, shown, strict=True)
    )


def unrepeated(changes: Iterable[Unplaced], read: Sequence[Reading]) -> Iterator[Unplaced]:
    """The changes without those of labels that were only reworded as the field that they repeat, such as the name of an
    option."""
    renamed = [
        (inline.plain(one.before), inline.plain(one.after))
        for one in read
        if one.before and one.after and len(one.before) <= _LONGEST_NAME
    ]
    for change in changes:
        before, after = change.before, change.after
        if before == after or not any(old in before and before.replace(old, new) == after for old, new in renamed):
            yield change
