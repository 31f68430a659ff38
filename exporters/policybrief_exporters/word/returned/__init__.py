"""Reads what became of an exported Word file: people edit it, and their changes come back as data.

One view of the tracked changes is taken and read as paragraphs (`reading`). They are aligned with the record of what
was printed (`alignment`), the pieces of each are found in it (`fitting`), and every difference becomes a part of a
`policybrief.returned.Returned` (`changes`).
"""

from __future__ import annotations

from policybrief_exporters.word.returned.changes import changes

__all__ = ["changes"]
