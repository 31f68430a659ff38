"""The inline kinds of the document tree: what runs of text are made of."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Emphasis = Literal["emphasis", "strong", "code", "lead", "marking", "muted"]
"""What a run means: stress, strong stress, code, a run-in head, a portion marking, what may be passed over."""


class Text(Struct, frozen=True):
    """Plain text; every character stands for itself."""

    text: str


class Styled(Struct, frozen=True):
    """A run with a meaning of its own."""

    role: Emphasis
    children: tuple[Inline, ...]


class Link(Struct, frozen=True):
    """A link to an address outside the document."""

    target: str
    children: tuple[Inline, ...]


class CrossReference(Struct, frozen=True):
    """A link to the block of this document with the id `target`; `text` is what is printed, such as “Table 2”."""

    target: str
    text: str


class NoteMark(Struct, frozen=True):
    """The mark of the note `note` (an id in `Document.notes`); `label` is its printed number."""

    note: str
    label: str


class Language(Struct, frozen=True):
    """A run in another language than the text around it (BCP 47)."""

    language: str
    children: tuple[Inline, ...]


class Field(Struct, frozen=True):
    """What a field of the model says, as it is printed; `anchor` names the field (see `policybrief.fields`).

    A field that is printed in several places in a row, such as a number in large type and its unit below it, has a
    `piece` for each, counted from 1; together, with a space between, they are the field. 0 is the whole.
    """

    anchor: str
    children: tuple[Inline, ...]
    piece: int = 0


class Choice(Struct, frozen=True):
    """A box to tick, with its label."""

    label: str
    chosen: bool = False


class LineBreak(Struct, frozen=True):
    """A line break inside a block."""


Inline = Text | Styled | Link | CrossReference | NoteMark | Language | Field | Choice | LineBreak
"""Any inline."""

Inlines = tuple[Inline, ...]


def plain_text(inlines: Inlines) -> str:
    """The characters that a reader sees, note marks left out."""
    if len(inlines) == 1:  # as most
        match inlines[0]:
            case Text(text):
                return text
            case Field(_, children):
                return plain_text(children)
    parts: list[str] = []
    for inline in inlines:
        match inline:
            case Text(text) | CrossReference(_, text):
                parts.append(text)
            case Field(_, children) | Styled(_, children) | Link(_, children) | Language(_, children):
                parts.append(plain_text(children))
            case Choice(label):
                parts.append(label)
            case LineBreak():
                parts.append("\n")
            case NoteMark():
                pass
    return "".join(parts)
