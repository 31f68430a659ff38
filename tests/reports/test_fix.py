"""`check --fix` completes the file of a brief and leaves every other character of it as it was."""

from __future__ import annotations

import difflib
import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from policybrief.errors import InvalidBriefing, OutsideError
from policybrief.fix import fix
from policybrief.loading import load
from policybrief.model.convert import to_plain
from policybrief.reading import parse

RECORD = 'The talks began in May. Both sides met twice.  "Progress: slow," said one\nenvoy. They end in June.\n'
DIGEST = hashlib.sha256(RECORD.encode()).hexdigest()
HEAD = """\
# yaml-language-server: $schema=../briefing.schema.json
schema: urn:policybrief:briefing:1   # the version
id: talks
kind:   briefing
title: 'The talks'
language: en-GB
status: draft
"""
SOURCE = """\
sources:
  # the only one
  - id: s1
    title: "A report"
    file: report.txt     # beside the brief
    reliability: B
"""


def fixed(folder: Path, text: str, name: str = "brief.yaml", record: str = RECORD) -> Any:
    (folder / "report.txt").write_bytes(record.encode())
    (folder / name).write_bytes(text.encode())
    done = fix(folder / name)
    (folder / name).write_bytes(done.text.encode())
    assert fix(folder / name).changes == (), "a second repair changes nothing"
    assert fix(folder / name).text == done.text
    return done


def difference(before: str, after: str) -> list[str]:
    return [
        line
        for line in difflib.unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm="")
        if not line.startswith(("---", "+++", "@@"))
    ]


def test_a_source_gets_its_hashes_below_its_file(tmp_path: Path) -> None:
    done = fixed(tmp_path, HEAD + SOURCE)
    assert difference(HEAD + SOURCE, done.text) == [f"+    file_sha256: {DIGEST}", f"+    text_sha256: {DIGEST}"]
    assert "file: report.txt     # beside the brief\n    file_sha256" in done.text


def test_hashes_that_are_written_stay_also_where_they_are_wrong(tmp_path: Path) -> None:
    text = HEAD + SOURCE + f"    file_sha256: {'ab' * 32}\n    text_sha256: {'ab' * 32}\n"
    assert fixed(tmp_path, text).text == text


def test_a_source_without_a_record_gets_no_hash(tmp_path: Path) -> None:
    text = HEAD + SOURCE.replace("report.txt", "lost.txt")
    done = fixed(tmp_path, text)
    assert done.text == text
    assert done.changes == ()


def test_an_id_is_put_above_the_text_and_below_the_kind_of_a_block(tmp_path: Path) -> None:
    text = HEAD + (
        "summary:\n  # first\n  - text: >-   # folded\n      One\n      point.\n\nsections:\n- title: A\n  blocks:\n"
        "    - kind: quote   # said\n      # by whom\n      speaker: S\n      text: q\n"
    )
    added = [line.split(":")[0] for line in difference(text, fixed(tmp_path, text).text) if line.startswith("+")]
    removed = [line for line in difference(text, fixed(tmp_path, text).text) if line.startswith("-")]
    assert added == ["+  - id", "+    text", "+- id", "+  title", "+      id"]
    assert removed == ["-  - text: >-   # folded", "-- title: A"]
    assert "    - kind: quote   # said\n      id: " in fixed(tmp_path, text).text


def test_flow_style_is_completed_in_its_line(tmp_path: Path) -> None:
    text = HEAD + 'sections: [{title: A, blocks: [{kind: list, items: [{text: "x"}, {text: y}]}]}]\n'
    done = fixed(tmp_path, text)
    _, added = difference(text, done.text)
    assert added.startswith("+sections: [{id: s")
    assert ", title: A, blocks: [{kind: list, id: l" in added
    assert len(done.changes) == 4


@pytest.mark.parametrize(
    ("written", "exact"),
    [
        ("- s1#2   # the second", "Both sides met twice."),
        ('- "The talks began"', "The talks began"),
        ("- 'Both  sides met'", "Both sides met"),
        ("- The talks\n        began in   # May", "The talks began in"),
        ("- >-\n        The talks\n        began in\n", "The talks began in"),
        ("- |\n        The talks\n        began in\n      # below", "The talks began in"),
        ("- said one envoy", "said one\nenvoy"),
        ("- '\"Progress: slow,\"'", '"Progress: slow,"'),
        ("- {source: s1, exact: 'They end'}", "They end"),
        ("- source: s1\n        exact: said one envoy   # two lines", "said one\nenvoy"),
    ],
)
def test_evidence_in_short_form_becomes_complete(tmp_path: Path, written: str, exact: str) -> None:
    text = HEAD + SOURCE + f"summary:\n  - id: a\n    text: x\n    evidence:\n      {written}\n    marking: CLEAR\n"
    done = fixed(tmp_path, text)
    data = parse(done.text.encode(), "brief.yaml").data
    start = RECORD.index(exact)
    complete = {"source": "s1", "start": start, "end": start + len(exact), "exact": exact}
    assert data["summary"][0]["evidence"] == [complete]
    assert data["summary"][0]["marking"] == "CLEAR"
    for comment in [part.split("\n")[0] for part in text.split(" #")[1:]]:
        assert f" #{comment}" in done.text


def test_short_evidence_in_a_flow_list_becomes_complete(tmp_path: Path) -> None:
    text = HEAD + SOURCE + 'summary:\n- {id: a, text: x, evidence: [s1#1, "Both sides"]}   # both\n'
    done = fixed(tmp_path, text).text
    assert '[{source: s1, start: 0, end: 23, exact: "The talks began in May."}, {source: s1, start: 24' in done
    assert done.endswith("]}   # both\n")


def test_evidence_that_is_not_found_stays_as_it_is_written(tmp_path: Path) -> None:
    text = HEAD + "summary:\n- id: a\n  text: x\n  evidence: [no such words]\n"
    assert fixed(tmp_path, text).text == text


@pytest.mark.parametrize("break_", ["\n", "\r\n"])
def test_line_breaks_stay_those_of_the_file(tmp_path: Path, break_: str) -> None:
    text = (HEAD + SOURCE + "summary:\n- text: x\n  evidence:\n  - s1#1\n").replace("\n", break_)
    done = fixed(tmp_path, text).text
    assert done.count("\n") == done.count(break_)


def test_a_file_without_a_last_line_break_is_completed(tmp_path: Path) -> None:
    text = HEAD + "sections:\n- id: a\n  blocks:\n  - text: x\n    kind: quote"
    assert parse(fixed(tmp_path, text).text.encode(), "b.yaml").data["sections"][0]["blocks"][0]["text"] == "x"


def test_a_quoted_text_keeps_marks_that_yaml_gives_a_meaning_to(tmp_path: Path) -> None:
    record = 'He said: "no # of them\\ [x]", \x85\u2028 and went.\n'
    done = fixed(tmp_path, HEAD + SOURCE + "summary:\n- id: a\n  text: x\n  evidence: [s1#1]\n", record=record)
    exact = parse(done.text.encode(), "brief.yaml").data["summary"][0]["evidence"][0]["exact"]
    assert record.startswith(exact)
    assert len(exact) > 20


def test_json_stays_json_in_two_spaces_with_its_keys_in_order(tmp_path: Path) -> None:
    data = parse(
        (HEAD + SOURCE + "summary:\n- text: x\n  evidence: [s1#1]\nkey_figures:\n- {text: a, value: 1.50}\n").encode(),
        "b.yaml",
    ).data
    done = fixed(tmp_path, json.dumps(data, default=float), "brief.json")
    read = json.loads(done.text)
    assert list(read) == list(data)
    assert done.text.startswith('{\n  "schema": ')
    assert list(read["sources"][0]) == ["id", "title", "file", "file_sha256", "text_sha256", "reliability"]
    assert read["summary"][0]["evidence"][0]["exact"] == "The talks began in May."


def test_a_complete_brief_is_given_back_letter_for_letter(tmp_path: Path) -> None:
    text = HEAD + "# nothing to do\n"
    assert fixed(tmp_path, text).text == text


def test_a_part_that_an_alias_repeats_is_not_repaired_and_says_so(tmp_path: Path) -> None:
    text = HEAD + "summary:\n- &one {text: x}\n- *one\n"
    with pytest.raises(InvalidBriefing) as raised:
        fixed(tmp_path, text)
    assert [problem.rule for problem in raised.value.problems] == ["fix-refused"]
    assert (tmp_path / "brief.yaml").read_text() == text


def test_a_brief_that_breaks_the_schema_is_not_repaired(tmp_path: Path) -> None:
    with pytest.raises(InvalidBriefing) as raised:
        fixed(tmp_path, HEAD + "titel: x\n")
    assert raised.value.problems[0].line == 8


def test_a_missing_file_is_a_matter_of_the_world_outside(tmp_path: Path) -> None:
    with pytest.raises(OutsideError):
        fix(tmp_path / "none.yaml")


def test_the_repaired_brief_loads_as_the_same_briefing(tmp_path: Path) -> None:
    text = HEAD + SOURCE + "summary:\n- text: The talks began.\n  evidence: [s1#1]\n- text: x\n"
    (tmp_path / "report.txt").write_text(RECORD)
    (tmp_path / "brief.yaml").write_text(text)
    before = to_plain(load(tmp_path / "brief.yaml"))
    fixed(tmp_path, text)
    after = to_plain(load(tmp_path / "brief.yaml"))
    assert after.pop("sources") == [{**before.pop("sources")[0], "file_sha256": DIGEST, "text_sha256": DIGEST}]
    assert after == before


words = st.lists(
    st.sampled_from(["a", "b: c", "# d", "- e", "'f'", '"g"', "h\\n", "é", "[i]", "true", "12"]), min_size=1
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(
    st.lists(words.map(" ".join), min_size=1, max_size=4), st.sampled_from([None, True, False]), st.integers(20, 200)
)
def test_whatever_way_a_brief_is_written_it_is_completed(
    tmp_path: Path, texts: list[str], flow: bool | None, width: int
) -> None:
    items = [{"text": text, "x-note": text, "items": [{"text": text}]} for text in texts]
    data = {**parse(HEAD.encode(), "b.yaml").data, "sections": [{"blocks": [{"kind": "list", "items": items}]}]}
    text = yaml.safe_dump(data, default_flow_style=flow, width=width, allow_unicode=True, sort_keys=False)
    done = fixed(tmp_path, text)
    assert len(done.changes) == 2 + 2 * len(texts)
