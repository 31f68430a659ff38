"""What a wheel brings into an empty environment, and that it works there without the repository."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
PACKAGES = {"policybrief", "policybrief_exporters", "policybrief_schemas", "policybrief_seeds"}
DATA = {
    "policybrief/py.typed",
    "policybrief/sample-briefs/us-pakistan-counterterrorism-brief.yaml",
    "policybrief/style/default/fonts/SourceSans3-OFL.txt",
    "policybrief/style/default/fonts/SourceSans3-Regular.ttf",
    "policybrief/style/default/style.yaml",
    "policybrief/style/serif-letter/fonts/SourceSerif4-OFL.txt",
    "policybrief/style/serif-letter/fonts/SourceSerif4-Regular.ttf",
    "policybrief/style/serif-letter/logo.png",
    "policybrief/style/serif-letter/style.yaml",
    "policybrief_exporters/py.typed",
    "policybrief_schemas/briefing.schema.json",
    "policybrief_schemas/markings/tlp.json",
    "policybrief_schemas/py.typed",
    "policybrief_schemas/style.schema.json",
    "policybrief_seeds/py.typed",
    "policybrief_seeds/sample-documents/us-pakistan-counterterrorism-dialogue.txt",
}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [
            sys.executable, "-m", "pip", "wheel", "--quiet", "--disable-pip-version-check", "--no-deps", "--no-index",
            "--no-build-isolation", "--wheel-dir", folder, ROOT,
        ],
        check=True,
    )  # fmt: skip
    (built,) = folder.iterdir()
    return built


@pytest.fixture(scope="module")
def environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment that holds the wheel. The libraries come by a path from this one; our packages do not."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=False, symlinks=True)
    site = next(folder.glob("lib*/python*/site-packages"))
    # pip works on the new environment, never on this one: an installation here would replace the editable one.
    subprocess.run(
        [
            sys.executable, "-m", "pip", "--python", folder / "bin" / "python", "install", "--quiet",
            "--disable-pip-version-check", "--no-deps", "--no-index", wheel,
        ],
        check=True,
    )  # fmt: skip
    libraries = Path(sysconfig.get_path("purelib"))
    links = tmp_path_factory.mktemp("libraries")
    for entry in libraries.iterdir():
        if "policybrief" not in entry.name and entry.suffix != ".pth":
            (links / entry.name).symlink_to(entry)
    (site / "libraries.pth").write_text(f"{links}\n")
    return folder


def run(environment: Path, folder: Path, *command: object) -> subprocess.CompletedProcess[str]:
    plain = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    return subprocess.run(
        [environment / "bin" / str(command[0]), *map(str, command[1:])],
        cwd=folder, env=plain, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_the_wheel_brings_the_four_packages_their_data_and_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.split("/")[0] for name in names if ".dist-info/" not in name} == PACKAGES
    assert sorted(DATA - set(names)) == []
    licences = {name.rpartition("/")[2] for name in names if ".dist-info/licenses/" in name}
    assert {"LICENSE", "SourceSans3-OFL.txt", "SourceSerif4-OFL.txt", "DejaVu-LICENSE.txt"} <= licences


def test_no_compiled_or_hidden_file_slips_in(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert [name for name in names if name.endswith((".pyc", ".gitkeep")) or "/." in name] == []


def test_the_code_that_runs_is_the_installed_one(environment: Path, tmp_path: Path) -> None:
    program = f"import {', '.join(sorted(PACKAGES))}\nprint(policybrief.__file__)"
    found = run(environment, tmp_path, "python", "-c", program)
    assert found.returncode == 0, found.stderr
    assert Path(found.stdout.strip()).is_relative_to(environment)


def test_the_command_works_from_any_folder(environment: Path, tmp_path: Path) -> None:
    assert run(environment, tmp_path, "policybrief", "--version").stdout.startswith("policybrief ")
    written = run(environment, tmp_path, "policybrief", "example", "demo")
    assert written.returncode == 0, written.stderr
    inputs = [
        "demo/seeds/sample-documents/us-pakistan-counterterrorism-dialogue.txt",
        *sorted(str(path.relative_to(tmp_path)) for path in (tmp_path / "demo/reports/sample-briefs").glob("*.yaml")),
    ]
    made = run(environment, tmp_path, "policybrief", "report", *inputs, "--out", "made")
    assert made.returncode == 0, made.stderr
    assert len(list((tmp_path / "made").iterdir())) == 3 * len(inputs)


def test_the_schema_is_the_repositorys(environment: Path, tmp_path: Path) -> None:
    printed = run(environment, tmp_path, "policybrief", "schema", "briefing").stdout
    assert printed == (ROOT / "schemas/policybrief_schemas/briefing.schema.json").read_text("utf-8")


def test_a_checkout_finds_the_same_samples(environment: Path, tmp_path: Path) -> None:
    """The editable install and the wheel behave alike."""
    run(environment, tmp_path, "policybrief", "example", "wheel")
    subprocess.run([sys.executable, "-m", "policybrief", "example", "checkout"], cwd=tmp_path, check=True)
    trees = [
        {path.relative_to(top): path.read_bytes() for path in top.rglob("*") if path.is_file()}
        for top in (tmp_path / "wheel", tmp_path / "checkout")
    ]
    assert trees[0] == trees[1]
