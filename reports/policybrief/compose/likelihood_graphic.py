"""The drawings of a scale of likelihood: whole, and as the strip that shows where one judgement stands on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from policybrief.compose.lettering import PITCH, SIZE, STRONG, lines, width
from policybrief.document.graphics import Graphic, Label, Rect, Shape

WIDTH, BOX, ROW, GAP = 400.0, 34.0, 14.0, 3.0
"""The drawing: its width, the height of a box, of the row of judgements below it, the gap between boxes. It is as wide
as a column of text, so that its letters keep their size."""

SMALLEST, MOST_LINES = 5.5, 3
"""The smallest type of a term, and the most lines it has."""

STRIP, THIN = 8.0, 2.5
"""The height of the chosen step of a strip, and of the others."""


def scale_graphic(terms: Sequence[str], ranges: Sequence[str], numbers: Sequence[Sequence[str]]) -> Graphic:
    """Seven boxes from the least to the most likely, each with its term and range; below each, the judgements made
    with it. A box in use differs by its outline and bold type, not by colour alone."""
    room = (WIDTH - GAP * (len(terms) - 1)) / len(terms)
    size, broken = _fitted(terms, room - 1.5)
    sizes = (size, round(min(SIZE, room / max(width(span, 1.0) for span in ranges)), 2))
    made = [lines(", ".join(used), room) if used else [] for used in numbers]
    shapes: list[Shape] = []
    for index, (term, span, below) in enumerate(zip(broken, ranges, made, strict=True)):
        shapes += _step(index * (room + GAP), room, sizes, term, span, below)
    return Graphic(width=WIDTH, height=BOX + ROW + 4 + PITCH * max(map(len, made)), shapes=tuple(shapes))


def strip_graphic(count: int, chosen: int) -> Graphic:
    """A scale of `count` steps as a strip without words; the step `chosen` (from 0) stands up from the others."""
    room = (WIDTH - GAP * (count - 1)) / count
    heights = (STRIP if index == chosen else THIN for index in range(count))
    shapes = tuple(
        Rect(
            x=round(index * (room + GAP), 2), y=STRIP - height, width=round(room, 2), height=height,
            fill="accent" if index == chosen else "muted",
        )
        for index, height in enumerate(heights)
    )  # fmt: skip
    return Graphic(width=WIDTH, height=STRIP, shapes=shapes)


def _step(
    x: float, room: float, sizes: tuple[float, float], term: Sequence[str], span: str, below: Sequence[str]
) -> Iterator[Shape]:
    """A box with its term, its range and the judgements made with it; `sizes` are those of term and range."""
    x, middle, used = round(x, 2), round(x + room / 2, 2), bool(below)
    yield Rect(
        x=x, y=0.5, width=round(room, 2), height=BOX, fill="accent-soft" if used else "panel",
        stroke="accent" if used else "muted", stroke_width=1.5 if used else 0.5,
    )  # fmt: skip
    for number, line in enumerate(term):
        baseline = BOX / 2 + 3 + (number - (len(term) - 1) / 2) * 10
        yield Label(x=middle, y=baseline, text=line, size=sizes[0], anchor="middle", strong=used)
    yield Label(x=middle, y=BOX + 11, text=span, size=sizes[1], colour="muted", anchor="middle")
    for number, line in enumerate(below):
        y = BOX + ROW + 10 + PITCH * number
        yield Label(x=middle, y=y, text=line, size=SIZE, colour="accent", anchor="middle", strong=True)


def _fitted(terms: Sequence[str], room: float) -> tuple[float, list[list[str]]]:
    """The largest type in which all terms fit on three lines at most, and their lines. A word is never broken: the
    longest may make all type smaller."""
    size = SIZE
    while True:
        broken = [_lines(term, room, size) for term in terms]
        if all(broken) or size <= SMALLEST:
            return size, [found or [term] for found, term in zip(broken, terms, strict=True)]
        size = round(size - 0.25, 2)


def _lines(term: str, room: float, size: float) -> list[str]:
    """A term on one line or two of like length, else on three; nothing where it does not fit."""
    for found in (_two_lines(term), lines(term, room / STRONG, size)):
        if len(found) <= MOST_LINES and max(width(line, size, strong=True) for line in found) <= room:
            return found
    return []


def _two_lines(term: str) -> list[str]:
    """A term on one line or two, broken where the two are most alike in length."""
    words = term.split()
    if len(term) <= 12 or len(words) < 2:
        return [term]
    breaks = ((" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words)))
    return list(min(breaks, key=lambda pair: max(map(len, pair))))
