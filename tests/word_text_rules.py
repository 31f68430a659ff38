"""Rules for how text stands in a Word file: styles, numbering, tables, runs. Each tells what is wrong."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from lxml import etree

from word_file import W, WordFile, is_standard, value, within
from word_package_rules import Rule

XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
KINDS = {"pStyle": "paragraph", "rStyle": "character", "tblStyle": "table"}
SHEET = "word/styles.xml"
NUMBERS = "word/numbering.xml"
MOST_COLUMNS = 63
MERGED = ("gridSpan", "vMerge", "hMerge", "gridBefore", "gridAfter")
UNWANTED = re.compile("[\x00-\x1f\ufffe\uffff]")


def styles(file: WordFile) -> Iterator[str]:
    """Every style that is used is defined, as the kind that it is used as; names and ids are unique."""
    sheet = {value(style, "styleId"): style for style in file.root(SHEET).iter(f"{W}style")}
    names = Counter(value(style.find(f"{W}name")).lower() for style in sheet.values())
    yield from (f"two styles have the name {name!r}" for name, count in names.items() if count > 1)
    if len(sheet) != len(file.root(SHEET).findall(f"{W}style")):
        yield "two styles have one id"
    for part in [*file.texts, NUMBERS]:
        for tag, kind in KINDS.items():
            used = sorted({value(mark) for mark in file.root(part).iter(f"{W}{tag}")})
            yield from (f"{part}: no {kind} style {name}" for name in used
                        if name not in sheet or value(sheet[name], "type") != kind)  # fmt: skip
    for kind in ("paragraph", "character", "table", "numbering"):
        standard = [name for name, style in sheet.items() if is_standard(style, kind)]
        if len(standard) != 1:
            yield f"the {kind} styles of the document's own are {standard}"


def style_chains(file: WordFile) -> Iterator[str]:
    """What a style is based on, linked to or followed by is defined, of its kind, and no style is based on itself."""
    sheet = {value(style, "styleId"): style for style in file.root(SHEET).iter(f"{W}style")}
    for name, style in sheet.items():
        for tag in ("basedOn", "next", "link"):
            mark = style.find(f"{W}{tag}")
            if mark is None:
                continue
            other = sheet.get(value(mark))
            if other is None or (tag != "link" and value(other, "type") != value(style, "type")):
                yield f"the style {name} has {tag} {value(mark)}"
        seen: list[str] = []
        above = name
        while above in sheet and above not in seen:
            seen.append(above)
            above = value(sheet[above].find(f"{W}basedOn"))
        if above in seen:
            yield f"the style {name} is based on itself"


def numbering(file: WordFile) -> Iterator[str]:
    """Every list that is used is defined, with nine levels, the level within them."""
    root = file.root(NUMBERS)
    abstracts = [value(part, "abstractNumId") for part in root.iter(f"{W}abstractNum")]
    instances = [value(part, "numId") for part in root.iter(f"{W}num")]
    for what, ids in (("abstract", abstracts), ("instance", instances)):
        yield from (f"the {what} {name} stands twice" for name, count in Counter(ids).items() if count > 1)
    for part in root.iter(f"{W}num"):
        if (name := value(part.find(f"{W}abstractNumId"))) not in abstracts:
            yield f"the instance {value(part, 'numId')} is of {name}, which is not there"
    for part in root.iter(f"{W}abstractNum"):
        if [value(level, "ilvl") for level in part.iter(f"{W}lvl")] != [str(level) for level in range(9)]:
            yield f"the abstract {value(part, 'abstractNumId')} has not nine levels"
    for name in (*file.texts, SHEET):
        for mark in file.root(name).iter(f"{W}numPr"):
            number, level = value(mark.find(f"{W}numId")), value(mark.find(f"{W}ilvl")) or "0"
            if number not in (*instances, "0") or level not in "012345678":
                yield f"{name}: no level {level} of the list {number}"


def cells(file: WordFile) -> Iterator[str]:
    """A table is a grid: as many cells in each row as columns, none merged, as wide as the grid says."""
    for name in file.texts:
        for table in file.root(name).iter(f"{W}tbl"):
            grid = [int(value(column, "w") or 0) for column in table.findall(f"{W}tblGrid/{W}gridCol")]
            rows = table.findall(f"{W}tr")
            if not grid or len(grid) > MOST_COLUMNS or not rows:
                yield f"a table of {len(grid)} columns and {len(rows)} rows"
            for row in rows:
                widths = [int(value(cell.find(f"{W}tcPr/{W}tcW"), "w") or 0) for cell in row.findall(f"{W}tc")]
                if widths != grid:
                    yield f"a row has the cells {widths}, the table the columns {grid}"
            if table.find(f"{W}tblPr/{W}tblW") is None or int(value(table.find(f"{W}tblPr/{W}tblW"), "w")) != sum(grid):
                yield "a table is not as wide as its columns"
        for element in file.root(name).iter(*(f"{W}{tag}" for tag in MERGED)):
            yield f"{name}: a cell has {element.tag.removeprefix(W)}"


def cell_ends(file: WordFile) -> Iterator[str]:
    """A cell and the body end with a paragraph, and between two tables stands one (ISO/IEC 29500-1, 17.4.65)."""
    for name in file.texts:
        for holder in file.root(name).iter(f"{W}body", f"{W}tc"):
            kinds = [etree.QName(child).localname for child in holder if child.tag != f"{W}sectPr"]
            if (kinds or holder.tag == f"{W}tc") and kinds[-1:] != ["p"]:
                yield f"{name}: a {etree.QName(holder).localname} does not end with a paragraph"
            if ("tbl", "tbl") in pairwise(kinds):
                yield f"{name}: two tables touch"
        for story in file.root(name).iter(f"{W}footnote", f"{W}comment", f"{W}hdr", f"{W}ftr", f"{W}txbxContent"):
            if not len(story) or story[-1].tag != f"{W}p":
                yield f"{name}: a {etree.QName(story).localname} does not end with a paragraph"


def head_rows(file: WordFile) -> Iterator[str]:
    """Rows that repeat are the first of their table, and not all of it."""
    for row_table in file.root().iter(f"{W}tbl"):
        heads = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in row_table.findall(f"{W}tr")]
        if heads != sorted(heads, reverse=True):
            yield "a row that repeats stands below one that does not"


def runs(file: WordFile) -> Iterator[str]:
    """Text in runs keeps its spaces, holds no control characters, and is nowhere but in runs."""
    for name in file.texts:
        for text in file.root(name).iter(f"{W}t", f"{W}delText", f"{W}instrText"):
            shown = text.text or ""
            if not shown:
                yield f"{name}: a text that is empty"
            if shown != shown.strip() and text.get(XML_SPACE) != "preserve":
                yield f"{name}: the spaces of {shown!r} are not kept"
            if UNWANTED.search(shown):
                yield f"{name}: a control character in {shown!r}"
            if text.getparent().tag != f"{W}r":
                yield f"{name}: the text {shown!r} stands in no run"
        for run in file.root(name).iter(f"{W}r"):
            if all(child.tag == f"{W}rPr" for child in run):
                yield f"{name}: a run without content"
        for tail in file.root(name).iter(etree.Element):
            if (tail.tail or "").strip() or (tail.tag.startswith(W) and len(tail) and (tail.text or "").strip()):
                yield f"{name}: text between elements"


def paragraphs(file: WordFile) -> Iterator[str]:
    """Every paragraph has a style; none is formatted by hand as one is by its style."""
    for name in file.texts:
        bare = [p for p in file.root(name).iter(f"{W}p") if not value(p.find(f"{W}pPr/{W}pStyle"))]
        if bare:
            yield f"{name}: {len(bare)} paragraphs without a style"


def by_hand(file: WordFile) -> Iterator[str]:
    """Looks are in styles: of paragraphs, runs, tables nothing is set by hand but what no style can know.

    Paragraphs: what they keep with, the list they belong to. Runs: language, direction, and the second of two
    emphases that nest. Tables: widths, inset, order of columns. Text within a drawing is part of its geometry.
    """
    for name in file.texts:
        for properties in file.root(name).iter(*(f"{W}{tag}" for tag in ALLOWED)):
            if within(properties, f"{W}txbxContent") is not None:
                continue
            tag = properties.tag.removeprefix(W)
            found = {etree.QName(child).localname for child in properties}
            if tag == "rPr" and properties.getparent().tag != f"{W}r":
                found |= {"rPr of a paragraph"} if properties.getparent().tag == f"{W}pPr" else set()
            if tag == "rPr" and "rStyle" in found:
                found -= NESTED
            yield from (f"{name}: {tag} has {one}" for one in sorted(found - ALLOWED[tag]))


ALLOWED = {
    "pPr": {"pStyle", "keepNext", "numPr"},
    "rPr": {"rStyle", "rtl", "lang", "noProof", "webHidden"},
    "tblPr": {"tblStyle", "bidiVisual", "tblW", "tblInd", "tblLayout", "tblLook", "tblCaption", "tblDescription"},
    "trPr": {"cantSplit", "tblHeader"},
    "tcPr": {"tcW"},
}
NESTED = {"b", "bCs", "i", "iCs"}
"""Emphasis within emphasis: a run has one character style."""

RULES: dict[str, Rule] = {
    rule.__name__: rule
    for rule in (
        styles, style_chains, numbering, cells, cell_ends, head_rows, runs, paragraphs, by_hand,
    )
}  # fmt: skip
