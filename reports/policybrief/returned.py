"""What came back: a file that was exported, edited by a reviewer, and read again by its exporter.

Nothing here knows of Word. An exporter that reads its files back (`plugins.ReviewedExporter`) says which fields read
otherwise than they were printed, what was added and taken away, who commented, and what it could not place; `merging`
brings that into a brief. Everything that the reviewer changed is in exactly one of these lists: nothing is dropped.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

View = Literal["accept", "reject", "ask-report"]
"""What is taken for the file's text: its tracked changes accepted; rejected, so that only untracked edits count; or
rejected and each of them reported for somebody to decide."""


class Author(Struct, frozen=True, kw_only=True):
    """Who made a tracked change or wrote a comment, and when (an ISO date and time as the file has it, or "")."""

    name: str
    date: str = ""


class Reading(Struct, frozen=True, kw_only=True):
    """A field that reads otherwise than it was printed.

    Args:
        anchor: the field (`policybrief.fields`).
        before: what the model carried in the file says, as it is written there; for a number, as it was printed.
        after: what the file says now: prose with inline markup, a line as plain text, a number as it is printed; ""
            where nothing is left of it though its place is still there.
        others: further, different wordings of the same field from its other places.
        authors: who tracked a change in it; empty where it was changed without tracking.
        lost: inline markup that could not be kept in `after`, in words, such as "emphasis of “aid”".
    """

    anchor: str
    before: str
    after: str
    others: tuple[str, ...] = ()
    authors: tuple[Author, ...] = ()
    lost: tuple[str, ...] = ()


class Removal(Struct, frozen=True, kw_only=True):
    """A printed paragraph, item, cell or row that is gone, with all the fields that were printed in it.

    Args:
        anchors: the fields, in print order; never empty.
        text: what stood there.
        into: where the paragraph was joined to another, the anchor of the field that now holds its text, else "". That
            field's `Reading` has the joined text.
    """

    anchors: tuple[str, ...]
    text: str
    into: str = ""
    authors: tuple[Author, ...] = ()


AdditionKind = Literal["paragraph", "item", "heading", "row", "table", "other"]


class Addition(Struct, frozen=True, kw_only=True):
    """A paragraph, list item, heading, table row or table that nothing in the model prints.

    Args:
        kind: what it is by its style, list and place. `other`: what no text can say, such as a picture.
        text: as prose with inline markup; for rows and tables the cells in `cells`.
        cells: for a row its cells; for a table all rows, one after the other, `columns` to a row.
        columns: how many cells a row has.
        level: of a heading (1 the outermost) or of an item (0 the outermost); 0 for others.
        after: the anchor of the last field printed before it in the same story, "" where none is.
        before: the anchor of the next field printed after it, "" where none is.
        inside: for what stands in a table cell that prints a field or in a panel, an anchor printed in it, else "".
        part_of: where a paragraph of the model was split, the anchor of the field whose text this was part of, else "".
    """

    kind: AdditionKind
    text: str = ""
    cells: tuple[str, ...] = ()
    columns: int = 0
    level: int = 0
    after: str = ""
    before: str = ""
    inside: str = ""
    part_of: str = ""
    authors: tuple[Author, ...] = ()
    lost: tuple[str, ...] = ()


class Comment(Struct, frozen=True, kw_only=True):
    """A reviewer's comment.

    Args:
        text: what it says, paragraphs parted by line feeds.
        anchor: the field that it hangs on, "" where it hangs on none.
        quote: the words it is set to.
        replies: the answers, in order, as `(author, text)`.
        resolved: whether it is marked as done.
    """

    author: Author
    text: str
    anchor: str = ""
    quote: str = ""
    replies: tuple[tuple[Author, str], ...] = ()
    resolved: bool = False


class Unplaced(Struct, frozen=True, kw_only=True):
    """A change of what the model does not say: of a label, a number, a header, a note that is made of the evidence.

    Args:
        what: what was changed, in words: "the label before …", "the footer", "a footnote".
        before, after: its text; "" where there was none, or is none.
        near: the anchor of the nearest field, or "".
    """

    what: str
    before: str
    after: str
    near: str = ""
    authors: tuple[Author, ...] = ()


class Revision(Struct, frozen=True, kw_only=True):
    """One tracked change, as it stands in the file."""

    kind: Literal["insertion", "deletion", "move", "format"]
    text: str
    anchor: str = ""
    author: Author


class Returned(Struct, frozen=True, kw_only=True):
    """What a returned file says, against the model that it carries.

    `moves` gives, where paragraphs, items or rows were moved, the first field of each, with the last field that is now
    printed before it ("" where none is). `revisions` lists all tracked changes, whichever view was taken.
    """

    readings: tuple[Reading, ...] = ()
    removals: tuple[Removal, ...] = ()
    additions: tuple[Addition, ...] = ()
    moves: Mapping[str, str] = {}
    comments: tuple[Comment, ...] = ()
    revisions: tuple[Revision, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()
