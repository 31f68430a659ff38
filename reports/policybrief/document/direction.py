"""Which way letters run."""

from __future__ import annotations

import re

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")


def right_to_left(text: str) -> bool:
    """Whether `text` holds letters of a script that runs from right to left (the blocks that Unicode has for them)."""
    return not text.isascii() and _RIGHT_TO_LEFT.search(text) is not None
