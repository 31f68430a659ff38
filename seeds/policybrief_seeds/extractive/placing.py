"""Which section a sentence belongs to: by its cue words and tense, and why."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from policybrief.facts.names import names
from policybrief_seeds.extractive.passages import Passage
from policybrief_seeds.extractive.vocabulary import Vocabulary

ORDER = ("background", "developments", "challenges", "outlook")
"""The sections that sentences without a heading of their own are sorted into, in the order of the brief."""

_PREFERENCE = ("outlook", "challenges", "background")
"""Of two sections with equal cues, the first of these."""

ENOUGH = 2
"""The weight of cues that a section needs; a strong cue counts 3, a cue 2, a weak one 1."""

_FIRST_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Placed:
    """The section a passage goes to, and the reason."""

    kind: str
    reason: str
    weight: int = 0


def place(passages: Sequence[Passage], words: Vocabulary) -> list[Placed]:
    """A section for each passage, in order; a list follows the sentence that leads it in."""
    placed: list[Placed] = []
    lead: Placed | None = None
    for index, passage in enumerate(passages):
        own = _by_cues(passage.folded, words)
        before = passages[index - 1] if index else None
        if passage.kind in ("list-item", "table-row") and before is not None:
            lead = lead or (placed[-1] if before.folded.endswith((":", "：")) else None)
            own = Placed(lead.kind, "it stands under the sentence that leads it in") if lead else own
        else:
            lead = None
            own = _leaning(passage, before, placed, own, words)
        placed.append(own)
    return _whole_lists(passages, placed)


def kind_of_heading(heading: str, words: Vocabulary) -> str | None:
    """The kind of section that a heading announces by its words, if it does."""
    return next((kind for kind, pattern in words.headings.items() if pattern.search(heading)), None)


def _by_cues(text: str, words: Vocabulary) -> Placed:
    best = Placed("developments", "no cue for another section")
    text = _without_names(text, words)
    for kind in _PREFERENCE:
        weight, found = 0, []
        for strength, pattern in words.cues.get(kind, ()):
            matches = {match[0].lower(): match.start() for match in pattern.finditer(text)}
            weight += strength * min(2, len(matches))
            if kind == "outlook" and strength < 3 and matches:
                weight -= _reported(text, min(matches.values()), words)
            found += [cue for cue in matches if cue not in found]
        if weight >= ENOUGH and weight > best.weight:
            cues = ", ".join(f"“{cue}”" for cue in found[:3])
            best = Placed(kind, f"{kind}: {cues}", weight)
    return best


def _reported(text: str, cue: int, words: Vocabulary) -> int:
    """1 where a modal comes after a verb of the past: what the sentence tells happened ("said it could help")."""
    return int(bool(words.reported.search(text, 0, cue)))


def _without_names(text: str, words: Vocabulary) -> str:
    """The text with its longer proper names blotted out: a Threat Assessment Centre is no threat."""
    for name in reversed(names(text, words.language)):
        if " " in text[name.start : name.end]:
            text = text[: name.start] + "\x00" * (name.end - name.start) + text[name.end :]
    return text


def _leaning(
    passage: Passage, before: Passage | None, placed: Sequence[Placed], own: Placed, words: Vocabulary
) -> Placed:
    """A sentence that leans on the one before it ("This …") stays with it, unless it has a strong cue of its own."""
    first = _FIRST_WORD.match(passage.folded)
    if before is None or not first or before.block != passage.block or own.weight >= 3:
        return own
    if first[0].lower() in words.anaphora:
        return Placed(placed[-1].kind, "it leans on the sentence before it")
    return own


def _whole_lists(passages: Sequence[Passage], placed: list[Placed]) -> list[Placed]:
    """A list that nothing leads in is not torn apart: all its items go where most of them belong."""
    index = 0
    while index < len(passages):
        end = index + 1
        if passages[index].kind in ("list-item", "table-row"):
            while end < len(passages) and passages[end].kind == passages[index].kind:
                end += 1
            kinds = [entry.kind for entry in placed[index:end]]
            most = max(ORDER, key=lambda kind: (kinds.count(kind), kind == "developments"))
            for place_of in range(index, end):
                if placed[place_of].kind != most:
                    placed[place_of] = Placed(most, "it stands in a list with the others")
        index = end
    return placed


def majority(kinds: Sequence[str]) -> str | None:
    """The section kind of more than half of a section's sentences, if it is a telling one."""
    for kind in _PREFERENCE:
        if kinds.count(kind) * 2 > len(kinds):
            return kind
    return None
