"""Ordering: lines broken in the order in which they are read, put into the order in which they are seen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from policybrief.document.direction import right_to_left, runs_from_right
from policybrief_exporters.pdf.bidi import levels, visual_order
from policybrief_exporters.pdf.fonts import Typeface
from policybrief_exporters.pdf.lines import Fragment, Line
from policybrief_exporters.pdf.spans import Run


def ordered(lines: list[Line], runs: Sequence[Run], *, mirrored: bool) -> list[Line]:
    """The lines of a paragraph, each fragment of them where it is seen.

    `runs` is what the lines were broken from; `mirrored` says that the document runs from right to left. Fragments are
    cut where the direction changes, and stay in the order in which they are read.
    """
    if not mirrored and not any(right_to_left(text) for _, text in runs):
        return lines
    text = "".join(line.text() for line in lines)
    rtl = runs_from_right(text, otherwise=mirrored)
    if rtl or right_to_left(text):
        found, start = levels(text, rtl=rtl), 0
        for line in lines:
            end = start + len(line.text())
            _place(line, found[start:end], rtl=rtl)
            start = end
    return lines


def string_fragments(face: Typeface, text: str, *, mirrored: bool) -> Iterator[tuple[str, float, bool]]:
    """The parts of a text of one face in the order in which they are read: each one's text, the distance of its left
    edge from the whole's, in thousandths of the size, and whether it is read from right to left."""
    rtl = runs_from_right(text, otherwise=mirrored)
    if not rtl and not right_to_left(text):
        yield text, 0.0, False
        return
    parts = list(_stretches(text, levels(text, rtl=rtl)))
    edges = _edges([face.measure(part, rtl=level % 2 == 1) for part, level in parts], [level for _, level in parts])
    for (part, level), x in zip(parts, edges, strict=True):
        yield part, x, level % 2 == 1


def _place(line: Line, found: list[int], *, rtl: bool) -> None:
    """Cuts and places the fragments of a line by the levels of its characters."""
    kept = len(line.text().rstrip(" "))
    found[kept:] = [int(rtl)] * (len(found) - kept)  # the space that ends a line stands at its end (UAX 9, L1)
    fragments: list[Fragment] = []
    their_levels: list[int] = []
    at = ending = 0.0
    start = 0
    for fragment in line.fragments:
        end = start + len(fragment.text)
        for text, level in _stretches(fragment.text, found[start:end]):
            width = fragment.span.face.measure(text, rtl=level % 2 == 1) * fragment.span.size / 1000
            fragments.append(Fragment(fragment.span, text, at, width, level % 2 == 1))
            their_levels.append(level)
        start = end
    if fragments and fragments[-1].text.endswith(" "):
        last = fragments[-1].span
        ending = last.face.widths[" "] * last.size / 1000
    for fragment, x in zip(fragments, _edges([one.width for one in fragments], their_levels), strict=True):
        fragment.x = x - (ending if rtl else 0.0)
    line.fragments, line.rtl = fragments, rtl
    line.width = sum(fragment.width for fragment in fragments) - ending


def _stretches(text: str, found: Sequence[int]) -> Iterator[tuple[str, int]]:
    """The text cut where the level changes."""
    start = 0
    for level, group in groupby(found):
        end = start + sum(1 for _ in group)
        yield text[start:end], level
        start = end


def _edges(widths: Sequence[float], found: Sequence[int]) -> list[float]:
    """The left edges of pieces of these widths and levels, from the left edge of all."""
    edges = [0.0] * len(widths)
    x = 0.0
    for place in visual_order(found):
        edges[place] = x
        x += widths[place]
    return edges
