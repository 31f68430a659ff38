"""The pen: draws text and shapes as the operators of one page's content stream (ISO 32000-1, 8 and 9).

Coordinates run from the page's top left corner, x to the right and y down, in points. Everything that is drawn is
drawn here, between `begin` and `end` of a structure element or of an artifact, so marking content for tagging is added
in this one place.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from policybrief_exporters.pdf.fonts import Font, Subset, Typeface
from policybrief_exporters.pdf.structure import Element

CURVE = 0.5523
"""How far the control points of a quarter circle lie from its ends, as a share of the radius."""


@dataclass(frozen=True, slots=True)
class Area:
    """A clickable area of a page: a corner, the opposite one, and the id or the address it leads to."""

    left: float
    top: float
    right: float
    bottom: float
    target: str
    outside: bool


class Subsets(dict[Font, Subset]):
    """What a file uses of each font, named F1, F2 … in the order of first use."""

    def __missing__(self, font: Font) -> Subset:
        subset = self[font] = Subset(font, f"F{len(self) + 1}")
        return subset


@dataclass(slots=True)
class Pen:
    """Draws one page of `height` points with the fonts of a file."""

    height: float
    subsets: Subsets
    operators: list[str] = field(default_factory=list)
    areas: list[Area] = field(default_factory=list)
    _in_text: bool = False
    _font: tuple[str, float] = ("", 0.0)
    _fill: str = ""
    _marked: list[bool] = field(default_factory=list)
    _underlines: list[tuple[float, float, float, str]] = field(default_factory=list)

    def begin(self, element: Element) -> None:
        """What follows belongs to `element`, or to the artifact that it stands in."""
        self._marked.append(False)

    def end(self) -> None:
        """The element or artifact that was begun last has been drawn."""
        if self._marked.pop():
            self._leave_text()
            self.operators.append("EMC")

    def begin_artifact(self) -> None:
        """What follows is no content: a running head, a rule, a background. Artifacts do not nest."""
        self._leave_text()
        self.operators.append("/Artifact BMC")
        self._marked.append(True)

    def text(
        self, x: float, y: float, face: Typeface, size: float, colour: str, text: str, *, rise: float = 0.0
    ) -> None:
        """Draws `text` from (x, y) on its baseline; `colour` holds three numbers from 0 to 1."""
        write = self.operators.append
        if not self._in_text:
            write("BT")
            self._in_text = True
        if colour != self._fill:
            write(f"{colour} rg")
            self._fill = colour
        write(f"1 0 0 1 {x:.2f} {self.height - y + rise:.2f} Tm")
        for font, run in face.runs(text):
            subset = self.subsets[font]
            key = (subset.name, size)
            if key != self._font:
                write(f"/{subset.name} {size:.4g} Tf")
                self._font = key
            write(f"({run.translate(subset)}) Tj")

    def slanted(self, x: float, y: float, matrix: tuple[float, float, float, float], face: Typeface, size: float,
                colour: str, text: str) -> None:  # fmt: skip
        """Draws `text` from (x, y) through a matrix that turns it."""
        self._leave_text()
        self.operators.append("q")
        self.operators.append(f"{' '.join(f'{value:.4f}' for value in matrix)} {x:.2f} {self.height - y:.2f} cm")
        kept, self.height = self.height, 0.0
        self.text(0, 0, face, size, colour, text)
        self.height = kept
        self._leave_text()
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
        self._leave_text()
        self.operators.append(f"q {width:.2f} 0 0 {height:.2f} {x:.2f} {self.height - y - height:.2f} cm /{name} Do Q")

    def clip(self, x: float, y: float, width: float, height: float) -> None:
        """Keeps what follows inside a rectangle, until `unclip`."""
        self._leave_text()
        self.operators.append(f"q {x:.2f} {self.height - y - height:.2f} {width:.2f} {height:.2f} re W n")

    def unclip(self) -> None:
        """Ends what `clip` began."""
        self._leave_text()
        self.operators.append("Q")
        self._font, self._fill = ("", 0.0), ""

    def underline(self, x: float, y: float, width: float, colour: str) -> None:
        """Draws the line below a link, when the text is complete."""
        self._underlines.append((x, y, width, colour))

    def link(self, left: float, top: float, right: float, bottom: float, target: str, *, outside: bool) -> None:
        """Makes an area lead to a block of the document, or to an address outside."""
        self.areas.append(Area(left, top, right, bottom, target, outside))

    def content(self) -> bytes:
        """The page's content stream, complete."""
        if self._underlines:
            self.begin_artifact()
            for x, y, width, colour in self._underlines:
                self.rect(x, y, width, 0.45, fill=colour)
            self.end()
            self._underlines.clear()
        self._leave_text()
        return "\n".join(self.operators).encode("latin-1")

    def _shape(self, path: Iterable[str], fill: str, stroke: str, line: float, dash: Sequence[float]) -> None:
        self._leave_text()
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

    def _leave_text(self) -> None:
        if self._in_text:
            self.operators.append("ET")
            self._in_text = False
