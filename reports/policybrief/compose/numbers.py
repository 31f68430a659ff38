"""Printed numbers, given before anything is composed, so that a reference may point ahead."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import assert_never

from policybrief.compose.labels import Labels
from policybrief.compose.outline import UNNUMBERED, Slot
from policybrief.model import blocks
from policybrief.model.briefing import Briefing
from policybrief.model.head import Numbering
from policybrief.model.part import Part


@dataclass
class Numbers:
    """The numbers of a document.

    Args:
        printed: the number of a part, by the identity of its object; parts without one are absent.
        parts: the number of a part of the document that is one section, by its name.
        references: what an empty reference to a part prints, by the part's id: "Table 2", "section 3.1".
    """

    printed: dict[int, str] = field(default_factory=dict)
    parts: dict[str, str] = field(default_factory=dict)
    references: dict[str, str] = field(default_factory=dict)

    def of(self, part: Part) -> str:
        """The printed number of a part, or ""."""
        return self.printed.get(id(part), "")


def numbers(briefing: Briefing, slots: Iterable[Slot], labels: Labels, scheme: Numbering) -> Numbers:
    """Numbers everything that has one, in the order of the document."""
    counter = _Counter(labels, scheme)
    for slot in slots:
        counter.slot(briefing, slot)
    return counter.numbers


class _Counter:
    def __init__(self, labels: Labels, scheme: Numbering) -> None:
        self.numbers = Numbers()
        self._labels = labels
        self._decimal = scheme.sections != "none"
        self._roman = scheme.sections == "roman"
        self._paragraphs = scheme.paragraphs
        self._section = 0
        self._paragraph = 0
        self._tables = 0
        self._figures = 0

    def slot(self, briefing: Briefing, slot: Slot) -> None:
        if slot.sections:
            for section in slot.sections:
                self._top_section(section)
        elif slot.part == "annexes":
            for index, annex in enumerate(briefing.annexes):
                self._annex(annex, letters(index))
        else:
            self._part(briefing, slot.part)

    def _top_section(self, section: blocks.Section) -> None:
        self._section += 1
        if self._paragraphs == "by-section":
            self._paragraph = 0
        number = str(self._section)
        self._in_section(section, roman(self._section) if self._roman else number, paragraph_prefix=number + ".")

    def _in_section(self, section: blocks.Section, number: str, paragraph_prefix: str) -> None:
        if self._decimal:
            self.numbers.printed[id(section)] = number
        where = self._section_reference(section, number if self._decimal else "")
        self._note(section.id, where)
        self._blocks(section.blocks, where, paragraph_prefix)
        # Paragraphs numbered 2.1, 2.2 leave no room for sections of those numbers.
        below = self._decimal and self._paragraphs != "by-section"
        for index, inner in enumerate(section.sections, 1):
            self._inner_section(inner, f"{number}.{index}" if below else "", where, paragraph_prefix)

    def _inner_section(self, section: blocks.Section, number: str, where: str, paragraph_prefix: str) -> None:
        if number:
            self.numbers.printed[id(section)] = number
        where = self._section_reference(section, number) or where
        self._note(section.id, where)
        self._blocks(section.blocks, where, paragraph_prefix)
        for index, inner in enumerate(section.sections, 1):
            self._inner_section(inner, f"{number}.{index}" if number else "", where, paragraph_prefix)

    def _section_reference(self, section: blocks.Section, number: str) -> str:
        if number:
            return self._labels.fill("reference.section", number=number)
        return self._labels.fill("reference.title", title=section_title(section, self._labels))

    def _annex(self, annex: blocks.Annex, letter: str) -> None:
        self.numbers.printed[id(annex)] = letter
        where = self._labels.fill("reference.annex", number=letter)
        self._note(annex.id, where)
        self._paragraph = 0
        self._blocks(annex.blocks, where, letter)
        for index, section in enumerate(annex.sections, 1):
            self._inner_section(section, f"{letter}.{index}" if self._decimal else "", where, letter)

    def _blocks(self, content: Iterable[blocks.Block], where: str, prefix: str) -> None:
        for block in content:
            self._block(block, where, prefix)

    def _block(self, block: blocks.Block, where: str, prefix: str) -> None:
        match block:
            case blocks.Paragraph():
                self._note(block.id, self._paragraph_reference(block, where, prefix))
            case blocks.ListBlock():
                self._note(block.id, where)
                self._items(block.items, where)
            case blocks.Table():
                self._tables += self._captioned(block, "table", self._tables + 1, where)
                for row in block.rows:
                    self._note(row.id, self.numbers.references.get(block.id, where))
                    for cell in row.cells:
                        self._note(cell.id, self.numbers.references.get(block.id, where))
            case blocks.Figure():
                self._figures += self._captioned(block, "figure", self._figures + 1, where)
            case blocks.Box():
                inside = self._labels.fill("reference.title", title=block.title) if block.title else where
                self._note(block.id, inside)
                # A box stands beside the text: its paragraphs are not counted with those of the text.
                self._blocks(block.blocks, inside, "")
            case blocks.Quote() | blocks.Callout():
                self._note(block.id, where)
            case _:
                assert_never(block)

    def _paragraph_reference(self, paragraph: blocks.Paragraph, where: str, prefix: str) -> str:
        if self._paragraphs == "none" or not prefix:
            return where
        self._paragraph += 1
        by_section = self._paragraphs == "by-section" or not prefix.endswith(".")
        number = f"{prefix if by_section else ''}{self._paragraph}"
        self.numbers.printed[id(paragraph)] = number
        return self._labels.fill("reference.paragraph", number=number)

    def _captioned(self, block: blocks.Table | blocks.Figure, name: str, number: int, where: str) -> bool:
        """Numbers a table or figure that has a title; one without is part of the text around it."""
        if block.title is None:
            self._note(block.id, where)
            return False
        self.numbers.printed[id(block)] = str(number)
        self._note(block.id, self._labels.fill(f"reference.{name}", number=number))
        return True

    def _items(self, items: Iterable[blocks.ListItem], where: str) -> None:
        for item in items:
            self._note(item.id, where)
            self._items(item.items, where)

    def _note(self, part_id: str, text: str) -> None:
        if part_id:
            self.numbers.references.setdefault(part_id, text)

    def _part(self, briefing: Briefing, part: str) -> None:
        if part not in UNNUMBERED:
            self._section += 1
            if self._decimal:
                self.numbers.parts[part] = roman(self._section) if self._roman else str(self._section)
        where = self._labels[part] if part != "notice" else ""
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
            self._note(part_id, text)

    def _counted(self, parts: Iterable[Part], name: str) -> None:
        for number, part in enumerate(parts, 1):
            self.numbers.printed[id(part)] = str(number)
            self._note(getattr(part, "id", ""), self._labels.fill(f"reference.{name}", number=number))


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
