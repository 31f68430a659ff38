"""The PDF of a document: built into a flow, broken into pages, painted, written."""

from __future__ import annotations

from policybrief import canonical_json
from policybrief.context import Context, Export
from policybrief.document.blocks import Document
from policybrief.model.briefing import Briefing
from policybrief.model.convert import to_plain
from policybrief_exporters.pdf import paint, running
from policybrief_exporters.pdf.archive import Attachment, Properties
from policybrief_exporters.pdf.build import Builder
from policybrief_exporters.pdf.file import Painted, write
from policybrief_exporters.pdf.look import Look
from policybrief_exporters.pdf.objects import packed
from policybrief_exporters.pdf.pages import Page, paginate
from policybrief_exporters.pdf.pen import Pen, Subsets

LONG = 6
"""A document of more pages than this has its contents printed, where composition leaves it to the exporter."""


def export(document: Document, context: Context, model: Attachment | None = None) -> Export:
    """The PDF of a document in a style, with the model that travels inside. Same arguments, same bytes."""
    look = Look(context.style, document.language)
    builder = Builder(document, look, context)
    builder.blocks(document.blocks, builder.region())
    pages = lay_out(builder)
    builder.pieces.clear()
    subsets = Subsets()
    painter = paint.Painter(look, paint.places(pages), mirrored=builder.mirrored)
    pens, contents, count = [], [], len(pages)
    for index in range(count):
        pen = Pen(index, look.height, subsets, builder.mirrored)
        running.paint(pen, document, look, index + 1, count)
        painter.paint(pen, pages.pop(0), index)  # what is painted is let go: a third of the memory of a long document
        pens.append(pen)
        contents.append(packed(pen.content()))
    builder.check_running()
    painted = Painted(
        size=(look.width, look.height), pens=pens, contents=contents, root=builder.root, subsets=subsets,
        pictures=builder.pictures, places=painter.places, bookmarks=builder.bookmarks,
        properties=properties(document), model=model,
    )  # fmt: skip
    return Export(data=write(painted), problems=builder.problems)


def lay_out(builder: Builder) -> list[Page]:
    """The pages of what a builder has built: with the optional pieces where the document is long."""
    look = builder.look
    needed = [piece for piece in builder.pieces if not piece.optional]
    if len(needed) < len(builder.pieces) and sum(piece.height for piece in needed) <= LONG * (look.bottom - look.top):
        short = paginate(needed, look.top, look.bottom)
        if len(short) <= LONG:
            return short
    return paginate(builder.pieces, look.top, look.bottom)


def properties(document: Document) -> Properties:
    """What the file says of itself."""
    return Properties(
        title=document.title.strip() or document.id, author=document.author, subject=document.subject,
        keywords=", ".join(document.keywords), date=document.date, language=document.language,
    )  # fmt: skip


def attachment(briefing: Briefing) -> Attachment:
    """The model as it travels inside the file: the bytes that the JSON exporter gives."""
    return Attachment(f"{briefing.id}.json", f"The model of {briefing.title}", canonical_json.dump(to_plain(briefing)))
