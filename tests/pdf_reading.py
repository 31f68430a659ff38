"""Reading back: the texts of a document tree, and the text that a PDF gives, made comparable."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import assert_never

from pypdf import PdfReader

from policybrief.context import Context
from policybrief.document.blocks import (
    Block,
    Callout,
    Contents,
    Document,
    Extension,
    Facts,
    Figure,
    List,
    Paragraph,
    Quote,
    Row,
    Section,
    Table,
    Title,
)
from policybrief.document.graphics import Label
from policybrief.document.inlines import (
    Choice,
    CrossReference,
    Field,
    Inlines,
    Language,
    LineBreak,
    Link,
    NoteMark,
    Styled,
    Text,
)
from policybrief.resolver import Resolver
from policybrief.style import Style
from policybrief.style.loading import load_style
from policybrief_exporters.pdf.build import Builder
from policybrief_exporters.pdf.characters import IGNORABLE, to_unicode
from policybrief_exporters.pdf.export import export, lay_out
from policybrief_exporters.pdf.flow import Drawing, Grid, Leader, TextLine
from policybrief_exporters.pdf.look import Look
from policybrief_exporters.pdf.pages import Page


def pdf(document: Document, resolver: Resolver | None = None) -> bytes:
    """The document as PDF in the default style."""
    context = Context(style=load_style(), resolver=resolver) if resolver else Context(style=load_style())
    return export(document, context).data


def reader(document: Document) -> PdfReader:
    """The document's PDF, opened."""
    return PdfReader(BytesIO(pdf(document)))


def laid_out(document: Document, style: Style | None = None) -> list[Page]:
    """The document's pages as layout objects, in the default style or another."""
    style = style or load_style()
    builder = Builder(document, Look(style), Context(style=style))
    builder.blocks(document.blocks, builder.region())
    return lay_out(builder)


def page_texts(document: Document, opened: PdfReader) -> list[str]:
    """The text of each page without header and footer, which are drawn first and end with the page number."""
    texts = []
    for index, page in enumerate(opened.pages):
        number = document.page.replace("{pages}", str(len(opened.pages))).replace("{page}", str(index + 1))
        _, found, text = page.extract_text().partition(number)
        assert found, f"page {index + 1} does not say {number!r}"
        texts.append(text)
    return texts


def squeezed(text: str) -> str:
    """Text without white space and without what is never drawn, other characters as a PDF may give them."""
    return "".join(to_unicode(ord(char)) for char in IGNORABLE.sub("", "".join(text.replace("\u00ad", "").split())))


def texts(blocks: tuple[Block, ...]) -> Iterator[str]:
    """Every string of the tree that a page shows, in reading order."""
    for block in blocks:
        match block:
            case Section(number=number, title=title, blocks=inner):
                yield number
                yield from strings(title)
                yield from texts(inner)
            case Paragraph(number=number, text=text):
                yield number
                yield from strings(text)
            case List(items=items):
                for item in items:
                    yield item.label
                    yield from texts(item.blocks)
            case Table():
                yield from strings(block.caption)
                yield from _rows(block.head)
                yield from _rows(block.rows)
                yield from texts(block.after)
            case Figure():
                if block.graphic:
                    yield from (shape.text for shape in block.graphic.shapes if isinstance(shape, Label))
                if block.image:
                    yield block.alt
                yield from strings(block.caption)
                yield from texts((block.data,) if block.data else ())
                yield from texts(block.after)
            case Callout(title=title, blocks=inner):
                yield from strings(title)
                yield from texts(inner)
            case Quote(text=text, speaker=speaker):
                yield from strings(text)
                yield from strings(speaker)
            case Facts(role=role, items=items):
                for fact in items:
                    yield from strings(fact.value if role == "figures" else fact.label)
                    yield from strings(fact.label if role == "figures" else fact.value)
            case Title():
                for part in (block.organisation, block.series, block.paper, block.status, block.title, block.subtitle):
                    yield from strings(part)
                yield from texts((block.facts,) if block.facts else ())
            case Contents():
                pass
            case Extension(fallback=fallback):
                yield from texts(fallback)
            case _:
                assert_never(block)


def _rows(rows: tuple[Row, ...]) -> Iterator[str]:
    for row in rows:
        for cell in row.cells:
            yield from strings(cell.text)


def strings(inlines: Inlines) -> Iterator[str]:
    """The strings of inlines, note marks with their labels."""
    for inline in inlines:
        match inline:
            case Text(text) | CrossReference(_, text):
                yield text
            case Field(_, children) | Styled(_, children) | Link(_, children) | Language(_, children):
                yield from strings(children)
            case NoteMark(_, label) | Choice(label):
                yield label
            case LineBreak():
                pass
            case _:
                assert_never(inline)


def missing(wanted: Iterator[str], read: str) -> list[str]:
    """The strings of `wanted` that do not stand in `read` after the one before them."""
    lost, position = [], 0
    for text in wanted:
        key = squeezed(text)
        found = read.find(key, position)
        if found < 0:
            lost.append(text)
        else:
            position = found + len(key)
    return lost


def piece_text(content: object) -> str:
    """The text of a piece of the flow."""
    match content:
        case TextLine(line, label=label):
            return (label.line.text() + " " if label else "") + line.text()
        case Grid(lines):
            return " ".join(one.line.text() for one in lines)
        case Leader(lines):
            return " ".join(one.line.text() for one in lines)
        case Drawing(graphic):
            return " ".join(shape.text for shape in graphic.shapes if isinstance(shape, Label))
        case _:
            return ""


def laid_out_text(pages: list[Page]) -> str:
    """What stands on the pages between headers and footers, in reading order, repeated table heads left out."""
    return " ".join(piece_text(placed.piece.content) for page in pages for placed in page.pieces if not placed.again)


def words(text: str) -> list[str]:
    """The words of a text, those that were divided at the end of a line made whole."""
    return re.findall(r"\w+", re.sub("\u00ad\\s*", "", text))
