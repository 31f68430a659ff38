"""What a reviewer did, edit by edit."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """One edit.

    Args:
        edit: what was done, in words.
        tracked: whether change tracking was on.
        author: who did it.
        tags: the tags of the content controls whose text it touched, or may have touched.
        typed: the words that were typed.
        struck: the text that was struck out, as it stood there.
        before, after: the text of the paragraph, or of the cell, before and after it; "" where there was or is none.
        said: what a comment says: words for the report.
        looks: words with the look that they were given: "strong", "emphasis", "plain", or the address of a link.
        copied: the text that was put to a second place and stands at the first as well.
    """

    edit: str
    tracked: bool
    author: str
    tags: tuple[str, ...] = ()
    typed: tuple[str, ...] = ()
    struck: str = ""
    before: str = ""
    after: str = ""
    said: tuple[str, ...] = ()
    looks: tuple[tuple[str, str], ...] = ()
    copied: str = ""
