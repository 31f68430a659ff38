"""What stands around the text: markings, people, sources, numbering, history, provenance."""

from __future__ import annotations

from dataclasses import dataclass, field

from policybrief.model.part import Part


@dataclass(frozen=True, slots=True, kw_only=True)
class Marking(Part):
    """The banner marking of the whole brief."""

    scheme: str
    level: str
    caveats: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkingLevel(Part):
    """One level of a marking scheme."""

    name: str
    label: str | None = None
    text: str | None = None
    background: str | None = None
    meaning: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkingScheme(Part):
    """A marking scheme of an office's own. TLP 2.0 is built in as `tlp`."""

    id: str
    title: str | None = None
    source: str | None = None
    levels: tuple[MarkingLevel, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Part):
    """Somebody who wrote, reviewed, cleared, signed or answers for the brief."""

    name: str
    role: str
    title: str | None = None
    unit: str | None = None
    email: str | None = None
    phone: str | None = None
    on: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Part):
    """A document that the brief rests on. Its *record* is the text that a named reader extracted from it;
    evidence counts the code points of the record."""

    id: str
    kind: str | None = None
    title: str
    author: str | None = None
    publisher: str | None = None
    published: str | None = field(default=None, metadata={"null": True})
    reference: str | None = None
    url: str | None = None
    retrieved: str | None = None
    language: str | None = None
    file: str | None = None
    record: str | None = None
    reader: str | None = None
    reader_version: str | None = None
    file_sha256: str | None = None
    text_sha256: str | None = None
    reliability: str | None = None
    credibility: int | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbering(Part):
    """What is numbered, and how."""

    sections: str | None = None
    paragraphs: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision(Part):
    """One entry of the brief's history."""

    version: str
    on: str | None = None
    by: str | None = None
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut(Part):
    """A passage of a source that was not taken into the brief."""

    source: str
    start: int
    end: int
    exact: str | None = None
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement(Part):
    """Why a statement was placed where it stands."""

    id: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance(Part):
    """How the brief came to be: the filler, and what it left out."""

    filler: str | None = None
    version: str | None = None
    created: str | None = None
    left_out: tuple[LeftOut, ...] = ()
    placed: tuple[Placement, ...] = ()
