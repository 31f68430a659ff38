"""The part that holds the footnotes."""

from __future__ import annotations

from policybrief_exporters.word import inlines
from policybrief_exporters.word.markup import declarations, run_content
from policybrief_exporters.word.record import OBJECT
from policybrief_exporters.word.writing import Writing

_SEPARATORS = "".join(
    f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>'
    f"<w:r><w:{kind}/></w:r></w:p></w:footnote>"
    for number, kind in ((-1, "separator"), (0, "continuationSeparator"))
)


def part(writing: Writing) -> list[str]:
    """`word/footnotes.xml` in pieces, none for a document without footnotes: `Note.short` of each note marked.

    Called when the body stands, before the targets are resolved: footnotes refer to parts of the body.
    """
    if not writing.footnotes:
        return []
    body, printed, writing.out, writing.in_note = writing.out, writing.printed, [], True
    writing.out.append(f"<w:footnotes {declarations('w', 'r', 'mc', 'w15')}>{_SEPARATORS}")
    for number, (note, mark) in enumerate(writing.footnotes.items(), start=1):
        content = run_content(mark) if mark else "<w:footnoteRef/>"
        writing.out.append(f'<w:footnote w:id="{number}">')
        writing.printed = writing.printed_notes[str(number)] = []
        with writing.paragraph("FootnoteText"):
            writing.out.append(f'<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>{content}</w:r>')
            writing.out.append('<w:r><w:t xml:space="preserve"> </w:t></w:r>')
            writing.pieces += [mark or OBJECT, " "]
            inlines.write(writing, writing.notes[note].short)
        writing.out.append("</w:footnote>")
    writing.out.append("</w:footnotes>")
    written, writing.out, writing.printed, writing.in_note = writing.out, body, printed, False
    return written
