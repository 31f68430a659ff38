"""The paragraph styles.

Space stands before paragraphs, not after them: a table has no space of its own below it, and the paragraph after it
brings its own.
"""

from __future__ import annotations

from collections.abc import Iterator

from policybrief.document.graphics import Colour
from policybrief.style import Style
from policybrief_exporters.word import colours
from policybrief_exporters.word.house_style import HouseStyle
from policybrief_exporters.word.numbering import BULLETS, DECIMALS, LEVELS, STEP
from policybrief_exporters.word.page import text_width
from policybrief_exporters.word.stylesheet import WordStyle, paragraph_properties, run_properties

HEADING_FONTS = (
    '<w:rFonts w:asciiTheme="majorHAnsi" w:eastAsiaTheme="majorEastAsia" w:hAnsiTheme="majorHAnsi" '
    'w:cstheme="majorBidi"/>'
)
NUMBER_ROOM = 30.0
"""The room for a printed number at the start of a paragraph, in points."""
LONG_TITLE_SIZE = 0.84
"""The size of a title of three lines or more, as a share of that of a shorter one."""
_LABEL_ROOM = 136.0
_WRITING_LINE = 190.0
"""The line on which a name or a date is written by hand, in points."""
_ALIGNMENTS = (("", "", ""), ("End", " Right", "right"), ("Centre", " Centre", "center"))


def paragraph_styles(style: Style, *, rtl: bool, long_title: bool) -> Iterator[WordStyle]:
    """All of them; the style sheet takes those that it needs. A long title is set smaller."""
    yield from _text(style, rtl)
    yield from _headings(style)
    yield from _title_block(style, style.sizes.title * (LONG_TITLE_SIZE if long_title else 1))
    yield from _lists(style)
    yield from _tables(style)
    yield from _captions(style, rtl)
    yield from _contents(style)
    yield from _margins(style)


def _paragraph(
    identity: str, name: str, body: str, based: str = "Normal", following: str = "", *, quick: bool = False,
    common: bool = False,
) -> WordStyle:  # fmt: skip
    return WordStyle(identity, name, "paragraph", based, following, body, quick=quick, common=common)


def _colour(style: Style, colour: Colour) -> str:
    return colours.text_colour(style, colour)


def _heading_fonts(style: Style) -> str:
    return style.heading_fonts if isinstance(style, HouseStyle) else HEADING_FONTS


def _small(style: Style, colour: Colour = "muted") -> str:
    return run_properties(colour=_colour(style, colour), size=style.sizes.small)


def _text(style: Style, rtl: bool) -> Iterator[WordStyle]:
    sizes = style.sizes
    normal = paragraph_properties(bidi=rtl or None, before=0, after=0, line=sizes.body * sizes.leading)
    colour = run_properties(colour=_colour(style, "ink"))
    yield WordStyle("Normal", "Normal", "paragraph", body=normal + colour, quick=True, common=True, default=True)
    gap = sizes.body * 0.55
    body = paragraph_properties(before=gap)
    yield _paragraph("BodyText", "Body Text", body, quick=True, common=True)
    yield _paragraph("Statement", "Statement", "", "BodyText", quick=True)
    numbered = paragraph_properties(tabs=[("left", NUMBER_ROOM)], left=NUMBER_ROOM, hanging=NUMBER_ROOM)
    yield _paragraph("NumberedParagraph", "Numbered Paragraph", numbered, "BodyText", quick=True)
    bar = colours.border(style, "right" if rtl else "left", "accent", 2.25, 10)
    quote = paragraph_properties(keep_lines=True, borders=bar, before=gap * 1.5, left=22, right=22)
    yield _paragraph("Quote", "Quote", quote, following="BodyText", quick=True, common=True)
    speaker = paragraph_properties(borders=bar, left=22, right=22)
    yield _paragraph("QuoteSpeaker", "Quote Speaker", speaker + _small(style), following="BodyText")
    rule = colours.border(style, "top", "rule", 0.5, 6)
    notice = paragraph_properties(borders=rule, before=18, line=sizes.small * 1.3)
    yield _paragraph("Notice", "Notice", notice + _small(style))
    muted = paragraph_properties(before=gap * 0.6, line=sizes.small * 1.3)
    yield _paragraph("MutedText", "Muted Text", muted + _small(style), following="BodyText")
    note = paragraph_properties(before=2, line=sizes.small * 1.25)
    yield _paragraph("FootnoteText", "footnote text", note + run_properties(size=sizes.small), common=True)
    yield _paragraph("CommentText", "annotation text", note + run_properties(size=sizes.small), common=True)


def _headings(style: Style) -> Iterator[WordStyle]:
    sizes = style.sizes
    for level in range(1, 10):
        size = sizes.headings[min(level, len(sizes.headings)) - 1]
        before = {1: 22.0, 2: 16.0, 3: 13.0}.get(level, 11.0)
        layout = paragraph_properties(
            keep_next=True, keep_lines=True, tabs=[("left", NUMBER_ROOM)], before=before, after=3, line=size * 1.2,
            outline=level - 1,
        )  # fmt: skip
        colour = _colour(style, "accent" if level <= 3 else "ink")
        look = run_properties(fonts=_heading_fonts(style), bold=True, colour=colour, size=size)
        common = level <= 4
        yield _paragraph(
            f"Heading{level}", f"heading {level}", layout + look, following="BodyText", quick=common, common=common
        )


def _title_block(style: Style, title: float) -> Iterator[WordStyle]:
    sizes = style.sizes
    yield _paragraph("Logo", "Logo", paragraph_properties(keep_next=True, after=8, line=1, line_rule="auto"))
    accent = run_properties(bold=True, colour=_colour(style, "accent"), size=sizes.body)
    edge = [("right", text_width(style))]
    yield _paragraph("Organisation", "Organisation", paragraph_properties(keep_next=True, tabs=edge) + accent)
    eyebrow = run_properties(bold=True, colour=_colour(style, "muted"), spacing=0.5, size=sizes.small + 1)
    yield _paragraph("Paper", "Paper", paragraph_properties(keep_next=True, tabs=edge, before=16) + eyebrow)
    layout = paragraph_properties(keep_next=True, keep_lines=True, before=4, after=2, line=title * 1.14)
    look = run_properties(fonts=_heading_fonts(style), bold=True, colour=_colour(style, "accent"), size=title)
    yield _paragraph("Title", "Title", layout + look, following="Subtitle", quick=True, common=True)
    layout = paragraph_properties(keep_next=True, keep_lines=True, before=2, line=sizes.subtitle * 1.25)
    look = run_properties(colour=_colour(style, "muted"), size=sizes.subtitle)
    yield _paragraph("Subtitle", "Subtitle", layout + look, following="BodyText", quick=True, common=True)
    rules = colours.border(style, "top", "accent", 1.5, 6) + colours.border(style, "bottom", "rule", 0.5, 6)
    size = (sizes.body + sizes.small) / 2
    pair = paragraph_properties(
        tabs=[("left", _LABEL_ROOM)], before=2, line=size * 1.4, left=_LABEL_ROOM, hanging=_LABEL_ROOM
    )
    yield _paragraph("Fact", "Fact", pair + run_properties(size=size))
    blank = paragraph_properties(tabs=[("left", _LABEL_ROOM)], before=8, line_to=_LABEL_ROOM + _WRITING_LINE)
    yield _paragraph("FactBlank", "Fact Blank", blank, "Fact")
    yield _paragraph("FactFirst", "Fact First", paragraph_properties(before=6), "Fact")
    yield _paragraph("HeadFact", "Head Fact", paragraph_properties(borders=rules, before=3), "Fact")
    yield _paragraph("HeadFactFirst", "Head Fact First", paragraph_properties(before=12), "HeadFact")
    term = paragraph_properties(tabs=[("left", _LABEL_ROOM)], before=5, left=_LABEL_ROOM, hanging=_LABEL_ROOM)
    yield _paragraph("Term", "Term", term, quick=True)
    yield _paragraph("LongTerm", "Long Term", paragraph_properties(keep_next=True, before=5), quick=True)
    yield _paragraph("Meaning", "Meaning", paragraph_properties(left=14), quick=True)


def _lists(style: Style) -> Iterator[WordStyle]:
    """For each level a bullet, a number, a label that is no number of Word's, and what goes on; each small as well."""
    sizes = style.sizes
    step = STEP / 20
    small = paragraph_properties(line=sizes.small * 1.35) + _small(style)
    for level in range(1, LEVELS + 1):
        suffix, name = ("", "") if level == 1 else (str(level), f" {level}")
        left = style.indents[level - 1] / 20 if isinstance(style, HouseStyle) else step * level
        gap = sizes.body * 0.3
        kinds = (
            ("ListBullet", "List Bullet", paragraph_properties(numbering=(BULLETS, level - 1), before=gap)),
            ("ListNumber", "List Number", paragraph_properties(numbering=(DECIMALS, level - 1), before=gap)),
            ("ListContinue", "List Continue", paragraph_properties(before=gap, left=left)),
            ("ListLabel", "List Label",
             paragraph_properties(tabs=[("left", left)], before=gap, left=left, hanging=step)),
        )  # fmt: skip
        for index, (identity, title, layout) in enumerate(kinds):
            common = level <= 2 and index < 2
            yield _paragraph(identity + suffix, title + name, layout, quick=common, common=common)
            yield _paragraph(f"{identity}{suffix}Small", f"{title}{name} Small", small, identity + suffix)


def table_size(style: Style, *, small: bool) -> float:
    """The size of the type in tables, in points."""
    return style.sizes.small - 1.5 if small else (style.sizes.body + style.sizes.small) / 2


def _tables(style: Style) -> Iterator[WordStyle]:
    sizes = style.sizes
    for suffix, addition in (("", ""), ("Small", " Small")):
        size = table_size(style, small=bool(suffix))
        plain = paragraph_properties(before=0, after=0, line=size * 1.28)
        looks = (
            ("TableText", "Table Text", run_properties(size=size)),
            ("TableHeading", "Table Heading", run_properties(bold=True, colour=_colour(style, "accent"), size=size)),
            ("TableRowHeading", "Table Row Heading", run_properties(size=size)),
            ("TableSubhead", "Table Subhead", run_properties(bold=True, colour=_colour(style, "accent"), size=size)),
            ("TableTotal", "Table Total", run_properties(bold=True, size=size)),
        )
        for identity, name, look in looks:
            start = f"{identity}{suffix}"
            for ending, label, align in _ALIGNMENTS:
                based = start if align else "Normal"
                body = paragraph_properties(align=align) if align else plain + look
                yield _paragraph(f"{identity}{ending}{suffix}", f"{name}{label}{addition}", body, based)
    title = paragraph_properties(keep_next=True, keep_lines=True, before=2)
    look = run_properties(fonts=_heading_fonts(style), bold=True, colour=_colour(style, "accent"), size=sizes.body + 1)
    yield _paragraph("PanelTitle", "Panel Title", title + look, following="BodyText", quick=True)
    figure = run_properties(fonts=_heading_fonts(style), bold=True, colour=_colour(style, "accent"), size=20)
    yield _paragraph("CardValue", "Card Value", paragraph_properties(keep_next=True, line=25) + figure)
    yield _paragraph("CardLabel", "Card Label", paragraph_properties(line=sizes.small * 1.3) + _small(style))
    gap = paragraph_properties(line=8, line_rule="exact") + run_properties(size=2)
    yield _paragraph("TableGap", "Table Gap", gap)


def _captions(style: Style, rtl: bool) -> Iterator[WordStyle]:
    sizes = style.sizes
    layout = paragraph_properties(keep_lines=True, before=10, after=4, line=sizes.body * 1.2)
    look = run_properties(bold=True, colour=_colour(style, "accent"), size=(sizes.body + sizes.small) / 2)
    yield _paragraph("Caption", "caption", layout + look, following="BodyText", quick=True, common=True)
    # LibreOffice 7 puts the labels of a drawing in a paragraph that runs from right to left on the wrong side.
    aside = paragraph_properties(
        bidi=False if rtl else None, before=10, line=1, line_rule="auto", align="right" if rtl else ""
    )
    yield _paragraph("Figure", "Figure", aside, following="Caption")
    box = "".join(colours.border(style, side, "rule", 0.5, 6) for side in ("top", "left", "bottom", "right"))
    missing = paragraph_properties(borders=box, before=10, left=8, right=8) + run_properties(
        colour=_colour(style, "muted")
    )
    yield _paragraph("FigureMissing", "Figure Missing", missing, following="Caption")
    line = paragraph_properties(keep_lines=True, before=3, line=sizes.small * 1.3)
    yield _paragraph("SourceLine", "Source Line", line + _small(style))
    yield _paragraph("NoteLine", "Note Line", line + _small(style))
    label = paragraph_properties(bidi=False, before=0, after=0)
    yield _paragraph("GraphicLabel", "Graphic Label", label)


def _contents(style: Style) -> Iterator[WordStyle]:
    sizes = style.sizes
    layout = paragraph_properties(keep_next=True, keep_lines=True, before=22, after=3, line=sizes.headings[0] * 1.2)
    look = run_properties(
        fonts=_heading_fonts(style), bold=True, colour=_colour(style, "accent"), size=sizes.headings[0]
    )
    yield _paragraph("TOCHeading", "TOC Heading", layout + look, following="BodyText")
    edge = text_width(style)
    for level in range(1, 10):
        left = 14.0 * (level - 1)
        tabs = [("left", left + NUMBER_ROOM), ("left", left + 2 * NUMBER_ROOM), ("right", edge)]
        layout = paragraph_properties(
            tabs=tabs, before=3 if level == 1 else 0, left=left + NUMBER_ROOM, right=24, hanging=NUMBER_ROOM
        )  # fmt: skip
        yield _paragraph(f"TOC{level}", f"toc {level}", layout)


def _margins(style: Style) -> Iterator[WordStyle]:
    edge = [("right", text_width(style))]
    line = paragraph_properties(tabs=edge, line=style.sizes.small * 1.3)
    yield _paragraph("Header", "header", line + _small(style), common=True)
    yield _paragraph("Footer", "footer", line + _small(style), common=True)
    rule = colours.border(style, "bottom", "rule", 0.5, 3)
    size = style.sizes.small - 0.5
    running = paragraph_properties(borders=rule, before=3, line=size * 1.2) + run_properties(size=size)
    yield _paragraph("RunningHead", "Running Head", running, "Header")
    edges = paragraph_properties(tabs=edge, before=0, after=0, line=style.sizes.small * 1.3)
    yield _paragraph("MarkingLine", "Marking Line", edges + _small(style))
