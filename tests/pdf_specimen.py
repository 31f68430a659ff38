"""A brief that uses every part, as a PDF: small enough to be damaged in many ways, long enough to have contents."""

from __future__ import annotations

import copy
import functools
from typing import Any

import policybrief as pb
from composing import RICH
from policybrief.document.blocks import Document
from policybrief.exporting import prepare
from policybrief.resolver import MemoryResolver
from tiny_png import PNG

RESOLVER = MemoryResolver({"map.png": PNG, "gauge.txt": b"The gauge stood at 4.2 metres.", "gauge.pdf": b"%PDF"})


def _data() -> dict[str, Any]:
    """The brief, with a table that goes on over a page, so that its head is repeated."""
    data = copy.deepcopy(RICH) | {"status": "draft"}
    rows = [{"cells": [f"Gauge {number}", number]} for number in range(60)]
    columns = [{"title": "Name of the gauge"}, {"title": "Readings", "kind": "number"}]
    data["sections"][1]["blocks"].append({"kind": "table", "id": "long", "columns": columns, "rows": rows})
    return data


@functools.cache
def specimen() -> tuple[Document, bytes]:
    """The document, and its PDF."""
    prepared = prepare(pb.load(_data(), resolver=RESOLVER))
    return prepared.document, prepared.export("pdf").data
