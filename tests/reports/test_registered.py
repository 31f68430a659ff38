"""What distributions register is read as `importlib.metadata` reads it."""

from __future__ import annotations

import sys
import zipfile
from importlib import metadata
from pathlib import Path

import pytest

from policybrief.registered import EntryPoint, entry_points

GROUP = "policybrief.exporters"


def _distribution(folder: Path, name: str, entries: str, *, kind: str = "dist-info") -> None:
    place = folder / f"{name.replace('-', '_')}-1.0.{kind}"
    place.mkdir(parents=True)
    head = f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n"
    (place / ("METADATA" if kind == "dist-info" else "PKG-INFO")).write_text(head, "utf-8")
    (place / "entry_points.txt").write_text(entries, "utf-8")


@pytest.mark.parametrize("group", [GROUP, "policybrief.readers", "policybrief.fillers", "console_scripts", "no.such"])
def test_installed_entries_are_those_that_importlib_finds(group: str) -> None:
    expected = {
        (point.name, point.value, point.dist and point.dist.name) for point in metadata.entry_points(group=group)
    }
    assert {(point.name, point.value, point.owner) for point in entry_points(group)} == expected


@pytest.mark.parametrize("kind", ["dist-info", "egg-info"])
def test_comments_blanks_and_other_groups_are_no_entries(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    entries = (
        f"# by hand\n[console_scripts]\nrun = a:b\n\n[{GROUP}]\n\n# none\nacme = acme.out : Exporter\n[x]\ny = z\n"
    )
    _distribution(tmp_path, "brief-acme", entries, kind=kind)
    monkeypatch.setattr(sys, "path", [str(tmp_path)])
    assert entry_points(GROUP) == [EntryPoint("acme", "acme.out : Exporter", "brief-acme")]


def test_of_two_distributions_of_one_name_the_first_on_the_path_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _distribution(tmp_path / "new", "brief-acme", f"[{GROUP}]\nacme = new:Exporter\n")
    _distribution(tmp_path / "old", "Brief_Acme", f"[{GROUP}]\nacme = old:Exporter\nlegacy = old:Legacy\n")
    monkeypatch.setattr(sys, "path", [str(tmp_path / "new"), str(tmp_path / "old"), str(tmp_path / "none")])
    assert [point.value for point in entry_points(GROUP)] == ["new:Exporter"]


def test_a_distribution_in_an_archive_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with zipfile.ZipFile(tmp_path / "acme.zip", "w") as archive:
        archive.writestr("brief_acme-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: brief-acme\nVersion: 1.0\n")
        archive.writestr("brief_acme-1.0.dist-info/entry_points.txt", f"[{GROUP}]\nacme = acme:Exporter\n")
    monkeypatch.setattr(sys, "path", [str(tmp_path / "acme.zip")])
    assert entry_points(GROUP) == [EntryPoint("acme", "acme:Exporter", "brief-acme")]


def test_an_entry_loads_an_attribute_of_an_attribute_or_a_module() -> None:
    assert EntryPoint("a", "pathlib:Path.home", "o").load() == Path.home
    assert EntryPoint("a", "os.path [extra]", "o").load() is sys.modules["os.path"]
