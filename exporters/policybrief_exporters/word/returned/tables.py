"""Tables, rows and cells: what is already paired says which are the same, and the rest pairs by place."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar

from policybrief_exporters.word.returned.expected import Expected
from policybrief_exporters.word.returned.page import Paragraph
from policybrief_exporters.word.returned.similarity import likeness

if TYPE_CHECKING:
    from policybrief_exporters.word.returned.alignment import Alignment

Row = tuple[int, int]
T = TypeVar("T", int, Row)
_Cells = dict[int, list[int]]

_ALIKE = 0.4


def rows(paragraphs: Sequence[Expected | Paragraph]) -> dict[Row, _Cells]:
    """The paragraphs of each row by table and row, cell by cell."""
    found: dict[Row, _Cells] = defaultdict(lambda: defaultdict(list))
    for index, paragraph in enumerate(paragraphs):
        if paragraph.place is not None:
            found[paragraph.place.table, paragraph.place.row][paragraph.place.cell].append(index)
    return found


def row_pairs(found: Alignment) -> dict[Row, Row]:
    """For each printed row the shown row that most of its cells are in."""
    votes: Counter[tuple[Row, Row]] = Counter()
    for index, number in found.pairs.items():
        one, other = found.printed[index].place, found.shown[number].place
        if one is not None and other is not None:
            votes[(one.table, one.row), (other.table, other.row)] += 1
    return _elected(votes)


def _elected(votes: Counter[tuple[T, T]]) -> dict[T, T]:
    pairs: dict[T, T] = {}
    taken: set[T] = set()
    for (one, other), _ in sorted(votes.items(), key=lambda vote: (-vote[1], str(vote[0]))):
        if one not in pairs and other not in taken:
            pairs[one] = other
            taken.add(other)
    return pairs


def pair_cells(found: Alignment) -> None:
    """Pairs the cells of rows that are the same, rows between them that are alike, and their cells."""
    ours, theirs = rows(found.printed), rows(found.shown)
    same = row_pairs(found)
    tables = _elected(Counter((one[0], other[0]) for one, other in same.items()))
    _pair_rows(found, ours, theirs, same, tables)
    columns = _columns(found, tables)
    for one, other in same.items():
        for cell, indexes in ours[one].items():
            numbers = theirs[other].get(columns.get((one[0], cell), cell), [])
            _pair_in_cell(found, indexes, numbers)


def _columns(found: Alignment, tables: Mapping[int, int]) -> dict[Row, int]:
    """For each table and column of it, the column that most of its cells are in now."""
    votes: dict[int, Counter[tuple[int, int]]] = defaultdict(Counter)
    for index, number in found.pairs.items():
        one, other = found.printed[index].place, found.shown[number].place
        if one is not None and other is not None and tables.get(one.table) == other.table:
            votes[one.table][one.cell, other.cell] += 1
    return {(table, cell): now for table, count in votes.items() for cell, now in _elected(count).items()}


def _pair_in_cell(found: Alignment, indexes: Sequence[int], numbers: Sequence[int]) -> None:
    left = [index for index in indexes if index not in found.pairs]
    right = [number for number in numbers if number not in found.back]
    if len(indexes) == len(numbers) == 1:
        if left and right:
            found.pair(left[0], right[0])
        return
    for index in left:
        text = found.printed[index].text
        best = max(right, key=lambda number: likeness(text, found.shown[number].text), default=None)
        if best is not None and text.strip() and likeness(text, found.shown[best].text) >= _ALIKE:
            found.pair(index, best)
            right.remove(best)


def _pair_rows(
    found: Alignment,
    ours: dict[Row, _Cells],
    theirs: dict[Row, _Cells],
    same: dict[Row, Row],
    tables: Mapping[int, int],
) -> None:
    """Rows of the same table of which no cell is paired yet, by how alike they are, the nearest first."""
    taken = set(same.values())
    left: dict[int, list[Row]] = defaultdict(list)
    right: dict[int, list[Row]] = defaultdict(list)
    for row in ours:
        if row not in same:
            left[row[0]].append(row)
    for row, cells in theirs.items():
        if row not in taken and not any(number in found.back for cell in cells.values() for number in cell):
            right[row[0]].append(row)
    for table, now in tables.items():
        scored = [
            (_row_likeness(found, ours[one], theirs[other]) - 0.001 * abs(one[1] - other[1]), one, other)
            for one in left[table][:200]
            for other in right[now][:200]
        ]
        for score, one, other in sorted(scored, key=lambda item: (-item[0], item[1:])):
            if score >= _ALIKE and one not in same and other not in taken:
                same[one] = other
                taken.add(other)


def _row_likeness(found: Alignment, ours: _Cells, theirs: _Cells) -> float:
    scores = [
        likeness(
            " ".join(found.printed[index].text for index in ours.get(cell, ())),
            " ".join(found.shown[number].text for number in theirs.get(cell, ())),
        )
        for cell in sorted({*ours, *theirs})
        if any(found.printed[index].text.strip() for index in ours.get(cell, ()))
        or any(found.shown[number].text.strip() for number in theirs.get(cell, ()))
    ]
    return sum(scores) / len(scores) if scores else 0.0
