"""A JSON brief is read strictly, exactly and fast, and what is wrong with it is said with its place."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policybrief.errors import InvalidBriefing
from policybrief.problems import Problem
from policybrief.reading import parse


def read(text: str) -> Any:
    return parse(text.encode(), "brief.json").data


def problems(text: str) -> list[Problem]:
    with pytest.raises(InvalidBriefing) as raised:
        parse(text.encode(), "brief.json")
    return list(raised.value.problems)


def only(text: str) -> Problem:
    (problem,) = problems(text)
    return problem


def test_a_number_with_a_point_is_exact() -> None:
    assert read("[1.10, 1, 1.5e3, -0]") == [Decimal("1.10"), 1, Decimal(1500), 0]
    assert str(read("[1.10]")[0]) == "1.10"
    assert [type(value) for value in read("[1, 1.0]")] == [int, Decimal]


@pytest.mark.parametrize("word", ["NaN", "Infinity", "-Infinity", "1e999999999", "1" * 5000, "1e99999999999999999999"])
def test_a_number_that_no_brief_holds_is_a_problem_where_it_stands(word: str) -> None:
    problem = only(f'{{"note": "{word}",\n "value": {word}}}')
    assert (problem.rule, problem.line, problem.column) == ("number-range", 2, 11)


def test_all_keys_that_stand_twice_come_at_once_and_name_both_lines() -> None:
    found = problems('{"a": 1,\n "b": [{"c": 1,\n "c": {"d": 1,\n "d": 2}}],\n "a": 2}')
    assert [(problem.path, problem.line) for problem in found] == [("/a", 5), ("/b/0/c", 3), ("/b/0/c/d", 4)]
    assert all(problem.rule == "duplicate-key" for problem in found)
    assert "line 1 and line 5" in found[0].message


@pytest.mark.parametrize(
    ("text", "line", "column", "word"),
    [
        ('{"a": 1,}', 1, 9, "double quotes"),
        ("{'a': 1}", 1, 2, "double quotes"),
        ('{"a" 1}', 1, 6, "colon"),
        ('{"a": 1\n "b": 2}', 2, 2, "comma"),
        ("[1,]", 1, 4, "value"),
        ('{"a": "x\ny"}', 1, 9, "line break"),
        ('{"a": "C:\\dir"}', 1, 10, "escape"),
        ('{"a": 1}\n{"b": 2}', 2, 1, "end of the brief"),
        ('{"a": "never closed', 1, 7, "never closed"),
        ("{a: 1}", 1, 2, "double quotes"),
    ],
)
def test_what_does_not_parse_is_explained_at_its_place(text: str, line: int, column: int, word: str) -> None:
    problem = only(text)
    assert (problem.rule, problem.line) == ("json-syntax", line)
    assert abs((problem.column or 0) - column) <= 1
    assert word in problem.message


@pytest.mark.parametrize("text", ["[" * 100_000, '{"a":' * 50_000, "[" * 101 + "]" * 101])
def test_deep_nesting_is_a_problem_and_no_crash(text: str) -> None:
    assert only(text).rule == "nesting"


def test_a_hundred_levels_are_read_and_brackets_in_texts_do_not_count() -> None:
    assert read('["' + "[" * 500 + '"]') == ["[" * 500]
    assert read("[" * 100 + "]" * 100)


def test_half_a_character_is_a_problem_where_its_text_stands() -> None:
    problem = only('{"a": "fine \\ud83d\\ude00",\n "b": "half \\ud83d"}')
    assert (problem.rule, problem.line, problem.column) == ("control-character", 2, 7)


def test_a_whole_character_in_two_escapes_is_read() -> None:
    assert read('["\\ud83d\\ude00"]') == ["\U0001f600"]


def test_an_escaped_backslash_before_ud83d_is_no_escape() -> None:
    assert read('["\\\\ud83d"]') == ["\\ud83d"]


def test_places_are_found_through_objects_and_lists() -> None:
    located = parse(b'{"title" : "A",\n "parts": [ {"id":1} ,\n  {"a/b": [true]} ] }', "brief.json")
    assert located.locate("") == (1, 1)
    assert located.locate("/title") == (1, 12)
    assert located.locate("/title", key=True) == (1, 2)
    assert located.locate("/parts/1/a~1b/0") == (3, 12)
    assert located.locate("/parts/1/absent/0") == (3, 3)
    assert located.locate("/parts/9") == (2, 11)


# `json.dumps` escapes the control characters that JSON holds only escaped. These three it writes bare, and bare they
# are refused in every brief.
texts = st.text(st.characters(codec="utf-8", exclude_characters="\x7f\ufffe\uffff"), max_size=20)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**30), 10**30) | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=15,
)


def paths(value: Any, path: str = "") -> list[str]:
    found = [path]
    if isinstance(value, dict):
        for key, item in value.items():
            found += paths(item, f"{path}/{key.replace('~', '~0').replace('/', '~1')}")
    elif isinstance(value, list):
        for index, item in enumerate(value):
            found += paths(item, f"{path}/{index}")
    return found


@given(json_values, st.booleans(), st.sampled_from([None, 1]))
def test_any_json_is_read_as_it_is(value: Any, ascii_only: bool, indent: int | None) -> None:
    text = json.dumps(value, ensure_ascii=ascii_only, indent=indent)
    assert read(text) == value


@given(json_values)
def test_every_value_is_located_where_it_begins(value: Any) -> None:
    text = json.dumps(value, indent=1)
    lines = text.split("\n")
    located = parse(text.encode(), "brief.json")
    for path in paths(value):
        line, column = located.locate(path)
        decoded, _ = json.JSONDecoder().raw_decode("\n".join([lines[line - 1][column - 1 :], *lines[line:]]))
        wanted = value
        for token in path.split("/")[1:]:
            key = token.replace("~1", "/").replace("~0", "~")
            wanted = wanted[int(key)] if isinstance(wanted, list) else wanted[key]
        assert decoded == wanted


@given(st.text(max_size=60))
def test_any_text_is_data_or_problems(text: str) -> None:
    try:
        read(text)
    except InvalidBriefing as error:
        assert error.problems
        assert all(problem.line is not None and problem.message for problem in error.problems)
