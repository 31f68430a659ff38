"""What the lines of a plain text are: headings, list items, table rows, quotations, paragraphs."""

from __future__ import annotations

import re

from msgspec.structs import replace

from policybrief.evidence import sentences
from policybrief.seed import SeedBlock

BULLET = re.compile(
    r"(?:[-*+•‣▪●◦·–—]|\(?(?:\d{1,3}(?:\.\d{1,3}){0,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)]|\(\d{1,3}\))[ \t]+(?=\S)"
)
"""What opens a list item; a numbered one begins with `(` or a letter or digit."""

HEADING_LENGTH = 160
"""A longer line is no heading."""

_RULE = re.compile(r"[=\-_*~#]{3,}")
_MARKED = re.compile(r"(#{1,6})\s+\S")
_ROW = re.compile(r"\t|\s\|\s|^\|")
_ENDS = re.compile(r"[.!?:;,…。！？：；،۔؟؛][\"'”’»›)\]]*$")
_LETTER = re.compile(r"[^\W\d_]")


def blocks(text: str) -> list[SeedBlock]:
    """The blocks of a plain text, with their kinds."""
    spans = sentences.blocks(text)
    found: list[SeedBlock] = []
    for index, (start, end) in enumerate(spans):
        opens = index == 0 or text.count("\n", spans[index - 1][1], start) > 1
        following = spans[index + 1] if index + 1 < len(spans) else None
        found.append(_block(text, start, end, opens=opens, following=following))
    return _with_numbered_headings(text, found)


def _block(text: str, start: int, end: int, *, opens: bool, following: tuple[int, int] | None) -> SeedBlock:
    block = text[start:end]
    if marked := _MARKED.match(block):
        return SeedBlock(kind="heading", start=start, end=end, level=len(marked[1]))
    if BULLET.match(block):
        return SeedBlock(kind="list-item", start=start, end=end, level=_depth(text, start))
    if block.startswith(">"):
        return SeedBlock(kind="quote", start=start, end=end)
    if _ROW.search(block):
        return SeedBlock(kind="table-row", start=start, end=end)
    if opens and following and _reads_as_heading(block) and _leads(text, end, following):
        return SeedBlock(kind="heading", start=start, end=end, level=1 if not text[:start].strip() else 2)
    return SeedBlock(kind="paragraph", start=start, end=end)


def _depth(text: str, start: int) -> int:
    """The depth of a list item: one for every two columns that it is set in by."""
    line = text.rfind("\n", 0, start) + 1
    return len(text[line:start].expandtabs(4)) // 2


def _reads_as_heading(block: str) -> bool:
    """Whether it is one line, not long, that ends no sentence and does not begin in the middle of one."""
    if "\n" in block or len(block) > HEADING_LENGTH or not _LETTER.search(block) or _RULE.fullmatch(block):
        return False
    return not _ENDS.search(block) and not block[0].islower()


def _leads(text: str, end: int, following: tuple[int, int]) -> bool:
    """Whether what follows a line can be what it is the heading of: running text, or a list under a blank line."""
    after = text[slice(*following)]
    if text.count("\n", end, following[0]) > 1:
        return True
    return bool(_ENDS.search(after)) and not BULLET.match(after)


def _with_numbered_headings(text: str, found: list[SeedBlock]) -> list[SeedBlock]:
    """A numbered line that stands alone among paragraphs is a heading, no list of one item."""
    result = found[:1]
    for before, block, after in zip(found, found[1:], [*found[2:], None], strict=False):
        alone = before.kind != "list-item" and after is not None and after.kind != "list-item"
        line = text[block.start : block.end]
        if block.kind == "list-item" and alone and line[0].isalnum() and _reads_as_heading(line) and len(line) <= 80:
            block = replace(block, kind="heading", level=2)
        result.append(block)
    return result
