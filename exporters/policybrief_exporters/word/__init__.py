"""The Word exporter: a native, accessible file, its looks in styles made from the brief's style."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from policybrief.context import Context, Export
from policybrief.document.blocks import Document
from policybrief.model.briefing import Briefing


class WordExporter:
    """Turns a composed document into a Word file (ISO/IEC 29500, transitional)."""

    api: ClassVar[int] = 1
    name: ClassVar[str] = "docx"
    suffix: ClassVar[str] = ".docx"
    media_type: ClassVar[str] = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    options_schema: ClassVar[Mapping[str, Any]] = {
        "type": "object",
        "properties": {
            "update_fields": {
                "type": "boolean",
                "default": False,
                "title": "Update fields on opening",
                "description": "Word fills in the page numbers of the contents, and asks its reader before it does.",
            }
        },
        "additionalProperties": False,
    }

    def export(self, briefing: Briefing, document: Document, context: Context) -> Export:
        """The file's bytes, and a problem for each picture that could not be shown."""
        from policybrief_exporters.word.assembly import assemble

        return assemble(document, context)
