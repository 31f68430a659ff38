"""Markdown: the record is what a reader of the page sees."""

from __future__ import annotations

import pytest

from policybrief.seed import Seed
from policybrief_seeds.markdown import NESTING, MarkdownReader


def read(text: str) -> Seed:
    return MarkdownReader().read(text.encode(), "note.md")


def kinds(seed: Seed) -> list[tuple[str, int, str]]:
    return [(block.kind, block.level, seed.text[block.start : block.end]) for block in seed.blocks]


def test_markup_is_gone_and_blocks_keep_their_kinds() -> None:
    seed = read(
        "# Head *em*\n\nA **bold** [link](https://x.example) with `code`,\nwrapped &amp; <b>tagged</b>.\n\n"
        "- a\n  - b\n\n3. c\n4. d\n\n   more of d\n\n> quoted\n\n| A | B |\n|---|---|\n| 1 | 2 |\n\n```\nx = 1\n```\n"
    )
    assert kinds(seed) == [
        ("heading", 1, "Head em"),
        ("paragraph", 0, "A bold link with code, wrapped & tagged."),
        ("list-item", 0, "a"),
        ("list-item", 1, "b"),
        ("list-item", 0, "3. c"),
        ("list-item", 0, "4. d"),
        ("paragraph", 0, "more of d"),
        ("quote", 0, "quoted"),
        ("table-row", 0, "A | B"),
        ("table-row", 0, "1 | 2"),
        ("paragraph", 0, "x = 1"),
    ]


def test_pictures_keep_their_alternative_text_and_comments_go() -> None:
    assert read("![A chart of exports](x.png) shows it.<!-- hidden -->").text == "A chart of exports shows it."


def test_front_matter_is_metadata_and_no_text() -> None:
    seed = read(
        '---\ntitle: "A: note"\ndate: 2025-06-30T10:00:00Z\nauthor: T. Wilk\n'
        "lang: en_gb\nurl: javascript:x\n---\nBody.\n"
    )
    assert seed.text == "Body."
    assert dict(seed.metadata) == {
        "title": "A: note", "published": "2025-06-30", "author": "T. Wilk", "language": "en-GB",
    }  # fmt: skip


def test_a_rule_at_the_top_is_no_front_matter() -> None:
    assert read("---\n\nFirst words\n\n---\n\nlast words").text == "First words\n\nlast words"


@pytest.mark.parametrize("mark", [">", "- "])
def test_no_depth_of_nesting_loses_text(mark: str) -> None:
    seed = read(mark * (NESTING * 3) + "deep words")
    assert "deep words" in seed.text
    assert [problem.rule for problem in seed.problems] == ["seed-markdown"]


def test_text_without_any_words_for_a_reader_is_kept_as_it_is() -> None:
    assert read("[x]: https://example.org").text == "[x]: https://example.org"


def test_every_sentence_lies_in_its_block() -> None:
    seed = read("# T\n\nOne here. Two\\\nthere. Three.\n\n- item. Two.\n")
    found = [seed.text[item.start : item.end] for item in seed.sentences]
    assert found == ["T", "One here.", "Two", "there.", "Three.", "item.", "Two."]
    for item in seed.sentences:
        assert seed.blocks[item.block].start <= item.start < item.end <= seed.blocks[item.block].end


def test_comments_that_are_never_closed_stay_text_however_many_there_are() -> None:
    """So many that looking for the end of each would take hours."""
    assert read("<div>\n<!-- a note -->kept\n" + "<!--" * 200_000).text.startswith("kept\n<!--<!--")
