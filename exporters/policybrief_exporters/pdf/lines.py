"""Lines: runs of text broken greedily at the widths of their words."""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate, repeat
from operator import add

from msgspec import Struct

from policybrief_exporters.pdf import measures
from policybrief_exporters.pdf.hyphens import SOFT_HYPHEN, Hyphens
from policybrief_exporters.pdf.measures import split
from policybrief_exporters.pdf.spans import Run, Span

BREAKABLE = re.compile(
    "(?<=[^\\s\\d-][-‐–—/])(?=[^\\W_])|(?<=[\u00ad\u200b])|(?<=[\u2e80-\u9fff\uac00-\ud7af\uff00-\uffef])"
)
"""Where a word may be broken: after a hyphen, dash or slash between letters, a soft hyphen, an ideograph."""

ROUNDING = 0.01
"""What a line may be wider than its column, so that a column as wide as its longest word has room for it."""

ENDLESS = 1000
"""No line holds a word of more letters than this."""

SHORT = 100
"""Text of no more letters is first tried on one line."""

ZONE = 0.13
"""The share of a line that may be left empty before the next word is divided: about ten letters of running text."""

LEAST_ZONE = 4.0
"""The same in narrow columns, as a multiple of the size of the type."""

MOST_HYPHENS = 2
"""So many lines in a row may end with hyphens."""

RUNT = 0.08
"""A last line that fills a smaller share of its width looks like a leftover."""

TIGHTER = (0.97, 0.94, 0.91)
"""How far lines are narrowed to lengthen such a last line."""


class Fragment(Struct):
    """A run on a line: how it is drawn, its text, how far its left edge is from the line's, and its width.

    `rtl` tells that it is read from right to left.
    """

    span: Span
    text: str
    x: float
    width: float
    rtl: bool = False


class Line(Struct):
    """A line: its fragments in the order in which they are read, and its width without the space that ends it.

    `rtl` tells that it belongs to a paragraph that runs from right to left.
    """

    fragments: list[Fragment]
    width: float
    rtl: bool = False

    def text(self) -> str:
        """The line's characters."""
        return "".join(fragment.text for fragment in self.fragments)


def break_lines(
    runs: Sequence[Run], width: float, hyphens: Hyphens | None = None, *, zone: float = ZONE
) -> list[Line]:  # fmt: skip
    """The lines of `runs`, none wider than `width` but for single characters that are.

    A line ends with the space that it was broken at, so that its words stay apart when the text is read back. With
    `hyphens`, a word that would leave more than the `zone` of a line empty is divided, and one that no line holds; such
    a line ends with U+00AD, for which a hyphen is drawn. A `zone` of 1 divides only words that no line holds.
    """
    if len(runs) == 1 and (line := _only_line(*runs[0], width)):
        return [line]
    breaker = Breaker(width, hyphens, zone)
    glued: list[tuple[Span, str]] = []
    for span, text in runs:
        if span is None:
            breaker.add_glued(glued)
            glued = []
            breaker.end_line(space=True)  # so that the words before and after stay apart when they are read back
            continue
        words = split(text)
        if len(words) == 1:
            glued.append((span, text))
            continue
        if words[0]:
            glued.append((span, words[0]))
        breaker.add_glued(glued)
        breaker.space()
        breaker.add_words(span, words[1:-1], plain=SOFT_HYPHEN not in text)
        glued = [(span, words[-1])] if words[-1] else []
    breaker.add_glued(glued, last=True)
    return breaker.finish()


def paragraph_lines(
    runs: Sequence[Run], width: float, hyphens: Hyphens | None = None, *, zone: float = ZONE
) -> list[Line]:  # fmt: skip
    """The lines that `break_lines` makes, a little narrower where else the last would hold a short word alone."""
    lines = break_lines(runs, width, hyphens, zone=zone)
    if len(lines) > 1 and lines[-1].width < width * RUNT:
        for share in TIGHTER:
            tried = break_lines(runs, width * share, hyphens, zone=zone)
            if len(tried) == len(lines) and tried[-1].width > width * RUNT:
                return tried
    return lines


def _only_line(span: Span | None, text: str, width: float) -> Line | None:
    """The line of a short text that fits on one: what most cells and labels are."""
    if span is None or len(text) > SHORT or SOFT_HYPHEN in text:
        return None
    words = split(text)
    if not words[0] or not words[-1]:
        return None
    taken = measures.width(span, words)
    return Line([Fragment(span, " ".join(words), 0.0, taken)], taken) if taken <= width + ROUNDING else None


class Breaker:
    """Fills lines with words as they come.

    The words of the fragment in hand stand in `_words`, a space between each; `_gap` says that a space is due before
    the next word, which is dropped where the line is broken.
    """

    __slots__ = (
        "_fragments", "_gap", "_hyphens", "_in_a_row", "_limit", "_lines", "_span", "_start", "_words", "_x", "_zone",
    )  # fmt: skip

    def __init__(self, width: float, hyphens: Hyphens | None = None, zone: float = ZONE) -> None:
        self._limit = max(width, 1.0) + ROUNDING
        self._hyphens, self._zone = hyphens, width * zone
        self._in_a_row = 0
        self._lines: list[Line] = []
        self._fragments: list[Fragment] = []
        self._span: Span | None = None
        self._words: list[str] = []
        self._start = self._x = 0.0
        self._gap = False

    def space(self) -> None:
        """A space stands between what came and what comes."""
        self._gap = self._x > 0

    def add_words(self, span: Span, words: Sequence[str], *, plain: bool) -> None:
        """Adds words with a space before and after each; no soft hyphen stands in `plain` ones."""
        index, count = 0, len(words)
        if not plain or (words and (span is not self._span or not self._gap)):
            index = 1 if plain else count
            for word in words[:index]:
                self._add(span, word)
                self._gap = True
        if index == count:
            return
        widths, scale = span.face.widths, span.size / 1000
        space = widths[" "]
        ends = list(accumulate(map(add, map(widths.__getitem__, words), repeat(space))))
        while index < count:
            before = ends[index - 1] if index else 0.0
            lead = 0.0 if self._words else space
            fitting = bisect_right(ends, before + lead + (self._limit - self._x) / scale, index)
            if fitting > index:
                self._words += words[index:fitting]
                self._x += (ends[fitting - 1] - before - lead) * scale
                index = fitting
            elif self._words and self._is_full(span, words[index]):
                self.end_line(space=True)
                continue
            else:
                self._add(span, words[index])
                index += 1
            self._gap = True

    def add_glued(self, parts: Sequence[tuple[Span, str]], *, last: bool = False) -> None:
        """Adds a word that is made of several runs, and kept on one line where it fits on one.

        Where it is the `last` of a text, it is divided only if no line holds it.
        """
        whole = last or len(parts) > 1
        if len(parts) > 1:
            width = sum(span.face.widths[text] * span.size / 1000 for span, text in parts)
            if self._x and self._x + self._lead() + width > self._limit:
                self.end_line(space=self._gap)
        for span, text in parts:
            self._add(span, text, whole=whole)

    def end_line(self, *, space: bool = False, hyphen: bool = False) -> None:
        """Ends the line; `space` says that a space was taken for the break, `hyphen` that a word is divided."""
        width = self._x
        self._in_a_row = self._in_a_row + 1 if hyphen else 0
        if space and self._words:
            self._words.append("")
        self._flush()
        self._lines.append(Line(self._fragments, width))
        self._fragments = []
        self._start = self._x = 0.0
        self._gap = False

    def finish(self) -> list[Line]:
        """The lines, the last one ended."""
        if self._x > 0 or self._fragments or self._words or not self._lines:
            self.end_line()
        return self._lines

    def _lead(self) -> float:
        return self._span.face.widths[" "] * self._span.size / 1000 if self._gap and self._span else 0.0

    def _add(self, span: Span, word: str, *, whole: bool = False) -> None:
        """Adds a word, broken where the line is too short for it; a `whole` one is not divided for the zone's sake."""
        while word:
            shown = word.replace(SOFT_HYPHEN, "")
            # The rest of an endless word is not measured again for every line of it.
            width = span.face.widths[shown] * span.size / 1000 if len(word) <= ENDLESS else math.inf
            room = self._limit - self._x - self._lead()
            if width <= room:
                self._append(span, shown, width)
                return
            head = _head(span, word, room)
            if not head:
                divided = self._divided(span, word, room, whole=whole)
                head = "" if divided is word else _head(span, divided, room)
                word = divided if head else word
            if not head and self._x > 0:
                self.end_line(space=self._gap)
                continue
            head = head or _fitting(span, word, self._limit)
            shown = _shown(head)
            self._append(span, shown, span.face.widths[shown] * span.size / 1000)
            word = word[len(head) :]
            if word:
                self.end_line(hyphen=shown.endswith(SOFT_HYPHEN))

    def _is_full(self, span: Span, word: str) -> bool:
        """Whether the line ends before the word, as the word is not to be divided nor broken at a hyphen of its own."""
        room = self._limit - self._x
        return (self._hyphens is None or room < max(self._zone, LEAST_ZONE * span.size)) and not BREAKABLE.search(word)

    def _divided(self, span: Span, word: str, room: float, *, whole: bool) -> str:
        """The word divided where no line holds it, or where this line would be too empty without a part of it."""
        if self._hyphens is None:
            return word
        if self._x and (whole or self._in_a_row >= MOST_HYPHENS or room < max(self._zone, LEAST_ZONE * span.size)):
            return word
        return self._hyphens.divided(span, word, names=not self._x)

    def _append(self, span: Span, word: str, width: float) -> None:
        if self._gap:
            self._x += self._lead()
            self._gap = False
            self._words.append(word if span is self._span else "")
            if span is self._span:
                self._x += width
                return
        if span is not self._span or not self._words:
            self._flush()
            self._span, self._start = span, self._x
            self._words.append(word)
        else:
            before = self._words[-1]
            self._words[-1] = before + word
            widths = span.face.widths
            width = (widths[before + word] - widths[before]) * span.size / 1000  # the joint is kerned as well
        self._x += width

    def _flush(self) -> None:
        if self._span is not None and self._words:
            self._fragments.append(Fragment(self._span, " ".join(self._words), self._start, self._x - self._start))
        self._words = []
        self._start = self._x


def _head(span: Span, word: str, room: float) -> str:
    """The longest part of a word that may stand alone before a break and fits, or ""."""
    scale = span.size / 1000
    for match in reversed(list(BREAKABLE.finditer(word[:400]))):
        head = word[: match.end()]
        if span.face.widths[_shown(head)] * scale <= room:
            return head
    return ""


def _shown(head: str) -> str:
    """What is drawn of a part of a word: soft hyphens only at its end."""
    return head[:-1].replace(SOFT_HYPHEN, "") + head[-1:]


def _fitting(span: Span, word: str, room: float) -> str:
    """As many characters of a word as fit, one at least."""
    scale, character = span.size / 1000, span.face.character
    used = 0.0
    for index, char in enumerate(word):
        used += character[char] * scale
        if used > room and index:
            return word[:index]
    return word
