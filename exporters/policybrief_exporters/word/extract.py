"""What a Word file of ours carries inside, also after others have saved it: the model, and the record of its print."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from policybrief import canonical_json
from policybrief_exporters.word import model
from policybrief_exporters.word.opening import OpenedFile, open_file
from policybrief_exporters.word.record import NAMESPACE, Record

_ITEM = re.compile(r"customxml/[^/]+\.xml")
_MODEL = re.compile(r"urn:policybrief:briefing:[0-9]+")
"""What a model says of itself under `schema`."""


def extract(data: bytes) -> Mapping[str, Any]:
    """The model that travels inside the Word file `data`, as plain data.

    It is found by its namespace: LibreOffice gives the parts of a file other names. Raises `ValueError`, which says
    why, where the data are no Word file, are damaged or locked, or carry no model.
    """
    text = carried(open_file(data)[0], model.NAMESPACE)
    if text is None:
        raise ValueError("it carries none: it was not exported by policybrief, or saved by a program that drops it")
    try:
        found = canonical_json.loads(text)
    except (ValueError, RecursionError):
        raise ValueError("what it carries as its model is no JSON") from None
    if not isinstance(found, Mapping) or not _MODEL.fullmatch(str(found.get("schema"))):
        raise ValueError("what it carries as its model is not the model of a brief")
    return found


def record_of(file: OpenedFile) -> Record | None:
    """The record of what was printed, or None for a file without. Raises `ValueError` for one that is damaged."""
    text = carried(file, NAMESPACE)
    return None if text is None else Record.read(text)


def carried(file: OpenedFile, namespace: str) -> str | None:
    """The text of the custom XML part whose root has that namespace, or None."""
    for name in sorted(name for name in file.names if _ITEM.fullmatch(name)):
        root = file.root(name)
        if root.tag.startswith(f"{{{namespace}}}"):
            return "".join(root.itertext())
    return None
