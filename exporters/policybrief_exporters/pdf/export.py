"""The PDF of a document: built into a flow, broken into pages, painted, written."""

from __future__ import annotations

import re

from policybrief.context import Context, Export
from policybrief.document.blocks import Document
from policybrief_exporters.pdf import paint, running
from policybrief_exporters.pdf.build import Builder
from policybrief_exporters.pdf.file import Properties, write
from policybrief_exporters.pdf.look import Look
from policybrief_exporters.pdf.pages import Page, paginate
from policybrief_exporters.pdf.pen import Pen, Subsets

LONG = 6
"""A document of more pages than this has its contents printed, where composition leaves it to the exporter."""


def export(document: Document, context: Context) -> Export:
    """The PDF of a document in a style. Same arguments, same bytes."""
    look = Look(context.style)
    builder = Builder(document, look, context)
    builder.blocks(document.blocks, builder.region())
    pages = lay_out(builder)
    subsets = Subsets()
    painter = paint.Painter(look, paint.places(pages))
    pens = []
    for index, page in enumerate(pages):
        pen = Pen(look.height, subsets)
        running.paint(pen, document, look, index + 1, len(pages))
        painter.paint(pen, page, index)
        pens.append(pen)
    builder.check_running()
    data = write(
        pens, (look.width, look.height), subsets, builder.pictures, painter.places, builder.bookmarks,
        properties(document),
    )  # fmt: skip
    return Export(data=data, problems=builder.problems)


def lay_out(builder: Builder) -> list[Page]:
    """The pages of what a builder has built: with the optional pieces where the document is long."""
    look = builder.look
    if any(piece.optional for piece in builder.pieces):
        short = paginate([piece for piece in builder.pieces if not piece.optional], look.top, look.bottom)
        if len(short) <= LONG:
            return short
    return paginate(builder.pieces, look.top, look.bottom)


def properties(document: Document) -> Properties:
    """What the file says of itself."""
    return Properties(
        title=document.title, author=document.author, subject=document.subject,
        keywords=", ".join(document.keywords), date=pdf_date(document.date), language=document.language,
    )  # fmt: skip


def pdf_date(date: str) -> str:
    """An ISO date or time as a PDF date (ISO 32000-1, 7.9.4), in the precision given; "" for anything else."""
    match = re.match(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d))?)?)?)?", date)
    if match is None:
        return ""
    zone = re.search(r"([+-])(\d\d):?(\d\d)$", date) if match.group(4) else None
    suffix = f"{zone[1]}{zone[2]}'{zone[3]}'" if zone else "Z" if match.group(4) else ""
    return "D:" + "".join(part for part in match.groups() if part) + suffix
