"""The sample briefs of the repository, as the conformance tests use them."""

from __future__ import annotations

import functools
from pathlib import Path

import policybrief as pb
from policybrief.exporting import prepare

ROOT = Path(__file__).parents[1]
SEED = ROOT / "seeds/sample-documents/us-pakistan-counterterrorism-dialogue.txt"
BRIEFS = ROOT / "reports/sample-briefs"
EDITED = BRIEFS / "us-pakistan-counterterrorism-brief.yaml"
RICH = BRIEFS / "marlhaven-flood-resilience-cabinet-paper.yaml"
NAMES = ("filled", "edited", "rich")


@functools.cache
def briefing(name: str) -> pb.Briefing:
    """The sample seed's brief as filled, as an analyst edited it, or the one that uses every element."""
    match name:
        case "filled":
            return pb.load(pb.fill(pb.read_seed(SEED)))
        case "edited":
            return pb.load(EDITED)
        case _:
            return pb.load(RICH)


@functools.cache
def document(name: str) -> pb.Document:
    """The sample brief as every exporter gets it."""
    return prepare(briefing(name)).document


@functools.cache
def export(name: str, suffix: str) -> bytes:
    """The sample brief's file with that suffix."""
    return pb.export(briefing(name), suffix).data
