"""What versions of Word have added to headers and footers: kept where a brief's own file has it, else the fallback."""

from __future__ import annotations

from policybrief_exporters.word.opening import Element
from policybrief_exporters.word.template.cleaning import drop, unwrap

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_DECORATIVE = "http://schemas.microsoft.com/office/drawing/2017/decorative"
_KEPT = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "http://schemas.openxmlformats.org/drawingml/2006/",
    "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
    "urn:schemas-microsoft-com:vml",
    "urn:schemas-microsoft-com:office:office",
    "urn:schemas-microsoft-com:office:word",
    "http://www.w3.org/XML/1998/namespace",
    _DECORATIVE,
)
_TAGS = tuple(f"{{{name}" for name in _KEPT)
_CHOICES = frozenset(_KEPT[5:8])
"""The namespaces that a choice may ask for."""


def remove_extensions(root: Element) -> None:
    """Takes out elements and attributes of all namespaces but those kept, and the choices that need others.

    Markup compatibility lets a reader do so with what is ignorable (ISO/IEC 29500-3, 7.2); the rest no reader has to
    know either, for a choice has a fallback.
    """
    for alternatives in reversed(list(root.iter(f"{MC}AlternateContent"))):
        _choose(alternatives)
    for element in list(root.iter()):
        if element is not root and not element.tag.startswith(_TAGS):
            drop(element)
            continue
        for name in element.keys():  # noqa: SIM118  # an element iterates over its children
            if name.startswith("{") and (name.startswith(MC) or not name.startswith(_TAGS)):
                del element.attrib[name]
    for extension in list(root.iter("{*}ext")):
        if len(extension) == 0 and extension.get("uri") is not None:
            drop(extension)
    for extensions in list(root.iter("{*}extLst")):
        if len(extensions) == 0:
            drop(extensions)


def _choose(alternatives: Element) -> None:
    """Keeps of a choice what can be shown, or puts the fallback in its place."""
    for choice in alternatives.findall(f"{MC}Choice"):
        prefixes = choice.get("Requires", "").split()
        if not prefixes or any(choice.nsmap.get(prefix) not in _CHOICES for prefix in prefixes):
            alternatives.remove(choice)
    if alternatives.find(f"{MC}Choice") is not None:
        return
    fallback = alternatives.find(f"{MC}Fallback")
    if fallback is None:
        drop(alternatives)
    else:
        unwrap(alternatives, fallback)
