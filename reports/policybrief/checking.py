"""What is wrong with a brief, whether or not it can be loaded."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from policybrief.errors import InvalidBriefing
from policybrief.exporting import problems_of
from policybrief.loading import load
from policybrief.model.briefing import Briefing
from policybrief.problems import Problem
from policybrief.resolver import Resolver


def check(
    brief: Briefing | str | Path | bytes | Mapping[str, Any],
    *,
    root: str | Path | None = None,
    resolver: Resolver | None = None,
) -> tuple[Problem, ...]:
    """Every problem of a brief, in its order: a `Briefing`, or whatever `load` takes. Empty where there is none.

    Raises `OutsideError` where the brief's file cannot be read.
    """
    try:
        if isinstance(brief, Briefing):
            return problems_of(brief, resolver)
        return load(brief, root=root, resolver=resolver).origin.problems
    except InvalidBriefing as error:
        return tuple(error.problems)
