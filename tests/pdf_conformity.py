"""What is wrong with a PDF: by the rules of PDF/UA-1 and PDF/A-3a as a validator reads them, and by our own.

`watched` holds every PDF that any test makes to them, whichever way the test makes it.
"""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import page
import pytest

import pdf_file_rules
import pdf_tree_rules
from pdf_structure import TaggedPdf
from policybrief_exporters.pdf.objects import Objects

RULES = pdf_tree_rules.RULES | pdf_file_rules.RULES
PROFILES = {True: "3a", False: "2a"}
"""The profile of PDF/A by whether the file carries its model: part 2 allows no attachment that is not PDF/A itself."""
SHOWN = 3
"""How many faults of one rule are told."""


def faults(data: bytes) -> list[str]:
    """All that is wrong with the file, each with the rule that finds it."""
    pdf = TaggedPdf(data)
    found = [f"{profile} {fault}" for profile in profiles(pdf) for fault in violations(data, profile)]
    for name, rule in RULES.items():
        found += [f"{name}: {fault}" for fault in list(rule(pdf))[:SHOWN]]
    return found


def profiles(pdf: TaggedPdf) -> tuple[str, str]:
    """The profiles that the file is held to, as page-validation names them."""
    return "ua1", PROFILES[bool(pdf_file_rules.attached(pdf))]


def violations(data: bytes, profile: str) -> list[str]:
    """What page-validation finds under a profile: rule and message."""
    report = page.validate_pdf_bytes(data, profile=profile)
    return [f"{failure.rule_id}: {failure.message}" for failure in report.failures]


_SEEN: dict[bytes, tuple[str, ...]] = {}


def faults_once(data: bytes) -> tuple[str, ...]:
    """`faults`, remembered by the hash of the file."""
    digest = hashlib.sha256(data).digest()
    if digest not in _SEEN:
        _SEEN[digest] = tuple(faults(data))
    return _SEEN[digest]


def assert_conforms(data: bytes, where: str = "") -> None:
    """Fails the test where something is wrong with the file. No `except Exception` in what is tested keeps that."""
    if found := faults_once(data):
        pytest.fail("\n".join((f"the PDF {where} is at fault:", *found)), pytrace=False)


@contextmanager
def watched() -> Iterator[None]:
    """Holds every PDF that the exporter writes to the rules, at the moment it is written."""
    write = Objects.format

    @functools.wraps(write)
    def write_and_check(self: Objects) -> bytes:
        data = write(self)
        assert_conforms(data)
        return data

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Objects, "format", write_and_check)
        yield


def assert_folder_conforms(folder: Path) -> None:
    """Holds the PDFs that other processes wrote into a test's folder to the rules."""
    for file in sorted(folder.rglob("*.pdf")):
        if file.is_file() and (data := file.read_bytes()).startswith(b"%PDF-"):
            assert_conforms(data, file.name)
