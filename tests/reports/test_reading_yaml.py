"""A YAML brief is read by the core rules of YAML 1.2, and what is wrong with it is said with its place."""

from __future__ import annotations

import codecs
import json
from decimal import Decimal
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from policybrief import readable_yaml
from policybrief.errors import InvalidBriefing
from policybrief.problems import Problem
from policybrief.reading import parse


def read(text: str | bytes) -> Any:
    return parse(text if isinstance(text, bytes) else text.encode(), "brief.yaml").data


def problems(text: str | bytes, name: str = "brief.yaml") -> list[Problem]:
    with pytest.raises(InvalidBriefing) as raised:
        parse(text if isinstance(text, bytes) else text.encode(), name)
    return list(raised.value.problems)


def only(text: str | bytes) -> Problem:
    (problem,) = problems(text)
    return problem


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("", None), ("~", None), ("null", None), ("Null", None), ("true", True), ("FALSE", False),
        ("yes", "yes"), ("no", "no"), ("on", "on"), ("off", "off"), ("y", "y"), ("nUll", "nUll"),
        ("12", 12), ("-12", -12), ("+12", 12), ("-0", 0), ("0o17", 15), ("0x1F", 31), ("0b11", "0b11"),
        ("1_000", "1_000"), ("12:30", "12:30"), ("190:20:30", "190:20:30"), ("=", "="),
        ("1.50", Decimal("1.50")), ("-.5", Decimal("-0.5")), ("1.", Decimal(1)), ("1.5e3", Decimal(1500)),
        ("2e-2", Decimal("0.02")), ("1e3", Decimal(1000)), ("1,000", "1,000"), (".", "."), ("-", ["x"]), ("+", "+"),
        ("2025-08-15", "2025-08-15"), ("2025-08-15T09:30:00Z", "2025-08-15T09:30:00Z"), ("2025", 2025),
        ('"12"', "12"), ("'true'", "true"), ('""', ""), ("!!str 12", "12"), ("! 12", "12"), ("!!int 12", 12),
        ("!!float 3", Decimal(3)), ("!!bool true", True), ("!!null ~", None), ("0.30", Decimal("0.30")),
    ],
)  # fmt: skip
def test_a_bare_word_means_what_yaml_1_2_says(written: str, meant: Any) -> None:
    value = read(f"key: {written}\n" if written != "-" else "key:\n- x\n")["key"]
    assert value == meant
    assert type(value) is type(meant)


def test_the_trailing_zero_of_a_number_is_kept() -> None:
    assert str(read("v: 0.30")["v"]) == "0.30"


def test_keys_called_on_and_no_stay_text() -> None:
    assert read("on: 2025-08-15\nno: 1\n") == {"on": "2025-08-15", "no": 1}


@pytest.mark.parametrize("word", [".inf", "-.INF", ".nan", "1e999999", "1e99999999999999999999", "1" * 5000, "1e-400"])
def test_a_number_that_no_brief_holds_is_a_problem(word: str) -> None:
    problem = only(f"a: 1\nvalue: {word}\n")
    assert (problem.rule, problem.path, problem.line, problem.column) == ("number-range", "/value", 2, 8)


@pytest.mark.parametrize("tag", ["!!python/object/apply:os.system", "!!timestamp", "!!binary", "!!set", "!important"])
def test_other_tags_are_refused_and_nothing_is_built_from_them(tag: str) -> None:
    problem = only(f"text: {tag} x\n")
    assert problem.rule == "yaml-tag"
    assert tag in problem.message


def test_a_tag_that_its_word_contradicts_is_refused() -> None:
    assert only("value: !!int twelve\n").rule == "yaml-tag"


def test_a_key_that_stands_twice_names_both_lines() -> None:
    problem = only("title: A\nkind: briefing\ntitle: B\n")
    assert (problem.rule, problem.path, problem.line) == ("duplicate-key", "/title", 3)
    assert "line 1 and line 3" in problem.message


def test_all_duplicates_and_bad_values_of_a_file_come_at_once() -> None:
    found = problems("a: 1\na: 2\nb: {c: 1, c: 2}\nd: .inf\n1: x\n")
    assert [(problem.rule, problem.line) for problem in found] == [
        ("duplicate-key", 2), ("duplicate-key", 3), ("number-range", 4), ("yaml-key", 5),
    ]  # fmt: skip


def test_the_merge_key_is_refused_with_a_hint() -> None:
    problem = only("base: &base {a: 1}\nother:\n  <<: *base\n")
    assert (problem.rule, problem.line) == ("yaml-merge", 3)
    assert problem.hint


def test_a_quoted_merge_sign_is_an_ordinary_key() -> None:
    assert read('"<<": 1') == {"<<": 1}


@pytest.mark.parametrize("key", ["1", "null", "true", "1.5", "? [a]\n", "? {a: b}\n"])
def test_a_key_that_is_no_text_is_refused(key: str) -> None:
    assert "yaml-key" in [problem.rule for problem in problems(f"{key}: value\n")]


def test_aliases_repeat_what_they_name() -> None:
    assert read("a: &x [1, {b: 2}]\nc: *x\n") == {"a": [1, {"b": 2}], "c": [1, {"b": 2}]}


def test_a_bomb_of_aliases_is_a_problem() -> None:
    lines = ["a: &a [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"{new}: &{new} [{', '.join(['*' + old] * 10)}]" for old, new in zip("abcdefgh", "bcdefghi", strict=True)]
    assert only("\n".join(lines)).rule == "yaml-alias"


def test_one_large_part_repeated_often_is_a_problem() -> None:
    assert only(f"a: &a [{'x, ' * 999}x]\nb: [{'*a, ' * 500}x]\n").rule == "yaml-alias"


def test_a_part_that_repeats_itself_is_a_problem() -> None:
    assert only("a: &a\n  b: [*a]\n").rule == "yaml-alias"


def test_an_alias_of_nothing_is_explained_as_a_star_at_the_start_of_a_text() -> None:
    problem = only("text: *possible\n")
    assert (problem.rule, problem.line, problem.column) == ("yaml-alias", 1, 7)
    assert "quotes" in problem.hint


@pytest.mark.parametrize("text", ["[" * 100_000, "- " * 100_000, "{a: " * 100_000, "[" * 101 + "]" * 101])
def test_deep_nesting_is_a_problem_and_no_crash(text: str) -> None:
    assert only(text).rule == "nesting"


def test_a_hundred_levels_are_read() -> None:
    value = read("[" * 100 + "]" * 100)
    for _ in range(99):
        (value,) = value
    assert value == []


def test_a_second_document_is_a_problem_where_it_starts() -> None:
    problem = only("a: 1\n---\nb: 2\n")
    assert (problem.rule, problem.line) == ("yaml-documents", 2)


@pytest.mark.parametrize("text", ["", "   \n\n", "# nothing but a comment\n", "\ufeff"])
def test_an_empty_file_is_a_problem(text: str) -> None:
    assert only(text).rule == "file-empty"


@pytest.mark.parametrize(
    ("text", "line", "column", "hint"),
    [
        ("a:\n\tb: 1\n", 2, 1, "spaces"),
        ("title: Talks: a renewal\n", 1, 13, "quotes"),
        ("text: **Bold** claim\n", 1, 7, "begins with *"),
        ("text: [link](target) and more\n", 1, 13, "begins with ["),
        ("text: @office\n", 1, 7, "begins with @"),
        ("text: `code`\n", 1, 7, "begins with `"),
        ("text: %5 of them\n", 1, 7, "begins with %"),
        ("text: & more\n", 1, 7, "begins with &"),
        ("text: > not a block\n", 1, 9, "begins with >"),
        ('text: "Word" and more\n', 1, 14, "quoted as a whole"),
        ("text: 'The minister's view'\n", 1, 20, "written twice"),
        ("text: 'Don''t' and more\n", 1, 16, "quoted as a whole"),
        ("a: 1\n  b: 2\n", 2, 4, "indentation"),
        ("a:\n  - b: 1\n   c: [x, {d: e}]  # whole\n", 3, 4, "indentation"),
        ("text: [a] and [b]\n", 1, 11, "begins with ["),
        ("- a\nb: 1\n", 2, 1, "indentation"),
        ("a: [1, 2\nb: 3\n", 1, 4, "close it"),
        ("a: {b: 1\nc: 3\n", 1, 4, "close it"),
        ('a: "never closed\nb: 3\n', 1, 4, "close it"),
        ('a: "C:\\dir"\n', 1, 7, "'…'"),
    ],
)
def test_what_does_not_parse_is_explained_at_its_place(text: str, line: int, column: int, hint: str) -> None:
    problem = only(text)
    assert (problem.rule, problem.file, problem.line) == ("yaml-syntax", "brief.yaml", line)
    assert abs((problem.column or 0) - column) <= 1
    assert hint in problem.hint
    assert "token" not in problem.message  # the words of a parser


def test_what_is_not_utf_8_names_the_byte_and_the_line() -> None:
    problem = only(b"title: A\npurpose: a \x96 b\n")
    assert (problem.rule, problem.line, problem.column) == ("file-encoding", 2, 12)
    assert "0x96 at offset 20, line 2" in problem.message


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_is_accepted(encoding: str) -> None:
    assert read("title: Éire\n".encode(encoding)) == {"title": "Éire"}


def test_big_endian_utf_16_is_read_by_its_mark() -> None:
    assert read(codecs.BOM_UTF16_BE + "title: Éire\n".encode("utf-16-be")) == {"title": "Éire"}


def test_utf_16_that_is_cut_is_a_problem() -> None:
    assert only("title: Éire\n".encode("utf-16")[:-1]).rule == "file-encoding"


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x0b", "\x0c", "\x1b", "\x7f", "\ufffe"])
def test_a_control_character_is_a_problem_with_its_number_and_place(character: str) -> None:
    problem = only(f"title: A\npurpose: be{character}ll\n")
    assert (problem.rule, problem.line, problem.column) == ("control-character", 2, 12)
    assert f"U+{ord(character):04X}" in problem.message


def test_a_c1_control_may_not_stand_in_yaml() -> None:
    problem = only("title: A\npurpose: be\x80ll\n")
    assert (problem.rule, problem.line, problem.column) == ("yaml-syntax", 2, 12)


def test_many_control_characters_do_not_drown_the_reader() -> None:
    assert len(problems("a: " + "\x07" * 5000)) == 20


@pytest.mark.parametrize("start", [b"PK\x03\x04rest", b"%PDF-1.7", b"\x89PNG\r\n", b"\xff\xd8\xff\xe0"])
def test_a_document_is_told_from_a_brief(start: bytes) -> None:
    assert only(start).rule == "file-kind"


def test_the_size_of_a_file_is_bounded() -> None:
    with pytest.raises(InvalidBriefing) as raised:
        parse(b"a: 1\n" * 100, "brief.yaml", limit=100)
    assert raised.value.problems[0].rule == "file-size"


@pytest.mark.parametrize("separator", ["\u2028", "\u2029", "\x85"])
def test_separators_that_only_yaml_1_1_took_for_line_breaks_stay_in_the_text(separator: str) -> None:
    text = f"title: one {separator} two\nkind: briefing\n"
    assert read(text) == {"title": f"one {separator} two", "kind": "briefing"}


def test_places_are_those_of_values_keys_and_objects() -> None:
    located = parse(b"title: A\nsections:\n  - id: s\n    blocks:\n      - {kind: list, items: []}\n", "brief.yaml")
    assert located.locate("") == (1, 1)
    assert located.locate("/title") == (1, 8)
    assert located.locate("/title", key=True) == (1, 1)
    assert located.locate("/sections/0") == (3, 5)
    assert located.locate("/sections/0/blocks/0") == (5, 9)
    assert located.locate("/sections/0/blocks/0/items", key=True) == (5, 22)


def test_what_the_file_does_not_have_is_placed_at_its_nearest_ancestor() -> None:
    located = parse(b"summary:\n  - evidence: [words]\n", "brief.yaml")
    assert located.locate("/summary/0/evidence/0/start") == (2, 16)
    assert located.locate("/summary/7/text") == (2, 3)


def test_a_key_with_slash_and_tilde_is_located_by_its_pointer() -> None:
    assert parse(b"a/b~c: 1\n", "brief.yaml").locate("/a~1b~0c") == (1, 8)


def test_what_stands_in_an_alias_is_placed_where_it_was_written() -> None:
    located = parse(b"a: &x\n  b: 1\nc: *x\n", "brief.yaml")
    assert located.locate("/c") == (3, 4)
    assert located.locate("/c/b") == (2, 6)


@pytest.mark.parametrize(("name", "is_json"), [("b.yml", False), ("b.YAML", False), ("b.txt", True), ("b.json", True)])
def test_the_name_decides_between_yaml_and_json_and_else_the_text(name: str, is_json: bool) -> None:
    """The text is YAML and no JSON."""
    if is_json:
        assert problems("{a: 1}", name)[0].rule == "json-syntax"
    else:
        assert parse(b"{a: 1}", name).data == {"a": 1}


def test_a_brief_without_suffix_is_read_as_yaml() -> None:
    assert parse(b"title: A\n", "brief").data == {"title": "A"}


texts = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"), max_size=20)
numeric_looking = st.text("0123456789eE+-._oxabcdef", max_size=8)


def data_of(words: st.SearchStrategy[str]) -> st.SearchStrategy[Any]:
    return st.recursive(
        st.none() | st.booleans() | st.integers(-(10**30), 10**30) | words,
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(words, inner, max_size=4),
        max_leaves=12,
    )


@given(data_of(texts | numeric_looking).filter(lambda value: value is not None))
def test_what_the_toolkit_writes_as_yaml_is_read_back(value: Any) -> None:
    assert read(readable_yaml.dumps(value)) == value


@given(data_of(texts | numeric_looking))
def test_json_is_read_as_yaml_as_well(value: Any) -> None:
    assert read(json.dumps(value, ensure_ascii=False)) == value


# What PyYAML writes bare and YAML 1.2 reads as a number, or as one line, is no part of the comparison with it.
common = st.text(st.characters(codec="utf-8", categories=("L", "P", "S", "Zs"), exclude_characters="+-."), max_size=20)


@given(data_of(common), st.booleans(), st.sampled_from([None, True, False]), st.integers(20, 120))
def test_what_pyyaml_writes_is_read_back(value: Any, unicode: bool, flow: bool | None, width: int) -> None:
    dumped = yaml.safe_dump([value], allow_unicode=unicode, default_flow_style=flow, sort_keys=False, width=width)
    assert read(dumped) == [value]


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**12), max_value=10**12))
def test_a_decimal_is_read_to_the_last_digit(value: Decimal) -> None:
    read_back = read(f"v: {value}\n")["v"]
    assert read_back == value
    assert isinstance(read_back, Decimal)


@given(st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
def test_any_bytes_are_data_or_problems(data: bytes) -> None:
    try:
        parse(data, "brief.yaml")
    except InvalidBriefing as error:
        assert error.problems
        for problem in error.problems:
            assert problem.line is not None
            assert problem.message


@pytest.mark.parametrize("written", ["0042", "-07", "00"])
def test_a_number_that_would_lose_its_zeros_is_a_problem(written: str) -> None:
    """A reference or a telephone number is a text; quoted, it keeps what it is."""
    with pytest.raises(InvalidBriefing, match=r"begins with a zero.*put it in quotes"):
        parse(f"reference: {written}".encode(), "brief.yaml")
    assert parse(f'reference: "{written}"'.encode(), "brief.yaml").data == {"reference": written}
