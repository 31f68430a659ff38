"""`--template`: the house template on the command line, for one brief and for many."""

from __future__ import annotations

from pathlib import Path

import pytest

import policybrief as pb
from command import run
from small_briefs import write_brief, write_seed
from word_file import WordFile
from word_templates import package


def house(folder: Path, **parts: str) -> Path:
    path = folder / "office" / "house.dotx"
    path.parent.mkdir()
    path.write_bytes(package(numbering="", **parts))  # type: ignore[arg-type]
    return path


def is_in_template(path: Path) -> bool:
    return "Titel" in WordFile(path.read_bytes()).values("//w:pStyle")


def test_export_takes_a_template_from_anywhere(tmp_path: Path) -> None:
    folder = tmp_path / "briefs"
    folder.mkdir()
    made = tmp_path / "made.docx"
    done = run("export", write_brief(folder), "--to", "docx", "-o", made, "--template", house(tmp_path))
    assert done.exit_code == 0
    assert is_in_template(made)


def test_report_takes_a_template_for_briefs_and_seeds(tmp_path: Path) -> None:
    inputs = (write_brief(tmp_path), write_seed(tmp_path, "talks.txt"))
    done = run("report", *inputs, "--to", "docx,json", "--out", tmp_path / "out", "--template", house(tmp_path))
    assert done.exit_code == 0
    assert [is_in_template(path) for path in sorted((tmp_path / "out").glob("*.docx"))] == [True, True]


def test_a_template_that_is_not_there_ends_the_run_before_anything_is_written(tmp_path: Path) -> None:
    for command in (("export",), ("report", "--out", tmp_path / "out")):
        done = run(*command, write_brief(tmp_path), "--to", "docx", "--template", tmp_path / "none.dotx")
        assert done.exit_code == 3
        assert "none.dotx" in done.stderr and "Traceback" not in done.stderr
    assert not (tmp_path / "out").exists()


def test_a_template_with_macros_is_refused_by_its_name_and_kind(tmp_path: Path) -> None:
    macros = house(tmp_path, main_type="application/vnd.ms-word.template.macroEnabledTemplate.main+xml")
    done = run("export", write_brief(tmp_path), "--to", "docx", "--template", macros)
    assert done.exit_code == 1
    assert "house.dotx cannot be used: it can hold macros" in done.stderr and "Traceback" not in done.stderr


def test_a_broken_template_fails_the_word_file_of_a_report_and_no_other(tmp_path: Path) -> None:
    broken = tmp_path / "house.docx"
    broken.write_text("no Word file")
    done = run("report", write_brief(tmp_path), "--to", "docx,json", "--out", tmp_path / "out", "--template", broken)
    assert done.exit_code == 1
    assert [path.suffix for path in (tmp_path / "out").iterdir()] == [".json"]


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        (("--to", "pdf"), "none of the formats asked for takes a template"),
        (("--to", "docx", "--option", "docx.template=other.dotx"), "two files"),
    ],
)
def test_a_template_that_cannot_be_meant_is_misuse(tmp_path: Path, more: tuple[str, ...], reason: str) -> None:
    done = run("export", write_brief(tmp_path), *more, "--template", house(tmp_path))
    assert done.exit_code == 2
    assert reason in done.stderr


def test_the_option_names_a_file_in_the_brief_s_folder(tmp_path: Path) -> None:
    briefing = pb.load(write_brief(tmp_path))
    (tmp_path / "house.dotx").write_bytes(package())
    made = pb.export(briefing, "docx", options={"template": "house.dotx"}).data
    assert "Titel" in WordFile(made).values("//w:pStyle")
    with pytest.raises(pb.OutsideError, match="lies outside"):
        pb.export(briefing, "docx", options={"template": "../house.dotx"})


def test_an_embedder_passes_a_template_in_memory(tmp_path: Path) -> None:
    briefing = pb.load(write_brief(tmp_path))
    made = pb.export(briefing, "docx", options={"template": "house"}, files={"house": package()}).data
    assert "Titel" in WordFile(made).values("//w:pStyle")
