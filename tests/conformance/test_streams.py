"""The standard streams closed, full or left by their reader: the work is done, and its exit code stands."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from small_briefs import write_brief


def shell(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """What a shell made of `command`, in which `policybrief` stands for this interpreter's."""
    said = command.replace("policybrief", f"'{sys.executable}' -m policybrief", 1)
    done = subprocess.run(["bash", "-c", said], cwd=folder, capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stdout + done.stderr
    assert "defect" not in done.stderr
    return done


@pytest.mark.parametrize("closing", ["<&-", "2>&-", ">&-", "<&- >&- 2>&-", "2>/dev/full", "2> >(true)"])
def test_a_report_is_written_whoever_listens(tmp_path: Path, closing: str) -> None:
    write_brief(tmp_path)
    done = shell(f"policybrief report brief.yaml --to json --out out {closing}", tmp_path)
    assert done.returncode == 0
    assert (tmp_path / "out" / "ferry-readout.json").stat().st_size > 100


@pytest.mark.parametrize(
    ("command", "says"),
    [
        ("policybrief check brief.yaml --format json >&-", "the standard output is closed"),
        ("policybrief --help >/dev/full", "No space left on device"),
        ("policybrief --version >/dev/full", "No space left on device"),
    ],
)
def test_data_that_reach_nobody_give_three(tmp_path: Path, command: str, says: str) -> None:
    write_brief(tmp_path)
    done = shell(command, tmp_path)
    assert done.returncode == 3
    assert says in done.stderr
