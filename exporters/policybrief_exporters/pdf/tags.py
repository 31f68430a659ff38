"""The structure tree as objects: elements, the tree from content to elements, the tree of ids (ISO 32000-1, 14.7)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from policybrief_exporters.pdf.objects import Objects, string
from policybrief_exporters.pdf.pen import Pen
from policybrief_exporters.pdf.structure import Element, LinkArea

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
        self._parents = _kept(root)
        first = objects.next_number + 1
        self._where = {element: f"{number} 0 R" for number, element in enumerate(self._parents, first)}
        self._ids: dict[bytes, str] = {}

    def write(self, pens: Sequence[Pen]) -> str:
        """The reference to the structure tree's root; the pens know what each page holds of each element."""
        trunk = self._objects.reserve()
        for element, parent in self._parents.items():
            self._objects.add(self._element(element, self._where[parent] if parent else trunk))
        content = self._objects.add(self._contents(pens))
        ids = self._objects.add(self._named())
        root = (
            f"<</Type /StructTreeRoot /K {next(iter(self._where.values()))} /RoleMap <</Title /P>> "
            f"/ParentTree {content} /ParentTreeNextKey {len(pens) + len(self._links)} /IDTree {ids}>>"
        )
        self._objects.fill(trunk, root.encode())
        return trunk

    def _element(self, element: Element, parent: str) -> str:
        page, kids = self._kids(element)
        written = f"<</S /{element.role} /P {parent}"
        if page >= 0:
            written += f" /Pg {self._pages[page]}"
        if kids:
            written += f" /K {kids[0]}" if len(kids) == 1 else f" /K [{' '.join(kids)}]"
        if element.id and (name := string(element.id)) not in self._ids:
            self._ids[name] = self._where[element]
            written += f" /ID {name.decode()}"
        if element.alt:
            written += f" /Alt {string(element.alt).decode()}"
        if element.language:
            written += f" /Lang {string(element.language).decode()}"
        if element.attributes:
            written += f" /A <<{element.attributes}>>"
        return written + ">>"

    def _kids(self, element: Element) -> tuple[int, list[str]]:
        """The page that an element's content begins on (-1 for none), and what it holds."""
        page, kids = -1, []
        for kid in element.kids:
            if isinstance(kid, Element):
                if kid in self._where:
                    kids.append(self._where[kid])
                continue
            if page < 0:
                page = kid.page
            if isinstance(kid, LinkArea):
                other = f" /Pg {self._pages[kid.page]}" if kid.page != page else ""
                kids.append(f"<</Type /OBJR{other} /Obj {self._links[kid]}>>")
            elif kid.page == page:
                kids.append(str(kid.mcid))
            else:
                kids.append(f"<</Type /MCR /Pg {self._pages[kid.page]} /MCID {kid.mcid}>>")
        return page, kids

    def _contents(self, pens: Sequence[Pen]) -> str:
        """The tree from content to elements: for each page those of its sequences, then that of each link."""
        where = self._where
        pages = [f"{key} [{' '.join([where[element] for element in pen.marked])}]" for key, pen in enumerate(pens)]
        linked = (element for pen in pens for element in pen.areas.values())
        links = [f"{key} {where[element]}" for key, element in enumerate(linked, len(pens))]
        return f"<</Nums [{' '.join((*pages, *links))}]>>"

    def _named(self) -> bytes:
        names = sorted(self._ids, key=_sorted_as)
        return b"<</Names [" + b" ".join(b"%b %b" % (name, self._ids[name].encode()) for name in names) + b"]>>"


def _sorted_as(name: bytes) -> bytes:
    """The bytes of a string object, by which names are sorted (ISO 32000-1, 7.9.6)."""
    if name.startswith(b"<"):
        return bytes.fromhex(name[1:-1].decode())
    return name[1:-1].replace(b"\\(", b"(").replace(b"\\)", b")").replace(b"\\\\", b"\\")


def _kept(root: Element) -> dict[Element, Element | None]:
    """The elements that hold something drawn, and those that a table needs, parents first, each with its parent."""
    kept: list[tuple[Element, Element | None]] = []
    _collect(root, None, kept)
    return dict(kept)


def _collect(element: Element, parent: Element | None, kept: list[tuple[Element, Element | None]]) -> bool:
    """Adds an element and what stands in it, as far as it was drawn; tells whether anything was."""
    before, drawn = len(kept), False
    kept.append((element, parent))
    for kid in element.kids:
        drawn = (_collect(kid, element, kept) if isinstance(kid, Element) else True) or drawn
    if not drawn and parent is not None and element.role not in ALWAYS:
        del kept[before:]
    return drawn
