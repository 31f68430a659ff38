"""Word's fields: an instruction, and the result that is shown until Word works it out anew."""

from __future__ import annotations

import re

from msgspec import Struct
from msgspec.structs import replace

from policybrief.document.inlines import Inlines, Styled, Text
from policybrief_exporters.word.markup import escape, run_content

_LABEL = re.compile(
    r"\s*(?P<word>[^\W\d_]+)(?P<gap>[ \u00a0])(?P<letter>[A-Z]?)(?P<number>[1-9][0-9]{0,5})(?![\w.,]*\d)"
)


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


class Label(Struct, frozen=True):
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


def split_label(caption: Inlines) -> tuple[Inlines, Label, Inlines] | None:
    """What stands before the label of a caption, the label, and what follows; None for a caption without.

    Before it may stand a portion marking: “(OPEN) Table 2. …”.
    """
    for index, inline in enumerate(caption):
        match inline:
            case Styled("marking", _):
                continue
            case Text(text) if not text.strip():
                continue
            case Text(text):
                return _split_text(caption, index, text)
            case Styled(_, children):
                inner = split_label(children)
                if inner is None:
                    return None
                before, label, after = inner
                return (
                    (*caption[:index], *_wrapped(inline, before)),
                    label,
                    (*_wrapped(inline, after), *caption[index + 1 :]),
                )
            case _:
                return None
    return None


def _split_text(caption: Inlines, index: int, text: str) -> tuple[Inlines, Label, Inlines] | None:
    found = _LABEL.match(text)
    if found is None:
        return None
    label = Label(found["word"], found["gap"], found["letter"], int(found["number"]))
    lead, rest = text[: found.start("word")], text[found.end() :]
    return (
        (*caption[:index], *((Text(lead),) if lead else ())),
        label,
        (*((Text(rest),) if rest else ()), *caption[index + 1 :]),
    )


def _wrapped(style: Styled, children: Inlines) -> Inlines:
    return (replace(style, children=children),) if children else ()
