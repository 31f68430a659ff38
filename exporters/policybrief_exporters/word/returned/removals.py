"""What was taken away, and what stands elsewhere now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from policybrief.returned import Author, Removal, Unplaced
from policybrief_exporters.word.returned.page import OBJECT
from policybrief_exporters.word.returned.similarity import containment, longest_rise, words
from policybrief_exporters.word.returned.story import Story
from policybrief_exporters.word.returned.tables import Row, row_pairs


def removals(
    story: Story, standing: AbstractSet[str], notes: Mapping[int, Sequence[str]], tracked: bool
) -> Iterator[Removal | Unplaced]:
    """Printed paragraphs and rows that are gone. A field that is `standing` elsewhere is not gone with them.

    `notes` are the footnotes that went, by the printed paragraph of the body that they were marked in.
    """
    for indexes in _groups(story):
        text = "\t".join(story.printed[index].text.replace(OBJECT, "") for index in indexes)
        if story.printed[indexes[0]].story == "body":
            text = "\n".join([text, *(note for index in indexes for note in notes.get(index, ()))])
        anchors = tuple(dict.fromkeys(anchor for index in indexes for anchor in story.printed[index].anchors))
        gone = tuple(anchor for anchor in anchors if anchor not in standing)
        authors = _authors(story, indexes) if tracked else ()
        into = _into(story, indexes)
        if gone:
            yield Removal(anchors=gone, text=text, into=into, authors=authors)
        elif anchors and not into:
            yield Unplaced(
                what="a further place of what is printed elsewhere",
                before=text,
                after="",
                near=anchors[0],
                authors=authors,
            )


def _groups(story: Story) -> Iterator[list[int]]:
    """The paragraphs that are gone, those of one row together where nothing of the row is left."""
    pairs = story.alignment.pairs
    by_row: dict[Row, list[int]] = defaultdict(list)
    whole: dict[Row, bool] = {}
    for index, one in enumerate(story.printed):
        if one.place is not None:
            row = (one.place.table, one.place.row)
            whole[row] = whole.get(row, True) and index not in pairs
            if index not in pairs and one.text.strip():
                by_row[row].append(index)
    done: set[Row] = set()
    for index, one in enumerate(story.printed):
        if index in pairs or not one.text.strip():
            continue
        at = (one.place.table, one.place.row) if one.place is not None else None
        if at is None or not whole[at] or len({story.printed[other].place for other in by_row[at]}) < 2:
            yield [index]
        elif at not in done:
            done.add(at)
            yield by_row[at]


def removed_rows(story: Story) -> set[int]:
    """The printed paragraphs without a field that went with the fields of their row."""
    return {index for group in _groups(story) if any(story.printed[at].anchors for at in group) for index in group}


def _into(story: Story, indexes: Sequence[int]) -> str:
    """The field that now holds the text of a paragraph that was joined to another, or ""."""
    host = story.alignment.joined.get(indexes[0])
    if host is None:
        return ""
    number = story.alignment.pairs[host]
    text = words(story.printed[indexes[0]].text)
    scored = [
        (
            containment(
                text, words(" ".join(story.shown[number].text[slice(*place)] for place in ranges)) - words(piece.text)
            ),
            position,
        )
        for position, piece in enumerate(story.printed[host].pieces)
        if piece.anchor
        for ranges in (story.fits[number].ranges.get(position, []),)
    ]
    return story.printed[host].pieces[max(scored)[1]].anchor if scored else ""


def _authors(story: Story, indexes: Sequence[int]) -> tuple[Author, ...]:
    """Who tracked a deletion where the paragraph stood: the changes hidden at the nearest paragraph that is left."""
    left = [story.alignment.pairs[at] for at in range(indexes[0] - 1, -1, -1) if at in story.alignment.pairs][:1]
    first = left[0] if left else -1
    following = [
        story.alignment.pairs[at] for at in range(indexes[-1] + 1, len(story.printed)) if at in story.alignment.pairs
    ]
    last = following[0] if following else len(story.shown) - 1
    found = [
        author
        for number in range(max(first, 0), last + 1)
        for at, author in story.shown[number].hidden
        if first < number < last
        or (number == first and at == story.shown[number].length)
        or (number == last and at == 0)
    ]
    return tuple(dict.fromkeys(found))


def moves(story: Story) -> Iterator[tuple[str, str] | Unplaced]:
    """For each paragraph or row that was moved its first field, with the last one that is now printed before it.

    Columns of a table that changed places are no move of a part: they are reported.
    """
    pairs = story.alignment.pairs
    printed = [index for index in sorted(pairs) if story.printed[index].text.strip()]
    kept = longest_rise(pairs[index] for index in printed)
    rows = row_pairs(story.alignment)
    shifted: set[int] = set()
    done: set[Row] = set()
    for position, index in enumerate(printed):
        one, number = story.printed[index], pairs[index]
        if position in kept:
            continue
        place, now = one.place, story.shown[number].place
        row = (place.table, place.row) if place is not None else None
        if row is not None and now is not None and place is not None:
            if rows.get(row) == (now.table, now.row) and place.cell != now.cell:
                if place.table not in shifted:
                    shifted.add(place.table)
                    yield Unplaced(
                        what="the order of a table's columns", before="", after="", near=story.near_printed(index)
                    )
                continue
            if row in done:
                continue
            done.add(row)
        if one.anchors:
            yield one.anchors[0], story.before(_first_of_row(story, number, rows, row))
        else:
            yield Unplaced(what="the place of a text", before=one.text, after=one.text, near=story.near(number))


def _first_of_row(story: Story, number: int, rows: Mapping[Row, Row], row: Row | None) -> int:
    """The first paragraph of the row that `number` stands in, where rows are moved as a whole."""
    place = story.shown[number].place
    if row is None or place is None or rows.get(row) != (place.table, place.row):
        return number
    while number:
        before = story.shown[number - 1].place
        if before is None or (before.table, before.row) != (place.table, place.row):
            break
        number -= 1
    return number
