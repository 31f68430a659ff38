"""What is no seed is refused with words that say what it is and what to do."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from policybrief.context import FillContext
from policybrief.errors import MisuseError, OutsideError, PluginError, SeedError
from policybrief.seeding import fill, read_seed
from policybrief_seeds.extractive import ExtractiveFiller
from policybrief_seeds.html import HtmlReader
from policybrief_seeds.markdown import MarkdownReader
from policybrief_seeds.text import TextReader

READERS = [TextReader, MarkdownReader, HtmlReader]
BOILERPLATE = Path(__file__).parent / "texts/only-boilerplate.txt"


def zipped(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return buffer.getvalue()


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b" \n\t\r\n ", "white space"),
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "PNG"),
        (zipped("[Content_Types].xml", "word/document.xml"), "Word"),
        (zipped("xl/workbook.xml"), "Excel"),
        (zipped("a.txt"), "unpack"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "Office"),
        (b"{\\rtf1 text}", "RTF"),
        (b"words\x00and\x01more", "NUL"),
    ],
)  # fmt: skip
def test_what_is_no_text_is_refused(reader: type, data: bytes, says: str) -> None:
    with pytest.raises(SeedError, match=says) as caught:
        reader().read(data, "thing.txt")
    assert str(caught.value).startswith("thing.txt: ")


@pytest.mark.parametrize("reader", READERS)
def test_a_document_over_the_limit_is_refused_with_the_limit(reader: type) -> None:
    with pytest.raises(SeedError, match=r"50\.0 MB.*10 MB"):
        reader().read(b"words " * 8_333_334, "long.txt")
    with pytest.raises(SeedError, match="limit"):
        reader(limit=10).read(b"more than ten bytes", "long.txt")
    assert reader(limit=40).read(b"<p>fewer than forty bytes</p>", "short.txt").text


def test_a_seed_of_nothing_but_boilerplate_is_refused() -> None:
    with pytest.raises(SeedError, match="nothing but boilerplate"):
        fill(read_seed(BOILERPLATE))


def test_a_seed_of_one_line_makes_a_brief_of_it() -> None:
    seed = TextReader().read(b"Ministers agree to reopen the border crossing on Monday", "One Line!.txt")
    data = ExtractiveFiller().fill([seed], {}, FillContext()).data
    assert data["title"] == "Ministers agree to reopen the border crossing on Monday"
    assert data["id"] == "one-line"
    assert [block["text"] for section in data["sections"] for block in section["blocks"]] == [data["title"]]


def test_a_missing_file_and_a_folder_are_the_worlds_fault(tmp_path: Path) -> None:
    with pytest.raises(OutsideError, match=r"gone\.txt"):
        read_seed(tmp_path / "gone.txt")
    with pytest.raises(OutsideError):
        read_seed(tmp_path)


def test_an_unknown_suffix_is_read_as_text_if_it_is_one(tmp_path: Path) -> None:
    (tmp_path / "memo.log").write_text("The talks went on.", "utf-8")
    assert read_seed(tmp_path / "memo.log").reader == "text"
    (tmp_path / "shot.dat").write_bytes(b"\x89PNG\r\n\x1a\n\x00")
    with pytest.raises(MisuseError, match=r"\.dat.*\.html.*\.md.*\.txt"):
        read_seed(tmp_path / "shot.dat")


def test_a_reader_can_be_named(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("<p>One &amp; two</p>", "utf-8")
    assert read_seed(tmp_path / "page.html").text == "One & two"
    assert read_seed(tmp_path / "page.html", reader="text").text == "<p>One &amp; two</p>"
    with pytest.raises(PluginError, match="no reader is named 'docx2'"):
        read_seed(tmp_path / "page.html", reader="docx2")


def test_no_seed_at_all_is_misuse() -> None:
    with pytest.raises(MisuseError, match="no seed"):
        fill([])


@pytest.mark.parametrize(
    "text",
    [
        "A word: " + "x" * 5000 + " and more.",
        "Right to left: \u202eabc\u202c and العربية mixed.",
        "{{ config }} ${x} <script>alert(1)</script> &lt; \\textbf{x} *a* _b_ `c` [d](e)",
        "😀" * 300,
        "(" * 3000,
        "- " * 2000,
    ],
)
def test_odd_text_is_filled_as_the_characters_it_is(text: str) -> None:
    from policybrief import inline

    seed = TextReader().read(text.encode(), "odd.txt")
    data = ExtractiveFiller().fill([seed], {}, FillContext()).data
    block = data["sections"][0]["blocks"][0]
    statement = block.get("items", [block])[0]
    assert inline.plain(statement["text"]) in text
    assert statement["evidence"][0]["exact"] in text
