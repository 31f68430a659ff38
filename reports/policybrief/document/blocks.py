"""The document tree: what composition hands to the exporters.

Blocks carry meaning, never points or colours; a style maps meaning to looks. Every decision about order, headings,
numbers, labels and citations has been made when the tree stands: an exporter prints the strings it finds. `id` is the
id of the part of the model that a block shows, or "" where it shows none; ids are unique in the tree. A part may show
as several blocks; the first carries its id.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

from msgspec import Struct

from policybrief.document.charts import Chart
from policybrief.document.graphics import Graphic
from policybrief.document.inlines import Inlines, Text

ParagraphRole = Literal["body", "note", "source", "notice", "muted", "statement"]
"""body: running text. statement: the text of a callout or judgement. source, note: the small lines below a table
or figure. notice: the closing notice. muted: what may be passed over."""

CalloutRole = Literal["summary", "judgement", "decision", "option", "box", "note", "important", "warning", "problems"]
"""summary: the bottom-line panel. decision: a recommendation with its choices. box: a case study. problems: what is
still open in a draft."""

Align = Literal["start", "end", "centre"]


class Section(Struct, frozen=True, kw_only=True):
    """A section with its heading and all that stands under it.

    `level` is 1 for the parts of the document and grows by one; `number` is the printed number ("2.1", "A", "").
    `role` is the part (`summary`, `timeline`, `annexes` …) or, for the model's own sections, `section:<kind>`.
    """

    kind: ClassVar[str] = "section"
    id: str = ""
    level: int
    role: str
    number: str = ""
    title: Inlines
    blocks: tuple[Block, ...] = ()


class Paragraph(Struct, frozen=True, kw_only=True):
    """A paragraph; `number` is its printed number, or "". A run-in head is a `Styled("lead", …)` at its start."""

    kind: ClassVar[str] = "paragraph"
    id: str = ""
    role: ParagraphRole = "body"
    number: str = ""
    text: Inlines


class ListItem(Struct, frozen=True, kw_only=True):
    """An item; `label` is its printed number or letter, "" in a bulleted list. `blocks` may hold further lists."""

    id: str = ""
    label: str = ""
    blocks: tuple[Block, ...]


class List(Struct, frozen=True, kw_only=True):
    """A bulleted or numbered list."""

    kind: ClassVar[str] = "list"
    id: str = ""
    ordered: bool = False
    items: tuple[ListItem, ...]


class Column(Struct, frozen=True, kw_only=True):
    """A column: `align` of its cells, `width` its share of the table (any positive unit), `row_header` for names."""

    align: Align = "start"
    width: float = 1.0
    row_header: bool = False


class Cell(Struct, frozen=True, kw_only=True):
    """A table cell; `id` is the model's cell, or the row's part when the table shows parts."""

    id: str = ""
    text: Inlines = ()


class Row(Struct, frozen=True, kw_only=True):
    """A row; it has as many cells as the table has columns. `subhead` rows stand for what follows, `total` for sums."""

    id: str = ""
    role: Literal["item", "subhead", "total"] = "item"
    cells: tuple[Cell, ...]


class Table(Struct, frozen=True, kw_only=True):
    """A table: `head` holds one or two rows that repeat on every page. `caption` has its label in it ("Table 2. …").

    `description` is for those who cannot see the table's shape. `after` holds source lines and notes.
    """

    kind: ClassVar[str] = "table"
    id: str = ""
    role: str = "data"
    caption: Inlines = ()
    description: str = ""
    columns: tuple[Column, ...]
    head: tuple[Row, ...] = ()
    rows: tuple[Row, ...] = ()
    after: tuple[Paragraph, ...] = ()


class Figure(Struct, frozen=True, kw_only=True):
    """A picture with its caption: a `graphic` drawn by composition, or an `image` (a path for the resolver).

    `chart` has the numbers of a graphic that is a chart, for formats with charts of their own. `data` repeats what a
    graphic shows as a table, for those who cannot see it.
    """

    kind: ClassVar[str] = "figure"
    id: str = ""
    role: str = "figure"
    caption: Inlines = ()
    alt: str
    graphic: Graphic | None = None
    chart: Chart | None = None
    image: str = ""
    data: Table | None = None
    after: tuple[Paragraph, ...] = ()


class Callout(Struct, frozen=True, kw_only=True):
    """Blocks set apart in a panel, with a title or without."""

    kind: ClassVar[str] = "callout"
    id: str = ""
    role: CalloutRole
    title: Inlines = ()
    blocks: tuple[Block, ...]


class Quote(Struct, frozen=True, kw_only=True):
    """A quotation set apart, with the speaker."""

    kind: ClassVar[str] = "quote"
    id: str = ""
    text: Inlines
    speaker: Inlines = ()


class Fact(Struct, frozen=True, kw_only=True):
    """A label and what it says, or a large figure and what it counts. In role `head`, an empty `value` is room to
    write in: the name and date of a decision."""

    id: str = ""
    label: Inlines
    value: Inlines


class Facts(Struct, frozen=True, kw_only=True):
    """Pairs: the facts of the title block, the people, the key figures in large type.

    role `head`: label and value in a compact grid. role `figures`: the value large, the label below it. role `terms`:
    a term and its meaning.
    """

    kind: ClassVar[str] = "facts"
    id: str = ""
    role: Literal["head", "figures", "terms"]
    items: tuple[Fact, ...]


class Title(Struct, frozen=True, kw_only=True):
    """The title block: organisation and series above, title, subtitle, the kind of paper and its status, its facts."""

    kind: ClassVar[str] = "title"
    id: str = ""
    organisation: Inlines = ()
    series: Inlines = ()
    paper: Inlines = ()
    title: Inlines
    subtitle: Inlines = ()
    status: Inlines = ()
    facts: Facts | None = None


class Entry(Struct, frozen=True, kw_only=True):
    """A line of the contents: the section it leads to, and what is printed."""

    target: str
    level: int
    number: str
    title: Inlines


class Contents(Struct, frozen=True, kw_only=True):
    """The contents. `auto` leaves it to an exporter with pages to print it only when the document is long."""

    kind: ClassVar[str] = "contents"
    id: str = ""
    title: Inlines
    entries: tuple[Entry, ...]
    auto: bool = True


class Extension(Struct, frozen=True, kw_only=True):
    """A block kind of a stranger's, with blocks that say the same for exporters that do not know it."""

    kind: ClassVar[str] = "extension"
    id: str = ""
    name: str
    data: object
    fallback: tuple[Block, ...]


Block = Section | Paragraph | List | Table | Figure | Callout | Quote | Facts | Title | Contents | Extension
"""Any block."""


class Note(Struct, frozen=True, kw_only=True):
    """A note: its printed number and its text. Citations of the same evidence share one.

    `text` is the note in full: the quoted source sentence, the source, the position. `short` names the source and the
    position only, for a footnote. The notes part of the document is a `List` whose items have the notes' ids.
    """

    id: str
    label: str
    text: Inlines
    short: Inlines


class Banner(Struct, frozen=True, kw_only=True):
    """The marking of every page, as its scheme draws it. Colours are `#RRGGBB`."""

    label: str
    text: str = "#FFFFFF"
    background: str = "#000000"


class Document(Struct, frozen=True, kw_only=True):
    """A composed document.

    Args:
        id: the brief's id.
        language: BCP 47. `direction`: `ltr` or `rtl`.
        title, author, subject, keywords, date: for the file's properties; `date` is an ISO date or time, or "".
        banner: the marking in header and footer, if the brief has one.
        draft: the word printed as a draft mark, "" for a final brief.
        running: what the header names beside the banner.
        page: the pattern of the page number, such as "Page {page} of {pages}".
        blocks: the document. The first is a `Title`.
        notes: the notes in the order of their marks. An exporter with footnotes prints `short` there; the notes part,
            among `blocks`, says all in full.
    """

    id: str
    language: str
    direction: Literal["ltr", "rtl"] = "ltr"
    title: str
    author: str = ""
    subject: str = ""
    keywords: tuple[str, ...] = ()
    date: str = ""
    banner: Banner | None = None
    draft: str = ""
    running: str = ""
    page: str
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...] = ()


def walk(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Every block in reading order, parents before children."""
    for block in blocks:
        yield block
        match block:
            case Section(blocks=inner) | Callout(blocks=inner) | Extension(fallback=inner):
                yield from walk(inner)
            case List(items=items):
                for item in items:
                    yield from walk(item.blocks)
            case Table(after=after):
                yield from after
            case Figure(data=data, after=after):
                if data is not None:
                    yield from walk((data,))
                yield from after
            case Title(facts=facts):
                if facts is not None:
                    yield facts
            case _:
                pass


def text(value: str) -> Inlines:
    """`value` as inlines: nothing for an empty string."""
    return (Text(value),) if value else ()
