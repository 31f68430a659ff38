"""The blocks of the body: paragraphs, lists, tables, figures, boxes, quotations, callouts; and their sections."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from policybrief.model.evidence import Statement, Supported
from policybrief.model.part import Number, Part


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph(Statement):
    """A paragraph of running text."""

    kind: ClassVar[str] = "paragraph"
    lead: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListItem(Statement):
    """One item of a list, with the items below it."""

    ordered: bool = False
    items: tuple[ListItem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ListBlock(Part):
    """A list, bulleted or numbered, nested where items have items."""

    kind: ClassVar[str] = "list"
    id: str = ""
    ordered: bool = False
    items: tuple[ListItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column(Part):
    """One column of a table."""

    title: str
    group: str | None = None
    unit: str | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell(Supported):
    """One cell of a table: a text, a number, null for an empty cell, or an object where the cell has evidence
    of its own."""

    text: str | None = None
    value: Number | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Row(Part):
    """One row of a table."""

    id: str = ""
    role: str | None = None
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Supported):
    """A table with a head row."""

    kind: ClassVar[str] = "table"
    title: str | None = None
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    source: str | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Series(Part):
    """One row of numbers in a chart."""

    name: str
    values: tuple[Number | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart(Part):
    """A chart drawn from numbers in the brief; the same numbers are also given as a table."""

    type: str
    unit: str | None = None
    categories: tuple[str, ...]
    series: tuple[Series, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Supported):
    """A picture: a chart drawn from data, or an image file."""

    kind: ClassVar[str] = "figure"
    title: str | None = None
    chart: Chart | None = None
    image: str | None = None
    alt: str
    source: str | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Box(Part):
    """Blocks set apart in a box: a case study, a definition, a method."""

    kind: ClassVar[str] = "box"
    id: str = ""
    title: str | None = None
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote(Statement):
    """A quotation set apart."""

    kind: ClassVar[str] = "quote"
    speaker: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Callout(Statement):
    """A statement that must not be missed."""

    kind: ClassVar[str] = "callout"
    tone: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Section(Part):
    """A section, with its blocks and the sections below it."""

    id: str = ""
    title: str | None = None
    kind: str | None = None
    marking: str | None = None
    blocks: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Annex(Part):
    """An annex: text of its own, or a document that is enclosed separately."""

    id: str = ""
    title: str
    marking: str | None = None
    blocks: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()
    file: str | None = None


Block = Paragraph | ListBlock | Table | Figure | Box | Quote | Callout
"""Any block of the body; `kind` tells which."""
