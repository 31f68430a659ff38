"""`policybrief report`."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from command import run, run_json
from small_briefs import WRONG, write_brief, write_seed


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def test_word_pdf_and_json_are_what_is_written_by_default(tmp_path: Path) -> None:
    result = run("report", write_seed(tmp_path), "--out", tmp_path / "out")
    assert result.exit_code == 0, result.stderr
    assert names(tmp_path / "out") == ["statement.docx", "statement.json", "statement.pdf"]


def test_data_are_not_mixed_with_messages(tmp_path: Path) -> None:
    result = run("report", write_seed(tmp_path), "--to", "json", "--out", tmp_path / "out")
    assert result.stdout == ""
    assert "1 input done, 0 failed" in result.stderr


def test_the_table_says_what_became_of_each_input(tmp_path: Path) -> None:
    brief, missing = write_brief(tmp_path), tmp_path / "missing.txt"
    result = run("report", brief, missing, "--to", "json", "--out", tmp_path / "out")
    lines = result.stderr.splitlines()
    assert any(line.startswith(f"{brief} ") and line.endswith("ferry-readout.json") for line in lines)
    assert any(line.startswith(f"{missing} ") and line.endswith("none") for line in lines)
    assert lines[-1] == "1 input done, 1 failed"
    assert result.exit_code == 3


def test_a_refused_brief_is_called_so(tmp_path: Path) -> None:
    brief = write_brief(tmp_path, status="final", text=WRONG)
    result = run("report", brief, "--to", "json", "--out", tmp_path / "out")
    assert result.exit_code == 1
    assert f"{brief}  final, refused" in result.stderr


def test_a_brief_that_breaks_the_schema_was_read_and_is_called_invalid(tmp_path: Path) -> None:
    brief = write_brief(tmp_path)
    brief.write_text(brief.read_text("utf-8").replace("title:", "titel:", 1), "utf-8")
    result = run("report", brief, tmp_path / "gone.yaml", "--to", "json", "--out", tmp_path / "out")
    assert f"{brief}  invalid " in result.stderr
    assert f"{tmp_path / 'gone.yaml'}   not read" in result.stderr


def test_the_table_names_several_files_of_one_brief_in_short(tmp_path: Path) -> None:
    result = run("report", write_brief(tmp_path), "--to", "docx,json", "--out", tmp_path / "out")
    assert f"{tmp_path}/out/ferry-readout{{.docx,.json}}\n" in result.stderr


def test_problems_are_grouped_by_input_and_hints_wait_to_be_asked_for(tmp_path: Path) -> None:
    brief = write_brief(tmp_path, text=WRONG)
    short = run("report", brief, "--to", "json", "--out", tmp_path / "out")
    assert short.exit_code == 0
    assert f"{brief}:15:" in short.stderr
    assert ": hint: " not in short.stderr
    problems = run_json("check", brief)
    long = run("report", brief, "-v", "--to", "json", "--out", tmp_path / "out")
    hints = sum(problem["severity"] == "hint" for problem in problems)
    assert long.stderr.count(" hint: ") == hints


def test_an_input_with_hints_alone_is_told_of_in_the_table_only(tmp_path: Path) -> None:
    statement = tmp_path / "statement.txt"
    statement.write_text("Talks on the ferry\n\nThe talks could help. They may fail.\n")
    told = run("report", statement, "--to", "json", "--out", tmp_path / "out").stderr
    assert "hint" in told
    assert "not shown" not in told
    assert ": hint: " in run("report", statement, "-v", "--to", "json", "--out", tmp_path / "out").stderr


def test_the_summary_is_json_where_a_program_reads(tmp_path: Path) -> None:
    summary = run_json("report", write_brief(tmp_path), "--to", "json", "--out", tmp_path / "out")
    assert (summary["done"], summary["failed"]) == (1, 0)
    assert summary["results"][0]["files"] == [(tmp_path / "out" / "ferry-readout.json").as_posix()]


def test_a_bad_input_among_good_ones_gives_one(tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text("title: [\n", "utf-8")
    result = run("report", tmp_path / "bad.yaml", write_brief(tmp_path), "--to", "json", "--out", tmp_path / "out")
    assert result.exit_code == 1
    assert f"{tmp_path / 'bad.yaml'}:2:1: " in result.stderr
    assert names(tmp_path / "out") == ["ferry-readout.json"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--to", "epub"], "no exporter is named 'epub'"),
        (["--to", " , "], "--to names no format"),
        (["--style", "nouveau"], "no style is named 'nouveau'"),
        (["--filler", "magic"], "no filler is named 'magic'"),
        (["--set", "title"], "--set title: write it as KEY=VALUE"),
        (["--option", "compress=1"], "--option compress: write it as FORMAT.NAME=VALUE"),
        (["--option", "json.indent=4"], "json takes no option 'indent'"),
        (["--option", "html.a=4"], "options for 'html'"),
        (["--set", "kind={"], "--set kind:"),
    ],
)
def test_misuse_is_told_before_anything_is_done(tmp_path: Path, arguments: list[str], message: str) -> None:
    result = run("report", write_seed(tmp_path), "--out", tmp_path / "out", *arguments)
    assert result.exit_code == 2
    assert message in result.stderr
    assert names(tmp_path / "out") == []


def test_set_without_a_seed_is_misuse(tmp_path: Path) -> None:
    result = run("report", write_brief(tmp_path), "--set", "title=A", "--out", tmp_path / "out")
    assert result.exit_code == 2
    assert "no input is a seed" in result.stderr


def test_values_are_yaml(tmp_path: Path) -> None:
    run(
        "report", write_seed(tmp_path), "--to", "json", "--out", tmp_path / "out",
        "--set", "marking={scheme: tlp, level: AMBER}", "--set", "title=Talks: the second round", "--set", "to=[A, B]",
    )  # fmt: skip
    made = json.loads((tmp_path / "out" / "statement.json").read_text("utf-8"))
    assert made["marking"] == {"scheme": "tlp", "level": "AMBER"}
    assert made["title"] == "Talks: the second round"
    assert made["to"] == ["A", "B"]


def test_the_source_date_stamps_what_is_filled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seed = write_seed(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1772697600")
    run("report", seed, "--to", "json", "--out", tmp_path / "out")
    made = json.loads((tmp_path / "out" / "statement.json").read_text("utf-8"))
    assert made["provenance"]["created"].startswith("2026-03-05T08:00:00")
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    run("report", seed, "--to", "json", "--out", tmp_path / "plain")
    assert "created" not in json.loads((tmp_path / "plain" / "statement.json").read_text("utf-8"))["provenance"]


def test_a_source_date_that_is_none_is_misuse(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    result = run("report", write_seed(tmp_path), "--out", tmp_path / "out")
    assert result.exit_code == 2
    assert "SOURCE_DATE_EPOCH" in result.stderr


def test_a_defect_in_one_input_is_its_problem_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(self: object, *arguments: object) -> None:
        raise ZeroDivisionError("a defect")

    monkeypatch.setattr("policybrief_exporters.pdf.PdfExporter.export", fail)
    brief = write_brief(tmp_path)
    result = run("report", brief, "--to", "pdf,json", "--out", tmp_path / "out")
    assert result.exit_code == 1
    assert f"{brief}: error: ZeroDivisionError: a defect" in result.stderr
    assert names(tmp_path / "out") == ["ferry-readout.json"]


def test_what_a_file_name_holds_does_not_drive_the_terminal(tmp_path: Path) -> None:
    result = run("report", tmp_path / "\x1b[2Jgone\n.txt", "--out", tmp_path / "out")
    assert "\x1b" not in result.stderr
    assert r"\x1b[2Jgone\n.txt" in result.stderr


def test_two_inputs_for_one_file_are_misuse(tmp_path: Path) -> None:
    brief, copy = write_brief(tmp_path), write_brief(tmp_path, name="copy.yaml")
    result = run("report", brief, copy, "--to", "json", "--out", tmp_path / "out")
    assert result.exit_code == 2
    assert "written twice" in result.stderr


def test_progress_is_shown_to_a_person_alone(tmp_path: Path) -> None:
    """On a terminal a bar moves; into a file no control character goes."""
    command = [sys.executable, "-m", "policybrief", "report", str(write_brief(tmp_path)), "--to", "json"]
    piped = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert "\r" not in piped.stderr
    assert "%" not in piped.stderr
    watching, terminal = pty.openpty()
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=terminal) as process:
        os.close(terminal)
        shown = b""
        while chunk := _read(watching):
            shown += chunk
    os.close(watching)
    assert process.returncode == 0
    assert b"100%" in shown


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 4096)
    except OSError:  # Linux: the other end of the terminal is closed
        return b""
