"""How much two texts have in common, and which of many are most alike, in time that grows with the text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

_WORD = re.compile(r"\w+|[^\w\s]")
_RAREST = 6
"""How many of a text's rarest words lead to what it is compared with."""
_COMMON = 40
"""A word that more texts have leads nowhere."""


@lru_cache(maxsize=16384)
def words(text: str) -> Counter[str]:
    """The words of a text, in lower case, with how often each stands there."""
    return Counter(_WORD.findall(text.lower()))


def likeness(one: str, two: str) -> float:
    """From 0 to 1: the share of words in common; of letters, for texts of a word or two."""
    if one == two:
        return 1.0
    left, right = words(one), words(two)
    total = left.total() + right.total()
    if not total:
        return 0.0
    common = (left & right).total()
    score = 2 * common / total
    if total <= 6:
        letters = Counter(one.lower()), Counter(two.lower())
        score = max(score, 2 * (letters[0] & letters[1]).total() / (letters[0].total() + letters[1].total()) - 0.2)
    return score


def containment(part: Counter[str], whole: Counter[str]) -> float:
    """The share of `part` that is in `whole`."""
    return (part & whole).total() / part.total() if part else 0.0


def candidates(ones: Sequence[tuple[int, str]], others: Sequence[tuple[int, str]]) -> list[tuple[float, int, int]]:
    """Pairs of `ones` and `others` (numbers and texts) that share a rare word, with their likeness."""
    places: dict[str, list[int]] = {}
    texts = dict(others)
    for number, text in others:
        for word in words(text):
            places.setdefault(word, []).append(number)
    found: list[tuple[float, int, int]] = []
    for number, text in ones:
        known = sorted((word for word in words(text) if word in places), key=lambda word: (len(places[word]), word))
        near = {
            other
            for index, word in enumerate(known[:_RAREST])
            if index == 0 or len(places[word]) <= _COMMON
            for other in places[word][:_COMMON]
        }
        found += [(likeness(text, texts[other]), number, other) for other in sorted(near)]
    return found


def longest_rise(values: Iterable[int]) -> set[int]:
    """The indexes of a longest strictly rising subsequence."""
    ends: list[int] = []
    at: list[int] = []
    before: list[int] = []
    for index, value in enumerate(values):
        length = bisect_left(ends, value)
        before.append(at[length - 1] if length else -1)
        if length == len(ends):
            ends.append(value)
            at.append(index)
        else:
            ends[length], at[length] = value, index
    kept: set[int] = set()
    index = at[-1] if at else -1
    while index >= 0:
        kept.add(index)
        index = before[index]
    return kept
