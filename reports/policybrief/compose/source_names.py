"""What a source is called in a note: who, what, when; and by its number where a long name has been given before."""

from __future__ import annotations

from collections.abc import Iterable

from policybrief.compose.labels import Labels
from policybrief.compose.wording import Wording
from policybrief.model.head import Source

LONG = 48
"""From how many letters on a name gives way to the source's number in the list of sources."""


class SourceNames:
    """The names of a brief's sources, by their ids. A source that the brief does not have is called by its id."""

    def __init__(self, sources: Iterable[Source], labels: Labels, wording: Wording) -> None:
        self._full: dict[str, str] = {}
        self._short: dict[str, str] = {}
        for number, source in enumerate(sources, 1):
            name = _name(source, wording)
            numbered = labels.fill("note.source", number=number)
            self._full[source.id] = f"{numbered}, {name}" if len(name) > LONG else name
            self._short[source.id] = numbered if len(name) > LONG else name

    def full(self, source_id: str) -> str:
        """Author or publisher, title, date; after the number where the name is long."""
        return self._full.get(source_id, source_id)

    def short(self, source_id: str) -> str:
        """The number in the list of sources where the name is long, else the name."""
        return self._short.get(source_id, source_id)


def _name(source: Source, wording: Wording) -> str:
    when = wording.date(source.published) if source.published else None
    return ", ".join(part for part in (source.author or source.publisher, source.title, when) if part)
