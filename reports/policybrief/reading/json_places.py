"""Where the values of a JSON text stand, found on demand."""

from __future__ import annotations

import bisect
import json
import re
from collections.abc import Iterator

from msgspec import Struct, field

from policybrief.reading.located import Position, tokens

_BLANK = re.compile(r"[ \t\n\r]*")


class Entry(Struct, frozen=True):
    """One entry of an object or list: its key (or index as text), and where key and value begin."""

    key: str
    key_offset: int
    offset: int


class Places(Struct):
    """The places of one text that is known to be JSON.

    An object is looked into when a pointer leads through it, once; what does not lie on the way is skipped by the
    decoder of the standard library.
    """

    text: str
    _known: dict[int, list[Entry]] = {}
    _by_key: dict[int, dict[str, Entry]] = {}
    _lines: list[int] = []
    _decoder: json.JSONDecoder = field(default_factory=json.JSONDecoder)

    def locate(self, pointer: str, *, key: bool = False) -> Position:
        """The place of the value, or key, at `pointer`, or of its nearest ancestor."""
        offset = self._skip_blank(0)
        entry = None
        for token in tokens(pointer):
            found = self._keyed(offset).get(token)
            if found is None:
                # What has no place of its own stands where the object around it does, not that object's key.
                key = False
                break
            entry, offset = found, found.offset
        return self.position(entry.key_offset if key and entry is not None else offset)

    def position(self, offset: int) -> Position:
        """Line and column, from 1, of the character at `offset`."""
        if not self._lines:
            self._lines = [0, *(match.end() for match in re.finditer("\n", self.text))]
        line = bisect.bisect_right(self._lines, offset)
        return line, offset - self._lines[line - 1] + 1

    def duplicates(self) -> Iterator[tuple[list[str], int, int]]:
        """Each key that stands in its object before: its path, and the offsets of the first and of this one."""
        waiting: list[tuple[list[str], int]] = [([], self._skip_blank(0))]
        while waiting:
            path, offset = waiting.pop()
            seen: dict[str, int] = {}
            below = []
            for entry in self._entries(offset):
                if entry.key in seen:
                    yield [*path, entry.key], seen[entry.key], entry.key_offset
                seen.setdefault(entry.key, entry.key_offset)
                below.append(([*path, entry.key], entry.offset))
            waiting.extend(reversed(below))

    def _keyed(self, offset: int) -> dict[str, Entry]:
        if offset not in self._by_key:
            self._by_key[offset] = {entry.key: entry for entry in self._entries(offset)}
        return self._by_key[offset]

    def _entries(self, offset: int) -> list[Entry]:
        if offset not in self._known:
            self._known[offset] = list(self._scan(offset))
        return self._known[offset]

    def _scan(self, offset: int) -> Iterator[Entry]:
        opening = self.text[offset]
        if opening not in "[{":
            return
        at = self._skip_blank(offset + 1)
        index = 0
        while self.text[at] not in "]}":
            key, key_offset = str(index), at
            if opening == "{":
                key, at = self._decoder.raw_decode(self.text, at)
                at = self._skip_blank(self._skip_blank(at) + 1)
            yield Entry(key, key_offset, at)
            _, at = self._decoder.raw_decode(self.text, at)
            at = self._skip_blank(at)
            if self.text[at] == ",":
                at = self._skip_blank(at + 1)
            index += 1

    def _skip_blank(self, offset: int) -> int:
        match = _BLANK.match(self.text, offset)
        assert match is not None  # it matches nothing, too
        return match.end()
