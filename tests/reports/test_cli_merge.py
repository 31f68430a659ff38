"""`policybrief merge` brings a reviewed Word file into its brief, which it never overwrites unasked."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest

import policybrief as pb
from command import run
from small_briefs import AGREED, write_brief

CHANGED = AGREED.replace("reopen the ferry link", "reopen the old ferry link")


def review(folder: Path, before: str = AGREED, after: str = CHANGED) -> tuple[Path, Path]:
    """A brief, and the Word file of it in which somebody wrote other words in the summary, untracked."""
    brief = write_brief(folder)
    made = pb.export(pb.load(brief), "docx").data
    reviewed = folder / "reviewed.docx"
    with zipfile.ZipFile(io.BytesIO(made)) as old, zipfile.ZipFile(reviewed, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "word/document.xml":
                assert before.encode() in part
                part = part.replace(before.encode(), after.encode(), 1)
            new.writestr(name, part)
    return brief, reviewed


def test_the_merged_brief_goes_to_the_standard_output_and_the_report_beside(tmp_path: Path) -> None:
    brief, reviewed = review(tmp_path)
    text = brief.read_text("utf-8")
    done = run("merge", brief, reviewed)
    assert done.exit_code == 0
    assert done.stdout == text.replace(f"text: {AGREED}", f"text: {CHANGED}")
    assert f"{brief}:15: /summary/0/text: text" in done.stderr
    assert f"/summary/0: verbatim no longer, now derived: “{CHANGED}”" in done.stderr
    assert brief.read_text("utf-8") == text


def test_the_merged_brief_is_written_where_asked_for(tmp_path: Path) -> None:
    brief, reviewed = review(tmp_path)
    done = run("merge", brief, reviewed, "-o", tmp_path / "merged.yaml")
    assert done.stdout == ""
    assert CHANGED in (tmp_path / "merged.yaml").read_text("utf-8")
    assert CHANGED not in brief.read_text("utf-8")
    run("merge", brief, reviewed, "-o", brief)
    assert CHANGED in brief.read_text("utf-8")


def test_a_yaml_brief_is_written_as_json_where_the_name_asks_for_it(tmp_path: Path) -> None:
    brief, reviewed = review(tmp_path)
    run("merge", brief, reviewed, "-o", tmp_path / "merged.json")
    assert json.loads((tmp_path / "merged.json").read_text("utf-8"))["summary"][0]["text"] == CHANGED


def test_a_json_brief_stays_json(tmp_path: Path) -> None:
    brief, reviewed = review(tmp_path)
    run("merge", brief, reviewed, "-o", tmp_path / "brief.json")
    run("merge", tmp_path / "brief.json", reviewed, "-o", tmp_path / "again.json")
    assert (tmp_path / "again.json").read_text() == (tmp_path / "brief.json").read_text()


def test_a_conflict_is_told_with_all_three_texts_and_exits_with_1(tmp_path: Path) -> None:
    brief, reviewed = review(tmp_path)
    ours = AGREED.replace("agreed", "decided")
    brief.write_text(brief.read_text("utf-8").replace(f"text: {AGREED}", f"text: {ours}"), "utf-8")
    done = run("merge", brief, reviewed, "-o", tmp_path / "merged.yaml")
    assert done.exit_code == 1
    assert f"was: “{AGREED}”\n    brief: “{ours}”\n    review: “{CHANGED}”" in done.stderr
    assert (tmp_path / "merged.yaml").read_text("utf-8") == brief.read_text("utf-8")


def test_json_gives_the_report_alone(tmp_path: Path) -> None:
    brief, reviewed = review(tmp_path, after=AGREED.replace("3 March", "4 March"))
    done = run("merge", brief, reviewed, "--format", "json")
    report = json.loads(done.stdout)
    assert [entry["path"] for entry in report["merged"]] == ["/summary/0/text"]
    assert [problem["rule"] for problem in report["problems"]] == ["untraceable-date"]
    assert report["conflicts"] == report["unplaced"] == []
    assert run("merge", brief, reviewed, "--format", "json", "-o", "-").exit_code == 2


@pytest.mark.parametrize(("name", "code"), [("brief.yaml", 2), ("missing.docx", 3), ("damaged.docx", 1)])
def test_what_is_no_reviewed_file_is_refused(tmp_path: Path, name: str, code: int) -> None:
    brief = write_brief(tmp_path)
    (tmp_path / "damaged.docx").write_bytes(b"PK\x03\x04")
    done = run("merge", brief, tmp_path / name)
    assert (done.exit_code, done.stdout) == (code, "")


def test_a_file_of_another_brief_is_misuse(tmp_path: Path) -> None:
    brief, reviewed = review(tmp_path)
    brief.write_text(brief.read_text("utf-8").replace("id: ferry-readout", "id: other"), "utf-8")
    assert "is of the brief 'ferry-readout', not of 'other'" in run("merge", brief, reviewed).stderr


def test_a_brief_that_does_not_load_stops_the_merge(tmp_path: Path) -> None:
    brief, reviewed = review(tmp_path)
    brief.write_text(brief.read_text("utf-8") + "titel: x\n", "utf-8")
    done = run("merge", brief, reviewed, "-o", tmp_path / "merged.yaml")
    assert done.exit_code == 1
    assert not (tmp_path / "merged.yaml").exists()
