"""Defects of how the text of a Word file stands: tables, runs, styles, marking; which checks see them."""

from __future__ import annotations

import copy

from defects import Defects
from word_file import MAIN, WP, W
from word_mutations import (
    FOOTER,
    HEADER,
    TEXT,
    Package,
    element,
    first,
    remove,
)

DEFECTS = Defects()


@DEFECTS.add("cells", TEXT)
def row_without_its_last_cell(package: Package) -> None:
    with package.tree() as root:
        remove(first(root, "//w:tr[count(w:tc) = 3]/w:tc[3]"))


@DEFECTS.add("cells")
def cells_that_are_merged(package: Package) -> None:
    with package.tree() as root:
        first(root, "//w:tr[count(w:tc) = 3]/w:tc[1]/w:tcPr").append(element("gridSpan", val="2"))


@DEFECTS.add("cell_ends", TEXT)
def cell_without_a_paragraph(package: Package) -> None:
    with package.tree() as root:
        remove(first(root, "//w:tr[count(w:tc) = 3]/w:tc[.//w:t]/w:p"))


@DEFECTS.add("cell_ends")
def two_tables_that_touch(package: Package) -> None:
    with package.tree() as root:
        remove(first(root, "//w:p[preceding-sibling::*[1][self::w:tbl] and following-sibling::*[1][self::w:tbl]]"))


@DEFECTS.add("head_rows")
def head_below_other_rows(package: Package) -> None:
    with package.tree() as root:
        first(root, "//w:tbl[count(w:tr) > 3]/w:tr[last()]/w:trPr").append(element("tblHeader"))


@DEFECTS.add("data_tables")
def table_without_a_head(package: Package) -> None:
    with package.tree() as root:
        heads = "//w:tbl[w:tblPr/w:tblStyle[starts-with(@w:val, 'BriefTable')]]//w:tblHeader"
        remove(first(root, heads))


@DEFECTS.add("data_tables")
def table_without_a_title(package: Package) -> None:
    with package.tree() as root:
        table = first(root, "//w:tbl[w:tblPr/w:tblStyle[starts-with(@w:val, 'BriefTable')]]/w:tblPr")
        for name in table.findall(f"{W}tblCaption") + table.findall(f"{W}tblDescription"):
            remove(name)


@DEFECTS.add("runs")
def spaces_that_are_not_kept(package: Package) -> None:
    package.replace(MAIN, ' xml:space="preserve">The delta has ', ">The delta has ")


@DEFECTS.add("runs")
def text_outside_of_runs(package: Package) -> None:
    with package.tree() as root:
        run = first(root, "//w:body/w:p/w:r[w:t]")
        run.addprevious(run[-1])


@DEFECTS.add("paragraphs")
def paragraph_without_a_style(package: Package) -> None:
    package.replace(HEADER, '<w:pPr><w:pStyle w:val="RunningHead"/></w:pPr>', "")


@DEFECTS.add("by_hand")
def text_that_is_set_by_hand(package: Package) -> None:
    package.replace(MAIN, '<w:rStyle w:val="Strong"/>', '<w:b/><w:sz w:val="40"/>')


@DEFECTS.add("headings")
def heading_of_a_level_too_deep(package: Package) -> None:
    with package.tree() as root:
        first(root, "//w:pStyle[@w:val='Heading2']").set(f"{W}val", "Heading4")


@DEFECTS.add("headings")
def first_heading_that_is_not_the_highest(package: Package) -> None:
    with package.tree() as root:
        first(root, "//w:pStyle[@w:val='Heading1']").set(f"{W}val", "Heading2")


@DEFECTS.add("lists")
def bullets_that_are_typed(package: Package) -> None:
    with package.tree() as root:
        properties = first(root, "//w:p[w:pPr/w:pStyle/@w:val='ListBullet']/w:pPr")
        remove(first(properties, "w:numPr"))
        first(properties, "w:pStyle").set(f"{W}val", "BodyText")
        run, glyph = element("r"), element("t")
        glyph.text = "•"
        run.extend([glyph, element("tab")])
        properties.addnext(run)


@DEFECTS.add("alternative_texts")
def picture_without_a_description(package: Package) -> None:
    with package.tree() as root:
        del first(root, "//wp:docPr").attrib["descr"]


@DEFECTS.add("alternative_texts", "nothing_floats")
def picture_that_floats(package: Package) -> None:
    with package.tree() as root:
        inline = first(root, "//wp:inline")
        inline.tag = f"{WP}anchor"
        first(inline, "wp:docPr").set("descr", "")


@DEFECTS.add("empty_paragraphs")
def empty_paragraph_to_make_room(package: Package) -> None:
    with package.tree() as root:
        paragraph, properties = element("p"), element("pPr")
        paragraph.append(properties)
        properties.append(element("pStyle", val="BodyText"))
        first(root, "//w:body/w:p").addnext(paragraph)


@DEFECTS.add("links")
def link_without_words(package: Package) -> None:
    with package.tree() as root:
        for text in first(root, "//w:hyperlink[@r:id]").iter(f"{W}t"):
            text.text = "\u00a0"


@DEFECTS.add("marking")
def footer_without_the_marking(package: Package) -> None:
    with package.tree(FOOTER) as root:
        remove(first(root, "//w:r[w:rPr/w:rStyle/@w:val='MarkingBanner']"))


@DEFECTS.add("marking")
def marking_that_is_too_small(package: Package) -> None:
    with package.tree("word/styles.xml") as root:
        first(root, "//w:style[@w:styleId='MarkingBanner']/w:rPr/w:sz").set(f"{W}val", "20")


@DEFECTS.add("marking", "contrasts")
def marking_on_white(package: Package) -> None:
    with package.tree("word/styles.xml") as root:
        remove(first(root, "//w:style[@w:styleId='MarkingBanner']/w:rPr/w:shd"))


@DEFECTS.add("marking")
def page_without_a_footer(package: Package) -> None:
    with package.tree() as root:
        remove(first(root, "//w:sectPr/w:footerReference"))


@DEFECTS.add("page_numbers")
def footer_without_the_number_of_pages(package: Package) -> None:
    package.replace(FOOTER, " NUMPAGES ", " PAGE ")


@DEFECTS.add("languages")
def language_that_is_none(package: Package) -> None:
    with package.tree() as root:
        first(root, "//w:r/w:rPr[w:rStyle]").append(element("lang", val="Deutsch"))


@DEFECTS.add("direction")
def table_that_runs_backwards(package: Package) -> None:
    with package.tree() as root:
        first(root, "//w:tblPr/w:tblStyle").addnext(element("bidiVisual"))


@DEFECTS.add(TEXT)
def paragraph_that_is_lost(package: Package) -> None:
    with package.tree() as root:
        remove(first(root, "//w:body/w:p[w:pPr/w:pStyle/@w:val='SourceLine'][following-sibling::*[1][self::w:p]]"))


@DEFECTS.add(TEXT)
def paragraph_that_stands_twice(package: Package) -> None:
    with package.tree() as root:
        paragraph = first(root, "//w:body/w:p[w:pPr/w:pStyle/@w:val='SourceLine']")
        again = copy.deepcopy(paragraph)
        for mark in [*again.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")]:
            remove(mark)
        paragraph.addnext(again)
