"""The structure tree as objects: elements, the tree from content to elements, the tree of ids (ISO 32000-1, 14.7)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from policybrief_exporters.pdf.objects import Objects, string
from policybrief_exporters.pdf.structure import Content, Element, LinkArea

ALWAYS = frozenset({"TBody", "TR", "TH", "TD"})
"""Elements that a table needs also where they are empty: a body below its head, and as many cells in every row."""


class Tags:
    """Writes the tree below `root`. What was never drawn leaves no element.

    The numbers of the elements' objects are known before the first is written, as each names its parent and its kids.
    `pages` are references; `links` holds those of the annotations, in the order of their keys in the tree of parents,
    which follow the keys of the pages.
    """

    def __init__(self, objects: Objects, root: Element, pages: Sequence[str], links: Mapping[LinkArea, str]) -> None:
        self._objects, self._pages, self._links = objects, pages, links
        self._numbers: dict[Element, int] = {}
        self._ids: dict[bytes, Element] = {}
        self._elements = list(_drawn(root))
        for number, (element, _) in enumerate(self._elements, objects.next_number + 1):
            self._numbers[element] = number
        self._root = root

    def write(self, marked: Sequence[Sequence[Element]]) -> str:
        """The reference to the structure tree's root; `marked` holds the elements of each page's sequences."""
        trunk = self._objects.reserve()
        for element, parent in self._elements:
            self._objects.add(self._element(element, self._where(parent) if parent else trunk))
        content = self._objects.add(self._parents(marked))
        ids = self._objects.add(self._named())
        root = (
            f"<</Type /StructTreeRoot /K {self._where(self._root)} /RoleMap <</Title /P>> /ParentTree {content} "
            f"/ParentTreeNextKey {len(marked) + len(self._links)} /IDTree {ids}>>"
        )
        self._objects.fill(trunk, root.encode())
        return trunk

    def _where(self, element: Element) -> str:
        return f"{self._numbers[element]} 0 R"

    def _element(self, element: Element, parent: str) -> bytes:
        page = next((kid.page for kid in element.kids if isinstance(kid, Content | LinkArea)), -1)
        parts = [f"<</S /{element.role} /P {parent}".encode()]
        if page >= 0:
            parts.append(f"/Pg {self._pages[page]}".encode())
        kids = [self._kid(kid, page) for kid in element.kids if not isinstance(kid, Element) or kid in self._numbers]
        if kids:
            parts.append(f"/K {kids[0]}".encode() if len(kids) == 1 else f"/K [{' '.join(kids)}]".encode())
        if element.id and (name := string(element.id)) not in self._ids:
            self._ids[name] = element
            parts.append(b"/ID " + name)
        if element.alt:
            parts.append(b"/Alt " + string(element.alt))
        if element.language:
            parts.append(b"/Lang " + string(element.language))
        if element.attributes:
            parts.append(f"/A <<{element.attributes}>>".encode("latin-1"))
        return b" ".join(parts) + b">>"

    def _kid(self, kid: Element | Content | LinkArea, page: int) -> str:
        match kid:
            case Element():
                return self._where(kid)
            case Content(where, mcid):
                return f"{mcid}" if where == page else f"<</Type /MCR /Pg {self._pages[where]} /MCID {mcid}>>"
            case LinkArea(page=where):
                other = f" /Pg {self._pages[where]}" if where != page else ""
                return f"<</Type /OBJR{other} /Obj {self._links[kid]}>>"

    def _parents(self, marked: Sequence[Sequence[Element]]) -> str:
        pages = [f"{key} [{' '.join(map(self._where, page))}]" for key, page in enumerate(marked)]
        links = [f"{key} {self._where(area.element)}" for key, area in enumerate(self._links, len(marked))]
        return f"<</Nums [{' '.join((*pages, *links))}]>>"

    def _named(self) -> bytes:
        entries = sorted((_sorted_as(name), name, self._where(element)) for name, element in self._ids.items())
        return b"<</Names [" + b" ".join(b"%b %b" % (name, where.encode()) for _, name, where in entries) + b"]>>"


def _sorted_as(name: bytes) -> bytes:
    """The bytes of a string object, by which names are sorted (ISO 32000-1, 7.9.6)."""
    if name.startswith(b"<"):
        return bytes.fromhex(name[1:-1].decode())
    return name[1:-1].replace(b"\\(", b"(").replace(b"\\)", b")").replace(b"\\\\", b"\\")


def _drawn(root: Element) -> Iterator[tuple[Element, Element | None]]:
    """The elements that hold content, each with its parent, parents before children."""
    kept: dict[Element, bool] = {}
    stack: list[tuple[Element, bool]] = [(root, False)]
    while stack:
        element, inner_known = stack.pop()
        inner = [kid for kid in element.kids if isinstance(kid, Element)]
        if inner_known or not inner:
            kept[element] = len(inner) < len(element.kids) or any(kept[kid] for kid in inner)
        else:
            stack.append((element, True))
            stack.extend((kid, False) for kid in inner)
    walk: list[tuple[Element, Element | None]] = [(root, None)]
    while walk:
        element, parent = walk.pop()
        yield element, parent
        walk.extend(
            (kid, element)
            for kid in reversed(element.kids)
            if isinstance(kid, Element) and (kept[kid] or kid.role in ALWAYS)
        )
