"""`policybrief extract`."""

from __future__ import annotations

from pathlib import Path

import pytest

import policybrief as pb
from attaching import as_json, attach
from command import run
from small_briefs import write_brief


@pytest.fixture
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for the files of other programs, which are not held to the rules for ours as those of `tmp_path` are."""
    return tmp_path_factory.mktemp("foreign")


@pytest.fixture
def exported(folder: Path) -> Path:
    """The JSON export of a small brief."""
    file = folder / "out.json"
    pb.write(pb.export(pb.load(write_brief(folder)), "json"), file)
    return file


def with_model(folder: Path, model: bytes) -> Path:
    file = folder / "brief.pdf"
    file.write_bytes(attach({"model.json": model}, associated=("model.json",)))
    return file


def test_it_prints_byte_for_byte_what_the_json_export_holds(folder: Path, exported: Path) -> None:
    result = run("extract", with_model(folder, exported.read_bytes()))
    assert result.exit_code == 0
    assert result.stdout_bytes == exported.read_bytes()
    assert result.stderr == ""


def test_it_writes_nothing_beside_its_output(folder: Path, exported: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    file = with_model(folder, exported.read_bytes())
    before = sorted(folder.rglob("*"))
    run("extract", file)
    assert sorted(folder.rglob("*")) == before


def test_as_yaml_it_is_a_brief_to_edit(folder: Path, exported: Path) -> None:
    result = run("extract", with_model(folder, exported.read_bytes()), "--format", "yaml")
    brief = folder / "again.yaml"
    brief.write_bytes(result.stdout_bytes)
    assert pb.load(brief) == pb.load(exported)


def test_a_file_without_a_model_gives_one_and_nothing_on_the_standard_output(folder: Path) -> None:
    file = folder / "paper.pdf"
    file.write_bytes(attach({"notes.txt": b"other"}))
    result = run("extract", file)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert "paper.pdf: no model is found in it" in result.stderr


def test_a_broken_model_gives_one_and_its_problems(folder: Path) -> None:
    file = with_model(folder, as_json(status="printed"))
    result = run("extract", file)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert f"{file}: /status: error: " in result.stderr


def test_a_missing_file_gives_three(folder: Path) -> None:
    result = run("extract", folder / "missing.pdf")
    assert result.exit_code == 3
    assert "missing.pdf" in result.stderr


def test_misuse_gives_two(folder: Path) -> None:
    assert run("extract").exit_code == 2
    assert run("extract", folder, "--format", "xml").exit_code == 2
