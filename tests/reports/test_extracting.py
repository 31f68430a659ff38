"""`extract`: the model that a file carries."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

import pytest

import policybrief as pb
from attaching import MODEL, as_json, attach
from policybrief import canonical_json, plugins
from policybrief.model.convert import to_plain
from small_briefs import write_brief

MODELS = {"brief.json": as_json(), "brief.pdf": attach({"a.json": as_json()})}


@pytest.fixture
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for the files of other programs, which are not held to the rules for ours as those of `tmp_path` are."""
    return tmp_path_factory.mktemp("foreign")


@pytest.mark.parametrize("name", MODELS)
def test_the_model_comes_from_a_file_and_from_its_bytes(folder: Path, name: str) -> None:
    file = folder / name
    file.write_bytes(MODELS[name])
    assert pb.extract(file) == pb.extract(str(file)) == pb.extract(MODELS[name]) == MODEL


@pytest.mark.parametrize("name", ["BRIEF.PDF", "brief", "brief.pdf.download"])
def test_the_name_helps_and_need_not(folder: Path, name: str) -> None:
    file = folder / name
    file.write_bytes(MODELS["brief.pdf"])
    assert pb.extract(file) == MODEL


def test_a_json_export_gives_back_its_own_bytes(folder: Path) -> None:
    data = pb.export(pb.load(write_brief(folder)), "json").data
    assert canonical_json.dump(pb.extract(data)) == data


def test_the_model_loads_as_the_brief_that_was_exported(folder: Path) -> None:
    briefing = pb.load(write_brief(folder))
    model = pb.extract(pb.export(briefing, "json").data)
    assert to_plain(pb.load(model, root=folder)) == to_plain(briefing)


class Outline:
    """A stranger's exporter, whose files do not carry the model."""

    api, name, suffix, media_type = 1, "outline", ".outline", "text/plain"
    options_schema: ClassVar[dict[str, object]] = {}

    def export(self, briefing: pb.Briefing, document: pb.Document, context: pb.Context) -> pb.Export:
        return pb.Export(data=document.title.encode())


def test_a_format_without_the_model_is_named_with_those_that_have_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = plugins.exporter
    monkeypatch.setattr(plugins, "names", lambda kind: ("docx", "json", "outline", "pdf"))
    monkeypatch.setattr(plugins, "exporter", lambda name: Outline() if name == "outline" else known(name))
    file = folder / "brief.outline"
    file.write_bytes(b"Talks")
    with pytest.raises(pb.NoModel, match=r"of the format 'outline' carry no model; those that do: docx, json, pdf"):
        pb.extract(file)


def test_a_file_that_is_not_what_its_name_says_tells_why(folder: Path) -> None:
    file = folder / "brief.pdf"
    file.write_bytes(MODELS["brief.json"])
    with pytest.raises(pb.NoModel, match=r"brief\.pdf: no model is found in it \(pdf: it is no PDF file\)"):
        pb.extract(file)


@pytest.mark.parametrize("data", [b"", b"A text", b"[1]", b"[" * 200_000, b'{"a": 1' * 3, b"%PDF-1.7", bytes(1000)])
def test_what_carries_no_model_is_told_by_every_format(data: bytes) -> None:
    with pytest.raises(pb.NoModel) as caught:
        pb.extract(data)
    assert caught.value.exit_code == 1
    assert "(docx: " in str(caught.value)
    assert "; json: " in str(caught.value)
    assert "; pdf: " in str(caught.value)


@pytest.mark.parametrize("name", MODELS)
def test_a_model_that_breaks_the_schema_tells_all_its_problems(folder: Path, name: str) -> None:
    broken = as_json(status="printed", sections="none")
    file = folder / name
    file.write_bytes(broken if name.endswith("json") else attach({"a.json": broken}))
    with pytest.raises(pb.InvalidBriefing) as caught:
        pb.extract(file)
    assert {problem.path for problem in caught.value.problems} == {"/status", "/sections"}
    assert {problem.file for problem in caught.value.problems} == {str(file)}


def test_a_model_of_a_later_version_says_that_a_newer_toolkit_reads_it() -> None:
    with pytest.raises(pb.InvalidBriefing, match="a newer version of policybrief reads it"):
        pb.extract(attach({"a.json": as_json(schema="urn:policybrief:briefing:7")}))


def test_a_file_that_cannot_be_read_is_no_fault_of_the_brief(folder: Path) -> None:
    with pytest.raises(pb.OutsideError, match=r"missing\.pdf"):
        pb.extract(folder / "missing.pdf")
    with pytest.raises(pb.OutsideError, match="is a folder"):
        pb.extract(folder)
