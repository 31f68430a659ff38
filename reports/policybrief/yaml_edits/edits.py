"""What the patching of a text is made of: edits, the items that stay in their order, lines that are indented."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Sequence

from msgspec import Struct

from policybrief.yaml_edits.nodes import Node
from policybrief.yaml_edits.regions import Unpatchable

STEP = 2
"""By how many columns what is new is indented."""


class Edit(Struct, frozen=True):
    """`text[start:end]` becomes `new`."""

    start: int
    end: int
    new: str


def applied(text: str, edits: Sequence[Edit]) -> str:
    """`text` with the edits made. Raises `Unpatchable` where two are about the same words."""
    parts, done = [], 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        if edit.start < done:
            raise Unpatchable
        parts += [text[done : edit.start], edit.new]
        done = edit.end
    return "".join([*parts, text[done:]])


def staying(before: Sequence[Node], now: Sequence[Node]) -> dict[Node, int]:
    """The items that need not be moved, with the index that each had: as many as keep their order."""
    index_of = {item: index for index, item in enumerate(before)}
    found = [(index_of[item], item) for item in now if item in index_of]
    ends: list[int] = []  # the last index of the best run of each length
    lengths: list[int] = []
    for index, _ in found:
        length = bisect.bisect_left(ends, index)
        ends[length : length + 1] = [index]
        lengths.append(length)
    stays: dict[Node, int] = {}
    wanted = len(ends) - 1
    for (index, item), length in zip(reversed(found), reversed(lengths), strict=True):
        if length == wanted:
            stays[item] = index
            wanted -= 1
    return stays


def is_changed(node: Node) -> bool:
    """Whether the node says something else than it did."""
    match node.value, node.before:
        case dict() as now, dict() as before:
            return list(now.values()) != list(before.values()) or any(map(is_changed, now.values()))
        case list() as now, tuple() as before:
            return now != list(before) or any(map(is_changed, now))
        case now, before:
            return type(now) is not type(before) or bool(now != before)


def bulleted(lines: Sequence[str]) -> list[str]:
    """The lines of a value as those of an item of a list."""
    return ["- " + lines[0], *indented(lines[1:], STEP)]


def indented(lines: Iterable[str], columns: int) -> list[str]:
    """The lines moved to the right; empty ones stay empty."""
    margin = " " * columns
    return [margin + line if line.strip() else line for line in lines]


def dedented(line: str, columns: int) -> str:
    """A line with so many blanks fewer before it, or none where it has fewer: as lines of a quoted text may."""
    return line[min(columns, len(line) - len(line.lstrip(" "))) :]
