"""Plain text: what the record is, and which blocks it has."""

from __future__ import annotations

import hashlib

import pytest

from policybrief.evidence.sentences import split
from policybrief.seed import Seed
from policybrief_seeds.text import TextReader


def read(data: bytes | str) -> Seed:
    return TextReader().read(data.encode() if isinstance(data, str) else data, "note.txt")


def kinds(seed: Seed) -> list[tuple[str, str]]:
    return [(block.kind, seed.text[block.start : block.end]) for block in seed.blocks]


def test_the_record_of_clean_utf8_is_the_file() -> None:
    data = "Über uns\n\n\tEin Text – mit <b>Markup</b> &amp; <img src=x>.  \n".encode()
    seed = read(data)
    assert seed.text.encode() == data
    assert seed.file_sha256 == seed.text_sha256 == hashlib.sha256(data).hexdigest()
    assert (seed.problems, seed.reader, seed.media_type, seed.name) == ((), "text", "text/plain", "note.txt")


@pytest.mark.parametrize(
    "encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"]
)
def test_a_byte_order_mark_tells_the_encoding_and_is_no_text(encoding: str) -> None:
    mark = "" if encoding in ("utf-8-sig", "utf-16", "utf-32") else "\ufeff"
    seed = read((mark + "Grüße aus 北京.\nZwei").encode(encoding))
    assert seed.text == "Grüße aus 北京.\nZwei"
    assert seed.problems == ()


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Der Präsident grüßt. Die Ministerin sprach über Maßnahmen in Österreich.", "cp1252"),
        ("Pakistan’s “talks” cost 5 €", "cp1252"),
        ("Правительство объявило о новых мерах поддержки.", "cp1251"),
        ("中国外交部发言人表示，会议取得积极成果。", "gb18030"),
        ("وقال الوزير إن المحادثات كانت بناءة", "cp1256"),
    ],
)
def test_another_encoding_is_guessed_and_the_guess_is_named(text: str, encoding: str) -> None:
    seed = read(text.encode(encoding))
    assert seed.text == text
    (problem,) = seed.problems
    assert problem.rule == "seed-encoding"
    assert "guess" in problem.message and problem.severity == "warning" and problem.file == "note.txt"


def test_broken_bytes_become_replacement_characters_and_are_reported_with_their_place() -> None:
    seed = read("Zürich grüßt".encode() + b" \xff und \xfe.")
    assert seed.text == "Zürich grüßt � und �."
    (problem,) = seed.problems
    assert problem.rule == "seed-bytes"
    assert problem.message.endswith("at character 13, 19")


def test_a_replacement_character_of_the_file_itself_is_no_repair() -> None:
    assert read("a � b").problems == ()


def test_control_characters_become_spaces_and_are_reported() -> None:
    seed = read("one\x07two\x1b[0m\x85three\x0cfour\ttab")
    assert seed.text == "one two [0m\nthree\nfour\ttab"
    (problem,) = seed.problems
    assert (problem.rule, "character 3, 7" in problem.message) == ("seed-control", True)


def test_line_ends_become_line_feeds() -> None:
    seed = read(b"one\r\ntwo\rthree")
    assert (seed.text, seed.problems) == ("one\ntwo\nthree", ())


def test_mojibake_is_reported_and_kept() -> None:
    text = "It was â€œgoodâ€\x9d for MÃ¼nchen".replace("\x9d", "™")
    seed = read(text)
    assert seed.text == text
    assert [problem.rule for problem in seed.problems] == ["seed-mojibake"]
    assert "7" in seed.problems[0].message


def test_blocks_have_the_kinds_that_the_lines_look_like() -> None:
    text = (
        "A short title\n\nA paragraph that ends.\n\n- one\n  - two\n1. three\n\n"
        "Heading before text\nThe text under it ends here.\n\n> quoted\n\na\tb\nc\td\n\n## Marked\n\nlast words"
    )
    assert kinds(read(text)) == [
        ("heading", "A short title"),
        ("paragraph", "A paragraph that ends."),
        ("list-item", "- one"),
        ("list-item", "- two"),
        ("list-item", "1. three"),
        ("heading", "Heading before text"),
        ("paragraph", "The text under it ends here."),
        ("quote", "> quoted"),
        ("table-row", "a\tb"),
        ("table-row", "c\td"),
        ("heading", "## Marked"),
        ("paragraph", "last words"),
    ]
    assert [block.level for block in read(text).blocks if block.kind == "list-item"] == [0, 1, 0]


def test_a_numbered_line_alone_among_paragraphs_is_a_heading() -> None:
    seed = read("First words here.\n\n1. Introduction\n\nThe text goes on.\n")
    assert kinds(seed)[1] == ("heading", "1. Introduction")


def test_the_sentences_are_those_of_the_record_and_know_their_blocks() -> None:
    seed = read("Title line\n\nMr. A. went. He came.\n\n- an item. Two.\n")
    assert [(item.start, item.end) for item in seed.sentences] == split(seed.text, "en")
    for item in seed.sentences:
        block = seed.blocks[item.block]
        assert block.start <= item.start < item.end <= block.end


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The minister said that the talks were useful and that the work will go on.", "en"),
        ("Der Minister sagte, dass die Gespräche nützlich waren und die Arbeit weitergeht.", "de"),
        ("Le ministre a dit que les discussions ont été utiles et que le travail continue.", "fr"),
        ("وزیر خارجہ نے کہا کہ مذاکرات مفید رہے۔", "ur"),
        ("外交部发言人说会谈取得了积极成果。", "zh"),
        ("12 34", "en"),
    ],
)
def test_the_language_is_detected(text: str, language: str) -> None:
    assert read(text).metadata["language"] == language
