"""Other readers find in a Word file the structure that its document has, and print all its text."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings

import policybrief as pb
import sample_briefs as samples
from generation import UNSHRUNK
from outside import outside
from policybrief.document.blocks import Document
from policybrief.exporting import prepare
from strategies import GeneratedBrief, briefings
from word_outline import by_mammoth, by_pandoc, differences, of_document
from word_specimen import specimen
from word_texts import expected

NAMES = (*samples.NAMES, "specimen")
GENERATED = 50
PAGE = 1500
"""The letters that a page has at least."""
LEAST = 10
"""The letters of a paragraph that stand on one page at least."""


def made(name: str) -> tuple[Document, bytes]:
    """The document of a brief and its Word file."""
    return specimen() if name == "specimen" else (samples.document(name), samples.export(name, "docx"))


@pytest.fixture(params=NAMES)
def sample(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Document, Path]:
    document, data = made(request.param)
    path = tmp_path / "brief.docx"
    path.write_bytes(data)
    return document, path


@pytest.fixture(scope="session")
def generated(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Document, Path]]:
    """Generated briefs as files; none of their sections is empty of a title that can be read."""
    folder = tmp_path_factory.mktemp("generated")
    found: list[tuple[Document, Path]] = []

    @given(briefings())
    @settings(UNSHRUNK, max_examples=GENERATED)
    def write(brief: GeneratedBrief) -> None:
        prepared = prepare(pb.load(brief.data, resolver=brief.resolver))
        path = folder / f"brief-{len(found)}.docx"
        path.write_bytes(prepared.export("docx").data)
        found.append((prepared.document, path))

    write()
    return found


def unprinted(document: Document, printed: str) -> list[str]:
    """The texts of the document, parted at tabs and marks of notes, that are not among what was printed."""
    pieces = [piece for line in expected(document) for piece in re.split(r"\t|\[\d+\]|\n", line)]
    return [piece for piece in pieces if not _is_printed(_squeezed(piece), printed)]


def _is_printed(text: str, printed: str) -> bool:
    """Whether the text stands there: whole, or in parts, where a page ends within it and its foot comes between."""
    breaks = 1 + len(text) // PAGE
    while text and text not in printed:
        shortest, longest = 0, len(text)
        while shortest < longest:
            half = (shortest + longest + 1) // 2
            shortest, longest = (half, longest) if text[:half] in printed else (shortest, half - 1)
        if shortest < LEAST or not breaks:
            return False
        text, breaks = text[shortest:], breaks - 1
    return True


def _squeezed(text: str) -> str:
    return "".join(text.split())


def laid_out(file: Path, folder: Path) -> str:
    """The squeezed text of the file, as LibreOffice lays it out and poppler reads it."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    outside("soffice", profile, "--headless", "--convert-to", "pdf:writer_pdf_Export", "--outdir", folder, file)
    return _squeezed(outside("pdftotext", "-raw", folder / f"{file.stem}.pdf", "-"))


def test_mammoth_finds_the_structure_of_the_document(sample: tuple[Document, Path]) -> None:
    document, path = sample
    assert differences(by_mammoth(path), of_document(document)) == []


@pytest.mark.validator
def test_pandoc_finds_the_structure_of_the_document(sample: tuple[Document, Path]) -> None:
    document, path = sample
    assert differences(by_pandoc(path), of_document(document)) == []


@pytest.mark.slow
@pytest.mark.validator
def test_libreoffice_prints_all_text_of_the_document(
    sample: tuple[Document, Path], tmp_path_factory: pytest.TempPathFactory
) -> None:
    document, path = sample
    printed = laid_out(path, tmp_path_factory.mktemp("printed"))
    assert unprinted(document, printed) == []


@pytest.mark.slow
@pytest.mark.validator
def test_other_readers_find_the_structure_of_generated_documents(generated: list[tuple[Document, Path]]) -> None:
    told = {}
    for document, path in generated:
        wanted = of_document(document)
        told[path.name] = [*differences(by_mammoth(path), wanted), *differences(by_pandoc(path), wanted)]
    assert {name: faults for name, faults in told.items() if faults} == {}
