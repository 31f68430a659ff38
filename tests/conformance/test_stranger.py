"""A distribution that is none of ours, built from the page that CONTRIBUTING shows, installed and used."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from small_briefs import write_brief, write_seed

ROOT = Path(__file__).parents[2]
SHOWN = re.compile(r"^`(?P<name>[\w.]+)`:\n\n```\w+\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
"""A file that the page shows: its name, then its text in a fence."""

PROGRAM = """
import sys
import policybrief as pb
seed = pb.read_seed(sys.argv[1])
briefing = pb.load(pb.fill(seed, filler="first-sentence"))
sys.stdout.write(pb.export(briefing, "outline", options={"depth": 1}).data.decode())
"""


def shown_files() -> Mapping[str, str]:
    page = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    return {match["name"]: match["text"] for match in SHOWN.finditer(page)}


def install(project: Path, target: Path) -> Path:
    """Build and install the project as a person would, but without the network and into a folder of its own."""
    subprocess.run(
        [
            sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-index",
            "--no-build-isolation", "--no-deps", "--target", target, project,
        ],
        check=True,
    )  # fmt: skip
    return target


def write_project(folder: Path, files: Mapping[str, str]) -> Path:
    folder.mkdir()
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8")
    return folder


@pytest.fixture(scope="session")
def outline(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The stranger of CONTRIBUTING, installed."""
    folder = tmp_path_factory.mktemp("stranger")
    return install(write_project(folder / "project", shown_files()), folder / "site")


def run(command: list[object], *sites: Path) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join(map(str, sites))
    return subprocess.run(
        [sys.executable, *map(str, command)],
        env={**os.environ, "PYTHONPATH": path}, capture_output=True, text=True, check=False,
    )  # fmt: skip


def policybrief(*arguments: object, sites: tuple[Path, ...]) -> subprocess.CompletedProcess[str]:
    return run(["-m", "policybrief", *arguments], *sites)


def test_the_page_shows_a_whole_distribution() -> None:
    assert list(shown_files()) == ["pyproject.toml", "policybrief_outline.py"]


def test_the_command_lists_and_uses_it(outline: Path, tmp_path: Path) -> None:
    listed = policybrief("exporters", sites=(outline,))
    assert re.search(r"^outline +\.outline\.txt +policybrief-outline +text/plain$", listed.stdout, re.MULTILINE)
    brief = write_brief(tmp_path)
    made = policybrief("export", brief, "--to", "outline", "-o", "-", "--option", "outline.depth=1", sites=(outline,))
    assert made.returncode == 0, made.stderr
    assert made.stdout.startswith("TLP:GREEN\nDRAFT\nTalks on the ferry link\n")


def test_its_filler_and_exporter_serve_report(outline: Path, tmp_path: Path) -> None:
    seed = write_seed(tmp_path, "talks.txt")
    out = tmp_path / "out"
    made = policybrief(
        "report", seed, "--filler", "first-sentence", "--to", "outline,json", "--out", out, sites=(outline,)
    )  # fmt: skip
    assert made.returncode == 0, made.stderr
    assert sorted(path.name for path in out.iterdir()) == ["talks.json", "talks.outline.txt"]
    assert '"filler": "first-sentence"' in (out / "talks.json").read_text("utf-8")


def test_the_interface_uses_it(outline: Path, tmp_path: Path) -> None:
    made = run(["-c", PROGRAM, write_seed(tmp_path)], outline)
    assert made.returncode == 0, made.stderr
    assert "statement.txt\n" in made.stdout


def test_it_keeps_the_contract_of_all_exporters(outline: Path) -> None:
    suite = ROOT / "tests" / "exporters" / "test_exporter_contract.py"
    done = run(["-m", "pytest", suite, "-k", "outline", "-p", "no:cacheprovider"], outline)
    assert done.returncode == 0, done.stdout
    assert " passed" in done.stdout


RIVAL = """
[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"

[project]
name = "policybrief-rival"
version = "1.0"

[project.entry-points."policybrief.exporters"]
outline = "policybrief_rival:OutlineExporter"
"""
LACKING = """
[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"

[project]
name = "policybrief-lacking"
version = "1.0"

[project.optional-dependencies]
slides = ["a_library_that_is_not_there"]

[project.entry-points."policybrief.exporters"]
slides = "policybrief_lacking:SlidesExporter"
"""


def test_a_name_that_two_claim_names_both_owners(outline: Path, tmp_path: Path) -> None:
    files = {"pyproject.toml": RIVAL, "policybrief_rival.py": "class OutlineExporter: ..."}
    project = write_project(tmp_path / "rival", files)
    rival = install(project, tmp_path / "site")
    brief = write_brief(tmp_path)
    made = policybrief("export", brief, "--to", "outline", sites=(outline, rival))
    assert made.returncode == 2
    assert "two exporters are named 'outline', of policybrief-outline and policybrief-rival" in made.stderr
    assert policybrief("export", brief, "--to", "json", "-o", "-", sites=(outline, rival)).returncode == 0


def test_a_missing_library_names_the_extra_and_spoils_nothing_else(tmp_path: Path) -> None:
    code = "import a_library_that_is_not_there\nclass SlidesExporter: ..."
    project = write_project(tmp_path / "lacking", {"pyproject.toml": LACKING, "policybrief_lacking.py": code})
    site = install(project, tmp_path / "site")
    made = policybrief("export", write_brief(tmp_path), "--to", "slides", sites=(site,))
    assert made.returncode == 2
    assert "needs a_library_that_is_not_there" in made.stderr
    assert "pip install 'policybrief-lacking[slides]'" in made.stderr
    listed = policybrief("exporters", sites=(site,))
    assert listed.returncode == 0
    assert re.search(r"^slides +the exporter 'slides' of policybrief-lacking needs", listed.stdout, re.MULTILINE)
    assert re.search(r"^json +\.json", listed.stdout, re.MULTILINE)
