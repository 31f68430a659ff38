"""What a brief prints beside its texts, for those who write it by other means: its head, marks, notes and sources."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

Data = dict[str, Any]

CONTENTS_FROM = 3
"""From so many sections on a brief has contents: ours print none in a short paper."""


@dataclass(frozen=True, slots=True)
class Note:
    """A note in parts: the words quoted, the number of its source, what names that, and where in it they stand."""

    words: str
    source: int
    named: str
    place: str
    digest: str

    @property
    def short(self) -> str:
        """As it stands at the foot of the page, where the words are on the page already."""
        return f"Source {self.source}{self.named}, {self.place}."

    @property
    def full(self) -> str:
        """As it stands in the list of notes."""
        return f"{self.words} Source {self.source}{self.named}{self.after_source}"

    @property
    def after_source(self) -> str:
        """What follows the name of the source in the list of notes."""
        return f", {self.place}{self.digest}."


@dataclass(frozen=True, slots=True)
class Source:
    """An entry in the list of sources."""

    title: str
    after_title: str
    file: str


class Printed:
    """A brief, and the notes that it has come to while it is being written."""

    def __init__(self, data: Data) -> None:
        self.data = data
        self.notes: list[Note] = []
        self._numbers: dict[tuple[str, int, int], int] = {}
        self._sources = {source["id"]: (number, source) for number, source in enumerate(data["sources"], 1)}
        self._cited: set[str] = set()

    @property
    def kind(self) -> str:
        return self.data["kind"].replace("-", " ").capitalize()

    @property
    def status(self) -> str:
        return str(self.data["status"]).capitalize()

    @property
    def banner(self) -> str:
        marking = self.data["marking"]
        return f"{marking['scheme'].upper()}:{marking['level']}"

    @property
    def date(self) -> str:
        date = datetime.date.fromisoformat(self.data["date"])
        return f"{date.day} {date:%B %Y}"

    @property
    def sources(self) -> list[Source]:
        return [
            Source(
                source["title"],
                f", {source['kind']}, {source['publisher']}, {_month(source['published'])}.",
                f"File {source['file']}. SHA-256 of the text {source['text_sha256']}.",
            )
            for source in self.data["sources"]
        ]

    def marks(self, part: Data) -> list[int]:
        """The numbers of the notes of a part, which are noted on the way; equal evidence has one note."""
        return [self._mark(evidence) for evidence in part.get("evidence", ())]

    def parted_marks(self, part: Data) -> tuple[list[int], list[int]]:
        """The same: first those that are marked for the first time, then those marked again."""
        known = len(self.notes)
        marks = self.marks(part)
        return [mark for mark in marks if mark > known], [mark for mark in marks if mark <= known]

    def _mark(self, evidence: Data) -> int:
        key = (evidence["source"], evidence["start"], evidence["end"])
        if key not in self._numbers:
            self.notes.append(self._note(evidence))
            self._numbers[key] = len(self.notes)
        return self._numbers[key]

    def _note(self, evidence: Data) -> Note:
        """The first note of a source names it in full."""
        number, source = self._sources[evidence["source"]]
        named = digest = ""
        if evidence["source"] not in self._cited:
            self._cited.add(evidence["source"])
            named = f", {source['publisher']}, {source['title']}, {_month(source['published'])}"
            digest = f", SHA-256 {source['text_sha256'][:12]}"
        place = f"characters {evidence['start']}–{evidence['end']}"
        return Note(f"“{evidence['exact']}”", number, named, place, digest)


def shown(value: Any) -> str:
    """The value of a cell as it is printed."""
    return value if isinstance(value, str) else f"{value:,}"


def _month(date: str) -> str:
    return f"{datetime.date.fromisoformat(f'{date}-01'):%B %Y}"
