"""Key judgements, each with its degree of likelihood and, apart from it, the confidence (ICD 203: never in one
sentence), and the scale that the degrees belong to."""

from __future__ import annotations

from collections.abc import Iterator

from policybrief.compose.composition import Composition
from policybrief.compose.likelihood_graphic import scale_graphic, strip_graphic
from policybrief.compose.parts.facts import facts
from policybrief.document.blocks import Block, Callout, Fact, Figure, Paragraph, text
from policybrief.likelihood import SCALES, Step, scale_of
from policybrief.model.parts import Judgement


def judgements(c: Composition) -> Iterator[Block]:
    """Each scale in use, with the judgements placed on it; then a panel for each judgement, with its own strip."""
    for scale, steps in SCALES.items():
        placed = [one for one in c.briefing.judgements if one.likelihood and scale_of(one) == scale]
        if placed:
            yield _scale(c, scale, steps, placed)
    for judgement in c.briefing.judgements:
        yield Callout(
            id=c.claim(judgement),
            role="judgement",
            title=text(c.labels.fill("judgement", number=c.numbers.of(judgement))),
            blocks=(
                Paragraph(role="statement", text=c.statement(judgement)),
                *facts(_degrees(c, judgement)),
                *_strip(c, judgement),
            ),
        )


def _strip(c: Composition, judgement: Judgement) -> Iterator[Figure]:
    """Where a judgement stands on its scale."""
    if not judgement.likelihood:
        return
    scale = scale_of(judgement)
    keys = [step.key for step in SCALES[scale]]
    if judgement.likelihood in keys:
        degree = _degree(c, scale, judgement.likelihood)
        yield Figure(
            role="judgement",
            alt=f"{c.labels['likelihood']} ({c.labels[f'scale.{scale}']}): {degree}",
            graphic=c.drawing(strip_graphic(len(keys), keys.index(judgement.likelihood))),
        )


def _degrees(c: Composition, judgement: Judgement) -> Iterator[Fact]:
    if judgement.likelihood:
        scale = scale_of(judgement)
        label = f"{c.labels['likelihood']} ({c.labels[f'scale.{scale}']})"
        yield Fact(label=text(label), value=text(_degree(c, scale, judgement.likelihood)))
    if judgement.confidence:
        confidence = c.labels[f"confidence.{judgement.confidence}"]
        yield Fact(label=text(c.labels["confidence"]), value=text(confidence))


def _degree(c: Composition, scale: str, key: str) -> str:
    """The term with its range, such as "likely (55–80 per cent)"."""
    step = next((one for one in SCALES[scale] if one.key == key), None)
    if step is None:
        return key.replace("-", " ")
    return c.labels.fill(f"likelihood.{step.form}", term=c.labels[f"{scale}.{key}"], low=step.low, high=step.high)


def _scale(c: Composition, scale: str, steps: tuple[Step, ...], placed: list[Judgement]) -> Figure:
    terms = [c.labels[f"{scale}.{step.key}"] for step in steps]
    ranges = [c.labels.fill(f"percent.{step.form}", low=step.low, high=step.high) for step in steps]
    numbers = [[c.numbers.of(one) for one in placed if one.likelihood == step.key] for step in steps]
    described = (
        c.labels.fill(
            "likelihood.scale.step.used" if used else "likelihood.scale.step",
            term=term, range=span, numbers=", ".join(used),
        )
        for term, span, used in zip(terms, ranges, numbers, strict=True)
    )  # fmt: skip
    return Figure(
        role="likelihood",
        caption=text(c.labels.fill("likelihood.scale", scale=c.labels[f"scale.{scale}"])),
        alt=c.labels.fill("likelihood.scale.alt", steps="; ".join(described)),
        graphic=c.drawing(scale_graphic(terms, ranges, numbers)),
    )
