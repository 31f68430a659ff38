"""Small briefs for the tests of the checks: plain data, with one source whose record is in memory."""

from __future__ import annotations

import hashlib
from typing import Any

from policybrief import checks
from policybrief.evidence.records import Records
from policybrief.model.briefing import Briefing
from policybrief.model.convert import from_plain
from policybrief.problems import Problem
from policybrief.resolver import MemoryResolver

TEXT = (
    "The talks were held in Islamabad on 12 August 2025. "
    "The operation has eliminated over 700 insurgents since June 2024. "
    "Of 2,500 houses, 45 per cent were damaged. The Balochistan Liberation Army (BLA) was named on 11 August. "
    "It cost $2.5 million and $300,000."
)


def sha256(text: str) -> str:
    """The hash of a record."""
    return hashlib.sha256(text.encode()).hexdigest()


def evidence(exact: str, source: str = "s1", text: str = TEXT) -> dict[str, Any]:
    """Evidence for words of the record, with their offsets."""
    start = text.index(exact)
    return {"source": source, "start": start, "end": start + len(exact), "exact": exact}


def brief(**parts: Any) -> dict[str, Any]:
    """The data of a draft with that source, and `parts`."""
    source = {"id": "s1", "title": "Report", "file": "s1.txt", "text_sha256": sha256(TEXT)}
    head = {"schema": "urn:policybrief:briefing:1", "id": "b", "kind": "assessment", "title": "T", "language": "en-GB"}
    return {**head, "status": "draft", "sources": [source], **parts}


def loaded(data: dict[str, Any], files: dict[str, bytes] | None = None) -> tuple[Briefing, Records]:
    """The briefing of `data`, and its records."""
    briefing = from_plain(Briefing, data)
    return briefing, Records.of(briefing, MemoryResolver({"s1.txt": TEXT.encode()} if files is None else files))


def problems(data: dict[str, Any], files: dict[str, bytes] | None = None) -> list[Problem]:
    """What the checks find in `data`."""
    return checks.run(*loaded(data, files))


def found(data: dict[str, Any], *rules: str) -> list[tuple[str, str, str]]:
    """Severity, rule and path of what is found; of `rules` alone, where some are named."""
    return [
        (str(problem.severity), problem.rule, problem.path)
        for problem in problems(data)
        if not rules or problem.rule in rules
    ]
