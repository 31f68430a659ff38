"""A field of the model in print: its runs, what marks them for a reviewer, and its place in the record."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from policybrief.document.inlines import Field, Inlines
from policybrief_exporters.word.anchors import CLOSE, bookmark, tag
from policybrief_exporters.word.look import Look

if TYPE_CHECKING:
    from policybrief_exporters.word.writing import Writing


Write = Callable[["Writing", Inlines, Look], None]


def write_field(writing: Writing, field: Field, look: Look, write: Write) -> None:
    """Writes what the field says by `write`, marked where the file is for review."""
    pieces, writing.pieces, writing.filled_in = writing.pieces, [], False
    if writing.review:
        _open(writing, field)
        write(writing, field.children, look)
        _close(writing, field)
    else:
        write(writing, field.children, look)
    said = "".join(map(str, writing.pieces))
    # A number may be worded in print; what has a letter in it is printed as the model has it.
    plain = not (field.piece or writing.filled_in) and any(map(str.isalpha, said)) and writing.carries(field.anchor)
    writing.pieces = pieces
    pieces.append([field.anchor] if plain else [field.anchor, field.piece, said])


def _open(writing: Writing, field: Field) -> None:
    key = (field.anchor, field.piece)
    showing = writing.showings[key] = writing.showings.get(key, 0) + 1
    writing.fields += 1
    number = _FIRST + writing.fields
    name = bookmark(field.anchor, showing, field.piece)
    writing.out.append(
        ("" if writing.in_note else writing.comments.start(field.anchor))
        + f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>'
        + f"{writing.controls.open(tag(field.anchor, showing, field.piece))}"
    )


def _close(writing: Writing, field: Field) -> None:
    writing.out.append(f'{CLOSE}<w:bookmarkEnd w:id="{_FIRST + writing.fields}"/>{writing.comments.end()}')


_FIRST = 1_000_000
"""The ids of these bookmarks follow those of the targets of references."""
