"""Likelihood is said in the terms of one scale, apart from confidence."""

from __future__ import annotations

from typing import Any

import pytest

from checked import brief, found


def rules(*judgements: dict[str, Any], **more: Any) -> list[tuple[str, str, str]]:
    return found(brief(judgements=list(judgements), **more))


def test_a_degree_of_the_other_scale_is_an_error() -> None:
    wrong = {"text": "X.", "likelihood": "realistic-possibility", "scale": "icd203"}
    assert rules(wrong) == [("error", "likelihood-scale", "/judgements/0/likelihood")]
    assert rules({**wrong, "scale": "phia"}) == []


@pytest.mark.parametrize(
    ("text", "degree", "differs"),
    [
        ("Rain is likely.", "likely", False), ("Rain is likely.", "unlikely", True),
        ("Rain is unlikely.", "unlikely", False),
        ("Rain is very likely.", "very-likely", False), ("Rain is very likely.", "likely", True),
        ("It will almost certainly rain.", "almost-certain", False), ("It will probably rain.", "likely", False),
        ("The chance of rain is remote.", "almost-no-chance", False), ("Remote areas stay dry.", "likely", False),
        ("Rain is more likely than snow.", "unlikely", False), ("It rains.", "likely", False),
    ],
)  # fmt: skip
def test_the_text_and_the_field_say_the_same(text: str, degree: str, differs: bool) -> None:
    expected = [("error", "likelihood-differs", "/judgements/0/likelihood")] if differs else []
    assert rules({"text": text, "likelihood": degree}) == expected


@pytest.mark.parametrize("modal", ["could", "may", "might", "potentially"])
def test_a_modal_is_no_degree_of_likelihood(modal: str) -> None:
    text = f"Ties {modal} grow."
    assert rules({"text": text}) == [("warning", "likelihood-modal", "/judgements/0/text")]
    assert found(brief(summary=[{"text": text}])) == []


def test_the_month_of_may_is_no_modal() -> None:
    assert rules({"text": "Talks begin in May."}) == []


def test_likelihood_and_confidence_do_not_share_a_sentence_wherever_it_stands() -> None:
    one = "We assess with high confidence that rain is likely."
    two = "Rain is likely. We have high confidence in this."
    assert rules({"text": one}) == [("error", "likelihood-confidence", "/judgements/0/text")]
    assert found(brief(summary=[{"text": one}])) == [("error", "likelihood-confidence", "/summary/0/text")]
    assert rules({"text": two}) == []


def test_the_two_rows_of_icd_203_are_not_mixed_in_one_product() -> None:
    first, second = {"text": "Rain is likely."}, {"text": "Snow is improbable."}
    assert rules(first, second) == [("warning", "likelihood-rows", "/judgements/1/text")]
    assert rules(first, {"text": "Snow is unlikely."}) == []
    assert rules({**first, "scale": "phia"}, {"text": "Snow is probable.", "scale": "phia"}) == []


def test_a_language_without_terms_is_left_alone() -> None:
    assert rules({"text": "Regen is likely with high confidence."}, language="de") == []
