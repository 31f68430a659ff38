"""The PDF exporter: its own layout in one pass, written with ReportLab's object model and TrueType parser."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from policybrief.context import Context, Export
from policybrief.document.blocks import Document
from policybrief.model.briefing import Briefing


class PdfExporter:
    """Exports a composed document as PDF: fonts embedded, bookmarks, links, the marking on every page.

    Problems it reports: `missing-glyph` (a character that no font of the style has; a box stands for it),
    `right-to-left` (text whose direction is not laid out yet), `image` (one that cannot be shown; its description is
    printed).
    """

    api: ClassVar[int] = 1
    name: ClassVar[str] = "pdf"
    suffix: ClassVar[str] = ".pdf"
    media_type: ClassVar[str] = "application/pdf"
    options_schema: ClassVar[Mapping[str, Any]] = {
        "type": "object",
        "additionalProperties": False,
        "properties": {},
    }

    def export(self, briefing: Briefing, document: Document, context: Context) -> Export:
        """The PDF. Pure: same arguments, same bytes, whatever was exported before."""
        from policybrief_exporters.pdf.export import export

        return export(document, context)
