"""Printed numbers, given before anything is composed, so that a reference may point ahead."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from msgspec import Struct

from policybrief.compose.labels import Labels
from policybrief.compose.outline import UNNUMBERED, Slot
from policybrief.model import blocks
from policybrief.model.briefing import Briefing
from policybrief.model.head import Numbering
from policybrief.model.part import Part


class Numbers(Struct, dict=True):
    """The numbers of a document.

    Args:
        printed: the number of a part, by the identity of its object; parts without one are absent.
        references: what an empty reference to a part prints, by the part's id: "Table 2", "section 3.1".
        parts: the section numbers of the parts of the document that are one section, by the part's name.
        part_references: what an empty reference to such a part prints; `[](#options)` needs no id of the brief's own.
    """

    printed: dict[int, str] = {}
    references: dict[str, str] = {}
    parts: dict[str, str] = {}
    part_references: dict[str, str] = {}

    def of(self, part: Part) -> str:
        """The printed number of a part, or ""."""
        return self.printed.get(id(part), "")


def numbers(briefing: Briefing, slots: Iterable[Slot], labels: Labels, scheme: Numbering) -> Numbers:
    """Numbers everything that has one, in the order of the document."""
    counter = _Counter(labels, scheme)
    for slot in slots:
        counter.slot(briefing, slot)
    return counter.numbers


class _Place(Struct, frozen=True):
    """Where a block stands: what a reference to it prints that has no number of its own, and what the numbers of its
    paragraphs begin with; None where paragraphs have none."""

    name: str
    prefix: str | None


class _Counter:
    def __init__(self, labels: Labels, scheme: Numbering) -> None:
        self.numbers = Numbers()
        self._labels = labels
        self._sections = scheme.sections
        self._paragraphs = scheme.paragraphs
        self._section = 0
        self._paragraph = 0
        self._tables = 0
        self._figures = 0

    def slot(self, briefing: Briefing, slot: Slot) -> None:
        """Numbers what a slot shows."""
        if slot.sections:
            for section in slot.sections:
                self._body_section(section)
        elif slot.part == "annexes":
            for index, annex in enumerate(briefing.annexes):
                self._annex(annex, letters(index))
        else:
            self._part(briefing, slot.part)

    def _next_section(self) -> str:
        """The number of the next section at the first level, whether or not it is printed."""
        self._section += 1
        return roman(self._section) if self._sections == "roman" else str(self._section)

    def _body_section(self, section: blocks.Section) -> None:
        number = self._next_section()
        by_section = self._paragraphs == "by-section"
        if by_section:
            self._paragraph = 0
        prefix = None if self._paragraphs == "none" else f"{number}." if by_section else ""
        self._in_section(section, number if self._sections != "none" else "", prefix)

    def _annex(self, annex: blocks.Annex, letter: str) -> None:
        self.numbers.printed[id(annex)] = letter
        place = _Place(
            self._labels.fill("reference.annex", number=letter), None if self._paragraphs == "none" else letter
        )
        self._refer(annex.id, place.name)
        before, self._paragraph = self._paragraph, 0
        self._blocks(annex.blocks, place)
        for index, section in enumerate(annex.sections, 1):
            self._in_section(section, f"{letter}.{index}" if self._sections != "none" else "", place.prefix)
        self._paragraph = before

    def _in_section(self, section: blocks.Section, number: str, prefix: str | None) -> None:
        """A section that is printed with this number, or with none for ""."""
        if number:
            self.numbers.printed[id(section)] = number
        place = _Place(self._section_reference(section_title(section, self._labels), number), prefix)
        self._refer(section.id, place.name)
        self._blocks(section.blocks, place)
        # Paragraphs numbered 2.1, 2.2 leave no room for sections of those numbers.
        numbered = number and self._paragraphs != "by-section"
        for index, inner in enumerate(section.sections, 1):
            self._in_section(inner, f"{number}.{index}" if numbered else "", prefix)

    def _section_reference(self, title: str, number: str) -> str:
        if number:
            return self._labels.fill("reference.section", number=number)
        return self._labels.fill("reference.title", title=title)

    def _blocks(self, content: Iterable[blocks.Block], place: _Place) -> None:
        for block in content:
            self._block(block, place)

    def _block(self, block: blocks.Block, place: _Place) -> None:
        where = place.name
        match block:
            case blocks.Paragraph():
                self._refer(block.id, self._paragraph_reference(block, place))
            case blocks.ListBlock():
                self._refer(block.id, where)
                self._items(block.items, where)
            case blocks.Table():
                self._tables += self._captioned(block, "table", self._tables + 1, where)
                name = self._caption_reference(block, "table") or where
                for row in block.rows:
                    self._refer(row.id, name)
                    self._named((cell.id, name) for cell in row.cells)
            case blocks.Figure():
                self._figures += self._captioned(block, "figure", self._figures + 1, where)
            case blocks.Box():
                name = self._labels.fill("reference.title", title=block.title) if block.title else where
                self._refer(block.id, name)
                # A box stands beside the text: its paragraphs are not counted with those of the text.
                self._blocks(block.blocks, _Place(name, None))
            case blocks.Quote() | blocks.Callout():
                self._refer(block.id, where)
            case _:
                assert_never(block)

    def _paragraph_reference(self, paragraph: blocks.Paragraph, place: _Place) -> str:
        if place.prefix is None:
            return place.name
        self._paragraph += 1
        number = f"{place.prefix}{self._paragraph}"
        self.numbers.printed[id(paragraph)] = number
        return self._labels.fill("reference.paragraph", number=number)

    def _captioned(self, block: blocks.Table | blocks.Figure, name: str, number: int, where: str) -> bool:
        """Numbers a table or figure that has a title; one without is part of the text around it."""
        if block.title is not None:
            self.numbers.printed[id(block)] = str(number)
        self._refer(block.id, self._caption_reference(block, name) or where)
        return block.title is not None

    def _caption_reference(self, block: blocks.Table | blocks.Figure, name: str) -> str:
        number = self.numbers.of(block)
        return self._labels.fill(f"reference.{name}", number=number) if number else ""

    def _items(self, items: Iterable[blocks.ListItem], where: str) -> None:
        for item in items:
            self._refer(item.id, where)
            self._items(item.items, where)

    def _refer(self, part_id: str, text: str) -> None:
        if part_id:
            self.numbers.references.setdefault(part_id, text)

    def _part(self, briefing: Briefing, part: str) -> None:
        if part == "notice":
            return
        number = "" if part in UNNUMBERED else self._next_section()
        if number and self._sections != "none":
            self.numbers.parts[part] = number
        where = self._section_reference(self._labels[part], self.numbers.parts.get(part, ""))
        self.numbers.part_references[part] = where
        match part:
            case "summary":
                self._named((point.id, where) for point in briefing.summary)
            case "judgements":
                self._counted(briefing.judgements, "judgement")
            case "recommendations":
                self._counted(briefing.recommendations, "recommendation")
            case "options":
                self._counted(briefing.options, "option")
                for option in briefing.options:
                    reference = self.numbers.references.get(option.id, where)
                    self._named((one.id, reference) for one in (*option.advantages, *option.disadvantages))
                self._named((criterion.id, criterion.name) for criterion in briefing.criteria)
            case "risks":
                self._counted(briefing.risks, "risk")
            case "actions":
                self._counted(briefing.actions, "action")
            case "communications" if briefing.communications:
                self._named((line.id, where) for line in briefing.communications.lines)
                self._counted(briefing.communications.questions, "question")
            case "key_figures":
                self._named((figure.id, figure.text) for figure in briefing.key_figures)
            case "timeline":
                self._named((event.id, where) for event in briefing.timeline)
            case "actors":
                self._named((actor.id, actor.acronym or actor.name) for actor in briefing.actors)
            case "finance" if briefing.finance:
                self._named((line.id, line.label) for line in briefing.finance.lines)
            case "consultation":
                self._named((entry.id, entry.party) for entry in briefing.consultation)
            case "implications":
                self._named((entry.id, entry.topic) for entry in briefing.implications)
            case "glossary":
                self._named((entry.id, entry.term) for entry in briefing.glossary)
            case "sources":
                self._named((source.id, source.title) for source in briefing.sources)
            case _:
                pass

    def _named(self, entries: Iterable[tuple[str, str]]) -> None:
        for part_id, text in entries:
            self._refer(part_id, text)

    def _counted(self, parts: Iterable[Part], name: str) -> None:
        for number, part in enumerate(parts, 1):
            self.numbers.printed[id(part)] = str(number)
            self._refer(getattr(part, "id", ""), self._labels.fill(f"reference.{name}", number=number))


def section_title(section: blocks.Section, labels: Labels) -> str:
    """The title that a section is printed under: its own, else the one of its kind."""
    return section.title or labels[f"section:{section.kind}" if section.kind else "sections"]


def letters(index: int) -> str:
    """The letters of the annex `index`, counted from 0: A, B … Z, AA, AB …"""
    before, last = divmod(index, 26)
    return (letters(before - 1) if before else "") + chr(ord("A") + last)


def roman(number: int) -> str:
    """`number` in Roman numerals, I to MMMCMXCIX and on with more Ms."""
    signs = zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"),
        strict=True,
    )
    text = ""
    for value, sign in signs:
        count, number = divmod(number, value)
        text += sign * count
    return text
