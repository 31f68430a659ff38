"""Other programs read the Word file: LibreOffice lays it out, pandoc finds its structure."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from outside import outside
from word_documents import rich
from word_reading import made
from word_texts import expected

pytestmark = pytest.mark.validator


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("word") / "rich.docx"
    path.write_bytes(made(rich()).data)
    return path


@pytest.fixture(scope="module")
def laid_out(file: Path) -> Path:
    profile = f"-env:UserInstallation={(file.parent / 'profile').as_uri()}"
    outside("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", file.parent, file)
    return file.with_suffix(".pdf")


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_libreoffice_prints_every_text(laid_out: Path) -> None:
    printed = squeezed(outside("pdftotext", "-raw", laid_out, "-"))
    lines = expected(rich(), contents=True)
    wanted = [squeezed(piece) for line in lines for piece in re.split(r"\t|\[\d+\]", line)]
    assert [piece for piece in wanted if piece not in printed] == []


def test_libreoffice_prints_the_marking_twice_on_every_page_with_the_number_of_the_page(laid_out: Path) -> None:
    pages = outside("pdftotext", "-layout", laid_out, "-").rstrip("\f\n").split("\f")
    for number, page in enumerate(pages, start=1):
        assert page.count("TLP:AMBER") >= 2
        assert f"Page {number} of {len(pages)}" in page
        assert "DRAFT" in page


def test_libreoffice_draws_the_graphic_with_its_labels(laid_out: Path) -> None:
    assert "Attacks & losses" in outside("pdftotext", "-raw", laid_out, "-")


def blocks(tree: Any, kind: str) -> list[Any]:
    """All elements of a kind in pandoc's tree."""
    found = [tree] if isinstance(tree, dict) and tree.get("t") == kind else []
    children = tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ()
    return found + [element for child in children for element in blocks(child, kind)]


@pytest.fixture(scope="module")
def structure(file: Path) -> Any:
    return json.loads(outside("pandoc", "-f", "docx", "-t", "json", file))


def test_pandoc_finds_the_headings_and_their_levels(structure: Any) -> None:
    assert [header["c"][0] for header in blocks(structure, "Header")] == [1, 1, 2, 1, 1]


def test_pandoc_finds_lists_footnotes_links_and_emphasis(structure: Any) -> None:
    assert len(blocks(structure, "Note")) == 2
    assert len(blocks(structure, "BlockQuote")) >= 1
    assert len(blocks(structure, "BulletList")) == 1 + 4
    styles = [ordered["c"][0][1]["t"] for ordered in blocks(structure, "OrderedList")]
    assert styles == ["Decimal", "LowerAlpha", "Decimal"]
    assert "https://example.org/statement" in [link["c"][2][0] for link in blocks(structure, "Link")]
    assert blocks(structure, "Emph")
    assert blocks(structure, "Strong")


def test_pandoc_finds_the_picture_with_its_description(structure: Any) -> None:
    descriptions = [run_text(image["c"][1]) for image in blocks(structure, "Image")]
    assert descriptions == ["A map of the border region."]


def run_text(inlines: list[Any]) -> str:
    return "".join(inline.get("c", " ") for inline in inlines)
