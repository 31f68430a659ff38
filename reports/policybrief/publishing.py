"""What a published file carries of the model: what its pages say, and nothing that lay behind them."""

from __future__ import annotations

from msgspec.structs import replace

from policybrief.model.blocks import Annex, Block, Box, Figure, Section
from policybrief.model.briefing import Briefing
from policybrief.model.head import Person, Provenance, Source
from policybrief.model.parts import Recommendation


def publish(briefing: Briefing, *, full: bool = False) -> Briefing:
    """The briefing as its files may carry it.

    A `final` brief leaves the office, so it loses people's e-mail addresses and telephone numbers, the comments written
    beside decisions, the paths of files (an image and an enclosed document keep their names), and the text of
    passages that were left out (their positions and the reasons stay). A brief that is not final, or one asked for in
    `full`, is given back as it is. What the pages show is composed from the whole brief.
    """
    if full or briefing.status != "final":
        return briefing
    return replace(
        briefing,
        people=tuple(map(_person, briefing.people)),
        sources=tuple(map(_source, briefing.sources)),
        recommendations=tuple(map(_recommendation, briefing.recommendations)),
        sections=tuple(map(_section, briefing.sections)),
        annexes=tuple(map(_annex, briefing.annexes)),
        provenance=briefing.provenance and _provenance(briefing.provenance),
    )


def _person(person: Person) -> Person:
    return replace(person, email=None, phone=None)


def _source(source: Source) -> Source:
    return replace(source, file=None, record=None)


def _recommendation(recommendation: Recommendation) -> Recommendation:
    outcome = recommendation.outcome
    return replace(recommendation, outcome=replace(outcome, comment=None)) if outcome else recommendation


def _provenance(provenance: Provenance) -> Provenance:
    return replace(provenance, left_out=tuple(replace(passage, exact=None) for passage in provenance.left_out))


def _section(section: Section) -> Section:
    return replace(section, blocks=_blocks(section.blocks), sections=tuple(map(_section, section.sections)))


def _annex(annex: Annex) -> Annex:
    return replace(
        annex,
        blocks=_blocks(annex.blocks),
        sections=tuple(map(_section, annex.sections)),
        file=annex.file and _name(annex.file),
    )


def _blocks(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    return tuple(map(_block, blocks))


def _block(block: Block) -> Block:
    match block:
        case Figure(image=str(path)):
            return replace(block, image=_name(path))
        case Box(blocks=inner):
            return replace(block, blocks=_blocks(inner))
        case _:
            return block


def _name(path: str) -> str:
    return path.rsplit("/", 1)[-1]
