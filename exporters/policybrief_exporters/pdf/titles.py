"""The title block: who sends it, what it is called, what kind of paper it is, its facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from policybrief.document.blocks import Title
from policybrief.document.inlines import Inlines, Text, plain_text
from policybrief.pictures import LOGO_ROOM, BrokenPicture
from policybrief_exporters.pdf import images
from policybrief_exporters.pdf.flow import FIRM, Grid, Image, Mark, PlacedLine
from policybrief_exporters.pdf.look import Type

if TYPE_CHECKING:
    from policybrief_exporters.pdf.build import Builder, Region

LONGEST_LINE = 400
"""Texts of more characters than this do not stand side by side."""

LONG_TITLE = 70
"""Titles of more characters than this are set smaller."""


def build(builder: Builder, block: Title, region: Region) -> None:
    """Builds the title block."""
    look = builder.look
    region = replace(region, element=region.element.add("Div", block.id))
    _build_logo(builder, region)
    sender = look.small.strong().coloured(look.colour("accent"))
    _build_ends(builder, region, block.organisation, sender, block.series, look.muted, block.id)
    builder.add(Grid([], [Mark(region.left, 0.0, region.width, 2.5, look.colour("accent"))]), 2.5, region, keep=FIRM)
    kind = look.small.strong().coloured(look.colour("muted"))
    status = block.status
    _build_ends(builder, region, block.paper, kind, status, kind, block.id)
    size = look.title.size * (0.84 if len(plain_text(block.title)) > LONG_TITLE else 1.0)
    builder.text(block.title, region, type_=look.title.sized(size), role="Title", before=12.0, after=6.0,
                 keep=FIRM, full=True, balanced=True)  # fmt: skip
    if block.subtitle:
        builder.text(
            block.subtitle, region, type_=look.subtitle, after=8.0, keep=FIRM, full=True, balanced=True
        )  # fmt: skip
    builder.after(12.0)
    if block.facts:
        builder.block(block.facts, region)
        builder.after(14.0)


def _build_logo(builder: Builder, region: Region) -> None:
    style = builder.look.style
    if style.logo is None:
        return
    try:
        picture = images.read(style.logo)
    except BrokenPicture as error:
        builder.reports.add("logo", "image", f"the style's logo cannot be shown: {error}", "", "use a PNG or JPEG file")
        return
    width, height = picture.size
    scale = min(1.0, LOGO_ROOM[0] / width, LOGO_ROOM[1] / height)
    name = builder.picture(picture)
    element = region.element.add("Figure", alt=style.logo_alt)
    width, height = width * scale, height * scale
    builder.add(Image(name, region.left, width, height, element), height, region, after=10.0, keep=FIRM)


def _build_ends(
    builder: Builder, region: Region, start: Inlines, start_type: Type, end: Inlines, end_type: Type, where: str
) -> None:
    """A line with one text at its start and one at its end; each goes on below where it is long."""
    if not start and not end:
        return
    if len(plain_text(start)) + len(plain_text(end)) > LONGEST_LINE:
        builder.text(start, region, type_=start_type)
        builder.text(end, region, type_=end_type)
        return
    gap = 18.0 if start and end else 0.0
    first, second = region.element.add("P"), region.element.add("P")
    after = builder.lines(end or (Text(""),), end_type, region.width * (0.5 if start else 1.0), where)
    taken = max(line.width for line in after)
    before = builder.lines(start or (Text(""),), start_type, region.width - taken - gap, where)
    placed = []
    baseline = start_type.baseline + 3.0
    for number, line in enumerate(before):
        placed.append(PlacedLine(line, region.left, baseline + number * start_type.leading, first))
    for number, line in enumerate(after):
        placed.append(PlacedLine(line, region.right - line.width, baseline + number * end_type.leading, second))
    height = max(len(before), len(after)) * start_type.leading + 6.0
    builder.add(Grid([line for line in placed if line.line.fragments], []), height, region, keep=FIRM)
