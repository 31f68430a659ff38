"""Storms: reviewers let loose by chance on generated briefs, the same in every run."""

from __future__ import annotations

import functools
import json
import random
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

from hypothesis import given, seed, settings
from hypothesis.internal.conjecture.providers import HypothesisProvider

import policybrief as pb
import sample_briefs
from generation import UNSHRUNK
from policybrief.model.convert import to_plain
from policybrief.resolver import Resolver
from reviewing import analyst, file_edits, views
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
    resolver: Resolver
    exported: bytes
    returned: bytes
    script: tuple[Entry, ...]
    choice: str

    def save(self, folder: Path) -> None:
        """Writes its files, to look into a failure."""
        for name, data in (("base", self.base), ("current", self.current)):
            (folder / f"{self.number}-{name}.json").write_text(json.dumps(data, default=str), "utf-8")
        for name, file in (("exported", self.exported), ("returned", self.returned)):
            (folder / f"{self.number}-{name}.docx").write_bytes(file)
        (folder / f"{self.number}.txt").write_text(self.told(), "utf-8")

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


def storms(number: int) -> Iterator[Storm]:
    """The first storms. Every fifth is let loose on the richest of the sample briefs, every third comes back to a brief
    that was changed meanwhile."""
    return map(storm, range(number))


def failing(found: Iterable[Storm], faults: Callable[[Storm], list[str]], folder: Path) -> list[str]:
    """The scripts that have faults, each with what is wrong, few enough to be read; their files go into `folder`."""
    told = [(one, wrong) for one in found if (wrong := faults(one))]
    for one, _ in told:
        one.save(folder)
    few = [f"{one.told()}\n    " + "\n    ".join(wrong[:6]) for one, wrong in told[:5]]
    return [*few, f"{len(told)} storms have faults: {folder}"] if told else []


_FATES: Mapping[str, Callable[[WordFile, random.Random], None]] = {
    "all accepted": lambda file, _: views.settle(file, "accept"),
    "all rejected": lambda file, _: views.settle(file, "reject"),
    "saved by Word": file_edits.saved_by_word,
    "anchors stripped": lambda file, _: file_edits.stripped(file),
}
"""What may happen to the whole file when all is done."""


@functools.lru_cache(maxsize=40)
def storm(number: int) -> Storm:
    """One of them."""
    brief = _brief(number)
    chance = random.Random(number)
    base = salted(brief.data)
    exported = pb.export(pb.load(base, resolver=brief.resolver), "docx").data
    desk = Desk(WordFile(exported), chance)
    script = [make(desk) for _ in range(chance.randint(1, 12))]
    fate = random.Random(f"fate {number}")
    for name, act in _FATES.items():
        if fate.random() < 0.15:
            act(desk.file, fate)
            script.append(Entry(name, False, ""))
    current = analyst.changed(base, chance) if number % 3 == 2 else base
    return Storm(
        number, base, current, brief.resolver, exported, desk.file.save(), tuple(script), chance.choice(CHOICES)
    )


def _brief(number: int) -> GeneratedBrief:
    block, place = divmod(number, _BLOCK)
    return _sample() if place % 5 == 4 else _drawn(block)[place]


_BLOCK = 10


@functools.lru_cache(maxsize=4)
def _drawn(block: int) -> list[GeneratedBrief]:
    """Ten different generated briefs, the same in every run and whatever else is drawn."""
    drawn: list[GeneratedBrief] = []

    @seed(block)
    @given(briefings())
    @settings(UNSHRUNK, derandomize=False, max_examples=4 * _BLOCK)
    def draw(brief: GeneratedBrief) -> None:
        if len(drawn) < _BLOCK and len(brief.data) > 8 and brief not in drawn:
            drawn.append(brief)

    # Hypothesis would also draw constants that it finds in whatever modules of the project are loaded by then.
    with mock.patch.object(HypothesisProvider, "_maybe_draw_constant", lambda *_, **__: None):
        draw()
    assert len(drawn) == _BLOCK, f"{len(drawn)} different briefs in block {block}"
    return drawn


@functools.cache
def _sample() -> GeneratedBrief:
    data = to_plain(sample_briefs.briefing("rich")) | {"status": "draft"}
    folder = sample_briefs.BRIEFS
    files = {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    return GeneratedBrief(data, files)


def sample_base() -> tuple[dict[str, Any], Resolver]:
    """The richest sample brief as a draft, with words of its own in every field, and what resolves its files."""
    brief = _sample()
    return salted(brief.data), brief.resolver
