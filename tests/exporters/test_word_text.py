"""Every text of the tree is in the Word file, in order and literally."""

from __future__ import annotations

import pytest

from hostile_texts import HOSTILE
from policybrief.document import blocks as b
from policybrief.document.inlines import Choice, Language, LineBreak, Link, Styled, Text
from word_documents import bullets, document, nested, numbered, paragraph, rich, table, text
from word_reading import opened
from word_texts import expected


def lines(tree: b.Document) -> list[str]:
    """The printed paragraphs that are not empty."""
    return [line for _, line in opened(tree).paragraphs() if line.strip("\t•–▪")]


def test_every_block_is_printed_in_the_order_of_the_tree() -> None:
    tree = rich()
    assert lines(tree) == expected(tree, contents=True)


@pytest.mark.parametrize("value", [*HOSTILE, "a\tb\nc\r\nd\re", " both ends ", "{{ x }} <w:p/> ]]> &amp; \"'", "<b>"])
def test_text_is_text_wherever_it_stands(value: str) -> None:
    inline = text(value)
    cell = b.Row(cells=(b.Cell(text=inline),))
    tree = document(
        b.Section(level=1, role="section:other", number="1", title=inline, blocks=(b.Paragraph(text=inline),)),
        b.List(items=(b.ListItem(blocks=(b.Paragraph(text=(Styled("code", inline), Choice(value))),)),)),
        b.Table(caption=inline, description=value, columns=(b.Column(),), head=(cell,), rows=(cell,)),
        b.Callout(role="box", title=inline, blocks=(b.Quote(text=inline, speaker=inline),)),
        b.Facts(role="terms", items=(b.Fact(label=inline, value=inline),)),
        b.Figure(alt=value, caption=inline),
        author=value, subject=value, running=value, draft=value, keywords=(value,),
    )  # fmt: skip
    assert lines(tree) == expected(tree)


def test_what_xml_cannot_hold_is_replaced_and_never_lost_silently() -> None:
    tree = document(paragraph("a\x00b\x1bc\ud800d\uffffe"))
    assert lines(tree)[-1] == "a\ufffdb\ufffdc\ufffdd\ufffde"


def test_spaces_at_the_ends_of_runs_are_kept() -> None:
    tree = document(b.Paragraph(text=(Text("one "), Styled("strong", text(" two ")), Text(" three"))))
    assert lines(tree)[-1] == "one  two  three"


def test_500_items_are_all_there_and_counted() -> None:
    labels = [f"{number}." for number in range(1, 501)]
    tree = document(b.List(ordered=True, items=tuple(
        b.ListItem(label=label, blocks=(paragraph(f"item {label}"),)) for label in labels
    )))  # fmt: skip
    assert lines(tree)[1:] == [f"{label}\titem {label}" for label in labels]


def test_400_rows_are_all_there() -> None:
    tree = document(table(3, 400))
    assert lines(tree) == expected(tree)


def test_12_levels_of_lists_are_all_there_the_deeper_ones_as_the_ninth() -> None:
    tree = document(nested(12))
    assert [line[2:] for line in lines(tree)[1:]] == [f"depth {level}" for level in range(1, 13)]
    styles = [style for style, _ in opened(tree).paragraphs() if style.startswith("ListBullet")]
    assert styles == ["ListBullet", *(f"ListBullet{level}" for level in range(2, 10)), *["ListBullet9"] * 3]


def test_60_columns_are_all_there_in_bands_that_repeat_the_names_of_the_rows() -> None:
    tree = document(table(60, 2))
    printed = lines(tree)[1:]
    assert sorted(set(printed)) == sorted(expected(tree)[1:])
    assert printed.count("r1·0") == len(opened(tree).find("//w:tbl")) == 7


@pytest.mark.parametrize("columns", [16, 17, 63, 64, 130])
def test_any_number_of_columns_gives_tables_that_a_page_can_hold(columns: int) -> None:
    file = opened(document(table(columns, 1)))
    widths = [len(grid.findall("{*}gridCol")) for grid in file.find("//w:tblGrid")]
    assert max(widths) <= 16
    assert {f"r0·{at}" for at in range(columns)} <= {line for _, line in file.paragraphs()}


@pytest.mark.parametrize(
    "labels",
    [
        ("1", "2", "3"), ("1.", "2."), ("(a)", "(b)", "(c)"), ("i", "ii", "iii", "iv"), ("IV.", "V.", "VI."),
        ("7)", "8)"), ("A", "B"), ("1.1", "1.2"), ("A1", "A2"), ("1", "3"), ("x", "a"), ("§ 3",), ("%1",), ("",),
        ("–",),
    ],
)  # fmt: skip
def test_the_labels_of_a_list_are_printed_as_the_tree_has_them(labels: tuple[str, ...]) -> None:
    tree = document(numbered(*labels), paragraph("between"), numbered(*labels))
    assert lines(tree) == expected(tree)


def test_blocks_in_items_in_panels_are_all_there() -> None:
    item = b.ListItem(
        label="1.",
        blocks=(paragraph("first"), paragraph("second"), table(2, 1), bullets("inner"), b.Quote(text=text("said"))),
    )
    bare = b.ListItem(label="2.", blocks=(bullets("no text before"),))
    inner = b.Callout(
        role="note", blocks=(b.List(ordered=True, items=(item, bare, b.ListItem(label="3.", blocks=()))),)
    )
    tree = document(b.Callout(role="box", title=text("outer"), blocks=(inner, inner, table(1, 1))))
    assert lines(tree) == expected(tree)


def test_links_breaks_and_languages_keep_their_text() -> None:
    nested_link = Link(
        "https://example.org", (Text("a "), Link("https://example.com", text("b")), LineBreak(), Text("c"))
    )
    tree = document(
        b.Paragraph(text=(nested_link, Language("ur", text("پاکستان")), Link("javascript:alert(1)", text("d"))))
    )
    assert lines(tree)[-1] == "a b\ncپاکستانd"


def test_an_empty_document_is_a_file() -> None:
    tree = b.Document(id="", language="en", title="", page="", blocks=())
    assert lines(tree) == []
