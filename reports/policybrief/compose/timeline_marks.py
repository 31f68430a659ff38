"""The marks of a timeline: what a date looks like on the axis.

What is known to the day is a point; a month, season or year is an outlined bar over all days it can mean; what lasts is
a full bar; what is approximate or uncertain has a broken outline, or is an open point, without a fill. So no meaning
rests on colour. A bar without an end runs on, with an arrow.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Literal

from msgspec import Struct

from policybrief.compose.time_scale import Days, TimeScale
from policybrief.document.graphics import Circle, Colour, Line, Rect, Shape
from policybrief.edtf import Edtf

BAR, RADIUS = 7.0, 3.5
"""The height of a bar, and the radius of a point."""

ARROW = 5.0
"""The length of an arrow."""

Look = Literal["day", "within", "period", "approximate"]
"""What a mark says: on that day; at some time within; all the while; about then."""

LOOKS: tuple[Look, ...] = ("day", "within", "period", "approximate")

_FILLS: Mapping[Look, Colour] = {"day": "accent", "within": "accent-soft", "period": "accent", "approximate": "paper"}
_DASH = (2.5, 1.5)


class Mark(Struct, frozen=True, kw_only=True):
    """A mark: from where to where it stands, what it says, whether it is a point, and at which ends it runs on."""

    left: float
    right: float
    look: Look
    point: bool
    runs_left: bool = False
    runs_right: bool = False

    def shapes(self, y: float) -> Iterator[Shape]:
        """The mark, its middle at the height y."""
        fill = _FILLS[self.look]
        if self.point:
            x = round((self.left + self.right) / 2, 2)
            yield Circle(x=x, y=y, radius=RADIUS, fill=fill, stroke="accent", stroke_width=1)
            return
        left = self.left + ARROW * self.runs_left
        right = self.right - ARROW * self.runs_right
        top, bottom = y - BAR / 2, y + BAR / 2
        yield Rect(x=left, y=top, width=round(right - left, 2), height=BAR, fill=fill)
        dash = _DASH if self.look == "approximate" else ()
        for path in self._outline(left, right, top, bottom):
            yield Line(points=path, stroke="accent", stroke_width=1, dash=dash)
        if self.runs_left:
            yield _arrow(left, self.left, y)
        if self.runs_right:
            yield _arrow(right, self.right, y)

    def _outline(
        self, left: float, right: float, top: float, bottom: float
    ) -> Iterator[tuple[tuple[float, float], ...]]:
        """The outline, without the ends at which the bar runs on."""
        if self.runs_left and self.runs_right:
            yield ((left, top), (right, top))
            yield ((left, bottom), (right, bottom))
        elif self.runs_left:
            yield ((left, top), (right, top), (right, bottom), (left, bottom))
        elif self.runs_right:
            yield ((right, top), (left, top), (left, bottom), (right, bottom))
        else:
            yield ((left, top), (right, top), (right, bottom), (left, bottom), (left, top))


def _arrow(start: float, tip: float, y: float) -> Line:
    return Line(points=((start, y - BAR / 2 - 2), (tip, y), (start, y + BAR / 2 + 2)), stroke="accent", stroke_width=1)


def mark(when: Edtf, span: Days, scale: TimeScale, width: float) -> Mark:
    """The mark of a date that covers `span`, in a drawing of that width. A bar too short to be seen is widened around
    its middle."""
    point = span[0] == span[1] and not when.interval
    look: Look = "day" if point else "period" if when.interval else "within"
    left, right = scale.x(span[0]), scale.x(span[1])
    if right - left < BAR:
        middle = (left + right) / 2
        left, right = middle - BAR / 2, middle + BAR / 2
    runs_left, runs_right = when.interval and when.lower == date.min, when.interval and when.upper == date.max
    return Mark(
        left=0.0 if runs_left else round(left, 2),
        right=width if runs_right else round(right, 2),
        look="approximate" if when.approximate or when.uncertain else look,
        point=point,
        runs_left=runs_left,
        runs_right=runs_right,
    )


def spans(dates: Sequence[Edtf]) -> list[Days]:
    """The first and last day of each date; an open end reaches a little further than the dates that are known."""
    ends = [day.toordinal() for when in dates for day in (when.lower, when.upper) if day not in (date.min, date.max)]
    if not ends:
        return []
    further = max(1, (max(ends) - min(ends)) // 12)
    first = max(min(ends) - further, date.min.toordinal())
    last = min(max(ends) + further, date.max.toordinal())
    return [
        (
            first if when.lower == date.min else when.lower.toordinal(),
            last if when.upper == date.max else when.upper.toordinal(),
        )
        for when in dates
    ]
