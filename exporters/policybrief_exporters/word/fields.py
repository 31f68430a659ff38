"""Word's fields: an instruction, and the result that is shown until Word works it out anew."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from policybrief.document.inlines import Inline, Inlines, Language, Link, Styled, Text
from policybrief_exporters.word.markup import escape, run_content

_LABEL = re.compile(r"(?P<word>[^\W\d_]+)(?P<gap>[ \u00a0])(?P<letter>[A-Z]?)(?P<number>[1-9][0-9]{0,5})(?![\w.,]*\d)")


def begin(instruction: str, properties: str = "") -> str:
    """The opening of a field, up to its result."""
    return (
        f'<w:r>{properties}<w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r>{properties}<w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText></w:r>'
        f'<w:r>{properties}<w:fldChar w:fldCharType="separate"/></w:r>'
    )


def end(properties: str = "") -> str:
    """The close of a field, after its result."""
    return f'<w:r>{properties}<w:fldChar w:fldCharType="end"/></w:r>'


def field(instruction: str, result: str, properties: str = "") -> str:
    """A whole field, `result` as plain text in runs of `properties` (a `w:rPr`, or "")."""
    shown = f"<w:r>{properties}{run_content(result)}</w:r>" if result else ""
    return begin(instruction, properties) + shown + end(properties)


@dataclass(frozen=True, slots=True)
class Label:
    """The label at the start of a caption: “Table 2”, “Figure A1”, in its parts."""

    word: str
    gap: str
    letter: str
    number: int

    @property
    def text(self) -> str:
        return f"{self.word}{self.gap}{self.letter}{self.number}"

    @property
    def sequence(self) -> str:
        """The name of the sequence that numbers it: those of the annexes have one of their own."""
        return self.word + (f"_{self.letter}" if self.letter else "")


def split_label(caption: Inlines) -> tuple[Label, Inlines] | None:
    """The label of a caption and what follows it, or None where it has none."""
    if not caption:
        return None
    first, *rest = caption
    match first:
        case Text(text):
            found = _LABEL.match(text)
            if found is None:
                return None
            label = Label(found["word"], found["gap"], found["letter"], int(found["number"]))
            return label, _joined(text[found.end() :], rest)
        case Styled(_, children) | Language(_, children) | Link(_, children):
            inner = split_label(children)
            if inner is None:
                return None
            return inner[0], (*((replace(first, children=inner[1]),) if inner[1] else ()), *rest)
        case _:
            return None


def _joined(text: str, rest: Sequence[Inline]) -> Inlines:
    return (Text(text), *rest) if text else tuple(rest)
