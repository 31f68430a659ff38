"""Statements with their evidence and ids: how a passage becomes a part of the brief."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Any

from policybrief import inline
from policybrief_seeds.extractive.passages import Passage

Plain = dict[str, Any]


@dataclass(slots=True)
class Ids:
    """Gives ids made of content: the same content gives the same id, and a second part of equal content its own."""

    given: dict[str, int] = field(default_factory=dict)

    def give(self, prefix: str, *content: str) -> str:
        """`prefix` and eight hexadecimal digits of the content's SHA-256; `-2`, `-3` … for repetitions."""
        digest = hashlib.sha256("\x1f".join(content).encode()).hexdigest()[:8]
        name = f"{prefix}-{digest}"
        count = self.given[name] = self.given.get(name, 0) + 1
        return name if count == 1 else f"{name}-{count}"


def evidence(passage: Passage) -> Plain:
    """The span of a passage."""
    return {"source": passage.source, "start": passage.start, "end": passage.end, "exact": passage.text}


def span(passage: Passage, start: int, end: int) -> Plain:
    """A span within a passage, by offsets into its text."""
    return {
        "source": passage.source,
        "start": passage.start + start,
        "end": passage.start + end,
        "exact": passage.text[start:end],
    }


def prose(text: str) -> str:
    """Text of a seed as prose of the brief: white space folded, and nothing of it taken for markup."""
    return inline.escape(" ".join(text.split()))


def statement(ids: Ids, prefix: str, passage: Passage, **extra: Any) -> Plain:
    """A statement that says what a passage says, resting on it. Keys whose value is None are left out."""
    fields = {key: value for key, value in extra.items() if value is not None}
    return {
        "id": ids.give(prefix, passage.folded),
        **fields,
        "text": prose(passage.text),
        "evidence": [evidence(passage)],
    }
