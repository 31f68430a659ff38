"""Plain text."""

from __future__ import annotations

from typing import ClassVar

from policybrief.seed import Seed
from policybrief_seeds.decoding import LIMIT, read_text
from policybrief_seeds.lines import blocks
from policybrief_seeds.record import Origin, seed


class TextReader:
    """Reads plain text. For UTF-8 with line feeds and without control characters the record is the file.

    Markup in it (`<b>`, `&amp;`) is text like any other. What looks like list items, table rows and headings becomes
    blocks of that kind; where blocks end is ruled by `policybrief.evidence.sentences`.

    Args:
        limit: the bytes that a file may have.
    """

    api: ClassVar[int] = 1
    name: ClassVar[str] = "text"
    suffixes: ClassVar[tuple[str, ...]] = (".txt", ".text")
    version: ClassVar[str] = "1"

    def __init__(self, limit: int = LIMIT) -> None:
        self.limit = limit

    def read(self, data: bytes, name: str) -> Seed:
        """The text of `data`. Raises `SeedError` for what is empty, binary or larger than the limit."""
        decoded = read_text(data, name, self.limit)
        origin = Origin(name=name, data=data, reader=self.name, version=self.version, media_type="text/plain")
        return seed(origin, decoded.text, blocks(decoded.text), {}, decoded.problems)
