"""A Word file that nobody edited says nothing, whatever it holds and whoever saved it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings

import policybrief as pb
from generation import UNSHRUNK
from outside import outside
from policybrief.returned import Returned
from policybrief_exporters.word import WordExporter
from policybrief_exporters.word.extract import extract
from sample_briefs import NAMES, briefing
from strategies import GeneratedBrief, briefings
from word_returns import exported


def read(data: bytes) -> Returned:
    return WordExporter().changes(data, extract(data), "accept")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("profile", ["review", "final"])
def test_the_sample_briefs_say_nothing(name: str, profile: str) -> None:
    assert read(pb.export(briefing(name), "docx", options={"profile": profile}).data) == Returned()


def says_nothing(brief: GeneratedBrief) -> None:
    loaded = pb.load(brief.data, resolver=brief.resolver)
    for profile in ("review", "final"):
        found = read(pb.export(loaded, "docx", options={"profile": profile}).data)
        assert found == Returned(), str(found)[:2000]


@given(briefings())
@settings(UNSHRUNK, max_examples=15)
def test_generated_briefs_say_nothing(brief: GeneratedBrief) -> None:
    says_nothing(brief)


@pytest.mark.slow
@given(briefings(scale=2))
@settings(UNSHRUNK, max_examples=100)
def test_a_hundred_generated_briefs_say_nothing(brief: GeneratedBrief) -> None:
    says_nothing(brief)


@pytest.mark.validator
def test_files_that_libreoffice_opened_and_saved_say_nothing(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("saved")
    files = {name: pb.export(briefing(name), "docx", options={"profile": "review"}).data for name in NAMES}
    files["paper"] = exported()
    paths = [folder / f"{name}.docx" for name in files]
    for path, data in zip(paths, files.values(), strict=True):
        path.write_bytes(data)
    saved = folder / "by-libreoffice"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    outside("soffice", profile, "--headless", "--convert-to", "docx", "--outdir", saved, *paths)
    assert [path.name for path in paths if read(Path(saved / path.name).read_bytes()) != Returned()] == []
