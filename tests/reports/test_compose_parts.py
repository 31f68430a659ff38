"""Each part as its readers expect it."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from composing import HEAD, RICH, assert_holds, briefing, composed, inlines, only, part
from policybrief.compose import compose
from policybrief.document import blocks as b
from policybrief.document.inlines import Choice, CrossReference, Styled, Text, plain_text
from policybrief.model.briefing import Origin
from policybrief.problems import Problem, Severity
from policybrief.style.loading import load_style


def facts(block: Any) -> dict[str, str]:
    return {plain_text(fact.label): plain_text(fact.value).replace("\u00a0", " ") for fact in block.items}


# --- head ---


def test_the_title_block_shows_only_what_is_known() -> None:
    title = composed(date="2025-08-12", to=["A", "B"]).blocks[0]
    assert isinstance(title, b.Title)
    assert facts(title.facts) == {"Date": "12 August 2025", "To": "A; B"}
    assert (title.organisation, title.series, title.subtitle) == ((), (), ())
    assert (plain_text(title.paper), plain_text(title.status)) == ("Briefing", "Final")


def test_a_brief_without_a_date_is_dated_by_its_last_change() -> None:
    document = composed(updated="2025-08-15T09:30:00+01:00")
    assert facts(document.blocks[0].facts) == {"Updated": "15 August 2025"}  # type: ignore[union-attr]
    assert document.date == "2025-08-15T09:30:00+01:00"


def test_the_properties_of_a_document() -> None:
    document = composed(RICH)
    assert (document.author, document.subject, document.keywords) == ("Ines Falk", "Briefing", ("Delta Board", "Umar"))
    assert composed(organisation="River Office").author == "River Office"
    assert document.running == "WD/2025/7 · Water for the delta"
    assert (document.language, document.direction) == ("en-GB", "ltr")
    assert composed(language="ur-PK").direction == "rtl"


def test_a_long_title_is_cut_between_words_in_the_running_head() -> None:
    running = composed(title="word " * 40).running
    assert len(running) <= 110
    assert running.endswith("word…")


@pytest.mark.parametrize(("status", "draft"), [("draft", "DRAFT"), ("in-review", "DRAFT"), ("final", "")])
def test_what_is_not_final_carries_a_draft_mark(status: str, draft: str) -> None:
    assert composed(status=status).draft == draft


def test_the_banner_is_drawn_as_its_scheme_says() -> None:
    assert composed().banner is None
    tlp = composed(marking={"scheme": "tlp", "level": "RED", "caveats": ["EYES ONLY"]}).banner
    assert tlp == b.Banner(label="TLP:RED – EYES ONLY", text="#FF2B2B", background="#000000")
    scheme = {"id": "own", "levels": [{"name": "OPEN"}, {"name": "SHUT", "label": "Shut!", "background": "#112233"}]}
    own = composed(marking_schemes=[scheme], marking={"scheme": "own", "level": "SHUT"}).banner
    assert own == b.Banner(label="Shut!", text="#FFFFFF", background="#112233")
    unknown = composed(marking={"scheme": "nobody", "level": "X"}, status="draft").banner
    assert unknown == b.Banner(label="X")


def test_a_portion_marking_stands_before_its_portion() -> None:
    document = composed(summary=[{"label": "Issue", "text": "It fell.", "marking": "AMBER"}])
    paragraph = only(document, b.Paragraph)
    assert paragraph.text[0] == Styled("marking", (Text("(AMBER)"),))
    assert plain_text(paragraph.text) == "(AMBER) Issue It fell."


# --- summary, judgements ---


def test_the_summary_is_one_panel_with_the_bottom_line_first() -> None:
    points = [{"text": "Bottom line."}, {"text": "One."}, {"text": "Two."}, {"label": "Next", "text": "Three."}]
    panel = only(composed(summary=points), b.Callout, "summary")
    assert [block.kind for block in panel.blocks] == ["paragraph", "list", "paragraph"]
    assert [len(block.items) for block in panel.blocks if isinstance(block, b.List)] == [2]


def test_a_judgement_states_likelihood_and_confidence_apart() -> None:
    """ICD 203 forbids both in one sentence."""
    judgement = {"text": "It will rain.", "likelihood": "likely", "confidence": "low-to-moderate", "scale": "icd203"}
    panel = only(composed(judgements=[judgement]), b.Callout, "judgement")
    assert plain_text(panel.title) == "Judgement 1"
    assert plain_text(panel.blocks[0].text) == "It will rain."
    assert facts(panel.blocks[1]) == {
        "Likelihood (ICD 203)": "likely (55–80 per cent)", "Confidence": "low to moderate",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("key", "scale", "words"),
    [
        ("almost-no-chance", None, "almost no chance (1–5 per cent)"),
        ("almost-certain", "icd203", "almost certain (95–99 per cent)"),
        ("almost-certain", "phia", "almost certain (95 per cent or more)"),
        ("remote-chance", None, "remote chance (5 per cent or less)"),
        ("realistic-possibility", "phia", "realistic possibility (40–50 per cent)"),
        ("unlikely", "phia", "unlikely (25–35 per cent)"),
        ("unlikely", None, "unlikely (20–45 per cent)"),
        ("very-likely", "phia", "very likely"),
    ],
)
def test_a_degree_has_the_range_of_its_scale(key: str, scale: str | None, words: str) -> None:
    """The last one is on no step of its scale, as only a draft can have it."""
    judgement = {"text": "x", "likelihood": key} | ({"scale": scale} if scale else {})
    panel = only(composed(status="draft", judgements=[judgement]), b.Callout, "judgement")
    assert list(facts(panel.blocks[1]).values()) == [words]


def test_the_scale_shows_where_each_judgement_stands() -> None:
    judgements = [{"text": "x", "likelihood": key} for key in ("likely", "unlikely", "likely")]
    figure = only(composed(judgements=judgements), b.Figure, "likelihood")
    assert "likely 55–80% (judgement 1, 3)" in figure.alt
    assert "very likely 80–95%;" in figure.alt


def test_without_a_degree_there_is_no_scale() -> None:
    document = composed(judgements=[{"text": "x", "confidence": "high"}])
    assert not any(isinstance(block, b.Figure) for block in b.walk(document.blocks))


# --- recommendations ---


def recommendation(**fields: Any) -> b.Callout:
    kind = fields.pop("kind", "briefing")
    recommendations = [{"ask": "agree", "action": "Buy pumps.", **fields}]
    panel: b.Callout = only(composed(kind=kind, recommendations=recommendations), b.Callout, "decision")
    return panel


def choices(panel: b.Callout) -> list[tuple[str, bool]]:
    found = [inline for block in panel.blocks if isinstance(block, b.Paragraph) for inline in block.text]
    return [(inline.label, inline.chosen) for inline in found if isinstance(inline, Choice)]


def test_a_recommendation_says_what_the_reader_is_asked() -> None:
    panel = recommendation()
    assert plain_text(panel.title) == "Recommendation 1: you are asked to agree"
    assert plain_text(panel.blocks[0].text) == "Buy pumps."  # type: ignore[union-attr]
    assert plain_text(recommendation(kind="advisory").title) == "Recommendation 1"


def test_a_paper_for_decision_leaves_room_for_it() -> None:
    panel = recommendation(kind="submission")
    assert choices(panel) == [("Agree", False), ("Disagree", False), ("Discuss", False)]
    assert facts(panel.blocks[-1]) == {"Name": "", "Date": ""}


def test_other_papers_ask_only_for_the_choices_they_name() -> None:
    assert choices(recommendation()) == []
    assert choices(recommendation(choices=["yes", "no"])) == [("yes", False), ("no", False)]


def test_a_decision_made_is_shown_with_who_and_when() -> None:
    outcome = {"choice": "Agree", "by": "Minister", "on": "2025-08-20", "comment": "Thanks."}
    panel = recommendation(kind="submission", outcome=outcome)
    assert choices(panel)[0] == ("Agree", True)
    assert {"Decided": "Agree", "Name": "Minister", "Date": "20 August 2025"} in [
        facts(block) for block in panel.blocks if isinstance(block, b.Facts)
    ]
    assert plain_text(panel.blocks[-1].text) == "Comment Thanks."  # type: ignore[union-attr]


def test_a_decision_that_was_not_on_offer_is_among_the_boxes() -> None:
    assert choices(recommendation(choices=["yes", "no"], outcome={"choice": "later"})) == [
        ("yes", False), ("no", False), ("later", True),
    ]  # fmt: skip


def test_a_choice_is_found_whatever_its_case() -> None:
    assert choices(recommendation(choices=["Yes", "No"], outcome={"choice": "yes"})) == [("Yes", True), ("No", False)]


def test_a_response_says_who_accepts() -> None:
    response = {"status": "rejects", "text": "Too dear.", "by": "Board", "on": "2025-08-21"}
    assert plain_text(recommendation(response=response).blocks[-1].text) == (  # type: ignore[union-attr]
        "Response rejects (Board, 21 August 2025). Too dear."
    )


# --- back ---


def test_terms_are_in_the_order_of_the_alphabet() -> None:
    glossary = [{"term": term, "meaning": "m"} for term in ("Zebra", "äh", "Aha", "öde", "ode")]
    assert list(facts(only(composed(glossary=glossary), b.Facts))) == ["äh", "Aha", "ode", "öde", "Zebra"]


def test_an_undated_source_is_called_undated() -> None:
    document = composed(sources=[{"id": "s", "title": "T", "published": None}])
    assert plain_text(only(document, b.Paragraph).text) == "T, undated."


def test_the_notice_closes_the_paper() -> None:
    document = composed(RICH)
    last = document.blocks[-1]
    assert isinstance(last, b.Paragraph)
    assert last.role == "notice"


# --- what is still open ---


def draft(status: str, *problems: Problem) -> b.Document:
    data = {**HEAD, "status": status, "summary": [{"id": "a", "text": "x"}], "judgements": [{"text": "y"}]}
    document = compose(replace(briefing(data), origin=Origin(problems=problems)), load_style())
    assert_holds(document)
    return document


ERROR = Problem(
    severity=Severity.ERROR, rule="r", message="the figure is wrong", path="/summary/0/text", hint="mend it"
)
WARNING = Problem(severity=Severity.WARNING, rule="r", message="nobody knows", path="/judgements/0/text")
HINT = Problem(severity=Severity.HINT, rule="r", message="a long sentence", path="/summary/9/text/3")


def test_a_draft_lists_its_errors_and_warnings_at_its_end() -> None:
    document = draft("draft", ERROR, WARNING, HINT)
    last = document.blocks[-1]
    assert isinstance(last, b.Section)
    assert last.role == "problems"
    listed = [plain_text(item.blocks[0].text) for item in only(document, b.Callout, "problems").blocks[1].items]
    assert listed == ["Error. The figure is wrong: mend it (“Summary”)", "Warning. Nobody knows"]
    assert CrossReference("a", "“Summary”") in list(inlines(document))


def test_a_final_paper_lists_none() -> None:
    assert not any(getattr(block, "role", "") == "problems" for block in draft("final", WARNING).blocks)


def test_hints_alone_are_not_listed() -> None:
    assert not any(getattr(block, "role", "") == "problems" for block in draft("draft", HINT).blocks)


def test_a_problem_of_the_whole_brief_has_no_place() -> None:
    document = draft("draft", replace(ERROR, path=""), replace(ERROR, path="/nowhere/x"))
    panel = only(document, b.Callout, "problems")
    assert all("(" not in plain_text(item.blocks[0].text) for item in panel.blocks[1].items)


@pytest.mark.parametrize(
    ("printed", "unit", "large", "counted"),
    [
        ("over 700 insurgents", "insurgents", "over 700", "insurgents"),
        ("dozens of militant hideouts", "militant hideouts", "dozens", "of militant hideouts"),
        ("over 700", "insurgents", "over 700", ""),
        ("insurgents", "insurgents", "insurgents", ""),
        ("half", None, "half", ""),
    ],
)
def test_a_key_figure_ending_with_its_unit_shows_the_number_alone_in_large_type(
    printed: str, unit: str | None, large: str, counted: str
) -> None:
    figure = {"text": printed, "label": "so far", **({"unit": unit} if unit else {})}
    (facts,) = part(composed({**HEAD, "key_figures": [figure]}), "key_figures").blocks
    assert isinstance(facts, b.Facts)
    (card,) = facts.items
    assert plain_text(card.value) == large
    assert plain_text(card.label) == (f"{counted}\nso far" if counted else "so far")
