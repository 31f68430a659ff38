"""Each way in which a brief breaks the schema is one problem that its author understands."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

import policybrief_schemas
from policybrief.checks import schema, schema_words
from policybrief.checks.conforming import UnknownKeyword, compiled
from policybrief.checks.formats import FORMATS
from policybrief.checks.schema import conform, validate
from policybrief.problems import Problem, Severity

HEAD = {
    "schema": "urn:policybrief:briefing:1", "id": "talks", "kind": "briefing", "title": "Talks", "language": "en-GB",
    "status": "draft",
}  # fmt: skip


def brief(**parts: Any) -> dict[str, Any]:
    return {**HEAD, **parts}


def blocks(*given: Any) -> dict[str, Any]:
    return brief(sections=[{"id": "s", "blocks": list(given)}])


def only(data: Any) -> Problem:
    (problem,) = validate(data)
    assert problem.severity is Severity.ERROR
    return problem


def test_a_brief_of_nothing_but_its_head_conforms() -> None:
    assert validate(brief()) == []


def test_keys_of_ones_own_conform_everywhere() -> None:
    own = {"x-desk": {"any": [1, None]}}
    data = brief(**own, sources=[{"id": "s1", "title": "T", **own}], finance={
        "currency": "EUR", "periods": ["2025"], "lines": [{"label": "L", "kind": "cost", "values": [1], **own}], **own,
    })  # fmt: skip
    assert validate(data) == []


@pytest.mark.parametrize(
    ("data", "path", "rule", "words", "hint"),
    [
        (brief(titel="x"), "/titel", "schema-unknown-key", "titel", "did you mean 'title'?"),
        (brief(judgments=[]), "/judgments", "schema-unknown-key", "judgments", "did you mean 'judgements'?"),
        (brief(keyFigures=[]), "/keyFigures", "schema-unknown-key", "keyFigures", "did you mean 'key_figures'?"),
        (brief(title=2024), "/title", "schema-type", "the number 2024", 'put it in quotes: "2024"'),
        (brief(version=Decimal("0.30")), "/version", "schema-type", "0.30", 'put it in quotes: "0.30"'),
        (brief(subtitle=None), "/subtitle", "schema-type", "Subtitle has no value", "delete the key"),
        (brief(title=""), "/title", "schema-empty", "Title is an empty text", "delete the key"),
        (brief(title="one\ntwo"), "/title", "schema-pattern", "a line break", "on one line"),
        (brief(title="one\n"), "/title", "schema-pattern", "a line break", ">-"),
        (brief(title="be\x07ll"), "/title", "control-character", "U+0007", "delete it"),
        (brief(status="finl"), "/status", "schema-enum", "draft, in-review or final", "did you mean 'final'?"),
        (brief(id="Talks 2025"), "/id", "schema-pattern", "Talks 2025", "small letters"),
        (brief(language="english"), "/language", "schema-pattern", "english", "en-GB"),
        (brief(date="15 August 2025"), "/date", "schema-format", "15 August 2025", "2025-08-15"),
        (brief(date="2025-02-30"), "/date", "schema-format", "2025-02-30", "2025-08-15"),
        (brief(updated="2025"), "/updated", "schema-format", "2025", "2025-08-15T09:30:00Z"),
        (brief(to="The Minister"), "/to", "schema-type", "a list", "dash"),
        (brief(marking="TLP:CLEAR"), "/marking", "schema-type", "an object", "indented: scheme, level"),
        (brief(summary=["x"]), "/summary/0", "schema-type", "Entry 1 of Summary", "before it: text: …"),
        (brief(order=["intro"]), "/order/0", "schema-pattern", "intro", "section:background"),
        (brief(labels={"summary": 1}), "/labels/summary", "schema-type", "the number 1", '"1"'),
        (brief(timeline=[{"date": "spring", "text": "x"}]), "/timeline/0/date", "schema-format", "spring", "2024~"),
        (brief(timeline=[{"date": "2025", "text": "x", "inferred": "yes"}]), "/timeline/0/inferred", "schema-type",
         "true or false", "write true"),
        (brief(people=[{"name": "A", "role": "author", "email": "a.example"}]), "/people/0/email", "schema-format",
         "a.example", "name@office.example"),
        (brief(sources=[{"id": "1a", "title": "T"}]), "/sources/0/id", "schema-pattern", "1a", "begins with a letter"),
        (brief(sources=[{"id": "s", "title": "T", "url": "ftp:/ x"}]), "/sources/0/url", "schema-format", "ftp:/ x",
         "https://"),
        (brief(sources=[{"id": "s", "title": "T", "file": "/etc/passwd"}]), "/sources/0/file", "schema-pattern",
         "/etc/passwd", "relative path"),
        (brief(sources=[{"id": "s", "title": "T", "credibility": 9}]), "/sources/0/credibility", "schema-range",
         "at most 6", ""),
        (brief(sources=[{"id": "s", "title": "T", "published": 2024}]), "/sources/0/published", "schema-type",
         "2024", 'put it in quotes: "2024"'),
        (brief(summary=[{"text": "x", "evidence": [{"source": "s", "exact": "e", "start": Decimal("1.0")}]}]),
         "/summary/0/evidence/0/start", "schema-type", "a whole number", "without a point"),
        (brief(key_figures=[{"text": "700", "value": "700"}]), "/key_figures/0/value", "schema-type", "a number",
         "no unit"),
        (brief(finance={"currency": "EUR", "periods": [], "lines": [{"label": "L", "kind": "cost", "values": []}]}),
         "/finance/periods", "schema-empty", "an empty list", "add an entry"),
        (brief(options=[{"title": "A", "preferred": 1}]), "/options/0/preferred", "schema-type", "true or false", ""),
        (blocks({"kind": "paragraph", "text": "x", "title": "y"}), "/sections/0/blocks/0/title", "schema-unknown-key",
         "a paragraph has no key 'title'", "belongs to the section around it"),
        (blocks({"kind": "paragraph", "text": "x", "likelihood": "likely"}), "/sections/0/blocks/0/likelihood",
         "schema-unknown-key", "likelihood", "a key of a judgement or a risk"),
        (brief(currency="EUR"), "/currency", "schema-unknown-key", "currency", "belongs into 'finance'"),
        (blocks({"kind": "paragraf", "text": "x"}), "/sections/0/blocks/0/kind", "schema-enum", "paragraf",
         "did you mean 'paragraph'?"),
        (blocks({"kind": "poem", "verses": [1]}), "/sections/0/blocks/0/kind", "schema-enum", "poem", ""),
        (blocks({"text": "x"}), "/sections/0/blocks/0", "schema-required", "'kind'", "paragraph, list, table"),
        (blocks({"kind": "quote"}), "/sections/0/blocks/0", "schema-required", "'text'", ""),
        (blocks({"kind": "list", "items": []}), "/sections/0/blocks/0/items", "schema-empty", "Items", ""),
        (blocks({"kind": "table", "columns": [{"title": "A"}], "rows": [{"cells": [True]}]}),
         "/sections/0/blocks/0/rows/0/cells/0", "schema-type", "Entry 1 of Cells", '"true"'),
        (blocks({"kind": "paragraph", "text": "Words, then\x0bmore"}), "/sections/0/blocks/0/text", "control-character",
         "U+000B (VERTICAL TAB) after 'Words, then'", "delete it"),
        (blocks({"kind": "table", "columns": [{"title": "A"}], "rows": [{"cells": ["a\x0c"]}]}),
         "/sections/0/blocks/0/rows/0/cells/0", "control-character", "U+000C", "delete it"),
        (blocks({"kind": "table", "columns": ["A"], "rows": [{"cells": ["a"]}]}),
         "/sections/0/blocks/0/columns/0", "schema-type", "Entry 1 of Columns", "title: …"),
        (blocks({"kind": "table", "columns": [{"title": "A"}], "rows": [["a"]]}),
         "/sections/0/blocks/0/rows/0", "schema-type", "not a list", "cells: …"),
        (3, "", "schema-type", "A brief must be an object", ""),
        ("Talks on the ferry", "", "schema-type", "A brief must be an object", "`policybrief fill`"),
        (None, "", "schema-type", "A brief has no value", ""),
    ],
)  # fmt: skip
def test_a_slip_is_one_problem_in_plain_words(data: Any, path: str, rule: str, words: str, hint: str) -> None:
    problem = only(data)
    assert (problem.path, problem.rule) == (path, rule)
    assert words in problem.message
    assert hint in problem.hint


def test_every_missing_key_is_named_once() -> None:
    found = validate({})
    assert [problem.rule for problem in found] == ["schema-required"] * 6
    for problem, key in zip(found, ("schema", "id", "kind", "title", "language", "status"), strict=True):
        assert f"needs the key {key!r}" in problem.message


def test_all_slips_of_a_brief_come_at_once() -> None:
    data = blocks({"kind": "paragraph", "txt": "x"}, {"kind": "quote", "text": 5}, {"kind": "list", "items": [{}]})
    assert sorted((problem.path, problem.rule) for problem in validate({**data, "titel": 1})) == [
        ("/sections/0/blocks/0", "schema-required"),
        ("/sections/0/blocks/0/txt", "schema-unknown-key"),
        ("/sections/0/blocks/1/text", "schema-type"),
        ("/sections/0/blocks/2/items/0", "schema-required"),
        ("/titel", "schema-unknown-key"),
    ]


def nested(levels: int, wrap: Callable[[Any], Any], value: Any) -> Any:
    for _ in range(levels):
        value = wrap(value)
    return value


@pytest.mark.parametrize(
    "data",
    [
        brief(sections=[nested(48, lambda inner: {"sections": [inner]}, {"blocks": [{"kind": "bad"}]})]),
        blocks(nested(48, lambda inner: {"kind": "box", "blocks": [inner]}, {"kind": "bad"})),
        blocks({"kind": "list", "items": [nested(47, lambda inner: {"text": "x", "items": [inner]}, {"text": 1})]}),
    ],
)
def test_a_slip_under_as_many_levels_as_are_read_is_found(data: Any) -> None:
    assert only(data).rule in ("schema-enum", "schema-type")


def test_a_long_value_is_shortened_in_the_message() -> None:
    assert len(only(brief(status="very " * 1000)).message) < 200


@pytest.mark.parametrize(
    ("name", "good", "bad"),
    [
        ("date", ["2025-08-15", "2024-02-29"], ["2025-2-1", "20250815", "2025-02-29", "2025-08-15T00:00:00Z", "", "x"]),
        ("date-time", ["2025-08-15T09:30:00Z", "2025-08-15t09:30:00.123456789+01:00"],
         ["2025-08-15", "2025-08-15T09:30Z", "2025-08-15T09:30:00", "2025-08-15T25:30:00Z"]),
        ("date-or-date-time", ["2025-08-15", "2025-08-15T09:30:00Z"], ["2025", "09:30"]),
        ("email", ["a@office.example", "first.last+tag@a.b.example"],
         ["a", "a@b", "a b@c.example", "a@b..example", "<a@b.example>", "a@b.example\n", "a\x07@b.example"]),
        ("uri", ["https://office.example/a?b=c#d", "urn:policybrief:briefing:1", "https://é.example/ü"],
         ["office.example", "https://a b", "https://a\n", "//office.example", "https://a/<b>", "https://a/\ufffe"]),
        ("edtf", ["2025", "2025-05", "2025-08-06/2025-08-10", "2024~", "2026-21"], ["2025-13", "soon", "2025-08-32"]),
    ],
)  # fmt: skip
def test_a_format_is_held_to(name: str, good: list[str], bad: list[str]) -> None:
    assert [text for text in good if not FORMATS[name](text)] == []
    assert [text for text in bad if FORMATS[name](text)] == []


def test_every_format_and_pattern_of_the_schema_has_words() -> None:
    """A slip against any of them gives a hint."""
    text = policybrief_schemas.text("briefing")
    named = {line.split('"')[3] for line in text.splitlines() if '"format":' in line}
    assert named <= set(FORMATS)
    assert named <= set(schema_words._FORMATS)
    definitions = policybrief_schemas.load("briefing")["$defs"]
    patterns = {node["pattern"] for node in definitions.values() if "pattern" in node}
    explained = {definitions[name]["pattern"] for name in schema_words._PATTERNS}
    # A line and prose refuse characters, which have words of their own.
    assert patterns - explained == {definitions["line"]["pattern"], definitions["prose"]["pattern"]}


def rich() -> dict[str, Any]:
    statement = {
        "id": "a1", "text": "Some *words*.", "marking": "CLEAR", "cites": [{"source": "s1", "locator": "p. 3"}],
        "evidence": ["words", {"source": "s1", "start": 0, "end": 5, "exact": "words"}],
        "basis": [{"kind": "sum", "values": [1, Decimal("2.5")], "result": Decimal("3.5")}],
    }  # fmt: skip
    return brief(
        date=None, updated="2025-08-15T09:30:00Z", marking={"scheme": "tlp", "level": "CLEAR"},
        sources=[{"id": "s1", "title": "T", "url": "https://a.example", "published": None, "credibility": 2}],
        summary=[statement], judgements=[{**statement, "likelihood": "likely", "confidence": "high"}],
        sections=[{"title": "A", "blocks": [
            {"kind": "paragraph", **statement}, {"kind": "list", "items": [{"text": "x", "items": [{"text": "y"}]}]},
            {"kind": "table", "columns": [{"title": "A"}], "rows": [{"cells": ["a", 1, None, {"value": 1.5}]}]},
            {"kind": "figure", "alt": "A", "chart": {"type": "bar", "categories": ["a"],
                                                     "series": [{"name": "n", "values": [1, None]}]}},
            {"kind": "box", "blocks": [{"kind": "quote", "text": "q", "speaker": "S"}]},
        ], "sections": [{"blocks": [{"kind": "callout", "text": "c", "tone": "warning"}]}]}],
        finance={"currency": "EUR", "periods": ["1"], "lines": [{"label": "L", "kind": "cost", "values": [None, 2]}]},
        labels={"summary": "In short"}, order=["summary", "section:background"],
    )  # fmt: skip


def holders(value: Any) -> list[tuple[Any, Any]]:
    """Every place of the data: its container and its key or index."""
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [place for key, item in list(steps) for place in [(value, key), *holders(item)]]


JUNK: list[Any] = [
    None, True, 0, 1, -1, 7, Decimal("1.0"), Decimal("0.5"), "", "x", "a b", "x\n", "\x00", "2025-08-15", "likely", "A",
    "paragraph", "table", [], ["x"], [1], [{}], {}, {"kind": "box"}, {"text": "x"}, {"x-y": 1}, {"source": "s1"},
]  # fmt: skip


@given(st.data())
def test_the_fast_answer_is_that_of_jsonschema(data: st.DataObject) -> None:
    """Whatever is changed, added or taken away in a rich brief."""
    mutated = rich()
    for _ in range(data.draw(st.integers(0, 3))):
        container, key = data.draw(st.sampled_from(holders(mutated)))
        if isinstance(container, dict) and data.draw(st.booleans()):
            new = data.draw(st.sampled_from(["x-own", "xy", "text", "kind", "id", "title", "values", "evidence"]))
            container[new] = copy.deepcopy(data.draw(st.sampled_from(JUNK)))
        elif data.draw(st.booleans()):
            container[key] = copy.deepcopy(data.draw(st.sampled_from(JUNK)))
        else:
            del container[key]
        if not holders(mutated):
            break
    assert schema._conforms("briefing")(mutated) == schema._validator("briefing").is_valid(mutated)


def test_the_rich_brief_conforms_and_stock_jsonschema_agrees() -> None:
    assert validate(rich()) == []
    stock = json.loads(json.dumps(rich(), default=float))
    jsonschema.Draft202012Validator(policybrief_schemas.load("briefing")).validate(stock)


def test_a_keyword_that_the_fast_answer_does_not_know_is_never_passed_over() -> None:
    with pytest.raises(UnknownKeyword):
        compiled({"type": "object", "properties": {"a": {"multipleOf": 2}}})({"a": 4})


def test_a_slip_in_a_style_is_told_without_the_words_of_a_briefing() -> None:
    found = validate({"palete": {}, "title": 5}, "style")
    unknown = {problem.path: problem for problem in found if problem.rule == "schema-unknown-key"}
    assert "did you mean 'palette'?" in unknown["/palete"].hint
    assert all("brief" not in problem.message for problem in found)


@pytest.mark.parametrize(
    ("data", "schema", "is_told"),
    [
        ({"profile": "final"}, {"properties": {"profile": {"enum": ["review", "final"]}}}, True),
        ({"profile": "draft"}, {"properties": {"profile": {"enum": ["review", "final"]}}}, False),
        ({"other": 1}, {"properties": {}, "additionalProperties": False}, False),
        ({"paper": "red"}, {"properties": {"paper": {"type": "string", "format": "colour"}}}, False),
        ({"sides": [1, 2]}, {"properties": {"sides": {"enum": [[1, 2]]}}}, False),
        ({"name": "a"}, {"properties": {"name": {"type": "string", "pattern": "(?<n>a)"}}}, False),
        ({"a": 1}, {"dependentRequired": {"a": ["b"]}}, False),
    ],
    ids=[
        "fits",
        "breaks",
        "unknown key",
        "unknown format",
        "list among enum",
        "pattern of ECMA 262",
        "unknown keyword",
    ],
)
def test_a_schema_of_anybodys_is_told_to_fit_only_where_it_surely_does(
    data: dict[str, Any], schema: dict[str, Any], is_told: bool
) -> None:
    assert conform(data, schema) is is_told
