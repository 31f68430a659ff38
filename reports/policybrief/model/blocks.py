"""The blocks of the body: paragraphs, lists, tables, figures, boxes, quotations, callouts; and their sections."""

from __future__ import annotations

from typing import ClassVar

from policybrief.model.evidence import Statement, Supported
from policybrief.model.part import Number, Part


class Paragraph(Statement, frozen=True, kw_only=True):
    """A paragraph of running text."""

    kind: ClassVar[str] = "paragraph"
    lead: str | None = None


class ListItem(Statement, frozen=True, kw_only=True):
    """One item of a list, with the items below it."""

    ordered: bool = False
    items: tuple[ListItem, ...] = ()


class ListBlock(Part, frozen=True, kw_only=True):
    """A list, bulleted or numbered, nested where items have items."""

    kind: ClassVar[str] = "list"
    id: str = ""
    ordered: bool = False
    items: tuple[ListItem, ...]


class Column(Part, frozen=True, kw_only=True):
    """One column of a table."""

    title: str
    group: str | None = None
    unit: str | None = None
    kind: str | None = None


class Cell(Supported, frozen=True, kw_only=True):
    """One cell of a table: a text, a number, null for an empty cell, or an object where the cell has evidence
    of its own."""

    text: str | None = None
    value: Number | None = None


class Row(Part, frozen=True, kw_only=True):
    """One row of a table."""

    id: str = ""
    role: str | None = None
    cells: tuple[Cell, ...]


class Table(Supported, frozen=True, kw_only=True):
    """A table with a head row."""

    kind: ClassVar[str] = "table"
    title: str | None = None
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    source: str | None = None
    notes: tuple[str, ...] = ()


class Series(Part, frozen=True, kw_only=True):
    """One row of numbers in a chart."""

    name: str
    values: tuple[Number | None, ...]


class Chart(Part, frozen=True, kw_only=True):
    """A chart drawn from numbers in the brief; the same numbers are also given as a table."""

    type: str
    unit: str | None = None
    categories: tuple[str, ...]
    series: tuple[Series, ...]


class Figure(Supported, frozen=True, kw_only=True):
    """A picture: a chart drawn from data, or an image file."""

    kind: ClassVar[str] = "figure"
    title: str | None = None
    chart: Chart | None = None
    image: str | None = None
    alt: str
    source: str | None = None
    notes: tuple[str, ...] = ()


class Box(Part, frozen=True, kw_only=True):
    """Blocks set apart in a box: a case study, a definition, a method."""

    kind: ClassVar[str] = "box"
    id: str = ""
    title: str | None = None
    blocks: tuple[Block, ...]


class Quote(Statement, frozen=True, kw_only=True):
    """A quotation set apart."""

    kind: ClassVar[str] = "quote"
    speaker: str | None = None


class Callout(Statement, frozen=True, kw_only=True):
    """A statement that must not be missed."""

    kind: ClassVar[str] = "callout"
    tone: str | None = None
    title: str | None = None


class Section(Part, frozen=True, kw_only=True):
    """A section, with its blocks and the sections below it."""

    id: str = ""
    title: str | None = None
    kind: str | None = None
    marking: str | None = None
    blocks: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()


class Annex(Part, frozen=True, kw_only=True):
    """An annex: text of its own, or a document that is enclosed separately."""

    id: str = ""
    title: str
    marking: str | None = None
    blocks: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()
    file: str | None = None


Block = Paragraph | ListBlock | Table | Figure | Box | Quote | Callout
"""Any block of the body; `kind` tells which."""
