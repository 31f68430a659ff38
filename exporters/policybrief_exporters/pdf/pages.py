"""Pages: the flow broken into pages, in one pass.

Pieces that hold on to each other make a chunk. A chunk goes on the page where it fits, else on the next; one that is
too high for any page is taken apart by the weaker of its bonds first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from policybrief_exporters.pdf.flow import FIRM, Frame, Piece


class PlacedPiece(Struct):
    """A piece with its top; `again` marks a table head that is repeated."""

    piece: Piece
    top: float
    again: bool = False


class PlacedFrame(Struct):
    """The part of a frame that stands on a page."""

    frame: Frame
    top: float
    bottom: float
    first: bool


class Page(Struct):
    """A page: its pieces in reading order, and its frames, outer before inner."""

    pieces: list[PlacedPiece] = []
    frames: list[PlacedFrame] = []


def paginate(pieces: Sequence[Piece], top: float, bottom: float) -> list[Page]:
    """The pages of a flow; content stands between `top` and `bottom` of each."""
    filler = _Filler(top, bottom)
    for chunk in _chunks(pieces, 0):
        filler.place(chunk, 0)
    return filler.finish()


def _chunks(pieces: Sequence[Piece], level: int) -> Iterator[Sequence[Piece]]:
    """The runs of pieces that hold on to each other more strongly than `level`."""
    start = 0
    for index, piece in enumerate(pieces):
        if piece.keep <= level:
            yield pieces[start : index + 1]
            start = index + 1
    if start < len(pieces):
        yield pieces[start:]


class _Filler:
    """Fills pages. `_y` is where the last piece ended, `_after` the space it asks for, `_open` the frames around it."""

    def __init__(self, top: float, bottom: float) -> None:
        self._top, self._bottom = top, bottom
        self._pages: list[Page] = []
        self._begun: set[int] = set()
        self._page = Page()
        self._open: tuple[Frame, ...] = ()
        self._boxes: list[PlacedFrame] = []
        self._y = self._after = 0.0
        self._fresh = self._empty = True
        self._new_page()

    def place(self, chunk: Sequence[Piece], level: int) -> None:
        """Puts a chunk on this page or the next, or takes it apart."""
        if self._extent(chunk, self._y, self._after, self._open, self._fresh) <= self._bottom:
            self._put(chunk)
        elif not self._empty and self._extent(chunk, self._top, 0.0, (), True) <= self._bottom:
            self._end_page()
            self._new_page()
            self._put(chunk)
        elif level < FIRM and len(chunk) > 1:
            for part in _chunks(chunk, level + 1):
                self.place(part, level + 1)
        else:
            for piece in chunk:
                if not self._empty and self._extent([piece], self._y, self._after, self._open, False) > self._bottom:
                    self._end_page()
                    self._new_page()
                self._put([piece])

    def finish(self) -> list[Page]:
        """The pages."""
        self._end_page()
        return self._pages

    def _extent(self, chunk: Sequence[Piece], y: float, after: float, around: tuple[Frame, ...], fresh: bool) -> float:
        """Where the chunk would end, the frames around its last piece closed."""
        for piece in chunk:
            if piece.frames is not around:
                kept = _common(around, piece.frames)
                for frame in reversed(around[kept:]):
                    y, after, fresh = y + frame.bottom, frame.after, False
                for frame in piece.frames[kept:]:
                    y += frame.top + (0.0 if fresh else max(after, frame.before))
                    if frame.repeat and id(frame) in self._begun:
                        y += sum(again.height for again in frame.repeat)
                    after, fresh = 0.0, True
                around = piece.frames
            y += piece.height + (0.0 if fresh else max(after, piece.before))
            after, fresh = piece.after, False
        return y + sum(frame.bottom for frame in around)

    def _put(self, chunk: Sequence[Piece]) -> None:
        placed = self._page.pieces
        for piece in chunk:
            if piece.frames is not self._open:
                self._reframe(piece.frames)
            if not self._fresh:
                self._y += max(self._after, piece.before)
            placed.append(PlacedPiece(piece, self._y))
            self._y += piece.height
            self._after, self._fresh = piece.after, False
        self._empty = False

    def _reframe(self, frames: tuple[Frame, ...]) -> None:
        kept = _common(self._open, frames)
        while len(self._boxes) > kept:
            self._close()
        for frame in frames[kept:]:
            if not self._fresh:
                self._y += max(self._after, frame.before)
            box = PlacedFrame(frame, self._y, self._y, id(frame) not in self._begun)
            self._page.frames.append(box)
            self._boxes.append(box)
            self._y += frame.top
            if id(frame) in self._begun:
                for again in frame.repeat:
                    self._page.pieces.append(PlacedPiece(again, self._y, again=True))
                    self._y += again.height
            self._begun.add(id(frame))
            self._after, self._fresh = 0.0, True
        self._open = frames

    def _close(self) -> None:
        box = self._boxes.pop()
        self._y += box.frame.bottom
        box.bottom = self._y
        self._after, self._fresh = box.frame.after, False

    def _end_page(self) -> None:
        while self._boxes:
            self._close()

    def _new_page(self) -> None:
        self._page = Page()
        self._pages.append(self._page)
        self._y, self._after = self._top, 0.0
        self._open, self._boxes = (), []
        self._fresh = self._empty = True


def _common(one: tuple[Frame, ...], other: tuple[Frame, ...]) -> int:
    """How many of the outer frames are the same."""
    count = 0
    for left, right in zip(one, other, strict=False):
        if left is not right:
            break
        count += 1
    return count
