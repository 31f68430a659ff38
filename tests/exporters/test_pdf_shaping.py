"""Shaped text: what joins or stacks is one width and reads back; what only its font knows is told beside it."""

from __future__ import annotations

import random

import pytest
from bidi import algorithm as other

import pdf_documents as samples
from pdf_conformity import faults
from pdf_reading import pdf
from pdf_structure import TaggedPdf
from policybrief.style.loading import load_style
from policybrief_exporters.pdf.bidi import levels
from policybrief_exporters.pdf.fonts import typeface
from policybrief_exporters.pdf.shaping import shape

FONTS = load_style().fonts
FACE = typeface(FONTS.body, "regular", FONTS.fallback)

NEUTRAL = "abאבابپ١٢12+-,.:%$ /!?\u064e\u0301\u200f\u200e–“"
"""Characters of every class but brackets, which the other implementation does not pair (UAX 9, N0)."""


def others_levels(text: str, *, rtl: bool) -> list[int]:
    """The levels that python-bidi resolves, step by step."""
    storage = other.get_empty_storage()
    storage["base_level"], storage["base_dir"] = int(rtl), "R" if rtl else "L"
    other.get_embedding_levels(text, storage)
    other.explicit_embed_and_overrides(storage)
    other.resolve_weak_types(storage)
    other.resolve_neutral_types(storage, False)
    other.resolve_implicit_levels(storage, False)
    return [char["level"] for char in storage["chars"]]


@pytest.mark.parametrize("rtl", [False, True])
def test_levels_are_those_of_another_implementation(rtl: bool) -> None:
    draw = random.Random(9)
    for _ in range(5000):
        text = "".join(draw.choices(NEUTRAL, k=draw.randint(1, 9)))
        assert levels(text, rtl=rtl) == others_levels(text, rtl=rtl), ascii(text)


def test_a_mark_is_drawn_onto_its_letter_and_takes_no_room() -> None:
    assert FACE.measure("q\u0301") == pytest.approx(FACE.measure("q"))


def test_stand_ins_of_heavy_faces_are_heavy() -> None:
    heading = typeface(FONTS.heading, "regular", FONTS.fallback)
    assert heading.source("ب")[0].weight >= 600
    assert FACE.source("ب")[0].weight == 400


def test_devanagari_is_reordered_and_reads_back() -> None:
    """The vowel sign I is drawn before the letter that it is read after."""
    font, drawn = FACE.source("क")
    if drawn != ord("क"):
        pytest.skip("policybrief[scripts] is not installed")
    glyphs = shape(font, "कि", "", rtl=False)
    assert glyphs[-1].number == shape(font, "क", "", rtl=False)[0].number
    assert "".join(glyph.text for glyph in glyphs) == "कि"


@pytest.mark.parametrize("text", ["a \ue000\uf8ff b", "\U000f0000", "سلام \ue000"])
def test_characters_for_private_use_conform_and_read_back(text: str) -> None:
    data = pdf(samples.document(samples.paragraph(text, id="p1")))
    assert faults(data) == []
    assert text in TaggedPdf(data).text()
