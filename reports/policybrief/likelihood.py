"""The scales of likelihood.

ICD 203 (Analytic Standards, US Office of the Director of National Intelligence) and the probability yardstick of the
UK's Professional Head of Intelligence Assessment, whose bands leave gaps on purpose. A word is on a scale or it is not:
"could" and "may" are on none.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from policybrief.model.parts import Judgement


class Step(Struct, frozen=True):
    """A degree of likelihood: its key in the model, and its range in per cent; None where the scale leaves it open."""

    key: str
    low: int | None
    high: int | None

    @property
    def form(self) -> str:
        """How the range is worded: `range`, or `under` and `over` where it is open."""
        return "under" if self.low is None else "over" if self.high is None else "range"


SCALES: Mapping[str, tuple[Step, ...]] = {
    "icd203": (
        Step("almost-no-chance", 1, 5), Step("very-unlikely", 5, 20), Step("unlikely", 20, 45),
        Step("roughly-even", 45, 55), Step("likely", 55, 80), Step("very-likely", 80, 95),
        Step("almost-certain", 95, 99),
    ),
    "phia": (
        Step("remote-chance", None, 5), Step("highly-unlikely", 10, 20), Step("unlikely", 25, 35),
        Step("realistic-possibility", 40, 50), Step("likely", 55, 75), Step("highly-likely", 80, 90),
        Step("almost-certain", 95, None),
    ),
}  # fmt: skip
"""The degrees of each scale, from the least likely."""


def scale_of(judgement: Judgement) -> str:
    """The scale a judgement is made on: the one it names, else the one that has its degree, ICD 203 where both do."""
    if judgement.scale:
        return judgement.scale
    return next((name for name, steps in SCALES.items() if judgement.likelihood in {s.key for s in steps}), "icd203")
