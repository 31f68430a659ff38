"""The contents: a line for each section, dots, and the number of its page, which is filled in when it is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from policybrief.document.blocks import Contents
from policybrief.document.inlines import Text, plain_text
from policybrief_exporters.pdf.balance import balanced_lines
from policybrief_exporters.pdf.flow import FIRM, FREE, Grid, Leader, PlacedLine
from policybrief_exporters.pdf.ordering import ordered

if TYPE_CHECKING:
    from policybrief_exporters.pdf.build import Builder, Region

LONGEST = 12
"""Entries of more lines than this may be broken over pages."""

KEPT = 38
"""Contents of no more entries than this stay on one page."""

NUMBER_ROOM = 28.0
"""The space at the end of each line for dots and page number."""


def build(builder: Builder, block: Contents, region: Region) -> None:
    """Builds the contents; with `auto` they are printed only where the document is long."""
    look = builder.look
    builder.optional(block.auto)
    levels = [region.element.add("TOC", block.id)]
    builder.text(
        block.title, replace(region, element=levels[0]), type_=look.heading(1), role="Caption", before=22.0, after=5.0,
        keep=FIRM, balanced=True,
    )  # fmt: skip
    deepest = len(block.entries) - 1
    for index, entry in enumerate(block.entries):
        type_ = look.body if entry.level == 1 else look.body.sized(look.body.size - 0.7)
        type_ = type_.strong() if entry.level == 1 else type_
        indent = min((entry.level - 1) * 16.0, region.width / 3)
        del levels[max(entry.level, 1) :]
        while len(levels) < entry.level:
            levels.append(levels[-1].add("TOC"))
        item = levels[-1].add("TOCI")
        part = item.add("Reference").add("Link")
        baseline = type_.baseline
        left = region.left + indent
        number = builder.string_lines(f"{entry.number}\u00a0", type_, 10_000)[0] if entry.number else None
        title = entry.title
        if number and number.width > region.width / 3:
            number, title = None, (Text(f"{entry.number} "), *title)
        text_left = left + (max(number.width + 0.3 * type_.size, 20.0) if number else 0.0)
        runs = builder.runs(title, type_, entry.target)
        lines = balanced_lines(runs, region.right - NUMBER_ROOM - text_left)
        lines = ordered(lines, runs, mirrored=builder.mirrored)
        placed = [PlacedLine(number, left, baseline, part)] if number else []
        placed += [
            PlacedLine(line, text_left, baseline + at * type_.leading, part) for at, line in enumerate(lines)
        ]  # fmt: skip
        for line in placed[:-1] if len(lines) > LONGEST else ():
            moved = PlacedLine(line.line, line.x, baseline, part)
            builder.add(Grid([moved]), 0.0 if line.line is number else type_.leading, region)
        if len(lines) > LONGEST:
            placed, lines = [PlacedLine(lines[-1], text_left, baseline, part)], lines[-1:]
        whole = deepest < KEPT and index < deepest
        keep = FIRM if whole or index == 0 or index == deepest - 1 else FREE
        builder.add(
            Leader(placed, plain_text(entry.title), region.right, type_, entry.target, part),
            len(lines) * type_.leading, region, before=3.0 if entry.level == 1 and index else 0.0, keep=keep,
        )  # fmt: skip
    builder.after(12.0)
    builder.optional(False)
