"""Risks: a table, and the grid of likelihood and impact."""

from __future__ import annotations

from collections.abc import Iterator

from policybrief.compose.composition import Composition
from policybrief.compose.parts.tables import Field, table
from policybrief.compose.risk_matrix import LEVELS, matrix_graphic
from policybrief.document.blocks import Block, Cell, Figure, text


def risks(c: Composition) -> Iterator[Block]:
    """The risks as a table with their numbers, then the numbers on the grid."""
    parts = c.briefing.risks
    label = c.labels
    yield table(
        (
            Field(label["risks.number"], tuple(Cell(text=text(c.numbers.of(part))) for part in parts)),
            Field(
                label["risks.risk"],
                tuple(Cell(id=c.claim(part), text=c.supported(part, c.prose(part, "risk"))) for part in parts),
                row_header=True,
            ),
            Field(
                label["risks.likelihood"], tuple(Cell(text=text(label[f"level.{part.likelihood}"])) for part in parts)
            ),
            Field(label["risks.impact"], tuple(Cell(text=text(label[f"level.{part.impact}"])) for part in parts)),
            Field(label["risks.mitigation"], tuple(Cell(text=c.prose(part, "mitigation")) for part in parts)),
            Field(label["risks.owner"], tuple(Cell(text=c.line(part, "owner")) for part in parts)),
        ),
        role="risks",
        description=label["risks.description"],
    )
    yield _matrix(c)


def _matrix(c: Composition) -> Figure:
    placed = (
        c.labels.fill(
            "risks.matrix.placed", number=c.numbers.of(part),
            likelihood=c.labels[f"level.{part.likelihood}"], impact=c.labels[f"level.{part.impact}"],
        )
        for part in c.briefing.risks
    )  # fmt: skip
    graphic = matrix_graphic(
        [(c.numbers.of(part), part.likelihood, part.impact) for part in c.briefing.risks],
        words=[c.labels[f"level.{level}"] for level in LEVELS],
        likelihood=c.labels["risks.likelihood"],
        impact=c.labels["risks.impact"],
    )
    return Figure(
        role="risk-matrix",
        caption=text(c.labels["risks.matrix"]),
        alt=c.labels.fill("risks.matrix.alt", placed="; ".join(placed)),
        graphic=c.drawing(graphic),
    )
