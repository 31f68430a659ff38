"""Advice on how a brief reads is given as hints."""

from __future__ import annotations

from checked import brief, found, problems


def test_a_sentence_over_25_words_is_a_hint() -> None:
    long, short = " ".join(["word"] * 26) + ".", " ".join(["word"] * 25) + "."
    assert found(brief(summary=[{"text": long}])) == [("hint", "long-sentence", "/summary/0/text")]
    assert found(brief(summary=[{"text": f"{short} W{short[1:]}"}])) == []


def test_markup_does_not_count_as_words() -> None:
    text = " ".join(["*word*"] * 24) + " [word](https://example.org/a-b-c-d)."
    assert found(brief(summary=[{"text": text}])) == []


def test_an_acronym_is_spelled_out_where_it_first_occurs() -> None:
    data = brief(
        summary=[{"text": "The BLA met."}, {"text": "The BLA met."}, {"text": "The Free Army (FFA) met the FFA."}]
    )
    (problem,) = problems(data)
    assert (problem.rule, problem.path) == ("acronym", "/summary/0/text")
    assert "BLA" in problem.message


def test_the_glossary_and_the_actors_explain_acronyms() -> None:
    data = brief(
        summary=[{"text": "The BLA and the TTP met the UN."}],
        glossary=[{"term": "BLA", "meaning": "An army."}],
        actors=[{"name": "Tehreek", "acronym": "TTP", "kind": "armed-group"}],
    )
    assert found(data) == []


def test_an_empty_section_and_an_alternative_text_that_is_a_file_name_are_hints() -> None:
    figure = {"kind": "figure", "alt": "chart-2.PNG", "image": "chart-2.png"}
    data = brief(sections=[{"title": "Empty"}, {"title": "Full", "blocks": [figure]}])
    assert found(data, "empty-section", "alt-text") == [
        ("hint", "empty-section", "/sections/0"),
        ("hint", "alt-text", "/sections/1/blocks/0/alt"),
    ]
