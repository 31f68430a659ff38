"""Shaping: the glyphs of text whose letters join, stack or change places, as HarfBuzz sets them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from msgspec import Struct

from policybrief_exporters.pdf.characters import IGNORABLE, to_unicode
from policybrief_exporters.pdf.truetype import Font

NO_TEXT = "\u2060"
"""What a glyph stands for that is only a part of its letter: nothing (word joiner), as every code must have a text."""


class Glyph(Struct, frozen=True):
    """A glyph with the text that it stands for. Lengths are in thousandths of the size.

    `advance` is how far the next glyph is away; (`x`, `y`) is where the glyph stands from its own place, y upwards.
    """

    number: int
    text: str
    advance: float
    x: float
    y: float


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
    return tuple(_apart(font, glyphs) if rtl else glyphs)


def _apart(font: Font, glyphs: Sequence[Glyph]) -> Iterator[Glyph]:
    """The glyphs of text that runs from right to left, with each letter told at a place of its own.

    Readers sort such letters by their left edges. The second letter of a ligature is therefore told by a space without
    width at the left of it.
    """
    for glyph in glyphs:
        more = glyph.text[1:]
        for number, char in enumerate(reversed(more)):
            yield Glyph(font.glyph(0x20), char, 0.0, float(number - len(more)), 0.0)
        yield Glyph(glyph.number, glyph.text[0], glyph.advance, glyph.x, glyph.y)


def _texts(text: str, starts: list[int], *, rtl: bool) -> list[str]:
    """What each glyph stands for: the first one that is read of a cluster for all of it, its others for nothing."""
    if not starts:
        return []
    bounds = [*sorted(set(starts)), len(text)]
    clusters = {start: _said(text[start:end]) for start, end in pairwise(bounds)}
    said = [clusters.pop(start, "") or NO_TEXT for start in (reversed(starts) if rtl else starts)]
    return said[::-1] if rtl else said


def _said(text: str) -> str:
    return "".join(to_unicode(ord(char)) for char in IGNORABLE.sub("", text))
