"""Which paragraph of the file is which of the record: by tags, by bookmarks, by text, by place, by likeness."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import pairwise

from policybrief_exporters.word.returned.expected import Expected
from policybrief_exporters.word.returned.joins import find_joins, find_splits
from policybrief_exporters.word.returned.page import OBJECT, Paragraph
from policybrief_exporters.word.returned.similarity import (
    candidates,
    likeness,
    longest_rise,
)
from policybrief_exporters.word.returned.tables import pair_cells

_LONG = 20
"""A text of so many characters, found once on both sides, is the same wherever it stands."""
_ALIKE_HERE, _ALIKE_AFAR = 0.45, 0.7
"""How alike texts must be that stand between the same neighbours, and that do not."""


@dataclass(slots=True)
class Alignment:
    """The pairs found in one story.

    Args:
        printed, shown: the paragraphs of the record and of the file.
        pairs: for a printed one the index of the shown one. `back` is the same the other way round.
        joined: for a printed paragraph whose text is in another's, that one's index.
        split: for a shown paragraph that was part of a printed one's text, that one's index.
        owners: for a shown paragraph with controls of printed ones, how much text each of those has in it.
    """

    printed: Sequence[Expected]
    shown: Sequence[Paragraph]
    pairs: dict[int, int] = field(default_factory=dict)
    back: dict[int, int] = field(default_factory=dict)
    joined: dict[int, int] = field(default_factory=dict)
    split: dict[int, int] = field(default_factory=dict)
    _tags: dict[str, int] = field(default_factory=dict)
    owners: dict[int, Counter[int]] = field(default_factory=dict)

    def pair(self, printed: int, shown: int) -> None:
        self.pairs[printed], self.back[shown] = shown, printed

    def free_printed(self) -> list[int]:
        return [index for index, one in enumerate(self.printed) if index not in self.pairs and one.text.strip()]

    def free_shown(self) -> list[int]:
        return [index for index, one in enumerate(self.shown) if index not in self.back and one.text.strip()]

    def gaps(self) -> Iterator[tuple[range, range]]:
        """The stretches between pairs that stand in the same order on both sides."""
        printed = sorted(self.pairs)
        kept = longest_rise(self.pairs[index] for index in printed)
        fixed = [(printed[index], self.pairs[printed[index]]) for index in sorted(kept)]
        for (left, above), (right, below) in pairwise([(-1, -1), *fixed, (len(self.printed), len(self.shown))]):
            if right - left > 1 and below - above > 1:
                yield range(left + 1, right), range(above + 1, below)


def align(printed: Sequence[Expected], shown: Sequence[Paragraph]) -> Alignment:
    """The alignment of one story."""
    found = Alignment(printed, shown)
    _by_tags(found)
    _by_bookmarks(found)
    _by_unique_text(found)
    _by_order(found)
    pair_cells(found)
    _by_likeness(found)
    _by_order(found)
    pair_cells(found)
    _emptied(found)
    _in_one_gap(found)
    find_joins(found)
    find_splits(found)
    return found


def _by_tags(found: Alignment) -> None:
    for index, one in enumerate(found.printed):
        for piece in one.pieces:
            if piece.tag:
                found._tags[piece.tag] = index
    places: dict[int, list[int]] = defaultdict(list)
    for number, paragraph in enumerate(found.shown):
        owners: Counter[int] = Counter()
        for span in paragraph.spans:
            for tag in span.tags:
                if tag in found._tags:
                    owners[found._tags[tag]] += len(span.text)
                    break
        if owners:
            found.owners[number] = owners
            for owner in owners:
                places[owner].append(number)
    wanted: dict[int, list[int]] = defaultdict(list)
    for index, where in places.items():
        wanted[_best(found, index, where)].append(index)
    for number, indexes in wanted.items():
        first = min(indexes, key=lambda index: (_first(found, number, index), index))
        found.pair(first, number)
        for index in indexes:
            if index != first:
                others = [other for other in places[index] if other != number and other not in wanted]
                if others:
                    found.pair(index, _best(found, index, others))


def _first(found: Alignment, number: int, owner: int) -> int:
    """Where in a shown paragraph the text of a printed one begins."""
    at = 0
    for span in found.shown[number].spans:
        if any(found._tags.get(tag) == owner for tag in span.tags):
            return at
        at += len(span.text)
    return at


def _best(found: Alignment, index: int, where: Sequence[int]) -> int:
    """Of several paragraphs with a printed one's tags the one that is most like it; of its parts, the first."""
    if len(where) == 1:
        return where[0]
    one = found.printed[index]
    scores = {number: likeness(one.text, found.shown[number].text) for number in where}
    top = max(scores.values())
    first, last = min(where), max(where)
    if last - first <= 2 * len(where) and top < 1:
        whole = likeness(one.text, " ".join(found.shown[number].text for number in sorted(where)))
        if whole > top and found.shown[first].text.strip():
            return first
    near = {number: _neighbours(found, index, number) for number in where}
    return max(where, key=lambda number: (scores[number], near[number], -number))


def _neighbours(found: Alignment, index: int, number: int) -> int:
    """How many of a shown paragraph's neighbours print what stood beside a printed one."""
    count = 0
    for step in (-1, 1):
        at = number + step
        while 0 <= at < len(found.shown) and at not in found.owners:
            at += step
        count += any(0 < (owner - index) * step <= 3 for owner in found.owners.get(at, ()))
    return count


def _by_bookmarks(found: Alignment) -> None:
    names = {
        piece.bookmark: index
        for index, one in enumerate(found.printed)
        if index not in found.pairs
        for piece in one.pieces
        if piece.bookmark
    }
    claims: list[tuple[float, int, int]] = []
    texts = _texts(found.printed, found.free_printed())
    for number, paragraph in enumerate(found.shown):
        # A bookmark may be left over where its paragraph was deleted: what reads as another was printed is that one.
        if number not in found.back and paragraph.text.strip() and _key(paragraph.text) not in texts:
            for name, _ in paragraph.points:
                if name in names:
                    index = names[name]
                    claims.append((likeness(found.printed[index].text, paragraph.text), -index, number))
    for _, index, number in sorted(claims, reverse=True):
        if -index not in found.pairs and number not in found.back:
            found.pair(-index, number)


def _by_unique_text(found: Alignment) -> None:
    ours, theirs = _texts(found.printed, found.free_printed()), _texts(found.shown, found.free_shown())
    for text, indexes in ours.items():
        numbers = theirs.get(text, [])
        if len(text) >= _LONG and len(indexes) == len(numbers) == 1:
            found.pair(indexes[0], numbers[0])


def _texts(paragraphs: Sequence[Expected] | Sequence[Paragraph], indexes: Iterable[int]) -> dict[str, list[int]]:
    texts: dict[str, list[int]] = defaultdict(list)
    for index in indexes:
        texts[_key(paragraphs[index].text)].append(index)
    return texts


def _key(text: str) -> str:
    return text.replace(OBJECT, "").strip()


def _by_order(found: Alignment) -> None:
    """Equal texts between the same neighbours, in order."""
    for ours, theirs in list(found.gaps()):
        left = [index for index in ours if index not in found.pairs and found.printed[index].text.strip()]
        right = [number for number in theirs if number not in found.back and found.shown[number].text.strip()]
        if not left or not right:
            continue
        keys = [_key(found.printed[index].text) for index in left], [_key(found.shown[number].text) for number in right]
        for block in SequenceMatcher(None, *keys, autojunk=True).get_matching_blocks():
            for step in range(block.size):
                found.pair(left[block.a + step], right[block.b + step])


def _by_likeness(found: Alignment) -> None:
    left, right = found.free_printed(), found.free_shown()
    if not left or not right:
        return
    gaps: dict[int, int] = {}
    spots: dict[int, int] = {}
    for count, (ours, theirs) in enumerate(found.gaps()):
        gaps |= dict.fromkeys(ours, count)
        spots |= dict.fromkeys(theirs, count)
    scored = []
    for score, index, number in candidates(
        [(index, found.printed[index].text) for index in left], [(number, found.shown[number].text) for number in right]
    ):
        here = index in gaps and gaps[index] == spots.get(number)
        short = min(len(found.printed[index].text), len(found.shown[number].text)) < _LONG
        if score >= (_ALIKE_HERE if here else 0.95 if short else _ALIKE_AFAR):
            same = found.printed[index].kind == found.shown[number].kind
            scored.append((score + 0.3 * here + 0.05 * same, -index, -number))
    for _, index, number in sorted(scored, reverse=True):
        if -index not in found.pairs and -number not in found.back:
            found.pair(-index, -number)


def _emptied(found: Alignment) -> None:
    """A printed paragraph whose text is gone while its place is still there."""
    for ours, theirs in list(found.gaps()):
        left = [index for index in ours if index not in found.pairs and found.printed[index].text.strip()]
        printed_empty = Counter(found.printed[index].style for index in ours if not found.printed[index].text.strip())
        for number in theirs:
            paragraph = found.shown[number]
            if number in found.back or paragraph.text.strip():
                continue
            if printed_empty[paragraph.style] > 0 and not _is_claimed(found, paragraph):
                printed_empty[paragraph.style] -= 1
                continue
            fit = next((index for index in left if found.printed[index].style == paragraph.style), None)
            if fit is not None:
                found.pair(fit, number)
                left = [index for index in left if index > fit]


def _is_claimed(found: Alignment, paragraph: Paragraph) -> bool:
    """Whether an empty paragraph has bookmarks of fields."""
    return any(name.startswith("_pf_") for name, _ in paragraph.points)


def _in_one_gap(found: Alignment) -> None:
    """One of each left between the same neighbours, both of one kind and short: it was worded anew."""
    for ours, theirs in list(found.gaps()):
        left = [index for index in ours if index not in found.pairs and found.printed[index].text.strip()]
        right = [number for number in theirs if number not in found.back and found.shown[number].text.strip()]
        if len(left) == len(right) == 1:
            one, other = found.printed[left[0]], found.shown[right[0]]
            same = (one.kind, one.level, bool(one.place)) == (other.kind, other.level, bool(other.place))
            short = max(len(one.text), len(other.text)) <= 90 or one.kind == "heading"
            if same and (short or one.style == other.style) and one.anchors:
                found.pair(left[0], right[0])
