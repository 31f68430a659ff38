"""What links within a file lead to: parts of the brief by their ids, and what was printed for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from policybrief_exporters.word.links import Links
from policybrief_exporters.word.targets import Kind, Targets

_KINDS: tuple[Kind, ...] = ("whole", "label", "note")


@dataclass(slots=True)
class References:
    """The bookmarks of a file by the part that each marks, and what references print.

    Args:
        marks: parts by the names of their bookmarks.
        reachable: the parts that the file has a bookmark of, or a reference to.
        notes: the notes of the model.
        tokens: those by what marks them in the file, as `footnote 3`.
        printed: for each part the texts that stood for a reference to it whose own text is empty.
    """

    marks: dict[str, str] = field(default_factory=dict)
    reachable: frozenset[str] = frozenset()
    notes: frozenset[str] = frozenset()
    tokens: dict[str, str] = field(default_factory=dict)
    printed: dict[str, set[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, base: Mapping[str, Any], present: Iterable[str]) -> References:
        """For the model `base` and the names of the bookmarks that the file has or refers to."""
        wanted = {name for name in present if name.startswith("_pb")}
        marks: dict[str, str] = {}
        ids = list(_ids(base))
        for names in (_plain_names, _names):  # the names that are dear are only made where the plain ones do not do
            if len(marks) < len(wanted):
                marks |= {name: part for part in ids for name in names(part) if name in wanted and name not in marks}
        notes = frozenset(str(note.get("id")) for note in base.get("notes") or ())
        return cls(marks, frozenset(marks.values()), notes)

    def note(self, part: str, text: str) -> None:
        """Notes that a reference to `part` without a text of its own prints `text`."""
        self.printed.setdefault(part, set()).add(text)


def _ids(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        identity = value.get("id")
        if isinstance(identity, str):
            yield identity
        for item in value.values():
            yield from _ids(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _ids(item)


def _plain_names(part: str) -> tuple[str, ...]:
    return f"_pb_{part}", f"_pbl_{part}", f"_pbn_{part}"


def _names(part: str) -> Iterator[str]:
    """What a part's bookmarks may be called: the name, or the one that is taken where that is another part's."""
    for kind in _KINDS:
        name = Targets().want(kind, part)
        yield name
        yield Targets(taken={name.lower()}).want(kind, part)


@lru_cache(maxsize=1024)
def printable(address: str) -> str:
    """An address as a file has it, "" for one that it does not link to."""
    links = Links(1)
    return next(iter(links.addresses)) if links.relationship(address) else ""
