"""Prose as a row of units that can be compared: characters with their looks, references and marks of notes as one each.

Print and model meet here: what the file shows becomes units, and so does what the model says, in the form in which the
file would show it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from policybrief.document.inlines import CrossReference, Inlines, Language, LineBreak, Link, Styled, Text
from policybrief.document.inlines import Field as PrintedField
from policybrief.markup import Stretch
from policybrief_exporters.word.returned.expected import as_printed
from policybrief_exporters.word.returned.page import OBJECT, Span
from policybrief_exporters.word.returned.references import References, printable


class Unit(NamedTuple):
    """A character of one look; or a reference (`part` is what it leads to, `text` all its words, "" where composition
    fills them in); or the mark of a note of the model (`text` is `OBJECT`)."""

    text: str
    strong: bool = False
    emphasis: bool = False
    code: bool = False
    link: str = ""
    part: str = ""


def shown(spans: Iterable[Span], references: References, own: Sequence[Unit] = ()) -> list[Unit]:
    """What spans of the file show. `own` are the units of the field that they are held against: a reference is read in
    the form that the field has it in, if it has it.

    Marks of notes that are not the model's own are left out, and so are drawings: they are no part of any prose.
    """
    units: list[Unit] = []
    explicit = {(unit.part, unit.text) for unit in own if unit.part}
    spans = list(spans)
    known = {references.tokens.get(span.token, "") for span in spans}
    spare = [unit.part for unit in own if unit.text == OBJECT and unit.part not in known]
    for words, span in _runs(spans, references):
        part = references.marks.get(span.target, "")
        look = (span.look.strong, span.look.emphasis, span.look.code)
        if span.token:
            if span.token in references.tokens:
                units.append(Unit(OBJECT, part=references.tokens[span.token]))
            elif spare and span.token.startswith(("footnote", "endnote")):
                # A note whose text is so much changed that it is not known any more: the field had its mark.
                units.append(Unit(OBJECT, part=spare.pop(0)))
        elif part and span.target.startswith("_pbn_"):
            units.append(Unit(OBJECT, part=part))
        elif part:
            text = _led_by(units, words, references.printed.get(part, set()) | {t for p, t in explicit if p == part})
            own_text = _own_text(part, text, span.computed, references, explicit)
            units.append(Unit(own_text, *look[:2], part=part))
        else:
            # What a link shows has no look of code: its own character style is the one that links have.
            link = printable(span.link) if span.link else ""
            units += [Unit(char, *look[:2], look[2] and not link, link) for char in words]
    return units


def _runs(spans: Iterable[Span], references: References) -> Iterator[tuple[str, Span]]:
    """The spans, those of one reference put together."""
    words: list[str] = []
    last: Span | None = None
    for span in spans:
        follows = last is not None and span.target and span.target == last.target and not span.token
        if last is not None and not (follows and references.marks.get(span.target)):
            yield "".join(words), last
            words = []
        words.append(span.text)
        last = span if not follows or last is None else last
    if last is not None:
        yield "".join(words), last


def _led_by(units: list[Unit], words: str, printed: set[str]) -> str:
    """The text of a reference with what stands before its field, such as “section ”, taken from `units`."""
    if words in printed:
        return words
    for whole in sorted(printed, key=lambda text: (-len(text), text)):
        for cut in (at + 1 for at in range(len(whole) - 1, -1, -1) if whole[at].isspace()):
            before = units[-cut:]
            if [unit.text for unit in before] == list(whole[:cut]) and not any(unit.part for unit in before):
                del units[-cut:]
                return whole[:cut] + words
    return words


def _own_text(part: str, text: str, computed: bool, references: References, explicit: set[tuple[str, str]]) -> str:
    """The text of a reference as the model has it: "" where composition fills it in."""
    if (part, text) in explicit:
        return text
    if text in references.printed.get(part, ()) or (computed and (part, "") in explicit):
        return ""
    return "" if computed and part in references.printed else text


class Said(NamedTuple):
    """What a field says, as units, and where each comes from: the part of the tree, and the character in it."""

    units: list[Unit]
    origins: list[tuple[int, int]]


def said(inlines: Inlines, printed: str, references: References, *, in_note: bool) -> Said | None:
    """What the prose `inlines` says in the form in which it was printed as `printed`; None where that is not its print.

    References without a text of their own are noted in `references`.
    """
    reader = _Print(printed, references, in_note)
    units: list[Unit] = []
    origins: list[tuple[int, int]] = []
    for index, inline in enumerate(inlines):
        following = _following(inlines[index + 1 :])
        made = list(reader.units((inline,), Unit(""), following))
        if reader.lost:
            return None
        units += made
        origins += [(index, at) for at in range(len(made))]
    return Said(units, origins) if reader.at == len(printed) else None


def _following(inlines: Inlines) -> str:
    """The first characters that are sure to be printed of what follows a reference."""
    for inline in inlines:
        match inline:
            case Text(text):
                return as_printed(text)
            case LineBreak():
                return "\n"
            case Styled(_, children) | Link(_, children) | Language(_, children) | PrintedField(_, children):
                inside = _following(children)
                if inside:
                    return inside
            case _:
                return ""
    return ""


class _Print:
    """Walks through a printed text along the tree that it is the print of."""

    def __init__(self, printed: str, references: References, in_note: bool) -> None:
        self.printed = printed
        self.references = references
        self.in_note = in_note
        self.at = 0
        self.lost = False

    def units(self, inlines: Inlines, look: Unit, following: str) -> Iterator[Unit]:
        for index, inline in enumerate(inlines):
            after = _following(inlines[index + 1 :]) or following
            match inline:
                case Text(text):
                    yield from self._text(as_printed(text), look)
                case LineBreak():
                    yield from self._text("\n", Unit("", look.strong, look.emphasis, link=look.link))
                case Styled("strong", children):
                    yield from self.units(children, look._replace(strong=True), after)
                case Styled("emphasis", children):
                    yield from self.units(children, look._replace(emphasis=True), after)
                case Styled("code", children):
                    yield from self.units(children, look._replace(code=not look.link), after)
                case Link(target, children):
                    link = "" if look.link else printable(target)
                    yield from self.units(
                        children, look._replace(link=link or look.link, code=look.code and not link), after
                    )
                case CrossReference(part, text):
                    yield from self._reference(part, as_printed(text), look, after)
                case _:
                    self.lost = True

    def _text(self, text: str, look: Unit) -> Iterator[Unit]:
        if not self.printed.startswith(text, self.at):
            self.lost = True
            return
        self.at += len(text)
        for char in text:
            yield Unit(char, *look[1:])

    def _reference(self, part: str, text: str, look: Unit, following: str) -> Iterator[Unit]:
        rest = self.printed[self.at :]
        end = rest.find(following, len(text)) if following else len(rest)
        if end < 0:
            self.lost = True
            return
        words = rest[:end]
        self.at += end
        label = words.removeprefix(text)
        if part in self.references.notes and words.startswith(text) and label:
            yield from (look._replace(text=char) for char in text)
            if self.in_note:  # where the mark is its bare number
                yield from (look._replace(text=char) for char in label)
            else:
                yield Unit(OBJECT, part=part)
        elif words == f"[{text}](#{part})" or part not in self.references.reachable or look.link:
            yield from (look._replace(text=char) for char in words)
        else:
            if not text:
                self.references.note(part, words)
            yield Unit(text, look.strong, look.emphasis, part=part)


def stretches_of(units: Iterable[Unit]) -> Iterator[Stretch]:
    """Units as what the markup can say."""
    for look, group in groupby(units, key=lambda unit: unit[1:]):
        _, _, _, _, part = look
        if part:
            for unit in group:
                text = "" if unit.text == OBJECT else unit.text
                yield Stretch(text, unit.strong, unit.emphasis, reference=unit.part)
        else:
            yield Stretch("".join(unit.text for unit in group), *look[:4])
