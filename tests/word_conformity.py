"""What is wrong with a Word file: by two validators that know the schemas and references, and by our own rules.

`watched` holds every Word file that any test makes to them, whichever way the test makes it, and compares what the file
prints with the document that it was made of.
"""

from __future__ import annotations

import functools
import hashlib
import io
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

import word_access_rules
import word_package_rules
import word_story_rules
import word_text_rules
from policybrief.context import Context, Export
from policybrief.document.blocks import Document
from policybrief.model.briefing import Briefing
from policybrief_exporters.word import WordExporter
from word_file import WordFile
from word_package_rules import Rule, well_formed
from word_reading import differences
from word_trees import beyond_the_exporter

RULES: dict[str, Rule] = {
    **word_package_rules.RULES, **word_story_rules.RULES, **word_text_rules.RULES, **word_access_rules.RULES,
}  # fmt: skip
AUDIT, INTEGRITY = "openxml-audit", "ooxml-integrity"
SHOWN = 3
"""How many faults of one rule are told."""


def audit(data: bytes) -> list[str]:
    """The errors that openxml-audit finds. A new validator each time: its caches outlive a file (0.8.0)."""
    from openxml_audit import OpenXmlValidator

    with on_disk(data) as path:
        return [f"{error.path}: {error.description}" for error in OpenXmlValidator().validate(path).errors]


def integrity(data: bytes) -> list[str]:
    """The errors and warnings that ooxml-integrity finds."""
    from ooxml_integrity import WARN, check

    with on_disk(data) as path:
        return [f"{one.code} {one.message} {one.where or one.part}" for one in check(path) if one.severity >= WARN]


@contextmanager
def on_disk(data: bytes) -> Iterator[Path]:
    """The file where a program can open it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "made.docx")
        path.write_bytes(data)
        yield path


VALIDATORS: dict[str, Callable[[bytes], list[str]]] = {AUDIT: audit, INTEGRITY: integrity}


def faults(data: bytes, excused: frozenset[str] = frozenset()) -> list[str]:
    """All that is wrong with the file, each with the rule or validator that finds it; `excused` rules are left out."""
    file = WordFile(data)
    if broken := list(well_formed(file)):
        return [f"well_formed: {fault}" for fault in broken]
    found = [f"{name}: {fault}" for name, validate in VALIDATORS.items() for fault in validate(data)[:SHOWN]]
    for name, rule in RULES.items():
        if name not in excused:
            found += [f"{name}: {fault}" for fault in list(rule(file))[:SHOWN]]
    return found


_SEEN: dict[tuple[bytes, frozenset[str]], tuple[str, ...]] = {}


def faults_once(data: bytes, excused: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """`faults`, remembered by the hash of the file."""
    key = (hashlib.sha256(data).digest(), excused)
    if key not in _SEEN:
        _SEEN[key] = tuple(faults(data, excused))
    return _SEEN[key]


def assert_conforms(data: bytes, excused: frozenset[str] = frozenset(), where: str = "") -> None:
    """Fails the test where something is wrong with the file. No `except Exception` in what is tested keeps that."""
    if found := faults_once(data, excused):
        pytest.fail("\n".join((f"the Word file {where} is at fault:", *found)), pytrace=False)


def assert_prints(data: bytes, document: Document, *, bullets: bool = True) -> None:
    """Fails the test where the file does not print what the document says, in its order."""
    if found := differences(WordFile(data), document, bullets=bullets):
        pytest.fail("\n".join(("the Word file prints other text than its document has:", *found)), pytrace=False)


@contextmanager
def watched(kept: Path | None = None) -> Iterator[None]:
    """Holds every Word file that the exporter makes to the rules and to its document, at the moment it is made.

    With a folder `kept`, each is kept there for a validator that takes many at once.
    """
    export = WordExporter.export

    @functools.wraps(export)
    def export_and_check(self: WordExporter, briefing: Briefing, document: Document, context: Context) -> Export:
        made = export(self, briefing, document, context)
        assert_conforms(made.data, beyond_the_exporter(document, context))
        assert_prints(made.data, document, bullets="template" not in context.options)
        return made

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(WordExporter, "export", export_and_check)
        yield


def assert_folder_conforms(folder: Path) -> None:
    """Holds the Word files that other processes wrote into a test's folder to the rules.

    A file that another program wrote, or a test damaged, is not held to them: it does not look like an export, or it
    lies in another folder (`tmp_path_factory` gives one).
    """
    for file in sorted(folder.rglob("*.docx")):
        if file.is_file() and is_export(data := file.read_bytes()):
            assert_conforms(data, where=file.name)


def is_export(data: bytes) -> bool:
    """Whether the archive is written as the exporter writes it: dated 1980, and of no machine in particular."""
    if not zipfile.is_zipfile(io.BytesIO(data)):
        return False
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return all((one.date_time[0], one.create_system) == (1980, 0) for one in archive.infolist())
