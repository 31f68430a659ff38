"""The seams: how an installed plug-in is found, and what is said of one that does not fit."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import policybrief as pb
from policybrief import plugins
from policybrief.seeding import read_seed
from small_briefs import write_brief

EXPORTER = """
from policybrief import Export

class Exporter:
    api = {api}
    name = {name!r}
    suffix = ".x"
    media_type = "text/x"
    options_schema = {{"type": "object", "properties": {{}}, "additionalProperties": False}}

    def export(self, briefing, document, context):
        return {gives}
"""
READER = """
from policybrief import Seed

class Reader:
    api = 1
    name = "{name}"
    suffixes = ({suffix!r},)

    def read(self, data, name):
        return Seed(name=name, text="x", reader="{name}", reader_version="1", media_type="x", file_sha256="0")
"""

Install = Callable[..., None]


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """Puts a distribution on the path: a module, and the metadata that registers what is in it."""
    before = set(sys.modules)

    def installed(distribution: str, code: str, group: str, **points: str) -> None:
        folder = tmp_path / distribution
        module = distribution.replace("-", "_")
        metadata = folder / f"{module}-1.0.dist-info"
        metadata.mkdir(parents=True)
        (folder / f"{module}.py").write_text(code, "utf-8")
        (metadata / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {distribution}\nVersion: 1.0\n", "utf-8")
        entries = "".join(f"{name} = {module}:{attribute}\n" for name, attribute in points.items())
        (metadata / "entry_points.txt").write_text(f"[policybrief.{group}]\n{entries}", "utf-8")
        monkeypatch.syspath_prepend(folder)

    yield installed
    for name in set(sys.modules) - before:
        if name.startswith("policybrief_acme"):
            del sys.modules[name]


def test_a_plug_in_is_found_by_its_name_and_its_owner(install: Install, tmp_path: Path) -> None:
    code = EXPORTER.format(api=1, name="acme", gives="Export(data=document.title.encode())")
    install("policybrief-acme", code, "exporters", acme="Exporter")
    assert "acme" in pb.exporters()
    assert plugins.owner("exporter", "acme") == "policybrief-acme"
    assert pb.export(pb.load(write_brief(tmp_path)), "acme").data == b"Talks on the ferry link"


def test_names_are_sorted_and_each_stands_once() -> None:
    found = plugins.names("exporter")
    assert list(found) == sorted(set(found))


@pytest.mark.parametrize("kind", ["exporter", "filler", "reader"])
def test_an_unknown_name_is_told_with_the_names_that_there_are(kind: str) -> None:
    load = {"exporter": plugins.exporter, "filler": plugins.filler, "reader": plugins.reader}[kind]
    with pytest.raises(pb.PluginError, match=rf"no {kind} is named 'nothing'; installed: .*{plugins.names(kind)[0]}"):
        load("nothing")


def test_one_written_for_another_version_of_the_seams_is_refused(install: Install) -> None:
    install("policybrief-acme-old", EXPORTER.format(api=0, name="acme", gives="None"), "exporters", acme="Exporter")
    with pytest.raises(pb.PluginError, match="'acme' of policybrief-acme-old was written for another version"):
        plugins.exporter("acme")


def test_what_does_not_keep_the_protocol_is_refused(install: Install) -> None:
    install("policybrief-acme-none", "class Exporter:\n    api = 1\n", "exporters", acme="Exporter")
    with pytest.raises(pb.PluginError, match="of policybrief-acme-none is no exporter"):
        plugins.exporter("acme")


def test_one_that_gives_no_export_is_named(install: Install, tmp_path: Path) -> None:
    install("policybrief-acme", EXPORTER.format(api=1, name="acme", gives="b'bytes'"), "exporters", acme="Exporter")
    with pytest.raises(pb.PluginError, match="'acme' of policybrief-acme gave bytes, no Export"):
        pb.export(pb.load(write_brief(tmp_path)), "acme")


def test_one_that_cannot_be_imported_spoils_only_itself(install: Install) -> None:
    install("policybrief-acme-lacking", "import no_such_library\n", "exporters", acme="Exporter")
    assert "acme" in pb.exporters()
    assert plugins.exporter("json").name == "json"
    with pytest.raises(pb.PluginError, match=r"needs no_such_library.*pip install 'policybrief-acme-lacking\[acme\]'"):
        plugins.exporter("acme")


def test_a_reader_reads_the_endings_that_it_names(install: Install, tmp_path: Path) -> None:
    install("policybrief-acme-reader", READER.format(name="acme", suffix=".acme"), "readers", acme="Reader")
    (tmp_path / "a.ACME").write_bytes(b"\x00")
    assert read_seed(tmp_path / "a.ACME").reader == "acme"


def test_a_reader_that_cannot_be_loaded_does_not_stop_the_others(install: Install, tmp_path: Path) -> None:
    install("policybrief-acme-reader", "import no_such_library\n", "readers", acme="Reader")
    (tmp_path / "a.txt").write_text("A sentence.", "utf-8")
    assert read_seed(tmp_path / "a.txt").reader == "text"


def test_a_reader_can_be_asked_for_by_name(install: Install, tmp_path: Path) -> None:
    install("policybrief-acme-reader", READER.format(name="acme", suffix=".acme"), "readers", acme="Reader")
    (tmp_path / "a.txt").write_text("A sentence.", "utf-8")
    assert read_seed(tmp_path / "a.txt", reader="acme").reader == "acme"


def test_two_readers_of_one_ending_are_an_error_that_names_both(install: Install, tmp_path: Path) -> None:
    for name in ("one", "two"):
        install(f"policybrief-acme-{name}", READER.format(name=name, suffix=".acme"), "readers", **{name: "Reader"})
    (tmp_path / "a.acme").write_bytes(b"")
    with pytest.raises(pb.PluginError, match="one of policybrief-acme-one and two of policybrief-acme-two"):
        read_seed(tmp_path / "a.acme")


def test_a_seed_may_come_from_memory() -> None:
    seed = read_seed(b"The two sides agreed.", name="statement.txt")
    assert (seed.name, seed.text) == ("statement.txt", "The two sides agreed.")
    with pytest.raises(pb.MisuseError, match="needs a name"):
        read_seed(b"The two sides agreed.")
