"""The structure of a PDF as poppler reads it: what `pdfinfo -struct-text` prints, as text in reading order."""

from __future__ import annotations

import re
from pathlib import Path

from outside import outside
from pdf_structure import INLINE

ELEMENT = re.compile(r"[A-Z][A-Za-z0-9]*\b")


def poppler_text(file: Path) -> str:
    """The text of the tree, with a line feed around each element that is no part of a line."""
    return read(outside("pdfinfo", "-struct-text", file))


def read(output: str) -> str:
    """The text of a printed tree: elements by their indentation, content in quotation marks, attributes by a slash."""
    parts: list[str] = []
    opened: list[tuple[int, str]] = []
    for line in output.split("\n"):  # no other character ends a line of it
        stripped = line.lstrip(" ")
        indent = len(line) - len(stripped)
        while opened and indent <= opened[-1][0]:
            _close(opened, parts)
        if stripped.startswith('"'):
            parts.append(stripped[1:-1])
        elif (found := ELEMENT.match(stripped)) and not stripped.startswith("Object "):
            opened.append((indent, found[0]))
            if found[0] not in INLINE:
                parts.append("\n")
    while opened:
        _close(opened, parts)
    return "".join(parts)


def _close(opened: list[tuple[int, str]], parts: list[str]) -> None:
    _, role = opened.pop()
    if role not in INLINE:
        parts.append("\n")
