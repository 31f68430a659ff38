"""Evidence as a person writes it, made canonical: `{source, start, end, exact}`.

A person writes `s1#12` for sentence 12 of source s1, counted from 1 as `sentences` does; or a few exact words
that occur once in all sources together; or an object without offsets, whose words occur once in its source.
White space is folded when words are looked for; `exact` is what the source itself has there.
"""

from __future__ import annotations

import bisect
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from msgspec import Struct

from policybrief.evidence.records import Records
from policybrief.problems import Problem, Severity, shortened
from policybrief.reading.located import pointer

_SENTENCE = re.compile(r"(?P<source>[A-Za-z][A-Za-z0-9_-]{0,31})#(?P<number>[0-9]{1,9})")
_WHITE = re.compile(r"\s+")
_WORD = re.compile(r"\w{3,}")
_NAMED = 5
"""How many places of an ambiguous quotation a hint names."""

_GUESSES = 100
"""How many passages that are not found get a hint at the nearest."""

_QUOTE = "quote the words exactly as the source has them, or write the sentence as s1#12"

_Way = tuple[Any, str | int]
"""The way to a part of the data, as the way to what it is in (a `_Way` or None) and its key or index there."""

Passage = tuple[str, int, int]
"""A source's id, and where in its record the passage stands."""


def expand(data: Mapping[str, Any], records: Records) -> tuple[dict[str, Any], list[Problem]]:
    """`data`, which conforms to the schema, with its evidence made canonical, and what could not be.

    What is ambiguous or not found, or whose source has no record, stays as it is written and is a problem:
    `evidence-ambiguous` and `evidence-not-found` (errors), `evidence-unverified` (warning). `s9#1` of an unknown source
    is a `broken-reference`. `data` is not changed; parts without short forms are shared with it.
    """
    expansion = _Expansion(records)
    expanded = expansion.walk(data, None)
    return dict(expanded), expansion.problems


class _Folded(Struct):
    """A record with its white space folded: `offsets[i]` is where character i of `text` stands in the record."""

    text: str
    offsets: list[int]

    @classmethod
    def of(cls, record: str) -> _Folded:
        text: list[str] = []
        offsets: list[int] = []
        position = 0
        for gap in _WHITE.finditer(record):
            text.append(record[position : gap.start()] + " ")
            offsets.extend(range(position, gap.start() + 1))
            position = gap.end()
        text.append(record[position:])
        offsets.extend(range(position, len(record)))
        return cls("".join(text), offsets)

    def find(self, words: str) -> Iterator[tuple[int, int]]:
        """Where `words`, white space folded, stand in the record, in order."""
        at = self.text.find(words)
        while at >= 0:
            yield self.offsets[at], self.offsets[at + len(words) - 1] + 1
            at = self.text.find(words, at + 1)


class _Expansion(Struct):
    """One run over a brief; what is made of a record is made once."""

    records: Records
    problems: list[Problem] = []
    _guesses: int = 0
    _folded: dict[str, _Folded] = {}
    _postings: dict[str, dict[str, list[int]]] = {}

    def walk(self, value: Any, way: _Way | None) -> Any:
        """`value` with the evidence below it expanded; the same object where there was none to expand."""
        entries: Iterable[tuple[str | int, Any]] = value.items() if isinstance(value, Mapping) else enumerate(value)
        changed: dict[Any, Any] = {}
        for key, item in entries:
            # Most is text, and nothing is to be done with it.
            if isinstance(item, (list, dict)) and not (isinstance(key, str) and key.startswith("x-")):
                new = self._evidence_list(item, (way, key)) if key == "evidence" else self.walk(item, (way, key))
                if new is not item:
                    changed[key] = new
        if not changed:
            return value
        if isinstance(value, Mapping):
            return {**value, **changed}
        return [changed.get(position, item) for position, item in enumerate(value)]

    def _evidence_list(self, items: Any, way: _Way) -> Any:
        if all(isinstance(item, dict) and "start" in item and "end" in item for item in items):
            return items
        path = _pointer(way)
        return [self._evidence(item, f"{path}/{position}") for position, item in enumerate(items)]

    def _evidence(self, written: Any, path: str) -> Any:
        if isinstance(written, Mapping):
            if "start" in written and "end" in written:
                return written
            found = self._words(written["exact"], [written["source"]], path)
            return written if found is None else {**self._canonical(found), **_extra(written)}
        sentence = _SENTENCE.fullmatch(written.strip())
        if sentence:
            found = self._sentence(sentence["source"], int(sentence["number"]), path)
        else:
            found = self._words(written, list(self.records.ids()), path)
        return written if found is None else self._canonical(found)

    def _canonical(self, passage: Passage) -> dict[str, Any]:
        source, start, end = passage
        return {"source": source, "start": start, "end": end, "exact": (self.records.text(source) or "")[start:end]}

    def _sentence(self, source: str, number: int, path: str) -> Passage | None:
        if source not in self.records.ids():
            known = ", ".join(islice(self.records.ids(), _NAMED)) or "none"
            self._report("broken-reference", path, f"no source has the id {source!r}", f"the sources are: {known}")
            return None
        if self.records.text(source) is None:
            self._unverified([source], path)
            return None
        spans = self.records.sentences(source)
        if not 1 <= number <= len(spans):
            message = f"source {source!r} has no sentence {number}"
            self._report("evidence-not-found", path, message, f"it has {len(spans)}, counted from 1")
            return None
        return (source, *spans[number - 1])

    def _words(self, written: str, sources: list[str], path: str) -> Passage | None:
        words = _WHITE.sub(" ", written).strip()
        readable = [source for source in sources if self.records.text(source) is not None]
        found = [
            (source, *place)
            for source in readable
            for place in islice(self._fold(source).find(words) if words else (), 100)
        ]
        if len(found) == 1:
            return found[0]
        if found:
            self._ambiguous(words, found, path)
        elif len(readable) < len(sources) or not sources:
            self._unverified([source for source in sources if source not in readable], path)
        else:
            message = f"the words “{shortened(words, 80)}” are in no source" if len(sources) > 1 else (
                f"the words “{shortened(words, 80)}” are not in source {sources[0]!r}"
            )  # fmt: skip
            self._report("evidence-not-found", path, message, self._nearest(words, readable))
        return None

    def _ambiguous(self, words: str, found: list[Passage], path: str) -> None:
        places = list(dict.fromkeys(self._named(passage) for passage in found[: 2 * _NAMED]))
        several = f"in {', '.join(places[:_NAMED])}" + (
            " and elsewhere" if len(found) > 2 * _NAMED or len(places) > _NAMED else ""
        )
        times = "100 times or more" if len(found) >= 100 else f"{len(found)} times"
        hint = "write more of the words" + ("" if len(places) == 1 else f", or the sentence meant, such as {places[0]}")
        self._report("evidence-ambiguous", path, f"the words “{shortened(words, 80)}” occur {times}: {several}", hint)

    def _named(self, passage: Passage) -> str:
        """The short form of the sentence that the passage begins in."""
        source, start, _ = passage
        spans = self.records.sentences(source)
        return f"{source}#{max(bisect.bisect_right(spans, start, key=lambda span: span[0]), 1)}"

    def _unverified(self, sources: list[str], path: str) -> None:
        problems = [problem for source in sources if (problem := self.records.problem(source)) is not None]
        reason = f": {problems[0].message}" if problems else ""
        message = (
            f"the evidence cannot be looked up{reason}" if sources else "the brief has no sources to look it up in"
        )
        hint = problems[0].hint if problems else "add the source under `sources`"
        self._report("evidence-unverified", path, message, hint, Severity.WARNING)

    def _nearest(self, words: str, sources: list[str]) -> str:
        """A hint at the sentence that shares the most words with what was written; for the first few that need one."""
        self._guesses += 1
        if self._guesses > _GUESSES:
            return _QUOTE
        wanted = set(islice(dict.fromkeys(word.lower() for word in _WORD.findall(words)), 60))
        best: tuple[float, str, int] | None = None
        for source in sources:
            postings = self._index(source)
            shared: Counter[int] = Counter()
            for word in sorted(wanted):
                if len(places := postings.get(word, ())) <= 400:
                    shared.update(places)
            if shared:
                number, count = max(shared.items(), key=lambda item: (item[1], -item[0]))
                best = max(
                    best or (0.0, "", 0), (count / max(len(wanted), 1), source, number), key=lambda item: item[0]
                )
        if best is None or best[0] < 0.3:
            return _QUOTE
        _, source, number = best
        start, end = self.records.sentences(source)[number]
        return f"the nearest is {source}#{number + 1}: “{shortened((self.records.text(source) or '')[start:end], 160)}”"

    def _fold(self, source: str) -> _Folded:
        if source not in self._folded:
            self._folded[source] = _Folded.of(self.records.text(source) or "")
        return self._folded[source]

    def _index(self, source: str) -> dict[str, list[int]]:
        if source not in self._postings:
            postings: dict[str, list[int]] = {}
            text = self.records.text(source) or ""
            for number, (start, end) in enumerate(self.records.sentences(source)):
                for word in dict.fromkeys(found.lower() for found in _WORD.findall(text, start, end)):
                    postings.setdefault(word, []).append(number)
            self._postings[source] = postings
        return self._postings[source]

    def _report(self, rule: str, path: str, message: str, hint: str, severity: Severity = Severity.ERROR) -> None:
        self.problems.append(Problem(severity=severity, rule=rule, path=path, message=message, hint=hint))


def _pointer(way: _Way | None) -> str:
    steps: list[str | int] = []
    while way is not None:
        way, step = way
        steps.append(step)
    return pointer(steps[::-1])


def _extra(written: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in written.items() if key.startswith("x-")}
