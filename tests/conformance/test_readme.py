"""What the README shows is run."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from small_briefs import write_brief, write_seed
from word_templates import package

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")
COMMANDS = [line.split("  #")[0] for line in re.findall(r"^\$ (policybrief .*)$", README, re.MULTILINE)]
BLOCKS = re.findall(r"^```python\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
HTML = "<html lang=en><title>Readout</title><p>The two sides agreed to reopen the ferry link in May 2026.</p></html>"


def run(command: list[str], folder: Path) -> None:
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", "")))
    done = subprocess.run(
        command, cwd=folder, env={**os.environ, "PATH": path}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_there_is_something_to_run() -> None:
    assert len(COMMANDS) >= 8
    assert BLOCKS


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_works_as_it_is_shown(tmp_path: Path, command: str) -> None:
    write_brief(tmp_path)
    (tmp_path / "readout.html").write_text(HTML, "utf-8")
    (tmp_path / "house.dotx").write_bytes(package(numbering=""))
    if command.startswith("policybrief fill"):
        (tmp_path / "brief.yaml").unlink()
    if command.startswith("policybrief extract"):
        run(["sh", "-c", "policybrief export brief.yaml --to pdf -o brief.pdf"], tmp_path)
    if command.startswith("policybrief merge"):
        run(["sh", "-c", "policybrief export brief.yaml --to docx -o reviewed.docx"], tmp_path)
    run(["sh", "-c", command], tmp_path)


@pytest.mark.parametrize("block", BLOCKS, ids=range(len(BLOCKS)))
def test_every_python_example_works_in_the_folder_of_the_sample(tmp_path: Path, block: str) -> None:
    run([sys.executable, "-m", "policybrief", "example", "."], tmp_path)
    run([sys.executable, "-c", block], tmp_path)


def test_the_brief_that_is_shown_checks_without_a_problem(tmp_path: Path) -> None:
    shown = re.search(r"^```yaml\n(# yaml-language-server.*?)^```$", README, re.MULTILINE | re.DOTALL)
    assert shown is not None
    write_seed(tmp_path).write_text("The two sides agreed to reopen the ferry link in May 2026.\n", "utf-8")
    (tmp_path / "brief.yaml").write_text(shown[1], "utf-8")
    run([sys.executable, "-m", "policybrief", "check", "brief.yaml"], tmp_path)
