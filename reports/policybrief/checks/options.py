"""Options can be compared: one is preferred at most, and each is scored once by each criterion."""

from __future__ import annotations

from collections.abc import Iterator

from policybrief.checks.subject import Subject, error, warning
from policybrief.problems import Problem, shortened


def check(subject: Subject) -> Iterator[Problem]:
    """`options-preferred`, `score-duplicate` (errors), `score-missing` (warning)."""
    briefing = subject.briefing
    preferred = [position for position, option in enumerate(briefing.options) if option.preferred]
    for position in preferred[1:]:
        first = shortened(briefing.options[preferred[0]].title, 40)
        message = f"“{first}” is already the preferred option"
        yield error("options-preferred", f"/options/{position}/preferred", message, "prefer one option at most")
    scored: set[tuple[str, str]] = set()
    for position, score in enumerate(briefing.scores):
        if (score.option, score.criterion) in scored:
            message = f"option {score.option!r} already has a score by criterion {score.criterion!r}"
            yield error("score-duplicate", f"/scores/{position}", message, "keep one of the two")
        scored.add((score.option, score.criterion))
    if scored:
        yield from _missing(subject, scored)


def _missing(subject: Subject, scored: set[tuple[str, str]]) -> Iterator[Problem]:
    for position, option in enumerate(subject.briefing.options):
        lacking = [item.name for item in subject.briefing.criteria if (option.id, item.id) not in scored]
        if lacking:
            message = f"the option “{shortened(option.title, 40)}” has no score by {', '.join(lacking[:6])}"
            yield warning("score-missing", f"/options/{position}", message, "add it under `scores`")
