"""Templates that LibreOffice wrote, and what it prints of a brief in a template."""

from __future__ import annotations

from pathlib import Path

import pytest

from outside import outside
from word_documents import rich
from word_file import WordFile
from word_templates import SECRET, in_template, marked, office, opened_in, package


def converted(file: Path, form: str, folder: Path) -> Path:
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    outside("soffice", profile, "--headless", "--convert-to", form, "--outdir", folder, file)
    return folder / f"{file.stem}.{form}"


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The letterhead, opened and saved by LibreOffice."""
    folder = tmp_path_factory.mktemp("written")
    (folder / "office.docx").write_bytes(office())
    (folder / "again").mkdir()
    return converted(folder / "office.docx", "docx", folder / "again").read_bytes()


def printed(template: bytes, folder: Path) -> list[str]:
    """The pages that LibreOffice prints, as text."""
    (folder / "brief.docx").write_bytes(in_template(template).data)
    return outside("pdftotext", "-layout", converted(folder / "brief.docx", "pdf", folder), "-").split("\f")[:-1]


@pytest.mark.slow
@pytest.mark.validator
def test_a_template_that_libreoffice_wrote_gives_its_styles_page_and_letterhead(written: bytes) -> None:
    file: WordFile = opened_in(written, marked())
    names = {name.lower() for name in file.values("//w:style/w:name", "word/styles.xml")}
    assert {"heading 1", "title", "list bullet"} <= names
    assert len([name for name in file.values("//w:style/w:name", "word/styles.xml") if name.lower() == "title"]) == 1
    assert [part for part in file.parts if part.startswith("word/media/template")]
    assert any("Office of Letterheads" in "".join(file.root(part).itertext()) for part in file.parts if "header" in part
               and part.endswith(".xml"))  # fmt: skip


@pytest.mark.slow
@pytest.mark.validator
@pytest.mark.parametrize("kind", ["python-docx", "german", "libreoffice"])
def test_every_page_has_the_marking_twice_and_the_template_s_own_text(
    kind: str, written: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    header = "<w:p><w:r><w:t>Office of Letterheads</w:t></w:r></w:p>"
    made = {"python-docx": office, "libreoffice": lambda: written}
    template = made.get(kind, lambda: package(margins={("header", "default"): header}))()
    pages = printed(template, tmp_path_factory.mktemp("printed"))
    assert len(pages) > 1
    assert [page.count("TLP:AMBER") for page in pages] == [2] * len(pages)
    assert all("Office of Letterheads" in page and "DRAFT" in page for page in pages)
    assert SECRET not in "".join(pages)
    assert rich().title.split()[0] in pages[0]
