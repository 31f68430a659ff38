"""Edits of the small paper, each with what the paper must say then.

The paper is told as the list of what its fields say, in the schema's order; an expectation is that list after the edit.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from policybrief.fields import fields
from reviewing import paragraph_edits, table_edits, word_edits
from reviewing.finding import paragraph, row, stretch
from reviewing.pen import Pen
from reviewing.wordfile import W

Edit = Callable[[Pen], object]
Told = list[Any]
Expectation = Callable[[Told], Told]


def told(data: Any) -> Told:
    """What the fields of a paper say, in order."""
    return [field.value for field in fields(data).values()]


def says(old: Any, new: Any) -> Expectation:
    """The field that says `old` says `new`."""
    return lambda paper: [new if value == old else value for value in paper]


def without(*gone: Any) -> Expectation:
    return lambda paper: [value for value in paper if value not in gone]


def after(neighbour: Any, *added: Any) -> Expectation:
    """New fields come behind the one that says `neighbour`."""
    return lambda paper: [one for value in paper for one in ((value, *added) if value == neighbour else (value,))]


def both(*expectations: Expectation) -> Expectation:
    return lambda paper: functools.reduce(lambda made, expectation: expectation(made), expectations, paper)


def type_at(said: str, word: str, *, end: bool = True, outside: bool = False) -> Edit:
    """Types `word` behind (or before) the words `said`."""

    def edit(pen: Pen) -> None:
        found = paragraph(pen.file, said)
        word_edits.typed(pen, found, stretch(found, said)[end], word, outside=outside)

    return edit


def on(said: str, act: Callable[..., object], *facts: Any, **named: Any) -> Edit:
    """Does something to the words `said`."""

    def edit(pen: Pen) -> None:
        found = paragraph(pen.file, said)
        act(pen, found, *stretch(found, said), *facts, **named)

    return edit


def whole(said: str, act: Callable[..., object], *facts: Any, **named: Any) -> Edit:
    """Does something to the paragraph that says `said`."""
    return lambda pen: act(pen, paragraph(pen.file, said), *facts, **named)


def to_row(said: str, act: Callable[..., object], *facts: Any) -> Edit:
    return lambda pen: act(pen, row(pen.file, said), *facts)


def place_of(found: Any, said: str) -> int:
    return stretch(found, said)[0]


def split_at(said: str, half: str) -> Edit:
    def edit(pen: Pen) -> None:
        found = paragraph(pen.file, said)
        paragraph_edits.split(pen, found, place_of(found, said), half)  # type: ignore[arg-type]

    return edit


def behind(said: str, other: str, act: Callable[..., object]) -> Edit:
    """Puts the paragraph that says `said` behind that which says `other`."""
    return lambda pen: act(pen, paragraph(pen.file, said), paragraph(pen.file, other))


CLOSED = "The link was closed in 2019. Its ships were sold abroad."
ASKED = "Traders *asked* for a **new** service, see [the petition](https://example.org/petition)."
OPPOSED, MEETS, REPORT = "Nobody opposed it.", "A joint committee meets in May.", "It will report to both ministers."
BERTHS, CRANE, PILOTS = "Two berths need repair.", "One crane is missing.", "Pilots must be trained."
OPEN, MONEY = "Both ports will open again before the summer.", "No money has been set aside so far."

WORDS: dict[str, tuple[Edit, Expectation]] = {
    "a word typed in the middle": (
        type_at("ships", "all"),
        says(CLOSED, "The link was closed in 2019. Its ships all were sold abroad."),
    ),
    "a word typed at the start": (type_at("The link", "Yes:", end=False), says(CLOSED, f"Yes: {CLOSED}")),
    "a word typed at the end": (type_at("sold abroad.", "Sadly."), says(CLOSED, f"{CLOSED} Sadly.")),
    "a word typed at the end, outside its control": (
        type_at("sold abroad.", "Sadly.", outside=True),
        says(CLOSED, f"{CLOSED} Sadly."),
    ),
    "a word typed within emphasis": (type_at("asked", "twice"), says(ASKED, ASKED.replace("*asked*", "*asked twice*"))),
    "words struck out": (
        on(" sold abroad", word_edits.struck),
        says(CLOSED, "The link was closed in 2019. Its ships were."),
    ),
    "a word replaced": (on("May", word_edits.replaced, "June"), says(MEETS, "A joint committee meets in June.")),
    "a character typed within a word": (
        lambda pen: pen.type(paragraph(pen.file, "opposed"), 8, "ever "),
        says(OPPOSED, "Nobody oever pposed it."),
    ),
    "a figure in a sentence": (
        on("2019", word_edits.replaced, "2021"),
        says(CLOSED, "The link was closed in 2021. Its ships were sold abroad."),
    ),
    "a figure in a table": (on("412", word_edits.replaced, "415"), says(412, 415)),
    "a heading": (on("What comes next", word_edits.replaced, "Next steps"), says("What comes next", "Next steps")),
    "the title": (type_at("ferry link", "again"), says("Talks on the ferry link", "Talks on the ferry link again")),
    "the subtitle": (
        on("March", word_edits.replaced, "April"),
        says("What was agreed in March", "What was agreed in April"),
    ),
    "a caption": (
        on("harbour", word_edits.replaced, "port"),
        says("Passengers by harbour", "Passengers by port"),
    ),
    "a column's head": (on("Remarks", word_edits.replaced, "Notes"), says("Remarks", "Notes")),
    "a cell of text": (type_at("Quiet all year", "long"), says("Quiet all year", "Quiet all year long")),
    "an item": (on("One crane", word_edits.replaced, "Two cranes"), says(CRANE, "Two cranes is missing.")),
    "a summary point": (on("summer", word_edits.replaced, "autumn"), says(OPEN, OPEN.replace("summer", "autumn"))),
    "an option's summary": (
        type_at("run it", "all", end=True),
        says("A company would run it.", "A company would run it all ."),
    ),
    "bold given": (on("closed", word_edits.emphasised, "strong"), says(CLOSED, CLOSED.replace("closed", "**closed**"))),
    "italics given": (on("May", word_edits.emphasised, "emphasis"), says(MEETS, MEETS.replace("May", "*May*"))),
    "bold taken away": (on("new", word_edits.emphasised, "plain"), says(ASKED, ASKED.replace("**new**", "new"))),
    "text that looks like markup": (
        type_at("opposed it", "**really** [x](y)"),
        says(OPPOSED, "Nobody opposed it \\*\\*really\\*\\* \\[x\\](y) ."),
    ),
}

PARTS: dict[str, tuple[Edit, Expectation]] = {
    "a paragraph struck out": (whole(MEETS, paragraph_edits.struck), without(MEETS)),
    "an item struck out": (whole(CRANE, paragraph_edits.struck), without(CRANE)),
    "a summary point struck out": (whole(MONEY, paragraph_edits.struck), without(MONEY)),
    "a paragraph added": (
        whole(MEETS, paragraph_edits.added, "The press is told."),
        after(MEETS, "The press is told."),
    ),
    "a paragraph added by Return": (
        whole(MEETS, paragraph_edits.added_by_return, "The press is told."),
        after(MEETS, "The press is told."),
    ),
    "an item added": (whole(CRANE, paragraph_edits.added, "Tugs are hired."), after(CRANE, "Tugs are hired.")),
    "an item added at the end": (
        whole(PILOTS, paragraph_edits.added, "Tugs are hired."),
        after(PILOTS, "Tugs are hired."),
    ),
    "a paragraph split, the first half in its control": (
        split_at("Its ships", "first"),
        says_two := both(after(CLOSED, "Its ships were sold abroad."), says(CLOSED, "The link was closed in 2019.")),
    ),
    "a paragraph split, the second half in its control": (split_at("Its ships", "second"), says_two),
    "a paragraph split, both halves in a control": (split_at("Its ships", "both"), says_two),
    "two paragraphs joined": (
        whole(MEETS, paragraph_edits.joined),
        both(says(MEETS, f"{MEETS}{REPORT}"), without(REPORT)),
    ),
    "a paragraph moved": (
        behind(OPPOSED, "The link was closed", paragraph_edits.moved),
        moved_up := both(without(OPPOSED), after(CLOSED, OPPOSED)),
    ),
    "a paragraph cut and pasted": (behind(OPPOSED, "The link was closed", paragraph_edits.cut_and_pasted), moved_up),
    "an item moved": (
        behind(PILOTS, "Two berths", paragraph_edits.moved),
        both(without(PILOTS), after(BERTHS, PILOTS)),
    ),
    "a copy pasted": (behind(MEETS, REPORT, paragraph_edits.pasted), after(REPORT, MEETS)),
    "a paragraph typed anew": (
        whole(MEETS, paragraph_edits.retyped, "June."),
        says(MEETS, "A joint committee meets in June."),
    ),
    "a row added": (
        to_row("Westport", table_edits.row_added, ["Southend", "New", "77"]),
        after(305, "Southend", "New", 77),
    ),
    "a row struck out": (to_row("Westport", table_edits.row_struck), without("Westport", "Quiet all year", 305)),
    "a row moved": (
        lambda pen: table_edits.row_moved(pen, row(pen.file, "Northquay"), row(pen.file, "Easthaven")),
        both(without("Northquay", "Closed on Sundays", 118), after(412, "Northquay", "Closed on Sundays", 118)),
    ),
    "a section struck out": (
        whole("What comes next", paragraph_edits.section_struck),
        without("What comes next", MEETS, REPORT),
    ),
}

EDITS = WORDS | PARTS

UNTRACKED: dict[str, tuple[Edit, Expectation]] = {
    "a link given": (
        on("2019", word_edits.linked, "https://example.org/closing"),
        says(CLOSED, CLOSED.replace("2019", "[2019](https://example.org/closing)")),
    ),
    "a link taken away": (
        lambda pen: word_edits.unlinked(pen, next(paragraph(pen.file, "petition").iter(f"{W}hyperlink"))),
        says(ASKED, ASKED.replace("[the petition](https://example.org/petition)", "the petition")),
    ),
}
"""What Word does not track."""
