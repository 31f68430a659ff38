"""What stands around the text: markings, people, sources, numbering, history, provenance."""

from __future__ import annotations

from typing import ClassVar

from policybrief.model.part import Part


class Marking(Part, frozen=True, kw_only=True):
    """The banner marking of the whole brief."""

    scheme: str
    level: str
    caveats: tuple[str, ...] = ()


class MarkingLevel(Part, frozen=True, kw_only=True):
    """One level of a marking scheme."""

    name: str
    label: str | None = None
    text: str | None = None
    background: str | None = None
    meaning: str | None = None


class MarkingScheme(Part, frozen=True, kw_only=True):
    """A marking scheme of an office's own. TLP 2.0 is built in as `tlp`."""

    id: str
    title: str | None = None
    source: str | None = None
    levels: tuple[MarkingLevel, ...]


class Person(Part, frozen=True, kw_only=True):
    """Somebody who wrote, reviewed, cleared, signed or answers for the brief."""

    name: str
    role: str
    title: str | None = None
    unit: str | None = None
    email: str | None = None
    phone: str | None = None
    on: str | None = None


class Source(Part, frozen=True, kw_only=True):
    """A document that the brief rests on. Its *record* is the text that a named reader extracted from it;
    evidence counts the code points of the record."""

    nullable: ClassVar[tuple[str, ...]] = ("published",)
    id: str
    kind: str | None = None
    title: str
    author: str | None = None
    publisher: str | None = None
    published: str | None = None
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


class Numbering(Part, frozen=True, kw_only=True):
    """What is numbered, and how."""

    sections: str | None = None
    paragraphs: str | None = None


class Revision(Part, frozen=True, kw_only=True):
    """One entry of the brief's history."""

    version: str
    on: str | None = None
    by: str | None = None
    text: str


class LeftOut(Part, frozen=True, kw_only=True):
    """A passage of a source that was not taken into the brief."""

    source: str
    start: int
    end: int
    exact: str | None = None
    reason: str


class Placement(Part, frozen=True, kw_only=True):
    """Why a statement was placed where it stands."""

    id: str
    reason: str


class Provenance(Part, frozen=True, kw_only=True):
    """How the brief came to be: the filler, and what it left out."""

    filler: str | None = None
    version: str | None = None
    created: str | None = None
    left_out: tuple[LeftOut, ...] = ()
    placed: tuple[Placement, ...] = ()
