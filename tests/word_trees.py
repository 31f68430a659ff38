"""What a document tree asks for that no exporter can make good.

Trees made by hand or at random have such things: a figure without a description, a table without a head. Those that
composition makes have none.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import astuple

from policybrief.context import Context
from policybrief.document import blocks as b
from policybrief.document.graphics import Graphic
from policybrief.document.inlines import Inlines, Language, Link, NoteMark, plain_text
from word_access_rules import LANGUAGE

OF_TEMPLATES = (
    "alternative_texts", "by_hand", "cells", "contrasts", "field_codes", "fields", "ignorable", "marking",
    "nothing_floats", "numbering", "page_numbers", "paragraphs", "remains",
)  # fmt: skip
"""Rules that the headers, footers and styles of a house template may break: they are the office's own."""


def beyond_the_exporter(document: b.Document, context: Context) -> frozenset[str]:
    """The names of the rules that a file of this tree cannot keep, whatever the exporter does."""
    return frozenset(_beyond(document, context))


def _beyond(document: b.Document, context: Context) -> Iterator[str]:
    if not document.title.strip() or not LANGUAGE.fullmatch(document.language):
        yield "title_and_language"
    if "{page}" not in document.page or "{pages}" not in document.page:
        yield "page_numbers"
    if "template" in context.options:
        yield from OF_TEMPLATES
    if context.style.logo is not None and not context.style.logo_alt.strip():
        yield "alternative_texts"
    headings = {one.id: _letters(one) for one in b.walk(document.blocks) if isinstance(one, b.Section)}
    for block in b.walk(document.blocks):
        yield from _lacking(block)
        if isinstance(block, b.Contents) and any(_letters(e) != headings.get(e.target) for e in block.entries):
            yield "contents"
    for part in _structs(document):
        match part:
            case Language(tag, _) if not LANGUAGE.fullmatch(tag):
                yield "languages"
            case Link(_, children) if _blank(children):
                yield "links"


def _lacking(block: b.Block) -> Iterator[str]:
    match block:
        case b.Section(title=title) if _blank(title):
            yield from ("headings", "empty_paragraphs")
        case b.Paragraph(text=text) if _blank(text):
            yield "empty_paragraphs"
        case b.List(items=items) if any(not isinstance(next(iter(item.blocks), None), b.Paragraph) for item in items):
            yield "empty_paragraphs"
        case b.Quote(text=text, speaker=speaker) if _blank(text) or _blank(speaker):
            yield "empty_paragraphs"
        case b.Title(title=title, subtitle=subtitle) if _blank(title) or _blank(subtitle):
            yield "empty_paragraphs"
        case b.Facts(items=items) if any(_blank(fact.label) or _blank(fact.value) for fact in items):
            yield "empty_paragraphs"
        case b.Table(head=head) if not any(not _blank(cell.text) for row in head[-1:] for cell in row.cells):
            yield "data_tables"
        case b.Figure(alt=alt) if not alt.strip():
            yield from ("alternative_texts", "empty_paragraphs")
        case b.Figure(graphic=Graphic(width=width, height=height)) if min(width, height) < 1:
            yield "drawings"


def _letters(heading: b.Section | b.Entry) -> str:
    """Number and title without white space."""
    return "".join(f"{heading.number}{plain_text(heading.title)}".split())


def _blank(inlines: Inlines) -> bool:
    return not plain_text(inlines).strip() and not any(isinstance(inline, NoteMark) for inline in inlines)


def _structs(value: object) -> Iterator[Struct]:
    """Every part of a tree, whatever it is."""
    match value:
        case Struct():
            yield value
            yield from _structs(astuple(value))
        case tuple():
            for part in value:
                yield from _structs(part)
