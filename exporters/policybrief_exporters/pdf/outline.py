"""The outline: the headings beside the pages, and the places that links lead to (ISO 32000-1, 12.3)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from msgspec import Struct

from policybrief_exporters.pdf.objects import Objects, string


class Bookmark(Struct, frozen=True):
    """An entry of the outline: how deep it stands (from 0), what it says, and the id of the block it leads to."""

    level: int
    title: str
    target: str


class Place(Struct, frozen=True):
    """Where a block stands: the index of its page, and its upper left corner."""

    page: int
    left: float
    top: float


def destination(place: Place, pages: Sequence[str], height: float) -> bytes:
    """A place as the destination of a link; `pages` are references, `height` is that of a page."""
    return f"[{pages[place.page]} /XYZ {max(place.left - 6, 0):.1f} {height - place.top + 6:.1f} null]".encode()


def write_outline(
    objects: Objects, bookmarks: Sequence[Bookmark], places: Mapping[str, Place], pages: Sequence[str], height: float
) -> str:
    """The reference to the outline's root, or "". The levels say each item's parent, siblings and children."""
    marks = [mark for mark in bookmarks if mark.target in places]
    if not marks:
        return ""
    where = [objects.reserve() for _ in marks]
    root = objects.reserve()
    parents = _parents(marks)
    children: dict[int, list[int]] = {}
    for index, parent in enumerate(parents):
        children.setdefault(parent, []).append(index)
    for index, mark in enumerate(marks):
        siblings = children[parents[index]]
        position = bisect_left(siblings, index)
        parts = [b"/Title " + string(mark.title), b"/Dest " + destination(places[mark.target], pages, height)]
        parts.append(f"/Parent {where[parents[index]] if parents[index] >= 0 else root}".encode())
        if position:
            parts.append(f"/Prev {where[siblings[position - 1]]}".encode())
        if position + 1 < len(siblings):
            parts.append(f"/Next {where[siblings[position + 1]]}".encode())
        if inner := children.get(index):
            closed = f"/First {where[inner[0]]} /Last {where[inner[-1]]} /Count {-len(inner)}"
            parts.append(closed.encode())
        objects.fill(where[index], b"<< " + b" ".join(parts) + b" >>")
    top = children[-1]
    ends = f"/First {where[top[0]]} /Last {where[top[-1]]}"
    objects.fill(root, f"<< /Type /Outlines {ends} /Count {len(top)} >>".encode())
    return root


def _parents(marks: Sequence[Bookmark]) -> list[int]:
    """For each mark the index of the one it stands under, -1 for none."""
    parents: list[int] = []
    open_marks: list[int] = []
    for index, mark in enumerate(marks):
        while open_marks and marks[open_marks[-1]].level >= mark.level:
            open_marks.pop()
        parents.append(open_marks[-1] if open_marks else -1)
        open_marks.append(index)
    return parents
