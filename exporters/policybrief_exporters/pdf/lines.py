"""Lines: runs of text broken greedily at the widths of their words."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from policybrief_exporters.pdf.spans import Run, Span

BREAKABLE = re.compile(
    "(?<=[^\\s\\d-][-‐–—/])(?=[^\\W_])|(?<=[\u00ad\u200b])|(?<=[\u2e80-\u9fff\uac00-\ud7af\uff00-\uffef])"
)
"""Where a word may be broken: after a hyphen, dash or slash between letters, a soft hyphen, an ideograph."""

ROUNDING = 0.01
"""What a line may be wider than its column, so that a column as wide as its longest word has room for it."""

ENDLESS = 1000
"""No line holds a word of more letters than this."""

MOST_BALANCED = 6
"""Text of more lines than this is set as running text is."""

WHITE = re.compile("[ \t\n\r\x0b\x0c\x85\u1680\u2028\u2029\u205f]+")
"""White space at which lines are broken; spaces that do not break (U+00A0, U+202F) are no part of it."""


@dataclass(frozen=True, slots=True)
class Fragment:
    """A run on a line: how it is drawn, its text, where it begins from the line's start, and its width."""

    span: Span
    text: str
    x: float
    width: float


@dataclass(slots=True)
class Line:
    """A line: its fragments and its width without the space that ends it."""

    fragments: list[Fragment]
    width: float

    def text(self) -> str:
        """The line's characters."""
        return "".join(fragment.text for fragment in self.fragments)


def break_lines(runs: Sequence[Run], width: float) -> list[Line]:
    """The lines of `runs`, none wider than `width` but for single characters that are.

    A line ends with the space that it was broken at, so that its words stay apart when the text is read back.
    """
    breaker = Breaker(width)
    glued: list[tuple[Span, str]] = []
    for span, text in runs:
        if span is None:
            breaker.add_glued(glued)
            glued = []
            breaker.end_line()
            continue
        words = WHITE.split(text)
        if len(words) == 1:
            glued.append((span, text))
            continue
        if words[0]:
            glued.append((span, words[0]))
        breaker.add_glued(glued)
        breaker.space()
        breaker.add_words(span, words[1:-1])
        glued = [(span, words[-1])] if words[-1] else []
    breaker.add_glued(glued)
    return breaker.finish()


def balanced_lines(runs: Sequence[Run], width: float) -> list[Line]:
    """As few lines as `break_lines` makes, about equally long: for headings, where no word should stand alone."""
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
    return lines


class Breaker:
    """Fills lines with words as they come.

    The words of the fragment in hand stand in `_words`, a space between each; `_gap` says that a space is due before
    the next word, which is dropped where the line is broken.
    """

    __slots__ = ("_fragments", "_gap", "_limit", "_lines", "_span", "_start", "_words", "_x")

    def __init__(self, width: float) -> None:
        self._limit = max(width, 1.0) + ROUNDING
        self._lines: list[Line] = []
        self._fragments: list[Fragment] = []
        self._span: Span | None = None
        self._words: list[str] = []
        self._start = self._x = 0.0
        self._gap = False

    def space(self) -> None:
        """A space stands between what came and what comes."""
        self._gap = self._x > 0

    def add_words(self, span: Span, words: Sequence[str]) -> None:
        """Adds words with a space before and after each."""
        rest = iter(words)
        if span is not self._span:
            for word in rest:
                if word:
                    self._add(span, word)
                    self._gap = True
                    break
        widths, scale, limit = span.face.widths, span.size / 1000, self._limit
        space = widths[" "] * scale
        x = self._x
        for word in rest:
            if not word:
                continue
            end = x + space + widths[word] * scale
            if end <= limit and self._gap:
                self._words.append(word)
                x = end
                continue
            self._x = x
            self._add(span, word)
            self._gap = True
            x = self._x
        self._x = x

    def add_glued(self, parts: Sequence[tuple[Span, str]]) -> None:
        """Adds a word that is made of several runs, and kept on one line where it fits on one."""
        if len(parts) > 1:
            width = sum(span.face.widths[text] * span.size / 1000 for span, text in parts)
            if self._x and self._x + self._lead() + width > self._limit:
                self.end_line(space=self._gap)
        for span, text in parts:
            self._add(span, text)

    def end_line(self, *, space: bool = False) -> None:
        """Ends the line; `space` says that a space of the text was taken for the break."""
        width = self._x
        if space and self._span is not None:
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

    def _add(self, span: Span, word: str) -> None:
        """Adds a word, broken where the line is too short for it."""
        while word:
            # The rest of an endless word is not measured again for every line of it.
            width = span.face.widths[word] * span.size / 1000 if len(word) <= ENDLESS else math.inf
            room = self._limit - self._x - self._lead()
            if width <= room:
                self._append(span, word, width)
                return
            head = _head(span, word, room)
            if not head and self._x > 0:
                self.end_line(space=self._gap)
                continue
            head = head or _fitting(span, word, self._limit)
            shown = head[:-1] + "-" if head.endswith("\u00ad") else head
            self._append(span, shown, span.face.widths[shown] * span.size / 1000)
            word = word[len(head) :]
            if word:
                self.end_line()

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
            self._words[-1] += word
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
        if span.face.widths[head] * scale <= room:
            return head
    return ""


def _fitting(span: Span, word: str, room: float) -> str:
    """As many characters of a word as fit, one at least."""
    scale, character = span.size / 1000, span.face.character
    used = 0.0
    for index, char in enumerate(word):
        used += character[char] * scale
        if used > room and index:
            return word[:index]
    return word


def longest_word(runs: Sequence[Run]) -> float:
    """The width of the widest word: what a column needs, so that none is broken."""
    widest = glued = 0.0
    for span, text in runs:
        if span is None:
            glued = 0.0
            continue
        widths, scale = span.face.widths, span.size / 1000
        words = WHITE.split(text)
        glued += widths[words[0]] * scale
        widest = max(widest, glued)
        if len(words) > 1:
            widest = max(widest, max(widths[word] for word in words[1:]) * scale)
            glued = widths[words[-1]] * scale
    return widest


def whole_width(runs: Sequence[Run]) -> float:
    """The width of the runs on one line."""
    return sum(
        sum(map(span.face.character.__getitem__, text)) * span.size / 1000 for span, text in runs if span is not None
    )
