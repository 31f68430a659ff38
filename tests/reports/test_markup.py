"""What is printed said in the inline markup again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policybrief.inline import parse
from policybrief.markup import Said, Stretch, normalised, serialise, stretches

words = st.text(st.sampled_from('ab .*_`[]()<>&#\\!~\n\t\u00a0é“"-'), max_size=5)
addresses = st.sampled_from(["", "", "", "https://example.org/a", "https://example.org/(a)_b", "mailto:a@example.org"])
looks = st.builds(Stretch, words, st.booleans(), st.booleans(), st.booleans(), addresses, st.just(""))
references = st.builds(
    Stretch, words, st.booleans(), st.just(False), st.just(False), st.just(""), st.sampled_from(["t1", "r-2"])
)
runs = st.lists(looks | looks | references, max_size=6)
markup = st.lists(
    st.sampled_from(
        ["a", "b c", " ", "*", "**", "_", "__", "`", "``", "\\", "\\*", "[", "]", "(", "](#t1)", "](https://a.org)",
         "!", "<https://a.org/é>", "&amp;", "&", "\n", "  \n", "\\\n", "“", ".", "***"]
    ),
    max_size=14,
).map("".join)  # fmt: skip


@given(runs)
def test_what_is_said_reads_as_it_was_printed(run: list[Stretch]) -> None:
    """Words and references are always kept; with nothing named as lost, the looks are, too."""
    said = serialise(run)
    again = stretches(parse(said.text))
    expected = normalised(run)
    assert "".join(part.text for part in again) == "".join(part.text for part in expected)
    assert [part.reference for part in again if part.reference] == [part[5] for part in expected if part.reference]
    if not said.lost:
        assert again == expected


@given(markup)
def test_what_the_markup_can_say_is_said_without_loss(source: str) -> None:
    run = stretches(parse(source))
    said = serialise(run)
    assert said.lost == ()
    assert stretches(parse(said.text)) == run


@given(runs)
def test_the_normal_form_is_its_own(run: list[Stretch]) -> None:
    assert normalised(normalised(run)) == normalised(run)


@pytest.mark.parametrize(
    "source",
    ["Plain.", "A *word* here.", "**Strong** and `code`", "See [](#t1), [Table 2](#t1).", "[*a* b](https://a.org)",
     "*a **b** c*", "one\\\ntwo", "1 \\* 2"],
)  # fmt: skip
def test_usual_markup_is_written_the_usual_way(source: str) -> None:
    assert serialise(stretches(parse(source))) == Said(source)


def test_white_space_is_moved_out_of_emphasis() -> None:
    run = [Stretch("more"), Stretch(" aid ", emphasis=True), Stretch("now")]
    assert serialise(run) == Said("more *aid* now")


def test_what_the_markup_has_no_way_to_say_is_named() -> None:
    """No emphasis begins between a letter and a bracket."""
    run = [Stretch("x"), Stretch("(aid)", emphasis=True), Stretch("y")]
    assert serialise(run) == Said("x(aid)y", ("emphasis of “(aid)”",))


def test_a_link_that_the_brief_may_not_have_keeps_its_words() -> None:
    said = serialise([Stretch("a "), Stretch("file", link="file:///etc/passwd")])
    assert said == Said("a file", ("the link of “file”",))
