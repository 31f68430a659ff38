"""A field of the model in print: its runs, what marks them for a reviewer, and its place in the record."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from policybrief.document.inlines import Field, Inlines, plain_text
from policybrief_exporters.word.anchors import CLOSE, bookmark, tag
from policybrief_exporters.word.look import Look

if TYPE_CHECKING:
    from policybrief_exporters.word.writing import Writing


Write = Callable[["Writing", Inlines, Look], None]


def write_field(writing: Writing, field: Field, look: Look, write: Write) -> None:
    """Writes what the field says by `write`, marked where the file is for review."""
    pieces, writing.pieces, writing.filled_in = writing.pieces, [], False
    if writing.review:
        controlled = _LONG_WORD.match(plain_text(field.children[:1])) is None
        _open(writing, field, controlled)
        write(writing, field.children, look)
        _close(writing, controlled)
    else:
        write(writing, field.children, look)
    said = "".join(map(str, writing.pieces))
    # A number may be worded in print; what has a letter in it is printed as the model has it.
    plain = not (field.piece or writing.filled_in) and any(map(str.isalpha, said)) and writing.carries(field.anchor)
    writing.pieces = pieces
    pieces.append([field.anchor] if plain else [field.anchor, field.piece, said])


def _open(writing: Writing, field: Field, controlled: bool) -> None:
    key = (field.anchor, field.piece)
    showing = writing.showings[key] = writing.showings.get(key, 0) + 1
    writing.fields += 1
    number = _FIRST + writing.fields
    name = bookmark(field.anchor, showing, field.piece)
    comments = "" if writing.in_note else writing.comments.start(field.anchor)
    control = writing.controls.open(tag(field.anchor, showing, field.piece)) if controlled else ""
    writing.out.append(f'{comments}<w:bookmarkStart w:id="{number}" w:name="{name}"/>{control}')


def _close(writing: Writing, controlled: bool) -> None:
    writing.out.append(
        f'{CLOSE if controlled else ""}<w:bookmarkEnd w:id="{_FIRST + writing.fields}"/>{writing.comments.end()}'
    )


_LONG_WORD = re.compile(r"[^\s/\-\u00ad\u2010-\u2014\u200b\u2e80-\U0010ffff]{32,}")
"""A word that may be wider than its line. LibreOffice 7.4 never comes to an end of laying out a list item that begins
with such a word in a content control; the bookmark marks the field alone."""
_FIRST = 1_000_000
"""The ids of these bookmarks follow those of the targets of references."""
