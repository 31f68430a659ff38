"""Programs outside Python that read what the exporters write."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from pathlib import Path

import pytest


def outside(program: str, *arguments: str | Path) -> str:
    """What the program prints. Without it the test is skipped, and fails where `CI` is set: CI has it installed."""
    if shutil.which(program) is None:
        pytest.fail(f"{program} is not installed") if os.environ.get("CI") else pytest.skip(f"no {program}")
    command = [program, *map(str, arguments)]
    # pdfinfo prints the strings of attributes as they stand, in UTF-16, among its own UTF-8.
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True) as run:
        try:
            said, complaint = run.communicate(timeout=180)
        except subprocess.TimeoutExpired:
            os.killpg(run.pid, signal.SIGKILL)  # LibreOffice is started by a script, and would live on
            raise
    if run.returncode:
        raise subprocess.CalledProcessError(run.returncode, command, said, complaint)
    return said.decode(errors="replace").replace("\r\n", "\n")
