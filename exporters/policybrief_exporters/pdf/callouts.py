"""Callouts and quotations: blocks set apart by a panel, a bar or an outline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from policybrief.document.blocks import Callout, CalloutRole, Quote
from policybrief.style.looks import PANELS
from policybrief_exporters.pdf.flow import FIRM, Frame

if TYPE_CHECKING:
    from policybrief_exporters.pdf.build import Builder, Region


BAR = 4.0

WHOLE: tuple[CalloutRole, ...] = ("decision", "judgement", "option")
"""Panels that stay on one page where they fit on one, as what is decided stands above the place to sign it."""

LARGE = 0.3
"""Panels of running text that take a larger part of a page than this may go on on the next."""


def build(builder: Builder, block: Callout, region: Region) -> None:
    """Builds a callout; it stays on one page where it is small, or is filled in or signed there."""
    look, panel = builder.look, PANELS[block.role]
    frame = Frame(
        region.left, region.right, top=11.0, bottom=12.0, before=9.0, after=11.0,
        fill=look.colour(panel.ground), stroke=look.colour(panel.frame) if panel.frame else "",
        bar=look.colour(panel.bar) if panel.bar else "", bar_width=BAR,
    )  # fmt: skip
    pad = 14.0 if region.width > 200 else 8.0
    inner = replace(
        region, left=region.left + pad, right=region.right - pad, frames=(*region.frames, frame),
        element=region.element.add("Div", block.id),
    )  # fmt: skip
    if inner.right - inner.left < 60:
        inner = replace(inner, left=region.left + 6, right=region.right)
    start = len(builder.pieces)
    if block.title:
        large = block.role == "summary"
        size = look.style.sizes.headings[1] if large else region.type.size + 0.5
        title = look.heading(1).sized(size) if large else region.type.strong().sized(size)
        title = title.coloured(look.colour("accent"))
        builder.text(block.title, inner, type_=title, after=4.0, keep=FIRM, full=True)
    builder.blocks(block.blocks, inner)
    height = sum(piece.height for piece in builder.pieces[start:])
    if block.role in WHOLE or height < (look.bottom - look.top) * LARGE:
        builder.together(start)


def build_quote(builder: Builder, block: Quote, region: Region) -> None:
    """Builds a quotation with a bar at its side and the speaker below."""
    look = builder.look
    frame = Frame(
        region.left, region.right, top=2.0, bottom=2.0, before=8.0, after=10.0, bar=look.colour("accent-soft"),
        bar_width=3.0,
    )  # fmt: skip
    inner = replace(
        region.indented(15.0), frames=(*region.frames, frame), element=region.element.add("BlockQuote", block.id)
    )  # fmt: skip
    start = len(builder.pieces)
    text = region.type.italics()
    builder.text(block.text, inner, type_=text, after=3.0)
    if block.speaker:
        builder.text(block.speaker, inner, type_=look.muted)
    builder.together(start)
