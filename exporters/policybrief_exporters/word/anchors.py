"""What marks the printed fields of a brief in a Word file, so that they are found again in what a reviewer sends back.

Each showing of a field lies in an inline content control with a tag, and in a hidden bookmark: editors keep one or the
other. The names are made from the field's anchor alone; a reader makes them for all fields and looks for them.
"""

from __future__ import annotations

import hashlib

from msgspec import Struct

_LONGEST_TAG = 64
"""Word's limit for the tag of a content control (ISO/IEC 29500-1, 17.5.2.42)."""
_HIDDEN = "_pf_"
"""Bookmarks whose names begin with an underscore are not shown by Word; at most 40 characters."""


def tag(anchor: str, showing: int = 1, piece: int = 0) -> str:
    """The tag of the content control around a field: its `showing` in print, counted from 1, and its `piece`."""
    name = f"pb:{_name(anchor, showing, piece)}"
    return name if len(name) <= _LONGEST_TAG else f"pb:#{_digest(name)}"


def bookmark(anchor: str, showing: int = 1, piece: int = 0) -> str:
    """The name of the bookmark around the same."""
    return _HIDDEN + _digest(_name(anchor, showing, piece))


def _name(anchor: str, showing: int, piece: int) -> str:
    return anchor + (f"~{showing}" if showing > 1 else "") + (f"+{piece}" if piece else "")


def _digest(name: str) -> str:
    return hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:16]


class Controls(Struct):
    """The content controls of one file: each with an id of its own, which is a positive 32-bit number."""

    taken: set[int] = set()

    def open(self, name: str) -> str:
        """The opening of the control tagged `name`."""
        number = int(hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:8], 16) & 0x7FFFFFFF or 1
        while number in self.taken:
            number = number % 0x7FFFFFFF + 1
        self.taken.add(number)
        return (
            f'<w:sdt><w:sdtPr><w:tag w:val="{name}"/><w:id w:val="{number}"/><w15:appearance w15:val="hidden"/>'
            "</w:sdtPr><w:sdtContent>"
        )


CLOSE = "</w:sdtContent></w:sdt>"
"""The close of a control."""
