"""One story of a file, body or notes, with everything that was found in it: the base of all that is reported."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from policybrief_exporters.word.returned.alignment import Alignment, align
from policybrief_exporters.word.returned.expected import Expected, Piece
from policybrief_exporters.word.returned.fitting import Fit, fit
from policybrief_exporters.word.returned.page import Paragraph, Span
from policybrief_exporters.word.returned.similarity import containment, words


@dataclass(slots=True)
class Showing:
    """A piece of a field where it now stands: the paragraph and the ranges in it, none where nothing is left of it."""

    piece: Piece
    printed: Expected
    paragraph: Paragraph
    ranges: Sequence[tuple[int, int]]

    @property
    def spans(self) -> list[Span]:
        return [span for start, end in self.ranges for span in self.paragraph.slice(start, end)]


@dataclass(slots=True)
class Story:
    """Printed and shown paragraphs, aligned, their pieces placed.

    `fits` has, for each shown paragraph that is paired, where the pieces of the printed one are in it.
    """

    printed: list[Expected]
    shown: list[Paragraph]
    alignment: Alignment
    fits: dict[int, Fit] = field(default_factory=dict)
    _before: list[str] = field(default_factory=list)
    _after: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, printed: list[Expected], shown: list[Paragraph]) -> Story:
        story = cls(printed, shown, align(printed, shown))
        for number in sorted(story.alignment.back):
            story.fits[number] = fit(printed[story.alignment.back[number]], shown[number])
        story._note_neighbours()
        return story

    def _note_neighbours(self) -> None:
        last = ""
        for number in range(len(self.shown)):
            self._before.append(last)
            last = (self.anchors(number) or (last,))[-1]
        following = ""
        for number in reversed(range(len(self.shown))):
            self._after.append(following)
            following = (self.anchors(number) or (following,))[0]
        self._after.reverse()

    def anchors(self, number: int) -> tuple[str, ...]:
        """The fields that a shown paragraph prints."""
        index = self.alignment.back.get(number)
        return () if index is None else self.printed[index].anchors

    def before(self, number: int) -> str:
        """The last field printed before a shown paragraph, or ""."""
        return self._before[number]

    def after(self, number: int) -> str:
        """The next field printed after a shown paragraph, or ""."""
        return self._after[number]

    def near(self, number: int) -> str:
        """The field nearest to a shown paragraph: in it, before it, after it."""
        return (*self.anchors(number), self.before(number) or self.after(number))[0]

    def near_printed(self, index: int) -> str:
        """The field nearest to a printed paragraph where it stood."""
        for at in (index, *range(index - 1, -1, -1), *range(index + 1, len(self.printed))):
            anchors: tuple[str, ...] = self.printed[at].anchors
            if anchors:
                return anchors[0] if at >= index else anchors[-1]
        return ""

    def pairs(self) -> Iterator[tuple[int, Expected, int, Paragraph]]:
        """The pairs, in the order of the record."""
        for index in sorted(self.alignment.pairs):
            number = self.alignment.pairs[index]
            yield index, self.printed[index], number, self.shown[number]

    def showings(self) -> Iterator[Showing]:
        """Every piece of a field that is printed in a paragraph that is still there."""
        for _, printed, number, paragraph in self.pairs():
            ranges = self.fits[number].ranges
            for position, piece in enumerate(printed.pieces):
                if piece.anchor:
                    yield Showing(piece, printed, paragraph, ranges.get(position, ()))

    def anchor_at(self, number: int, start: int, end: int) -> str:
        """The field that most of a stretch of a shown paragraph is of, or else the nearest in it; "" without any."""
        index = self.alignment.back.get(number)
        best: str = ""
        closest = -(10**9)
        if index is None:
            return self.part_of(number)
        for position, ranges in self.fits[number].ranges.items():
            piece = self.printed[index].pieces[position]
            for left, right in ranges:
                shared = min(right, end) - max(left, start)
                if piece.anchor and shared > closest:
                    best, closest = piece.anchor, shared
        if best:
            return best
        return next(iter(self.printed[index].anchors), "")

    def part_of(self, number: int) -> str:
        """The field whose text a shown paragraph was part of before the field's paragraph was split, or ""."""
        owner = self.alignment.split.get(number)
        if owner is None:
            return ""
        text = words(self.shown[number].text)
        tags = {tag for span in self.shown[number].spans for tag in span.tags}
        host = self.alignment.pairs[owner]
        best, most = "", (False, -1.0)
        for position, piece in enumerate(self.printed[owner].pieces):
            ranges = self.fits[host].ranges.get(position, ())
            left = words(" ".join(self.shown[host].text[start:end] for start, end in ranges))
            score = (piece.tag in tags, containment(text, words(piece.text) - left))
            if piece.anchor and score > most:
                best, most = piece.anchor, score
        return best
