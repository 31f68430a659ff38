"""Building: the document tree turned into the flow, every line broken and every height known."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from msgspec import Struct
from msgspec.structs import replace

from policybrief.context import Context
from policybrief.document.blocks import (
    Block,
    Callout,
    Contents,
    Document,
    Extension,
    Facts,
    Figure,
    List,
    Paragraph,
    Quote,
    Section,
    Table,
    Title,
)
from policybrief.document.inlines import Inlines, Text, plain_text
from policybrief.problems import Problem
from policybrief_exporters.pdf import callouts, contents, facts, figures, lists, tables, titles
from policybrief_exporters.pdf.balance import balanced_lines
from policybrief_exporters.pdf.flow import FIRM, FREE, TOGETHER, Content, Frame, Piece, PlacedLine, TextLine
from policybrief_exporters.pdf.hyphens import Hyphens
from policybrief_exporters.pdf.images import Picture
from policybrief_exporters.pdf.lines import ZONE, Line, break_lines, paragraph_lines
from policybrief_exporters.pdf.look import Look, Type
from policybrief_exporters.pdf.ordering import ordered
from policybrief_exporters.pdf.outline import Bookmark
from policybrief_exporters.pdf.reports import Reports
from policybrief_exporters.pdf.spans import Inliner, Run, joined_marks
from policybrief_exporters.pdf.structure import Element, Role

NARROWEST = 96.0
"""Indents stop where less than this many points would be left for text."""

LABEL_SHARE = 0.45
"""The share of the width that a label which hangs before text may take."""

LENIENCE = 1.03
"""How much longer than the measure lines may be where that fills a panel."""


class Region(Struct, frozen=True):
    """Where blocks go: between which edges, inside which frames, into which element, in which type."""

    left: float
    right: float
    frames: tuple[Frame, ...]
    element: Element
    type: Type
    depth: int = 0

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def label_room(self) -> float:
        """The width that a label which hangs before text may take, before it is broken into lines."""
        return self.width * LABEL_SHARE

    def indented(self, by: float) -> Region:
        """The region with its left edge further in, as far as the width allows."""
        return replace(self, left=max(self.left, min(self.left + by, self.right - NARROWEST)))


class Builder:
    """Builds the flow of one document; `pieces`, `bookmarks` and `pictures` are what it has built."""

    def __init__(self, document: Document, look: Look, context: Context) -> None:
        self.document, self.look, self.context = document, look, context
        self.pieces: list[Piece] = []
        self.bookmarks: list[Bookmark] = []
        self.pictures: dict[str, Picture] = {}
        self.reports = Reports()
        self.notes = frozenset(note.id for note in document.notes)
        self.mirrored = document.direction == "rtl"
        self.root = Element(
            "Document", document.id, language=document.language,
            attributes="/O /Layout /WritingMode /RlTb" if self.mirrored else "",
        )  # fmt: skip
        self._inliner = Inliner(look.colour("accent"), look.colour("muted"))
        self.hyphens = Hyphens(document.language) if look.style.hyphenation else None
        self.placed: set[str] = set()
        self._anchors: list[str] = []
        self._optional = False
        self._level = 0

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What could not be shown as asked."""
        return self.reports.problems()

    def region(self) -> Region:
        """The whole width between the margins."""
        return Region(self.look.left, self.look.right, (), self.root, self.look.body)

    def blocks(self, blocks: Sequence[Block], region: Region) -> None:
        """Builds blocks one below the other; the end of a paragraph that leads into a list stays with its start."""
        for block, following in zip(blocks, (*blocks[1:], None), strict=False):
            self.block(block, region)
            if isinstance(block, Paragraph) and isinstance(following, List) and self.pieces:
                self.pieces[-1].keep = max(self.pieces[-1].keep, FIRM)

    def block(self, block: Block, region: Region) -> None:
        """Builds one block."""
        self.anchor(block.id)
        match block:
            case Section():
                self._section(block, region)
            case Paragraph():
                self._paragraph(block, region)
            case List():
                lists.build(self, block, region)
            case Table():
                tables.build(self, block, region)
            case Figure():
                figures.build(self, block, region)
            case Callout():
                callouts.build(self, block, region)
            case Quote():
                callouts.build_quote(self, block, region)
            case Facts():
                facts.build(self, block, region)
            case Title():
                titles.build(self, block, region)
            case Contents():
                contents.build(self, block, region)
            case Extension():
                self.blocks(block.fallback, region)
            case _:
                assert_never(block)

    def anchor(self, part: str) -> None:
        """The next piece is where the part with that id begins."""
        if part:
            self._anchors.append(part)
            self.placed.add(part)

    def add(self, content: Content, height: float, region: Region, *, before: float = 0.0, after: float = 0.0,
            keep: int = FREE, heading: int = 0) -> Piece:  # fmt: skip
        """Adds a piece to the flow."""
        piece = Piece(
            content, height, before, after, keep, region.frames, tuple(self._anchors), self._optional, heading
        )  # fmt: skip
        self._anchors.clear()
        self.pieces.append(piece)
        return piece

    def runs(self, inlines: Inlines, type_: Type, where: str = "") -> list[Run]:
        """The runs of inlines; characters that no face has are reported."""
        runs = self._inliner.runs(inlines, type_)
        for span, text in runs:
            if span is not None and not (text.isascii() and text.isprintable()):
                self.reports.check(span.face, text, where)
        return joined_marks(runs) if len(runs) > 1 else runs

    def lines(self, inlines: Inlines, type_: Type, width: float, where: str = "", *, zone: float = 1.0) -> list[Line]:
        """Inlines broken into lines; a word is divided where it would leave more than the `zone` of a line empty."""
        runs = self.runs(inlines, type_, where)
        return ordered(break_lines(runs, width, self.hyphens, zone=zone), runs, mirrored=self.mirrored)

    def string_lines(self, text: str, type_: Type, width: float) -> list[Line]:
        """A string broken into lines."""
        return self.lines((Text(text),), type_, width)

    def text(self, inlines: Inlines, region: Region, *, type_: Type | None = None, role: Role = "P", part: str = "",
             element: Element | None = None, before: float = 0.0, after: float = 0.0, keep: int = FREE,
             heading: int = 0, full: bool = False, balanced: bool = False) -> list[Piece]:  # fmt: skip
        """Adds a paragraph, a piece for each line, with no line of it alone on a page.

        It becomes `element`, or a new one in that role. `full` lines go to the region's edge, however long;
        `balanced` ones are about equally long.
        """
        type_ = type_ or region.type
        measure = self.look.measure_of(type_)
        width = region.width if full or region.width <= measure * LENIENCE else measure
        runs = self.runs(inlines, type_, part)
        lines = balanced_lines(runs, width) if balanced else paragraph_lines(
            runs, width, self.hyphens, zone=1.0 if full else ZONE
        )  # fmt: skip
        lines = ordered(lines, runs, mirrored=self.mirrored)
        element = element or region.element.add(role, part)
        last = len(lines) - 1
        pieces = []
        for index, line in enumerate(lines):
            hold = keep if index == last else max(keep, FIRM if index in (0, last - 1) else FREE)
            pieces.append(self.add(
                TextLine(line, self._start(line, region.left, width), type_.baseline, element), type_.leading, region,
                before=before if index == 0 else 0.0, after=after if index == last else 0.0,
                keep=hold, heading=heading,
            ))  # fmt: skip
        return pieces

    def _start(self, line: Line, left: float, width: float) -> float:
        """Where a line begins in a column `width` wide: one that runs the other way begins at the other side."""
        return left + (width - line.width if line.rtl != self.mirrored else 0.0)

    def hang(self, label: Inlines, x: float, type_: Type, start: int, region: Region, part: str = "") -> None:
        """Hangs a label at `x` before the first line of what was added since `start`, or before an empty line.

        It belongs to the region's element, and ends with a space that does not break, so that label and text are
        not read as one word.
        """
        lines = self.lines((*label, Text("\u00a0")), type_, max(region.label_room, NARROWEST / 2), part)
        element = region.element
        for line in lines[:-1]:
            self.add(TextLine(line, x, type_.baseline, element), type_.leading, region, keep=FREE)
            self.pieces.insert(start, self.pieces.pop())
            start += 1
        line = lines[-1]
        first = self.pieces[start].content if start < len(self.pieces) else None
        if not isinstance(first, TextLine) or first.label is not None:
            first = TextLine(Line([], 0.0), region.left, type_.baseline, element)
            self.add(first, type_.leading, region, keep=FIRM if start < len(self.pieces) else FREE)
            self.pieces.insert(start, self.pieces.pop())
        first.label = PlacedLine(line, x, first.baseline, element)

    def picture(self, picture: Picture) -> str:
        """The name of a picture in the file; equal pictures share one."""
        for name, known in self.pictures.items():
            if known == picture:
                return name
        name = f"I{len(self.pictures) + 1}"
        self.pictures[name] = picture
        return name

    def check_running(self) -> None:
        """Reports what header and footer cannot show."""
        document = self.document
        for text in (document.running, document.draft, document.page, document.banner.label if document.banner else ""):
            self.reports.check(self.look.muted.face, text, "")

    def together(self, start: int) -> None:
        """Holds what was added since `start` together, as long as it fits on a page."""
        for piece in self.pieces[start:-1]:
            piece.keep = max(piece.keep, TOGETHER)

    def after(self, space: float) -> None:
        """Asks for more space after the last piece."""
        if self.pieces:
            self.pieces[-1].after = max(self.pieces[-1].after, space)

    def optional(self, optional: bool) -> None:
        """Marks what is added next as printed only in a long document, or ends that."""
        self._optional = optional

    def _section(self, section: Section, region: Region) -> None:
        target = section.id or f"section {len(self.bookmarks) + 1}"
        if not section.id:
            self.anchor(target)
        title = plain_text(section.title)
        label = f"{section.number}\u2002{title}" if section.number else title
        self.bookmarks.append(Bookmark(section.level - 1, label, target))
        inner = replace(region, element=region.element.add("Sect", section.id))
        self.heading(section.title, section.number, section.level, inner)
        self.blocks(section.blocks, inner)

    def heading(self, title: Inlines, number: str, level: int, region: Region) -> None:
        """Adds a heading, held to what follows; its number stands before it."""
        type_ = self.look.heading(level)
        rank = min(level, self._level + 1)  # no level is skipped (ISO 14289-1, 7.4.2), whatever the tree holds
        if plain_text(title).strip():
            self._level = rank
        role: Role = ("H1", "H2", "H3", "H4", "H5", "H6")[min(rank, 6) - 1]
        before = (22.0, 15.0, 11.0)[min(level, 3) - 1]
        start = len(self.pieces)
        inner, element = region, region.element.add(role)
        if number:
            label = self.string_lines(number, type_, 10_000)[0]
            inner = region.indented(
                max(min(label.width, region.label_room) + 0.55 * type_.size, 24.0 if level < 3 else 0.0)
            )
        self.text(
            title, inner, type_=type_, element=element, before=before, after=5.0, keep=FIRM, heading=level,
            balanced=True,
        )  # fmt: skip
        if number:
            self.hang((Text(number),), region.left, type_, start, replace(region, element=element))

    def _paragraph(self, paragraph: Paragraph, region: Region) -> None:
        type_ = region.type
        after = 6.5
        match paragraph.role:
            case "note" | "source" | "notice" | "muted":
                type_, after = self.look.muted, 4.0
            case "statement" if region.depth:
                after = 5.0
            case "body" | "statement":
                pass
        start, inner, element = len(self.pieces), region, region.element.add("P", paragraph.id)
        if paragraph.number:
            label = element.add("Lbl")
            width = self.string_lines(paragraph.number, type_, 10_000)[0].width
            inner = region.indented(max(min(width, region.label_room) + 9.0, 27.0))
        self.text(paragraph.text, inner, type_=type_, part=paragraph.id, element=element, after=after)
        if paragraph.number:
            muted = type_.coloured(self.look.colour("muted"))
            self.hang((Text(paragraph.number),), region.left, muted, start, replace(region, element=label))
