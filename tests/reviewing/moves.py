"""What a reviewer may do next, somewhere in a file, by chance."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass, field

from reviewing import comment_edits, paragraph_edits, table_edits, word_edits
from reviewing.ledger import Entry
from reviewing.pen import Letter, Pen, letters, text
from reviewing.salted import SALT
from reviewing.wordfile import BODY, NOTES, Element, W, WordFile, own, paragraphs, style

NAMES = ("Rae Viewer", "Otto Redactor")


@dataclass(slots=True)
class Desk:
    """A file on a reviewer's desk; `chance` says what happens to it, `given` counts the words typed so far."""

    file: WordFile
    chance: random.Random
    pen: Pen = field(init=False)
    given: int = 0

    def __post_init__(self) -> None:
        self.pen = Pen(self.file)

    def sit_down(self) -> None:
        """Another edit: by one of two reviewers, with change tracking on more often than not."""
        self.pen.author = self.chance.choice(NAMES)
        self.pen.tracked = self.chance.random() < 0.6

    def word(self) -> str:
        """A word that stands nowhere else."""
        self.given += 1
        return f"zq{self.given}x"

    def figure(self) -> str:
        """A number of three digits."""
        self.given += 1
        return str(999 - self.given)

    def words(self) -> str:
        return " ".join(self.word() for _ in range(self.chance.randint(1, 4)))

    def paragraph(self, fits: Callable[[Element], bool] = lambda _: True, part: str = "") -> Element | None:
        """Any paragraph that says something and `fits`."""
        part = part or (NOTES if NOTES in self.file.parts and self.chance.random() < 0.1 else BODY)
        found = [one for one in paragraphs(self.file.tree(part)) if _open(one) and fits(one)]
        return self.chance.choice(found) if found else None

    def row(self, *, least: int = 1) -> Element | None:
        """A row of any table that has at least `least` rows of several cells below its head."""
        tables = [table_edits.rows(table) for table in self.file.tree(BODY).iter(f"{W}tbl")]
        rows = [row for found in tables if len(found) >= least for row in found if len(row.findall(f"{W}tc")) > 1]
        return self.chance.choice(rows) if rows else None

    def place(self, paragraph: Element) -> int:
        """A place to type at: the start, the end, between two words or within one, never in a word of its own kind."""
        found, said = letters(paragraph), text(paragraph)
        inside = {place for match in SALT.finditer(said) for place in range(match.start() + 1, match.end())}
        free = [at for at in range(1, len(found)) if at not in inside and not _in_result(found, at)]
        ends = [0, len(found)]
        return self.chance.choice(free if free and self.chance.random() < 0.7 else ends)

    def stretch(self, paragraph: Element) -> tuple[int, int] | None:
        """The first and last letter of one to four words in a row, none of which a field prints."""
        found = letters(paragraph)
        whole = [
            (start, end)
            for start, end in word_edits.words_of(text(paragraph))
            if not any(letter.fixed for letter in found[start:end])
        ]
        if not whole:
            return None
        first = self.chance.randrange(len(whole))
        last = min(first + self.chance.choice((0, 0, 0, 1, 3)), len(whole) - 1)
        return whole[first][0], whole[last][1]


Move = Callable[[Desk], Entry | None]


def type_word(desk: Desk) -> Entry | None:
    paragraph = desk.paragraph()
    if paragraph is None:
        return None
    return word_edits.typed(
        desk.pen, paragraph, desk.place(paragraph), desk.word(), outside=desk.chance.random() < 0.15
    )


def strike_words(desk: Desk) -> Entry | None:
    paragraph = desk.paragraph()
    stretch = None if paragraph is None else desk.stretch(paragraph)
    return None if stretch is None else word_edits.struck(desk.pen, paragraph, *stretch)


def replace_words(desk: Desk) -> Entry | None:
    paragraph = desk.paragraph()
    stretch = None if paragraph is None else desk.stretch(paragraph)
    return None if stretch is None else word_edits.replaced(desk.pen, paragraph, *stretch, desk.word())


def change_figure(desk: Desk) -> Entry | None:
    """A number that stands alone, as in a cell, becomes another."""
    paragraph = desk.paragraph(lambda one: text(one).isdecimal() and not any(found.fixed for found in letters(one)))
    if paragraph is None:
        return None
    return word_edits.replaced(desk.pen, paragraph, 0, len(text(paragraph)), desk.figure())


def change_look(desk: Desk) -> Entry | None:
    paragraph = desk.paragraph()
    stretch = None if paragraph is None else desk.stretch(paragraph)
    look = desk.chance.choice(("strong", "emphasis", "plain"))
    return None if stretch is None else word_edits.emphasised(desk.pen, paragraph, *stretch, look)


def link(desk: Desk) -> Entry | None:
    paragraph = desk.paragraph(part=BODY)
    stretch = None if paragraph is None else desk.stretch(paragraph)
    if paragraph is None or stretch is None:
        return None
    holders = {id(letter.run.getparent()) for letter in letters(paragraph)[slice(*stretch)]}
    holder = letters(paragraph)[stretch[0]].run.getparent()
    if len(holders) > 1 or holder.tag == f"{W}hyperlink":
        return None
    return word_edits.linked(desk.pen, paragraph, *stretch, f"https://example.org/{desk.word()}")


def unlink(desk: Desk) -> Entry | None:
    found = [
        link
        for paragraph in paragraphs(desk.file.tree(BODY))
        for link in own(paragraph, "hyperlink")
        if link.find(f"{W}r/{W}t") is not None
    ]
    return word_edits.unlinked(desk.pen, desk.chance.choice(found)) if found else None


def strike_note_mark(desk: Desk) -> Entry | None:
    def marked(paragraph: Element) -> bool:
        return any(mark.getparent().getparent().tag != f"{W}del" for mark in own(paragraph, "footnoteReference"))

    paragraph = desk.paragraph(marked, BODY)
    return None if paragraph is None else word_edits.note_mark_struck(desk.pen, paragraph)


def empty(desk: Desk) -> Entry | None:
    paragraph = desk.paragraph()
    return None if paragraph is None else word_edits.emptied(desk.pen, paragraph)


def add_paragraph(desk: Desk) -> Entry | None:
    paragraph = desk.paragraph()
    if paragraph is None:
        return None
    if desk.chance.random() < 0.4:
        return paragraph_edits.added_by_return(desk.pen, paragraph, desk.words())
    styled = desk.chance.choice(("", "", "", "BodyText", "Heading2"))
    return paragraph_edits.added(desk.pen, paragraph, desk.words(), styled=styled)


def add_item(desk: Desk) -> Entry | None:
    paragraph = desk.paragraph(_listed, BODY)
    return None if paragraph is None else paragraph_edits.added(desk.pen, paragraph, desk.words())


def strike_paragraph(desk: Desk) -> Entry | None:
    paragraph = desk.paragraph()
    return None if paragraph is None else paragraph_edits.struck(desk.pen, paragraph)


def strike_item(desk: Desk) -> Entry | None:
    paragraph = desk.paragraph(_listed, BODY)
    return None if paragraph is None else paragraph_edits.struck(desk.pen, paragraph)


def split(desk: Desk) -> Entry | None:
    paragraph = desk.paragraph(lambda one: len(text(one)) > 20)
    if paragraph is None:
        return None
    at = desk.place(paragraph)
    if not 0 < at < len(letters(paragraph)):
        return None
    return paragraph_edits.split(desk.pen, paragraph, at, desk.chance.choice(("first", "second", "both")))


def join(desk: Desk) -> Entry | None:
    def followed(paragraph: Element) -> bool:
        following = next(paragraph.itersiblings(f"{W}p", f"{W}tbl"), None)
        return following is not None and following.tag == f"{W}p" and _open(following)

    paragraph = desk.paragraph(followed)
    return None if paragraph is None else paragraph_edits.joined(desk.pen, paragraph)


def move(desk: Desk) -> Entry | None:
    paragraph, after = desk.paragraph(_loose, BODY), desk.paragraph(_loose, BODY)
    if paragraph is None or after is None or paragraph is after:
        return None
    how = desk.chance.choice((paragraph_edits.moved, paragraph_edits.cut_and_pasted))
    return how(desk.pen, paragraph, after)


def paste(desk: Desk) -> Entry | None:
    paragraph, after = desk.paragraph(part=BODY), desk.paragraph(_loose, BODY)
    if paragraph is None or after is None:
        return None
    return paragraph_edits.pasted(desk.pen, paragraph, after)


def retype(desk: Desk) -> Entry | None:
    paragraph = desk.paragraph(lambda one: not any(letter.fixed for letter in letters(one)))
    return None if paragraph is None else paragraph_edits.retyped(desk.pen, paragraph, desk.word())


def strike_section(desk: Desk) -> Entry | None:
    heading = desk.paragraph(
        lambda one: re.fullmatch(r"Heading\d", style(one)) is not None and one.getparent().tag == f"{W}body", BODY
    )
    return None if heading is None else paragraph_edits.section_struck(desk.pen, heading)


def add_row(desk: Desk) -> Entry | None:
    row = desk.row()
    if row is None:
        return None
    return table_edits.row_added(desk.pen, row, [desk.word() for _ in row.findall(f"{W}tc")])


def strike_row(desk: Desk) -> Entry | None:
    row = desk.row()
    return None if row is None else table_edits.row_struck(desk.pen, row)


def move_row(desk: Desk) -> Entry | None:
    row = desk.row(least=2)
    if row is None:
        return None
    others = [other for other in table_edits.rows(row.getparent()) if other is not row]
    return table_edits.row_moved(desk.pen, row, desk.chance.choice(others))


def comment(desk: Desk) -> Entry | None:
    paragraph = desk.paragraph(part=BODY)
    stretch = None if paragraph is None else desk.stretch(paragraph)
    if paragraph is None or stretch is None:
        return None
    match desk.chance.randrange(4):
        case 0:
            return comment_edits.at_point(desk.pen, paragraph, desk.place(paragraph), desk.words())
        case 1:
            return comment_edits.on_paragraph(desk.pen, paragraph, desk.words())
        case 2:
            replies = [(NAMES[0], desk.words()), (NAMES[1], desk.words())]
            return comment_edits.on_words(desk.pen, paragraph, *stretch, desk.words(), replies=replies, done=True)
        case _:
            return comment_edits.on_words(desk.pen, paragraph, *stretch, f"{desk.words()}\n{desk.words()}")


def type_in_margin(desk: Desk) -> Entry | None:
    paragraph = desk.paragraph(part=desk.chance.choice(desk.file.stories[-4:]))
    return None if paragraph is None else word_edits.typed(desk.pen, paragraph, 0, desk.word())


MOVES: dict[Move, int] = {
    type_word: 8, strike_words: 8, replace_words: 8, change_figure: 3, change_look: 3, link: 2, unlink: 1,
    strike_note_mark: 1, empty: 2, add_paragraph: 4, add_item: 3, strike_paragraph: 4, strike_item: 3, split: 4,
    join: 4, move: 3, paste: 2, retype: 3, strike_section: 1, add_row: 3, strike_row: 3, move_row: 2, comment: 4,
    type_in_margin: 1,
}  # fmt: skip
"""What may be done, and how often."""


def make(desk: Desk) -> Entry:
    """One edit, of a kind that finds its place in the file."""
    while True:
        desk.sit_down()
        entry = desk.chance.choices(list(MOVES), list(MOVES.values()))[0](desk)
        if entry is not None:
            return entry


def _open(paragraph: Element) -> bool:
    """Whether it says anything, and has not been struck out or moved away."""
    marks = paragraph.find(f"{W}pPr/{W}rPr/{W}del"), paragraph.find(f"{W}pPr/{W}rPr/{W}moveFrom")
    return marks == (None, None) and bool(text(paragraph).strip())


def _loose(paragraph: Element) -> bool:
    """Whether it stands in the body itself, in no table."""
    return paragraph.getparent().tag == f"{W}body"


def _listed(paragraph: Element) -> bool:
    return paragraph.find(f"{W}pPr/{W}numPr") is not None


def _in_result(found: list[Letter], at: int) -> bool:
    return found[at - 1].fixed and found[at].fixed
