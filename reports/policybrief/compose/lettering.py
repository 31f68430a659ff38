"""Type in drawings: how much room letters take, and how a text is broken into lines.

A drawing is made before any font is known, so that all formats share it. Widths are therefore estimates, by the kind of
letter, and on the generous side of the usual text faces.
"""

from __future__ import annotations

import functools
import unicodedata
from itertools import accumulate

SIZE, PITCH = 8.5, 10.5
"""The type size of drawings and their line pitch, in points."""

STRONG = 1.06
"""How much wider bold type runs."""

_NARROW = frozenset("fijlrtI.,:;!|'’‘()[]/-·  \u00a0\u202f")
_BROAD = frozenset("mwMW%@—…&")
_CLOSING = ("Pe", "Pf", "Po", "Mn")
"""The categories of what stands on the line of what it follows."""


def width(text: str, size: float = SIZE, *, strong: bool = False) -> float:
    """About how wide a line of text is, in units."""
    return sum(map(_advance, text)) * size * (STRONG if strong else 1.0)


@functools.lru_cache(maxsize=4096)
def _advance(letter: str) -> float:
    """The width of a letter as a share of the type size."""
    if letter in _NARROW:
        return 0.33
    if is_wide(letter):
        return 1.0
    if letter in _BROAD:
        return 0.88
    if unicodedata.combining(letter):
        return 0.0
    return 0.62 if letter.isupper() else 0.53 if letter.isascii() else 0.56


def is_wide(letter: str) -> bool:
    """Whether a letter fills a square, as Chinese ones do; lines may be broken on either side of it."""
    return unicodedata.east_asian_width(letter) in ("W", "F")


def lines(text: str, room: float, size: float = SIZE) -> list[str]:
    """The text on lines no wider than `room`; a word that is wider has a line of its own, since words stay whole."""
    found: list[str] = []
    reached = 0.0
    for space, piece in _pieces(text):
        needed = width(piece, size)
        apart = width(space, size)
        if found and reached + apart + needed <= room:
            found[-1] += space + piece
            reached += apart + needed
        else:
            found.append(piece)
            reached = needed
    return found or [""]


def fitted(text: str, room: float, size: float = SIZE) -> list[str]:
    """The text on lines no wider than `room`: `lines`, with words that are wider cut where the room ends."""
    found: list[str] = []
    for line in lines(text, room, size):
        while len(line) > 1 and width(line, size) > room:
            end = max(1, sum(reached <= room for reached in accumulate(_advance(letter) * size for letter in line)))
            found.append(line[:end])
            line = line[end:]
        found.append(line)
    return found


def _pieces(text: str) -> list[tuple[str, str]]:
    """What stays together on a line, each with the space before it: words, and single square letters."""
    if text.isascii():
        return [(" ", word) for word in text.split()]
    pieces: list[tuple[str, str]] = []
    for word in text.split():
        space = " "
        for letter in word:
            apart = bool(pieces) and (is_wide(letter) or is_wide(pieces[-1][1][-1]))
            if space or (apart and unicodedata.category(letter) not in _CLOSING):
                pieces.append((space, letter))
                space = ""
            else:
                pieces[-1] = (pieces[-1][0], pieces[-1][1] + letter)
    return pieces
