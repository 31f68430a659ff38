"""The numbering of sentences: where blocks and sentences begin and end."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from policybrief.evidence.sentences import PIECE, blocks, split


def cut(text: str, language: str = "en") -> list[str]:
    return [text[start:end] for start, end in split(text, language)]


@pytest.mark.parametrize(
    ("text", "language", "sentences"),
    [
        ("It rose. It fell.", "en", ["It rose.", "It fell."]),
        ("The U.S. delegation met. The U.S.-Pakistan talks ended.", "en",
         ["The U.S. delegation met.", "The U.S.-Pakistan talks ended."]),
        ("The U.S. State Department agreed.", "en", ["The U.S. State Department agreed."]),
        ("He left the U.S. On Monday he came back.", "en", ["He left the U.S.", "On Monday he came back."]),
        ("Mr. Khan, Brig. Gen. Shah and Dr. A. B. Malik spoke.", "en",
         ["Mr. Khan, Brig. Gen. Shah and Dr. A. B. Malik spoke."]),
        ("Some goods, e.g. steel, cost 3.5 million. See Art. 5 para. 2.", "en",
         ["Some goods, e.g. steel, cost 3.5 million.", "See Art. 5 para. 2."]),
        ("“Go. Now,” she said. They went.", "en", ["“Go. Now,” she said.", "They went."]),
        ("“It is done.” he said.", "en", ["“It is done.” he said."]),
        ("They waited... and left. Then … nothing.", "en", ["They waited... and left.", "Then … nothing."]),
        ("1. First point. 2. Second point.", "en", ["1. First point.", "2. Second point."]),
        ("Émile naïve café 😀. Straße.", "en", ["Émile naïve café 😀.", "Straße."]),
        ("Am 3. Oktober kam er. Die 3. Sitzung endete. Er kam am 5. Dann ging er.", "de",
         ["Am 3. Oktober kam er.", "Die 3. Sitzung endete.", "Er kam am 5.", "Dann ging er."]),
        ("Rund 2 Mio. Euro, z. B. für Prof. Dr. Meier, gem. § 5.", "de",
         ["Rund 2 Mio. Euro, z. B. für Prof. Dr. Meier, gem. § 5."]),
        ("你好。今天开会！好吗？", "zh", ["你好。", "今天开会！", "好吗？"]),
        ("یہ ایک جملہ ہے۔ دوسرا جملہ؟", "ur", ["یہ ایک جملہ ہے۔", "دوسرا جملہ؟"]),
        ("One here. Two there.", "xx", ["One here.", "Two there."]),
    ],
)  # fmt: skip
def test_sentences_end_where_a_reader_ends_them(text: str, language: str, sentences: list[str]) -> None:
    assert cut(text, language) == sentences


def test_a_blank_line_ends_a_sentence_without_a_full_stop() -> None:
    assert cut("A heading\n\nand text") == ["A heading", "and text"]


def test_list_items_headings_rows_and_keyed_lines_stand_alone() -> None:
    text = "# Title\n- one\n- two\n3) three\na\tb\nDate: today\nplace | time"
    assert cut(text) == text.split("\n")


def test_a_line_set_in_below_a_list_item_goes_on_with_it() -> None:
    assert cut("- one item that\n  goes on here\n- two") == ["- one item that\n  goes on here", "- two"]


def test_lines_of_a_hard_wrapped_paragraph_are_one_text() -> None:
    text = (
        "The committee met in the town of Springfield on Tuesday to hear Mr.\n"
        "Jones, who spoke about the matter of the bridge that is closed to\n"
        "lorries. It will\nNew Section\n"
    )
    first = text[: text.index("It will")].strip()
    assert cut(text) == [
        first,
        "It will",
        "New Section",
    ]


def test_lines_of_whole_paragraphs_are_not_joined() -> None:
    long = "This paragraph stands in one line, as a scraped page has it, and longer than any wrapped line, so that then"
    assert cut(f"{long} it ends.\nNext one") == [f"{long} it ends.", "Next one"]


def test_offsets_count_code_points() -> None:
    text = "😀😀 Zürich. Ok."
    assert split(text, "en") == [(0, 10), (11, 14)]


@settings(max_examples=200, deadline=None)
@given(
    st.one_of(st.text(), st.text(alphabet="aB .!?\"“”'()1é😀。-\n\u2028\r\t#:|")),
    st.sampled_from(["en", "de", "zh", "", "x-y"]),
)
@example("A.\u2028B", "en")
def test_every_character_that_is_not_white_space_lies_in_exactly_one_sentence(text: str, language: str) -> None:
    spans = split(text, language)
    covered = [position for start, end in spans for position in range(start, end)]
    assert len(covered) == len(set(covered)) and covered == sorted(covered)
    assert {position for position, character in enumerate(text) if not character.isspace()} <= set(covered)
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in spans)
    edges = [edge for start, end in blocks(text) for edge in (start, end)]
    assert edges == sorted(edges)
    for start, end in spans:
        assert any(first <= start and end <= last for first, last in blocks(text)[:50]) or len(blocks(text)) > 50


@pytest.mark.parametrize("unit", ["“ a. ", "word ", "A. ", "(1.) ", '"Go. '])
def test_a_block_of_any_length_is_split_in_pieces_without_losing_a_character(unit: str) -> None:
    text = unit * (3 * PIECE // len(unit))
    spans = split(text, "en")
    assert "".join(text[start:end] for start, end in spans).replace(" ", "") == text.replace(" ", "")
    assert all(start >= end for (_, end), (start, _) in itertools.pairwise(spans))
