"""The same brief gives the same bytes: in any process, under any hash seed, time zone, locale and folder."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings

import policybrief as pb
import sample_briefs as samples
from generation import UNSHRUNK
from strategies import GeneratedBrief, briefings

PROGRAM = """
import hashlib, json, sys
import policybrief as pb
seed, *briefs = sys.argv[1:]
made = {}
for name, brief in [("seed", pb.load(pb.fill(pb.read_seed(seed))))] + [(b, pb.load(b)) for b in briefs]:
    for format, export in pb.export_all(brief, ("docx", "pdf", "json")).items():
        made[name.rsplit("/", 1)[-1] + " as " + format] = hashlib.sha256(export.data).hexdigest()
    for profile in ("review", "final"):
        data = pb.export(brief, "docx", options={"profile": profile, "update_fields": True}).data
        made[name.rsplit("/", 1)[-1] + " for " + profile] = hashlib.sha256(data).hexdigest()
print(json.dumps(made))
"""


def hashes(folder: Path, *briefs: Path, **environment: str) -> dict[str, str]:
    """The hash of each file of the sample inputs and of `briefs`, made by a new process in `folder`."""
    arguments = [str(path) for path in (samples.SEED, samples.EDITED, samples.RICH, *briefs)]
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM, *arguments],
        cwd=folder,
        env={**os.environ, "SOURCE_DATE_EPOCH": "1767225600", **environment},
        check=True,
        capture_output=True,
        text=True,
    )
    made: dict[str, str] = json.loads(run.stdout)
    assert len(made) == 5 * (3 + len(briefs))
    return made


@pytest.fixture(scope="module")
def reference(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return hashes(tmp_path_factory.mktemp("reference"), PYTHONHASHSEED="0", TZ="UTC")


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "4242", "TZ": "Asia/Karachi"},
        {"PYTHONHASHSEED": "random", "TZ": "America/Los_Angeles", "LC_ALL": "C", "PYTHONUTF8": "1"},
    ],
    ids=["another hash seed and time zone", "another locale"],
)
def test_the_bytes_are_the_same_in_another_process(
    reference: dict[str, str], tmp_path: Path, environment: dict[str, str]
) -> None:
    assert hashes(tmp_path, **environment) == reference


@pytest.mark.slow
def test_generated_briefs_in_every_direction_give_the_same_bytes_in_another_process(tmp_path: Path) -> None:
    """Briefs of every part in several languages, of which Arabic and Urdu run from right to left."""
    written: list[Path] = []
    languages: set[str] = set()

    @given(briefings())
    @settings(UNSHRUNK, max_examples=30)
    def write(brief: GeneratedBrief) -> None:
        folder = tmp_path / str(len(written))
        for name, data in brief.files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(data)
        folder.mkdir(exist_ok=True)
        written.append(folder / f"generated-{folder.name}.json")
        written[-1].write_bytes(pb.export(pb.load(brief.data, resolver=brief.resolver), "json").data)
        languages.add(brief.data["language"])

    write()
    assert languages & {"ar", "ur-PK"}
    first = hashes(tmp_path, *written, PYTHONHASHSEED="1", TZ="UTC")
    assert hashes(tmp_path, *written, PYTHONHASHSEED="77", TZ="Asia/Karachi", LC_ALL="C", PYTHONUTF8="1") == first


def test_a_brief_that_was_exported_before_does_not_change_the_next(tmp_path: Path, reference: dict[str, str]) -> None:
    """In one process: each sample's files after the other's."""
    import hashlib

    for name in ("rich", "edited", "rich"):
        made = hashlib.sha256(pb.export(samples.briefing(name), "pdf").data).hexdigest()
        path = samples.RICH if name == "rich" else samples.EDITED
        assert made == reference[f"{path.name} as pdf"]
