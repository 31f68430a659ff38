"""Any tree becomes a valid Word file that prints all of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, Phase, Verbosity, given, settings
from hypothesis import strategies as st

from hostile_texts import HOSTILE, PLAIN
from policybrief.document import blocks as b
from policybrief.document.dump import dump
from policybrief.document.graphics import Circle, Graphic, Label, Line, Rect
from policybrief.document.inlines import (
    Choice,
    CrossReference,
    Language,
    LineBreak,
    Link,
    NoteMark,
    Styled,
    Text,
)
from word_reading import made
from word_templates import GERMAN_NUMBERING, in_template, package

IDS = ("", "a", "A", "b-1", "b_1", "ü", "x" * 60)
words = st.one_of(st.sampled_from(PLAIN), st.sampled_from(HOSTILE), st.text(max_size=12), st.just("Table 1. x"))
ids = st.sampled_from(IDS)
leaves = st.one_of(
    st.builds(Text, words),
    st.builds(CrossReference, ids, words),
    st.builds(NoteMark, st.sampled_from(("n1", "n2", "n3", "gone")), st.sampled_from(("1", "2", "3", "*"))),
    st.builds(Choice, words, st.booleans()),
    st.just(LineBreak()),
)
addresses = st.one_of(st.sampled_from(("https://example.org/a", "mailto:a@b.org", "javascript:x", "http://[")), words)
inline = st.recursive(
    leaves,
    lambda children: st.one_of(
        st.builds(
            Styled,
            st.sampled_from(("emphasis", "strong", "code", "lead", "marking", "muted")),
            st.lists(children, max_size=3).map(tuple),
        ),
        st.builds(Link, addresses, st.lists(children, max_size=2).map(tuple)),
        st.builds(Language, st.sampled_from(("fr", "ur-PK", "zh-Hans")), st.lists(children, max_size=2).map(tuple)),
    ),
    max_leaves=5,
)
inlines = st.lists(inline, max_size=4).map(tuple)
numbers = st.sampled_from(("", "1", "2.1", "A", "1."))
paragraphs = st.builds(
    b.Paragraph,
    id=ids,
    role=st.sampled_from(("body", "note", "source", "notice", "muted", "statement")),
    number=numbers,
    text=inlines,
)
facts = st.builds(
    b.Facts,
    id=ids,
    role=st.sampled_from(("head", "figures", "terms")),
    items=st.lists(st.builds(b.Fact, id=ids, label=inlines, value=inlines), max_size=6).map(tuple),
)


@st.composite
def tables(draw: st.DrawFn) -> b.Table:
    width = draw(st.integers(1, 10))
    cells = st.lists(st.builds(b.Cell, id=ids, text=inlines), min_size=width, max_size=width).map(tuple)
    rows = st.builds(b.Row, id=ids, role=st.sampled_from(("item", "subhead", "total")), cells=cells)
    column = st.builds(
        b.Column,
        align=st.sampled_from(("start", "end", "centre")),
        width=st.floats(0.01, 50),
        row_header=st.booleans(),
    )
    return b.Table(
        id=draw(ids),
        caption=draw(inlines),
        description=draw(words),
        columns=tuple(draw(st.lists(column, min_size=width, max_size=width))),
        head=tuple(draw(st.lists(rows, max_size=2))),
        rows=tuple(draw(st.lists(rows, max_size=3))),
        after=tuple(draw(st.lists(paragraphs, max_size=2))),
    )


lengths = st.floats(0, 500)
colours = st.sampled_from(("ink", "muted", "accent-soft", "series-3", "high"))
shapes = st.one_of(
    st.builds(Rect, x=lengths, y=lengths, width=lengths, height=lengths, fill=st.none() | colours,
              stroke=st.none() | colours, hatch=st.sampled_from(("", "up", "down", "cross"))),
    st.builds(Circle, x=lengths, y=lengths, radius=lengths, fill=st.none() | colours),
    st.builds(Line, points=st.lists(st.tuples(lengths, lengths), min_size=2, max_size=4).map(tuple), stroke=colours,
              dash=st.sampled_from(((), (1.0, 1.0), (6.0, 2.0)))),
    st.builds(Label, x=lengths, y=lengths, text=words, size=st.floats(0.5, 40),
              anchor=st.sampled_from(("start", "middle", "end")), strong=st.booleans()),
)  # fmt: skip
graphics = st.builds(
    Graphic, width=st.floats(0, 2000), height=st.floats(0, 900), shapes=st.lists(shapes, max_size=4).map(tuple)
)
figures = st.builds(
    b.Figure,
    id=ids,
    caption=inlines,
    alt=words,
    graphic=graphics.filter(lambda graphic: graphic.width > 0 and graphic.height > 0),
    data=st.none() | tables(),
    after=st.lists(paragraphs, max_size=1).map(tuple),
)
labels = st.sampled_from(("1.", "2.", "(a)", "i", "Z9", "%1", "", "1"))


def holders(inner: st.SearchStrategy[b.Block]) -> st.SearchStrategy[b.Block]:
    some = st.lists(inner, max_size=3).map(tuple)
    items = st.lists(st.builds(b.ListItem, id=ids, label=labels, blocks=some), max_size=4).map(tuple)
    roles = ("summary", "judgement", "decision", "option", "box", "note", "important", "warning", "problems")
    return st.one_of(
        st.builds(
            b.Section,
            id=ids,
            level=st.integers(1, 9),
            role=st.just("other"),
            number=numbers,
            title=inlines,
            blocks=some,
        ),
        st.builds(b.List, id=ids, ordered=st.booleans(), items=items),
        st.builds(b.Callout, id=ids, role=st.sampled_from(roles), title=inlines, blocks=some),
        st.builds(b.Extension, id=ids, name=st.just("x"), data=st.none(), fallback=some),
    )


quotes = st.builds(b.Quote, id=ids, text=inlines, speaker=inlines)
titles = st.builds(
    b.Title, id=ids, organisation=inlines, series=inlines, paper=inlines, title=inlines, subtitle=inlines,
    status=inlines, facts=st.none() | facts.filter(lambda block: block.role == "head"),
)  # fmt: skip
entries = st.builds(
    b.Entry, target=ids, level=st.integers(1, 12), number=numbers, title=words.map(lambda w: (Text(w),))
)
contents = st.builds(
    b.Contents,
    title=words.map(lambda w: (Text(w),)),
    entries=st.lists(entries, min_size=1, max_size=3).map(tuple),
    auto=st.just(False),
)
blocks = st.recursive(st.one_of(paragraphs, tables(), facts, quotes, figures), holders, max_leaves=8)
notes = tuple(
    b.Note(
        id=f"n{at}", label=str(at), text=(Text("t"),), short=(Text("s"), NoteMark("n1", "1"), CrossReference("a", "b"))
    )
    for at in (1, 2, 3)
)
documents = st.builds(
    b.Document,
    id=words, language=st.sampled_from(("en-GB", "ur-PK", "zh-Hans")), direction=st.sampled_from(("ltr", "rtl")),
    title=words, author=words, subject=words, keywords=st.lists(words, max_size=2).map(tuple),
    date=st.sampled_from(("", "2025-08-15", "2025-08", "soon")), running=words, draft=words,
    banner=st.none() | st.builds(b.Banner, label=words),
    page=st.sampled_from(("", "{page}", "Page {page} of {pages}", "{x}")),
    blocks=st.tuples(titles, contents, blocks, blocks, blocks), notes=st.just(notes),
)  # fmt: skip


# A tree of this size is told by its dump: Hypothesis takes minutes to write one as Python.
QUIETLY = settings(
    deadline=None, derandomize=True, database=None, phases=(Phase.generate,), verbosity=Verbosity.quiet,
    suppress_health_check=list(HealthCheck),
)  # fmt: skip


def check_trees(surroundings: settings, examples: int, export: Callable[[b.Document], object] = made) -> None:
    """Makes Word files of generated trees, each held to all rules and to the text of its tree (see `word_conformity`).

    The first that is at fault is told once all are drawn, for Hypothesis would write its tree as Python, twice.
    """
    told: list[str] = []

    @settings(surroundings, max_examples=examples)
    @given(documents)
    def make(document: b.Document) -> None:
        if told:
            return
        try:
            export(document)
        except (Exception, pytest.fail.Exception) as error:
            told.append(f"{error}\n\n{dump(document)}")

    make()
    assert not told, told[0]


def test_any_tree_becomes_a_valid_file_that_prints_all_of_it_in_order() -> None:
    check_trees(QUIETLY, 10)


@pytest.mark.slow
def test_a_hundred_trees_become_valid_files() -> None:
    check_trees(QUIETLY, 100)


@pytest.mark.slow
def test_trees_become_valid_files_in_a_template() -> None:
    header = "<w:p><w:r><w:t>Office of {title} {marking}</w:t></w:r></w:p>"
    template = package(numbering=GERMAN_NUMBERING.replace("»", "•"), margins={("header", "default"): header})
    check_trees(QUIETLY, 40, lambda document: in_template(template, document))


@pytest.mark.soak
def test_a_thousand_trees_become_valid_files() -> None:
    """Others each time."""
    check_trees(settings(QUIETLY, derandomize=False), 1000)


def test_a_panel_whose_blocks_print_nothing_is_valid() -> None:
    empty = (b.List(items=()), b.Table(columns=(b.Column(),)))
    made(b.Document(id="x", language="en", title="x", page="", blocks=(b.Callout(role="box", blocks=empty),)))
