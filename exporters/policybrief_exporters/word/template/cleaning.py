"""Taking out of a template's parts what is not for a brief: traces of its editing, and what is not Word's own."""

from __future__ import annotations

import re

from lxml import etree

from policybrief_exporters.word.opening import Element, W

_XML = "{http://www.w3.org/XML/1998/namespace}"
_TRACES = frozenset(
    f"{W}{name}"
    for name in (
        "rsid", "rsids", "proofErr", "lastRenderedPageBreak", "personal", "personalCompose", "personalReply",
        "bookmarkStart", "bookmarkEnd", "permStart", "permEnd", "annotationRef", "footnoteReference",
        "endnoteReference", "commentReference", "cellIns", "cellDel", "cellMerge", "del", "moveFrom",
    )
)  # fmt: skip
_TRACE = re.compile(re.escape(W) + r"(?:\w+Change|\w+Range(?:Start|End))")


def is_trace(element: Element) -> bool:
    """Whether the element tells of the template's editing: tracked changes, comments, bookmarks, sessions."""
    return element.tag in _TRACES or _TRACE.fullmatch(element.tag) is not None


def drop(element: Element) -> None:
    """Takes an element out, with all that is in it."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def unwrap(element: Element, content: Element | None = None) -> None:
    """Puts the children of the element, or of `content`, in its place."""
    parent = element.getparent()
    index = parent.index(element)
    parent[index : index + 1] = list(element if content is None else content)


def remove_session_marks(element: Element) -> None:
    """Takes out the attributes that tell in which session of editing something was written."""
    for name in element.keys():  # noqa: SIM118  # an element iterates over its children
        if name.startswith(f"{W}rsid"):
            del element.attrib[name]


def keep_plain(root: Element, *unwanted: str) -> None:
    """Leaves of a part only what is WordprocessingML, without traces and without the elements named `unwanted`.

    For parts that hold properties, not text: what later versions of Word add to them may be ignored by design.
    """
    names = {f"{W}{name}" for name in unwanted}
    for element in list(root.iter()):
        if not element.tag.startswith(W) or is_trace(element) or element.tag in names or element.tag == f"{W}ins":
            drop(element)
            continue
        remove_session_marks(element)
        for name in element.keys():  # noqa: SIM118
            if not name.startswith((W, _XML)):
                del element.attrib[name]
    etree.cleanup_namespaces(root)
