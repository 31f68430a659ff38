"""The drawings of a scale of likelihood: whole, and as the strip that shows where one judgement stands on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from policybrief.document.graphics import Graphic, Label, Rect, Shape

WIDTH, BOX, ROW, GAP = 400.0, 32.0, 14.0, 3.0
"""The drawing: its width, the height of a box, of the row of judgements below it, the gap between boxes. It is as wide
as a column of text, so that its letters keep their size."""

STRIP, THIN = 8.0, 2.5
"""The height of the chosen step of a strip, and of the others."""

LARGEST, LETTER = 8.5, 0.53
"""The largest type, in points, and the average width of a letter as a share of it."""


def scale_graphic(terms: Sequence[str], ranges: Sequence[str], numbers: Sequence[Sequence[str]]) -> Graphic:
    """Seven boxes from the least to the most likely, each with its term and range; below each, the judgements made
    with it. A box in use differs by its outline and bold type, not by colour alone."""
    width = (WIDTH - GAP * (len(terms) - 1)) / len(terms)
    longest = max(len(line) for term in terms for line in _two_lines(term))
    size = round(min(LARGEST, (width - 2) / (longest * LETTER)), 2)
    shapes: list[Shape] = []
    for index, (term, span, used) in enumerate(zip(terms, ranges, numbers, strict=True)):
        shapes += _step(index * (width + GAP), width, size, term, span, used)
    return Graphic(width=WIDTH, height=BOX + ROW * 2, shapes=tuple(shapes))


def strip_graphic(count: int, chosen: int) -> Graphic:
    """A scale of `count` steps as a strip without words; the step `chosen` (from 0) stands up from the others."""
    width = (WIDTH - GAP * (count - 1)) / count
    heights = (STRIP if index == chosen else THIN for index in range(count))
    shapes = tuple(
        Rect(
            x=round(index * (width + GAP), 2), y=STRIP - height, width=round(width, 2), height=height,
            fill="accent" if index == chosen else "muted",
        )
        for index, height in enumerate(heights)
    )  # fmt: skip
    return Graphic(width=WIDTH, height=STRIP, shapes=shapes)


def _step(x: float, width: float, size: float, term: str, span: str, used: Sequence[str]) -> Iterator[Shape]:
    x, middle = round(x, 2), round(x + width / 2, 2)
    yield Rect(
        x=x, y=0.5, width=round(width, 2), height=BOX, fill="accent-soft" if used else "panel",
        stroke="accent" if used else "muted", stroke_width=1.5 if used else 0.5,
    )  # fmt: skip
    lines = _two_lines(term)
    for number, line in enumerate(lines):
        baseline = BOX / 2 + 3 + (number - (len(lines) - 1) / 2) * 10
        yield Label(x=middle, y=baseline, text=line, size=size, anchor="middle", strong=bool(used))
    yield Label(x=middle, y=BOX + 11, text=span, size=LARGEST, colour="muted", anchor="middle")
    if used:
        yield Label(
            x=middle,
            y=BOX + ROW + 10,
            text=", ".join(used),
            size=LARGEST,
            colour="accent",
            anchor="middle",
            strong=True,
        )


def _two_lines(term: str) -> list[str]:
    """A term on one line or two, broken where the two are most alike in length."""
    words = term.split()
    if len(term) <= 12 or len(words) < 2:
        return [term]
    breaks = ((" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words)))
    return list(min(breaks, key=lambda pair: max(map(len, pair))))
