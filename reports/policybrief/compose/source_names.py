"""What a source is called in a note: who, what, when; and in short where it has been named before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from policybrief.compose.wording import Wording
from policybrief.model.head import Source

LONG = 60
"""From how many letters on a name has a short form."""

SHORT_TITLE = 40


class SourceNames:
    """The names of a brief's sources, by their ids. A source that the brief does not have is called by its id."""

    def __init__(self, sources: Iterable[Source], wording: Wording) -> None:
        self._full: Mapping[str, str] = {source.id: _full(source, wording) for source in sources}
        self._short: Mapping[str, str] = {source.id: _short(source, self._full[source.id]) for source in sources}

    def full(self, source_id: str) -> str:
        """Author or publisher, title, date."""
        return self._full.get(source_id, source_id)

    def short(self, source_id: str) -> str:
        """The same where it is not long; else author and title, cut between words."""
        return self._short.get(source_id, source_id)


def _full(source: Source, wording: Wording) -> str:
    when = wording.date(source.published) if source.published else None
    return ", ".join(part for part in (source.author or source.publisher, source.title, when) if part)


def _short(source: Source, full: str) -> str:
    if len(full) <= LONG:
        return full
    title = source.title
    if len(title) > SHORT_TITLE:
        title = title[:SHORT_TITLE].rsplit(None, 1)[0].rstrip(",;:.–- ") + "…"
    return f"{source.author}, {title}" if source.author else title
