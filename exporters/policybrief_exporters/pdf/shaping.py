"""Shaping: the glyphs of text whose letters join, stack or change places, as HarfBuzz sets them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from msgspec import Struct

from policybrief_exporters.pdf.characters import IGNORABLE, to_unicode
from policybrief_exporters.pdf.truetype import Font

COPY = 130
"""How far to the right of a ligature each unseen copy of it stands that tells one of its letters: as far as readers
that go by places need to tell both apart, and not so far that they take the copies for another line."""

NO_TEXT = "\u2060"
"""What a glyph stands for that is only a part of its letter: nothing (word joiner), as every code must have a text."""


class Glyph(Struct, frozen=True):
    """A glyph with the text that it stands for. Lengths are in thousandths of the size.

    `advance` is how far the next glyph is away; (`x`, `y`) is where the glyph stands from its own place, y upwards. An
    `unseen` one leaves no ink.
    """

    number: int
    text: str
    advance: float
    x: float
    y: float
    unseen: bool = False


@lru_cache(maxsize=20_000)
def shape(font: Font, text: str, language: str, *, rtl: bool) -> tuple[Glyph, ...]:
    """The glyphs of `text` from left to right; `rtl` where it is read from right to left.

    Brackets are mirrored in such text. `language` (BCP 47, or "") chooses between the forms that a font has.
    """
    import uharfbuzz as hb

    buffer = hb.Buffer()
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
    buffer.add_codepoints([font.drawn(ord(char)) for char in text])
    buffer.direction = "rtl" if rtl else "ltr"
    if language:
        buffer.language = language
    buffer.guess_segment_properties()
    hb.shape(font.shaper, buffer)
    starts = [info.cluster for info in buffer.glyph_infos]
    scale = font.scale
    texts = _texts(text, starts, rtl=rtl)
    glyphs = [
        Glyph(info.codepoint, said, place.x_advance * scale, place.x_offset * scale, place.y_offset * scale)
        for info, place, said in zip(buffer.glyph_infos, buffer.glyph_positions, texts, strict=True)
    ]
    return tuple(_apart(glyphs) if rtl else glyphs)


def _apart(glyphs: Sequence[Glyph]) -> Iterator[Glyph]:
    """The glyphs of text that runs from right to left, with each letter told at a place of its own.

    Readers sort such letters by their left edges, turn those of one code around, and leave out what has no outline. So
    the ligature itself tells its last letter, and an unseen copy further right each letter before.
    """
    for glyph in glyphs:
        yield Glyph(glyph.number, glyph.text[-1], glyph.advance, glyph.x, glyph.y)
        for number, char in enumerate(reversed(glyph.text[:-1]), start=1):
            yield Glyph(glyph.number, char, 0.0, glyph.x - glyph.advance + COPY * number, glyph.y, True)


def _texts(text: str, starts: list[int], *, rtl: bool) -> list[str]:
    """What each glyph stands for: those of a cluster, in the order in which they are read, for its characters one by
    one, the last for all that are left. A glyph for which none is left stands for nothing."""
    if not starts:
        return []
    bounds = [*sorted(set(starts)), len(text)]
    left = {start: _said(text[start:end]) for start, end in pairwise(bounds)}
    glyphs = Counter(starts)
    said: list[str] = []
    for start in reversed(starts) if rtl else starts:
        glyphs[start] -= 1
        taken = 1 if glyphs[start] else len(left[start])
        said.append(left[start][:taken] or NO_TEXT)
        left[start] = left[start][taken:]
    return said[::-1] if rtl else said


def _said(text: str) -> str:
    return "".join(to_unicode(ord(char)) for char in IGNORABLE.sub("", text))
