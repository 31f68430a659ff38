"""The room that type takes in drawings."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PIL import ImageFont

from policybrief.compose.lettering import lines, width
from policybrief.style.loading import load_style

SENTENCES = (
    "The U.S. designates the Balochistan Liberation Army.", "17–19 July 2026", "MINISTRY OF FINANCE",
    "Возобновление переговоров", "Überschwemmungsgebiete an der Elbe",
)  # fmt: skip


def test_an_estimate_leaves_room_for_the_type_of_the_default_style() -> None:
    """A drawing is made before any font is known: too much room is better than too little, but not twice as much."""
    import io

    for cut, strong in (("regular", False), ("bold", True)):
        font = ImageFont.truetype(io.BytesIO(load_style().fonts.body.files[cut]), 100)
        for sentence in SENTENCES:
            assert 1.0 <= width(sentence, 100, strong=strong) / font.getlength(sentence) <= 1.35, sentence


def test_a_wide_letter_takes_a_square() -> None:
    assert width("时间", 10) == 20


@given(st.text(alphabet="ab cd时间。,é", max_size=60), st.floats(10, 200))
def test_lines_keep_every_letter_and_their_room(text: str, room: float) -> None:
    """Only a word alone on its line may be wider."""
    found = lines(text, room)
    assert "".join("".join(found).split()) == "".join(text.split())
    assert all(width(line) <= room or " " not in line for line in found)


def test_words_stay_whole_and_square_letters_do_not() -> None:
    assert lines("the long way", 30, 10) == ["the", "long", "way"]
    assert lines("时间时间", 20, 10) == ["时间", "时间"]


def test_a_closing_mark_goes_with_what_it_follows() -> None:
    assert lines("时间。", 20, 10) == ["时", "间。"]
