"""Markings are levels of their scheme, and no portion exceeds the banner."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import policybrief_schemas
from policybrief.checks.subject import Subject, did_you_mean, error
from policybrief.model.head import Marking, MarkingScheme
from policybrief.problems import Problem


def check(subject: Subject) -> Iterator[Problem]:
    """All errors: `marking-unknown` (a scheme or level that is not defined), `marking-exceeds-banner`,
    `marking-without-banner` (a portion is marked, the brief is not), `marking-scheme` (a scheme that defines a level
    twice, or takes the name of one that is built in)."""
    briefing = subject.briefing
    yield from _schemes(briefing.marking_schemes)
    banner = briefing.marking
    levels = _levels(banner, briefing.marking_schemes) if banner else []
    if banner and levels is None:
        known = [*policybrief_schemas.MARKINGS, *(scheme.id for scheme in briefing.marking_schemes)]
        message = f"no marking scheme is called {banner.scheme!r}"
        yield error("marking-unknown", "/marking/scheme", message, did_you_mean(banner.scheme, known))
        return
    if banner and levels and banner.level not in levels:
        yield _unknown(banner.level, "/marking/level", banner.scheme, levels)
    for pointer, part in subject.having("marking"):
        portion = part.marking
        if isinstance(portion, str):  # the brief's own is its banner
            yield from _portion(portion, f"{pointer}/marking", banner, levels or [])


def _levels(banner: Marking, schemes: Sequence[MarkingScheme]) -> list[str] | None:
    """The levels of the banner's scheme from the least restrictive, or None where no scheme has that name."""
    if banner.scheme in policybrief_schemas.MARKINGS:
        return [level["name"] for level in policybrief_schemas.marking(banner.scheme)["levels"]]
    for scheme in schemes:
        if scheme.id == banner.scheme:
            return [level.name for level in scheme.levels]
    return None


def _portion(portion: str, path: str, banner: Marking | None, levels: Sequence[str]) -> Iterator[Problem]:
    if banner is None:
        message = f"this portion is marked {portion!r}, the brief has no banner marking"
        yield error("marking-without-banner", path, message, "give the brief a `marking` that covers all its portions")
    elif portion not in levels:
        yield _unknown(portion, path, banner.scheme, levels)
    elif banner.level in levels and levels.index(portion) > levels.index(banner.level):
        message = f"this portion is marked {portion}, above the banner's {banner.level}"
        yield error("marking-exceeds-banner", path, message, f"raise the banner to {portion}, or take the portion out")


def _unknown(level: str, path: str, scheme: str, levels: Sequence[str]) -> Problem:
    message = f"the scheme {scheme!r} has no level {level!r}"
    bare = level.upper().removeprefix("TLP:").replace(" ", "")
    hint = f"write {bare!r}" if bare in levels else did_you_mean(level, levels)
    return error("marking-unknown", path, message, hint)


def _schemes(schemes: Sequence[MarkingScheme]) -> Iterator[Problem]:
    for position, scheme in enumerate(schemes):
        path = f"/marking_schemes/{position}"
        if scheme.id in policybrief_schemas.MARKINGS:
            message = f"the marking scheme {scheme.id!r} is built in and cannot be redefined"
            yield error("marking-scheme", f"{path}/id", message, "use it as it is, or give yours another id")
        names = [level.name for level in scheme.levels]
        for place, name in enumerate(names):
            if name in names[:place]:
                yield error("marking-scheme", f"{path}/levels/{place}/name", f"the level {name!r} is defined twice")
