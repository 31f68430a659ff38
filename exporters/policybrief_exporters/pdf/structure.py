"""The seam for tagging: every drawn piece knows which structure element it belongs to.

The tree of elements is built together with the boxes, before anything is broken into pages, so an element that runs
over several pages is still one. Drawing calls `Pen.begin(element)` and `Pen.end()` around what belongs to it, and
`Pen.begin_artifact()` around what does not belong to the content (headers, rules, backgrounds).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Role = Literal[
    "Document", "Sect", "H1", "H2", "H3", "H4", "H5", "H6", "P", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD",
    "Figure", "Caption", "TOC", "TOCI", "BlockQuote", "Note", "Div", "Title",
]  # fmt: skip
"""Standard structure types of ISO 32000-1, 14.8.4."""


@dataclass(slots=True)
class Element:
    """A structure element: its type, the id of the block it shows, and what it needs besides."""

    role: Role
    id: str = ""
    alt: str = ""
    language: str = ""
    children: list[Element] = field(default_factory=list)

    def add(self, role: Role, part: str = "", alt: str = "", language: str = "") -> Element:
        """A new child, at the end, for the block with the id `part`."""
        child = Element(role, part, alt, language)
        self.children.append(child)
        return child
