"""Pairs of label and value, and the title block."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, zip_longest

from policybrief.document.blocks import Fact, Facts, Title
from policybrief.document.inlines import Inlines, plain_text
from policybrief.pictures import LOGO_ROOM, BrokenPicture
from policybrief.problems import Problem, Severity
from policybrief_exporters.word import inlines
from policybrief_exporters.word.drawing import picture_run
from policybrief_exporters.word.look import Look
from policybrief_exporters.word.record import OBJECT
from policybrief_exporters.word.tables import close_table, open_cell, open_table
from policybrief_exporters.word.writing import Place, Writing

"""The widest that a logo is shown, in points."""
_LONGEST_TERM = 20
"""The characters of a term that stands beside its meaning."""


def write_facts(writing: Writing, facts: Facts, place: Place) -> None:
    """The pairs: key figures as cards in a row, all others as lines of label and value."""
    writing.at(facts.id)
    if facts.role == "figures":
        _cards(writing, facts.items, place)
    elif facts.role == "head":
        _pairs(writing, facts.items, ("FactFirst", "Fact", "FactLabel"))
    elif all(len(plain_text(fact.label)) <= _LONGEST_TERM for fact in facts.items):
        _pairs(writing, facts.items, ("Term", "Term", "TermName"))
    else:
        _definitions(writing, facts.items)


def _pairs(writing: Writing, items: Sequence[Fact], styles: tuple[str, str, str]) -> None:
    """A line for each pair, in the style of the first, of the others, and of the labels; one without a value has a line
    to write on."""
    first, other, label = styles
    writing.styles.add(label)
    for index, fact in enumerate(items):
        writing.at(fact.id)
        blank = other == "Fact" and not fact.value
        with writing.paragraph("FactBlank" if blank else other if index else first):
            inlines.write(writing, fact.label, Look(style=label))
            for _ in range(2 if blank else 1):
                writing.tab()
            inlines.write(writing, fact.value)


def _definitions(writing: Writing, items: Sequence[Fact]) -> None:
    """The term above its meaning, where terms are too long to stand beside it."""
    writing.styles.add("TermName")
    for fact in items:
        writing.at(fact.id)
        with writing.paragraph("LongTerm"):
            inlines.write(writing, fact.label, Look(style="TermName"))
        with writing.paragraph("Meaning"):
            inlines.write(writing, fact.value)


def _cards(writing: Writing, items: Sequence[Fact], place: Place) -> None:
    """Up to four cards in a row; the number in a row is the one that leaves the fewest places empty."""
    if not items:
        return
    across = len(items) if len(items) <= 4 else min((4, 3), key=lambda count: -len(items) % count)
    edges = [round(place.width * index / across) for index in range(across + 1)]
    widths = [end - start for start, end in pairwise(edges)]
    open_table(writing, "Cards", widths, place.indent)
    for start in range(0, len(items), across):
        writing.open_row("<w:cantSplit/>")
        for fact, width in zip_longest(items[start : start + across], widths):
            open_cell(writing, width)
            _card(writing, fact)
            writing.out.append("</w:tc>")
        writing.out.append("</w:tr>")
    close_table(writing)


def _card(writing: Writing, fact: Fact | None) -> None:
    """The figure in large type over what it counts; nothing in a place that is left over."""
    if fact is None:
        with writing.paragraph("CardLabel"):
            return
    writing.at(fact.id)
    with writing.paragraph("CardValue"):
        inlines.write(writing, fact.value)
    with writing.paragraph("CardLabel"):
        inlines.write(writing, fact.label)


def write_title(writing: Writing, title: Title, place: Place) -> None:
    """The title block: who, what kind of paper, its title, its facts; a rule closes it."""
    _logo(writing, place)
    writing.at(title.id)
    _ends(writing, "Organisation", title.organisation, "SeriesName", title.series)
    _ends(writing, "Paper", title.paper, "StatusName", title.status)
    _line(writing, "Title", title.title)
    _line(writing, "Subtitle", title.subtitle)
    if title.facts is not None:
        writing.at(title.facts.id)
        _pairs(writing, title.facts.items, ("HeadFactFirst", "HeadFact", "FactLabel"))


def _line(writing: Writing, style: str, text: Inlines) -> None:
    if not inlines.is_blank(text):
        with writing.paragraph(style):
            inlines.write(writing, text)


def _ends(writing: Writing, style: str, left: Inlines, right_style: str, right: Inlines) -> None:
    """One line with a text at each end."""
    if inlines.is_blank(right):
        _line(writing, style, left)
        return
    writing.styles.add(right_style)
    with writing.paragraph(style):
        inlines.write(writing, left)
        writing.tab()
        inlines.write(writing, right, Look(style=right_style))


def _logo(writing: Writing, place: Place) -> None:
    style = writing.context.style
    if style.logo is None:
        return
    try:
        picture = writing.pictures.add(style.logo)
    except BrokenPicture as error:
        message = f"the logo of the style {style.name} cannot be shown: {error}"
        writing.problems.append(Problem(severity=Severity.WARNING, rule="image", message=message))
        return
    width, height = LOGO_ROOM
    with writing.paragraph("Logo"):
        writing.pieces.append(OBJECT)
        writing.out.append(picture_run(writing, picture, style.logo_alt, (min(width, place.width / 20), height)))
