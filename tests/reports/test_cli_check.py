"""`policybrief check`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from command import run, run_json
from policybrief.loading import load
from small_briefs import AGREED, SOURCE, WRONG, write_brief, write_seed


def test_a_brief_without_errors_gives_zero_and_nothing_on_the_standard_output(tmp_path: Path) -> None:
    result = run("check", write_brief(tmp_path))
    assert result.exit_code == 0
    assert result.stdout == ""
    assert "1 file checked: 1 warning" in result.stderr


def test_a_brief_without_problems_is_told_of_as_such(tmp_path: Path) -> None:
    brief = write_brief(tmp_path)
    run("check", "--fix", brief)
    assert run("check", brief).stderr == "1 file checked: no problems\n"


def test_errors_give_one_and_say_where_they_are_and_what_to_do(tmp_path: Path) -> None:
    brief = write_brief(tmp_path, text=WRONG)
    result = run("check", brief)
    assert result.exit_code == 1
    assert f"{brief}:15:" in result.stderr
    assert "/summary/0/text: error: " in result.stderr


def test_a_draft_with_errors_is_an_error_here(tmp_path: Path) -> None:
    """`report` lets a draft leave; `check` is what a person asks before it is made final."""
    assert run("check", write_brief(tmp_path, text=WRONG)).exit_code == 1
    assert run("report", tmp_path / "brief.yaml", "--to", "json", "--out", tmp_path / "out").exit_code == 0


def test_problems_are_data_for_a_program(tmp_path: Path) -> None:
    brief = write_brief(tmp_path, text=WRONG)
    problems = run_json("check", brief)
    worst = next(problem for problem in problems if problem["severity"] == "error")
    assert worst["file"] == str(brief)
    assert (worst["line"], worst["path"]) == (15, "/summary/0/text")
    assert worst["rule"]
    assert worst["message"]


def test_json_is_given_though_there_are_no_problems(tmp_path: Path) -> None:
    result = run("check", write_brief(tmp_path).rename(tmp_path / "a.yaml"), "--format", "json")
    assert isinstance(json.loads(result.stdout), list)


def test_all_files_are_checked_whatever_the_first_says(tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text("title: [\n", "utf-8")
    brief = write_brief(tmp_path, text=WRONG)
    result = run("check", tmp_path / "bad.yaml", tmp_path / "missing.yaml", brief)
    assert result.exit_code == 1
    assert f"{tmp_path / 'bad.yaml'}:2:" in result.stderr
    assert f"{brief}:15:" in result.stderr
    assert f"{tmp_path / 'missing.yaml'}: error: No such file or directory" in result.stderr


def test_a_defect_met_in_one_file_leaves_the_others_checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(path: Path, **named: object) -> object:
        if path.name == "first.yaml":
            raise ZeroDivisionError("a defect")
        return load(path, **named)  # type: ignore[arg-type]

    monkeypatch.setattr("policybrief.loading.load", fail)
    result = run("check", tmp_path / "first.yaml", write_brief(tmp_path, text=WRONG))
    assert result.exit_code == 1
    assert "first.yaml: error: ZeroDivisionError: a defect" in result.stderr
    assert f"{tmp_path / 'brief.yaml'}:15:" in result.stderr


def test_a_file_that_cannot_be_read_gives_three(tmp_path: Path) -> None:
    assert run("check", tmp_path / "missing.yaml").exit_code == 3


def test_a_seed_is_misuse_that_names_the_way(tmp_path: Path) -> None:
    result = run("check", write_seed(tmp_path))
    assert result.exit_code == 2
    assert "policybrief fill" in result.stderr


def test_sources_above_the_brief_need_a_root(tmp_path: Path) -> None:
    (tmp_path / "briefs").mkdir()
    brief = write_brief(tmp_path).rename(tmp_path / "briefs" / "brief.yaml")
    brief.write_text(brief.read_text("utf-8").replace("statement.txt", "../statement.txt"), "utf-8")
    assert any("unverified" in problem["rule"] for problem in run_json("check", brief))
    assert not any("unverified" in problem["rule"] for problem in run_json("check", brief, "--root", tmp_path))


def test_fix_completes_evidence_and_ids_in_the_file_and_keeps_its_comments(tmp_path: Path) -> None:
    brief = write_brief(tmp_path)
    first_line = brief.read_text("utf-8").splitlines()[0]
    result = run("check", "--fix", brief)
    fixed = brief.read_text("utf-8")
    assert result.exit_code == 0
    assert "changes written" in result.stderr
    assert fixed.splitlines()[0] == first_line
    start = SOURCE.index(AGREED)
    assert f"{{source: s1, start: {start}, end: {start + len(AGREED)}, exact:" in fixed
    assert "text_sha256: " in fixed
    assert run("check", "--fix", brief).exit_code == 0
    assert brief.read_text("utf-8") == fixed


def test_fix_through_a_link_edits_the_file_that_it_leads_to(tmp_path: Path) -> None:
    brief = write_brief(tmp_path)
    (tmp_path / "current.yaml").symlink_to("brief.yaml")
    run("check", "--fix", tmp_path / "current.yaml")
    assert (tmp_path / "current.yaml").is_symlink()
    assert "text_sha256" in brief.read_text("utf-8")


def test_fix_leaves_what_it_cannot_read_alone(tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text("title: [\n", "utf-8")
    assert run("check", "--fix", tmp_path / "bad.yaml").exit_code == 1
    assert (tmp_path / "bad.yaml").read_text("utf-8") == "title: [\n"


@pytest.mark.parametrize("text", [AGREED, WRONG])
def test_fix_does_not_hide_errors(tmp_path: Path, text: str) -> None:
    brief = write_brief(tmp_path, text=text)
    assert run("check", "--fix", brief).exit_code == (1 if text == WRONG else 0)
