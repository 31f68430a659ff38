"""Readers that are not ours open the sample files, and find in them what we put there."""

from __future__ import annotations

from pathlib import Path

import pytest

import sample_briefs as samples
from outside import outside
from policybrief.document.blocks import Section, walk
from policybrief.document.inlines import plain_text


def headings(name: str) -> list[str]:
    return [plain_text(block.title) for block in walk(samples.document(name).blocks) if isinstance(block, Section)]


@pytest.fixture(scope="module", params=samples.NAMES)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def written(name: str, tmp_path: Path) -> Path:
    """A folder with the sample's Word file and PDF."""
    for suffix in ("docx", "pdf"):
        (tmp_path / f"brief.{suffix}").write_bytes(samples.export(name, suffix))
    return tmp_path


@pytest.mark.validator
def test_pandoc_finds_the_headings_of_the_word_file(name: str, written: Path) -> None:
    read = outside("pandoc", written / "brief.docx", "-t", "markdown", "--wrap=none", "--columns=100000")
    found = [line for line in read.splitlines() if line.startswith("#")]
    assert len(found) == len(headings(name))


@pytest.mark.slow
@pytest.mark.validator
def test_libreoffice_prints_every_heading_of_the_word_file(
    name: str, written: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    aside = tmp_path_factory.mktemp("printed")  # what another program makes is not held to our rules for PDFs
    profile = f"-env:UserInstallation=file://{aside / 'profile'}"
    outside("soffice", profile, "--headless", "--convert-to", "pdf:writer_pdf_Export", "--outdir", aside,
            written / "brief.docx")  # fmt: skip
    read = "".join(outside("pdftotext", "-raw", aside / "brief.pdf", "-").split())
    assert [title for title in headings(name) if "".join(title.split()) not in read] == []


@pytest.mark.validator
def test_poppler_knows_the_title_of_the_pdf(name: str, written: Path) -> None:
    read = outside("pdfinfo", written / "brief.pdf")
    assert f"Title:           {samples.briefing(name).title}" in read
    assert "Page size:       595.276 x 841.89 pts (A4)" in read


@pytest.mark.validator
def test_every_font_of_the_pdf_is_embedded_as_a_subset(written: Path) -> None:
    fonts = outside("pdffonts", written / "brief.pdf").splitlines()[2:]
    assert fonts
    assert [font for font in fonts if font.split()[-5:-2] != ["yes", "yes", "yes"]] == []
