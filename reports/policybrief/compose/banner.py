"""Marking schemes: the banner of a brief as its scheme draws it."""

from __future__ import annotations

from policybrief.document.blocks import Banner
from policybrief.model.briefing import Briefing
from policybrief.model.convert import from_plain
from policybrief.model.head import MarkingLevel, MarkingScheme


def banner(briefing: Briefing) -> Banner | None:
    """The banner marking, or None where the brief has none.

    A level that its scheme does not have, as a draft may name one, is printed as it is written, white on black.
    """
    marking = briefing.marking
    if marking is None:
        return None
    found = scheme(briefing, marking.scheme)
    levels = found.levels if found else ()
    level = next((one for one in levels if one.name == marking.level), MarkingLevel(name=marking.level))
    return Banner(
        label=" – ".join((level.label or level.name, *marking.caveats)),
        text=level.text or "#FFFFFF",
        background=level.background or "#000000",
    )


def scheme(briefing: Briefing, name: str) -> MarkingScheme | None:
    """The scheme of that name: one of the brief's own, else a built-in one, else None."""
    import policybrief_schemas

    own = next((one for one in briefing.marking_schemes if one.id == name), None)
    if own or name not in policybrief_schemas.MARKINGS:
        return own
    return from_plain(MarkingScheme, policybrief_schemas.marking(name))
