"""Where a text stands in a file: for edits that are told by the words they are made at."""

from __future__ import annotations

from reviewing.pen import text
from reviewing.wordfile import Element, W, WordFile, paragraphs


def paragraph(file: WordFile, said: str, *, number: int = 0) -> Element:
    """The paragraph that says `said`, in any story; with `number`, a later one of them."""
    found = [one for part in file.stories for one in paragraphs(file.tree(part)) if said in text(one)]
    return found[number]


def stretch(found: Element, said: str) -> tuple[int, int]:
    """The first letter of `said` in a paragraph, and the one behind its last."""
    at = text(found).index(said)
    return at, at + len(said)


def row(file: WordFile, said: str) -> Element:
    """The row of a table that says `said`."""
    return next(paragraph(file, said).iterancestors(f"{W}tr"))
