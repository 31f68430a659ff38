"""Dated events, figures, acronyms and summary, on sentences of their own."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from policybrief import inline
from policybrief.context import FillContext
from policybrief_seeds.extractive import ExtractiveFiller
from policybrief_seeds.text import TextReader


def draft(text: str) -> Any:
    seed = TextReader().read(f"A headline\n\n{text}\n".encode(), "x.txt")
    return ExtractiveFiller().fill([seed], {}, FillContext()).data


def events(text: str) -> list[tuple[str, str]]:
    return [(event["date"], inline.plain(event["text"])) for event in draft(text).get("timeline", ())]


def figures(text: str) -> list[dict[str, Any]]:
    found = draft(text).get("key_figures", ())
    return [{key: value for key, value in figure.items() if key not in ("id", "label", "evidence")} for figure in found]


@pytest.mark.parametrize(
    ("sentence", "dates"),
    [
        ("They met on 12 August 2025.", ["2025-08-12"]),
        ("The bridge opened in May 2024.", ["2024-05"]),
        ("The law passed in 2019.", ["2019"]),
        ("The 2025 dialogue ended.", []),
        ("Vision 2030 and the Water Act 2014 were named.", []),
        ("Houses built before 1950 are old.", []),
        ("It was 28 in 2018, 31 in 2019, 30 in 2021 and 41 in 2022.", []),
        ("It met from 6 to 10 June 2025.", ["2025-06-06/2025-06-10"]),
        ("They met on 3 May.", []),
    ],
)
def test_an_event_has_the_precision_of_the_text(sentence: str, dates: list[str]) -> None:
    assert [date for date, _ in events(sentence)] == dates


def test_events_are_sorted_and_a_date_without_a_year_is_inferred_from_the_text() -> None:
    data = draft("The council met on 4 March 2023. The vote came on 9 March. It was founded in 1998.")
    assert [(event["date"], event.get("inferred", False)) for event in data["timeline"]] == [
        ("1998", False),
        ("2023-03-04", False),
        ("2023-03-09", True),
    ]


def test_clauses_of_a_sentence_with_several_dates_are_told_apart() -> None:
    assert events("The treaty was signed in May 2020; it entered into force on 1 January 2021.") == [
        ("2020-05", "The treaty was signed in May 2020"),
        ("2021-01-01", "it entered into force on 1 January 2021."),
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("It killed over 700 insurgents and left.",
         [{"text": "over 700 insurgents", "value": 700, "qualifier": "over", "unit": "insurgents"}]),
        ("It cost $2.5 million in fees.", [{"text": "$2.5 million", "value": 2500000, "unit": "USD"}]),
        ("About 3.5 per cent of voters came.",
         [{"text": "About 3.5 per cent", "value": Decimal("3.5"), "qualifier": "about", "unit": "%"}]),
        ("Dozens of militant hideouts were found.",
         [{"text": "Dozens of militant hideouts", "unit": "militant hideouts"}]),
        ("Between 20 and 30 boats sank.", [{"text": "Between 20 and 30 boats", "min": 20, "max": 30, "unit": "boats"}]),
        ("The two sides met for five years.", []),
        ("Two soldiers were killed.", [{"text": "Two soldiers", "value": 2, "unit": "soldiers"}]),
        ("Section 12 of Resolution 2231 covers COVID-19, the third wave and flight MH370.", []),
        ("He called +1 202 555 0143 on 12 August 2025 at 10:30.", []),
        ("The plan runs over three years.", []),
    ],
)  # fmt: skip
def test_figures_with_value_qualifier_and_unit(sentence: str, expected: list[dict[str, Any]]) -> None:
    assert figures(sentence) == expected


def test_equal_figures_are_given_once() -> None:
    assert len(figures("They sent 40 boats. They sent 40 boats back.")) == 1


@pytest.mark.parametrize(
    ("sentence", "defined"),
    [
        ("The Karen National Union (KNU) met ISIS-Khorasan (ISIS-K).",
         {"KNU": "Karen National Union", "ISIS-K": "ISIS-Khorasan"}),
        ("The EIB (European Investment Bank) lends.", {"EIB": "European Investment Bank"}),
        ("Gross domestic product (GDP) grew.", {"GDP": "Gross domestic product"}),
        ("The Sustainable Development Goals (SDGs) were named.", {"SDGs": "Sustainable Development Goals"}),
        ("A Memorandum of Understanding (“MoU”) was signed.", {"MoU": "Memorandum of Understanding"}),
        ("They met (see Annex II) in Rome (ITALY) and left (UN).", {}),
        ("The Front for Change and Concord (FCC) spoke.", {"FCC": "Front for Change and Concord"}),
    ],
)  # fmt: skip
def test_acronyms_are_those_that_the_text_defines(sentence: str, defined: dict[str, str]) -> None:
    assert {entry["term"]: inline.plain(entry["meaning"]) for entry in draft(sentence).get("glossary", ())} == defined


def test_the_summary_opens_with_the_lead_and_repeats_no_sentence() -> None:
    lead = "The ministers of both states agreed on a joint plan for the river on Monday."
    rest = "It rained. The joint plan for the river sets limits on the use of its water. The limits begin next year."
    texts = [point["text"] for point in draft(f"{lead} {lead} {rest}")["summary"]]
    assert texts[0] == lead
    assert len(texts) == len(set(texts)) == 2


def test_events_are_told_apart_across_any_run_of_spaces() -> None:
    """So long a run that trying each place of it for a joining word would take hours."""
    text = f"The port opened on 12 May 2025{' ' * 100_000}and was closed on 13 June 2025 by its owner."
    assert [event["date"] for event in draft(text)["timeline"]] == ["2025-05-12", "2025-06-13"]
