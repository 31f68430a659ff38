"""Reading order equals the document tree: the text of the tags, in full, word by word, by two readers."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings

import policybrief as pb
import right_to_left_briefs
import sample_briefs as samples
from generation import UNSHRUNK
from pdf_conformity import faults
from pdf_documents import document as document_of
from pdf_documents import row
from pdf_reading import pdf as pdf_bytes
from pdf_specimen import specimen
from pdf_structure import TaggedPdf
from pdf_tree_text import TreeText, difference, words
from policybrief.document.blocks import Column, Document, Table, walk
from policybrief.exporting import prepare
from poppler_structure import poppler_text
from strategies import GeneratedBrief, briefings

RIGHT_TO_LEFT = {"urdu": "ur", "arabic": "ar"}
NAMES = (*samples.NAMES, "specimen", *RIGHT_TO_LEFT)


def made(name: str) -> tuple[Document, bytes]:
    """The document of that name and its PDF."""
    if name in RIGHT_TO_LEFT:
        return right_to_left_briefs.exported(RIGHT_TO_LEFT[name])
    return specimen() if name == "specimen" else (samples.document(name), samples.export(name, "pdf"))


def out_of_step(document: Document, pdf: TaggedPdf, text: str) -> str:
    """Where the text that a reader found in the tags first differs from the document tree, or ""."""
    return difference(TreeText(contents=bool(pdf.find("TOC"))).words(document), words(text))


def faults_of(brief: GeneratedBrief, folder: Path | None = None) -> list[str]:
    """What is wrong with the brief's PDF, or with the order in which its tags are read; by poppler too, in `folder`."""
    prepared = prepare(pb.load(brief.data, resolver=brief.resolver))
    data = prepared.export("pdf").data
    pdf = TaggedPdf(data)
    found = [*faults(data), out_of_step(prepared.document, pdf, pdf.text())]
    if folder is not None:
        (folder / "generated.pdf").write_bytes(data)
        found.append(out_of_step(prepared.document, pdf, poppler_text(folder / "generated.pdf")))
    return [f"{brief.data['title']}, {brief.data['language']}: {fault}" for fault in found if fault]


def faults_of_generated(count: int, scale: int, folder: Path | None = None) -> list[str]:
    """The faults of generated briefs, all together: a brief that fails is too large to be written out."""
    found: list[str] = []

    @given(briefings(scale=scale))
    @settings(UNSHRUNK, max_examples=count)
    def read(brief: GeneratedBrief) -> None:
        found.extend(faults_of(brief, folder))

    read()
    return found


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_wrong_with_the_file(name: str) -> None:
    assert faults(made(name)[1]) == []


@pytest.mark.parametrize("name", NAMES)
def test_the_tags_say_in_order_what_the_document_says(name: str) -> None:
    document, data = made(name)
    pdf = TaggedPdf(data)
    assert out_of_step(document, pdf, pdf.text()) == ""


@pytest.mark.validator
@pytest.mark.parametrize("name", NAMES)
def test_poppler_reads_the_tags_in_order(name: str, tmp_path: Path) -> None:
    document, data = made(name)
    (tmp_path / "brief.pdf").write_bytes(data)
    assert out_of_step(document, TaggedPdf(data), poppler_text(tmp_path / "brief.pdf")) == ""


def test_every_table_of_the_tree_is_one_table_with_its_rows() -> None:
    """A table that goes on over a page stays one element, and the head that is printed again is none."""
    document, data = specimen()
    tables = [block for block in walk(document.blocks) if isinstance(block, Table)]
    tagged = TaggedPdf(data).find("Table")
    assert [len(table.find("TR")) for table in tagged] == [len(table.head) + len(table.rows) for table in tables]
    assert max(len({kid.page for cell in table.walk() for kid in cell.kids if hasattr(kid, "mcid")})
               for table in tagged) > 1  # fmt: skip


def test_a_table_cut_into_panels_is_as_many_tables_that_repeat_its_names_alone() -> None:
    table = Table(
        columns=(Column(row_header=True), *(Column(align="end") for _ in range(40))),
        head=(row("Province", *(f"Year {year}" for year in range(1980, 2020))),),
        rows=tuple(row(f"Name{name}", *(f"{name}{year}" for year in range(1980, 2020))) for name in (1, 2)),
    )
    panels = TaggedPdf(pdf_bytes(document_of(table))).find("Table")
    rows = [[[" ".join(words(cell.text())) for cell in line.children] for line in panel.find("TR")] for panel in panels]
    assert len(panels) > 1
    assert [[line[0] for line in panel] for panel in rows] == [["Province", "Name1", "Name2"]] * len(panels)
    assert [cell for panel in rows for cell in panel[1][1:]] == [f"1{year}" for year in range(1980, 2020)]
    assert {cell.attributes["Scope"] for panel in panels for cell in panel.find("TBody")[0].find("TH")} == {"Row"}


def test_generated_briefs_read_in_order() -> None:
    assert faults_of_generated(25, 1) == []


@pytest.mark.slow
@pytest.mark.validator
def test_a_hundred_generated_briefs_read_in_order_for_poppler_too(tmp_path: Path) -> None:
    assert faults_of_generated(100, 1, tmp_path) == []


@pytest.mark.soak
@pytest.mark.validator
def test_a_thousand_generated_briefs_read_in_order_for_poppler_too(tmp_path: Path) -> None:
    assert faults_of_generated(1000, 1, tmp_path) == []
