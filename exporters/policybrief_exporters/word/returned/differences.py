"""Where two texts differ, word by word."""

from __future__ import annotations

import re
from collections.abc import Hashable, Sequence
from difflib import SequenceMatcher
from itertools import accumulate
from typing import NamedTuple

_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
_MOST = 4_000_000
"""The comparisons that a pair of texts is worth; longer ones are compared at their ends alone."""


class Difference(NamedTuple):
    """A stretch of one text and what stands in its place in the other; `same` where both are equal."""

    same: bool
    start: int
    end: int
    new_start: int
    new_end: int


def tokens(text: str) -> list[str]:
    """Words, white space and signs."""
    return _TOKEN.findall(text)


def differences(one: str, two: str) -> list[Difference]:
    """All stretches of both texts, in order."""
    left, right = tokens(one), tokens(two)
    starts = list(accumulate(map(len, left), initial=0))
    new_starts = list(accumulate(map(len, right), initial=0))
    return [
        Difference(
            found.same, starts[found.start], starts[found.end], new_starts[found.new_start], new_starts[found.new_end]
        )
        for found in compared(left, right)
    ]


def compared(left: Sequence[Hashable], right: Sequence[Hashable]) -> list[Difference]:
    """The stretches of two sequences. Equal ends are set apart first: most edits are small."""
    short = min(len(left), len(right))
    head = next((index for index in range(short) if left[index] != right[index]), short)
    tail = next((index for index in range(short - head) if left[-1 - index] != right[-1 - index]), short - head)
    found = [Difference(True, 0, head, 0, head)] if head else []
    middle, new_middle = left[head : len(left) - tail], right[head : len(right) - tail]
    if len(middle) * len(new_middle) > _MOST or not middle or not new_middle:
        if middle or new_middle:
            found.append(Difference(False, head, len(left) - tail, head, len(right) - tail))
    else:
        matcher = SequenceMatcher(None, middle, new_middle, autojunk=False)
        for kind, start, end, new_start, new_end in matcher.get_opcodes():
            found.append(Difference(kind == "equal", start + head, end + head, new_start + head, new_end + head))
    if tail:
        found.append(Difference(True, len(left) - tail, len(left), len(right) - tail, len(right)))
    return found
