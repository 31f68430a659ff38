"""The checks that a schema cannot make: one module for each subject, all problems at once."""

from __future__ import annotations

from policybrief.checks import (
    chronology,
    finance,
    identity,
    images,
    key_figures,
    likelihood,
    marking,
    options,
    prose,
    references,
    spans,
    support,
    tables,
)
from policybrief.checks.subject import Subject
from policybrief.checks.walk import iter_parts
from policybrief.evidence.records import Records
from policybrief.model.briefing import Briefing
from policybrief.problems import Problem

__all__ = ["STRUCTURAL", "iter_parts", "run"]

STRUCTURAL = frozenset({"duplicate-id", "broken-reference"})
"""The rules that keep a brief from loading: what refers to a part must find one, and one only."""

_CHECKS = (
    identity, references, spans, support, marking, likelihood, chronology, key_figures, finance, tables, images,
    options, prose,
)  # fmt: skip


def run(briefing: Briefing, records: Records) -> list[Problem]:
    """Every problem of a brief that conforms to the schema, in document order.

    Time grows with the brief and with the records that its evidence names.
    """
    subject = Subject(briefing, records)
    problems = [problem for check in _CHECKS for problem in check.check(subject)]
    if not problems:
        return []
    order = {pointer: place for place, (pointer, _) in enumerate(subject.parts)}
    return sorted(problems, key=lambda problem: _place(problem.path, order))


def _place(path: str, order: dict[str, int]) -> int:
    """The place of the innermost part that a path lies in."""
    while path not in order:
        path = path.rpartition("/")[0]
    return order[path]
