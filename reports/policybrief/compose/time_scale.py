"""The axis of a timeline: from when to when, in days, months, quarters or years, with at most one break.

Every stretch of the axis has the same scale. Where nothing happens for most of the time, as between a treaty
of long ago and the events of a summer, the axis is broken there, and says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Literal

from msgspec import Struct

Unit = Literal["day", "month", "year"]

MARKS = 10
"""The most marks that an axis is given."""

BREAK = 24.0
"""The width of a break, in units."""

_LARGEST_GAP, _FEWEST = 0.8, 3
"""The share of the time without events above which the axis is broken, and how many spans one side of the break must
have: two would have no scale that says anything."""

_STEPS: tuple[tuple[Unit, int, int], ...] = (
    ("day", 1, 1), ("day", 2, 2), ("day", 7, 7), ("month", 1, 30), ("month", 3, 91),
    *(("year", years, years * 365) for years in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)),
)  # fmt: skip
"""The steps between marks, the finest first: unit, count, and about how many days that is."""

Days = tuple[int, int]
"""A first and a last day, as ordinals of the Gregorian calendar."""


class Stretch(Struct, frozen=True):
    """A part of the axis without a break: its first and last day and where they stand."""

    first: int
    last: int
    left: float
    right: float


class TimeScale(Struct, frozen=True):
    """An axis: its stretches, one or two, and the marks on them, at steps of `step` units."""

    unit: Unit
    step: int
    stretches: tuple[Stretch, ...]
    marks: tuple[date, ...]

    def x(self, day: int) -> float:
        """Where a day stands; one in a break, at the break."""
        for stretch in self.stretches:
            if day <= stretch.last:
                share = max(day - stretch.first, 0) / (stretch.last - stretch.first)
                return round(stretch.left + share * (stretch.right - stretch.left), 2)
        return self.stretches[-1].right

    @property
    def breaks(self) -> tuple[float, ...]:
        """The middle of the break, if there is one."""
        pairs = zip(self.stretches, self.stretches[1:], strict=False)
        return tuple(round((before.right + after.left) / 2, 2) for before, after in pairs)


def time_scale(spans: Sequence[Days], left: float, right: float) -> TimeScale:
    """The axis that holds all spans of days, drawn from `left` to `right`."""
    parts = _parts(spans)
    covered = sum(last - first for first, last in parts)
    unit, step = next((unit, step) for unit, step, days in _STEPS if covered / days <= MARKS - len(parts))
    marks = [_marks(*part, unit, step) for part in parts]
    if len(marks) == 2 and marks[0][-1] >= marks[1][0]:
        marks = [_marks(parts[0][0], parts[1][1], unit, step)]
    days = [found[-1].toordinal() - found[0].toordinal() for found in marks]
    unit_width = (right - left - BREAK * (len(marks) - 1)) / sum(days)
    stretches: list[Stretch] = []
    for found, length in zip(marks, days, strict=True):
        start = stretches[-1].right + BREAK if stretches else left
        end = round(start + length * unit_width, 2)
        stretches.append(Stretch(found[0].toordinal(), found[-1].toordinal(), start, end))
    return TimeScale(unit, step, tuple(stretches), tuple(mark for found in marks for mark in found))


def _parts(spans: Sequence[Days]) -> list[Days]:
    """The time to be shown, in two parts where it is broken."""
    first, last = min(start for start, _ in spans), max(end for _, end in spans)
    reached, gap = first, (first, first)
    for start, end in sorted(spans):
        gap = max(gap, (reached, start), key=lambda ends: ends[1] - ends[0])
        reached = max(reached, end)
    sides = ({span for span in spans if span[1] <= gap[0]}, {span for span in spans if span[0] >= gap[1]})
    if gap[1] - gap[0] > (last - first) * _LARGEST_GAP and max(map(len, sides)) >= _FEWEST:
        return [(first, gap[0]), (gap[1], last)]
    return [(first, last)]


def _marks(first: int, last: int, unit: Unit, step: int) -> list[date]:
    """The marks from the last one no later than `first` to the first one no earlier than `last`, two at least."""
    found: list[date] = []
    # The last day of the calendar has no later mark, only an earlier one.
    for mark in _counted(date.fromordinal(min(first, date.max.toordinal() - 1)), unit, step):
        found.append(mark)
        if len(found) > 1 and mark.toordinal() >= last:
            break
    return found


def _counted(day: date, unit: Unit, step: int) -> Iterator[date]:
    """The marks from `day`, or the last one before it, to the end of the calendar."""
    match unit:
        case "day":
            yield from map(date.fromordinal, range(day.toordinal(), date.max.toordinal(), step))
        case "month":
            first = day.year * 12 + (day.month - 1) // step * step
            yield from (date(month // 12, month % 12 + 1, 1) for month in range(first, 10_000 * 12, step))
        case "year":
            yield from (date(max(year, 1), 1, 1) for year in range(day.year // step * step, 10_000, step))
    yield date.max
