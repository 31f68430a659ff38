"""PDF files with attachments, made by another library than the exporter's."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from typing import Any

from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, NameObject

MODEL = {
    "schema": "urn:policybrief:briefing:1", "id": "ferry", "kind": "readout", "title": "Talks on the ferry",
    "language": "en-GB", "status": "draft",
}  # fmt: skip


def as_json(**changes: Any) -> bytes:
    """A small model of a brief, with changes."""
    return json.dumps({**MODEL, **changes}).encode()


def attach(
    files: Mapping[str, bytes], *, to: bytes | None = None, associated: tuple[str, ...] = (), password: str = ""
) -> bytes:
    """A PDF of one empty page, or the PDF `to`, with the files attached, those named associated with the document."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(to))) if to else PdfWriter()
    if not to:
        writer.add_blank_page(100, 100)
    for name, data in files.items():
        attached = writer.add_attachment(name, data)
        if name in associated:
            reference = attached.pdf_object.indirect_reference
            writer.root_object.setdefault(NameObject("/AF"), ArrayObject()).append(reference)
    for page in writer.pages:
        page.compress_content_streams()
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()
