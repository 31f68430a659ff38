"""Dates and numbers as the language and its region write them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from babel import Locale
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from composing import briefing
from policybrief.compose.exactness import decimals_of
from policybrief.compose.labels import labels_of
from policybrief.compose.wording import Wording, held_together
from policybrief.model.part import Number
from policybrief.style.loading import load_style


def wording(language: str) -> Wording:
    return Wording(language, labels_of(briefing(language=language), load_style()))


@pytest.mark.parametrize(
    ("language", "date", "words"),
    [
        ("en-GB", "2025-08-12", "12 August 2025"),
        ("en-US", "2025-08-12", "August 12, 2025"),
        ("de", "2025-08-12", "12. August 2025"),
        ("en-GB", "2024-06", "June 2024"),
        ("en-GB", "2024", "2024"),
        ("en-GB", "2025-06-06/2025-06-10", "6–10 June 2025"),
        ("en-GB", "2025-06-06/2025-06-06", "6 June 2025"),
        ("en-GB", "2025-06-28/2025-07-02", "28 June – 2 July 2025"),
        ("en-GB", "2025-12-30/2026-01-02", "30 December 2025 – 2 January 2026"),
        ("de", "2025-06-06/2025-06-10", "6.–10. Juni 2025"),
        ("en-GB", "2025-06/2025-08", "June – August 2025"),
        ("en-GB", "2024/2026", "2024–2026"),
        ("en-GB", "2024/2025-06", "2024 – June 2025"),
        ("en-GB", "2025-06/..", "from June 2025"),
        ("en-GB", "../2025-06-10", "until 10 June 2025"),
        ("en-GB", "2024~", "c. 2024"),
        ("de", "2024~", "um 2024"),
        ("en-GB", "2024-06?", "June 2024 (uncertain)"),
        ("en-GB", "2024%", "c. 2024 (uncertain)"),
        ("en-GB", "2024~/2025", "c. 2024 – 2025"),
        ("en-GB", "202X", "2020s"),
        ("en-GB", "2026-23", "autumn 2026"),
        ("en-US", "2026-23", "fall 2026"),
        ("en-GB", "2025-08-12T09:30:00+01:00", "12 August 2025"),
        ("en-GB", "2025-05-XX", "May 2025"),
        ("en-GB", "2025-XX", "2025"),
        ("en-GB", "in the spring", "in the spring"),
        ("xx", "2024-06", "June 2024"),
        ("fr", "2025-08-12", "12 août 2025"),
        ("fr", "2025-06-06/2025-06-10", "6–10 juin 2025"),
        ("es", "2025-08-12", "12 de agosto de 2025"),
        ("es", "2025-06-06/2025-06-10", "6–10 de junio de 2025"),
        ("ru", "2025-08-12", "12 августа 2025\u202fг."),
        ("ru", "../2025-06-10", "по 10 июня 2025\u202fг."),
        ("zh-CN", "2025-08-12", "2025年8月12日"),
        ("zh-CN", "2024", "2024年"),
        ("ar", "2025-08-12", "12 أغسطس 2025"),
        ("ar-EG", "2025-08-12", "12 أغسطس 2025"),
        ("ar", "2024~", "نحو 2024"),
        ("ur-PK", "2025-08-12", "12 اگست، 2025"),
        ("ur-PK", "2025-06/..", "جون 2025 سے"),
    ],
)  # fmt: skip
def test_a_date_keeps_its_precision(language: str, date: str, words: str) -> None:
    # CLDR puts thin spaces around some dashes.
    assert wording(language).date(date).replace("\u2009", " ") == words


@pytest.mark.parametrize(
    ("language", "number", "words"),
    [
        ("en-GB", 1250, "1,250"),
        ("de", 1250, "1.250"),
        ("fr-FR", 1250, "1\u202f250"),
        ("ar-EG", 1250, "1,250"),
        ("ar", Decimal("-2.5"), "\u200e-2.5"),
        ("es", 1250, "1.250"),
        ("ru", 1250, "1\u00a0250"),
        ("ur-PK", 1250, "1,250"),
        ("zh-CN", 1250, "1,250"),
        ("en-IN", 1234567, "12,34,567"),
        ("en-GB", Decimal("4.20"), "4.20"),
        ("de", Decimal("4.20"), "4,20"),
        ("en-GB", Decimal("-0.5"), "-0.5"),
        ("en-GB", Decimal("1E+3"), "1,000"),
        ("en-GB", 10**12, "1,000,000,000,000"),
        ("en-GB", Decimal("1E+400"), "1E+400"),
    ],
)
def test_a_number_has_the_regions_separators(language: str, number: Number, words: str) -> None:
    assert wording(language).number(number) == words


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12, places=6))
def test_a_number_is_printed_to_its_last_digit(number: Decimal) -> None:
    assert Decimal(wording("en-GB").number(number).replace(",", "")) == number


@given(
    st.sampled_from(("ar-EG", "de-CH", "en-GB", "en-IN", "es", "fa", "fr-FR", "hi", "ru", "sv", "ur-PK", "zh-CN")),
    st.integers(-(10**9), 10**9) | st.decimals(-(10**9), 10**9, places=3),
    st.integers(0, 3),
)
def test_a_number_is_written_as_babel_writes_it(language: str, number: Number, decimals: int) -> None:
    """Apart from the mark that keeps a minus before its number where letters run from right to left."""
    locale = Locale.parse(language, sep="-")
    pattern = locale.decimal_formats[None].pattern.partition(".")[0] + ("." + "0" * decimals if decimals else "")
    assert wording(language).number(number, decimals).lstrip("\u200e") == format_decimal(number, pattern, locale)


def test_sums_of_money_can_have_the_same_decimals() -> None:
    values = (Decimal("1.5"), 2, None, Decimal("0.25"))
    assert decimals_of(*values) == 2
    assert wording("en-GB").number(2, decimals_of(*values)) == "2.00"


def test_the_direction_is_that_of_the_language() -> None:
    assert [wording(language).direction for language in ("en", "ar", "ur-PK", "he", "de")] == [
        "ltr", "rtl", "rtl", "rtl", "ltr",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("worded", "held"),
    [
        ("3 May 2026", "3\u00a0May 2026"), ("3. Mai 2026", "3.\u00a0Mai 2026"), ("May 3, 2026", "May\u00a03, 2026"),
        ("28 June – 2 July 2025", "28\u00a0June – 2\u00a0July 2025"),
        ("c. August 2025", "c. August 2025"), ("2026", "2026"),
    ],
)  # fmt: skip
def test_a_day_is_not_torn_from_its_month(worded: str, held: str) -> None:
    assert held_together(worded) == held


@pytest.mark.parametrize(
    ("language", "ticks"),
    [
        ("en-GB", [("12", "August 2025"), ("Aug", "2025"), ("2025", "")]),
        ("de", [("12", "August 2025"), ("Aug.", "2025"), ("2025", "")]),
        ("zh-CN", [("12日", "2025年8月"), ("8月", "2025年"), ("2025年", "")]),
        ("ar", [("12", "أغسطس 2025"), ("أغسطس", "2025"), ("2025", "")]),
    ],
)
def test_a_mark_of_an_axis_is_short_and_names_what_it_belongs_to(language: str, ticks: list[tuple[str, str]]) -> None:
    assert [wording(language).tick(date(2025, 8, 12), unit) for unit in ("day", "month", "year")] == ticks
