"""Two changes of one text come together by sentences; numbers are read as they are printed; parts are found again."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from merging_briefs import BRIEF, data
from policybrief.compose.labels import Labels
from policybrief.compose.wording import Wording
from policybrief.ids import assign
from policybrief.merging.alignment import aligned
from policybrief.merging.figures import number
from policybrief.merging.texts import merged
from policybrief.yaml_edits.nodes import grown, path_of

BASE = "One came. Two went. Three stayed."
SENTENCES = st.lists(st.sampled_from(["Ann came.", "Ben went.", "Did Cy stay?", "No.", "It is so."]), max_size=6)


@pytest.mark.parametrize(
    ("current", "returned", "wanted"),
    [
        ("One came early. Two went. Three stayed.", "One came. Two went. Three left.",
         "One came early. Two went. Three left."),
        ("One came early. Two went. Three stayed.", "One came. Two left. Three stayed.",
         "One came early. Two left. Three stayed."),
        ("Two went. Three stayed.", "One came. Two went. Three left.", "Two went. Three left."),
        ("One came. Two went. Three stayed. Four.", "Zero. One came. Two went. Three stayed.",
         "Zero. One came. Two went. Three stayed. Four."),
        ("One came. Two went. New. Three stayed.", "One came. Two left. Three stayed.",
         "One came. Two left. New. Three stayed."),
        ("One came. Three stayed.", "One came. Three stayed.", "One came. Three stayed."),
        ("One came early. Two went. Three stayed.", "One came late. Two went. Three stayed.", None),
        ("One came. A. Two went. Three stayed.", "One came. B. Two went. Three stayed.", None),
        ("One came. Three stayed.", "One came. Two left. Three stayed.", None),
    ],
)  # fmt: skip
def test_changes_of_different_sentences_come_together(current: str, returned: str, wanted: str | None) -> None:
    assert merged(BASE, current, returned, "en-GB") == wanted
    assert merged(BASE, returned, current, "en-GB") == wanted


@given(SENTENCES.map(" ".join), SENTENCES.map(" ".join))
def test_where_one_side_changed_nothing_the_other_is_taken(base: str, other: str) -> None:
    for result in (merged(base, base, other, "en"), merged(base, other, base, "en")):
        assert result is not None
        assert result.split() == other.split()


def test_sentences_without_blanks_between_get_none() -> None:
    assert merged("一来了。二走了。三留下。", "一来了！二走了。三留下。", "一来了。二走了。三不在。", "zh-Hans") == (
        "一来了！二走了。三不在。"
    )


@pytest.mark.parametrize("language", ["en-GB", "de-DE", "fr-FR", "de-CH", "ar", "ur-PK", "hi-IN", "sv-SE", "zh-Hans"])
@given(value=st.integers(-(10**9), 10**9) | st.decimals(-(10**6), 10**6, places=2))
def test_a_printed_number_is_read_again(language: str, value: int | Decimal) -> None:
    printed = Wording(language, Labels({})).number
    assert number(printed(value), printed) == value


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("de-DE", "1.234,5", Decimal("1234.5")), ("de-DE", "1234,5", Decimal("1234.5")), ("de-DE", "1.234", 1234),
        ("fr-FR", "1 234", 1234), ("sv-SE", "−5", -5), ("en-GB", "-5", -5), ("en-GB", "1,23", None),
        ("de-DE", "1,234.5", None), ("en-GB", "", None), ("en-GB", "ten", None), ("en-GB", "1.", None),
    ],
)  # fmt: skip
def test_a_number_is_read_in_the_language_of_the_brief(language: str, text: str, value: object) -> None:
    assert number(text, Wording(language, Labels({})).number) == value


def test_parts_are_found_where_they_are_now() -> None:
    """Ids that were made of the words change with them; what was reworded is found all the same."""
    base = data(
        BRIEF.replace("        id: p2\n", "").replace("[](#p2)", "it").replace("- id: sum2\n    text", "- text")
    )
    current = data(
        BRIEF.replace("        id: p2\n", "")
        .replace("[](#p2)", "it")
        .replace(
            "  - id: sum2\n    text: They agreed on 12 steps.", "  - text: New.\n  - text: They agreed on 13 steps."
        )
        .replace("They end in June.", "They end in June, or later.")
    )
    nodes = aligned(assign(base), assign(current), grown(current))
    assert path_of(nodes["/summary/1"]) == ("summary", 2)
    assert path_of(nodes["/sections/0/blocks/1/lead"]) == ("sections", 0, "blocks", 1, "lead")
    assert path_of(nodes["/options/0/advantages/1/text"]) == ("options", 0, "advantages", 1, "text")
