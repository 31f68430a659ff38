"""Lists: labels that hang before their items, items that may hold anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from policybrief.document.blocks import List, ListItem
from policybrief.document.inlines import CrossReference, Inlines, Text
from policybrief_exporters.pdf.spans import MARK_PREFIX

if TYPE_CHECKING:
    from policybrief_exporters.pdf.build import Builder, Region

BULLETS = ("•", "–", "▪")


def build(builder: Builder, block: List, region: Region) -> None:
    """Builds a list. Labels of notes lead back to where the note was first referred to."""
    notes = bool(builder.notes) and all(item.id in builder.notes for item in block.items)
    text = builder.look.small if notes else region.type
    labels = [_label(builder, block, item, index, region.depth) for index, item in enumerate(block.items)]
    widest = max(
        (builder.string_lines(_plain(label), text, 10_000)[0].width for label in labels), default=0.0
    )  # fmt: skip
    indent = max(min(widest, region.label_room) + 0.6 * text.size, 1.45 * text.size)
    numbering = "Decimal" if block.ordered else "Disc"
    element = region.element if notes else region.element.add(
        "L", block.id, attributes=f"/O /List /ListNumbering /{numbering}"
    )  # fmt: skip
    accent = text.coloured(builder.look.colour("accent"))
    indented = replace(region.indented(indent), type=text, depth=region.depth + 1)
    for item, label in zip(block.items, labels, strict=True):
        part = element.add("Note" if notes else "LI", item.id)
        mark = part.add("Lbl")
        body = part if notes else part.add("LBody")
        start = len(builder.pieces)
        builder.anchor(item.id)
        builder.blocks(item.blocks, replace(indented, element=body))
        outer = replace(region, element=mark, type=text)
        builder.hang(label, indented.left - indent, accent, start, outer, item.id)
        last = builder.pieces[-1]
        last.after = min(max(last.after, 1.5), 3.0) if last.after < 6.6 else last.after
    builder.after(region.type.size * 0.6)


def _label(builder: Builder, block: List, item: ListItem, index: int, depth: int) -> Inlines:
    if item.id and item.id in builder.notes:
        return (CrossReference(MARK_PREFIX + item.id, item.label or "•"),)
    if item.label:
        return (Text(item.label),)
    return (Text(f"{index + 1}." if block.ordered else BULLETS[depth % len(BULLETS)]),)


def _plain(label: Inlines) -> str:
    first = label[0]
    return first.text if isinstance(first, Text | CrossReference) else ""
