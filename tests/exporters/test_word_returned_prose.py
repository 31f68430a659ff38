"""The markup of a field that reads otherwise now: the source's own where nothing changed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policybrief.inline import parse, plain
from policybrief.markup import normalised, stretches
from policybrief_exporters.word.returned.page import OBJECT, Look, Span
from policybrief_exporters.word.returned.prose import reworded
from policybrief_exporters.word.returned.references import References
from policybrief_exporters.word.returned.units import Said, Unit, said, shown, stretches_of

sources = st.lists(
    st.sampled_from(
        ["Aid", " came ", "late", ". ", "*soon*", "**now**", "***both***", "`code`", "[a link](https://example.org/x)",
         "\\*", "&amp;", "  \n", "\\\n", "\n", "_so_", "“", "*two words*", "**of *mixed* looks**"]
    ),
    min_size=1, max_size=9,
).map("".join)  # fmt: skip


def units(source: str) -> Said:
    found = said(parse(source), plain(source), References(), in_note=False)
    assert found is not None
    return found


@given(sources.filter(lambda source: plain(source) == plain(source).strip()))
def test_unchanged_prose_says_what_it_said(source: str) -> None:
    made = reworded(source, parse(source), units(source), units(source).units)
    assert made.lost == ()
    assert stretches(parse(made.text)) == stretches(parse(source))


@given(sources, sources)
def test_reworded_prose_says_what_is_shown(source: str, new: str) -> None:
    now = units(new).units
    made = reworded(source, parse(source), units(source), now)
    if not made.lost:
        expected = normalised(stretches_of(now))
        trimmed = "".join(part.text for part in expected)
        got = stretches(parse(made.text))
        assert "".join(part.text for part in got).strip() == trimmed.strip()
        assert [part for part in got if not part.plain] == [part for part in expected if not part.plain]


@pytest.mark.parametrize(
    ("source", "old", "new", "expected"),
    [
        ("A *joint* `committee`  \nmeets", "meets", "met", "A *joint* `committee`  \nmet"),
        ("A _joint_ committee __meets__ soon", "soon", "late", "A _joint_ committee __meets__ late"),
        ("one \\* two &amp; three", "two", "2", "one \\* 2 &amp; three"),
        ("first line\nsecond line", "second", "last", "first line\nlast line"),
        ("**three dry years** passed", "dry", "wet", "**three wet years** passed"),
        ("see [the page](https://example.org) for it", "page", "paper", "see [the paper](https://example.org) for it"),
    ],
)
def test_markup_that_was_not_touched_stays_as_it_was_written(source: str, old: str, new: str, expected: str) -> None:
    now = list(units(source).units)
    start = "".join(unit.text for unit in now).index(old)
    now[start : start + len(old)] = [Unit(char, *now[start][1:]) for char in new]
    assert reworded(source, parse(source), units(source), now).text == expected


def test_references_are_kept_in_the_form_that_they_had() -> None:
    references = References(
        marks={"_pb_t1": "t1", "_pbl_t1": "t1"}, reachable=frozenset({"t1"}), notes=frozenset({"n1"}),
        tokens={"footnote 4": "n1"},
    )  # fmt: skip
    source = "See [](#t1), [that table](#t1) and this.[](#n1)"
    was = said(parse(source), f"See section 2.1, that table and this.{OBJECT}", references, in_note=False)
    assert was is not None
    spans = [
        Span("See section "), Span("2.9", target="_pbl_t1", computed=True), Span(", "),
        Span("that table", target="_pb_t1"), Span(" and this."),
        Span(OBJECT, token="footnote 4"), Span(OBJECT, token="footnote 5"),
    ]  # fmt: skip
    assert shown(spans, references, was.units) == was.units


def test_a_reference_whose_words_were_changed_has_words_of_its_own() -> None:
    references = References(marks={"_pb_t1": "t1"}, reachable=frozenset({"t1"}))
    source = "See [](#t1)."
    was = said(parse(source), "See Table 1.", references, in_note=False)
    assert was is not None
    now = shown([Span("See "), Span("the table", target="_pb_t1"), Span(".")], references, was.units)
    assert reworded(source, parse(source), was, now).text == "See [the table](#t1)."


def test_emphasis_that_the_markup_has_no_way_to_say_is_named() -> None:
    now = shown([Span("x"), Span("(aid)", Look(emphasis=True)), Span("y")], References())
    made = reworded("xy", parse("xy"), units("xy"), now)
    assert (made.text, made.lost) == ("x(aid)y", ("emphasis of “(aid)”",))
