"""The body of the document: one function for each kind of block."""

from __future__ import annotations

from typing import assert_never

from policybrief.document.blocks import (
    Block,
    Callout,
    Contents,
    Extension,
    Facts,
    Figure,
    List,
    ListItem,
    Paragraph,
    ParagraphRole,
    Quote,
    Section,
    Table,
    Title,
)
from policybrief.document.inlines import NoteMark, Styled
from policybrief.problems import Problem, Severity
from policybrief_exporters.word import contents, facts, figures, inlines, tables
from policybrief_exporters.word.numbering import BULLETS, LEVELS, STEP, read_labels
from policybrief_exporters.word.writing import Place, Writing

HEADINGS = 9
"""The heading styles that Word has."""
_STYLES: dict[ParagraphRole, str] = {
    "body": "BodyText",
    "statement": "Statement",
    "note": "NoteLine",
    "source": "SourceLine",
    "notice": "Notice",
    "muted": "MutedText",
}
_FULL_SIZE = ("BodyText", "Statement")


def write_blocks(writing: Writing, blocks: tuple[Block, ...], place: Place) -> None:
    """Writes `blocks` one below the other."""
    for block in blocks:
        write_block(writing, block, place)


def write_block(writing: Writing, block: Block, place: Place) -> None:
    """Writes one block and all that is in it."""
    match block:
        case Section():
            _section(writing, block, place)
        case Paragraph():
            _paragraph(writing, block, place)
        case List():
            _list(writing, block, place)
        case Table():
            tables.write_table(writing, block, place)
            _after(writing, block.after, place)
        case Figure():
            _figure(writing, block, place)
        case Callout():
            _callout(writing, block, place)
        case Quote():
            _quote(writing, block)
        case Facts():
            facts.write_facts(writing, block, place)
        case Title():
            facts.write_title(writing, block, place)
        case Contents():
            contents.reserve(writing, block)
        case Extension():
            writing.at(block.id)
            write_blocks(writing, block.fallback, place)
        case _:
            assert_never(block)


def _section(writing: Writing, section: Section, place: Place) -> None:
    """The heading's level is what the section is nested in: never a level skipped."""
    inside = place.inside_section()
    if inside.sections == HEADINGS + 1:
        _report_depth(writing)
    writing.at(section.id)
    with writing.paragraph(f"Heading{min(inside.sections, HEADINGS)}"):
        _number(writing, section.number, section.id)
        inlines.write(writing, section.title)
    write_blocks(writing, section.blocks, inside)


def _report_depth(writing: Writing) -> None:
    message = (
        f"sections are nested more than {HEADINGS} deep; Word shows the deeper ones as headings of level {HEADINGS}"
    )
    problem = Problem(
        severity=Severity.HINT, rule="word-heading-depth", message=message, hint="raise some of the sections"
    )
    if problem not in writing.problems:
        writing.problems.append(problem)


def _number(writing: Writing, number: str, identity: str) -> None:
    """A printed number at the start of a paragraph, which references to it may show."""
    if not number:
        return
    start = writing.targets.open(writing.out)
    inlines.write_text(writing, number)
    if identity:
        writing.targets.labels.setdefault(identity, number)
        writing.targets.close("label", identity, writing.out, start)
    writing.tab()


def _paragraph(writing: Writing, paragraph: Paragraph, place: Place, *, keep: bool = False) -> None:
    writing.at(paragraph.id)
    style = _STYLES[paragraph.role]
    if style == "BodyText" and paragraph.number:
        style = "NumberedParagraph"
    elif place.lists:
        style = _level_style("ListContinue", place.lists, small=style not in _FULL_SIZE)
    with writing.paragraph(style, "<w:keepNext/>" if keep or _is_head(paragraph) else ""):
        _number(writing, paragraph.number, paragraph.id)
        inlines.write(writing, paragraph.text)


def _is_head(paragraph: Paragraph) -> bool:
    """Whether the paragraph is nothing but a run-in head, which then heads what follows."""
    first, *rest = paragraph.text or (None,)
    return isinstance(first, Styled) and first.role == "lead" and all(isinstance(mark, NoteMark) for mark in rest)


def _after(writing: Writing, after: tuple[Paragraph, ...], place: Place) -> None:
    for paragraph in after:
        _paragraph(writing, paragraph, place, keep=paragraph is not after[-1])


def _level_style(name: str, lists: int, *, small: bool) -> str:
    """The style of a list paragraph by its depth (1 the outermost): `ListBullet`, `ListBullet2` … `ListBullet9`."""
    level = min(lists, LEVELS)
    return f"{name}{'' if level == 1 else level}{'Small' if small else ''}"


def _list(writing: Writing, block: List, place: Place) -> None:
    writing.at(block.id)
    level = min(place.lists, LEVELS - 1)
    inside = place.inside_list(STEP if place.lists < LEVELS else 0)
    instance = 0
    if not block.ordered:
        instance = BULLETS
    elif (pattern := read_labels([item.label for item in block.items])) is not None:
        instance = writing.numbering.start(pattern[0], level, pattern[1])
    for item in block.items:
        _item(writing, item, block.ordered, instance, level, inside)


def _item(writing: Writing, item: ListItem, ordered: bool, instance: int, level: int, inside: Place) -> None:
    """An item: its first paragraph bears the bullet or number, the blocks after it stand below its text."""
    writing.at(item.id)
    match item.blocks:
        case (Paragraph() as first, *rest):
            pass
        case rest:
            first = Paragraph(text=())
    writing.at(first.id)
    literal = ordered and not instance
    name = "ListLabel" if literal else "ListNumber" if ordered else "ListBullet"
    numbering = "" if literal else f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{instance}"/></w:numPr>'
    small = _STYLES[first.role] not in _FULL_SIZE
    with writing.paragraph(_level_style(name, inside.lists, small=small), numbering):
        if literal and item.label:
            _number(writing, item.label, item.id)
        _number(writing, first.number, first.id)
        inlines.write(writing, first.text)
    write_blocks(writing, tuple(rest), inside)


def _quote(writing: Writing, quote: Quote) -> None:
    writing.at(quote.id)
    with writing.paragraph("Quote", "<w:keepNext/>" if not inlines.is_blank(quote.speaker) else ""):
        inlines.write(writing, quote.text)
    if not inlines.is_blank(quote.speaker):
        with writing.paragraph("QuoteSpeaker"):
            inlines.write(writing, quote.speaker)


def _callout(writing: Writing, callout: Callout, place: Place) -> None:
    """A panel: a table of one column, its title the row that is repeated on the next page."""
    writing.at(callout.id)
    inside = tables.open_panel(writing, callout, place)
    write_blocks(writing, callout.blocks, inside)
    tables.close_panel(writing)


def _figure(writing: Writing, figure: Figure, place: Place) -> None:
    figures.write_figure(writing, figure, place)
    if figure.data is not None:
        write_block(writing, figure.data, place)
    _after(writing, figure.after, place)
