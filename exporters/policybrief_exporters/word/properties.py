"""The document's properties: title, author, language, dates."""

from __future__ import annotations

import re

from policybrief.document.blocks import Document
from policybrief_exporters.word.markup import escape

_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DATE = re.compile(
    r"(?P<day>\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))"
    r"(?:T(?P<time>\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?(?P<zone>Z|[+-]\d{2}:\d{2})?)?"
)


def core_part(document: Document) -> str:
    """`docProps/core.xml` (ISO/IEC 29500-2, 11). It says what the document says, and of dates nothing else."""
    written_at = moment(document.date)
    elements = (
        ("dc:title", document.title),
        ("dc:subject", document.subject),
        ("dc:creator", document.author),
        ("cp:keywords", "; ".join(document.keywords)),
        ("dc:identifier", document.id),
        ("dc:language", document.language),
    )
    written = "".join(f"<{name}>{escape(text)}</{name}>" for name, text in elements if text)
    for name in ("created", "modified") if written_at else ():
        written += f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{written_at}</dcterms:{name}>'
    return (
        f'<cp:coreProperties xmlns:cp="{_CORE}" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"{written}</cp:coreProperties>"
    )


def moment(date: str) -> str:
    """An ISO date or time as the properties take it, or "" for what is not exact to the day."""
    found = _DATE.fullmatch(date)
    if found is None:
        return ""
    time = found["time"] or "00:00:00"
    return f"{found['day']}T{time if time.count(':') == 2 else time + ':00'}{found['zone'] or 'Z'}"
