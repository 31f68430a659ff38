"""`policybrief exporters`, `schema` and `example`."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

import policybrief as pb
import policybrief_schemas
from command import run, run_json
from policybrief import plugins


def test_exporters_are_listed_with_what_they_write_and_who_brings_them() -> None:
    lines = run("exporters").stdout.splitlines()
    assert [line.split()[0] for line in lines] == list(pb.exporters())
    assert re.search(r"^json +\.json +policybrief +application/json$", "\n".join(lines), re.MULTILINE)


def test_exporters_are_data_for_a_program() -> None:
    entry = next(entry for entry in run_json("exporters") if entry["name"] == "json")
    assert entry == {
        "name": "json",
        "suffix": ".json",
        "media_type": "application/json",
        "owner": "policybrief",
        "options_schema": plugins.exporter("json").options_schema,
    }


@pytest.mark.parametrize("name", policybrief_schemas.NAMES)
def test_a_schema_is_printed_as_it_stands(name: str) -> None:
    assert run("schema", name).stdout == policybrief_schemas.text(name)
    assert json.loads(run("schema", name).stdout)["$schema"].startswith("https://json-schema.org/draft/2020-12")


def test_a_schema_is_written_where_the_first_line_of_a_draft_looks_for_it(tmp_path: Path) -> None:
    result = run("schema", "briefing", "--write", tmp_path / "briefs")
    assert result.exit_code == 0
    assert result.stdout == ""
    assert (tmp_path / "briefs" / "briefing.schema.json").read_text("utf-8") == policybrief_schemas.text("briefing")


def test_an_unknown_schema_is_misuse_that_names_the_known_ones() -> None:
    result = run("schema", "jobs")
    assert result.exit_code == 2
    assert "'briefing', 'style'" in result.stderr


def test_the_example_reports_as_it_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("example", "demo").exit_code == 0
    briefs = sorted((tmp_path / "demo" / "reports" / "sample-briefs").glob("*.yaml"))
    assert briefs
    seeds = tmp_path / "demo" / "seeds" / "sample-documents"
    assert (seeds / "us-pakistan-counterterrorism-dialogue.txt").exists()
    for brief in briefs:
        problems = pb.load(brief).origin.problems
        assert [problem for problem in problems if problem.severity is pb.Severity.ERROR] == []
        assert [problem for problem in problems if problem.rule == "source-unverified"] == []
    result = run("report", *briefs, "--to", "json", "--out", "out")
    assert result.exit_code == 0


def test_the_example_replaces_nothing(tmp_path: Path) -> None:
    run("example", tmp_path)
    (edited,) = (tmp_path / "seeds" / "sample-documents").glob("us-pakistan*")
    edited.write_text("edited", "utf-8")
    result = run("example", tmp_path)
    assert result.exit_code == 3
    assert "nothing is replaced" in result.stderr
    assert edited.read_text("utf-8") == "edited"


def test_reader_and_filler_names_are_listed_without_loading() -> None:
    assert {"text", "markdown", "html"} <= set(plugins.names("reader"))
    assert "extractive" in plugins.names("filler")
