"""The same brief gives the same bytes: in any process, under any hash seed, time zone, locale and folder."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import sample_briefs as samples

PROGRAM = """
import hashlib, json, sys
import policybrief as pb
seed, *briefs = sys.argv[1:]
made = {}
for name, brief in [("seed", pb.load(pb.fill(pb.read_seed(seed))))] + [(b, pb.load(b)) for b in briefs]:
    for format, export in pb.export_all(brief, ("docx", "pdf", "json")).items():
        made[name.rsplit("/", 1)[-1] + " as " + format] = hashlib.sha256(export.data).hexdigest()
print(json.dumps(made))
"""


def hashes(folder: Path, **environment: str) -> dict[str, str]:
    """The hash of each file of the sample inputs, made by a new process in `folder`."""
    arguments = [str(path) for path in (samples.SEED, samples.EDITED, samples.RICH)]
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM, *arguments],
        cwd=folder,
        env={**os.environ, "SOURCE_DATE_EPOCH": "1767225600", **environment},
        check=True,
        capture_output=True,
        text=True,
    )
    made: dict[str, str] = json.loads(run.stdout)
    assert len(made) == 9
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


def test_a_brief_that_was_exported_before_does_not_change_the_next(tmp_path: Path, reference: dict[str, str]) -> None:
    """In one process: each sample's files after the other's."""
    import hashlib

    for name in ("rich", "edited", "rich"):
        made = hashlib.sha256(samples.pb.export(samples.briefing(name), "pdf").data).hexdigest()
        path = samples.RICH if name == "rich" else samples.EDITED
        assert made == reference[f"{path.name} as pdf"]
