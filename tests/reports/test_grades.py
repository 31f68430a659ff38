"""A statement is graded by what its evidence holds."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checked import TEXT, brief, evidence, loaded
from policybrief.evidence.grades import Grade, Grading, grade, required
from policybrief.evidence.records import Records
from policybrief.model.parts import KeyFigure, SummaryPoint
from policybrief.resolver import MemoryResolver

HELD = "The talks were held in Islamabad on 12 August 2025."
KILLED = "The operation has eliminated over 700 insurgents since June 2024."
HOUSES = "Of 2,500 houses, 45 per cent were damaged."
COST = "It cost $2.5 million and $300,000."
NAMED = "The Balochistan Liberation Army (BLA) was named on 11 August."


def graded(text: str, *exacts: str, language: str = "en", **more: Any) -> Grading:
    data = brief(summary=[{"text": text, "evidence": [evidence(exact) for exact in exacts], **more}])
    briefing, records = loaded(data)
    return grade(briefing.summary[0], records, language)


def test_grades_are_ordered() -> None:
    assert Grade.UNSUPPORTED < Grade.CITED < Grade.DERIVED < Grade.VERBATIM


def test_text_that_is_its_evidence_is_verbatim_whatever_its_white_space_and_markup() -> None:
    assert graded(HELD, HELD).grade is Grade.VERBATIM
    assert graded("The talks were held\n in *Islamabad* on **12 August 2025**.", HELD).grade is Grade.VERBATIM
    assert graded(f"{HELD} {COST}", HELD, COST).grade is Grade.VERBATIM


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("Talks took place on August 12, 2025.", HELD), ("Talks took place in August 2025.", HELD),
        ("In 2025 there were talks.", HELD), ("More than seven hundred insurgents were eliminated.", KILLED),
        ("45% of two thousand five hundred houses were damaged.", HOUSES), ("It cost 2,500,000 dollars.", COST),
        ("It was named on 11 August.", NAMED), ("It was named on 11 August 2025.", NAMED),
        ("The BLA was named.", NAMED), ("Hundreds of insurgents were eliminated.", KILLED),
    ],
)  # fmt: skip
def test_other_words_with_the_same_facts_are_derived(text: str, exact: str) -> None:
    assert graded(text, exact) == Grading(grade=Grade.DERIVED)


@pytest.mark.parametrize(
    ("text", "exact", "untraceable"),
    [
        ("Over 800 insurgents were eliminated.", KILLED, ("800",)),
        ("46 per cent were damaged.", HOUSES, ("46 per cent",)),
        ("45 houses and 2,500 per cent.", HOUSES, ("2,500 per cent",)),
        ("It cost €2.5 million.", COST, ("€2.5 million",)),
        ("Thousands of insurgents were eliminated.", KILLED, ("Thousands",)),
        ("Two of 2,500 houses.", HOUSES, ("Two",)),
        ("Between 700 and 900 insurgents.", KILLED, ("700 and 900",)),
    ],
)  # fmt: skip
def test_a_number_that_the_evidence_lacks_is_named(text: str, exact: str, untraceable: tuple[str, ...]) -> None:
    grading = graded(text, exact)
    assert grading.numbers == untraceable
    assert grading.grade is Grade.CITED


@pytest.mark.parametrize(
    ("text", "exact", "untraceable"),
    [
        ("Talks were held on 13 August 2025.", HELD, ("13 August 2025",)),
        ("Since 1 June 2024.", KILLED, ("1 June 2024",)),
        ("Talks were held in 2024.", HELD, ("2024",)), ("It was named on 12 August.", NAMED, ("12 August",)),
        ("It was named on 11 August 2019.", NAMED, ("11 August 2019",)),
    ],
)  # fmt: skip
def test_a_date_that_the_evidence_lacks_or_that_is_more_exact_is_named(
    text: str, exact: str, untraceable: tuple[str, ...]
) -> None:
    grading = graded(text, exact)
    assert grading.dates == untraceable
    assert grading.grade is Grade.CITED


def test_a_name_that_the_evidence_lacks_is_named_and_lowers_nothing() -> None:
    grading = graded("The talks in Islamabad pleased Angela Merkel.", HELD)
    assert (grading.grade, grading.names) == (Grade.DERIVED, ("Angela Merkel",))


def test_without_evidence_a_statement_is_cited_or_unsupported() -> None:
    assert graded("Ten men came.", cites=[{"source": "s1"}]).grade is Grade.CITED
    assert graded("Ten men came.").grade is Grade.UNSUPPORTED


def test_a_judgement_carries_wording_but_no_number() -> None:
    judgement = [{"kind": "judgement"}]
    assert graded("The talks went well.", basis=judgement).grade is Grade.DERIVED
    assert graded("Ten talks went well.", basis=judgement).numbers == ("Ten",)


@pytest.mark.parametrize(
    ("text", "exact", "basis"),
    [
        ("It cost $2.8 million.", COST, {"kind": "sum", "values": [2500000, 300000], "result": 2800000}),
        ("It cost $2.8 million.", COST, {"kind": "sum", "values": [2500000, 300000]}),
        ("Nearly 45 per cent of 2,500.", HOUSES, {"kind": "share", "values": [45, 2500], "result": Decimal("1.8")}),
        ("About 2,000 houses.", HOUSES, {"kind": "rounding", "values": [2500], "result": 3000}),
        ("It cost about 2.3 million euros.", COST,
         {"kind": "conversion", "values": [Decimal("2.5")], "factor": Decimal("0.92"), "result": Decimal("2.3")}),
    ],
)  # fmt: skip
def test_a_basis_is_recomputed(text: str, exact: str, basis: dict[str, Any]) -> None:
    grading = graded(text, exact, basis=[basis])
    assert grading.flaws == ()
    if "2,000" not in text:
        assert grading.grade is Grade.DERIVED


@pytest.mark.parametrize(
    ("basis", "says"),
    [
        ({"kind": "sum", "values": [2500000, 300000], "result": 2900000}, "is 2800000, not 2900000"),
        ({"kind": "sum", "values": [2500000, 400000], "result": 2900000}, "the evidence has no 400000"),
        ({"kind": "sum", "values": [2500000]}, "1 values where it needs 2"),
        ({"kind": "share", "values": [300000, 2500000], "result": 13}, "is 12, not 13"),
        ({"kind": "rounding", "values": [2500000]}, "no result"),
        ({"kind": "rounding", "values": [300000], "result": 500000}, "is 300000, not 500000"),
        ({"kind": "conversion", "values": [300000], "result": 500000}, "no factor"),
    ],
)
def test_a_basis_that_does_not_follow_is_a_flaw(basis: dict[str, Any], says: str) -> None:
    (flaw,) = graded("It cost something.", COST, basis=[basis]).flaws
    assert says in flaw.message
    assert flaw.hint


def test_a_share_of_nothing_is_a_flaw_and_no_exception() -> None:
    text = "There were 0 of 0 houses."
    data = brief(summary=[{"text": "All.", "evidence": [{"source": "s1", "start": 0, "end": len(text), "exact": text}],
                           "basis": [{"kind": "share", "values": [0, 0]}]}])  # fmt: skip
    del data["sources"][0]["text_sha256"]
    briefing, records = loaded(data, {"s1.txt": text.encode()})
    (flaw,) = grade(briefing.summary[0], records, "en").flaws
    assert "cannot be computed" in flaw.message


def test_evidence_that_is_not_where_it_says_supports_nothing() -> None:
    wrong = {**evidence(KILLED), "start": 3, "end": 3 + len(KILLED)}
    briefing, records = loaded(brief(summary=[{"text": KILLED, "evidence": [wrong]}]))
    assert grade(briefing.summary[0], records, "en").grade is Grade.UNSUPPORTED


def test_evidence_of_a_changed_source_supports_nothing_but_of_a_missing_one_is_taken_as_given() -> None:
    briefing, _ = loaded(brief(summary=[{"text": KILLED, "evidence": [evidence(KILLED)]}]))
    changed = Records.of(briefing, MemoryResolver({"s1.txt": TEXT.replace("700", "900").encode()}))
    assert grade(briefing.summary[0], changed, "en").grade is Grade.UNSUPPORTED
    missing = Records.of(briefing, MemoryResolver({}))
    assert grade(briefing.summary[0], missing, "en").grade is Grade.VERBATIM


def test_an_event_rests_on_evidence_of_its_date() -> None:
    event = {"text": "Talks are held.", "date": "2025-08", "evidence": [evidence(HELD)]}
    wrong, inferred = {**event, "date": "2025-09"}, {**event, "date": "2025-09", "inferred": True}
    briefing, records = loaded(brief(timeline=[event, wrong, inferred]))
    gradings = [grade(part, records, "en") for part in briefing.timeline]
    assert [grading.dates for grading in gradings] == [(), ("2025-09",), ()]


def test_a_source_in_another_language_is_read_in_its_own() -> None:
    text = "Es waren 1.234,5 Tonnen am 3. Mai 2025."
    data = brief(sources=[{"id": "s1", "title": "T", "file": "s1.txt", "language": "de"}],
                 summary=[{"text": "1,234.5 tonnes on 3 May 2025.", "evidence": [evidence(text, text=text)]}],
                 )  # fmt: skip
    briefing, records = loaded(data, {"s1.txt": text.encode()})
    assert grade(briefing.summary[0], records, "en").grade is Grade.DERIVED


def test_the_brief_says_which_grade_it_needs_else_its_kind_does() -> None:
    assert required(loaded(brief(kind="briefing"))[0]) is Grade.DERIVED
    assert required(loaded(brief(kind="assessment"))[0]) is None
    assert required(loaded(brief(kind="assessment", requires="verbatim"))[0]) is Grade.VERBATIM
    assert required(loaded(brief(kind="briefing", requires="none"))[0]) is None


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_has_a_grade_and_its_own_words_are_verbatim(text: str, other: str) -> None:
    from policybrief.model.evidence import Evidence

    records = Records((), MemoryResolver({}))
    part = SummaryPoint(text=text or "x", evidence=(Evidence(source="s1", start=0, end=1, exact=other),))
    assert grade(part, records, "en").grade in Grade
    assert grade(KeyFigure(text=text or "x"), records, "en").grade is Grade.UNSUPPORTED
