"""From a record and its blocks to a `Seed`."""

from __future__ import annotations

import bisect
import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from policybrief.evidence import sentences
from policybrief.problems import Problem
from policybrief.seed import BlockKind, Seed, SeedBlock, SeedSentence
from policybrief_seeds.decoding import CONTROL
from policybrief_seeds.language import detect, tag


@dataclass(slots=True)
class RecordBuilder:
    """Puts blocks of extracted text together to a record: a blank line between them, no white space around them."""

    blocks: list[SeedBlock] = field(default_factory=list)
    _parts: list[str] = field(default_factory=list)
    _length: int = 0

    def add(self, kind: BlockKind, text: str, level: int = 0) -> None:
        """Append a block; text that is nothing but white space is none."""
        text = CONTROL.sub(" ", text).strip()
        if not text:
            return
        if self._parts:
            self._parts.append("\n\n")
            self._length += 2
        self.blocks.append(SeedBlock(kind=kind, start=self._length, end=self._length + len(text), level=level))
        self._parts.append(text)
        self._length += len(text)

    @property
    def text(self) -> str:
        return "".join(self._parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Whose bytes a record was made of, and who made it."""

    name: str
    data: bytes
    reader: str
    version: str
    media_type: str


def seed(
    origin: Origin,
    text: str,
    blocks: Sequence[SeedBlock],
    metadata: Mapping[str, str],
    problems: Iterable[Problem],
) -> Seed:
    """The seed of a record; its `metadata["language"]` is the declared language, or the detected one."""
    language = tag(metadata.get("language")) or detect(text)
    return Seed(
        name=origin.name,
        text=text,
        reader=origin.reader,
        reader_version=origin.version,
        media_type=origin.media_type,
        file_sha256=hashlib.sha256(origin.data).hexdigest(),
        blocks=tuple(blocks),
        sentences=tuple(in_blocks(sentences.split(text, language), blocks)),
        metadata={**metadata, "language": language},
        problems=tuple(problems),
    )


def in_blocks(spans: Iterable[tuple[int, int]], blocks: Sequence[SeedBlock]) -> Iterator[SeedSentence]:
    """The spans as sentences of the blocks that they stand in."""
    starts = [block.start for block in blocks]
    for start, end in spans:
        yield SeedSentence(start=start, end=end, block=bisect.bisect_right(starts, start) - 1)
