"""The marks of notes: a note is one footnote of Word's where it is first marked; later marks point back to that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from policybrief.document.inlines import NoteMark
from policybrief_exporters.word.fields import field
from policybrief_exporters.word.look import PLAIN, Look, properties
from policybrief_exporters.word.markup import run_content
from policybrief_exporters.word.record import OBJECT

if TYPE_CHECKING:
    from policybrief_exporters.word.writing import Writing


_PLAIN = Look(style="FootnoteReference")


def write_mark(writing: Writing, mark: NoteMark, look: Look) -> None:
    """Writes the mark of a note, as a footnote at its first occurrence."""
    writing.styles.add("FootnoteReference")
    writing.filled_in = True
    look = _PLAIN if look is PLAIN else replace(look, style="FootnoteReference", bold=False, italic=False)
    shown = properties(look)
    if mark.note not in writing.notes or writing.in_note:
        writing.out.append(f"<w:r>{shown}{run_content(mark.label)}</w:r>")
        writing.pieces.append(mark.label)
    elif mark.note in writing.footnotes:
        name = writing.targets.want("note", mark.note)
        writing.out.append(field(f"NOTEREF {name} \\h", mark.label, shown))
        writing.pieces.append(mark.label)
    else:
        start = writing.targets.open(writing.out)
        _first_mark(writing, mark, shown)
        writing.targets.close("note", mark.note, writing.out, start)


def _first_mark(writing: Writing, mark: NoteMark, shown: str) -> None:
    """Word counts footnotes itself: a label that its count would not give is printed as a mark of the author's own."""
    number = len(writing.footnotes) + 1
    writing.pieces.append(OBJECT)
    if mark.label == str(writing.automatic_footnotes + 1):
        writing.automatic_footnotes += 1
        writing.footnotes[mark.note] = ""
        writing.out.append(f'<w:r>{shown}<w:footnoteReference w:id="{number}"/></w:r>')
    else:
        writing.footnotes[mark.note] = mark.label or "*"
        reference = f'<w:footnoteReference w:customMarkFollows="1" w:id="{number}"/>'
        writing.out.append(f"<w:r>{shown}{reference}{run_content(mark.label or '*')}</w:r>")
        writing.pieces.append(mark.label or "*")
