"""`policybrief fill`, and the draft as files."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

import policybrief as pb
from command import run, run_json
from policybrief import readable_yaml
from policybrief.reading import parse
from small_briefs import SOURCE, write_brief, write_seed

HTML = """<!doctype html><html lang="en"><head><title>Readout</title></head><body><article>
<h1>Readout of the talks</h1>
<p>The two sides agreed on 3 March 2026 to reopen the ferry link.</p>
<p>A joint committee will meet in May 2026 in the port of Easthaven.</p></article></body></html>"""

SIGNS = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")
TEXTS = st.text(SIGNS | st.sampled_from("\n\t"))
TRAPS = ("yes", "on", "null", "~", "1.0", "0x1f", "1_000", "12:30", "2025-08-12", "- a", "#a", "a: b", "=")
KEYS = st.from_regex(r"[a-z_]{1,9}", fullmatch=True) | st.sampled_from(["source", "start", "end", "exact"])
DATA = st.recursive(
    st.none() | st.booleans() | st.integers() | st.decimals(allow_nan=False, allow_infinity=False, places=2) | TEXTS
    | st.sampled_from(TRAPS),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)  # fmt: skip


def filled(path: Path) -> dict[str, object]:
    data = yaml.safe_load(path.read_text("utf-8"))
    assert isinstance(data, dict)
    return data


def test_the_draft_goes_to_the_standard_output_as_yaml_that_names_its_schema(tmp_path: Path) -> None:
    result = run("fill", write_seed(tmp_path))
    assert result.exit_code == 0
    first, second, *_ = result.stdout.splitlines()
    assert first == "# yaml-language-server: $schema=briefing.schema.json"
    assert second == "schema: urn:policybrief:briefing:1"


def test_a_dash_is_the_standard_output_here_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seed = write_seed(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert run("fill", seed, "-o", "-").stdout == run("fill", seed).stdout != ""
    assert not Path("-").exists()


def test_a_brief_is_no_seed(tmp_path: Path) -> None:
    result = run("fill", write_brief(tmp_path))
    assert (result.exit_code, result.stdout) == (2, "")
    assert "`policybrief check` and `export` take it" in result.stderr


def test_the_written_draft_checks_without_an_error(tmp_path: Path) -> None:
    write_seed(tmp_path)
    assert run("fill", tmp_path / "statement.txt", "-o", tmp_path / "brief.yaml").exit_code == 0
    assert [problem for problem in run_json("check", tmp_path / "brief.yaml") if problem["severity"] == "error"] == []


def test_the_yaml_draft_is_the_draft_that_the_interface_gives(tmp_path: Path) -> None:
    seed = write_seed(tmp_path)
    run("fill", seed, "-o", tmp_path / "brief.yaml")
    assert pb.load(tmp_path / "brief.yaml") == pb.load(pb.fill(pb.read_seed(seed)))


def test_the_source_is_named_as_it_lies_to_the_brief(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    seed = write_seed(tmp_path / "seeds")
    (tmp_path / ".policybrief").touch()
    run("fill", seed, "-o", tmp_path / "briefs" / "2026" / "brief.yaml")
    brief = tmp_path / "briefs" / "2026" / "brief.yaml"
    assert filled(brief)["sources"][0]["file"] == "../../seeds/statement.txt"  # type: ignore[index]
    assert not any(problem.rule == "source-unverified" for problem in pb.load(brief).origin.problems)


def test_the_source_is_found_from_a_folder_behind_a_link(tmp_path: Path) -> None:
    (tmp_path / ".policybrief").touch()
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "short").symlink_to("a/b")
    brief = tmp_path / "short" / "brief.yaml"
    run("fill", write_seed(tmp_path), "-o", brief)
    assert filled(brief)["sources"][0]["file"] == "../../statement.txt"  # type: ignore[index]
    assert not any(problem.rule == "source-unverified" for problem in pb.load(brief).origin.problems)


def test_plain_text_needs_no_record(tmp_path: Path) -> None:
    run("fill", write_seed(tmp_path), "-o", tmp_path / "brief.yaml")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["brief.yaml", "statement.txt"]


def test_what_was_read_from_html_is_kept_beside_the_brief(tmp_path: Path) -> None:
    (tmp_path / "readout.html").write_text(HTML, "utf-8")
    (tmp_path / "briefs").mkdir()
    (tmp_path / ".policybrief").touch()
    result = run("fill", tmp_path / "readout.html", "-o", tmp_path / "briefs" / "brief.yaml")
    assert result.exit_code == 0, result.stderr
    (source,) = filled(tmp_path / "briefs" / "brief.yaml")["sources"]  # type: ignore[misc]
    assert (source["file"], source["record"]) == ("../readout.html", "readout.html.record.txt")
    record = (tmp_path / "briefs" / "readout.html.record.txt").read_text("utf-8")
    assert record == pb.read_seed(tmp_path / "readout.html").text
    assert "<p>" not in record
    briefing = pb.load(tmp_path / "briefs" / "brief.yaml")
    assert [problem for problem in briefing.origin.problems if problem.severity is pb.Severity.ERROR] == []
    assert not any(problem.rule == "source-unverified" for problem in briefing.origin.problems)


def test_without_a_file_the_missing_record_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "readout.html").write_text(HTML, "utf-8")
    result = run("fill", tmp_path / "readout.html")
    assert "write with -o to keep it" in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["readout.html"]


def test_a_name_that_the_schema_cannot_say_is_replaced_by_a_record(tmp_path: Path) -> None:
    seed = write_seed(tmp_path, "a:b.txt")
    run("fill", seed, "-o", tmp_path / "brief.yaml")
    (source,) = filled(tmp_path / "brief.yaml")["sources"]  # type: ignore[misc]
    assert "file" not in source
    assert (tmp_path / source["record"]).read_text("utf-8") == SOURCE
    assert [problem for problem in run_json("check", tmp_path / "brief.yaml") if problem["severity"] == "error"] == []


def test_an_edited_draft_is_not_lost(tmp_path: Path) -> None:
    seed = write_seed(tmp_path)
    (tmp_path / "brief.yaml").write_text("edited", "utf-8")
    result = run("fill", seed, "-o", tmp_path / "brief.yaml")
    assert result.exit_code == 2
    assert "--force" in result.stderr
    assert (tmp_path / "brief.yaml").read_text("utf-8") == "edited"
    assert run("fill", seed, "-o", tmp_path / "brief.yaml", "--force").exit_code == 0
    assert filled(tmp_path / "brief.yaml")["status"] == "draft"


def test_several_seeds_fill_one_brief(tmp_path: Path) -> None:
    write_seed(tmp_path)
    (tmp_path / "release.txt").write_text("Press release\n\nThe port will open on 1 June 2026.\n", "utf-8")
    result = run("fill", tmp_path / "statement.txt", tmp_path / "release.txt", "-o", tmp_path / "brief.yaml")
    assert result.exit_code == 0, result.stderr
    briefing = pb.load(tmp_path / "brief.yaml")
    assert [source.file for source in briefing.sources] == ["statement.txt", "release.txt"]
    assert not any(problem.severity is pb.Severity.ERROR for problem in briefing.origin.problems)


@pytest.mark.parametrize(
    ("setting", "says"), [("kind=novel", "/kind"), ("titel=Talks", "title"), ("to=Ministry", "/to")]
)
def test_a_setting_that_the_schema_refuses_writes_nothing(tmp_path: Path, setting: str, says: str) -> None:
    result = run("fill", write_seed(tmp_path), "--set", setting, "-o", tmp_path / "brief.yaml")
    assert result.exit_code == 1
    assert says in result.stderr
    assert not (tmp_path / "brief.yaml").exists()


def test_a_json_file_gets_json(tmp_path: Path) -> None:
    run("fill", write_seed(tmp_path), "-o", tmp_path / "brief.json")
    assert json.loads((tmp_path / "brief.json").read_text("utf-8"))["status"] == "draft"
    assert [problem for problem in run_json("check", tmp_path / "brief.json") if problem["severity"] == "error"] == []


@pytest.mark.parametrize(
    ("options", "epoch", "stamp"),
    [
        ([], None, None),
        ([], "1772697600", "2026-03-05T08:00:00"),
        (["--created", "2026-03-05T09:00:00+01:00"], None, "2026-03-05T09:00:00+01:00"),
        (["--created", "2026-03-05T09:00:00Z"], "0", "2026-03-05T09:00:00"),
    ],
)
def test_only_what_the_caller_says_stamps_a_draft(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: list[str], epoch: str | None, stamp: str | None
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    if epoch:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    run("fill", write_seed(tmp_path), "-o", tmp_path / "brief.json", *options)
    created = json.loads((tmp_path / "brief.json").read_text("utf-8"))["provenance"].get("created")
    assert created is None if stamp is None else created.startswith(stamp)


@pytest.mark.parametrize("time", ["yesterday", "2026-03-05T09:00:00"])
def test_a_time_without_its_zone_is_misuse(tmp_path: Path, time: str) -> None:
    assert run("fill", write_seed(tmp_path), "--created", time).exit_code == 2


def test_two_runs_give_the_same_bytes(tmp_path: Path) -> None:
    seed = write_seed(tmp_path)
    assert run("fill", seed).stdout == run("fill", seed).stdout


def test_prose_stands_in_lines_of_a_readable_length_and_evidence_on_lines_of_its_own(tmp_path: Path) -> None:
    text = "word " * 60 + "end"
    data = {"summary": [{"text": text, "evidence": [{"source": "s1", "start": 0, "end": 4, "exact": "word"}]}]}
    lines = readable_yaml.dumps(data).splitlines()
    assert max(map(len, lines)) <= readable_yaml.WIDTH + len("word") + 1
    assert lines[-1] == "      - {source: s1, start: 0, end: 4, exact: word}"


@settings(deadline=None)
@given(DATA)
def test_a_draft_reads_back_digit_for_digit(data: object) -> None:
    text = readable_yaml.dumps({"data": data})
    read = parse(text.encode(), "draft.yaml").data
    assert repr(read) == repr({"data": data})


@settings(deadline=None)
@given(DATA.filter(lambda data: "Decimal" not in repr(data)))
def test_a_draft_means_the_same_to_a_reader_of_yaml_1_1(data: object) -> None:
    assert yaml.safe_load(readable_yaml.dumps({"data": data})) == {"data": data}


def test_numbers_are_written_as_they_are() -> None:
    assert readable_yaml.dumps({"a": Decimal("1.50"), "b": 7}).splitlines()[1:] == ["a: 1.50", "b: 7"]
