"""The Word exporter: a native, accessible file, its looks in styles made from the brief's style."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from policybrief.context import Context, Export
from policybrief.document.blocks import Document
from policybrief.model.briefing import Briefing
from policybrief.returned import Returned, View


class WordExporter:
    """Turns a composed document into a Word file (ISO/IEC 29500, transitional)."""

    api: ClassVar[int] = 1
    name: ClassVar[str] = "docx"
    suffix: ClassVar[str] = ".docx"
    media_type: ClassVar[str] = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    options_schema: ClassVar[Mapping[str, Any]] = {
        "type": "object",
        "properties": {
            "profile": {
                "enum": ["review", "final"],
                "title": "Profile",
                "description": "What the file is for: review marks every field, so that edits can be merged back, and "
                "has the open problems as comments; final has neither. By default, what the brief's status says.",
            },
            "template": {
                "type": "string",
                "minLength": 1,
                "title": "House template",
                "description": "The Word file (.docx or .dotx), under the brief's folder, whose styles, theme, "
                "headers, footers and page set-up are taken.",
            },
            "update_fields": {
                "type": "boolean",
                "default": False,
                "title": "Update fields on opening",
                "description": "Word fills in the page numbers of the contents, and asks its reader before it does.",
            },
        },
        "additionalProperties": False,
    }

    def export(self, briefing: Briefing, document: Document, context: Context) -> Export:
        """The file's bytes, and a problem for each picture that could not be shown."""
        from policybrief_exporters.word.assembly import assemble

        return assemble(briefing, document, context)

    def extract(self, data: bytes) -> Mapping[str, Any]:
        """The model in a file that `export` wrote, also after it was edited. Raises `ValueError` where it has none."""
        from policybrief_exporters.word.extract import extract

        return extract(data)

    def changes(self, data: bytes, base: Mapping[str, Any], view: View) -> Returned:
        """What a file that `export` wrote says after people edited it (see `policybrief.returned`)."""
        from policybrief_exporters.word.returned import changes

        return changes(data, base, view)
