"""Rules for the structure of a tagged PDF, most of which no validator sees. Each gives what is wrong, in words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import zip_longest

import pikepdf

from pdf_content import Marked
from pdf_structure import Node, TaggedPdf

Rule = Callable[[TaggedPdf], Iterator[str]]

CHILDREN = {
    "L": {"LI", "Caption"}, "LI": {"Lbl", "LBody"}, "Table": {"Caption", "THead", "TBody", "TFoot", "TR"},
    "THead": {"TR"}, "TBody": {"TR"}, "TFoot": {"TR"}, "TR": {"TH", "TD"}, "TOC": {"Caption", "TOCI", "TOC"},
    "TOCI": {"Lbl", "Reference", "NonStruct", "P", "TOC"},
}  # fmt: skip
PARENTS = {
    "LI": {"L"}, "LBody": {"LI"}, "TR": {"Table", "THead", "TBody", "TFoot"}, "TH": {"TR"}, "TD": {"TR"},
    "THead": {"Table"}, "TBody": {"Table"}, "TOCI": {"TOC"}, "Caption": {"Table", "Figure", "TOC", "L", "Div"},
    "Lbl": {"LI", "P", "Note", "TOCI", "H1", "H2", "H3", "H4", "H5", "H6"},
}  # fmt: skip
TYPES = frozenset(CHILDREN) | frozenset(PARENTS) | {
    "Document", "Sect", "Div", "P", "H1", "H2", "H3", "H4", "H5", "H6", "Figure", "Link", "Reference", "Note",
    "BlockQuote", "Span", "Code", "Quote",
}  # fmt: skip
LIST_ITEMS = (["Lbl", "LBody"], ["LBody"], ["Lbl"])
"""What an item holds; one with a label alone is room to write in."""
MAY_BE_EMPTY = frozenset({"TD", "TH", "TBody"})
LANGUAGE = re.compile(
    r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?(-([a-z0-9]{5,8}|\d[a-z0-9]{3}))*"
    r"(-[a-wyz0-9](-[A-Za-z0-9]{2,8})+)*(-x(-[A-Za-z0-9]{1,8})+)?|x(-[A-Za-z0-9]{1,8})+"
)
"""BCP 47 (RFC 5646, 2.1) in its usual letter case, without grandfathered tags."""


def marking(pdf: TaggedPdf) -> Iterator[str]:
    """All that is drawn stands in one sequence or artifact, and an MCID is used once on a page."""
    for page in pdf.pages:
        yield from page.faults


def sequences(pdf: TaggedPdf) -> Iterator[str]:
    """Each sequence belongs to exactly one element, which the parent tree names under its MCID."""
    owners = Counter((kid.page, kid.mcid) for node in pdf.nodes for kid in node.kids if isinstance(kid, Marked))
    owner = {(kid.page, kid.mcid): node for node in pdf.nodes for kid in node.kids if isinstance(kid, Marked)}
    yield from pdf.faults
    for index, page in enumerate(pdf.pdf.pages):
        content = pdf.pages[index].sequences
        key = page.obj.get("/StructParents")
        listed = pdf.parent_tree.get(int(key), []) if key is not None else []
        if content and key is None:
            yield f"page {index + 1} has no StructParents"
        for mcid, sequence in content.items():
            if owners[index, mcid] != 1:
                yield f"{owners[index, mcid]} elements hold MCID {mcid} of page {index + 1}, {sequence.text!r}"
            elif mcid >= len(listed) or not _same(listed[mcid], owner[index, mcid]):
                yield f"the parent tree does not lead from MCID {mcid} of page {index + 1} to its element"
        for mcid in range(len(listed)):
            if mcid not in content and _is_element(listed[mcid]):
                yield f"the parent tree names MCID {mcid} of page {index + 1}, which is not drawn"


def _is_element(entry: object) -> bool:
    return isinstance(entry, pikepdf.Dictionary)


def _same(entry: object, node: Node) -> bool:
    return _is_element(entry) and entry.objgen == node.object.objgen != (0, 0)  # type: ignore[attr-defined]


def annotations(pdf: TaggedPdf) -> Iterator[str]:
    """Each annotation belongs to one link, whose element the parent tree names; it says where it leads."""
    owners: dict[tuple[int, int], list[Node]] = {}
    for node in pdf.nodes:
        for reference in node.references:
            owners.setdefault(reference.annotation.objgen, []).append(node)
    for index, page in enumerate(pdf.pdf.pages):
        for annotation in page.obj.get("/Annots", []):
            where = f"the annotation {annotation.objgen[0]} of page {index + 1}"
            nodes = owners.pop(annotation.objgen, [])
            entry = pdf.parent_tree.get(int(annotation.get("/StructParent", -1)))
            if len(nodes) != 1 or nodes[0].standard != "Link":
                yield f"{where} belongs to {[node.path() for node in nodes]}"
            elif entry is None or not _same(entry, nodes[0]):
                yield f"the parent tree does not lead from {where} to its element"
            if not str(annotation.get("/Contents", "")).strip():
                yield f"{where} has no Contents"
            if annotation.get("/F") != 4:
                yield f"{where} has the flags {annotation.get('/F')}"
            if "/Dest" not in annotation and "/A" not in annotation:
                yield f"{where} leads nowhere"
        if "/Annots" in page.obj and page.obj.get("/Tabs") != "/S":
            yield f"page {index + 1} has the order of tabs {page.obj.get('/Tabs')}"
    for nodes in owners.values():
        yield f"{nodes[0].path()} holds an annotation that is on no page"


def links(pdf: TaggedPdf) -> Iterator[str]:
    """A link has content and an annotation."""
    for node in pdf.find("Link"):
        if not node.references:
            yield f"{node.path()} has no annotation"
        if not any(isinstance(kid, Marked) for part in node.walk() for kid in part.kids):
            yield f"{node.path()} has no content"


def headings(pdf: TaggedPdf) -> Iterator[str]:
    """Headings begin with the first level, no level is skipped, and each has text."""
    before = 0
    for node in pdf.find("H1", "H2", "H3", "H4", "H5", "H6"):
        level = int(node.standard[1])
        if level > before + 1:
            yield f"{node.path()} follows a heading of level {before}"
        before = level


def nesting(pdf: TaggedPdf) -> Iterator[str]:
    """Elements stand where they may, under one Document; own types are mapped to standard ones."""
    if [root.role for root in pdf.roots] != ["Document"]:
        yield f"below the root stand {[root.role for root in pdf.roots]}"
    for node in pdf.nodes:
        if node.standard not in TYPES:
            yield f"{node.path()} has a type that is not expected"
        allowed = CHILDREN.get(node.standard)
        for child in node.children:
            if (allowed and child.standard not in allowed) or node.standard not in PARENTS.get(
                child.standard, {node.standard}
            ):
                yield f"{child.path()} stands in {node.role}"
        if allowed and any(isinstance(kid, Marked) for kid in node.kids):
            yield f"{node.path()} holds text itself"


def content(pdf: TaggedPdf) -> Iterator[str]:
    """No element is empty but cells, the body of a table without rows, and the document of a brief without anything."""
    for node in pdf.nodes:
        if not node.kids and node.standard not in MAY_BE_EMPTY and node.parent is not None:
            yield f"{node.path()} is empty"
        if node.standard == "LI" and [child.standard for child in node.children] not in LIST_ITEMS:
            yield f"{node.path()} holds {[child.standard for child in node.children]}"
        if node.standard in ("L", "Table") and all(child.standard == "Caption" for child in node.children):
            yield f"{node.path()} has no item or row"


def tables(pdf: TaggedPdf) -> Iterator[str]:
    """All rows of a table have equally many cells, and a head cell says what it is the head of."""
    for table in pdf.find("Table"):
        counts = Counter(
            sum(int(cell.attributes.get("ColSpan", 1)) for cell in row.children) for row in table.find("TR")
        )
        if len(counts) > 1:
            yield f"{table.path()} has rows of {sorted(counts)} columns"
        for cell in table.find("TH"):
            if cell.attributes.get("Scope") not in ("Row", "Column", "Both"):
                yield f"{cell.path()} has the scope {cell.attributes.get('Scope')}"


def figures(pdf: TaggedPdf) -> Iterator[str]:
    """A figure has a description in words and a box on its page."""
    for node in pdf.find("Figure"):
        if not node.alt or re.fullmatch(r"\S+\.(png|jpe?g|svg|gif)", node.alt):
            yield f"{node.path()} has the description {node.alt!r}"
        box = [float(edge) for edge in node.attributes.get("BBox", [])]
        if len(box) != 4 or not (box[0] < box[2] and box[1] < box[3]):
            yield f"{node.path()} has the box {box}"


def ids(pdf: TaggedPdf) -> Iterator[str]:
    """Ids are unique and in the tree of ids; a note has one."""
    for name, count in Counter(node.id for node in pdf.nodes if node.id).items():
        if count > 1:
            yield f"{count} elements have the id {name!r}"
    for node in pdf.nodes:
        if node.standard == "Note" and not node.id:
            yield f"{node.path()} has no id"
        if node.id and (node.id not in pdf.id_tree or not _same(pdf.id_tree[node.id], node)):
            yield f"the tree of ids does not lead from {node.id!r} to its element"


def languages(pdf: TaggedPdf) -> Iterator[str]:
    """The file has a language, and every language is a tag of BCP 47."""
    named = {str(pdf.pdf.Root.get("/Lang", ""))}
    named |= {node.language for node in pdf.nodes if node.language}
    named |= {language for page in pdf.pages for sequence in page.sequences.values() for language in sequence.languages}
    for language in sorted(named):
        if not LANGUAGE.fullmatch(language):
            yield f"{language!r} is no language"


def contents_entries(pdf: TaggedPdf) -> Iterator[str]:
    """An entry of the contents ends with the number of the page that it leads to."""
    for entry in pdf.find("TOCI"):
        written = entry.text().split()
        for link in entry.find("Link"):
            for reference in link.references:
                page = pdf.page_index(reference.annotation.Dest[0]) + 1
                if not written or written[-1] != str(page):
                    yield f"{entry.path()} leads to page {page} and says {written[-1:]}"


def outline(pdf: TaggedPdf) -> Iterator[str]:
    """The outline has the letters of the headings, in their order: it leaves out marks of notes and boxes to tick."""
    found: list[str] = []
    with pdf.pdf.open_outline() as opened:
        stack = list(reversed(opened.root))
        while stack:
            item = stack.pop()
            found.append(_letters(item.title))
            stack.extend(reversed(item.children))
    titles = [_letters(node.text()) for node in pdf.find("H1", "H2", "H3", "H4", "H5", "H6")]
    for entry, title in zip_longest(filter(None, found), filter(None, titles), fillvalue=""):
        if entry != title:
            yield f"the outline has {entry!r} where the headings have {title!r}"
            return


def _letters(text: str) -> str:
    return "".join(filter(str.isalpha, text))


RULES: dict[str, Rule] = {
    rule.__name__: rule
    for rule in (
        marking, sequences, annotations, links, headings, nesting, content, tables, figures, ids, languages,
        contents_entries, outline,
    )
}  # fmt: skip
