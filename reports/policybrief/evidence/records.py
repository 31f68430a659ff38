"""The records of a brief's sources: the texts that its evidence is counted in, read once and held against their hash.

A source's *record* is the file that it names under `record`, else its `file` where that is plain text. It is UTF-8;
a byte order mark and carriage returns before line feeds are taken off before it is hashed and counted.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from policybrief.evidence.sentences import split
from policybrief.model.briefing import Briefing
from policybrief.model.head import Source
from policybrief.problems import Problem, Severity
from policybrief.resolver import Resolver, Unresolved

PLAIN_TEXT = frozenset({".txt", ".text", ""})
"""The suffixes of files that are their own record."""

Span = tuple[int, int]


class _Read(Struct, frozen=True):
    """What came of reading a record: its text where it can be trusted, and what is wrong with it."""

    text: str | None
    problem: Problem | None = None


class Records:
    """The records of `sources`, in their order; each is read when it is first asked for.

    Args:
        sources: the sources of the brief.
        resolver: where their files come from.
        language: the language of a source that states none (BCP 47).
    """

    def __init__(self, sources: Iterable[Source], resolver: Resolver, *, language: str = "en") -> None:
        self._sources: dict[str, tuple[int, Source]] = {}
        for position, source in enumerate(sources):
            self._sources.setdefault(source.id, (position, source))
        self.resolver = resolver
        self._language = language
        self._read: dict[str, _Read] = {}
        self._sentences: dict[str, list[Span]] = {}
        self._kept: dict[str, dict[str, Any]] = {}

    @classmethod
    def of(cls, briefing: Briefing | Mapping[str, Any], resolver: Resolver) -> Records:
        """The records of a briefing, or of plain data that conforms to the schema."""
        if isinstance(briefing, Briefing):
            return cls(briefing.sources, resolver, language=briefing.language)
        keys = ("id", "title", "language", "file", "record", "reader", "text_sha256")
        sources = (
            Source(**{key: source[key] for key in keys if source.get(key) is not None})
            for source in briefing.get("sources") or ()
        )
        return cls(sources, resolver, language=briefing.get("language", "en"))

    def ids(self) -> tuple[str, ...]:
        """The ids of the sources, in the brief's order."""
        return tuple(self._sources)

    def text(self, source_id: str) -> str | None:
        """The record of that source; None where there is no such source, or its record is missing or not the one that
        its evidence was taken from."""
        return self._of(source_id).text

    def problem(self, source_id: str) -> Problem | None:
        """What is wrong with the record of that source.

        `source-unverified` (warning): it cannot be had. `source-changed` (error): its SHA-256 is not the one stated.
        `source-without-hash` (warning): the source states none, so that a change would not be noticed.
        """
        return self._of(source_id).problem

    def language(self, source_id: str) -> str:
        """The language of that source, or of the brief where the source states none."""
        known = self._sources.get(source_id)
        return (known and known[1].language) or self._language

    def sentences(self, source_id: str) -> list[Span]:
        """The sentences of its record as (start, end), in the one numbering that `s1#12` counts by (from 1)."""
        if source_id not in self._sentences:
            self._sentences[source_id] = split(self.text(source_id) or "", self.language(source_id))
        return self._sentences[source_id]

    def kept(self, subject: str) -> dict[str, Any]:
        """A place to keep what was found in the records about a subject, by source, so that it is looked for once."""
        return self._kept.setdefault(subject, {})

    def _of(self, source_id: str) -> _Read:
        if source_id not in self._read:
            known = self._sources.get(source_id)
            self._read[source_id] = self._load(*known) if known else _Read(None)
        return self._read[source_id]

    def _load(self, position: int, source: Source) -> _Read:
        found = _read(source, self.resolver)
        if found.problem is None:
            return found
        return replace(found, problem=replace(found.problem, path=f"/sources/{position}{found.problem.path}"))


def _read(source: Source, resolver: Resolver) -> _Read:
    key = "record" if source.record else "file"
    name = source.record or source.file
    if name is None:
        return _unverified(source, "", "has no record", "save the text it was read as, and name it under `record`")
    try:
        text = _normal(resolver.read(name, "source"))
    except Unresolved as error:
        return _unverified(source, f"/{key}", f"cannot be read: {error}", "put the file there, or correct the path")
    except UnicodeDecodeError:
        if key == "file" and not _is_plain_text(name):
            return _needs_record(source)
        return _unverified(source, f"/{key}", f"has a record that is not UTF-8: {name}", "save the record as UTF-8")
    digest = hashlib.sha256(text.encode()).hexdigest()
    if key == "file" and not _is_plain_text(name) and digest != source.text_sha256:
        return _needs_record(source)
    if source.text_sha256 is None:
        message = f"source {source.id!r} states no SHA-256: a change of its text would not be noticed"
        return _Read(text, _problem("source-without-hash", message, "`policybrief check --fix` writes text_sha256"))
    if digest != source.text_sha256:
        return _changed(source, name, digest)
    return _Read(text)


def _is_plain_text(name: str) -> bool:
    return PurePosixPath(name).suffix.lower() in PLAIN_TEXT


def _normal(data: bytes) -> str:
    """Raises `UnicodeDecodeError`."""
    return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")


def _changed(source: Source, name: str, digest: str) -> _Read:
    message = (
        f"the text of source {source.id!r} has changed: {name} has the SHA-256 {digest}, "
        f"the brief was made from {source.text_sha256}"
    )
    hint = "restore the text, or take the evidence from the new one and correct text_sha256"
    return _Read(None, replace(_problem("source-changed", message, hint, "/text_sha256"), severity=Severity.ERROR))


def _needs_record(source: Source) -> _Read:
    hint = "save the text that its reader extracts beside the brief, and name it under `record`"
    return _unverified(source, "/file", f"is no plain text and has no record: {source.file}", hint)


def _unverified(source: Source, path: str, what: str, hint: str) -> _Read:
    return _Read(None, _problem("source-unverified", f"source {source.id!r} {what}", hint, path))


def _problem(rule: str, message: str, hint: str, path: str = "") -> Problem:
    return Problem(severity=Severity.WARNING, rule=rule, path=path, message=message, hint=hint)
