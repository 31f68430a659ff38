"""Kerning: words are as wide as HarfBuzz makes them, and drawn as they are measured."""

from __future__ import annotations

import re

import pytest
import uharfbuzz as hb

from policybrief.style.loading import load_style
from policybrief_exporters.pdf.fonts import Typeface, typeface
from policybrief_exporters.pdf.measures import whole_width
from policybrief_exporters.pdf.spans import Span
from policybrief_exporters.pdf.subsets import Subset

FONTS = load_style().fonts
WORDS = [
    "AVATAR",
    "Tatarstan",
    "Wörter",
    "P.O.",
    "‘Yours’,",
    "f-f",
    "ВОДА",
    "Τάξη",
    "Łódź",
    "LT/VA",
    "1,700,000",
    "To:",
    "(Art.)",
]
SENTENCE = "To Tavistock: AVERAGE yields fell by 7.4 %, says “Way Forward” (LTV)."


def faces() -> list[Typeface]:
    body = [typeface(FONTS.body, cut, FONTS.fallback) for cut in ("regular", "italic", "bold", "bold-italic")]
    return [*body, typeface(FONTS.heading, "regular", FONTS.fallback), typeface(FONTS.fallback[0], "regular", ())]


def asked(face: Typeface, word: str) -> float:
    """The width of a word as HarfBuzz shapes it whole, in thousandths of the size."""
    buffer = hb.Buffer()
    buffer.add_str(word)
    buffer.guess_segment_properties()
    hb.shape(face.font.shaper, buffer, {"liga": False, "clig": False, "calt": False})
    return sum(place.x_advance for place in buffer.glyph_positions) * face.font.scale


def drawn(face: Typeface, text: str) -> tuple[float, str]:
    """What the array of a TJ advances, in thousandths of the size, and the text of its codes."""
    subset = Subset(face.font, "F1")
    shown = subset.shown(text)
    strings = re.findall(r"\(((?:\\.|[^\\)])*)\)|(-?[\d.]+)", shown, re.S)
    width, read = 0.0, ""
    for string, number in strings:
        if number:
            width -= float(number)
            continue
        codes = re.sub(r"\\(.)", lambda found: {"r": "\r", "n": "\n"}.get(found[1], found[1]), string, flags=re.S)
        for high, low in zip(codes[::2], codes[1::2], strict=True):
            slot = ord(high) * 256 + ord(low)
            width += face.font.advance(subset.glyphs[slot])
            read += subset.texts[slot]
    return width, read


@pytest.mark.parametrize("face", faces(), ids=lambda face: face.font.name)
def test_words_are_as_wide_as_harfbuzz_shapes_them(face: Typeface) -> None:
    known = [word for word in WORDS if all(map(face.font.has, map(ord, word)))]
    assert len(known) > 8
    for word in known:
        # Kerns are whole thousandths in the file: fonts of 2048 units lose less than half of one at each pair.
        assert face.widths[word] == pytest.approx(asked(face, word), abs=0.5 * len(word)), word


def test_kerning_moves_letters_together_where_the_font_says_so() -> None:
    face = faces()[0]
    assert face.font.kerns["A", "V"] < 0
    assert face.widths["AV"] == face.widths["A"] + face.widths["V"] + face.font.kerns["A", "V"]


def test_each_pair_is_kerned_exactly_as_harfbuzz_does_in_fonts_of_a_thousand_units() -> None:
    face = faces()[0]
    assert face.font.scale == 1
    for first in "AFLPTVWYafkrtvwy.,-’“(7":
        for second in "AFJOTVWYaceoqsvwy.,-’”)4":
            assert face.widths[first + second] == asked(face, first + second)


@pytest.mark.parametrize("face", faces(), ids=lambda face: face.font.name)
def test_text_is_drawn_as_wide_as_it_is_measured_and_reads_as_it_is(face: Typeface) -> None:
    width, read = drawn(face, SENTENCE)
    assert read == SENTENCE
    assert width == pytest.approx(face.widths[SENTENCE], abs=0.001)
    words = SENTENCE.split(" ")
    assert width == pytest.approx(sum(map(face.widths.__getitem__, words)) + face.widths[" "] * (len(words) - 1))


def test_the_width_of_runs_on_one_line_is_that_of_their_words() -> None:
    face = faces()[0]
    span = Span(face, 10.0, "0 0 0")
    assert whole_width([(span, SENTENCE)]) == pytest.approx(drawn(face, SENTENCE)[0] / 100)


def test_white_space_and_ideographs_are_not_kerned() -> None:
    face = faces()[0]
    assert face.font.kerns["T", " "] == face.font.kerns[" ", "A"] == face.font.kerns["T", "\u00a0"] == 0
    before = len(face.font.kerns)
    assert face.font.kerns["政", "策"] == 0
    assert len(face.font.kerns) == before
