"""What kept an input from being worked on, as a problem of that input."""

from __future__ import annotations

from pathlib import PurePath

from policybrief.errors import InvalidBriefing, OutsideError, PolicybriefError, SeedError
from policybrief.problems import Problem, Severity


def as_problems(error: Exception, file: str) -> tuple[Problem, ...]:
    """The problems that `error` brings up about the input `file`. What the toolkit did not foresee is a problem too
    (rule `internal`), so that a defect met in one input does not end the work on the others."""
    if isinstance(error, InvalidBriefing):
        return tuple(error.problems)
    if not isinstance(error, PolicybriefError):
        return (
            Problem(
                severity=Severity.ERROR,
                rule="internal",
                file=file,
                message=f"{type(error).__name__}: {error}",
                hint="this is a defect of the toolkit or of a plug-in; `policybrief --debug` shows where",
            ),
        )
    message = str(error)
    for known in (file, PurePath(file).name):  # a reader knows a seed by its name alone
        message = message.removeprefix(f"{known}: ")
    return (Problem(severity=Severity.ERROR, rule=_rule(error), file=file, message=message),)


def _rule(error: PolicybriefError) -> str:
    match error:
        case SeedError():
            return "seed"
        case OutsideError():
            return "outside"
        case _:
            return "misuse"
