"""Tables and panels.

A table never has merged cells; its head repeats on every page and its rows do not break across pages. A panel (a
callout) is a table of one column, for only there can lists and tables stand on one continuous ground.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate, pairwise

from msgspec import Struct

from policybrief.document.blocks import Align, Callout, Cell, Column, Row, Table
from policybrief.document.inlines import plain_text
from policybrief_exporters.word import inlines
from policybrief_exporters.word.captions import write_caption
from policybrief_exporters.word.markup import escape
from policybrief_exporters.word.paragraph_styles import table_size
from policybrief_exporters.word.stylesheet import twips
from policybrief_exporters.word.writing import Place, Writing

NARROW = 9
"""From this many columns on, a table is set in small type."""
WIDEST = 16
"""A table of more columns is printed in bands; Word itself ends at 63 columns."""
BAND = 10
"""The columns of a band."""
PANEL_MARGINS = 400
"""What the margins of a panel take of its width, in twentieths of a point."""
_WHOLE_PANEL = 900
"""A panel of fewer characters, without a picture but the strip of a judgement, stays on one page; a summary fills the
page it opens."""
_WHOLE_TABLE = 6
"""A table of at most so many rows stays on one page."""
_BREAKS = re.compile("[ \t\n]+")
"""Where words end; a space that does not break holds them together."""
_DIGITS = str.maketrans("123456789", "0" * 9)
"""All digits are of one width."""
_WIDE, _NARROW = frozenset("mwMW—%@"), frozenset("ijlrtfI.,;:'’|()[]!-")
_ALIGNED: dict[Align, str] = {"start": "", "end": "End", "centre": "Centre"}
_ROWS = {"item": "TableText", "subhead": "TableSubhead", "total": "TableTotal"}


class _Field(Struct, frozen=True):
    """A column as it is set: its index in the tree, its width in twentieths of a point, whether the type is small."""

    column: Column
    index: int
    width: int
    small: bool

    def style(self, name: str) -> str:
        """The paragraph style of a cell in a row of the style `name`."""
        if name == "TableText" and self.column.row_header:
            name = "TableRowHeading"
        return f"{name}{_ALIGNED[self.column.align]}{'Small' if self.small else ''}"


def write_table(writing: Writing, table: Table, place: Place) -> None:
    """The caption and the table, in bands of columns where it has too many for a page."""
    writing.at(table.id)
    write_caption(writing, table.caption, table.id, "<w:keepNext/>")
    if not table.head and not table.rows:
        return
    for band in _bands(table):
        _grid(writing, table, band, place)


def _bands(table: Table) -> Sequence[Sequence[int]]:
    """The columns of each band; a first column that names the rows stands in all of them."""
    count = len(table.columns)
    if count <= WIDEST:
        return (range(count),) if count else ()
    names = [0] if table.columns[0].row_header else []
    step = BAND - len(names)
    others = range(len(names), count)
    return [[*names, *others[start : start + step]] for start in range(0, len(others), step)]


def _grid(writing: Writing, table: Table, band: Sequence[int], place: Place) -> None:
    columns = [table.columns[index] for index in band]
    needs = _needs(writing, table, band, small=False)
    small = len(columns) >= NARROW or sum(needs) > place.width
    if small:
        needs = _needs(writing, table, band, small=True)
    name = "BriefTableSmall" if small else "BriefTable"
    total = bool(table.rows) and table.rows[-1].role == "total"
    look = (bool(table.head), total, columns[0].row_header)
    widths = column_widths(columns, place.width, needs)
    fields = [_Field(column, index, width, small) for column, index, width in zip(columns, band, widths, strict=True)]
    open_table(writing, name, widths, place.indent, look, _name(table), table.description)
    for row in table.head:
        _row(writing, row, fields, head=True)
    together = len(table.rows) if len(table.rows) <= _WHOLE_TABLE else 0
    for number, row in enumerate(table.rows, start=1):
        _row(writing, row, fields, keep=row.role == "subhead" or number < together)
    close_table(writing)


def _name(table: Table) -> str:
    """What a reader hears before the table: its caption, or what its columns are."""
    heads = (plain_text(cell.text) for row in table.head[-1:] for cell in row.cells)
    return plain_text(table.caption) or ", ".join(filter(None, heads))


def _needs(writing: Writing, table: Table, band: Sequence[int], *, small: bool) -> list[int]:
    """About what the longest word of each column needs, in twentieths of a point: words should not break."""
    size = table_size(writing.context.style, small=small)
    rows = (*table.head, *table.rows)
    needs = []
    for index in band:
        texts = [plain_text(row.cells[index].text) for row in rows if index < len(row.cells)]
        words = {word for text in texts for word in _BREAKS.split(text.translate(_DIGITS))}
        longest = max(map(_word_width, words), default=0.0)
        needs.append(twips(longest * size + 2 * (2 if small else 5)) + 20)
    return needs


@lru_cache(maxsize=4096)
def _word_width(word: str) -> float:
    """About the width of a word in bold type, as a multiple of the size of the type; a very long word may break."""
    return sum(0.92 if c in _WIDE else 0.36 if c in _NARROW else 0.53 if c.islower() else 0.66 for c in word[:24])


def column_widths(columns: Sequence[Column], room: int, needs: Sequence[int]) -> list[int]:
    """The widths in twentieths of a point, together exactly `room`: by share, but no column gets less than it needs.

    Where there is no room for all needs, the columns that need least get it, and the others share the rest.
    """
    if sum(needs) > room:
        return _whole(_rationed(room, needs))
    shares = [max(column.width, 0.01) for column in columns]
    fixed: set[int] = set()
    short = True
    while short:
        left = room - sum(needs[index] for index in fixed)
        whole = sum(share for index, share in enumerate(shares) if index not in fixed)
        new = {i for i, share in enumerate(shares) if i not in fixed and left * share < needs[i] * whole}
        short = bool(new) and len(fixed | new) < len(shares)
        fixed |= new if short else set()
    left = room - sum(needs[index] for index in fixed)
    whole = sum(share for index, share in enumerate(shares) if index not in fixed)
    return _whole([needs[i] if i in fixed else left * share / whole for i, share in enumerate(shares)])


def _rationed(room: float, needs: Sequence[int]) -> list[float]:
    widths = [0.0] * len(needs)
    for done, index in enumerate(sorted(range(len(needs)), key=lambda index: (needs[index], index))):
        widths[index] = min(needs[index], room / (len(needs) - done))
        room -= widths[index]
    return widths


def _whole(widths: Sequence[float]) -> list[int]:
    """The widths in whole numbers that have the same sum."""
    edges = [round(edge) for edge in accumulate(widths, initial=0.0)]
    return [end - start for start, end in pairwise(edges)]


def _row(writing: Writing, row: Row, fields: Sequence[_Field], *, head: bool = False, keep: bool = True) -> None:
    writing.at(row.id)
    writing.open_row("<w:cantSplit/><w:tblHeader/>" if head else "<w:cantSplit/>")
    name = "TableHeading" if head else _ROWS[row.role]
    properties = "<w:keepNext/>" if keep else ""
    for part in fields:
        _cell(writing, row.cells[part.index] if part.index < len(row.cells) else Cell(), part, name, properties)
    writing.out.append("</w:tr>")


def _cell(writing: Writing, cell: Cell, part: _Field, name: str, properties: str) -> None:
    writing.at(cell.id)
    open_cell(writing, part.width)
    with writing.paragraph(part.style(name), properties):
        inlines.write(writing, cell.text)
    writing.out.append("</w:tc>")


def open_cell(writing: Writing, width: int) -> None:
    """Opens a cell, `width` twentieths of a point wide; it is closed by `</w:tc>`."""
    writing.after_text = writing.after_table = False
    writing.open_cell()
    writing.out.append(f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>')


def open_table(
    writing: Writing,
    style: str,
    widths: Sequence[int],
    indent: int = 0,
    look: tuple[bool, bool, bool] = (False, False, False),
    title: str = "",
    description: str = "",
) -> None:
    """Opens a table; `look` says whether its first row, last row and first column are set apart by the style."""
    writing.part_from_table()
    writing.open_table()
    writing.styles.add(style)
    first_row, last_row, first_column = (int(part) for part in look)
    value = 0x0600 | first_row * 0x20 | last_row * 0x40 | first_column * 0x80
    bidi = "<w:bidiVisual/>" if writing.document.direction == "rtl" else ""
    inset = f'<w:tblInd w:w="{indent}" w:type="dxa"/>' if indent else ""
    names = f'<w:tblCaption w:val="{escape(title)}"/>' if title else ""
    names += f'<w:tblDescription w:val="{escape(description)}"/>' if description else ""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    writing.out.append(
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/>{bidi}<w:tblW w:w="{sum(widths)}" w:type="dxa"/>{inset}'
        f'<w:tblLayout w:type="fixed"/><w:tblLook w:val="{value:04X}" w:firstRow="{first_row}" w:lastRow="{last_row}" '
        f'w:firstColumn="{first_column}" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>{names}</w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>"
    )


def close_table(writing: Writing) -> None:
    writing.out.append("</w:tbl>")
    writing.close_table()
    writing.after_table, writing.after_text = True, False


def open_panel(writing: Writing, callout: Callout, place: Place) -> Place:
    """Opens the panel of a callout; the place inside it."""
    titled = not inlines.is_blank(callout.title)
    open_table(
        writing,
        f"{callout.role.capitalize()}Panel",
        [place.width],
        place.indent,
        (titled, False, False),
        plain_text(callout.title),
    )
    if titled:
        writing.open_row("<w:cantSplit/><w:tblHeader/>")
        open_cell(writing, place.width)
        with writing.paragraph("PanelTitle"):
            inlines.write(writing, callout.title)
        writing.out.append("</w:tc></w:tr>")
    writing.open_row()
    most = 0 if callout.role == "summary" else writing.characters + _WHOLE_PANEL
    drawings = None if callout.role == "judgement" else writing.drawings
    writing.panels.append((writing.targets.open(writing.out), most, drawings))
    open_cell(writing, place.width)
    return place.inside_panel(PANEL_MARGINS)


def close_panel(writing: Writing) -> None:
    """Closes the panel; a cell must end with a paragraph (ISO/IEC 29500-1, 17.4.65)."""
    # Blocks may print nothing: a list without items, a table without rows.
    writing.after_table |= writing.out[-1].startswith("<w:tc>")
    writing.end_after_table()
    writing.out.append("</w:tc></w:tr>")
    close_table(writing)
    slot, most, drawings = writing.panels.pop()
    if writing.characters < most and drawings in (None, writing.drawings):
        writing.out[slot] = "<w:trPr><w:cantSplit/></w:trPr>"
