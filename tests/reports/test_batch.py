"""Many inputs to many files: what becomes of each, as data."""

from __future__ import annotations

from pathlib import Path

import pytest

import policybrief as pb
from policybrief.batch import is_seed
from small_briefs import AGREED, WRONG, write_brief, write_seed


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def named(path: Path, brief: str) -> Path:
    path.write_text(path.read_text("utf-8").replace("id: ferry-readout", f"id: {brief}"), "utf-8")
    return path


def test_a_seed_and_a_brief_become_files_named_after_their_briefs(tmp_path: Path) -> None:
    brief = write_brief(tmp_path)
    summary = pb.report([tmp_path / "statement.txt", brief], ["docx", "pdf", "json"], tmp_path / "out")
    assert summary.exit_code == 0
    assert names(tmp_path / "out") == [
        "ferry-readout.docx", "ferry-readout.json", "ferry-readout.pdf",
        "statement.docx", "statement.json", "statement.pdf",
    ]  # fmt: skip
    assert [result.id for result in summary.results] == ["statement", "ferry-readout"]
    assert [path.name for path in summary.results[0].files] == ["statement.docx", "statement.pdf", "statement.json"]


def test_one_input_and_one_format_need_no_list(tmp_path: Path) -> None:
    brief = write_brief(tmp_path)
    for given in (brief, str(brief)):
        (result,) = pb.report(given, "json", tmp_path / "out").results
        assert result.files == [tmp_path / "out" / "ferry-readout.json"]


def test_the_others_go_on_after_a_bad_input(tmp_path: Path) -> None:
    good = write_brief(tmp_path)
    (tmp_path / "bad.yaml").write_text("id: [", "utf-8")
    summary = pb.report([tmp_path / "bad.yaml", tmp_path / "missing.txt", good], ["json"], tmp_path / "out")
    assert [result.status for result in summary.results] == ["failed", "failed", "done"]
    assert all(result.problems for result in summary.failed)
    assert names(tmp_path / "out") == ["ferry-readout.json"]
    assert summary.exit_code == 1


def test_a_refused_brief_leaves_no_file_and_fails(tmp_path: Path) -> None:
    brief = write_brief(tmp_path, status="final", text=WRONG)
    summary = pb.report([brief], ["docx", "json"], tmp_path / "out")
    (result,) = summary.results
    assert (result.status, result.brief_status, result.files) == ("failed", "final", [])
    assert summary.exit_code == 1
    assert names(tmp_path / "out") == []


def test_a_draft_with_errors_is_done(tmp_path: Path) -> None:
    summary = pb.report([write_brief(tmp_path, text=WRONG)], ["json"], tmp_path / "out")
    assert summary.exit_code == 0
    assert summary.results[0].count(pb.Severity.ERROR) > 0


def test_only_outside_failures_give_three(tmp_path: Path) -> None:
    assert pb.report([tmp_path / "missing.yaml"], ["json"], tmp_path / "out").exit_code == 3
    (tmp_path / "bad.yaml").write_text("id: [", "utf-8")
    assert pb.report([tmp_path / "missing.yaml", tmp_path / "bad.yaml"], ["json"], tmp_path / "out").exit_code == 1


def test_every_problem_is_told_once(tmp_path: Path) -> None:
    summary = pb.report([write_brief(tmp_path, status="final", text=WRONG)], ["docx", "json"], tmp_path / "out")
    problems = summary.results[0].problems
    assert len(problems) == len(set(problems)) > 0


def test_a_message_does_not_repeat_the_name_of_its_file(tmp_path: Path) -> None:
    path = tmp_path / "empty.html"
    path.write_text("<p></p>", "utf-8")
    (result,) = pb.report([path], ["json"], tmp_path / "out").results
    assert str(result.problems[0]) == f"{path}: error: the page holds no text to read [seed]"


def test_what_an_exporter_tells_of_is_told_of_its_input(tmp_path: Path) -> None:
    brief = write_brief(tmp_path)
    brief.write_text(brief.read_text("utf-8").replace("title: ", "title: \u4e2d\u6587 ", 1), "utf-8")
    (result,) = pb.report([brief], ["pdf"], tmp_path / "out").results
    (missing, _) = [problem for problem in result.problems if problem.rule == "missing-glyph"]
    assert missing.file == str(brief)


def test_two_inputs_for_one_file_are_misuse_before_anything_is_written(tmp_path: Path) -> None:
    one = write_brief(tmp_path)
    two = write_brief(tmp_path, name="two.yaml")
    with pytest.raises(
        pb.MisuseError, match=r"ferry-readout\.json would be written twice, for .*brief\.yaml .*two\.yaml"
    ):
        pb.report([one, two], ["json"], tmp_path / "out")
    assert names(tmp_path / "out") == []


def test_one_input_given_twice_is_called_so(tmp_path: Path) -> None:
    """As overlapping patterns of a shell give it: `report brief.yaml *.yaml`."""
    brief = write_brief(tmp_path)
    with pytest.raises(pb.MisuseError, match=r"brief\.yaml is given twice$"):
        pb.report([brief, brief], ["json"], tmp_path / "out")
    with pytest.raises(pb.MisuseError, match=r"is given twice, also as .*/\.\./"):
        pb.report([brief, tmp_path / "out" / ".." / "brief.yaml"], ["json"], tmp_path / "out")
    assert names(tmp_path / "out") == []


def test_an_output_that_is_an_input_is_misuse_before_anything_is_written(tmp_path: Path) -> None:
    brief = write_brief(tmp_path)
    pb.write(pb.export(pb.load(brief), "json"), tmp_path / "ferry-readout.json")
    before = (tmp_path / "ferry-readout.json").read_bytes()
    with pytest.raises(pb.MisuseError, match=r"would replace the input"):
        pb.report([tmp_path / "ferry-readout.json"], ["docx", "json"], tmp_path)
    assert not (tmp_path / "ferry-readout.docx").exists()
    assert (tmp_path / "ferry-readout.json").read_bytes() == before


@pytest.mark.parametrize(
    "wrong", [{"formats": ["epub"]}, {"style": "no-such-style"}, {"filler": "none"}, {"options": {"json": {"a": 1}}}]
)
def test_a_call_that_cannot_succeed_is_misuse_before_anything_is_written(
    tmp_path: Path, wrong: dict[str, object]
) -> None:
    arguments: dict[str, object] = {"formats": ["json"], "out": tmp_path / "out", **wrong}
    with pytest.raises(pb.MisuseError):
        pb.report([write_brief(tmp_path)], **arguments)  # type: ignore[arg-type]
    assert names(tmp_path / "out") == []


def test_a_folder_that_cannot_be_written_fails_each_input_and_tells_why(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file where the folder should be", "utf-8")
    summary = pb.report([write_brief(tmp_path)], ["json"], tmp_path / "out")
    assert summary.exit_code == 3
    assert [problem.rule for problem in summary.results[0].problems if problem.severity is pb.Severity.ERROR] == [
        "outside"
    ]


def test_one_format_that_cannot_be_written_leaves_the_others(tmp_path: Path) -> None:
    (tmp_path / "out" / "ferry-readout.docx").mkdir(parents=True)
    summary = pb.report([write_brief(tmp_path)], ["docx", "json"], tmp_path / "out")
    assert summary.results[0].files == [tmp_path / "out" / "ferry-readout.json"]
    assert summary.exit_code == 3


def test_a_filled_brief_does_not_depend_on_where_it_is_written(tmp_path: Path) -> None:
    seed = write_seed(tmp_path)
    for out in ("one", "two/three"):
        pb.report([seed], ["json"], tmp_path / out)
    made = (tmp_path / "one" / "statement.json").read_text("utf-8")
    assert made == (tmp_path / "two/three" / "statement.json").read_text("utf-8")
    assert str(tmp_path) not in made


def test_overrides_hold_for_seeds(tmp_path: Path) -> None:
    summary = pb.report([write_seed(tmp_path)], ["json"], tmp_path / "out", overrides={"title": "Another title"})
    assert summary.exit_code == 0
    assert '"title": "Another title"' in (tmp_path / "out" / "statement.json").read_text("utf-8")


def test_progress_is_told_in_order(tmp_path: Path) -> None:
    one = write_brief(tmp_path)
    two = named(write_brief(tmp_path, name="two.yaml", text=AGREED), "second")
    told: list[tuple[str, str]] = []
    pb.report([one, two], ["json"], tmp_path / "out", progress=lambda result, stage: told.append((result.id, stage)))
    assert told == [
        ("ferry-readout", "read"), ("second", "read"), ("ferry-readout", "exported"), ("second", "exported"),
    ]  # fmt: skip


def test_the_summary_is_json_ready(tmp_path: Path) -> None:
    plain = pb.report([write_brief(tmp_path), tmp_path / "missing.txt"], ["json"], tmp_path / "out").to_plain()
    assert (plain["done"], plain["failed"]) == (1, 1)
    done, failed = plain["results"]
    assert done["files"] == [(tmp_path / "out" / "ferry-readout.json").as_posix()]
    assert isinstance(done["milliseconds"], int)
    assert failed["status"] == "failed"
    assert failed["problems"][0]["message"] == "No such file or directory"


@pytest.mark.parametrize(
    ("path", "seed"),
    [("a.txt", True), ("a.html", True), ("a", True), ("a.yaml", False), ("A.YML", False), ("b.json", False)],
)
def test_the_ending_tells_a_brief_from_a_seed(path: str, seed: bool) -> None:
    assert is_seed(path) is seed
