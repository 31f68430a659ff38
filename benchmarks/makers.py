"""Who makes the files that are measured: policybrief, and what its users would take instead."""

from __future__ import annotations

import importlib
import importlib.util
import json
from collections.abc import Callable

Make = Callable[[bytes, dict[str, bytes]], bytes]
"""Takes a brief's JSON and the files of its sources, and gives the bytes of a file."""

OURS = "policybrief"
MAKERS = {"docx": (OURS, "python-docx"), "pdf": (OURS, "ReportLab", "Typst"), "json": (OURS,)}
"""Who is measured, by format."""

STOCK = {
    "python-docx": ("stock_word", "word"),
    "ReportLab": ("stock_pdf", "pdf"),
    "Typst": ("stock_typst", "pdf"),
}
"""The module and the function that print a brief with each of the others, from its plain data."""


def makers(suffix: str) -> tuple[str, ...]:
    """Who can be measured here for that format: Typst is no dependency of the product."""
    return tuple(name for name in MAKERS[suffix] if name != "Typst" or importlib.util.find_spec("typst"))


def make(maker: str, suffix: str) -> Make:
    """The whole road from the brief's bytes to the file's. Ours reads, validates, checks, composes and exports."""
    if maker == OURS:
        import policybrief as pb

        return lambda data, files: pb.export(pb.load(data, resolver=pb.MemoryResolver(files)), suffix).data
    module, function = STOCK[maker]
    build = getattr(importlib.import_module(module), function)
    return lambda data, files: bytes(build(json.loads(data)))
