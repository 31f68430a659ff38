"""Which way letters run."""

from __future__ import annotations

import re
from unicodedata import bidirectional

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")


def right_to_left(text: str) -> bool:
    """Whether `text` holds letters of a script that runs from right to left (the blocks that Unicode has for them)."""
    return not text.isascii() and _RIGHT_TO_LEFT.search(text) is not None


def runs_from_right(text: str, *, otherwise: bool) -> bool:
    """Whether a paragraph runs from right to left: as the document, unless all its letters run the other way."""
    if otherwise:
        return right_to_left(text) or not any(bidirectional(char) == "L" for char in text)
    return right_to_left(text) and not any(bidirectional(char) == "L" for char in text)
