"""Hyphenation: where words are divided, which never are, and that they come back whole."""

from __future__ import annotations

import re
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pyphen
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from pypdf import PdfReader

import pdf_documents as samples
from outside import outside
from pdf_reading import laid_out, pdf, piece_text, reader
from policybrief.context import Context
from policybrief.document.blocks import Column, Document, Section, Table, text
from policybrief.document.inlines import Language, Styled, Text
from policybrief.style.loading import load_style
from policybrief_exporters.pdf.balance import balanced_lines
from policybrief_exporters.pdf.export import export
from policybrief_exporters.pdf.fonts import typeface
from policybrief_exporters.pdf.hyphens import SOFT_HYPHEN, Hyphens
from policybrief_exporters.pdf.lines import MOST_HYPHENS, ZONE, break_lines
from policybrief_exporters.pdf.measures import whole_width
from policybrief_exporters.pdf.spans import Span

LONG = (
    "The interdepartmental counterterrorism commission recommends a comprehensive reconciliation of telecommunication "
    "responsibilities, particularly the implementation of environmental infrastructure; representatives of "
    "neighbouring organisations consider it disproportionately ambitious and administratively incomprehensible."
)


def span(language: str = "", *, divisible: bool = True) -> Span:
    """Running text of the default style."""
    fonts = load_style().fonts
    face = typeface(fonts.body, "regular", fonts.fallback)
    return Span(face, 12.0, "0 0 0", language=language, divisible=divisible)


def divided(word: str, language: str, *, names: bool = False) -> str:
    """The word with a hyphen at every place where it may be divided."""
    return Hyphens(language).divided(span(), word, names=names).replace(SOFT_HYPHEN, "-")


def hyphenated(width: float, said: str = LONG, **rest: float) -> list[str]:
    """The texts of the lines of running text in British English."""
    return [line.text() for line in break_lines([(span(), said)], width, Hyphens("en-GB"), **rest)]


def whole(lines: list[str]) -> str:
    """The text of lines, divided words made whole."""
    return "".join(lines).replace(SOFT_HYPHEN, "")


@pytest.mark.parametrize(
    ("word", "language", "expected"),
    [
        ("recommendation", "en-US", "rec-om-men-da-tion"),
        ("government", "en-GB", "gov-ern-ment"),
        ("gouvernement", "fr-FR", "gou-ver-ne-ment"),
        ("Regierung", "de-DE", "Regie-rung"),
        ("правительство", "ru", "пра-ви-тель-ство"),
        ("government", "en", "gov-ern-ment"),
        ("government", "en-AU", "gov-ern-ment"),
        ("(government),", "en-GB", "(gov-ern-ment),"),
        ("government’s", "en-GB", "gov-ern-ment’s"),
        ("l’organisation", "fr", "l’orga-ni-sa-tion"),
        ("administracija", "sr-Latn-RS", "admi-ni-stra-cija"),
    ],
)
def test_words_are_divided_as_their_language_does(word: str, language: str, expected: str) -> None:
    assert divided(word, language) == expected


@pytest.mark.parametrize("language", ["en-GB", "en-US", "de-DE", "fr", "es", "pt-BR", "ru-RU", "nl-NL", "pl-PL"])
def test_words_are_divided_where_another_program_divides_them_by_the_same_dictionary(language: str) -> None:
    """`pyphen` reads the dictionaries in its own way."""
    other = pyphen.Pyphen(lang=language.replace("-", "_"), left=3, right=4)
    for word in re.findall(r"[a-z]{7,}", " ".join([LONG, *samples.SENTENCES]).lower()):
        if not word.startswith(("counter", "tele")):
            assert divided(word, language) == other.inserted(word)


@pytest.mark.parametrize("word", ["counterterrorism", "counterinsurgency", "multilateral", "telecommunication"])
@pytest.mark.parametrize("language", ["en-GB", "en-US"])
def test_english_words_are_divided_after_their_prefix(word: str, language: str) -> None:
    first, second, *_ = divided(word, language).split("-")
    assert first in ("counter", "multi", "tele")
    assert len(second) >= 6


@given(st.text("abcdefghijklmnopqrstuvwxyzäöüßéèñ", min_size=1, max_size=30), st.sampled_from(["en-GB", "de", "fr-CA"]))
def test_three_letters_stand_before_every_hyphen_four_after_it_and_the_word_stays_the_same(word: str, to: str) -> None:
    parts = divided(word, to).split("-")
    assert "".join(parts) == word
    assert len(parts) == 1 or (len(parts[0]) >= 3 and len(parts[-1]) >= 4)


@pytest.mark.parametrize(
    "word",
    [
        "Afghanistan", "UNESCO", "McDonaldson", "12345678", "2025-08-15", "www.government.example",
        "nadia@government.example", "government_report.pdf", "reports/government", "ISIS-Khorasan", "café-government",
        "https://government.example/recommendations", "", "—", "agree",
    ],
)  # fmt: skip
def test_names_numbers_addresses_files_and_compounds_with_hyphens_stay_whole(word: str) -> None:
    assert divided(word, "en-GB") == word


def test_code_stays_whole() -> None:
    assert Hyphens("en").divided(span(divisible=False), "government") == "government"
    said = (Text("It reads "), Styled("code", text("interdepartmental " * 40)))
    (page,) = laid_out(samples.document(samples.paragraph(said)))
    assert SOFT_HYPHEN not in "".join(piece_text(placed.piece.content) for placed in page.pieces)


def test_a_capital_may_be_that_of_a_noun_in_german_only() -> None:
    assert divided("Regierungserklärung", "de") == "Regie-rungs-er-klä-rung"
    assert divided("Afghanistan", "en", names=True) == "Afgh-anistan"
    assert divided("NATO-Regierung", "de") == "NATO-Regierung"


@pytest.mark.parametrize("language", ["zh", "ar", "ur", "", "x-none", "not a tag", "../de"])
def test_words_of_a_language_without_dictionary_stay_whole(language: str) -> None:
    assert divided("government", language) == "government"


def test_words_in_another_language_are_divided_as_that_language_does() -> None:
    assert Hyphens("zh").divided(span("fr"), "gouvernement") == f"gou{SOFT_HYPHEN}ver{SOFT_HYPHEN}ne{SOFT_HYPHEN}ment"


def test_a_word_is_divided_only_where_more_than_the_zone_would_stay_empty() -> None:
    seen = 0
    for width in range(250, 420):
        lines = break_lines([(span(), LONG)], width, Hyphens("en-GB"))
        for line, following in pairwise(lines):
            if line.text().endswith(SOFT_HYPHEN):
                begun = line.text().split(" ")[-1].replace(SOFT_HYPHEN, "-")
                assert width - line.width + whole_width([(span(), " " + begun)]) > width * ZONE
                assert following.text()[0].islower()
                seen += 1
    assert seen > 20


def test_no_more_than_two_lines_in_a_row_end_with_hyphens() -> None:
    most = 0
    for width in range(100, 300):
        ends = "".join("-" if line.endswith(SOFT_HYPHEN) else " " for line in hyphenated(width, LONG * 3))
        most = max(most, *map(len, re.findall("-+", ends)))
    assert most == MOST_HYPHENS == 2


@pytest.mark.parametrize("width", range(145, 400, 7))
def test_the_last_word_of_a_paragraph_is_not_divided(width: int) -> None:
    *_, line = hyphenated(width, LONG.removesuffix(" incomprehensible.") + " incomprehensibilities.")
    assert line.split(" ")[-1] == "incomprehensibilities."


def test_a_column_too_narrow_for_a_word_divides_it_and_a_name_too() -> None:
    assert hyphenated(45, "Afghanistan", zone=1.0) == ["Afgh" + SOFT_HYPHEN, "anistan"]
    assert hyphenated(58, "of responsibility,", zone=1.0) == ["of ", "responsib" + SOFT_HYPHEN, "ility,"]
    assert (
        hyphenated(220, "the commission recommends telecommunication now", zone=1.0)[0] == "the commission recommends "
    )


@given(
    st.lists(
        st.sampled_from([*LONG.split(), "a\u00adb", "counter\u00adterrorism", "12\u00a0345", "x-ray"]), max_size=60
    ),
    st.floats(5, 400),
)
def test_lines_hold_all_words_and_soft_hyphens_stand_only_at_their_ends(words: list[str], width: float) -> None:
    lines = hyphenated(width, " ".join(words))
    assert whole(lines) == " ".join(words).replace(SOFT_HYPHEN, "")
    assert all(SOFT_HYPHEN not in line[:-1] for line in lines)
    assert not lines[-1].endswith(SOFT_HYPHEN)


@given(st.lists(st.sampled_from(LONG.split()), min_size=1, max_size=60), st.integers(110, 400))
def test_no_line_is_wider_than_its_column_with_its_hyphen(words: list[str], width: int) -> None:
    for line in break_lines([(span(), " ".join(words))], width, Hyphens("en-GB")):
        assert whole_width([(span(), line.text().rstrip().replace(SOFT_HYPHEN, "-"))]) <= width + 0.1


def test_lines_of_headings_are_never_hyphenated() -> None:
    assert not [line for width in range(150, 400) for line in balanced_lines([(span(), LONG)], width)
                if SOFT_HYPHEN in line.text()]  # fmt: skip
    section = Section(id="s", level=1, role="section:x", title=text(LONG), blocks=(samples.paragraph("Short."),))
    (page,) = laid_out(samples.document(section))
    assert SOFT_HYPHEN not in "".join(piece_text(placed.piece.content) for placed in page.pieces)


def written() -> Document:
    """Running text, a table with narrow columns, and a passage in French."""
    columns = (Column(row_header=True), Column(), Column())
    rows = tuple(samples.row(LONG[:90], LONG[90:250], LONG) for _ in range(3))
    french = (Language("fr", text("Le gouvernement a approuvé les recommandations administratives. " * 6)),)
    paragraphs = (samples.paragraph(LONG + " " + LONG[start:]) for start in range(0, 200, 9))
    return samples.document(samples.paragraph(french), *paragraphs, Table(columns=columns, rows=rows))


def test_a_divided_word_is_read_back_with_soft_hyphens_and_is_whole_without_them() -> None:
    read = "".join(page.extract_text() for page in reader(written()).pages)
    assert len(re.findall(f"[a-z]{SOFT_HYPHEN}\\s", read)) > 5
    assert not re.search("[a-z]-\\s", read)
    found = re.sub(r"\s+", " ", re.sub(f"{SOFT_HYPHEN}\\s*", "", read))
    assert found.count(LONG.split("; ")[0]) >= 22
    assert found.count("Le gouvernement a approuvé les recommandations administratives.") == 6


@pytest.mark.validator
def test_poppler_reads_divided_words_whole(tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(pdf(written()))
    read = outside("pdftotext", "-raw", file, "-")
    assert read.count(SOFT_HYPHEN) > 5
    assert re.sub(f"{SOFT_HYPHEN}\\s*", "", read).replace("\n", " ").count(LONG.split("; ")[0]) >= 22


def test_a_style_may_leave_hyphenation_out() -> None:
    style = replace(load_style(), hyphenation=False)
    data = export(written(), Context(style=style)).data
    assert SOFT_HYPHEN not in "".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages)
