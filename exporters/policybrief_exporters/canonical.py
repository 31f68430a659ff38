"""The JSON exporter: the briefing itself, written in the one canonical way."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from policybrief import canonical_json
from policybrief.context import Context, Export
from policybrief.document.blocks import Document
from policybrief.model.briefing import Briefing
from policybrief.model.convert import to_plain


class JsonExporter:
    """Canonical JSON: the keys in the schema's order, numbers digit for digit, UTF-8, two spaces, line feeds.

    The file conforms to the briefing schema, and loading it gives an equal briefing. It takes no options.
    """

    api: ClassVar[int] = 1
    name: ClassVar[str] = "json"
    suffix: ClassVar[str] = ".json"
    media_type: ClassVar[str] = "application/json"
    options_schema: ClassVar[Mapping[str, Any]] = {"type": "object", "properties": {}, "additionalProperties": False}

    def export(self, briefing: Briefing, document: Document, context: Context) -> Export:
        """The briefing's bytes; neither the document nor the style has a part in them."""
        return Export(data=canonical_json.dump(to_plain(briefing)))

    def extract(self, data: bytes) -> Mapping[str, Any]:
        """The model in a file that `export` wrote, as plain data. Raises `ValueError` where it is no JSON object."""
        model = canonical_json.loads(data)
        if not isinstance(model, Mapping):
            raise ValueError("the file holds no JSON object")
        return model
