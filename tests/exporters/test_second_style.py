"""What a style changes: the sample brief in the second style, beside the same brief in the default one."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from functools import cache
from typing import Any

import pikepdf
import pytest

import policybrief as pb
from policybrief.document.blocks import Section, Title
from policybrief.document.inlines import plain_text
from policybrief.exporting import prepare
from policybrief.style.loading import load_style
from sample_briefs import briefing

STYLES = ("default", "serif-letter")


@cache
def exported(suffix: str, style: str) -> bytes:
    return pb.export(briefing("edited"), suffix, style=load_style(style)).data


def differs(read: Callable[[bytes], Any], suffix: str) -> tuple[Any, Any]:
    """What `read` finds in the file of each style."""
    default, second = (read(exported(suffix, style)) for style in STYLES)
    return default, second


def word_part(name: str) -> Callable[[bytes], str]:
    return lambda data: zipfile.ZipFile(io.BytesIO(data)).read(name).decode()


def pdf_fonts(data: bytes) -> set[str]:
    """The names of the embedded fonts, without the tag of the subset."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        found = {
            str(font.BaseFont) for page in pdf.pages for font in page.resources.get("/Font", {}).values()
        }  # fmt: skip
    return {name.split("+")[-1] for name in found}


def paper(data: bytes) -> tuple[float, float]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return round(float(pdf.pages[0].mediabox[2])), round(float(pdf.pages[0].mediabox[3]))


def headings(style: str) -> list[str]:
    document = prepare(briefing("edited"), style=load_style(style)).document
    return [plain_text(block.title) for block in document.blocks if isinstance(block, Section)]


def test_its_paper_is_letter() -> None:
    assert differs(paper, "pdf") == ((595, 842), (612, 792))
    sizes = differs(
        lambda data: re.findall(r'w:pgSz w:w="(\d+)" w:h="(\d+)"', word_part("word/document.xml")(data)), "docx"
    )
    assert [set(found) for found in sizes] == [{("11906", "16838")}, {("12240", "15840")}]


def test_its_text_is_serif_and_its_headings_are_not() -> None:
    default, second = differs(pdf_fonts, "pdf")
    assert any("Serif" in name and "Italic" in name for name in second)
    assert not any("Serif" in name and "Italic" in name for name in default)
    faces = r"<a:(major|minor)Font><a:latin typeface=\"([^\"]+)\""
    themes = differs(lambda data: dict(re.findall(faces, word_part("word/theme/theme1.xml")(data))), "docx")
    assert themes == (
        {"major": "Source Serif 4", "minor": "Source Sans 3"}, {"major": "Source Sans 3", "minor": "Source Serif 4"},
    )  # fmt: skip


def test_its_colours_are_its_own() -> None:
    accents = [load_style(style).palette["accent"].lstrip("#") for style in STYLES]
    for style, other in (accents, accents[::-1]):
        data = exported("docx", STYLES[accents.index(style)])
        assert style in word_part("word/styles.xml")(data)
        assert other not in word_part("word/styles.xml")(data)


def test_its_emblem_stands_on_the_first_page() -> None:
    def pictures(data: bytes) -> int:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            return len(pdf.pages[0].resources.get("/XObject", {}))

    assert differs(pictures, "pdf") == (0, 1)
    assert differs(lambda data: "An emblem with an open book" in word_part("word/document.xml")(data), "docx") == (
        False, True,
    )  # fmt: skip


def test_its_labels_and_its_order_are_its_own() -> None:
    default, second = map(headings, STYLES)
    assert default[0] == "Summary"
    assert second[:2] == ["In brief", "Recommendations"]
    assert len(default) == len(second)


@pytest.mark.parametrize("suffix", ["docx", "pdf"])
def test_it_says_the_same(suffix: str) -> None:
    """A style moves and renames parts; it leaves none out."""
    documents = [prepare(briefing("edited"), style=load_style(style)).document for style in STYLES]
    ids = [sorted(block.id for block in document.blocks if not isinstance(block, Title)) for document in documents]
    assert ids[0] == ids[1]
    assert exported(suffix, "default") != exported(suffix, "serif-letter")
