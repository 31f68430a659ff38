"""The record of a Word file: what was printed in it, paragraph by paragraph, and which field each text is of.

It travels in the file beside the model. What comes back from a reviewer is held against it, so that a change of a label
or a number is told from a change of the brief's own words, whatever version and style printed the file.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from lxml import etree
from msgspec import Struct

NAMESPACE = "urn:policybrief:print:1"
OBJECT = "\ufffc"
"""Stands in the text of a paragraph for what has none: the mark of a note, a drawing, a picture."""
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

Piece = str | Sequence[Any]
"""Text that no field says, or a field: `[anchor]` where it was printed as the model has it, `[anchor, piece, text]`
where it was printed otherwise."""


class PrintedParagraph(Struct, frozen=True, array_like=True):
    """A paragraph as it was printed.

    Args:
        style: the id of its style.
        place: "" outside tables, else "t.r.c": the number of the innermost table, counted from 1 over all tables in
            the order in which they begin, the row and the cell in it, counted from 0.
        pieces: its text. A tab is `\\t`, a line break `\\n`, what has no text `OBJECT`.
    """

    style: str
    place: str
    pieces: list[Any]


class Record(Struct, frozen=True):
    """What was printed: in the body without its contents, in each footnote by its id, in headers and footers by the
    names of their parts; the lines of the contents; of each drawing, by its name, the description and the words."""

    body: list[PrintedParagraph]
    notes: dict[str, list[PrintedParagraph]] = {}
    margins: dict[str, list[PrintedParagraph]] = {}
    contents: list[str] = []
    drawings: dict[str, tuple[str, str]] = {}

    def written(self) -> bytes:
        """The record as JSON, half characters as they are printed."""
        try:
            return msgspec.json.encode(self)
        except UnicodeEncodeError:
            return msgspec.json.encode(_whole(msgspec.to_builtins(self)))

    @classmethod
    def read(cls, text: str | bytes) -> Record:
        """The record that `written` gave. Raises `ValueError` for what is none."""
        return msgspec.json.decode(text, type=cls)


def margins(parts: Mapping[str, str]) -> dict[str, list[PrintedParagraph]]:
    """What headers and footers print, from their XML by their names."""
    return {
        name: [_printed(one) for one in etree.fromstring(xml.encode()).iter(f"{_W}p")] for name, xml in parts.items()
    }


def _printed(paragraph: Any) -> PrintedParagraph:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    text = "".join(
        element.text or "" if element.tag == f"{_W}t" else _SIGNS.get(element.tag, "") for element in paragraph.iter()
    )
    return PrintedParagraph(style.get(f"{_W}val") if style is not None else "", "", [text] if text else [])


def _whole(value: Any) -> Any:
    """The value without halves of surrogate pairs, which no file can hold."""
    match value:
        case str():
            return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        case list():
            return [_whole(item) for item in value]
        case dict():
            return {key: _whole(item) for key, item in value.items()}
        case _:
            return value


_SIGNS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}drawing": OBJECT, f"{_W}pict": OBJECT}
