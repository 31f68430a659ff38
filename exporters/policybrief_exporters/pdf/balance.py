"""Balance: headings on lines that are about equally long, so that no word stands alone."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

from policybrief_exporters.pdf.lines import Line, break_lines
from policybrief_exporters.pdf.measures import longest_word, split
from policybrief_exporters.pdf.measures import width as width_of
from policybrief_exporters.pdf.spans import Run, Span

MOST_BALANCED = 6
"""Text of more lines than this is set as running text is."""


def balanced_lines(runs: Sequence[Run], width: float) -> list[Line]:
    """As few lines as `break_lines` makes, about equally long."""
    lines = break_lines(runs, width)
    if not 1 < len(lines) <= MOST_BALANCED:
        return lines
    low, high = max(width / 2, longest_word(runs)), width
    while high - low > width * 0.02:
        middle = (low + high) / 2
        tried = break_lines(runs, middle)
        if len(tried) == len(lines):
            lines, high = tried, middle
        else:
            low = middle
    # Of three lines and more, the inner ones may still be short.
    if len(lines) > 2 and len(runs) == 1 and runs[0][0] is not None:
        evened = break_lines(_evened(runs[0][0], split(runs[0][1]), len(lines), high), high)
        return evened if len(evened) == len(lines) else lines
    return lines


def _evened(span: Span, words: Sequence[str], count: int, room: float) -> list[Run]:
    """The words on `count` lines whose empty rests, squared, are least in sum, as runs with breaks between them."""
    best: list[tuple[float, tuple[int, ...]]] = [(0.0, ()), *[(inf, ())] * len(words)]
    for _ in range(count):
        following: list[tuple[float, tuple[int, ...]]] = [(inf, ())] * (len(words) + 1)
        for start, (rest, ends) in enumerate(best):
            for end in range(start + 1, len(words) + 1 if rest < inf else 0):
                empty = room - width_of(span, words[start:end])
                if empty < 0:
                    break
                following[end] = min(following[end], (rest + empty**2, (*ends, end)))
        best = following
    runs: list[Run] = []
    start = 0
    for end in best[-1][1] or (len(words),):
        runs += [(span, " ".join(words[start:end])), (None, "")]
        start = end
    return runs[:-1]
