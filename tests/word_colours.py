"""The colour of every text of a Word file, and of the ground that it stands on, worked out from its styles."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

from word_file import A, W, WordFile, is_standard, value, within

PAGE = "FFFFFF"
_SLOTS = {
    "text1": "dk1", "background1": "lt1", "text2": "dk2", "background2": "lt2", "dark1": "dk1", "light1": "lt1",
    "dark2": "dk2", "light2": "lt2", "hyperlink": "hlink", "followedHyperlink": "folHlink",
}  # fmt: skip


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, 1 to 21 (WCAG 2.1, 1.4.3)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4))
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@dataclass(frozen=True, slots=True)
class Shown:
    """A text with its colour, its ground, and the size of its type in points."""

    text: str
    colour: str
    ground: str
    size: float


def shown_texts(file: WordFile, parts: Iterable[str]) -> Iterator[Shown]:
    """Every text of these parts but those within drawings, whose grounds are shapes."""
    sheet = Sheet(file)
    for part in parts:
        for run in file.root(part).iter(f"{W}r"):
            text = "".join(piece.text or "" for piece in run.findall(f"{W}t"))
            if text.strip() and within(run, f"{W}txbxContent") is None:
                yield sheet.shown(run, text)


class Sheet:
    """The styles of a file, looked through for what a run inherits."""

    def __init__(self, file: WordFile) -> None:
        self.styles = {value(style, "styleId"): style for style in file.root("word/styles.xml").iter(f"{W}style")}
        self.defaults = file.root("word/styles.xml").find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        self.standard = next((name for name, style in self.styles.items() if is_standard(style, "paragraph")), "")
        self.theme: dict[str, str] = {}
        for name in file.related("theme"):
            for slot in file.root(name).iter(f"{A}clrScheme"):
                values = {etree.QName(one).localname: one[0].get("lastClr") or one[0].get("val", "") for one in slot}
                self.theme = {name: str(one).upper() for name, one in values.items()}
        self.inherited = functools.cache(self._inherited)

    def shown(self, run: etree._Element, text: str) -> Shown:
        """The run as it is shown; `run` is inside a paragraph, that may be inside a cell."""
        paragraph = within(run, f"{W}p")
        assert paragraph is not None
        own = run.find(f"{W}rPr")
        around = (
            value(run.find(f"{W}rPr/{W}rStyle")),
            value(paragraph.find(f"{W}pPr/{W}pStyle")) or self.standard,
            *_table_place(paragraph),
        )
        colour, size, ground = self.inherited(*around)
        if own is not None:
            colour, ground = self._colour(own) or colour, self._ground(own) or ground
            size = int(value(own.find(f"{W}sz")) or 0) / 2 or size
        if not ground:
            cell = within(paragraph, f"{W}tc")
            own = None if cell is None else cell.find(f"{W}tcPr")
            ground = self._ground(own) or self._table(*around[2:]) or PAGE
        return Shown(text, colour or ("000000" if contrast("000000", ground) >= 4.5 else "FFFFFF"), ground, size)

    def _inherited(self, character: str, paragraph: str, table: str, part: str) -> tuple[str, float, str]:
        """Colour, size and ground by the styles, "" and 0.0 where they name none."""
        sources = [style.find(f"{W}rPr") for style in (*self.chain(character), *self.chain(paragraph))]
        sources += [style.find(f"{W}rPr") for style in self.chain(table)]
        sources = [properties for properties in (*sources, self.defaults) if properties is not None]
        colours = (self._colour(properties) for properties in sources)
        sizes = (int(value(properties.find(f"{W}sz")) or 0) / 2 for properties in sources)
        grounds = (
            *(self._ground(style.find(f"{W}rPr")) for style in self.chain(character)),
            *(self._ground(style.find(f"{W}pPr")) for style in self.chain(paragraph)),
        )
        return next(filter(None, colours), ""), next(filter(None, sizes), 0.0), next(filter(None, grounds), "")

    def _table(self, table: str, part: str) -> str:
        """The ground that a table's style gives the row that is `part` of it (`firstRow`, `lastRow`)."""
        for style in self.chain(table):
            for conditional in style.findall(f"{W}tblStylePr"):
                if value(conditional, "type") == part and (ground := self._ground(conditional.find(f"{W}tcPr"))):
                    return ground
            if ground := self._ground(style.find(f"{W}tcPr")):
                return ground
        return ""

    def chain(self, name: str) -> list[etree._Element]:
        """A style and those that it is based on."""
        found: list[etree._Element] = []
        while name in self.styles and self.styles[name] not in found:
            found.append(self.styles[name])
            name = value(found[-1].find(f"{W}basedOn"))
        return found

    def _colour(self, properties: etree._Element | None) -> str:
        return self._resolved(None if properties is None else properties.find(f"{W}color"), "val", "themeColor")

    def _ground(self, properties: etree._Element | None) -> str:
        return self._resolved(None if properties is None else properties.find(f"{W}shd"), "fill", "themeFill")

    def _resolved(self, mark: etree._Element | None, plain: str, theme: str) -> str:
        """The colour as Word shows it: that of the theme before the one that is written beside it."""
        slot = value(mark, theme)
        written = value(mark, plain).upper()
        return self.theme.get(_SLOTS.get(slot, slot), "") or ("" if written == "AUTO" else written)


def _table_place(paragraph: etree._Element) -> tuple[str, str]:
    """The style of the innermost table around it, and which part of that table its row is."""
    table, row = within(paragraph, f"{W}tbl"), within(paragraph, f"{W}tr")
    if table is None or row is None:
        return "", ""
    rows = table.findall(f"{W}tr")
    look = table.find(f"{W}tblPr/{W}tblLook")
    part = ""
    if row is rows[0] and value(look, "firstRow") == "1":
        part = "firstRow"
    elif row is rows[-1] and value(look, "lastRow") == "1":
        part = "lastRow"
    return value(table.find(f"{W}tblPr/{W}tblStyle")), part
