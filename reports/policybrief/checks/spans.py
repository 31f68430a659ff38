"""Evidence stands where it says: its exact words at its offsets, in the record of its source."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from policybrief.checks.subject import Subject, error
from policybrief.model.evidence import Evidence
from policybrief.model.head import LeftOut
from policybrief.problems import Problem, shortened


def check(subject: Subject) -> Iterator[Problem]:
    """`evidence-span` (error): the words are not there. `evidence-unplaced` (error, final only): a short form that was
    never expanded. Of the sources that evidence names: what `Records.problem` says; unverified is an error when final.
    """
    used = {part.source for _, part in subject.of(Evidence)}
    for source in subject.records.ids():
        if source in used and (problem := subject.records.problem(source)) is not None:
            graver = problem.rule == "source-unverified" and subject.is_final
            yield replace(problem, severity=subject.grave) if graver else problem
    for pointer, part in subject.of(Evidence, LeftOut):
        match part:
            case Evidence() if part.start is None or part.end is None or not part.source:
                if subject.is_final:
                    yield _unplaced(pointer, part)
            case Evidence(source=source, start=int(start), end=int(end), exact=exact):
                yield from _span(subject, pointer, source, start, end, exact)
            case LeftOut(exact=str(exact)):
                yield from _span(subject, pointer, part.source, part.start, part.end, exact)


def _unplaced(pointer: str, part: Evidence) -> Problem:
    message = f"the evidence “{shortened(part.exact, 80)}” is not placed in a source"
    return error("evidence-unplaced", pointer, message, "`policybrief check --fix` writes its source and offsets")


def _span(subject: Subject, pointer: str, source: str, start: int, end: int, exact: str) -> Iterator[Problem]:
    text = subject.records.text(source)
    if text is None or (text[start:end] == exact and start < end):
        return
    place = f"[{start}, {end}) of source {source!r}"
    if start >= end:
        message = f"the evidence at {place} ends before it begins"
    elif end > len(text):
        message = f"{place} is past the end of its text, which has {len(text)} characters"
    else:
        message = f"at {place} stands “{shortened(text[start:end], 80)}”, not “{shortened(exact, 80)}”"
    found = text.find(exact) if exact else -1
    hint = f"the words stand at [{found}, {found + len(exact)})" if found >= 0 else "the source has no such words"
    if found >= 0:
        hint += ": take the offsets out, and `policybrief check --fix` writes the right ones"
    yield error("evidence-span", pointer, message, hint)
