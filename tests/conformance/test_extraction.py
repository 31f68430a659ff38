"""The model in a file is the model that the JSON export gives, to the last byte."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings

import policybrief as pb
import sample_briefs
from attaching import attach
from command import run
from outside import outside
from policybrief import canonical_json
from policybrief.exporting import prepare
from strategies import GeneratedBrief, briefings

SETTINGS = settings(
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)
CARRYING = ("docx", "pdf", "json")
"""The formats that carry the model."""


@pytest.mark.parametrize("name", sample_briefs.NAMES)
@pytest.mark.parametrize("suffix", CARRYING)
def test_a_sample_brief_gives_back_its_json_export(tmp_path: Path, name: str, suffix: str) -> None:
    file = tmp_path / f"brief.{suffix}"
    file.write_bytes(sample_briefs.export(name, suffix))
    assert run("extract", file).stdout_bytes == sample_briefs.export(name, "json")


@given(briefings())
@settings(SETTINGS, max_examples=15)
def test_generated_briefs_give_back_their_json_export(brief: GeneratedBrief) -> None:
    prepared = prepare(pb.load(brief.data, resolver=brief.resolver))
    assert canonical_json.dump(pb.extract(prepared.export("pdf").data)) == prepared.export("json").data


@pytest.mark.parametrize("associated", [(), ("earlier.json",)])
def test_files_attached_later_are_no_model_and_hide_none(associated: tuple[str, ...]) -> None:
    """A reader adds notes to the PDF, data, and the model of another brief: the file's own model is found."""
    other = json.loads(sample_briefs.export("edited", "json"))
    files = {"earlier.json": json.dumps(other).encode(), "data.json": b'{"rows": []}', "notes.txt": b"Look here"}
    file = attach(files, to=sample_briefs.export("rich", "pdf"), associated=associated)
    assert canonical_json.dump(pb.extract(file)) == sample_briefs.export("rich", "json")


@pytest.mark.validator
def test_another_reader_finds_the_same_file(tmp_path: Path) -> None:
    file = tmp_path / "brief.pdf"
    file.write_bytes(sample_briefs.export("rich", "pdf"))
    name = f"{sample_briefs.briefing('rich').id}.json"
    assert name in outside("pdfdetach", "-list", file)
    outside("pdfdetach", "-savefile", name, "-o", tmp_path / "saved.json", file)
    assert (tmp_path / "saved.json").read_bytes() == sample_briefs.export("rich", "json")


@pytest.mark.slow
def test_a_pdf_cut_anywhere_gives_the_model_or_a_reason() -> None:
    """Readers of PDF mend what they can; what they cannot mend is never handed on."""
    whole = sample_briefs.export("edited", "pdf")
    model = pb.extract(whole)
    for end in range(0, len(whole), max(1, len(whole) // 150)):
        assert extracted(whole[:end]) in (model, None)


@pytest.mark.slow
def test_a_pdf_with_a_changed_byte_gives_the_model_or_a_reason() -> None:
    whole = sample_briefs.export("edited", "pdf")
    model = pb.extract(whole)
    for place in range(0, len(whole), max(1, len(whole) // 150)):
        damaged = whole[:place] + bytes([whole[place] ^ 0x55]) + whole[place + 1 :]
        assert extracted(damaged) in (model, None)


def extracted(data: bytes) -> object:
    try:
        return pb.extract(data)
    except pb.NoModel:
        return None
