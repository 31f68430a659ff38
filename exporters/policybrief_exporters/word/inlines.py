"""Inlines as runs, links and fields."""

from __future__ import annotations

from typing import assert_never

from msgspec.structs import replace

from policybrief.document.direction import right_to_left
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
    plain_text,
)
from policybrief_exporters.word.field_text import write_field
from policybrief_exporters.word.look import PLAIN, Look, properties
from policybrief_exporters.word.markup import run_content
from policybrief_exporters.word.notes import write_mark
from policybrief_exporters.word.writing import Writing

_STYLES: dict[Emphasis, str] = {
    "emphasis": "Emphasis",
    "strong": "Strong",
    "code": "Code",
    "lead": "Lead",
    "marking": "PortionMarking",
    "muted": "Muted",
}
TICKED, UNTICKED = "☒", "☐"


def write(writing: Writing, inlines: Inlines, look: Look = PLAIN) -> None:
    """Writes `inlines` into the paragraph that is open."""
    for inline in inlines:
        match inline:
            case Text(text):
                write_text(writing, text, look)
            case Field():
                write_field(writing, inline, look, write)
            case NoteMark():
                write_mark(writing, inline, look)
            case Styled(role, children):
                style = _STYLES[role]
                writing.styles.add(style)
                write(writing, children, look.within(style))
            case Link(target, children):
                _link(writing, target, children, look)
            case CrossReference(target, text):
                _reference(writing, target, text, look)
            case Language(language, children):
                write(writing, children, replace(look, language=language))
            case Choice(label, chosen):
                _choice(writing, label, chosen, look)
            case LineBreak():
                writing.out.append("<w:r><w:br/></w:r>")
                writing.pieces.append("\n")
            case _:
                assert_never(inline)


def is_blank(inlines: Inlines) -> bool:
    """Whether nothing of `inlines` is printed."""
    return not any(
        isinstance(inline, NoteMark | Choice)
        or (isinstance(inline, Field | Styled | Link | Language) and not is_blank(inline.children))
        or plain_text((inline,))
        for inline in inlines
    )


def write_text(writing: Writing, text: str, look: Look = PLAIN) -> None:
    """Writes one run of plain text."""
    if text:
        writing.characters += len(text)
        rtl = right_to_left(text)
        shown = properties(look, rtl) if rtl or look is not PLAIN else ""
        writing.out.append(f"<w:r>{shown}{run_content(text)}</w:r>")
        writing.pieces.append(text)


def _link(writing: Writing, target: str, children: Inlines, look: Look) -> None:
    links = writing.note_links if writing.in_note else writing.links
    relationship = None if look.linked else links.relationship(target)
    if relationship is None:
        write(writing, children, look)
        return
    writing.styles.add("Hyperlink")
    writing.out.append(f'<w:hyperlink r:id="{relationship}" w:history="1">')
    write(writing, children, replace(look.within("Hyperlink"), linked=True))
    writing.out.append("</w:hyperlink>")


def _reference(writing: Writing, target: str, text: str, look: Look) -> None:
    if look.linked or not text:
        write_text(writing, text, look)
        return
    writing.characters += len(text)
    writing.pieces.append(text)
    writing.filled_in = True
    writing.targets.refer(writing.out, target, text, properties(look, right_to_left(text)))


def _choice(writing: Writing, label: str, chosen: bool, look: Look) -> None:
    writing.styles.add("ChoiceBox")
    box = replace(look, style="ChoiceBox")
    sign = TICKED if chosen else UNTICKED
    writing.out.append(f"<w:r>{properties(box)}<w:t>{sign}</w:t></w:r>")
    writing.pieces.append(sign)
    write_text(writing, "\u00a0" + label, look)
