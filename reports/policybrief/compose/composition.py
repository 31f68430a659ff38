"""What every part is composed with: labels, wording, numbers, notes, and ids that stay unique."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from policybrief.compose.citations import Citations
from policybrief.compose.labels import labels_of
from policybrief.compose.mirroring import mirrored
from policybrief.compose.numbers import numbers
from policybrief.compose.outline import numbering, outline
from policybrief.compose.wording import Wording, held_together
from policybrief.document.blocks import text
from policybrief.document.graphics import Graphic
from policybrief.document.inlines import CrossReference, Field, Inline, Inlines, Link, Styled, Text
from policybrief.inline import parse
from policybrief.model.briefing import Briefing
from policybrief.model.convert import part_fields
from policybrief.model.evidence import Statement, Supported
from policybrief.model.part import Part
from policybrief.model.parts import Note as ModelNote
from policybrief.style import Style


class Composition:
    """One brief being composed. It is used for one document and thrown away.

    Args:
        labels, wording: the words around the brief's own; dates and numbers.
        slots: the parts to show, in order.
        numbers: the printed numbers.
        citations: the notes so far.
    """

    def __init__(self, briefing: Briefing, style: Style) -> None:
        self.briefing = briefing
        self.labels = labels_of(briefing, style)
        self.wording = Wording(briefing.language, self.labels)
        self.slots = outline(briefing, style)
        self.numbers = numbers(briefing, self.slots, self.labels, numbering(briefing))
        self.citations = Citations(briefing, self.labels, self.wording, self._note_id)
        self._model_ids = {*self.numbers.references, *(note.id for note in briefing.notes)}
        self._claimed: set[str] = set()
        self._given: dict[str, int] = {}
        self._ways: dict[int, str] = {}

    def claim(self, part: Part) -> str:
        """The id of a part for the one block that carries it: "" where it has none, or where another block has it
        already, as in a draft whose ids are not unique."""
        part_id: str = getattr(part, "id", "")
        if not part_id or part_id in self._claimed:
            return ""
        self._claimed.add(part_id)
        return part_id

    def new_id(self, wish: str) -> str:
        """An id for a block that shows no part of the model: `wish`, with a number where the model or a block has it
        already."""
        found = wish
        while found in self._model_ids or found in self._claimed:
            self._given[wish] = self._given.get(wish, 1) + 1
            found = f"{wish}-{self._given[wish]}"
        self._claimed.add(found)
        return found

    def _note_id(self, wish: str, note: ModelNote | None) -> str:
        return (self.claim(note) if note else "") or self.new_id(wish)

    def is_shown(self, part_id: str) -> bool:
        """Whether a block carries this id by now."""
        return part_id in self._claimed

    def at(self, part: Part) -> str:
        """What the anchors of a part's fields begin with (see `policybrief.fields`)."""
        if part is self.briefing:
            return ""
        part_id: str = getattr(part, "id", "")
        if not part_id and not self._ways:
            self._ways = dict(_ways(self.briefing, ""))
        return part_id or self._ways.get(id(part), "")

    def field(self, anchor: str, said: Inlines, piece: int = 0) -> Inlines:
        """`said` as what the field `anchor` says, or a piece of it; nothing where it says nothing."""
        return (Field(anchor, said, piece),) if said else ()

    def words(self, anchor: str, line: str | None) -> Inlines:
        """A line of plain text that is the field `anchor`; nothing for None."""
        return (Field(anchor, (Text(line),)),) if line else ()

    def line(self, part: Part, name: str) -> Inlines:
        """A field of one line of plain text; nothing where the part has none."""
        return self.words(f"{self.at(part)}/{name}", getattr(part, name))

    def prose(self, part: Part, name: str) -> Inlines:
        """A field of prose, its references resolved; nothing where the part has none."""
        return self.field(f"{self.at(part)}/{name}", self.parsed(getattr(part, name)))

    def parsed(self, text: str | None) -> Inlines:
        """Prose with its references resolved; nothing for None."""
        if not text:
            return ()
        inlines = parse(text)
        if len(inlines) == 1 and isinstance(inlines[0], Text):
            return inlines
        return tuple(chain.from_iterable(map(self._resolved, inlines)))

    def statement(self, part: Statement, lead: str = "") -> Inlines:
        """A statement with its marking, the mark of what it rests on, and, where it has one, the run-in head that its
        field `lead` holds."""
        head = self.lead(self.line(part, lead)) if lead else ()
        return (*self.marking(part.marking), *head, *self.prose(part, "text"), *self.citations.mark(part))

    def supported(self, part: Supported, text: Inlines) -> Inlines:
        """`text` with the marking of `part` before it, and the mark of what it rests on after it."""
        if part.marking:
            return (*self.marking(part.marking), *text, *self.citations.mark(part))
        return text + self.citations.mark(part)

    def marking(self, level: str | None) -> Inlines:
        """A portion marking as it stands before its portion."""
        return (Styled("marking", (Text(f"({level})"),)), Text(" ")) if level else ()

    def lead(self, words: Inlines) -> Inlines:
        """A run-in head; nothing where it has no words."""
        return (Styled("lead", words), Text(" ")) if words else ()

    def drawing(self, graphic: Graphic) -> Graphic:
        """A drawing as the document shows it: its mirror image where letters run from right to left."""
        return mirrored(graphic) if self.wording.direction == "rtl" else graphic

    def date(self, value: str | None) -> Inlines:
        """A date for a table or a fact, day and month held together; nothing for None."""
        return text(held_together(self.wording.date(value))) if value else ()

    def joined(self, items: Iterable[Inlines], between: str = ", ") -> Inlines:
        """The items in one line."""
        joined: list[Inline] = []
        for item in items:
            joined += [*((Text(between),) if joined else ()), *item]
        return tuple(joined)

    def reference(self, part_id: str) -> Inlines:
        """A reference to a part by its number or name; to a note, its mark."""
        return self._referred(CrossReference(part_id, ""))

    def _resolved(self, inline: Inline) -> Inlines:
        match inline:
            case CrossReference():
                return self._referred(inline)
            case Styled(role, children):
                return (Styled(role, self._inside(children)),)
            case Link(target, children):
                return (Link(target, self._inside(children)),)
            case _:
                return (inline,)

    def _inside(self, children: Inlines) -> Inlines:
        return tuple(chain.from_iterable(map(self._resolved, children)))

    def _referred(self, reference: CrossReference) -> Inlines:
        mark = self.citations.reference(reference.target)
        if mark is not None:
            return (*text(reference.text), mark)
        target = reference.target
        known = self.numbers.references.get(target) or self.numbers.part_references.get(target)
        if known is None:
            # The checks name what leads nowhere; a draft shows it as it is written.
            return (Text(f"[{reference.text}](#{reference.target})"),)
        return (CrossReference(reference.target, reference.text or known),)


def _ways(part: Part, way: str) -> Iterable[tuple[int, str]]:
    """The parts below `part` by their identity, each with what the anchors of its fields begin with."""
    for name in part_fields(type(part)):
        held = getattr(part, name)
        several = isinstance(held, tuple)
        for index, one in enumerate(held if several else (held,)):
            if isinstance(one, Part):
                at: str = getattr(one, "id", "") or f"{way}/{name}" + (f"/{index}" if several else "")
                yield id(one), at
                yield from _ways(one, at)
