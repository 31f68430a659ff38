"""Inlines as spans: text in one face, size and colour, with what it leads to."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, assert_never

from msgspec import Struct

from policybrief.document.inlines import (
    Choice,
    CrossReference,
    Emphasis,
    Field,
    Inlines,
    Language,
    LineBreak,
    Link,
    NoteMark,
    Styled,
    Text,
)
from policybrief_exporters.pdf.fonts import Typeface
from policybrief_exporters.pdf.look import Type

MARK_PREFIX = "mark:"
"""The name of the place where a note was first referred to, before the note's id."""


class Span(Struct, frozen=True):
    """How a run of text is drawn. `leads` says whether `target` is an address, a block of the document or nothing.

    The words of `divisible` runs may be hyphenated; code is not.
    """

    face: Typeface
    size: float
    colour: str
    rise: float = 0.0
    leads: Literal["", "outside", "inside", "note"] = ""
    target: str = ""
    language: str = ""
    divisible: bool = True


MARKING_SIZE = 9.5
"""The size of a portion marking, in points, also in a heading or beside a large figure."""

Run = tuple[Span | None, str]
"""A span with its text; without a span it is a line break."""


class Inliner:
    """Turns inlines into runs. `accent` is the colour of links, `muted` of what may be passed over."""

    def __init__(self, accent: str, muted: str) -> None:
        self._accent, self._muted = accent, muted

    def runs(self, inlines: Inlines, text: Type) -> list[Run]:
        """The runs of `inlines`, set in `text`."""
        base = Span(text.face, text.size, text.colour)
        if len(inlines) == 1:
            only = inlines[0]
            if isinstance(only, Field) and len(only.children) == 1:
                only = only.children[0]
            if isinstance(only, Text):
                return [(base, only.text)]
        runs: list[Run] = []
        self._walk(inlines, text, _Looks(), base, runs)
        return runs

    def _walk(self, inlines: Inlines, text: Type, looks: _Looks, span: Span, runs: list[Run]) -> None:
        for inline in inlines:
            match inline:
                case Text(value):
                    # What looks alike is one run, whichever fields it is of: words are shaped and broken as a whole.
                    if runs and runs[-1][0] is span:
                        runs[-1] = (span, runs[-1][1] + value)
                    else:
                        runs.append((span, value))
                case Field(_, children):
                    self._walk(children, text, looks, span, runs)
                case Styled(role, children):
                    inner = looks.with_role(role, self._muted)
                    self._walk(children, text, inner, inner.span(text), runs)
                case Link(target, children):
                    inner = looks.leading("outside", target, self._accent)
                    self._walk(children, text, inner, inner.span(text), runs)
                case CrossReference(target, label):
                    runs.append((looks.leading("inside", target, self._accent).span(text), label))
                case NoteMark(note, label):
                    mark = looks.leading("note", note, self._accent).span(text)
                    runs.append((_raised(mark, text), label))
                case Language(language, children):
                    inner = looks.speaking(language)
                    self._walk(children, text, inner, inner.span(text), runs)
                case Choice(label, chosen):
                    box = Span(span.face, span.size * 1.15, span.colour, 0.0, "", "", span.language)
                    runs.append((box, "☑" if chosen else "☐"))
                    runs.append((span, "\u00a0" + label.replace(" ", "\u00a0") + "\u2003"))
                case LineBreak():
                    runs.append((None, ""))
                case _:
                    assert_never(inline)


class _Looks(Struct, frozen=True):
    """What the inlines around a run ask of it."""

    bold: bool = False
    italic: bool = False
    mono: bool = False
    colour: str = ""
    leads: Literal["", "outside", "inside", "note"] = ""
    target: str = ""
    language: str = ""
    marking: bool = False

    def with_role(self, role: Emphasis, muted: str) -> _Looks:
        bold = self.bold or role in ("strong", "lead", "marking")
        italic = self.italic or role == "emphasis"
        colour = muted if role in ("muted", "marking") else self.colour
        mono = self.mono or role == "code"
        marking = self.marking or role == "marking"
        return _Looks(bold, italic, mono, colour, self.leads, self.target, self.language, marking)

    def leading(self, leads: Literal["outside", "inside", "note"], target: str, colour: str) -> _Looks:
        return _Looks(self.bold, self.italic, self.mono, colour, leads, target, self.language)

    def speaking(self, language: str) -> _Looks:
        return _Looks(self.bold, self.italic, self.mono, self.colour, self.leads, self.target, language)

    def span(self, text: Type) -> Span:
        face = text.mono.cut(False, False) if self.mono else text.cut(self.bold, self.italic)
        size = text.size * 0.88 if self.mono else min(text.size, MARKING_SIZE) if self.marking else text.size
        colour = self.colour or text.colour
        return Span(face, size, colour, 0.0, self.leads, self.target, self.language, not self.mono)


def _raised(span: Span, text: Type) -> Span:
    return Span(
        text.face, text.size * 0.66, span.colour, text.size * 0.34, span.leads, span.target, span.language
    )  # fmt: skip


def joined_marks(runs: Iterable[Run]) -> list[Run]:
    """The runs with a thin space between note marks that follow each other, so that 1 and 2 are not read as 12."""
    joined: list[Run] = []
    for span, text in runs:
        if span is not None and span.leads == "note" and joined and joined[-1][0] is not None:
            before = joined[-1][0]
            if before.leads == "note":
                plain = Span(before.face, before.size, before.colour, before.rise)
                joined.append((plain, ","))
        joined.append((span, text))
    return joined
