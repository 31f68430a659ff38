"""Numbers are found where they stand, with what they mean in the language of the text."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policybrief.facts import Number, numbers, vague


def values(text: str, language: str = "en") -> list[str]:
    return [format(number.value.normalize(), "f") for number in numbers(text, language)]


def only(text: str, language: str = "en") -> Number:
    (number,) = numbers(text, language)
    return number


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2,500,000 people", ["2500000"]),
        ("12,34,567 rupees", ["1234567"]),
        ("1 000 000 people", ["1000000"]),
        ("2.5 million", ["2500000"]),
        ("3 hundred thousand", ["300000"]),
        ("700k followers", ["700000"]),
        ("2bn", ["2000000000"]),
        ("two hundred and fifty-three", ["253"]),
        ("one hundred thousand", ["100000"]),
        ("a hundred", ["100"]),
        ("half a million", ["500000"]),
        ("two and a half million", ["2500000"]),
        ("two dozen", ["24"]),
        ("two and three", ["2", "3"]),
        ("a 30-member delegation and a five-year plan", ["30", "5"]),
        ("700, 800 and 900.", ["700", "800", "900"]),
        ("from 200 to 700", ["200", "700"]),
        ("a 5-3 vote", ["5", "3"]),
        ("it fell to -5, then to \u22120.3", ["-5", "-0.3"]),
        ("an 8.8 earthquake", ["8.8"]),
        ("300m deep", ["300"]),
        ("2000 soldiers", ["2000"]),
    ],
)
def test_english_numbers(text: str, expected: list[str]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2,5 Millionen", ["2500000"]),
        ("1.234,56", ["1234.56"]),
        ("rund 1.500 Menschen", ["1500"]),
        ("zweihundertfünfzig", ["250"]),
        ("fünfundzwanzig", ["25"]),
        ("dreitausendvierhundert", ["3400"]),
        ("eine halbe Million", ["500000"]),
        ("hundert Menschen", ["100"]),
        ("3 Mrd. Menschen", ["3000000000"]),
        ("eine der beiden", []),
        ("am 12.8.2025 um 10.30 Uhr", []),
        ("§ 5 Abs. 2 und die EU-27", []),
    ],
)
def test_german_numbers(text: str, expected: list[str]) -> None:
    assert values(text, "de") == expected


def test_a_language_without_a_file_has_its_own_separators() -> None:
    assert values("1 000,5 et 3", "fr") == ["1000.5", "3"]
    assert values("1,000.5", "xx") == ["1000.5"]


@pytest.mark.parametrize(
    "text",
    [
        "COVID-19, F-16, ISIS-K, G20, H1N1, 5G, 4x4 and CO2", "on 12 August 2025 at 10:30", "in 2025", "12 August",
        "Section 702, Article 5(2), paragraphs 3 and 4", "see https://x.org/12/3 or a.b9@example.org",
        "call +44 20 7946 0958 or (202) 555-0143", "chapter 3.2.1", "version 1.2.3", "A/RES/72/1", "Resolution 1373",
        "the events of 9/11", "one of the", "no one", "as shown [12]", "12/08/2025",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_number_is_none(text: str) -> None:
    assert numbers(text, "en") == []


def test_a_word_of_thousands_of_letters_is_no_number() -> None:
    assert numbers("hundert" * 1000 + " zwei" * 2, "de") != []
    assert numbers("hundert" * 1000, "de") == []


def test_numbers_of_list_items_and_headings_are_none() -> None:
    assert values("1. Peace\n2) Trade\n3.2 Method\nThe 4 others") == ["4"]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("10-15 people", "10", "15"), ("10–15 people", "10", "15"), ("between 10 and 15", "10", "15"),
        ("10 to 15 million", "10000000", "15000000"), ("US$ 2-3 billion", "2000000000", "3000000000"),
        ("$5-$10 million", "5000000", "10000000"), ("three or four", "3", "4"), ("1,000-2,000", "1000", "2000"),
        ("500 to 2 million", "500", "2000000"),
    ],
)  # fmt: skip
def test_ranges_have_both_ends(text: str, low: str, high: str) -> None:
    number = only(text)
    assert (number.min, number.max) == (Decimal(low), Decimal(high))
    assert number.value == number.min


@pytest.mark.parametrize("text", ["45 %", "45%", "45 percent", "45 per cent", "45 percentage points"])
def test_per_cent_is_marked(text: str) -> None:
    number = only(text)
    assert (number.value, number.percent, text[number.start : number.end]) == (45, True, text)


@pytest.mark.parametrize(
    ("text", "value", "currency"),
    [
        ("$2.5 million", "2500000", "USD"), ("EUR 300m", "300000000", "EUR"), ("£9", "9", "GBP"),
        ("Rs 2 lakh crore", "2000000000000", "rupee"), ("2 million pounds", "2000000", "GBP"),
        ("USD 1,500", "1500", "USD"), ("300 euros", "300", "EUR"), ("PKR 2000", "2000", "PKR"),
    ],
)  # fmt: skip
def test_money_has_its_currency(text: str, value: str, currency: str) -> None:
    number = only(text)
    assert (number.value, number.currency) == (Decimal(value), currency)
    assert text[number.start : number.end] == text


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("over 700", "over"), ("more than 700", "over"), ("at least 700", "at-least"), ("nearly 700", "nearly"),
        ("up to 700", "up-to"), ("about 700", "about"), ("fewer than 700", "under"), ("no more than 700", "at-most"),
        ("with 700", None),
    ],
)  # fmt: skip
def test_qualifiers_are_told_as_the_schema_names_them(text: str, qualifier: str | None) -> None:
    number = only(text)
    assert number.qualifier == qualifier
    assert text[number.start : number.end] == "700"
    assert text[number.qualifier_start :] == (text if qualifier else "700")


def test_ordinals_and_fractions_are_marked() -> None:
    found = numbers(
        "the third round, 12th, twenty-first; two-thirds, a third of, half of the, ¾, 1/2, one in four", "en"
    )
    assert [(number.value, number.ordinal, number.fraction) for number in found] == [
        (3, True, False), (12, True, False), (21, True, False), (Decimal(2) / 3, False, True),
        (Decimal(1) / 3, False, True), (Decimal("0.5"), False, True), (Decimal("0.75"), False, True),
        (Decimal("0.5"), False, True),
        (Decimal("0.25"), False, True),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "language", "amount"),
    [
        ("dozens of hideouts", "en", "dozens"), ("hundreds of civilians", "en", "hundreds"),
        ("tens of thousands", "en", "tens of thousands"), ("several hundred", "en", "hundreds"),
        ("Dutzende", "de", "dozens"), ("mehrere hundert", "de", "hundreds"),
    ],
)  # fmt: skip
def test_quantities_without_a_number_are_told_apart(text: str, language: str, amount: str) -> None:
    assert numbers(text, language) == []
    assert [quantity.amount for quantity in vague(text, language)] == [amount]


@given(st.decimals(min_value=0, max_value=10**9, places=2), st.sampled_from(["en", "de"]))
def test_a_number_written_by_the_language_is_read_back(value: Decimal, language: str) -> None:
    written = f"{value:,.2f}"
    if language == "de":
        written = written.translate(str.maketrans(",.", ".,"))
    assert [number.value for number in numbers(f"x {written} y", language)] == [value]


@given(st.text(max_size=80), st.sampled_from(["en", "de", "fr", "ur"]))
def test_every_number_lies_in_the_text_and_none_overlap(text: str, language: str) -> None:
    end = 0
    for number in numbers(text, language):
        assert end <= number.start < number.end <= len(text)
        end = number.end


PIECES = [
    "12",
    "two",
    "hundred",
    "-",
    " ",
    "million",
    "%",
    "$",
    "and",
    "a ",
    "third",
    "1,000",
    "to",
    "\n",
    ".",
    "2025",
    "May",
]


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_pieces_of_numbers_in_any_order_are_read_without_an_exception(text: str) -> None:
    for number in numbers(text, "en"):
        assert number.min is None or (number.max is not None and number.min < number.max)
