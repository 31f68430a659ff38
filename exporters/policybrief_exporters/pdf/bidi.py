"""Which way text runs: the levels of the Unicode Bidirectional Algorithm (UAX #9), and the order they put a line in.

Covered is what running text needs: strong letters, numbers, marks, brackets, neutrals (rules W1 to W7, N0 to N2, I1,
I2, L1, L2), and the marks U+200E, U+200F, U+061C. Explicit embeddings, overrides and isolates are passed over.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from unicodedata import bidirectional

IGNORED = frozenset({"BN", "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})
"""Classes of characters that take no part; they get the level of what stands before them."""

_BRACKETS = dict(zip("([{⁅⟨⟦〈《「『【〔（［｛", ")]}⁆⟩⟧〉》」』】〕）］｝", strict=True))
"""Closing brackets by their opening ones (BidiBrackets.txt, those in use)."""

_CLOSING = {close: opening for opening, close in _BRACKETS.items()}
_STRONG = {"L": "L", "R": "R", "EN": "R", "AN": "R"}
"""What a neutral takes a character for (rule N1)."""


def levels(text: str, *, rtl: bool) -> list[int]:
    """The level of each character of a paragraph that runs from right to left, or else from left to right.

    Characters of odd levels run from right to left.
    """
    kinds = [bidirectional(char) or "L" for char in text]
    places = [place for place, kind in enumerate(kinds) if kind not in IGNORED]
    chars = [text[place] for place in places]
    classes = [kinds[place] for place in places]
    outside = "R" if rtl else "L"
    _resolve_weak(classes, outside)
    _resolve_brackets(chars, classes, outside)
    _resolve_neutrals(classes, outside)
    base = int(rtl)
    resolved = dict(zip(places, classes, strict=True))
    found: list[int] = []
    for place in range(len(text)):
        if place in resolved:
            found.append(_level(resolved[place], base))
        else:
            found.append(found[-1] if found else base)
    return found


def visual_order(line: Sequence[int]) -> list[int]:
    """The places of a line's pieces from left to right, by their levels (rule L2)."""
    order = list(range(len(line)))
    for level in range(max(line, default=0), 0, -1):
        high = [line[place] >= level for place in order]
        place = 0
        for reverse, group in groupby(high):
            end = place + len(list(group))
            if reverse:
                order[place:end] = reversed(order[place:end])
            place = end
    return order


def _level(kind: str, base: int) -> int:
    if base:
        return 1 if kind == "R" else 2
    return {"L": 0, "R": 1}.get(kind, 2)


def _resolve_weak(classes: list[str], outside: str) -> None:
    """Rules W1 to W7."""
    before, strong = outside, outside
    for place, kind in enumerate(classes):
        if kind == "NSM":
            classes[place] = before
        elif kind in ("L", "R", "AL"):
            strong = kind
        elif kind == "EN" and strong == "AL":
            classes[place] = "AN"
        before = classes[place]
    classes[:] = ["R" if kind == "AL" else kind for kind in classes]
    for place in range(1, len(classes) - 1):
        kind, around = classes[place], classes[place - 1]
        if around == classes[place + 1] and (
            (kind in ("ES", "CS") and around == "EN") or (kind == "CS" and around == "AN")
        ):
            classes[place] = around
    for first, last in _stretches(classes, "ET"):
        if "EN" in (*classes[max(first - 1, 0) : first], *classes[last : last + 1]):
            classes[first:last] = ["EN"] * (last - first)
    strong = outside
    for place, kind in enumerate(classes):
        if kind in ("ES", "ET", "CS"):
            classes[place] = "ON"
        elif kind in ("L", "R"):
            strong = kind
        elif kind == "EN" and strong == "L":
            classes[place] = "L"


def _stretches(classes: Sequence[str], kind: str) -> Iterator[tuple[int, int]]:
    place = 0
    for found, group in groupby(classes):
        length = len(list(group))
        if found == kind:
            yield place, place + length
        place += length


def _resolve_brackets(chars: Sequence[str], classes: list[str], outside: str) -> None:
    """Rule N0: a pair of brackets runs as what it holds, or as what stands before it."""
    for opening, closing in _pairs(chars, classes):
        inside = {_STRONG[kind] for kind in classes[opening + 1 : closing] if kind in _STRONG}
        if not inside:
            continue
        taken = outside
        if outside not in inside:
            before = next((_STRONG[kind] for kind in reversed(classes[:opening]) if kind in _STRONG), outside)
            taken = before if before in inside else outside
        for bracket in (opening, closing):
            classes[bracket] = taken
            for mark in range(bracket + 1, len(chars)):
                if bidirectional(chars[mark]) != "NSM":
                    break
                classes[mark] = taken


def _pairs(chars: Sequence[str], classes: Sequence[str]) -> list[tuple[int, int]]:
    pairs: list[tuple[int, int]] = []
    waiting: list[int] = []
    for place, char in enumerate(chars):
        if classes[place] != "ON":
            continue
        if char in _BRACKETS:
            waiting.append(place)
        elif char in _CLOSING:
            for at in range(len(waiting) - 1, -1, -1):
                if chars[waiting[at]] == _CLOSING[char]:
                    pairs.append((waiting[at], place))
                    del waiting[at:]
                    break
    return sorted(pairs)


def _resolve_neutrals(classes: list[str], outside: str) -> None:
    """Rules N1 and N2: neutrals between letters of one direction run as they do, others as the paragraph."""
    place = 0
    for strong, group in groupby(list(classes), _STRONG.__contains__):
        length = len(list(group))
        end = place + length
        if not strong:
            before = _STRONG[classes[place - 1]] if place else outside
            after = _STRONG[classes[end]] if end < len(classes) else outside
            classes[place:end] = [before if before == after else outside] * length
        place = end
