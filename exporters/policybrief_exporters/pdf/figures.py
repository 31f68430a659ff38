"""Figures: graphics as vectors, images, each with its caption; one that cannot be shown says so in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from policybrief.document.blocks import Figure
from policybrief.document.graphics import Graphic
from policybrief.document.inlines import Text
from policybrief.pictures import TALLEST_DRAWING, TALLEST_PICTURE, BrokenPicture
from policybrief.resolver import Unresolved
from policybrief_exporters.pdf import images, tables
from policybrief_exporters.pdf.flow import FIRM, FREE, Drawing, Image
from policybrief_exporters.pdf.graphics import labels
from policybrief_exporters.pdf.structure import Element

if TYPE_CHECKING:
    from policybrief_exporters.pdf.build import Builder, Region


def build(builder: Builder, block: Figure, region: Region) -> None:
    """Builds a figure: the picture, the caption below it, its numbers as a table, its notes."""
    region = replace(region, element=region.element.add("Div", block.id))
    element = region.element.add("Figure", alt=block.alt)
    if block.graphic is not None:
        _build_graphic(builder, block.graphic, block, region, element)
    if block.image:
        _build_image(builder, block, region, element)
    if block.caption:
        caption = builder.look.small.strong().coloured(builder.look.colour("accent"))
        builder.text(
            block.caption, region, type_=caption, role="Caption", part=block.id, after=4.0,
            keep=FIRM if block.after and not block.data else FREE, full=True,
        )  # fmt: skip
    if block.data is not None:
        builder.anchor(block.data.id)
        tables.build(builder, block.data, region, narrow=True)
    for paragraph in block.after:
        builder.block(paragraph, region)
    builder.after(9.0)


def _build_graphic(builder: Builder, graphic: Graphic, block: Figure, region: Region, element: Element) -> None:
    for label in labels(graphic):
        builder.runs((Text(label.text),), builder.look.small, block.id)
    tallest = (builder.look.bottom - builder.look.top) * TALLEST_DRAWING
    scale = min(1.0, region.width / max(graphic.width, 1.0), tallest / max(graphic.height, 1.0))
    builder.add(
        Drawing(graphic, region.left, scale, element), graphic.height * scale, region, before=4.0, after=5.0,
        keep=FIRM if block.caption or block.data or block.after else FREE,
    )  # fmt: skip


def _build_image(builder: Builder, block: Figure, region: Region, element: Element) -> None:
    try:
        picture = images.read(builder.context.resolver.read(block.image, "image"))
    except (BrokenPicture, Unresolved) as error:
        builder.reports.add(
            f"image {block.image}", "image", f"the image {block.image} cannot be shown: {error}", block.id,
            "its description is printed in its place",
        )  # fmt: skip
        builder.text((Text(block.alt),), region, type_=builder.look.muted, part=block.id, after=4.0)
        return
    width, height = picture.size
    tallest = (builder.look.bottom - builder.look.top) * TALLEST_PICTURE
    scale = min(1.0, region.width / width, tallest / height)
    width, height = width * scale, height * scale
    builder.add(
        Image(builder.picture(picture), region.left, width, height, element), height, region, before=4.0, after=5.0,
        keep=FIRM if block.caption or block.data or block.after else FREE,
    )  # fmt: skip
