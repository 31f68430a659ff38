"""A brief loads whole and checked, or every reason why not comes at once and placed."""

from __future__ import annotations

import hashlib
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from policybrief.checks import STRUCTURAL
from policybrief.errors import InvalidBriefing, OutsideError
from policybrief.loading import load, place
from policybrief.model.convert import to_plain
from policybrief.problems import Problem, Severity
from policybrief.reading import parse
from policybrief.resolver import MemoryResolver
from policybrief.seed import Draft, Seed

RECORD = "The talks began in May. Both sides met twice in Vienna.\n"
DIGEST = hashlib.sha256(RECORD.encode()).hexdigest()
HEAD = """\
schema: urn:policybrief:briefing:1
id: talks
kind: readout
title: The talks
language: en-GB
status: draft
"""
BODY = f"""\
sources:
  - {{id: s1, title: A report, file: report.txt, text_sha256: {DIGEST}}}
summary:
  - text: The talks began in May.
    evidence: [s1#1]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "report.txt").write_text(RECORD)
    return tmp_path


def write(folder: Path, text: str, name: str = "brief.yaml") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def problems(source: Any, **options: Any) -> list[Problem]:
    with pytest.raises(InvalidBriefing) as raised:
        load(source, **options)
    return list(raised.value.problems)


def test_a_brief_is_loaded_with_its_evidence_complete_and_an_id_for_every_part(folder: Path) -> None:
    briefing = load(write(folder, HEAD + BODY))
    (point,) = briefing.summary
    assert (point.evidence[0].source, point.evidence[0].start, point.evidence[0].end) == ("s1", 0, 23)
    assert point.evidence[0].exact == "The talks began in May."
    assert point.id
    assert [problem for problem in briefing.origin.problems if problem.severity is Severity.ERROR] == []


def test_yaml_json_data_and_bytes_give_the_same_briefing(folder: Path) -> None:
    path = write(folder, HEAD + BODY)
    data = parse(path.read_bytes(), "brief.yaml").data
    as_json = write(folder, json.dumps(data), "brief.json")
    files = MemoryResolver({"report.txt": RECORD.encode()})
    from_yaml = load(path)
    assert load(str(path)) == from_yaml
    assert load(as_json) == from_yaml
    assert load(data, resolver=files) == from_yaml
    assert load(path.read_bytes(), resolver=files) == from_yaml
    assert load(data, root=folder) == from_yaml


def test_a_loaded_brief_written_out_and_loaded_again_is_the_same(folder: Path) -> None:
    briefing = load(write(folder, HEAD + BODY))
    assert load(to_plain(briefing), root=folder) == briefing


def test_a_draft_brings_the_records_of_its_seeds() -> None:
    seed = Seed(
        name="report.html", text=RECORD, reader="html", reader_version="1", media_type="text/html", file_sha256="0" * 64
    )
    data = {**parse((HEAD + BODY).encode(), "b.yaml").data, "sources": [
        {"id": "s1", "title": "A report", "file": "report.html", "text_sha256": seed.text_sha256},
        {"id": "s2", "title": "Cited only"},
    ]}  # fmt: skip
    briefing = load(Draft(data=data, seeds=(seed,)))
    assert briefing.summary[0].evidence[0].exact == "The talks began in May."
    record = briefing.sources[0].record
    assert record is not None
    assert briefing.origin.resolver.read(record, "source").decode() == RECORD
    assert briefing.sources[1].record is None


def test_the_file_of_a_plain_text_seed_is_its_record() -> None:
    seed = Seed(
        name="a.txt", text=RECORD, reader="text", reader_version="1", media_type="text/plain", file_sha256=DIGEST
    )
    data = {**parse((HEAD + BODY).encode(), "b.yaml").data, "sources": [{"id": "s1", "title": "A"}]}
    briefing = load(Draft(data=data, seeds=(seed,)))
    assert (briefing.sources[0].file, briefing.sources[0].record) == ("a.txt", None)
    assert briefing.summary[0].evidence[0].start == 0


@pytest.mark.parametrize(
    ("text", "rule", "line", "column"),
    [
        ("title: [never closed\n", "yaml-syntax", 1, 8),
        ("a: &a [x, x]\nb: &b [" + "*a, " * 60_000 + "]\n", "yaml-alias", 2, None),
        (HEAD + "title: Again\n", "duplicate-key", 7, 1),
        (
            HEAD + "sections:\n  - blocks:\n      - kind: list\n        items:\n          - text: 7\n",
            "schema-type",
            11,
            19,
        ),
        (HEAD + "judgments: []\n", "schema-unknown-key", 7, 1),
        (HEAD + 'purpose: "be\\x07ll"\n', "control-character", 7, 10),
        (HEAD + "purpose: be\x07ll\n", "control-character", 7, 12),
        (HEAD.replace("language: en-GB\n", ""), "schema-required", 1, 1),
        (HEAD.replace("briefing:1", "briefing:2"), "schema-version", 1, 9),
        ("", "file-empty", 1, 1),
        ("- a list\n", "schema-type", 1, 1),
        ("just text\n", "schema-type", 1, 1),
        ("[" * 5000, "nesting", 1, None),  # the column depends on how far libyaml looks ahead
    ],
)
def test_what_is_no_brief_is_one_problem_with_its_place(
    folder: Path, text: str, rule: str, line: int, column: int | None
) -> None:
    path = write(folder, text)
    (problem,) = problems(path)
    assert (problem.rule, problem.file, problem.line) == (rule, str(path), line)
    assert column is None or problem.column == column
    assert problem.message


def test_all_problems_come_at_once_in_the_order_of_the_file(folder: Path) -> None:
    found = problems(write(folder, HEAD.replace("readout", "redout") + "titel: x\nto: one\nsummary: [{txt: a}]\n"))
    assert [(problem.rule, problem.line) for problem in found] == [
        ("schema-enum", 3), ("schema-unknown-key", 7), ("schema-type", 8), ("schema-required", 9),
        ("schema-unknown-key", 9),
    ]  # fmt: skip


def test_problems_of_json_are_placed_as_well(folder: Path) -> None:
    data = json.dumps({**parse(HEAD.encode(), "b.yaml").data, "title": 7, "titel": 8}, indent=2)
    found = problems(write(folder, data, "brief.json"))
    assert [(problem.rule, problem.line, problem.column) for problem in found] == [
        ("schema-type", 5, 12), ("schema-unknown-key", 8, 3),
    ]  # fmt: skip


def test_a_brief_of_another_version_says_so_and_nothing_else(folder: Path) -> None:
    (newer,) = problems(write(folder, HEAD.replace("briefing:1", "briefing:2") + "news: 1\n"))
    (other,) = problems(write(folder, HEAD.replace("urn:policybrief:briefing:1", "mine") + "news: 1\n"))
    assert newer.rule == other.rule == "schema-version"
    assert "newer version" in newer.hint
    assert "urn:policybrief:briefing:1" in other.hint


def test_two_parts_with_one_id_cannot_stand(folder: Path) -> None:
    found = problems(write(folder, HEAD + "summary:\n  - {id: a, text: One.}\n  - {id: a, text: Two.}\n"))
    assert "duplicate-id" in [problem.rule for problem in found]
    assert {problem.line for problem in found if problem.rule == "duplicate-id"} & {8, 9}


def test_a_reference_to_nothing_cannot_stand(folder: Path) -> None:
    text = HEAD + "summary:\n  - text: One.\n    cites: [{source: s9}]\n"
    found = problems(write(folder, text))
    broken = [problem for problem in found if problem.rule == "broken-reference"]
    assert [problem.line for problem in broken] == [9]


def test_every_structural_rule_is_one_that_a_check_emits(folder: Path) -> None:
    text = HEAD + "summary:\n  - {id: a, text: One., cites: [{source: s9}]}\n  - {id: a, text: Two.}\n"
    assert {problem.rule for problem in problems(write(folder, text))} >= STRUCTURAL


def test_evidence_that_is_not_found_is_a_problem_and_the_brief_loads(folder: Path) -> None:
    briefing = load(write(folder, HEAD + BODY.replace("s1#1", "no such words")))
    errors = [problem for problem in briefing.origin.problems if problem.severity is Severity.ERROR]
    assert errors
    assert {problem.line for problem in errors} == {11}
    assert briefing.summary[0].evidence[0].exact == "no such words"


def test_evidence_that_is_not_found_is_told_of_once_in_a_final_brief(folder: Path) -> None:
    """`evidence-unplaced` would tell the person to run what has just failed."""
    final = load(write(folder, HEAD.replace("draft", "final") + BODY.replace("s1#1", "no such words")))
    found = [problem.rule for problem in final.origin.problems if problem.path == "/summary/0/evidence/0"]
    assert found == ["evidence-not-found"]
    (folder / "report.txt").unlink()
    final = load(write(folder, HEAD.replace("draft", "final") + BODY))
    assert {"evidence-unverified", "evidence-unplaced"} <= {problem.rule for problem in final.origin.problems}


def test_a_missing_source_file_is_a_problem_at_the_source_and_the_brief_loads(folder: Path) -> None:
    (folder / "report.txt").unlink()
    placed = '{source: s1, start: 0, end: 23, exact: "The talks began in May."}'
    complete = load(write(folder, HEAD + BODY.replace("s1#1", placed)))
    assert ("source-unverified", 8) in [(problem.rule, problem.line) for problem in complete.origin.problems]
    short = load(write(folder, HEAD + BODY))
    assert ("evidence-unverified", 11) in [(problem.rule, problem.line) for problem in short.origin.problems]


def test_a_source_that_has_changed_is_a_problem_at_its_hash_and_the_brief_loads(folder: Path) -> None:
    (folder / "report.txt").write_text(RECORD + "More.\n")
    placed = '{source: s1, start: 0, end: 23, exact: "The talks began in May."}'
    briefing = load(write(folder, HEAD + BODY.replace("s1#1", placed)))
    (changed,) = [problem for problem in briefing.origin.problems if problem.rule == "source-changed"]
    assert (changed.severity, changed.path, changed.line) == (Severity.ERROR, "/sources/0/text_sha256", 8)


def test_evidence_past_the_end_of_its_source_is_a_problem_and_the_brief_loads(folder: Path) -> None:
    briefing = load(write(folder, HEAD + BODY.replace("s1#1", '{source: s1, start: 900, end: 923, exact: "The"}')))
    (span,) = [problem for problem in briefing.origin.problems if problem.rule == "evidence-span"]
    assert (span.severity, span.line) == (Severity.ERROR, 11)


def test_a_source_outside_the_root_is_not_read(folder: Path) -> None:
    inner = folder / "inner"
    inner.mkdir()
    path = write(inner, HEAD + BODY.replace("report.txt", "../report.txt"))
    assert load(path, root=folder).summary[0].evidence[0].start == 0
    closed = load(path, root=inner)
    assert closed.summary[0].evidence[0].start is None
    assert closed.origin.problems


@pytest.mark.parametrize("name", ["none.yaml", "."])
def test_a_file_that_cannot_be_read_is_a_matter_of_the_world_outside(folder: Path, name: str) -> None:
    with pytest.raises(OutsideError):
        load(folder / name)


def test_the_place_of_any_part_can_be_asked_for(folder: Path) -> None:
    path = write(folder, HEAD + BODY)
    briefing = load(path)
    assert briefing.origin.locate("/summary/0/text") == (str(path), 10, 11)
    assert briefing.origin.locate("/summary/0/evidence/0/exact") == (str(path), 11, 16)
    assert load(to_plain(briefing), root=folder).origin.locate("/title") is None


def test_what_loading_found_speaks_for_the_briefing_and_not_for_a_changed_one(folder: Path) -> None:
    briefing = load(write(folder, HEAD + BODY))
    assert briefing.origin.covers(briefing)
    assert not briefing.origin.covers(replace(briefing, title="Other"))


def test_data_of_another_program_is_made_plain() -> None:
    data = {**parse(HEAD.encode(), "b.yaml").data, "to": ("A", "B"), "key_figures": [{"text": "a", "value": 0.1}]}
    briefing = load(data)
    assert briefing.to == ("A", "B")
    assert briefing.key_figures[0].value == Decimal("0.1")


@pytest.mark.parametrize(
    ("value", "rule"),
    [
        (float("nan"), "number-range"), (float("inf"), "number-range"), (10**100, "number-range"),
        (Decimal("1e500"), "number-range"), pytest.param(10**5000, "number-range", id="longer than Python prints"),
        (b"bytes", "data-type"), (object(), "data-type"), ({1: 2}, "data-key"),
        ("half \ud83d", "control-character"),
    ],
)  # fmt: skip
def test_data_that_no_file_could_hold_is_a_problem(value: Any, rule: str) -> None:
    (problem,) = problems({**parse(HEAD.encode(), "b.yaml").data, "x-own": {"deep": [value]}})
    assert problem.rule == rule
    assert problem.path.startswith("/x-own/deep/0")


def test_data_that_contains_itself_is_a_problem() -> None:
    data: dict[str, Any] = {**parse(HEAD.encode(), "b.yaml").data}
    data["x-self"] = data
    assert problems(data)[0].rule == "nesting"


def test_a_problem_that_has_its_place_keeps_it() -> None:
    located = parse(b"a: 1\n", "brief.yaml")
    placed = Problem(severity=Severity.HINT, rule="r", message="m", path="/a", file="other.txt", line=7, column=1)
    bare = Problem(severity=Severity.HINT, rule="r", message="m", path="/a")
    unknown = Problem(severity=Severity.ERROR, rule="schema-unknown-key", message="m", path="/a")
    assert [(p.file, p.line, p.column) for p in place([placed, bare, unknown], located)] == [
        ("brief.yaml", 1, 1), ("brief.yaml", 1, 4), ("other.txt", 7, 1),
    ]  # fmt: skip
