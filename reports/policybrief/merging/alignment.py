"""Where each part of the model that a file was exported with is in the brief as it is now.

A part is found by its id, wherever it is now. Parts without one, or whose id was made from what they said, are found in
the list that they were in: by saying the same, by saying something like it, or by their place between others.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct

from policybrief.merging.parts import PARALLEL
from policybrief.merging.texts import paired
from policybrief.yaml_edits.nodes import Node

ALIKE = 0.5
"""The share of words that two parts have in common at least, of which one became the other."""

BETWEEN = 0.25
"""That share where their neighbours tell it, too."""

_SILENT = frozenset({"id", "evidence", "cites", "basis", "marking"})


def aligned(base: Mapping[str, Any], current: Mapping[str, Any], tree: Node) -> dict[str, Node]:
    """The node of the current brief for each pointer of the base that has one.

    Args:
        base: the model in the file; every part has its id.
        current: the brief, with ids for all of its parts.
        tree: the brief as its file has it: `current` without the ids that were made.
    """
    finding = _Finding(known={})
    finding.collect(current, tree)
    finding.claimed = {name for name in _ids(base) if name in finding.known}
    finding.walk(base, current, tree, "", {})
    return finding.nodes


class _Finding(Struct):
    known: dict[str, tuple[Mapping[str, Any], Node]]
    nodes: dict[str, Node] = {}
    claimed: set[str] = set()

    def collect(self, value: Any, node: Node) -> None:
        """Every part of the current brief by its id."""
        match value:
            case dict():
                if node.above is not None and isinstance(value.get("id"), str):
                    self.known.setdefault(value["id"], (value, node))
                for key, item in value.items():
                    if key in node.value and key not in _SILENT:
                        self.collect(item, node.value[key])
            case list():
                for item, one in zip(value, node.value, strict=True):
                    self.collect(item, one)

    def walk(self, base: Any, current: Any, node: Node, pointer: str, columns: Mapping[str, dict[int, int]]) -> None:
        """`columns`: for the lists that go along with another, which of its items became which."""
        self.nodes[pointer] = node
        if not isinstance(base, dict) or not isinstance(current, dict):
            return
        columns = {**columns, **dict(self.parallel(base, current))}
        for key, item in base.items():
            if key not in current or key not in node.value:
                continue
            inner, way = node.value[key], f"{pointer}/{key}"
            if isinstance(item, list) and isinstance(current[key], list):
                self.nodes[way] = inner
                for index, found, one in self.items(item, current[key], inner, columns.get(key)):
                    self.walk(item[index], found, one, f"{way}/{index}", columns)
            else:
                self.walk(item, current[key], inner, way, columns)

    def parallel(self, base: Mapping[str, Any], current: Mapping[str, Any]) -> Iterator[tuple[str, dict[int, int]]]:
        for key in sorted(PARALLEL & base.keys() & current.keys()):
            if key != "series":
                along = "cells" if key == "columns" else "values"
                yield along, dict(paired([_words(one) for one in base[key]], [_words(one) for one in current[key]]))

    def items(
        self, base: Sequence[Any], current: Sequence[Any], node: Node, columns: Mapping[int, int] | None
    ) -> Iterator[tuple[int, Any, Node]]:
        """For each item that is found: its index in the base, what it is now, and its node."""
        if columns is not None:
            for index, now in columns.items():
                if index < len(base) and now < len(current):
                    yield index, current[now], node.value[now]
            return
        if not all(isinstance(item, dict) for item in (*base, *current)):
            for index, now in paired([_words(one) for one in base], [_words(one) for one in current]):
                yield index, current[now], node.value[now]
            return
        lost = []
        for index, item in enumerate(base):
            found = self.known.get(item.get("id", ""))
            if found is None:
                lost.append(index)
            else:
                yield index, *found
        free = [now for now, item in enumerate(current) if item.get("id") not in self.claimed]
        for index, now in _likest(base, lost, current, free):
            yield index, current[now], node.value[now]


def _likest(
    base: Sequence[Any], lost: Sequence[int], current: Sequence[Any], free: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Which of the items that are lost became which of those that nothing else became: the likest first."""
    before = {index: _counted(base[index]) for index in lost}
    after = {now: _counted(current[now]) for now in free}
    scores = sorted(
        ((_share(before[index], after[now]), -abs(index - now), -index, -now) for index in lost for now in free),
        reverse=True,
    )
    taken: set[int] = set()
    found: set[int] = set()
    even = len(base) == len(current)
    for share, apart, index, now in scores:
        enough = BETWEEN if even and not apart else ALIKE
        if share >= enough and -index not in found and -now not in taken:
            found.add(-index)
            taken.add(-now)
            yield -index, -now


def _ids(value: Any) -> Iterator[str]:
    match value:
        case dict():
            if isinstance(value.get("id"), str):
                yield value["id"]
            for key, item in value.items():
                if key not in _SILENT:
                    yield from _ids(item)
        case list():
            for item in value:
                yield from _ids(item)


def _words(value: Any) -> str:
    """All that a part says, in one text."""
    match value:
        case dict():
            return " ".join(_words(item) for key, item in value.items() if key not in _SILENT)
        case list():
            return " ".join(map(_words, value))
        case _:
            return str(value)


def _counted(value: Any) -> Counter[str]:
    return Counter(re.findall(r"\w+", _words(value).casefold()))


def _share(one: Counter[str], other: Counter[str]) -> float:
    """Dice's coefficient of the words."""
    whole = one.total() + other.total()
    return 2 * (one & other).total() / whole if whole else 1.0
