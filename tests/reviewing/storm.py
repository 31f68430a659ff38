"""Storms: reviewers let loose by chance on generated briefs, the same in every run."""

from __future__ import annotations

import functools
import random
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from hypothesis import given, settings

import policybrief as pb
import sample_briefs
from generation import UNSHRUNK
from policybrief.model.convert import to_plain
from reviewing import analyst
from reviewing.ledger import Entry
from reviewing.moves import Desk, make
from reviewing.salted import salted
from reviewing.wordfile import WordFile
from strategies import GeneratedBrief, briefings

CHOICES = ("accept", "accept", "accept", "accept", "reject", "ask-report")


@dataclass(frozen=True, slots=True)
class Storm:
    """One script, and the files before and after it.

    Args:
        number: which of all storms; `storm(number)` is this one.
        base: the brief that was exported.
        current: the brief as an analyst has changed it meanwhile; the same where nobody did.
        resolver: the files it names.
        exported, returned: the Word file as it was sent out and as it came back.
        script: what was done, in order.
        choice: what the merge does with tracked changes.
    """

    number: int
    base: Mapping[str, Any]
    current: Mapping[str, Any]
    resolver: pb.Resolver
    exported: bytes
    returned: bytes
    script: tuple[Entry, ...]
    choice: str

    def told(self) -> str:
        """The script for whoever looks into a failure."""
        lines = [
            f"storm {self.number}, {self.choice}, {'changed' if self.base != self.current else 'unchanged'} meanwhile"
        ]
        for entry in self.script:
            facts = [f"{name}={value!r:.90}" for name in ("tags", "typed", "struck", "said", "looks", "copied")
                     if (value := getattr(entry, name))]  # fmt: skip
            lines.append(f"  {entry.edit}, {'tracked' if entry.tracked else 'untracked'}: {', '.join(facts)}")
        return "\n".join(lines)


def storms(number: int, *, scale: int = 1) -> list[Storm]:
    """The first storms. Every fifth is let loose on the richest of the sample briefs, every third comes back to a brief
    that was changed meanwhile."""
    return [_storm(place, brief) for place, brief in enumerate(_briefs(number, scale))]


def storm(number: int) -> Storm:
    """One of them, to look at."""
    return _storm(number, _briefs(number + 1, 1)[number])


def failing(found: Iterable[Storm], faults: Callable[[Storm], list[str]]) -> list[str]:
    """The scripts that have faults, each with what is wrong, few enough to be read."""
    told = [(one.told(), wrong) for one in found if (wrong := faults(one))]
    return [f"{script}\n    " + "\n    ".join(wrong[:6]) for script, wrong in told[:5]] + (
        [f"… and {len(told) - 5} more"] if len(told) > 5 else []
    )


def _storm(number: int, brief: GeneratedBrief) -> Storm:
    chance = random.Random(number)
    base = salted(brief.data)
    exported = pb.export(pb.load(base, resolver=brief.resolver), "docx").data
    desk = Desk(WordFile(exported), chance)
    script = tuple(make(desk) for _ in range(chance.randint(1, 12)))
    current = analyst.changed(base, chance) if number % 3 == 2 else base
    return Storm(number, base, current, brief.resolver, exported, desk.file.save(), script, chance.choice(CHOICES))


@functools.cache
def _briefs(number: int, scale: int) -> list[GeneratedBrief]:
    """Generated briefs, every fifth the sample brief instead."""
    drawn: list[GeneratedBrief] = []

    @given(briefings(scale=scale))
    @settings(UNSHRUNK, max_examples=2 * number + 10)
    def draw(brief: GeneratedBrief) -> None:
        if len(brief.data) > 8 and brief not in drawn:
            drawn.append(brief)

    draw()
    assert len(drawn) >= number, f"{len(drawn)} different briefs for {number} storms"
    return [_sample() if place % 5 == 4 else brief for place, brief in enumerate(drawn[:number])]


@functools.cache
def _sample() -> GeneratedBrief:
    data = to_plain(sample_briefs.briefing("rich")) | {"status": "draft"}
    folder = sample_briefs.BRIEFS
    files = {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    return GeneratedBrief(data, files)
