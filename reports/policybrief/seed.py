"""A seed: the text that a reader took from a source document, and where its blocks and sentences stand in it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from typing import Any, Literal

from msgspec import Struct

from policybrief.problems import Problem

BlockKind = Literal["heading", "paragraph", "list-item", "quote", "table-row"]

_UNSAYABLE = re.compile("[/\\\\:\x00-\x1f\x7f\ufffe\uffff]")
"""What the name of a file in a brief may not hold, by the schema's pattern of paths."""


class SeedBlock(Struct, frozen=True, kw_only=True):
    """A block of the document, `text[start:end]` of the seed; `level` is the heading's level or the list's depth."""

    kind: BlockKind
    start: int
    end: int
    level: int = 0


class SeedSentence(Struct, frozen=True, kw_only=True):
    """A sentence, `text[start:end]` without the white space around it; `block` is an index into `blocks`."""

    start: int
    end: int
    block: int


class Seed(Struct, frozen=True, kw_only=True):
    """A source document as read.

    `text` is the source's *record*: what the named reader made of the file, its repairs included, with line feeds and
    without a byte order mark. Every offset counts code points of it, and offsets never change. For plain UTF-8 text
    without repairs the record equals the file.

    Args:
        name: the file's name, which a filled brief takes its id from.
        text: the record.
        reader, reader_version: who made the record, and which version of it.
        media_type: what the file is, such as `text/plain`.
        file_sha256: the hash of the file's bytes, in hexadecimal.
        blocks: headings, paragraphs, list items … in reading order; they never overlap.
        sentences: the sentences of the blocks, in reading order; every non-blank part of a block lies in one.
        metadata: what the document says of itself: `title`, `published`, `author`, `publisher`, `url`, `language`.
        problems: what the reader repaired or could not read.
    """

    name: str
    text: str
    reader: str
    reader_version: str
    media_type: str
    file_sha256: str
    blocks: tuple[SeedBlock, ...] = ()
    sentences: tuple[SeedSentence, ...] = ()
    metadata: Mapping[str, str] = {}
    problems: tuple[Problem, ...] = ()

    @property
    def text_sha256(self) -> str:
        """The hash of the record's bytes in UTF-8, in hexadecimal: the one that evidence is bound to."""
        return hashlib.sha256(self.text.encode()).hexdigest()


class Draft(Struct, frozen=True, kw_only=True):
    """What a filler makes of its seeds.

    Args:
        data: a briefing as plain data, in the schema's order; evidence complete, with offsets.
        seeds: the seeds it was filled from; `data["sources"][i]` describes `seeds[i]`.
        problems: what the filler could not decide, for the analyst to see.
    """

    data: Mapping[str, Any]
    seeds: tuple[Seed, ...] = ()
    problems: tuple[Problem, ...] = ()


def file_name(name: str) -> str:
    """The name of a document as a brief may state it."""
    return _UNSAYABLE.sub("_", name)


def record_name(name: str) -> str:
    """The name of the file that keeps the record of a document with this name."""
    return f"{file_name(name)}.record.txt"
