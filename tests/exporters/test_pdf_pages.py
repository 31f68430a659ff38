"""How generated and sample briefs break into pages, on A4 and Letter."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given, settings
from msgspec.structs import replace

import sample_briefs as samples
from generation import UNSHRUNK
from pdf_reading import laid_out
from policybrief.document.blocks import Document
from policybrief.exporting import prepare
from policybrief.loading import load
from policybrief.style import PAPER, PaperSize, Style
from policybrief.style.loading import load_style
from policybrief_exporters.pdf.flow import TextLine
from policybrief_exporters.pdf.pages import Page, PlacedPiece
from policybrief_exporters.pdf.structure import Element
from strategies import GeneratedBrief, briefings


def style(size: PaperSize) -> Style:
    """The default style on that paper."""
    return replace(load_style(), page=replace(load_style().page, size=size))


def paragraph(placed: PlacedPiece) -> Element | None:
    """The paragraph that a line belongs to; None for other pieces."""
    content = placed.piece.content
    return content.element if isinstance(content, TextLine) and content.line.fragments else None


def first_of_flow(page: Page) -> list[PlacedPiece]:
    """The pieces of a page without the heads that are repeated on it."""
    return [placed for placed in page.pieces if not placed.again]


def faults(document: Document, size: PaperSize) -> Iterator[str]:
    """Everything that a printer would mark on the pages of a document."""
    look = style(size)
    bottom = PAPER[size][1] - look.page.bottom
    pages = laid_out(document, look)
    for number, page in enumerate(pages, 1):
        own = first_of_flow(page)
        if not own:
            yield f"page {number} is empty"
            continue
        if own[-1].piece.heading:
            yield f"page {number} ends with a heading"
        ends = [placed.top + placed.piece.height for placed in page.pieces] + [frame.bottom for frame in page.frames]
        if max(ends) > bottom + 0.1:
            yield f"page {number} goes on below its margin"
        for one, other in pairwise(page.pieces):
            if other.top < one.top + one.piece.height - 0.1:
                yield f"pieces of page {number} lie over each other"
    for number, (before, after) in enumerate(pairwise(pages), 1):
        last, following = first_of_flow(before), first_of_flow(after)
        element = paragraph(last[-1]) if last else None
        if element is None or not following or paragraph(following[0]) is not element:
            continue
        if len(last) > 1 and paragraph(last[-2]) is not element:
            yield f"page {number} ends with the first line of a paragraph"
        if len(following) > 1 and paragraph(following[1]) is not element:
            yield f"page {number + 1} begins with the last line of a paragraph"


@pytest.mark.parametrize("size", PAPER)
@pytest.mark.parametrize("name", samples.NAMES)
def test_pages_of_the_samples_end_and_begin_well(name: str, size: PaperSize) -> None:
    assert list(faults(samples.document(name), size)) == []


@pytest.mark.parametrize("size", PAPER)
@given(briefings(scale=2))
@settings(UNSHRUNK, max_examples=25)
def test_pages_of_generated_briefs_end_and_begin_well(size: PaperSize, brief: GeneratedBrief) -> None:
    document = prepare(load(brief.data, resolver=brief.resolver)).document
    assert list(faults(document, size)) == []


@pytest.mark.parametrize("size", PAPER)
@pytest.mark.parametrize("name", samples.NAMES)
def test_heads_of_tables_are_repeated_where_tables_go_on(name: str, size: PaperSize) -> None:
    pages = laid_out(samples.document(name), style(size))
    for before, after in pairwise(pages):
        last, following = first_of_flow(before)[-1].piece, first_of_flow(after)[0].piece
        if last.frames and last.frames == following.frames and last.frames[-1].repeat:
            again = [placed.piece for placed in after.pieces if placed.again]
            assert again == list(last.frames[-1].repeat)


@pytest.mark.parametrize("size", PAPER)
@pytest.mark.parametrize("name", samples.NAMES)
def test_pages_of_the_samples_are_well_filled(name: str, size: PaperSize) -> None:
    """A tenth of the space stays empty at the feet of pages, and hardly two fifths of any but the last."""
    look = style(size)
    bottom, height = PAPER[size][1] - look.page.bottom, PAPER[size][1] - look.page.top - look.page.bottom
    empty = []
    for page in laid_out(samples.document(name), look)[:-1]:
        last = page.pieces[-1]
        empty.append((bottom - max(last.top + last.piece.height, *(frame.bottom for frame in page.frames), 0)) / height)
    assert max(empty) < 0.42
    assert sum(empty) / len(empty) < 0.14
