"""The document tree can be walked and read."""

from __future__ import annotations

from policybrief.document.blocks import Callout, Column, Figure, List, ListItem, Paragraph, Section, Table, text, walk
from policybrief.document.inlines import Choice, CrossReference, LineBreak, Link, NoteMark, Styled, Text, plain_text


def test_plain_text_is_what_a_reader_sees_without_note_marks() -> None:
    inlines = (
        Text("See "), Styled("strong", (Text("this "), Link("https://example.org", (Text("page"),)))),
        NoteMark("n1", "1"), LineBreak(), CrossReference("t1", "Table 2"), Text(" "), Choice("agree"),
    )  # fmt: skip
    assert plain_text(inlines) == "See this page\nTable 2 agree"


def test_walk_gives_every_block_in_reading_order() -> None:
    def paragraph(name: str) -> Paragraph:
        return Paragraph(id=name, text=text(name))

    table = Table(id="t", columns=(Column(),), after=(paragraph("after"),))
    tree = (
        Section(
            id="s", level=1, role="summary", title=text("Summary"),
            blocks=(
                Callout(id="c", role="summary", blocks=(paragraph("one"),)),
                List(id="l", items=(ListItem(blocks=(paragraph("two"), List(id="l2", items=()))),)),
                Figure(id="f", alt="a figure", data=table),
            ),
        ),
        paragraph("last"),
    )  # fmt: skip
    assert [block.id for block in walk(tree)] == ["s", "c", "one", "l", "two", "l2", "f", "t", "after", "last"]


def test_an_empty_string_is_no_inline() -> None:
    assert text("") == ()
    assert text("a") == (Text("a"),)
