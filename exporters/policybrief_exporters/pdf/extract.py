"""The model out of a PDF: the file that `archive.attach` put in, found among whatever else is attached, and checked."""

from __future__ import annotations

import hashlib
import io
import logging
import re
from collections.abc import Iterator, Mapping
from typing import Any

import pypdf
from pypdf.errors import DependencyError, FileNotDecryptedError, LimitReachedError
from pypdf.generic import ArrayObject, DictionaryObject, EmbeddedFile

from policybrief import canonical_json

MODEL = re.compile(r"urn:policybrief:briefing:[0-9]+")
"""What a model says of itself under `schema`."""

SIZE_LIMIT = 64 * 2**20
"""The largest model that is read, in bytes: fifty times one of 300 pages. A small file may expand to gigabytes."""

HEADER_WITHIN = 1024
"""How many bytes may stand before the header of a PDF, as readers have it."""

# pypdf tells of what it repairs; where nobody listens, Python would print it on the standard error.
logging.getLogger("pypdf").addHandler(logging.NullHandler())


class NotFound(ValueError):
    """The file carries no model; the message says why."""


def extract(data: bytes) -> Mapping[str, Any]:
    """The model that travels inside the PDF `data`, as plain data.

    Files associated with the document come first, then whatever else is attached; the first that is the model of a
    brief is taken. No other is read, and none is written anywhere.

    Raises `ValueError`, which says why, where the data are no PDF, are damaged or encrypted, or carry no model.
    """
    if b"%PDF-" not in data[:HEADER_WITHIN]:
        raise NotFound("it is no PDF file")
    try:
        with pypdf.apply_configuration(
            zlib_maximum_output_length=SIZE_LIMIT,
            lzw_maximum_output_length=SIZE_LIMIT,
            run_length_maximum_output_length=SIZE_LIMIT,
        ):
            return _model(pypdf.PdfReader(io.BytesIO(data)))
    except NotFound:
        raise
    except (FileNotDecryptedError, DependencyError):
        raise NotFound("it is encrypted; save it without a password first") from None
    except Exception as error:  # a parser meets damage with whatever its code runs into
        raise NotFound(f"it is damaged: {str(error) or type(error).__name__}") from error


def _model(reader: pypdf.PdfReader) -> Mapping[str, Any]:
    refused = []
    for attached in _attached(reader):
        if not attached.name.lower().endswith(".json"):
            refused.append(f"{attached.name!r} is no JSON file")
            continue
        try:
            return _read(attached)
        except NotFound as error:
            refused.append(str(error))
    if not refused:
        raise NotFound("nothing is attached to it")
    raise NotFound("; ".join(dict.fromkeys(refused)))


def _attached(reader: pypdf.PdfReader) -> Iterator[EmbeddedFile]:
    """The attached files, the associated ones first (ISO 19005-3, 6.8)."""
    associated = reader.root_object.get("/AF", ArrayObject()).get_object()
    for specification in associated if isinstance(associated, ArrayObject) else ():
        found = specification.get_object()
        if isinstance(found, DictionaryObject):
            file = EmbeddedFile("", found)
            yield EmbeddedFile(str(file.alternative_name or ""), found)
    yield from reader.attachment_list


def _read(attached: EmbeddedFile) -> Mapping[str, Any]:
    """The attached file as a model. Raises `NotFound` where it is none, is not whole, or is too large."""
    name = attached.name
    try:
        content = attached.content
    except LimitReachedError:
        raise NotFound(f"{name!r} is larger than the {SIZE_LIMIT // 2**20} MiB that are read") from None
    if not _whole(attached, content):
        raise NotFound(f"{name!r} is damaged: it is not what was attached")
    try:
        model = canonical_json.loads(content)
    except (ValueError, RecursionError):
        raise NotFound(f"{name!r} is no JSON") from None
    if not isinstance(model, Mapping) or not MODEL.fullmatch(str(model.get("schema"))):
        raise NotFound(f"{name!r} is not the model of a brief")
    return model


def _whole(attached: EmbeddedFile, content: bytes) -> bool:
    """Whether the content has the size and the checksum that the file states for it (ISO 32000-1, table 46)."""
    digest = attached.checksum
    stated = getattr(digest, "original_bytes", digest)
    right = hashlib.md5(content, usedforsecurity=False).digest()
    return attached.size in (None, len(content)) and stated in (None, right)
