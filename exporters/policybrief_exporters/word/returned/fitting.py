"""Where, in a paragraph of the file, each piece of the printed one is now.

A field is where its control is. What stands between two fields was printed there too, or was typed at the edge of one
of them and belongs to it. Where controls are gone, the words tell.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from policybrief_exporters.word.returned.differences import differences
from policybrief_exporters.word.returned.expected import Expected, Piece
from policybrief_exporters.word.returned.page import OBJECT, Paragraph
from policybrief_exporters.word.returned.similarity import likeness, longest_rise

Range = tuple[int, int]

_OPAQUE = re.compile(rf"[{OBJECT}\s\d.,;:!?)\]”’'\"]*")
"""What may stand behind a field without parting from it a text that is typed after both: marks of notes, stops."""


@dataclass(slots=True)
class Fit:
    """The ranges of the shown paragraph that each piece now has, by the piece's number.

    `swapped` says that fields changed their order in the paragraph.
    """

    ranges: dict[int, list[Range]] = field(default_factory=lambda: defaultdict(list))
    swapped: bool = False

    def add(self, piece: int, start: int, end: int) -> None:
        if start < end:
            self.ranges[piece].append((start, end))


@dataclass(slots=True)
class _Stretch:
    """Pieces between two fields whose place is known (`left`, `right`, -1 for none), and what stands there now."""

    first: int
    last: int
    left: int
    right: int
    start: int
    end: int


def fit(one: Expected, paragraph: Paragraph) -> Fit:
    """Finds the pieces of `one` in `paragraph`. Every character of it is in exactly one piece's ranges."""
    found = Fit()
    pieces = one.pieces
    if not pieces:
        return found
    if one.text == paragraph.text:
        for position, piece in enumerate(pieces):
            found.add(position, piece.start, piece.end)
        return found
    islands = _islands(pieces, paragraph)
    order = sorted(islands, key=lambda index: islands[index])
    kept = longest_rise(order)
    fixed = sorted(order[index] for index in kept)
    aside = [islands[index] for index in order if index not in fixed]
    found.swapped = bool(aside)
    for index in order:
        found.add(index, *islands[index])
    edges = [-1, *fixed, len(pieces)]
    for left, right in pairwise(edges):
        start = islands[left][1] if left >= 0 else 0
        end = islands[right][0] if right < len(pieces) else len(paragraph.text)
        stretch = _Stretch(left + 1, right, left, right if right < len(pieces) else -1, start, end)
        inner = [index for index in range(left + 1, right) if index not in islands]
        _fit_stretch(found, paragraph, pieces, inner, stretch, aside)
    for ranges in found.ranges.values():
        ranges.sort()
    return found


def _islands(pieces: Sequence[Piece], paragraph: Paragraph) -> dict[int, Range]:
    """The fields whose control is there, with its range."""
    tags = {piece.tag: index for index, piece in enumerate(pieces) if piece.tag}
    ranges: dict[int, list[Range]] = defaultdict(list)
    at = 0
    for span in paragraph.spans:
        end = at + len(span.text)
        index = next((tags[tag] for tag in span.tags if tag in tags), None)
        if index is not None:
            if ranges[index] and ranges[index][-1][1] == at:
                ranges[index][-1] = (ranges[index][-1][0], end)
            else:
                ranges[index].append((at, end))
        at = end
    return {index: _one_range(pieces[index], found, ranges, paragraph) for index, found in ranges.items()}


def _one_range(piece: Piece, found: list[Range], all_ranges: dict[int, list[Range]], paragraph: Paragraph) -> Range:
    """A control that was parted is one if no other stands between its parts; of copies the best counts."""
    if len(found) == 1:
        return found[0]
    whole = (found[0][0], found[-1][1])
    alone = not any(
        whole[0] <= start < whole[1] for ranges in all_ranges.values() if ranges is not found for start, _ in ranges
    )
    one = max(found, key=lambda place: (likeness(piece.text, paragraph.text[slice(*place)]), -place[0]))
    together = likeness(piece.text, paragraph.text[slice(*whole)])
    return whole if alone and together >= likeness(piece.text, paragraph.text[slice(*one)]) else one


def _fit_stretch(
    found: Fit, paragraph: Paragraph, pieces: Sequence[Piece], inner: list[int], stretch: _Stretch, aside: list[Range]
) -> None:
    parts = _without(stretch.start, stretch.end, aside)
    if len(parts) > 1 or not parts:
        # Fields that changed places lie between: what stands around them goes to the pieces here as it can.
        for part in parts[1:]:
            _give(found, inner, stretch, *part)
        stretch.start, stretch.end = parts[0] if parts else (stretch.start, stretch.start)
    text = paragraph.text[stretch.start : stretch.end]
    printed = "".join(pieces[index].text for index in inner)
    if text == printed:
        at = stretch.start
        for index in inner:
            found.add(index, at, at + len(pieces[index].text))
            at += len(pieces[index].text)
    elif not any(pieces[index].anchor for index in inner):
        _fit_literals(found, paragraph, pieces, inner, stretch, printed)
    else:
        _fit_words(found, pieces, inner, stretch, printed, text)


def _without(start: int, end: int, aside: list[Range]) -> list[Range]:
    parts: list[Range] = []
    for left, right in sorted(aside):
        if start <= left and right <= end:
            parts.append((start, left))
            start = right
    parts.append((start, end))
    return [part for part in parts if part[0] < part[1]]


def _give(found: Fit, inner: list[int], stretch: _Stretch, start: int, end: int) -> None:
    owner = inner[0] if inner else stretch.left if stretch.left >= 0 else stretch.right
    if owner >= 0:
        found.add(owner, start, end)


def _fit_literals(
    found: Fit, paragraph: Paragraph, pieces: Sequence[Piece], inner: list[int], stretch: _Stretch, printed: str
) -> None:
    """Text that no field says, with something typed at its ends, or changed."""
    start, end, left, right = stretch.start, stretch.end, stretch.left, stretch.right
    text = paragraph.text[start:end]
    current = renewed(printed, paragraph, start, end)
    if not printed:
        owner = left if left >= 0 else right
        found.add(owner, start, end)
        return
    grown = len(current) - len(printed)
    if current == printed:
        _divide(found, pieces, inner, start, end, printed)
    elif left >= 0 and grown > 0 and current.endswith(printed):
        found.add(left, start, start + grown)
        _divide(found, pieces, inner, start + grown, end, printed)
    elif grown > 0 and current.startswith(printed) and (right >= 0 or (left >= 0 and _OPAQUE.fullmatch(printed))):
        cut = len(text) - grown
        _divide(found, pieces, inner, start, start + cut, printed)
        found.add(right if right >= 0 else left, start + cut, end)
    elif left >= 0 and right >= 0 and current.count(printed) == 1 and len(current) == len(text):
        cut = current.index(printed)
        found.add(left, start, start + cut)
        _divide(found, pieces, inner, start + cut, start + cut + len(printed), printed)
        found.add(right, start + cut + len(printed), end)
    else:
        _fit_marks(found, pieces, inner, stretch, text, printed)


def _fit_marks(
    found: Fit, pieces: Sequence[Piece], inner: list[int], stretch: _Stretch, text: str, printed: str
) -> None:
    """Words typed between a field and marks of notes that stand alone belong to the field; else the text is changed."""
    owner = stretch.left if stretch.left >= 0 else stretch.right
    if owner < 0 or not _OPAQUE.fullmatch(printed):
        _spread(found, pieces, inner, stretch.start, stretch.end, printed, text)
        return
    for part in differences(printed, text):
        start, end = stretch.start + part.new_start, stretch.start + part.new_end
        if part.same:
            _divide_part(found, pieces, inner, part.start, start, end)
        else:
            found.add(owner, start, end)


def _divide(found: Fit, pieces: Sequence[Piece], inner: list[int], start: int, end: int, printed: str) -> None:
    """Gives a text that is as it was printed to its pieces; one that Word has worked out anew, to the first."""
    if end - start != len(printed):
        found.add(inner[0], start, end)
        return
    for index in inner:
        found.add(index, start, start + len(pieces[index].text))
        start += len(pieces[index].text)


def _divide_part(found: Fit, pieces: Sequence[Piece], inner: list[int], offset: int, start: int, end: int) -> None:
    at = 0
    for index in inner:
        length = len(pieces[index].text)
        left, right = max(at, offset), min(at + length, offset + end - start)
        if left < right:
            found.add(index, start + left - offset, start + right - offset)
        at += length


def _spread(
    found: Fit, pieces: Sequence[Piece], inner: list[int], start: int, end: int, printed: str, text: str
) -> None:
    """Gives a changed text to the pieces that its parts stand in the place of."""
    for part in differences(printed, text):
        if part.same:
            _divide_part(found, pieces, inner, part.start, start + part.new_start, start + part.new_end)
        else:
            at, owner = 0, inner[0]
            for index in inner:
                if at <= part.start:
                    owner = index
                at += len(pieces[index].text)
            found.add(owner, start + part.new_start, start + part.new_end)


def _fit_words(
    found: Fit, pieces: Sequence[Piece], inner: list[int], stretch: _Stretch, printed: str, text: str
) -> None:
    """Fields without controls among other text: what is changed or typed at their edges is theirs."""
    starts: dict[int, Range] = {}
    at = 0
    for index in inner:
        starts[index] = (at, at + len(pieces[index].text))
        at = starts[index][1]
    for part in differences(printed, text):
        new_start, new_end = stretch.start + part.new_start, stretch.start + part.new_end
        if part.same:
            _divide_part(found, pieces, inner, part.start, new_start, new_end)
        elif part.new_start < part.new_end:
            touched = [index for index in inner if starts[index][0] <= part.end and part.start <= starts[index][1]]
            inside = [
                index for index in touched if starts[index][0] < part.end and part.start < starts[index][1]
            ] or touched
            fields = [index for index in inside if pieces[index].anchor] or (
                [index for index in touched if pieces[index].anchor] if len(inside) > 1 or inside == touched else []
            )
            found.add((fields or inside or inner)[0], new_start, new_end)


def renewed(printed: str, paragraph: Paragraph, start: int, end: int) -> str:
    """What stands from `start` to `end`, with what Word works out (numbers, references) as it was printed."""
    text = paragraph.text[start:end]
    if text == printed:
        return text
    computed: list[Range] = []
    at = start
    for span in paragraph.slice(start, end):
        if span.computed:
            computed.append((at - start, at - start + len(span.text)))
        at += len(span.text)
    if not computed:
        return text
    said: list[str] = []
    for part in differences(printed, text):
        new = (part.new_start, part.new_end)
        worked_out = any(left <= new[0] and new[1] <= right for left, right in computed)
        keep = not part.same and worked_out and new[0] < new[1]
        said.append(printed[part.start : part.end] if keep else text[slice(*new)])
    return "".join(said)
