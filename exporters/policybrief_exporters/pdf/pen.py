"""The pen: draws text and shapes as the operators of one page's content stream (ISO 32000-1, 8 and 9).

Coordinates run from the page's top left corner, x to the right and y down, in points. Everything that is drawn is
drawn here, and belongs to the structure element or the artifact that was named last. At most one marked-content
sequence is open; it is opened when something is drawn, so what is named and never drawn leaves no trace.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from policybrief.document.direction import right_to_left
from policybrief_exporters.pdf.characters import PRIVATE
from policybrief_exporters.pdf.fonts import Part, Typeface
from policybrief_exporters.pdf.objects import string
from policybrief_exporters.pdf.ordering import string_fragments
from policybrief_exporters.pdf.shaping import Glyph
from policybrief_exporters.pdf.structure import LAYOUT, Artifact, Content, Element, LinkArea
from policybrief_exporters.pdf.subsets import Subset
from policybrief_exporters.pdf.truetype import Font

CURVE = 0.5523
"""How far the control points of a quarter circle lie from its ends, as a share of the radius."""


class UntaggedContent(RuntimeError):
    """Something was drawn before it was said what it belongs to: a fault of the exporter, never of a brief."""


class Subsets(dict[Font, Subset]):
    """What a file uses of each font, named F1, F2 … in the order of first use."""

    def __missing__(self, font: Font) -> Subset:
        subset = self[font] = Subset(font, f"F{len(self) + 1}")
        return subset


class Pen(Struct):
    """Draws the page with the index `page`, `height` points high, with the fonts of a file.

    `mirrored` says that the document runs from right to left. `marked` holds the element of each marked-content
    sequence, by its identifier; `areas` the links with theirs.
    """

    page: int
    height: float
    subsets: Subsets
    mirrored: bool = False
    operators: list[str] = []
    areas: dict[LinkArea, Element] = {}
    marked: list[Element] = []
    _owner: Element | Artifact | None = None
    _open: Element | Artifact | None = None
    _around_text: bool = False
    _in_text: bool = False
    _at: tuple[int, int] = (0, 0)
    _font: tuple[str, float] = ("", 0.0)
    _fill: str = ""
    _underlines: list[tuple[float, float, float, str]] = []

    def belongs(self, owner: Element | Artifact) -> None:
        """What is drawn next belongs to this element, or is this kind of artifact."""
        self._owner = owner

    def text(
        self, x: float, y: float, face: Typeface, size: float, colour: str, text: str, *, rise: float = 0.0,
        rtl: bool = False,
    ) -> None:  # fmt: skip
        """Draws `text` from (x, y) on its baseline; `colour` holds three numbers from 0 to 1.

        All of it is read from left to right, or with `rtl` from right to left; x is its left edge in any case.
        """
        write = self.operators.append
        plain = not rtl and face.is_plain(text)
        meant = "" if plain or not PRIVATE.search(text) else _meant(text)
        if meant or self._owner is not self._open or not self._in_text:
            self._enter_text(meant)
        if colour != self._fill:
            write(f"{colour} rg")
            self._fill = colour
        parts = [] if plain else face.parts(text, rtl=rtl)
        begin = sum(map(face.extent, parts)) if rtl else 0.0
        x += begin * size / 1000
        # Counted in hundredths, so that no rounding adds up over the lines of a text object.
        from_left, from_below = self._at
        self._at = at = round(x * 100), round((self.height - y + rise) * 100)
        write(f"{(at[0] - from_left) / 100:g} {(at[1] - from_below) / 100:g} Td")
        if plain:
            write(f"[{self._font_of(face.font, size).shown(text)}]TJ")
        else:
            self._parts(face, size, parts, begin, rtl=rtl)
        if meant:
            self._close_sequence()

    def string(self, x: float, y: float, face: Typeface, size: float, colour: str, text: str) -> None:
        """Draws a text that stands alone, whose parts may be read in different directions."""
        for part, at, rtl in string_fragments(face, text, mirrored=self.mirrored):
            self.text(x + at * size / 1000, y, face, size, colour, part, rtl=rtl)

    def slanted(self, x: float, y: float, matrix: tuple[float, float, float, float], face: Typeface, size: float,
                colour: str, text: str) -> None:  # fmt: skip
        """Draws `text` from (x, y) through a matrix that turns it."""
        self._enter_graphics()
        self.operators.append("q")
        self.operators.append(f"{' '.join(f'{value:.4f}' for value in matrix)} {x:.2f} {self.height - y:.2f} cm")
        kept, self.height = self.height, 0.0
        self.string(0, 0, face, size, colour, text)
        self.height = kept
        self._end_text()
        self.operators.append("Q")
        self._font, self._fill = ("", 0.0), ""

    def rect(
        self, x: float, y: float, width: float, height: float, *,
        fill: str = "", stroke: str = "", line: float = 0.5, dash: Sequence[float] = (),
    ) -> None:  # fmt: skip
        """Draws a rectangle whose upper left corner is (x, y)."""
        self._shape([f"{x:.2f} {self.height - y - height:.2f} {width:.2f} {height:.2f} re"], fill, stroke, line, dash)

    def line(
        self, points: Sequence[tuple[float, float]], stroke: str, *, line: float = 0.5, dash: Sequence[float] = ()
    ) -> None:
        """Draws a line through the points."""
        path = [
            f"{x:.2f} {self.height - y:.2f} {'l' if index else 'm'}" for index, (x, y) in enumerate(points)
        ]  # fmt: skip
        self._shape(path, "", stroke, line, dash)

    def circle(self, x: float, y: float, radius: float, *, fill: str = "", stroke: str = "", line: float = 0.5) -> None:
        """Draws a circle around (x, y), as four curves."""
        middle, r, c = self.height - y, radius, radius * CURVE
        above, below = middle + r, middle - r
        corners = [
            (x + r, middle + c, x + c, above, x, above), (x - c, above, x - r, middle + c, x - r, middle),
            (x - r, middle - c, x - c, below, x, below), (x + c, below, x + r, middle - c, x + r, middle),
        ]  # fmt: skip
        path = [f"{x + r:.2f} {middle:.2f} m"]
        path += [" ".join(f"{value:.2f}" for value in corner) + " c" for corner in corners]
        self._shape([*path, "h"], fill, stroke, line, ())

    def image(self, name: str, x: float, y: float, width: float, height: float) -> None:
        """Draws the image with that resource name; its upper left corner is (x, y)."""
        self._enter_graphics()
        self.operators.append(f"q {width:.2f} 0 0 {height:.2f} {x:.2f} {self.height - y - height:.2f} cm /{name} Do Q")

    def clip(self, x: float, y: float, width: float, height: float) -> None:
        """Keeps what follows inside a rectangle, until `unclip`."""
        self._enter_graphics()
        self.operators.append(f"q {x:.2f} {self.height - y - height:.2f} {width:.2f} {height:.2f} re W n")

    def unclip(self) -> None:
        """Ends what `clip` began."""
        self._end_text()
        self.operators.append("Q")
        self._font, self._fill = ("", 0.0), ""

    def underline(self, x: float, y: float, width: float, colour: str) -> None:
        """Draws the line below a link, when the text is complete."""
        self._underlines.append((x, y, width, colour))

    def content(self) -> bytes:
        """The page's content stream, complete; nothing is drawn any more."""
        self.belongs(LAYOUT)
        for x, y, width, colour in self._underlines:
            self.rect(x, y, width, 0.45, fill=colour)
        self._underlines.clear()
        self._close_sequence()
        self._end_text()
        content = "\n".join(self.operators).encode("latin-1")
        self.operators.clear()
        return content

    def _font_of(self, font: Font, size: float) -> Subset:
        """Sets the font that is written in; gives what the file uses of it."""
        subset = self.subsets[font]
        key = (subset.name, size)
        if key != self._font:
            self.operators.append(f"/{subset.name} {size:.4g} Tf")
            self._font = key
        return subset

    def _parts(self, face: Typeface, size: float, parts: Sequence[Part], begin: float, *, rtl: bool) -> None:
        """Writes text of several fonts, or shaped text, glyph by glyph in the order in which they are read.

        Readers take that order from the content stream. Some take letters that run from right to left for reversed
        where several of them are written in one go, so that the font is named again before each of those.
        """
        at = pen = begin
        for part in parts:
            width = face.extent(part)
            at -= width if rtl else 0.0
            if part.kind == "plain":
                subset = self._font_of(part.font, size)
                self.operators.append(f"[{_moved(pen - at)}{subset.shown(part.text)}]TJ")
                pen = at + width
            else:
                apart = part.kind == "reversed" or right_to_left(part.text)
                pen = self._glyphs(part.font, size, face.placed(part, at), pen, apart=apart)
            at += 0.0 if rtl else width

    def _glyphs(self, font: Font, size: float, glyphs: Sequence[tuple[float, Glyph]], pen: float, *,
                apart: bool) -> float:  # fmt: skip
        """Writes glyphs with their left edges, all in thousandths of the size; gives where it comes to stand."""
        shown: list[str] = []
        raised = 0.0
        for at, glyph in glyphs:
            if apart or glyph.unseen or glyph.y != raised:
                self._show(shown)
                self._font = ("", 0.0) if apart else self._font
            subset = self._font_of(font, size)
            if glyph.y != raised:
                self.operators.append(f"{glyph.y * size / 1000:.2f} Ts")
                raised = glyph.y
            back = round(pen - at)
            shown.append(f"{_moved(back)}({subset.placed(glyph)})")
            pen += font.advance(glyph.number) - back
            if glyph.unseen:
                self.operators.append("3 Tr")
                self._show(shown)
                self.operators.append("0 Tr")
        self._show(shown)
        if raised:
            self.operators.append("0 Ts")
        if apart:
            self._font = "", 0.0
        return pen

    def _show(self, shown: list[str]) -> None:
        if shown:
            self.operators.append(f"[{''.join(shown)}]TJ")
            shown.clear()

    def _shape(self, path: Iterable[str], fill: str, stroke: str, line: float, dash: Sequence[float]) -> None:
        self._enter_graphics()
        write = self.operators.append
        if fill and fill != self._fill:
            write(f"{fill} rg")
            self._fill = fill
        if stroke:
            write(f"{stroke} RG {line:.4g} w")
            if dash:
                write(f"[{' '.join(f'{length:.4g}' for length in dash)}] 0 d")
        self.operators.extend(path)
        write("B" if fill and stroke else "f" if fill else "S" if stroke else "n")
        if stroke and dash:
            write("[] 0 d")

    def _enter_text(self, meant: str) -> None:
        """Makes text belong to its owner. A figure or an artifact, which may hold shapes as well, goes around text
        objects; any other element's sequence stands inside one, so that one text object holds many of them.

        Text with a meaning of its own has a sequence of its own (ISO 32000-1, 14.9.4; ISO 19005-3, 6.2.11.7.3).
        """
        owner = self._owned()
        if meant or owner is not self._open:
            self._close_sequence()
            if isinstance(owner, Artifact) or owner.role == "Figure":
                self._open_sequence(owner, meant)
        if not self._in_text:
            self.operators.append("BT")
            self._in_text = True
            self._at = 0, 0
        if owner is not self._open:
            self._open_sequence(owner, meant)

    def _enter_graphics(self) -> None:
        """Makes shapes belong to their owner."""
        owner = self._owned()
        if self._in_text and not self._around_text:
            self._close_sequence()
        self._end_text()
        if owner is not self._open:
            self._close_sequence()
            self._open_sequence(owner)

    def _owned(self) -> Element | Artifact:
        if self._owner is None:
            raise UntaggedContent("neither an element nor an artifact was named for what is drawn")
        return self._owner

    def _open_sequence(self, owner: Element | Artifact, meant: str = "") -> None:
        if isinstance(owner, Artifact):
            self._end_text()
            self.operators.append(f"/Artifact <<{owner.entries}{meant}>> BDC")
        else:
            if owner.role == "Figure":
                self._end_text()
            owner.kids.append(Content(self.page, len(self.marked)))
            tag = "Span" if meant else owner.role
            self.operators.append(f"/{tag} <</MCID {len(self.marked)}{meant}>> BDC")
            self.marked.append(owner)
        self._open, self._around_text = owner, not self._in_text

    def _close_sequence(self) -> None:
        if self._open is not None:
            if self._around_text:
                self._end_text()
            self.operators.append("EMC")
            self._open = None

    def _end_text(self) -> None:
        if self._in_text:
            self.operators.append("ET")
            self._in_text = False


def _moved(back: float) -> str:
    """The number that moves what follows to the left, as it stands in an array before a string."""
    return f"{back:.0f}" if round(back) else ""


def _meant(text: str) -> str:
    """The entry that tells the text of a sequence whose characters mean what the font makes of them."""
    return f" /ActualText {string(text).decode()}"
