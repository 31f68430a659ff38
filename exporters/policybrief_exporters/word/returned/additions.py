"""What stands in the file that nothing in the model prints."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from policybrief.markup import serialise
from policybrief.returned import Addition, AdditionKind, Author
from policybrief_exporters.word.returned.page import OBJECT, Paragraph
from policybrief_exporters.word.returned.references import References
from policybrief_exporters.word.returned.story import Story
from policybrief_exporters.word.returned.units import shown, stretches_of


def additions(story: Story, references: References, tracked: bool) -> Iterator[Addition]:
    """Paragraphs, items, headings, rows and tables that were added, in order."""
    rows, tables = _new_rows(story)
    done: set[int] = set()
    for number, paragraph in enumerate(story.shown):
        if number in done or number in story.alignment.back:
            continue
        table = next((one for one in paragraph.outer if one in tables), 0)
        if table:
            numbers = tables[table]
            done.update(numbers)
            if any(story.shown[at].text.strip() for at in numbers):
                yield _grid(story, references, "table", numbers, table, tracked)
            continue
        place = paragraph.place
        if place is not None and (place.table, place.row) in rows:
            numbers = rows[place.table, place.row]
            done.update(numbers)
            if any(story.shown[at].text.strip() for at in numbers):
                yield _grid(story, references, "row", numbers, place.table, tracked)
        elif paragraph.text.strip():
            yield _paragraph(story, references, number, tracked)


def _new_rows(story: Story) -> tuple[dict[tuple[int, int], list[int]], dict[int, list[int]]]:
    """Rows of which nothing was printed, in tables of which something was; and tables of which nothing was."""
    rows: dict[tuple[int, int], list[int]] = defaultdict(list)
    tables: dict[int, list[int]] = defaultdict(list)
    known_rows: set[tuple[int, int]] = set()
    known_tables: set[int] = set()
    for number, paragraph in enumerate(story.shown):
        if paragraph.place is not None:
            for table in paragraph.outer:
                tables[table].append(number)
            rows[paragraph.place.table, paragraph.place.row].append(number)
            if number in story.alignment.back:
                known_tables.update(paragraph.outer)
                known_rows.add((paragraph.place.table, paragraph.place.row))
    return (
        {row: numbers for row, numbers in rows.items() if row not in known_rows and row[0] in known_tables},
        {table: numbers for table, numbers in tables.items() if table not in known_tables},
    )


def _grid(
    story: Story, references: References, kind: AdditionKind, numbers: Sequence[int], table: int, tracked: bool
) -> Addition:
    cells: dict[tuple[int, int], list[str]] = defaultdict(list)
    lost: list[str] = []
    last = (0, 0)
    for number in numbers:
        place = story.shown[number].place
        if place is not None and place.table == table:
            last = (place.row, place.cell)
        text, missing = _text(story.shown[number], references)
        cells[last] += [text] if text or last not in cells else []
        lost += missing
    columns = max(cell for _, cell in cells) + 1
    grid = tuple(
        "\n".join(cells.get((row, cell), [])) for row in sorted({row for row, _ in cells}) for cell in range(columns)
    )
    authors = tuple(dict.fromkeys(author for at in numbers for author in _authors(story.shown[at], tracked)))
    return Addition(
        kind=kind,
        cells=grid,
        columns=columns,
        after=story.before(numbers[0]),
        before=story.after(numbers[-1]),
        inside=_inside(story, numbers[0]) if kind == "table" else "",
        authors=authors,
        lost=tuple(lost),
    )


def _paragraph(story: Story, references: References, number: int, tracked: bool) -> Addition:
    paragraph = story.shown[number]
    text, lost = _text(paragraph, references)
    kind: AdditionKind = paragraph.kind or "paragraph"
    if not text:
        kind = "other"
        text = "\n".join(span.box for span in paragraph.spans if span.box)
    return Addition(
        kind=kind,
        text=text,
        level=paragraph.level + 1 if kind == "heading" else paragraph.level if kind == "item" else 0,
        after=story.before(number),
        before=story.after(number),
        inside=_inside(story, number),
        part_of=story.part_of(number),
        authors=_authors(paragraph, tracked),
        lost=tuple(lost),
    )


def _text(paragraph: Paragraph, references: References) -> tuple[str, Sequence[str]]:
    made = serialise(tuple(stretches_of(shown(paragraph.spans, references))))
    return made.text.strip() if made.text.strip() else "", made.lost


def _inside(story: Story, number: int) -> str:
    """A field that is printed in the same cell, or else in the same table, as a shown paragraph; "" outside tables."""
    place = story.shown[number].place
    if place is None:
        return ""
    same_cell = same_table = ""
    for step in (-1, 1):
        at = number + step
        while 0 <= at < len(story.shown) and place.table in story.shown[at].outer:
            anchors = story.anchors(at)
            if anchors:
                same_table = same_table or anchors[-1 if step < 0 else 0]
                if story.shown[at].place == place:
                    same_cell = same_cell or anchors[-1 if step < 0 else 0]
            at += step
    return same_cell or same_table


def _authors(paragraph: Paragraph, tracked: bool) -> tuple[Author, ...]:
    if not tracked:
        return ()
    own = [paragraph.inserted_by] if paragraph.inserted_by else []
    return tuple(dict.fromkeys([*own, *paragraph.authors(0, paragraph.length)]))


def new_objects(story: Story, printed_objects: int, number: int) -> Iterator[Addition]:
    """Drawings in a paired paragraph beyond those that were printed in it."""
    drawings = [span for span in story.shown[number].spans if span.token == "drawing"]
    for span in drawings[printed_objects:]:
        yield Addition(
            kind="other",
            text=span.box,
            after=story.near(number),
            before=story.after(number),
            inside=_inside(story, number),
        )


def marks_in(text: str) -> int:
    """How many objects a printed text has."""
    return text.count(OBJECT)
