"""A brief that uses every part, as a Word file for review: small enough to be damaged in many ways."""

from __future__ import annotations

import copy
import functools

import policybrief as pb
from composing import RICH
from pdf_specimen import RESOLVER
from policybrief.document.blocks import Document
from policybrief.exporting import prepare


@functools.cache
def specimen() -> tuple[Document, bytes]:
    """The document, and its Word file."""
    data = copy.deepcopy(RICH) | {"status": "draft"}
    # Of such a length that it has contents.
    data["sections"][0]["blocks"].append({"kind": "paragraph", "text": "The gauge was read again. " * 400})
    prepared = prepare(pb.load(data, resolver=RESOLVER))
    return prepared.document, prepared.export("docx", {"profile": "review"}).data
