"""The structure tree of a PDF, read by its own rules (ISO 32000-1, 14.7 and 14.8), without any code of the exporter."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import pikepdf

from pdf_content import ContentReader, Marked, PageContent

INLINE = frozenset({"Span", "Link", "Reference", "Quote", "Code", "BibEntry", "Annot", "Em", "Strong"})
"""Structure types whose text belongs to the line around them; the text of all others stands for itself."""


@dataclass(frozen=True, slots=True)
class ObjectReference:
    """An annotation that belongs to an element."""

    annotation: pikepdf.Object
    page: pikepdf.Object | None


@dataclass(slots=True, eq=False)
class Node:
    """A structure element. `role` is its type as written, `standard` what the role map makes of it."""

    object: pikepdf.Object
    role: str
    standard: str
    parent: Node | None
    attributes: dict[str, Any] = field(default_factory=dict)
    alt: str = ""
    actual_text: str | None = None
    language: str = ""
    id: str = ""
    kids: list[Node | Marked | ObjectReference] = field(default_factory=list)

    @property
    def children(self) -> list[Node]:
        """The elements right below."""
        return [kid for kid in self.kids if isinstance(kid, Node)]

    def walk(self) -> Iterator[Node]:
        """This element and all below, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()

    def find(self, *roles: str) -> list[Node]:
        """All elements of the standard types, in reading order."""
        return [node for node in self.walk() if node.standard in roles]

    @property
    def references(self) -> list[ObjectReference]:
        """The annotations of this element."""
        return [kid for kid in self.kids if isinstance(kid, ObjectReference)]

    def text(self) -> str:
        """The text of the element and all below, with a line feed around each block."""
        if self.actual_text is not None:
            text = self.actual_text
        else:
            text = "".join(kid.text() if isinstance(kid, Node) else getattr(kid, "text", "") for kid in self.kids)
        return text if self.standard in INLINE else f"\n{text}\n"

    def path(self) -> str:
        """Where the element stands, for messages."""
        above = f"{self.parent.path()}/" if self.parent else ""
        place = f"[{self.parent.children.index(self)}]" if self.parent and self in self.parent.children else ""
        return f"{above}{self.role}{place}"


class TaggedPdf:
    """A PDF opened for reading its structure."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.pdf = pikepdf.open(io.BytesIO(data))
        self._content = ContentReader(self.pdf)
        self.faults: list[str] = []
        self._indices = {page.obj.objgen: index for index, page in enumerate(self.pdf.pages)}

    @property
    def pages(self) -> list[PageContent]:
        """The content of each page."""
        return self._content.pages

    @cached_property
    def role_map(self) -> dict[str, str]:
        """Own structure types with the standard ones they stand for."""
        mapped = self.pdf.Root.StructTreeRoot.get("/RoleMap", {})
        return {str(key)[1:]: str(value)[1:] for key, value in mapped.items()}

    @cached_property
    def roots(self) -> list[Node]:
        """The elements right below the root of the tree."""
        return [self._node(kid, None, None) for kid in _listed(self.pdf.Root.StructTreeRoot.get("/K"))]

    @cached_property
    def nodes(self) -> list[Node]:
        """Every element in reading order."""
        return [node for root in self.roots for node in root.walk()]

    def find(self, *roles: str) -> list[Node]:
        """All elements of the standard types, in reading order."""
        return [node for node in self.nodes if node.standard in roles]

    def text(self) -> str:
        """The text of the whole tree."""
        return "".join(root.text() for root in self.roots)

    @cached_property
    def parent_tree(self) -> dict[int, pikepdf.Object]:
        """The entries of the parent tree by their keys."""
        tree = self.pdf.Root.StructTreeRoot.get("/ParentTree")
        return {} if tree is None else {int(key): value for key, value in _entries(tree, "/Nums")}

    @cached_property
    def id_tree(self) -> dict[str, pikepdf.Object]:
        """The elements that the tree of ids names."""
        tree = self.pdf.Root.StructTreeRoot.get("/IDTree")
        return {} if tree is None else {str(key): value for key, value in _entries(tree, "/Names")}

    def page_index(self, page: pikepdf.Object) -> int:
        """The index of a page, -1 for one that is not in the file's pages."""
        return self._indices.get(page.objgen, -1)

    def _node(self, element: pikepdf.Object, parent: Node | None, page: pikepdf.Object | None) -> Node:
        role = str(element.S)[1:]
        node = Node(
            element, role, self._standard(role), parent, dict(_attributes(element.get("/A"))),
            str(element.get("/Alt", "")), str(element.ActualText) if "/ActualText" in element else None,
            str(element.get("/Lang", "")), str(element.get("/ID", "")),
        )  # fmt: skip
        page = element.get("/Pg", page)
        for kid in _listed(element.get("/K")):
            if (read := self._kid(kid, node, page)) is not None:
                node.kids.append(read)
        return node

    def _kid(self, kid: Any, node: Node, page: pikepdf.Object | None) -> Node | Marked | ObjectReference | None:
        if isinstance(kid, int):
            return self._sequence(page, kid, node)
        match str(kid.get("/Type", "")):
            case "/MCR":
                return self._sequence(kid.get("/Pg", page), int(kid.MCID), node)
            case "/OBJR":
                return ObjectReference(kid.Obj, kid.get("/Pg", page))
            case _:
                return self._node(kid, node, page)

    def _sequence(self, page: pikepdf.Object | None, mcid: int, node: Node) -> Marked | None:
        index = -1 if page is None else self.page_index(page)
        sequence = self.pages[index].sequences.get(mcid) if index >= 0 else None
        if sequence is None:
            self.faults.append(f"{node.path()} refers to MCID {mcid}, which page {index + 1} does not have")
        return sequence

    def _standard(self, role: str) -> str:
        seen: set[str] = set()
        while role in self.role_map and role not in seen:
            seen.add(role)
            role = self.role_map[role]
        return role


def _listed(value: Any) -> list[Any]:
    """An entry that holds one thing or an array of them."""
    return list(value) if isinstance(value, pikepdf.Array) else [] if value is None else [value]


def _attributes(value: Any) -> Iterator[tuple[str, Any]]:
    """The attributes with their names, of one dictionary or of several."""
    for dictionary in _listed(value):
        if isinstance(dictionary, pikepdf.Dictionary):
            for key, entry in dictionary.items():
                if key != "/O":
                    yield str(key)[1:], str(entry)[1:] if isinstance(entry, pikepdf.Name) else entry


def _entries(tree: pikepdf.Object, leaf: str) -> Iterator[tuple[Any, pikepdf.Object]]:
    """The pairs of a number or name tree."""
    pairs = list(tree.get(leaf, []))
    yield from zip(pairs[::2], pairs[1::2], strict=True)
    for kid in tree.get("/Kids", []):
        yield from _entries(kid, leaf)
