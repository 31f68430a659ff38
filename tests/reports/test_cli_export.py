"""`policybrief export`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import policybrief as pb
from command import run
from small_briefs import WRONG, write_brief


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def test_a_file_is_named_after_the_brief_in_the_current_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("export", write_brief(tmp_path), "--to", "json")
    assert result.exit_code == 0
    assert (tmp_path / "ferry-readout.json").exists()
    assert result.stdout == ""


def test_the_bytes_are_those_of_the_interface(tmp_path: Path) -> None:
    brief = write_brief(tmp_path)
    run("export", brief, "--to", "docx", "-o", tmp_path / "a.docx")
    assert (tmp_path / "a.docx").read_bytes() == pb.export(pb.load(brief), "docx").data


def test_several_formats_go_to_a_folder(tmp_path: Path) -> None:
    assert run("export", write_brief(tmp_path), "--to", "docx,json", "--out", tmp_path / "out").exit_code == 0
    assert names(tmp_path / "out") == ["ferry-readout.docx", "ferry-readout.json"]


def test_a_dash_is_the_standard_output(tmp_path: Path) -> None:
    result = run("export", write_brief(tmp_path), "--to", "json", "-o", "-")
    assert json.loads(result.stdout)["title"] == "Talks on the ferry link"
    assert not (tmp_path / "-").exists()


def test_a_final_brief_with_an_error_is_refused_with_its_place(tmp_path: Path) -> None:
    brief = write_brief(tmp_path, status="final", text=WRONG)
    result = run("export", brief, "--to", "json", "-o", tmp_path / "a.json")
    assert result.exit_code == 1
    assert f"{brief}:15:" in result.stderr
    assert not (tmp_path / "a.json").exists()


def test_a_draft_with_an_error_leaves_and_its_problems_are_told(tmp_path: Path) -> None:
    result = run("export", write_brief(tmp_path, text=WRONG), "--to", "json", "-o", tmp_path / "a.json")
    assert result.exit_code == 0
    assert ": error: " in result.stderr
    assert (tmp_path / "a.json").exists()


def test_full_lets_a_final_brief_carry_its_contacts(tmp_path: Path) -> None:
    brief = write_brief(tmp_path, status="final")
    assert "ada@example.org" not in run("export", brief, "--to", "json", "-o", "-").stdout
    assert "ada@example.org" in run("export", brief, "--to", "json", "-o", "-", "--full").stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--to", "json,docx", "-o", "a.json"], "-o names one file"),
        (["--to", "json", "-o", "a.json", "--out", "out"], "-o names one file"),
        (["--to", "epub"], "no exporter is named 'epub'"),
        (["--to", "json", "--option", "json.indent=4"], "takes no option 'indent'"),
        (["--to", "json", "--style", "nouveau"], "no style is named 'nouveau'"),
    ],
)
def test_misuse_writes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("export", write_brief(tmp_path), *arguments)
    assert result.exit_code == 2
    assert message in result.stderr
    assert names(tmp_path) == ["brief.yaml", "statement.txt"]


def test_a_brief_is_never_replaced_by_its_own_export(tmp_path: Path) -> None:
    brief = write_brief(tmp_path)
    before = brief.read_bytes()
    result = run("export", brief, "--to", "json", "-o", brief)
    assert result.exit_code == 2
    assert "would replace the brief" in result.stderr
    assert brief.read_bytes() == before


def test_a_missing_brief_gives_three(tmp_path: Path) -> None:
    assert run("export", tmp_path / "missing.yaml", "--to", "json").exit_code == 3
