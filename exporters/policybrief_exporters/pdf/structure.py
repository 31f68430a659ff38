"""The structure tree: what each drawn piece is, and where it stands (ISO 32000-1, 14.7 and 14.8).

The elements of blocks are made together with the flow, before anything is broken into pages, so an element that runs
over several pages is still one. Drawing adds to them where their content stands, and the elements inside a paragraph:
links, references, runs in another language.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from msgspec import Struct

Role = Literal[
    "Document", "Sect", "Div", "BlockQuote", "TOC", "TOCI", "H1", "H2", "H3", "H4", "H5", "H6", "P", "Title",
    "L", "LI", "Lbl", "LBody", "Table", "THead", "TBody", "TR", "TH", "TD", "Figure", "Caption", "Note", "Reference",
    "Link", "Span",
]  # fmt: skip
"""Standard structure types of ISO 32000-1, 14.8.4; `Title` is mapped to `P`."""


class Content(NamedTuple):
    """A marked-content sequence: the index of its page, and its identifier on that page."""

    page: int
    mcid: int


class LinkArea(Struct, eq=False):
    """A clickable area of a page: its edges from the page's top left corner, the id or the address it leads to, and
    what it says to those who cannot see it."""

    page: int
    left: float
    top: float
    right: float
    bottom: float
    target: str
    outside: bool
    contents: str


class Element(Struct, eq=False):
    """A structure element.

    Args:
        role: its structure type.
        id: the id of the part of the model that it shows, or "".
        alt: what it shows, for those who cannot see it.
        language: BCP 47, where it differs from that of the element around it.
        attributes: the entries of its attribute dictionary, as they are written.
        kids: what it holds, in reading order.
        leads_to: where a link leads.
    """

    role: Role
    id: str = ""
    alt: str = ""
    language: str = ""
    attributes: str = ""
    kids: list[Element | Content | LinkArea] = []
    leads_to: str = ""

    def add(self, role: Role, part: str = "", *, alt: str = "", language: str = "", attributes: str = "") -> Element:
        """A new child, at the end, for the part with the id `part`."""
        child = Element(role, part, alt, language, attributes)
        self.kids.append(child)
        return child

    def last(self, role: Role, *, language: str = "", leads_to: str = "") -> Element:
        """The child of that kind that stands last, or a new one: a link that goes on in the next line is still one."""
        last = self.kids[-1] if self.kids else None
        if isinstance(last, Element) and (last.role, last.language, last.leads_to) == (role, language, leads_to):
            return last
        child = Element(role, language=language, leads_to=leads_to)
        self.kids.append(child)
        return child


class Artifact(Struct, frozen=True):
    """What is drawn and is no content (ISO 32000-1, 14.8.2.2); `entries` are those of its property list."""

    entries: str


RUNNING_HEAD = Artifact("/Type /Pagination /Subtype /Header")
RUNNING_FOOT = Artifact("/Type /Pagination /Subtype /Footer")
DRAFT_MARK = Artifact("/Type /Pagination /Subtype /Watermark")
LAYOUT = Artifact("/Type /Layout")
"""Rules, grounds, leaders, the lines below links, heads of tables that are repeated."""
