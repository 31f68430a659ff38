"""What a document shows and in which order: the parts of the brief that are not empty."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from policybrief.compose.labels import kinds
from policybrief.model.blocks import Section
from policybrief.model.briefing import Briefing
from policybrief.model.head import Numbering
from policybrief.style import Style

UNNUMBERED = frozenset({
    "summary", "judgements", "key_figures",
    "glossary", "annexes", "people", "history", "notes", "sources", "provenance", "notice",
})  # fmt: skip
"""Front and back matter, which has no section numbers."""


class Slot(Struct, frozen=True):
    """A place in the document: a part by its name, with the model's sections where it shows some of them."""

    part: str
    sections: tuple[Section, ...] = ()


def outline(briefing: Briefing, style: Style) -> tuple[Slot, ...]:
    """The slots of a document in their order. Nothing is left out: a part that the order does not name follows in the
    kind's order, a section whose kind it does not name stands with the others under `sections`."""
    names = order(briefing, style)
    slots = (_slot(briefing, name, names) for name in names)
    return tuple(slot for slot in slots if slot.sections or _has_content(briefing, slot.part))


def order(briefing: Briefing, style: Style) -> tuple[str, ...]:
    """The names of all parts in the brief's own order, else the style's, else the kind's. The head is always first."""
    kind_order = kinds()[briefing.kind]["order"]
    own = briefing.order or style.order
    # Whoever orders `sections` as a whole wants those sections there that the kind would put elsewhere.
    rest = [name for name in kind_order if not (name.startswith("section:") and "sections" in own)]
    return tuple(name for name in dict.fromkeys((*own, *rest)) if name != "head")


def numbering(briefing: Briefing) -> Numbering:
    """How sections and paragraphs are numbered: as the brief says, else as its kind does."""
    default = kinds()[briefing.kind].get("numbering", {})
    own = briefing.numbering or Numbering()
    return Numbering(
        sections=own.sections or default.get("sections", "none"),
        paragraphs=own.paragraphs or default.get("paragraphs", "none"),
    )


def _slot(briefing: Briefing, name: str, names: tuple[str, ...]) -> Slot:
    return Slot(name, tuple(_sections(briefing, name, names)))


def _sections(briefing: Briefing, name: str, names: tuple[str, ...]) -> Iterator[Section]:
    if name == "sections":
        yield from (section for section in briefing.sections if f"section:{section.kind}" not in names)
    elif name.startswith("section:"):
        yield from (section for section in briefing.sections if f"section:{section.kind}" == name)


def _has_content(briefing: Briefing, part: str) -> bool:
    match part:
        case "sections":
            return False
        case "options":
            return bool(briefing.options or briefing.criteria)
        case "provenance":
            return briefing.provenance is not None and bool(briefing.provenance.filler or briefing.provenance.left_out)
        case "notes":
            return True  # whether there are any is known when everything else is composed
        case _:
            return not part.startswith("section:") and bool(getattr(briefing, part))
