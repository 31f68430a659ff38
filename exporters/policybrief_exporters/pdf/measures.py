"""Measures of text before it is broken into lines: its words, the widest of them, its width on one line."""

from __future__ import annotations

import re
from collections.abc import Sequence

from policybrief_exporters.pdf.hyphens import SOFT_HYPHEN
from policybrief_exporters.pdf.spans import Run, Span

WHITE = re.compile("[ \t\n\r\x0b\x0c\x85\u1680\u2028\u2029\u205f]+")
"""White space at which lines are broken; spaces that do not break (U+00A0, U+202F) are no part of it."""


def split(text: str) -> list[str]:
    """The words of a text, the first and the last of them empty where it begins or ends with white space."""
    if text.isprintable() and "  " not in text:
        return text.split(" ")
    return WHITE.split(text)


def width(span: Span, words: Sequence[str]) -> float:
    """The width of words with a space between each, in points."""
    widths = span.face.widths
    return (sum(map(widths.__getitem__, words)) + widths[" "] * (len(words) - 1)) * span.size / 1000


def whole_width(runs: Sequence[Run]) -> float:
    """The width of the runs on one line, in points."""
    return sum(width(span, text.replace(SOFT_HYPHEN, "").split(" ")) for span, text in runs if span is not None)


def longest_word(runs: Sequence[Run]) -> float:
    """The width of the widest word, in points: what a column needs, so that none is broken."""
    widest = glued = 0.0
    for span, text in runs:
        if span is None:
            glued = 0.0
            continue
        widths, scale = span.face.widths, span.size / 1000
        words = split(text.replace(SOFT_HYPHEN, ""))
        glued += widths[words[0]] * scale
        widest = max(widest, glued)
        if len(words) > 1:
            widest = max(widest, max(widths[word] for word in words[1:]) * scale)
            glued = widths[words[-1]] * scale
    return widest
