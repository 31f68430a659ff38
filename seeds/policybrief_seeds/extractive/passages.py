"""The pieces of the seeds that a draft is made of: sentences, with their bullets and marks taken off."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from policybrief.evidence import sentences
from policybrief.seed import BlockKind, Seed, SeedSentence
from policybrief_seeds.lines import BULLET
from policybrief_seeds.record import in_blocks

_HEADING_MARK = re.compile(r"#{1,6}\s+(?=\S)")
_QUOTE_MARK = re.compile(r">\s*(?=[^>\s])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A sentence of a seed, or what is left of it without its bullet; `record[start:end]` of the source `source`.

    Args:
        text: the characters of the record.
        block: the index of its block; `kind` and `level` are the block's.
        marker: the bullet or number that stood before it.
        first: whether it opens its block.
    """

    source: str
    start: int
    end: int
    text: str
    block: int
    kind: BlockKind
    level: int
    marker: str = ""
    first: bool = True

    @property
    def folded(self) -> str:
        """The text with each run of white space as one space."""
        return " ".join(self.text.split())


def passages(seed: Seed, source: str, language: str) -> list[Passage]:
    """The passages of a seed, in reading order; a list item is one passage, however many sentences it has."""
    found: list[Passage] = []
    for sentence in _sentences(seed, language):
        block = seed.blocks[sentence.block]
        first = not found or found[-1].block != sentence.block
        if not first and block.kind in ("list-item", "table-row", "heading"):
            found[-1] = _passage(seed, source, found[-1].start, sentence.end, sentence.block, found[-1].marker, True)
            continue
        marker = _marker(seed.text[sentence.start : sentence.end], block.kind) if first else ""
        start = sentence.start + len(marker)
        found.append(_passage(seed, source, start, sentence.end, sentence.block, marker.strip(), first))
    return found


def _sentences(seed: Seed, language: str) -> Iterable[SeedSentence]:
    """The seed's own sentences, or new ones where the filler was told another language than the reader took."""
    if seed.metadata.get("language") == language and seed.sentences:
        return seed.sentences
    return in_blocks(sentences.split(seed.text, language), seed.blocks)


def _passage(seed: Seed, source: str, start: int, end: int, block: int, marker: str, first: bool) -> Passage:
    owner = seed.blocks[block]
    return Passage(
        source=source,
        start=start,
        end=end,
        text=seed.text[start:end],
        block=block,
        kind=owner.kind,
        level=owner.level,
        marker=marker,
        first=first,
    )


def _marker(text: str, kind: BlockKind) -> str:
    match kind:
        case "list-item":
            found = BULLET.match(text)
        case "heading":
            found = _HEADING_MARK.match(text)
        case "quote":
            found = _QUOTE_MARK.match(text)
        case _:
            return ""
    return found[0] if found else ""


def block_text(seed: Seed, index: int) -> str:
    """The text of a block without its bullet, white space folded."""
    block = seed.blocks[index]
    text = seed.text[block.start : block.end]
    return " ".join(text[len(_marker(text, block.kind)) :].split())


def gap(seed: Seed, index: int) -> bool:
    """Whether a blank line stands between the block and the one before it."""
    return index == 0 or seed.text.count("\n", seed.blocks[index - 1].end, seed.blocks[index].start) > 1
