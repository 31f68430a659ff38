"""Headers and footers: the marking on every page, the running head, the draft mark, the page number."""

from __future__ import annotations

import re

from policybrief.document.blocks import Document
from policybrief.document.direction import right_to_left
from policybrief_exporters.word.fields import field
from policybrief_exporters.word.look import Look, properties
from policybrief_exporters.word.markup import declarations, run_content

_FIELD = re.compile(r"(\{pages?\})")
_FIELDS = {"{page}": "PAGE", "{pages}": "NUMPAGES"}


def header_part(document: Document, *, first: bool) -> str:
    """A header. The first page has no running head: its title stands there."""
    lines = []
    draft = _run(document.draft, "DraftMark") if document.draft else ""
    if draft or document.banner is not None:
        lines.append(_line("Header", draft + "<w:r><w:tab/></w:r>" + _banner(document)))
    if document.running and not first:
        lines.append(_line("RunningHead", _run(document.running)))
    return f"<w:hdr {declarations('w', 'r')}>{''.join(lines) or _line('Header', '')}</w:hdr>"


def footer_part(document: Document) -> str:
    """The footer: the page number, and the marking at the other end."""
    pieces = [
        field(_FIELDS[piece], "1") if piece in _FIELDS else _run(piece)
        for piece in _FIELD.split(document.page)
        if piece
    ]
    marking = "<w:r><w:tab/></w:r>" + _banner(document) if document.banner is not None else ""
    return f"<w:ftr {declarations('w', 'r')}>{_line('Footer', ''.join(pieces) + marking)}</w:ftr>"


def styles(document: Document) -> set[str]:
    """The styles that header and footer use beside the common ones."""
    used = {"RunningHead"} if document.running else set()
    if document.draft:
        used.add("DraftMark")
    if document.banner is not None:
        used.add("MarkingBanner")
    return used


def _banner(document: Document) -> str:
    if document.banner is None:
        return ""
    # No-break spaces let the ground reach beyond the letters at both ends.
    return _run(f"\u00a0{document.banner.label}\u00a0", "MarkingBanner")


def _line(style: str, runs: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{runs}</w:p>'


def _run(text: str, style: str = "") -> str:
    return f"<w:r>{properties(Look(style=style), right_to_left(text))}{run_content(text)}</w:r>"
