"""The grid of likelihood and impact, five by five. A cell says by its place and its numbers what it means; its colour
only repeats it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from policybrief.document.graphics import Colour, Graphic, Label, Rect, Shape

LEVELS = ("very-low", "low", "medium", "high", "very-high")
"""The degrees of both axes, from the least."""

CELL_WIDTH, CELL_HEIGHT = 60.0, 22.0
LEFT, TOP, BOTTOM = 74.0, 14.0, 30.0
"""Room for the words of the vertical axis, its name above it, and the words and the name of the horizontal axis."""

A_LINE = 5
"""How many risks a line of a cell names."""

MOST_LINES = 2
"""How many lines a cell has room for."""


def matrix_graphic(
    risks: Sequence[tuple[str, str, str]], *, words: Sequence[str], likelihood: str, impact: str
) -> Graphic:
    """The grid with the numbers of the risks in their cells.

    Args:
        risks: number, likelihood and impact of each.
        words: the five degrees as they are printed, from the least.
        likelihood, impact: the names of the axes; likelihood is the vertical one.
    """
    shapes: list[Shape] = [Label(x=0, y=9, text=likelihood, size=8.5, strong=True)]
    for row in range(5):
        for column in range(5):
            here = [number for number, *place in risks if place == [LEVELS[row], LEVELS[column]]]
            shapes += _cell(row, column, here)
    for index, word in enumerate(words):
        shapes.append(Label(x=LEFT - 6, y=_y(index) + CELL_HEIGHT / 2 + 3, text=word, size=8.5, anchor="end"))
        shapes.append(Label(x=_x(index) + CELL_WIDTH / 2, y=_y(-1) + 11, text=word, size=8.5, anchor="middle"))
    end = _x(5)
    shapes.append(Label(x=end, y=_y(-1) + 24, text=impact, size=8.5, anchor="end", strong=True))
    return Graphic(width=end, height=_y(-1) + BOTTOM, shapes=tuple(shapes))


def _cell(row: int, column: int, numbers: Sequence[str]) -> Iterator[Shape]:
    yield Rect(
        x=_x(column), y=_y(row), width=CELL_WIDTH, height=CELL_HEIGHT, fill=_grade(row, column), stroke="muted",
        stroke_width=0.5,
    )  # fmt: skip
    lines = [numbers[start : start + A_LINE] for start in range(0, len(numbers), A_LINE)][:MOST_LINES]
    for index, line in enumerate(lines):
        more = " …" if index == MOST_LINES - 1 and len(numbers) > A_LINE * MOST_LINES else ""
        baseline = _y(row) + CELL_HEIGHT / 2 + 3 + (index - (len(lines) - 1) / 2) * 9
        yield Label(
            x=_x(column) + CELL_WIDTH / 2,
            y=baseline,
            text=", ".join(line) + more,
            size=8.5,
            anchor="middle",
            strong=True,
        )


def _grade(row: int, column: int) -> Colour:
    """The colour of a cell by the product of its two degrees, counted from 1."""
    product = (row + 1) * (column + 1)
    return "high" if product >= 12 else "medium" if product >= 5 else "low"


def _x(column: int) -> float:
    return LEFT + column * CELL_WIDTH


def _y(row: int) -> float:
    """The upper edge of a row, counted from the lowest; -1 gives the lower edge of the grid."""
    return TOP + (4 - row) * CELL_HEIGHT
