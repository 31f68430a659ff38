"""A timeline drawn to scale over one axis of time.

Events are named beside their marks, a row for each, the earliest first. Where there are too many for that, or their
names are too long, the marks have the numbers of the events in their table, and share lanes. Labels keep clear of each
other, of the marks and of the edges by the way they are placed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from msgspec import Struct

from policybrief.compose.lettering import PITCH, SIZE, lines, width
from policybrief.compose.time_scale import TimeScale, Unit, time_scale
from policybrief.compose.timeline_marks import BAR, LOOKS, Look, Mark, mark, spans
from policybrief.document.graphics import Anchor, Colour, Graphic, Label, Line, Rect, Shape
from policybrief.edtf import Edtf

WIDTH, INSET = 400.0, 14.0
"""The width of the drawing, and how far its axis keeps from its sides."""

FEWEST = 3
"""From how many events on a drawing says more than their table."""

TALLEST, MOST_LINES, WIDEST = 250.0, 3, 230.0
"""The room for rows with names: their height together, the lines of a name, its width."""

MOST_LANES = 20
"""The most lanes of numbers: where more events coincide, a drawing says nothing."""

NEAR, ROW_GAP, LANE = 6.0, 7.0, 15.0
"""How far a label keeps from its mark, a row from the next; the height of a lane."""


class Dated(Struct, frozen=True, kw_only=True):
    """An event: its date, as read and as printed, what happened, and its number in the table."""

    when: Edtf
    date: str
    text: str
    number: str


class Words(Struct, frozen=True, kw_only=True):
    """What the drawing says besides the events: a mark of the axis in two lines, and what each look means."""

    tick: Callable[[date, Unit], tuple[str, str]]
    look: Callable[[Look], str]


class Timeline(Struct, frozen=True):
    """A drawn timeline; `numbered` where its events are known by the numbers of their table."""

    graphic: Graphic
    numbered: bool


def timeline_graphic(events: Sequence[Dated], words: Words) -> Timeline | None:
    """The timeline of events in their order, or None where a drawing would say nothing: for fewer than three, for
    events of a single day, and where too many coincide."""
    days = spans([event.when for event in events])
    if len(events) < FEWEST or len({day for span in days for day in span}) < 2:
        return None
    scale = time_scale(days, INSET, WIDTH - INSET)
    marks = [mark(event.when, span, scale, WIDTH) for event, span in zip(events, days, strict=True)]
    rows = _rows(events, marks)
    placed, height = rows or _lanes(events, marks)
    if height > MOST_LANES * LANE:
        return None
    axis, bottom = _axis(scale, height, words)
    legend, bottom = _legend(marks, bottom, words)
    shapes = (*_grid(scale, height), *placed, *axis, *legend)
    return Timeline(Graphic(width=WIDTH, height=round(bottom, 2), shapes=shapes), rows is None)


class _Name(Struct, frozen=True):
    """A name beside or below its mark: where its lines stand and which way, its lines, how far below the mark."""

    x: float
    anchor: Anchor
    lines: tuple[str, ...]
    below: float = 0.0

    @property
    def height(self) -> float:
        return self.below + PITCH * len(self.lines)

    def shapes(self, top: float) -> Iterator[Shape]:
        """The lines, the first one strong, on a ground that the lines of the axis do not cross."""
        wide = max(width(line, strong=number == 0) for number, line in enumerate(self.lines))
        left = self.x if self.anchor == "start" else self.x - wide
        yield Rect(
            x=round(left - 1, 2), y=top + self.below, width=round(wide + 2, 2), height=PITCH * len(self.lines),
            fill="paper",
        )  # fmt: skip
        for number, line in enumerate(self.lines):
            y = round(top + self.below + PITCH * number + PITCH * 0.78, 2)
            yield Label(x=self.x, y=y, text=line, size=SIZE, anchor=self.anchor, strong=number == 0)


def _rows(events: Sequence[Dated], marks: Sequence[Mark]) -> tuple[list[Shape], float] | None:
    """A row for each event with its date and name, and the height of all; None where there is no room for them."""
    shapes: list[Shape] = []
    top = 0.0
    for event, drawn in zip(events, marks, strict=True):
        name = _name(event, drawn)
        if name is None or top + name.height > TALLEST:
            return None
        shapes += name.shapes(top)
        shapes += drawn.shapes(round(top + PITCH / 2, 2))
        top = round(top + name.height + ROW_GAP, 2)
    return shapes, top


def _name(event: Dated, drawn: Mark) -> _Name | None:
    """The name of an event on the side of its mark where it takes fewer lines, else below it."""
    right, left = round(drawn.right + NEAR, 2), round(drawn.left - NEAR, 2)
    sides: tuple[tuple[float, Anchor, float], ...] = ((right, "start", WIDTH - right), (left, "end", left))
    beside = [_Name(x, anchor, broken) for x, anchor, room in sides if (broken := _broken(event, room))]
    if beside:
        return min(beside, key=lambda name: len(name.lines))
    broken = _broken(event, WIDEST)
    start = max(0.0, min(drawn.left, WIDTH - WIDEST))
    return _Name(start, "start", broken, below=PITCH) if broken else None


def _broken(event: Dated, room: float) -> tuple[str, ...]:
    """The date and the name on lines that fit; nothing where they do not."""
    room = min(room, WIDEST)
    text = lines(event.text, room)
    fits = width(event.date, strong=True) <= room and max(map(width, text)) <= room and len(text) <= MOST_LINES
    return (event.date, *text) if fits else ()


def _lanes(events: Sequence[Dated], marks: Sequence[Mark]) -> tuple[list[Shape], float]:
    """The marks with the numbers of their events, each in the first lane with room, and the height of all lanes."""
    ends: list[float] = []
    shapes: list[Shape] = []
    for event, drawn in zip(events, marks, strict=True):
        wide = width(event.number, strong=True) + NEAR / 2
        behind = drawn.right + wide <= WIDTH
        start, end = (drawn.left, drawn.right + wide) if behind else (drawn.left - wide, drawn.right)
        lane = next((lane for lane, reached in enumerate(ends) if reached + NEAR <= start), len(ends))
        ends[lane : lane + 1] = [end]
        y = LANE * lane + LANE / 2
        shapes += drawn.shapes(y)
        x = drawn.right + NEAR / 2 if behind else drawn.left - NEAR / 2
        shapes.append(
            Label(
                x=round(x, 2), y=y + SIZE * 0.35, text=event.number, size=SIZE, anchor="start" if behind else "end",
                strong=True,
            )
        )  # fmt: skip
    return shapes, LANE * len(ends) + 2


def _grid(scale: TimeScale, height: float) -> Iterator[Shape]:
    for day in scale.marks:
        x = scale.x(day.toordinal())
        yield Line(points=((x, 0), (x, height)), stroke="rule", stroke_width=0.5)


def _axis(scale: TimeScale, top: float, words: Words) -> tuple[list[Shape], float]:
    """The axis with its marks, and where it is broken two strokes."""
    shapes: list[Shape] = []
    for stretch in scale.stretches:
        shapes.append(Line(points=((stretch.left, top), (stretch.right, top)), stroke="ink", stroke_width=1))
    for x in scale.breaks:
        for shift in (-3.0, 2.0):
            foot = round(x + shift, 2)
            shapes.append(Line(points=((foot, top + 5), (foot + 3, top - 5)), stroke="ink", stroke_width=1))
    for day in scale.marks:
        x = scale.x(day.toordinal())
        shapes.append(Line(points=((x, top), (x, top + 4)), stroke="ink", stroke_width=0.75))
    small, large = _tick_labels(scale, words)
    shapes += _row_of_labels(small, top + 5 + PITCH, "ink")
    shapes += _row_of_labels(large, top + 5 + PITCH * 2, "muted")
    return shapes, top + 8 + PITCH * (2 if large else 1)


def _tick_labels(scale: TimeScale, words: Words) -> tuple[list[tuple[float, str]], list[tuple[float, str]]]:
    """The words below the marks: a line for each mark, a second one where it changes, as the year does."""
    small: list[tuple[float, str]] = []
    large: list[tuple[float, str]] = []
    starts = {stretch.left for stretch in scale.stretches}
    before = ""
    for day in scale.marks:
        x = scale.x(day.toordinal())
        mark_words, wider = words.tick(day, scale.unit)
        small.append((x, mark_words))
        if wider and (wider != before or x in starts):
            large.append((x, wider))
        before = wider
    return small, large


def _row_of_labels(labels: Sequence[tuple[float, str]], y: float, colour: Colour) -> Iterator[Shape]:
    """Labels around their places, within the box; where they would touch, the later one stays."""
    free = WIDTH
    for x, text in reversed(labels):
        half = width(text) / 2
        x = round(min(max(x, half), WIDTH - half), 2)
        if x + half <= free:
            yield Label(x=x, y=y, text=text, size=SIZE, colour=colour, anchor="middle")
            free = x - half - 4


def _legend(marks: Sequence[Mark], top: float, words: Words) -> tuple[list[Shape], float]:
    """What the looks mean; nothing where every event is known to its day."""
    used = {drawn.look: drawn.point for drawn in reversed(marks)}
    if set(used) == {"day"}:
        return [], top
    shapes: list[Shape] = []
    x, y = 0.0, top + 6
    for look in LOOKS:
        if look not in used:
            continue
        said = words.look(look)
        needed = 20 + width(said) + 14
        if x and x + needed > WIDTH:
            x, y = 0.0, y + PITCH + 2
        shapes += Mark(left=x, right=x + (BAR if used[look] else 14), look=look, point=used[look]).shapes(y + 3)
        shapes.append(Label(x=x + (BAR if used[look] else 14) + 5, y=y + 6, text=said, size=SIZE, colour="muted"))
        x = round(x + needed, 2)
    return shapes, y + PITCH + 2
