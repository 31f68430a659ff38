"""Generated documents: the exporter never raises and loses no text, whatever is nested in what."""

from __future__ import annotations

from io import BytesIO

from hypothesis import HealthCheck, Phase, Verbosity, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

import pdf_documents as samples
from pdf_reading import laid_out, laid_out_text, missing, page_texts, squeezed, texts
from policybrief.context import Context
from policybrief.document.blocks import (
    Block,
    Callout,
    Cell,
    Column,
    Fact,
    Facts,
    Figure,
    List,
    ListItem,
    Paragraph,
    Quote,
    Row,
    Section,
    Table,
)
from policybrief.document.inlines import (
    Choice,
    CrossReference,
    Inline,
    LineBreak,
    Link,
    NoteMark,
    Styled,
    Text,
)
from policybrief.style.loading import load_style
from policybrief_exporters.pdf.export import export

PHASES = (Phase.explicit, Phase.generate)
"""Without shrinking, which takes minutes on trees like these; nor are they written out: a failure has a message."""

readable = st.text(
    st.one_of(st.sampled_from("abcdefghij XYZ .,-—’“”/()[]<>&\\%\u00a0"), st.characters(codec="latin-1",
              exclude_categories=("Cc", "Cf"))), max_size=60,
)  # fmt: skip
anything = st.text(st.characters(), max_size=30)


def inlines(strings: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[Inline, ...]]:
    """Runs of every inline kind."""
    leaves: st.SearchStrategy[Inline] = st.one_of(
        st.builds(Text, strings), st.just(LineBreak()), st.builds(Choice, strings, st.booleans()),
        st.builds(NoteMark, st.just("n"), st.sampled_from(("1", "27"))),
        st.builds(CrossReference, st.just("here"), strings),
    )  # fmt: skip
    roles = st.sampled_from(("emphasis", "strong", "code", "lead", "marking", "muted"))
    nested = st.recursive(
        leaves,
        lambda inner: st.one_of(
            st.builds(Styled, roles, st.lists(inner, max_size=3).map(tuple)),
            st.builds(Link, st.just("https://example.org/ä b"), st.lists(inner, max_size=3).map(tuple)),
        ),
        max_leaves=4,
    )
    return st.lists(nested, max_size=5).map(tuple)


@st.composite
def tables(draw: st.DrawFn, strings: st.SearchStrategy[str]) -> Table:
    """Tables of few columns."""
    count = draw(st.integers(1, 5))
    aligns = st.sampled_from(("start", "end", "centre"))
    columns = draw(st.lists(st.builds(Column, align=aligns, width=st.floats(0.1, 9)), min_size=count, max_size=count))
    cells = st.lists(st.builds(Cell, text=inlines(strings)), min_size=count, max_size=count).map(tuple)
    rows = st.builds(Row, role=st.sampled_from(("item", "total", "subhead")), cells=cells)
    head = draw(st.lists(st.builds(Row, cells=cells), max_size=2).map(tuple))
    return Table(columns=tuple(columns), caption=draw(inlines(strings)), head=head,
                 rows=draw(st.lists(rows, max_size=5).map(tuple)))  # fmt: skip


def blocks(strings: st.SearchStrategy[str]) -> st.SearchStrategy[Block]:
    """Blocks of the kinds that nest, and those that stand in them."""
    runs = inlines(strings)
    facts = st.lists(st.builds(Fact, label=runs, value=runs), max_size=5).map(tuple)
    leaves: st.SearchStrategy[Block] = st.one_of(
        st.builds(Paragraph, text=runs, role=st.sampled_from(("body", "note", "statement")), number=st.just("")),
        st.builds(Quote, text=runs, speaker=runs), tables(strings),
        st.builds(Facts, role=st.sampled_from(("head", "figures", "terms")), items=facts),
        st.builds(Figure, alt=st.just("A picture"), graphic=st.just(samples.CHART), caption=runs),
    )  # fmt: skip
    return st.recursive(
        leaves,
        lambda inner: st.one_of(
            st.builds(Section, level=st.integers(1, 12), role=st.just("section:x"), title=runs,
                      number=st.sampled_from(("", "2.1")), blocks=st.lists(inner, max_size=3).map(tuple)),
            st.builds(List, ordered=st.booleans(), items=st.lists(
                st.builds(ListItem, blocks=st.lists(inner, max_size=3).map(tuple)), max_size=3).map(tuple)),
            st.builds(Callout, role=st.sampled_from(("summary", "decision", "problems")), title=runs,
                      blocks=st.lists(inner, max_size=3).map(tuple)),
        ),
        max_leaves=6,
    )  # fmt: skip


@settings(max_examples=60, deadline=None, derandomize=True, phases=PHASES, verbosity=Verbosity.quiet,
          suppress_health_check=list(HealthCheck))  # fmt: skip
@given(st.lists(blocks(readable), max_size=4).map(tuple))
def test_no_text_of_a_generated_document_is_lost(parts: tuple[Block, ...]) -> None:
    document = samples.document(*parts)
    result = export(document, Context(style=load_style()))
    read = squeezed("".join(page_texts(document, PdfReader(BytesIO(result.data)))))
    assert missing(texts(parts), squeezed(laid_out_text(laid_out(document)))) == []
    assert missing(texts(parts), read) == []


@settings(max_examples=80, deadline=None, derandomize=True, phases=PHASES, verbosity=Verbosity.quiet,
          suppress_health_check=list(HealthCheck))  # fmt: skip
@given(st.lists(blocks(anything), max_size=3).map(tuple), anything, anything)
def test_no_character_makes_the_exporter_raise(parts: tuple[Block, ...], title: str, running: str) -> None:
    document = samples.document(*parts, title=title, running=running, draft=title, author=running)
    assert export(document, Context(style=load_style())).data.endswith(b"%%EOF\n")
    assert laid_out(document)
