"""The contents: a TOC field with its entries filled in."""

from __future__ import annotations

from msgspec.structs import replace

from policybrief.document.blocks import Contents, Entry
from policybrief.document.inlines import Field, Inline, Inlines, Language, Link, NoteMark, Styled
from policybrief_exporters.word import inlines
from policybrief_exporters.word.fields import begin, end
from policybrief_exporters.word.look import Look
from policybrief_exporters.word.writing import Writing

LONG = 15_000
"""The characters from which a document is long: about 2,400 words, six pages."""
_LEVELS = 9
_LINKED = Look(linked=True)
"""The look of text that holds no links or references of its own."""


def reserve(writing: Writing, contents: Contents) -> None:
    """A place for the contents: whether they are printed is known when the rest stands."""
    writing.contents.append((contents, writing.targets.open(writing.out)))


def fill(writing: Writing) -> None:
    """Prints the contents where they are wanted. Called when the body stands, before the targets are resolved."""
    long = writing.characters >= LONG
    body, printed = writing.out, writing.printed
    writing.printed = []  # Word makes them anew, so they are no part of the body's record
    for contents, slot in writing.contents:
        if contents.entries and (long or not contents.auto):
            writing.out = []
            _contents(writing, contents)
            body[slot] = "".join(writing.out)
    writing.printed_contents = ["".join(map(str, line.pieces)) for line in writing.printed]
    writing.out, writing.printed = body, printed


def _contents(writing: Writing, contents: Contents) -> None:
    with writing.paragraph("TOCHeading"):
        inlines.write(writing, _without_marks(contents.title), _LINKED)
    deepest = min(max(entry.level for entry in contents.entries), _LEVELS)
    opening = begin(f'TOC \\o "1-{deepest}" \\h \\z \\u')
    last = len(contents.entries) - 1
    for index, entry in enumerate(contents.entries):
        with writing.paragraph(f"TOC{max(1, min(entry.level, _LEVELS))}"):
            if index == 0:
                writing.out.append(opening)
            _entry(writing, entry)
            if index == last:
                writing.out.append(end())


def _entry(writing: Writing, entry: Entry) -> None:
    """One line. The page is left to Word, which knows it: a number guessed here could be wrong."""
    known = ("whole", entry.target) in writing.targets.marks
    name = writing.targets.want("whole", entry.target) if known else ""
    if name:
        writing.out.append(f'<w:hyperlink w:anchor="{name}" w:history="1">')
    if entry.number:
        inlines.write_text(writing, entry.number)
        writing.out.append("<w:r><w:tab/></w:r>")
    inlines.write(writing, _without_marks(entry.title), _LINKED)
    if name:
        writing.out.append("<w:r><w:tab/></w:r>" + begin(f"PAGEREF {name} \\h") + end())
        writing.out.append("</w:hyperlink>")


def _without_marks(title: Inlines) -> Inlines:
    """The title as the contents have it: the notes are marked, and its fields edited, where the heading stands."""
    bare: list[Inline] = []
    for inline in title:
        match inline:
            case Field(_, children):
                bare += _without_marks(children)
            case Styled() | Link() | Language():
                bare.append(replace(inline, children=_without_marks(inline.children)))
            case NoteMark():
                pass
            case _:
                bare.append(inline)
    return tuple(bare)
