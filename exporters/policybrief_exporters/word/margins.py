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
    if document.draft or document.banner is not None:
        lines.append(line("Header", ends(draft_mark(document), banner(document))))
    if document.running and not first:
        lines.append(line("RunningHead", running_head(document)))
    return f"<w:hdr {declarations('w', 'r')}>{''.join(lines) or line('Header', '')}</w:hdr>"


def footer_part(document: Document) -> str:
    """The footer: the page number, and the marking at the other end."""
    marking = ends("", banner(document)) if document.banner is not None else ""
    return f"<w:ftr {declarations('w', 'r')}>{line('Footer', page_number(document) + marking)}</w:ftr>"


def page_number(document: Document) -> str:
    """“Page 2 of 33”, as runs."""
    pieces = [
        field(_FIELDS[piece], "1") if piece in _FIELDS else _run(piece)
        for piece in _FIELD.split(document.page)
        if piece
    ]
    return "".join(pieces)


def draft_mark(document: Document) -> str:
    """The draft mark as a run, "" for a final brief."""
    return _run(document.draft, "DraftMark") if document.draft else ""


def running_head(document: Document) -> str:
    """What the header names beside the marking, as a run."""
    return _run(document.running)


def styles(document: Document) -> set[str]:
    """The styles that header and footer use beside the common ones."""
    used = {"RunningHead"} if document.running else set()
    if document.draft:
        used.add("DraftMark")
    if document.banner is not None:
        used.add("MarkingBanner")
    return used


def banner(document: Document) -> str:
    """The marking as a run, "" where there is none."""
    if document.banner is None:
        return ""
    # No-break spaces let the ground reach beyond the letters at both ends.
    return _run(f"\u00a0{document.banner.label}\u00a0", "MarkingBanner")


def ends(start: str, end: str) -> str:
    """Runs at both ends of a line."""
    return f"{start}<w:r><w:tab/></w:r>{end}"


def line(style: str, runs: str) -> str:
    """A paragraph of runs."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{runs}</w:p>'


def _run(text: str, style: str = "") -> str:
    return f"<w:r>{properties(Look(style=style), right_to_left(text))}{run_content(text)}</w:r>"
