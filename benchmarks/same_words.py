"""Whether two PDF files print the same words."""

from __future__ import annotations

import io
from collections import Counter


def words_missing(one: bytes, other: bytes) -> float:
    """The share of the words of `one` that `other` does not print, or the other way round, whichever is more."""
    first, second = _words(one), _words(other)
    return max((first - second).total() / first.total(), (second - first).total() / second.total())


def _words(data: bytes) -> Counter[str]:
    """How often each word is printed; one that is parted at the end of a line is whole; dots of leaders are none."""
    import pypdf

    text = "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)
    whole = text.replace("\u00ad\n", "").replace("\u00ad", "")
    return Counter(word for word in whole.split() if word.strip("."))
