"""Pairs: the compact grid of the title block, key figures as cards, terms with their meanings."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from policybrief.document.blocks import Fact, Facts
from policybrief.document.inlines import plain_text
from policybrief_exporters.pdf.flow import FIRM, FREE, TOGETHER, Grid, Mark, PlacedLine
from policybrief_exporters.pdf.lines import ZONE, Line
from policybrief_exporters.pdf.look import Type
from policybrief_exporters.pdf.measures import longest_word, whole_width
from policybrief_exporters.pdf.rows import ABOVE, BELOW, RowLayout, add_row
from policybrief_exporters.pdf.structure import Element

if TYPE_CHECKING:
    from policybrief_exporters.pdf.build import Builder, Region

GUTTER = 14.0
LONGEST = {"head": 600, "figures": 240}
"""Pairs of more characters than this are printed as paragraphs, as a cell of them might not fit on a page."""

WRITING_ROOM = 26.0
"""The height above the line on which a name or a date is written by hand."""

CARD = 86.0
"""The least width of a card."""

LARGE = (24.0, 21.0, 18.0, 15.0)
"""The sizes that a key figure is tried in: on one line in the first three, else broken into lines where words fit."""


class _Place(Struct):
    """A fact in a row of the grid, over how many columns it goes, and how wide its value is on one line."""

    fact: Fact
    span: int
    whole: float


def build(builder: Builder, block: Facts, region: Region) -> None:
    """Builds pairs in the way that their role asks for, as items of a list: each a label and what it says."""
    region = replace(region, element=region.element.add("L", block.id, attributes="/O /List /ListNumbering /None"))
    match block.role:
        case "head" | "figures":
            for long, items in groupby(block.items, lambda item: _length(item) > LONGEST[block.role]):
                if long and block.role == "head":
                    _build_paragraphs(builder, list(items), region)
                elif long:
                    _build_long_figures(builder, list(items), region)
                elif block.role == "head":
                    _build_grid(builder, list(items), region)
                else:
                    _build_cards(builder, list(items), region)
        case "terms":
            _build_terms(builder, block.items, region)
    builder.after(10.0)


def _length(item: Fact) -> int:
    return len(plain_text(item.label)) + len(plain_text(item.value))


def _build_paragraphs(builder: Builder, items: Sequence[Fact], region: Region) -> None:
    """Label and value as paragraphs, which may go on over pages."""
    for item in items:
        builder.anchor(item.id)
        part = region.element.add("LI", item.id)
        label = part.add("Lbl")
        builder.text(item.label, region, type_=builder.look.muted, element=label, before=4.0, keep=FIRM)
        builder.text(item.value, region, type_=builder.look.small, element=part.add("LBody"), after=5.0)


def _build_long_figures(builder: Builder, items: Sequence[Fact], region: Region) -> None:
    """Figure and label as paragraphs, in the order of the cards."""
    for item in items:
        builder.anchor(item.id)
        body = region.element.add("LI", item.id).add("LBody")
        small = builder.look.small
        builder.text(item.value, region, type_=small.strong(), element=body.add("P"), before=4.0, keep=FIRM)
        builder.text(item.label, region, type_=builder.look.muted, element=body.add("P"), after=5.0)


def _stacked(lines: Sequence[Line], x: float, top: float, type_: Type, element: Element) -> list[PlacedLine]:
    first = top + type_.baseline
    return [PlacedLine(line, x, first + number * type_.leading, element) for number, line in enumerate(lines)]


def _rows(builder: Builder, items: Sequence[Fact], type_: Type, room: float, columns: int) -> list[list[_Place]]:
    """The facts in rows of `columns`: each gets as many as hold its longest word and leave it two lines or fewer.

    What is left of a row goes to the first that would be broken, else to the last. Facts to be written in stand in
    rows of their own.
    """
    rows: list[list[_Place]] = [[]]
    used = 0
    for item in items:
        runs = builder.runs(item.value, type_, item.id)
        word, whole = longest_word(runs), whole_width(runs)
        widths = [room * span + GUTTER * (span - 1) for span in range(1, columns + 1)]
        span = next((n for n, width in enumerate(widths, 1) if word <= width and whole <= width * 1.9), columns)
        if used + span > columns or (rows[-1] and bool(item.value) != bool(rows[-1][-1].fact.value)):
            rows.append([])
            used = 0
        rows[-1].append(_Place(item, span, whole))
        used += span
    for row in rows:
        left = columns - sum(place.span for place in row)
        broken = [place for place in row if place.whole > room * place.span + GUTTER * (place.span - 1)]
        for place in (*broken[:1], *row[-1:])[:1] if left else ():
            place.span += left if place.fact.value else 0
    return [row for row in rows if row]


def _build_grid(builder: Builder, items: Sequence[Fact], region: Region) -> None:
    look = builder.look
    columns = 3 if region.width > 330 else 2 if region.width > 200 else 1
    room = (region.width - GUTTER * (columns - 1)) / columns
    label_type = look.muted.sized(look.small.size * 0.92)
    value_type = look.small.sized(look.small.size + 0.8)
    rows = _rows(builder, items, value_type, room, columns)
    for number, row in enumerate(rows):
        placed: list[PlacedLine] = []
        marks: list[Mark] = []
        height, at = 0.0, 0
        for place in row:
            item = place.fact
            builder.anchor(item.id)
            left = region.left + at * (room + GUTTER)
            width = room * place.span + GUTTER * (place.span - 1)
            part = region.element.add("LI", item.id)
            label_part, value_part = part.add("Lbl"), part.add("LBody")
            labels = builder.lines(item.label, label_type, width, item.id)
            line = 0.0 if item.value else WRITING_ROOM
            marks.append(Mark(left, line, width, 0.5, look.colour("rule" if item.value else "muted")))
            top = line + (4.0 if item.value else 1.0)
            placed += _stacked(labels, left, top, label_type, label_part)
            top += len(labels) * label_type.leading
            if item.value:
                values = builder.lines(item.value, value_type, width, item.id)
                placed += _stacked(values, left, top - 1.0, value_type, value_part)
                top += len(values) * value_type.leading - 1.0
            height = max(height, top)
            at += place.span
        builder.add(Grid(placed, marks), height, region, after=5.0, keep=TOGETHER if number < len(rows) - 1 else FREE)


def _build_cards(builder: Builder, items: Sequence[Fact], region: Region) -> None:
    look = builder.look
    fitting = max(1, min(4, int((region.width + GUTTER) / (CARD + GUTTER))))
    rows = -(-len(items) // fitting)
    columns = min(fitting, -(-len(items) // rows)) if rows else 1
    room = (region.width - GUTTER * (columns - 1)) / columns
    for start in range(0, len(items), columns):
        placed: list[PlacedLine] = []
        marks: list[Mark] = []
        height = 0.0
        row = items[start : start + columns]
        large = _large(builder, row, room)
        printed = [builder.lines(item.value, large, room, item.id) for item in row]
        band = max(look.figure(LARGE[0]).leading, max(map(len, printed)) * large.leading)
        for at, (item, values) in enumerate(zip(row, printed, strict=True)):
            builder.anchor(item.id)
            left = region.left + at * (room + GUTTER)
            body = region.element.add("LI", item.id).add("LBody")
            labels = builder.lines(item.label, look.small, room - 4, item.id)
            placed += _stacked(values, left, 6.0 + band - len(values) * large.leading, large, body.add("P"))
            placed += _stacked(labels, left, 7.0 + band, look.small, body.add("P"))
            height = max(height, 7.0 + band + len(labels) * look.small.leading)
            marks.append(Mark(left, 0.0, room, 2.0, look.colour("accent")))
        more = start + columns < len(items)
        builder.add(Grid(placed, marks), height, region, before=6.0, after=10.0, keep=TOGETHER if more else FREE)


def _large(builder: Builder, items: Sequence[Fact], room: float) -> Type:
    """The largest type in which all values of a row fit on one line, or at least no word of them is broken."""
    for least in (whole_width, longest_word):
        for size in LARGE[:-1]:
            large = builder.look.figure(size)
            if all(least(builder.runs(item.value, large, item.id)) <= room for item in items):
                return large
    return builder.look.figure(LARGE[-1])


def _build_terms(builder: Builder, items: Sequence[Fact], region: Region) -> None:
    """Each term beside its meaning, with a rule below."""
    look = builder.look
    inner = region.indented(region.width * 0.27 + GUTTER)
    term_type, meaning_type = look.table.strong(), look.table
    tallest = look.bottom - look.top - 60
    builder.add(
        Grid([], [Mark(region.left, 0.0, region.width, 0.9, look.colour("accent"))]), 0.9, region, keep=FIRM
    )  # fmt: skip
    for item in items:
        builder.anchor(item.id)
        part = region.element.add("LI", item.id)
        label_part, value_part = part.add("Lbl"), part.add("LBody")
        terms = builder.lines(item.label, term_type, inner.left - region.left - GUTTER, item.id)
        meanings = builder.lines(item.value, meaning_type, inner.width, item.id, zone=ZONE)
        placed = [
            *_stacked(terms, region.left, ABOVE, term_type, label_part),
            *_stacked(meanings, inner.left, ABOVE, meaning_type, value_part),
        ]
        height = ABOVE + max(len(terms), len(meanings)) * meaning_type.leading + BELOW
        rule = Mark(region.left, height - 0.4, region.width, 0.4, look.colour("rule"))
        add_row(builder, RowLayout(placed, [rule], height, meaning_type.leading), region, tallest, FREE)
