"""What is known while a document is being written: the strings so far, and all that they have used."""

from __future__ import annotations

from collections.abc import Container, Mapping

from msgspec import Struct, field
from msgspec.structs import replace

from policybrief.context import Context
from policybrief.document.blocks import Contents, Document, Note
from policybrief.problems import Problem
from policybrief_exporters.word.anchors import Controls
from policybrief_exporters.word.chart_parts import Charts
from policybrief_exporters.word.comments import Comments
from policybrief_exporters.word.links import Links
from policybrief_exporters.word.numbering import Numbering
from policybrief_exporters.word.pictures import Pictures
from policybrief_exporters.word.record import Piece, PrintedParagraph
from policybrief_exporters.word.targets import Targets

FIRST_BODY_LINK = 100
"""The relationships of the document part: below 100 its parts, from 100 its links, from 100,000 its pictures, from
1,000,000 its charts."""
FIRST_PICTURE = 100_000
FIRST_CHART = 1_000_000


_HEADS = ("Heading", "TOCHeading", "Caption", "PanelTitle", "TableGap")
"""Paragraphs that a table may follow closely."""


class Place(Struct, frozen=True):
    """Where a block stands.

    `width` and `indent` are twentieths of a point: the room for it, and its distance from the edge. `lists` and
    `sections` count what it is nested in.
    """

    width: int
    indent: int = 0
    lists: int = 0
    sections: int = 0

    def inside_list(self, step: int) -> Place:
        return replace(self, lists=self.lists + 1, indent=self.indent + step, width=max(self.width - step, 1440))

    def inside_section(self) -> Place:
        return replace(self, sections=self.sections + 1)

    def inside_panel(self, room: int) -> Place:
        """In a panel, of which the margins take `room`: the indentation starts anew."""
        return replace(self, width=max(self.width - room, 1440), indent=0, lists=0)


class Writing(Struct):
    """One document on its way: `out` collects the body as strings of XML, in order.

    Everything that a bookmark may have to cover lands in `out` piece by piece, never nested, so that slots stay valid.
    """

    document: Document
    context: Context
    notes: dict[str, Note]
    out: list[str] = []
    links: Links = field(default_factory=lambda: Links(FIRST_BODY_LINK))
    note_links: Links = field(default_factory=lambda: Links(1))
    targets: Targets = field(default_factory=Targets)
    numbering: Numbering = field(default_factory=Numbering)
    pictures: Pictures = field(default_factory=lambda: Pictures(FIRST_PICTURE))
    charts: Charts = field(default_factory=lambda: Charts(FIRST_CHART))
    footnotes: dict[str, str] = {}
    """The notes marked so far, each with its own mark, or "" where Word counts it."""
    automatic_footnotes: int = 0
    captions: dict[str, int] = {}
    contents: list[tuple[Contents, int]] = []
    styles: set[str] = set()
    pending: list[str] = []
    panels: list[tuple[int, int, int | None]] = []
    """For each open panel: the slot of its row, the characters below which it stays whole, the drawings so far (None
    where it may have some)."""
    problems: list[Problem] = []
    characters: int = 0
    drawings: int = 0
    after_table: bool = False
    after_tables: Mapping[str, str] = {}
    """The styles of paragraphs right below a table, by the style that they have elsewhere."""
    after_text: bool = False
    in_note: bool = False
    review: bool = True
    """Whether fields are marked, so that a reviewer's changes of them are found again."""
    fields: int = 0
    controls: Controls = field(default_factory=Controls)
    showings: dict[tuple[str, int], int] = {}
    comments: Comments = field(default_factory=Comments)
    printed: list[PrintedParagraph] = []
    printed_notes: dict[str, list[PrintedParagraph]] = {}
    printed_contents: list[str] = []
    drawn: dict[str, tuple[str, str]] = {}
    pieces: list[Piece] = []
    """The text of the paragraph that is open, as its record has it."""
    filled_in: bool = False
    """Whether the field that is open prints what its text does not say, such as the number of a table."""
    carried: Container[str] | None = None
    """The fields of the model in the file, where it may lack some that are printed; None where it has them all."""
    tables: int = 0
    cells: list[list[int]] = []
    """For each open table: its number, its row, its cell."""
    place: str = ""

    def carries(self, anchor: str) -> bool:
        """Whether the model in the file has the field."""
        return self.carried is None or anchor in self.carried

    def tab(self) -> None:
        """A tab in the paragraph that is open."""
        self.out.append("<w:r><w:tab/></w:r>")
        self.pieces.append("\t")

    def open_table(self) -> None:
        self.tables += 1
        self.cells.append([self.tables, -1, -1])

    def open_row(self, properties: str = "") -> None:
        """Opens a row; `properties` are the children of its `w:trPr`."""
        self.out.append(f"<w:tr><w:trPr>{properties}</w:trPr>" if properties else "<w:tr>")
        self.cells[-1][1:] = [self.cells[-1][1] + 1, -1]

    def open_cell(self) -> None:
        cell = self.cells[-1]
        cell[2] += 1
        self.place = f"{cell[0]}.{cell[1]}.{cell[2]}"

    def close_table(self) -> None:
        self.cells.pop()
        self.place = "{}.{}.{}".format(*self.cells[-1]) if self.cells else ""

    def at(self, identity: str) -> None:
        """The next paragraph shows the part `identity` of the model (nothing for "")."""
        if identity:
            self.pending.append(identity)

    def paragraph(self, style: str, properties: str = "") -> OpenParagraph:
        """Opens a paragraph around what is written inside the context; `properties` are those that follow `w:pStyle`.

        It has bookmarks for the parts of the model that it shows.
        """
        if self.after_table:
            style = self.after_tables.get(style, style)
        self.styles.add(style)
        self.after_table = False
        self.after_text = not style.startswith(_HEADS)
        self.pieces = []
        self.printed.append(PrintedParagraph(style, self.place, self.pieces))
        self.out.append(f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>')
        shown, self.pending = self.pending, []
        return OpenParagraph(self, [(identity, self.targets.open(self.out)) for identity in shown])

    def end_after_table(self) -> None:
        """Word wants a paragraph after the last table of a cell or of the body."""
        if self.after_table:
            with self.paragraph("TableGap"):
                pass

    def part_from_table(self) -> None:
        """The gap above a table: Word joins it to a table before it, and sets it close to a text before it."""
        if self.after_table or self.after_text:
            with self.paragraph("TableGap"):
                pass

    def next_drawing(self) -> int:
        """The number of the next drawing; they count through the whole document."""
        self.drawings += 1
        return self.drawings


class OpenParagraph(Struct):
    """A paragraph that is open, and closed where the context ends; `shown` are the parts that it shows, each with the
    slot of its bookmark.

    A class, for a large document has ten thousand paragraphs and a generator's context costs several times more.
    """

    writing: Writing
    shown: list[tuple[str, int]]

    def __enter__(self) -> None:
        pass

    def __exit__(self, *_: object) -> None:
        out = self.writing.out
        for identity, start in self.shown:
            self.writing.targets.close("whole", identity, out, start)
        out.append("</w:p>")
