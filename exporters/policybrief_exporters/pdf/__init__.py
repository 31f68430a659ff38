"""The PDF exporter: its own layout in one pass, tagged, written with ReportLab's object model and HarfBuzz."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from policybrief.context import Context, Export
from policybrief.document.blocks import Document
from policybrief.model.briefing import Briefing


class PdfExporter:
    """Exports a composed document as PDF/UA-1 and PDF/A-3a in one file: tagged, archival, its model inside.

    A style whose `embed_model` is false leaves the model out; the file then conforms to PDF/A-2a.

    Problems it reports: `missing-glyph` (a character that no font of the style has; a box stands for it), `image` (one
    that cannot be shown; its description is printed).
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
        from policybrief_exporters.pdf.export import attachment, export

        return export(document, context, attachment(briefing) if context.style.embed_model else None)

    def extract(self, data: bytes) -> Mapping[str, Any]:
        """The model in the PDF, as plain data. Raises `ValueError`, which says why, where it carries none."""
        from policybrief_exporters.pdf.extract import extract

        return extract(data)
