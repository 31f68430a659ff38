"""Pairs of label and value, and the title block."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, zip_longest

from policybrief.document.blocks import Fact, Facts, Title
from policybrief.document.inlines import Inlines, plain_text
from policybrief.problems import Problem, Severity
from policybrief_exporters.word import inlines
from policybrief_exporters.word.drawing import picture_run
from policybrief_exporters.word.look import Look
from policybrief_exporters.word.pictures import BrokenPicture
from policybrief_exporters.word.tables import close_table, open_cell, open_table
from policybrief_exporters.word.writing import Place, Writing

_LOGO_WIDTH = 150.0
"""The widest that a logo is shown, in points."""

_LINES = {"head": ("HeadFactFirst", "HeadFact", "FactLabel"), "terms": ("Term", "Term", "TermName")}
"""The styles of the first pair, of the others, and of the labels."""


def write_facts(writing: Writing, facts: Facts, place: Place) -> None:
    """The pairs: key figures as cards in a row, all others as lines of label and value."""
    writing.at(facts.id)
    if facts.role == "figures":
        _cards(writing, facts.items, place)
        return
    first, other, label = _LINES[facts.role]
    writing.styles.add(label)
    for index, fact in enumerate(facts.items):
        writing.at(fact.id)
        with writing.paragraph(other if index else first):
            inlines.write(writing, fact.label, Look(style=label))
            writing.out.append("<w:r><w:tab/></w:r>")
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
        writing.out.append("<w:tr><w:trPr><w:cantSplit/></w:trPr>")
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
        write_facts(writing, title.facts, place)


def _line(writing: Writing, style: str, text: Inlines) -> None:
    if plain_text(text):
        with writing.paragraph(style):
            inlines.write(writing, text)


def _ends(writing: Writing, style: str, left: Inlines, right_style: str, right: Inlines) -> None:
    """One line with a text at each end."""
    if not plain_text(right):
        _line(writing, style, left)
        return
    writing.styles.add(right_style)
    with writing.paragraph(style):
        inlines.write(writing, left)
        writing.out.append("<w:r><w:tab/></w:r>")
        inlines.write(writing, right, Look(style=right_style))


def _logo(writing: Writing, place: Place) -> None:
    style = writing.context.style
    if style.logo is None:
        return
    try:
        picture = writing.pictures.add(style.logo)
    except BrokenPicture as error:
        message = f"the logo of the style {style.name} cannot be shown: {error}"
        writing.problems.append(Problem(severity=Severity.WARNING, rule="word-image", message=message))
        return
    with writing.paragraph("Logo"):
        writing.out.append(picture_run(writing, picture, style.logo_alt, min(_LOGO_WIDTH, place.width / 20)))
