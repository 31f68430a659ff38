"""XML as strings: the one place where text of a brief is escaped on its way into a Word file."""

from __future__ import annotations

import re

_MARKED = re.compile('[&<>"\x00-\x1f\ud800-\udfff\ufffe\uffff]')
_BREAKS = re.compile("(\r\n|[\t\n\r])")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
}


_LATER = ("w15",)
"""What a reader of the first edition of the standard must be told that it may ignore."""


def declarations(*prefixes: str) -> str:
    """The namespace declarations of a part's root, and which of them may be ignored."""
    declared = [f'xmlns:{prefix}="{NAMESPACES[prefix]}"' for prefix in prefixes]
    if any(prefix in _LATER for prefix in prefixes):
        ignorable = " ".join(prefix for prefix in prefixes if prefix in _LATER)
        declared.append(f'mc:Ignorable="{ignorable}"')
    return " ".join(declared)


def escape(text: str) -> str:
    """`text` as character data or as an attribute's value.

    Characters that XML 1.0 cannot hold (control characters, lone surrogates) become U+FFFD.
    """
    return _MARKED.sub(lambda match: _ENTITIES.get(match[0], "\ufffd"), text) if _MARKED.search(text) else text


def run_content(text: str) -> str:
    """`text` as the children of a run: tabs and line feeds as Word's own, spaces at the ends kept."""
    if not text:
        return ""
    if _MARKED.search(text) is None:
        if text[0].isspace() or text[-1].isspace():
            return f'<w:t xml:space="preserve">{text}</w:t>'
        return f"<w:t>{text}</w:t>"
    return "".join(
        "<w:tab/>" if piece == "\t" else "<w:br/>" if index % 2 else _piece(piece)
        for index, piece in enumerate(_BREAKS.split(text))
    )


def _piece(text: str) -> str:
    kept = ' xml:space="preserve"' if text[:1].isspace() or text[-1:].isspace() else ""
    return f"<w:t{kept}>{escape(text)}</w:t>" if text else ""
