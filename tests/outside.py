"""Programs outside Python that read what the exporters write."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest


def outside(program: str, *arguments: str | Path) -> str:
    """What the program prints. Without it the test is skipped, and fails where `CI` is set: CI has it installed."""
    if shutil.which(program) is None:
        pytest.fail(f"{program} is not installed") if os.environ.get("CI") else pytest.skip(f"no {program}")
    command = [program, *map(str, arguments)]
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=180).stdout
