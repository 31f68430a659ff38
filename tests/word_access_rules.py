"""Rules for a Word file that everybody can read (WCAG 2.1, EN 301 549 clause 10, TLP 2.0). Each tells what is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from word_colours import Sheet, contrast, shown_texts
from word_file import WP, W, WordFile, value, within
from word_package_rules import CORE, Rule
from word_story_rules import read_fields

LEAST_CONTRAST = 4.5
LABEL_SIZE = 12.0
"""Points: TLP 2.0 asks for 12 or more."""
TLP_COLOURS = {"RED": "FF2B2B", "AMBER": "FFC000", "AMBER+STRICT": "FFC000", "GREEN": "33FF00", "CLEAR": "FFFFFF"}
BLACK = "000000"
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?")
"""A tag of BCP 47 as briefs have them: language, script, region."""
GAPS = ("TableGap", "CardLabel")
"""Paragraphs that may be empty: the gap beside a table, and a place among cards that is left over."""
GLYPHS = frozenset("•–▪·*‣◦-")
PROSE = ("BodyText", "Statement", "Normal", "TableText", "Heading")
"""The styles in which a tab does not set two texts apart."""


def title_and_language(file: WordFile) -> Iterator[str]:
    """The file has a title, and one language in its properties, its styles and its settings."""
    (properties,) = file.related("core-properties", "") or ("",)
    root = file.root(properties)
    if not (root.findtext("dc:title", "", CORE)).strip():
        yield "the file has no title"
    language = root.findtext("dc:language", "", CORE)
    if not LANGUAGE.fullmatch(language):
        yield f"the language {language!r}"
    standard = file.find("/w:styles/w:docDefaults/w:rPrDefault/w:rPr/w:lang", "word/styles.xml")
    if not standard or value(standard[0]) != language:
        yield f"the styles are not in {language}"
    themes = [mark for name in file.related("settings") for mark in file.root(name).iter(f"{W}themeFontLang")]
    if [value(mark) for mark in themes] != [language]:
        yield f"the settings are not in {language}"


def languages(file: WordFile) -> Iterator[str]:
    """The language of a run is a language tag, that of its script."""
    for name in file.texts:
        for mark in file.root(name).iter(f"{W}lang"):
            tags = [value(mark, which) for which in ("val", "eastAsia", "bidi") if value(mark, which)]
            yield from (f"{name}: the language {tag!r}" for tag in tags if not LANGUAGE.fullmatch(tag))
            backwards = mark.getparent().find(f"{W}rtl") is not None
            if not tags or backwards != bool(value(mark, "bidi")):
                yield f"{name}: a run in {tags} that runs {'from right to left' if backwards else 'from left to right'}"


def headings(file: WordFile) -> Iterator[str]:
    """Headings begin with level 1, skip no level downwards, have text, and their styles say their level."""
    sheet = Sheet(file)
    last = 0
    for paragraph in file.root().iter(f"{W}p"):
        found = re.fullmatch(r"Heading([1-9])", value(paragraph.find(f"{W}pPr/{W}pStyle")))
        if not found:
            continue
        level = int(found[1])
        if level > last + 1:
            yield f"a heading of level {level} follows one of level {last}"
        last = level
        if not _text(paragraph).strip():
            yield f"a heading of level {level} without text"
        outline = [value(style.find(f"{W}pPr/{W}outlineLvl")) for style in sheet.chain(found[0])]
        if next(filter(None, outline), "") != str(level - 1):
            yield f"the style {found[0]} has the level {outline}"


def lists(file: WordFile) -> Iterator[str]:
    """What is a list is one of Word's: no bullet is typed."""
    sheet = Sheet(file)
    for paragraph in file.root().iter(f"{W}p"):
        style = value(paragraph.find(f"{W}pPr/{W}pStyle"))
        if re.match(r"List(Bullet|Number)", style):
            chain = [paragraph, *sheet.chain(style)]
            if not any(value(holder.find(f"{W}pPr/{W}numPr/{W}numId")) not in ("", "0") for holder in chain):
                yield f"a paragraph of the style {style} that belongs to no list"
        elif style.startswith(PROSE) and _begins_with_glyph(paragraph):
            yield f"a bullet is typed: {_text(paragraph)[:30]!r}"


def _begins_with_glyph(paragraph: etree._Element) -> bool:
    """Whether a bullet stands before a tab at the start; a text may begin with a dash, as speech does."""
    pieces = list(paragraph.iter(f"{W}t", f"{W}tab"))
    return len(pieces) > 1 and pieces[1].tag == f"{W}tab" and (pieces[0].text or "").strip() in GLYPHS


def data_tables(file: WordFile) -> Iterator[str]:
    """A table of data has a head that repeats, set apart by its style, and a title or description."""
    for table in file.root().iter(f"{W}tbl"):
        if not value(table.find(f"{W}tblPr/{W}tblStyle")).startswith("BriefTable"):
            continue
        row = table.find(f"{W}tr")
        if row is None or row.find(f"{W}trPr/{W}tblHeader") is None:
            yield f"a table without a head: {_text(table)[:40]!r}"
        elif value(table.find(f"{W}tblPr/{W}tblLook"), "firstRow") != "1":
            yield "the head of a table is not set apart"
        names = (table.find(f"{W}tblPr/{W}{tag}") for tag in ("tblCaption", "tblDescription"))
        if not any(value(name).strip() for name in names):
            yield f"a table without a title or description: {_text(table)[:40]!r}"


def alternative_texts(file: WordFile) -> Iterator[str]:
    """Every picture, drawing and chart says what it shows."""
    for name in file.texts:
        for mark in file.root(name).iter(f"{WP}docPr"):
            if not mark.get("descr", "").strip():
                yield f"{name}: the drawing {mark.get('id')} has no alternative text"


def nothing_floats(file: WordFile) -> Iterator[str]:
    """Everything stands in the line of text, where readers come to it in order."""
    for name in file.texts:
        floating = file.root(name).iter(f"{WP}anchor", f"{W}framePr", f"{W}tblpPr", f"{W}pict")
        yield from (f"{name}: a {etree.QName(element).localname}" for element in floating)
        for box in file.root(name).iter(f"{W}txbxContent"):
            if within(box, f"{WP}inline") is None:
                yield f"{name}: a box of text that stands in no line"


def contrasts(file: WordFile) -> Iterator[str]:
    """The contrast of every text with its ground is 4.5 or more."""
    low = {
        (shown.colour, shown.ground): shown.text
        for shown in shown_texts(file, file.texts)
        if contrast(shown.colour, shown.ground) < LEAST_CONTRAST
    }
    for (colour, ground), text in low.items():
        yield f"{colour} on {ground} has a contrast of {contrast(colour, ground):.1f}: {text[:30]!r}"


def empty_paragraphs(file: WordFile) -> Iterator[str]:
    """No paragraph is empty to make room: only cells, and the gap beside a table, may be so."""
    for paragraph in file.root().iter(f"{W}p"):
        if next(paragraph.iter(f"{W}t", f"{W}drawing", f"{W}footnoteReference", f"{W}fldChar"), None) is not None:
            continue
        style = value(paragraph.find(f"{W}pPr/{W}pStyle"))
        alone = paragraph.getparent().tag == f"{W}tc" and paragraph.getparent().find(f"{W}p[2]") is None
        if style not in GAPS and not alone:
            yield f"an empty paragraph of the style {style}"


def links(file: WordFile) -> Iterator[str]:
    """Every link has words to read, in the style of links, and no link stands in another."""
    for name in file.texts:
        for link in file.root(name).iter(f"{W}hyperlink"):
            if not _text(link).strip():
                yield f"{name}: a link without words"
            if within(link, f"{W}hyperlink") is not None:
                yield f"{name}: a link in a link"


def marking(file: WordFile) -> Iterator[str]:
    """The label of TLP stands in every header and footer or in none, as the standard draws it: 12 points, on black."""
    labels = {}
    for part in (*file.related("header"), *file.related("footer")):
        shown = [text for text in shown_texts(file, (part,)) if text.text.strip().startswith("TLP:")]
        labels[part] = " ".join(text.text.strip() for text in shown)
        for text in shown:
            level = text.text.split()[0].removeprefix("TLP:")
            if text.size < LABEL_SIZE or text.ground != BLACK or text.colour != TLP_COLOURS.get(level):
                yield f"{part}: {text.text.strip()} in {text.colour} on {text.ground}, {text.size} points"
    if len(set(labels.values())) > 1:
        yield f"headers and footers are marked {labels}"
    kinds = {f"{etree.QName(mark).localname} {value(mark, 'type')}" for mark in file.find("//w:sectPr/*[@r:id]")}
    pages = ("default", *(("first",) if file.find("//w:sectPr/w:titlePg") else ()))
    wanted = {f"{part}Reference {kind}" for part in ("header", "footer") for kind in pages}
    if kinds != wanted:
        yield f"the pages have {sorted(kinds)}"


def page_numbers(file: WordFile) -> Iterator[str]:
    """Every footer has the number of the page and that of all pages, as fields."""
    for part in file.related("footer"):
        codes = [one.code.split()[0] for one in read_fields(file.root(part)) if one.code.split()]
        if sorted(codes) != ["NUMPAGES", "PAGE"]:
            yield f"{part} has the fields {codes}"


def direction(file: WordFile) -> Iterator[str]:
    """Text of letters that run from right to left is marked so, and tables run as the text of the document does."""
    for name in file.texts:
        for run in file.root(name).iter(f"{W}r"):
            text = "".join(piece.text or "" for piece in run.findall(f"{W}t"))
            backwards = re.search("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]", text)
            if backwards and not re.search("[A-Za-z]", text) and run.find(f"{W}rPr/{W}rtl") is None:
                yield f"{name}: {text[:20]!r} is not marked to run from right to left"
    whole = bool(file.find("//w:sectPr/w:bidi"))
    for table in file.root().iter(f"{W}tbl"):
        if (table.find(f"{W}tblPr/{W}bidiVisual") is not None) != whole:
            yield "a table runs against the document"


def _text(element: etree._Element) -> str:
    return "".join(text.text or "" for text in element.iter(f"{W}t"))


RULES: dict[str, Rule] = {
    rule.__name__: rule
    for rule in (
        title_and_language, languages, headings, lists, data_tables, alternative_texts, nothing_floats, contrasts,
        empty_paragraphs, links, marking, page_numbers, direction,
    )
}  # fmt: skip
