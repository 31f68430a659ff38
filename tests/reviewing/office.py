"""What LibreOffice's own reviewer does (`office_script.py`), called from the tests."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

SCRIPT = Path(__file__).with_name("office_script.py")
_PYTHONS = ("/usr/bin/python3", "python3", "/usr/lib/libreoffice/program/python")
"""Where the `uno` module may live: it comes with the system, for the system's own Python."""


def python_with_uno() -> str:
    """A Python that can speak with LibreOffice. Without one the test is skipped; it fails where `CI` is set."""
    for name in _PYTHONS:
        program = shutil.which(name)
        if program and subprocess.run([program, "-c", "import uno"], capture_output=True, env=_clean()).returncode == 0:
            return program
    missing = "no Python with the module uno (Debian: python3-uno)"
    absent = pytest.fail if os.environ.get("CI") else pytest.skip
    raise absent.Exception(missing)


def review(folder: Path, jobs: Sequence[dict[str, Any]]) -> None:
    """Does the jobs one after the other in one LibreOffice, whose profile is put into `folder`."""
    if shutil.which("soffice") is None:
        pytest.fail("soffice is not installed") if os.environ.get("CI") else pytest.skip("no soffice")
    path = folder / "jobs.json"
    path.write_text(json.dumps(jobs), "utf-8")
    command = [python_with_uno(), str(SCRIPT), str(path), str(folder / "profile")]
    run = subprocess.run(command, capture_output=True, text=True, timeout=300, env=_clean())
    assert run.returncode == 0, run.stderr[-2000:]


def _clean() -> dict[str, str]:
    """An environment without what was set for this Python."""
    return {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
