"""Statements and what they rest on: evidence, citations, the basis of a derived figure."""

from __future__ import annotations

from policybrief.model.part import Number, Part


class Evidence(Part, frozen=True, kw_only=True):
    """A verified span of a source: `exact` stands at [start, end) of the source's record, counted in code
    points (W3C Web Annotation: TextPositionSelector and TextQuoteSelector). The short form is a string: a few
    exact words, or `s1#12` for sentence 12 of source s1."""

    source: str
    start: int | None = None
    end: int | None = None
    exact: str


class Citation(Part, frozen=True, kw_only=True):
    """A pointer to a place in a source whose text was not captured."""

    source: str
    locator: str | None = None


class Basis(Part, frozen=True, kw_only=True):
    """The step from the evidence to the statement. Sums, shares, roundings and conversions are recomputed by
    the checks."""

    kind: str
    values: tuple[Number, ...] = ()
    factor: Number | None = None
    result: Number | None = None
    note: str | None = None


class Supported(Part, frozen=True, kw_only=True):
    """Whatever can rest on sources: it has an id, evidence, citations, and a portion marking."""

    id: str = ""
    evidence: tuple[Evidence, ...] = ()
    cites: tuple[Citation, ...] = ()
    basis: tuple[Basis, ...] = ()
    marking: str | None = None


class Statement(Supported, frozen=True, kw_only=True):
    """One assertion, with what it rests on."""

    text: str
