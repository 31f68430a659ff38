"""A document in a house template: the template's parts, and of our own what it lacks."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from lxml import etree
from msgspec.structs import replace

from policybrief.context import Context
from policybrief.document.blocks import Document
from policybrief.errors import InvalidTemplate
from policybrief.problems import Problem, Severity
from policybrief.style import Style
from policybrief_exporters.word import fonts, settings, theme
from policybrief_exporters.word.appearance import Margin
from policybrief_exporters.word.numbering import ListLooks, Numbering
from policybrief_exporters.word.opening import Element, W
from policybrief_exporters.word.record import PrintedParagraph
from policybrief_exporters.word.stylesheet import WordStyle
from policybrief_exporters.word.template import additions, running
from policybrief_exporters.word.template.amending import amend
from policybrief_exporters.word.template.lists import TemplateLists, bullets
from policybrief_exporters.word.template.palette import house_style
from policybrief_exporters.word.template.reading import Template, read_template
from policybrief_exporters.word.template.sheet import Sheet

_POINTERS = re.compile(r'(<w:(?:pStyle|rStyle|tblStyle|basedOn|next|link) w:val=")([^"]+)(?=")')


def house_of(document: Document, context: Context, name: str) -> House:
    """The document in the template of that name. Raises `InvalidTemplate`, and `Unresolved` for one not there."""
    data = context.resolver.read(name, "template")
    try:
        return House(read_template(data), name, document, context.style)
    except InvalidTemplate as error:
        raise InvalidTemplate(f"the template {name} cannot be used: {error}") from None


class House:
    """The appearance that a template gives. One is made for each document."""

    style: Style

    def __init__(self, template: Template, name: str, document: Document, style: Style) -> None:
        self._template, self._name, self._document = template, name, document
        self._sheet = Sheet(etree.fromstring(template.styles))
        self._lists = TemplateLists(etree.fromstring(template.numbering))
        ours = additions.all_styles(style, document)
        self._found = self._sheet.matched(ours)
        self._sheet.part_names(self._found.values())
        self._free = self._sheet.free(entry for entry in ours if entry.identity not in self._found)
        self._ids = {**self._found, **{identity: free[0] for identity, free in self._free.items()}}
        self._bullets, indents = bullets(self._lists, self._sheet, self._found)
        self._house = house_style(style, template, self._sheet, self._found, indents)
        self.style = self._house
        amend(self._sheet, self._found, document, self._house)
        self._added: list[str] = []
        self.titled = template.titled if template.margins else True
        self.margins: Sequence[Margin] = running.margins(template, document, titled=self.titled, adapted=self.adapted)
        self.margin_styles = frozenset(self._styles_of_margins())
        self.after_tables: Mapping[str, str] = additions.after_tables(self._sheet, self._found)

    def styles(self, used: Sequence[str]) -> str:
        entries = additions.made(self._house, self._document, self._sheet, self._found)
        needed: set[str] = set()
        for identity in (*used, *(entry.identity for entry in entries.values() if entry.default)):
            while identity and identity not in self._found and identity not in needed:
                needed.add(identity)
                identity = entries[identity].based
        there = needed | set(self._found)
        added = [
            entry if entry.following in there else replace(entry, following="")
            for identity, entry in entries.items()
            if identity in needed
        ]
        self._added = [entry.identity for entry in added if not entry.default]
        return _extended(self._sheet.root, "".join(self.adapted(self._named(entry).xml()) for entry in added))

    def numbering(self, numbering: Numbering) -> str:
        definitions, instances = self._lists.kept_for(self._sheet)
        return numbering.part(ListLooks(self._house.indents, self._bullets, definitions, instances))

    def settings(self, *, footnotes: bool, update_fields: bool) -> str:
        pages = dict(self._template.settings)
        if not self._template.margins:
            pages.pop("evenAndOddHeaders", None)
        return settings.part(
            self._document,
            footnotes=footnotes,
            update_fields=update_fields,
            pages=pages,
            colour_mapping=self._template.colour_mapping if self._template.theme else "",
        )

    def theme(self) -> str:
        return self._template.theme.part.decode() if self._template.theme else theme.part(self._house)

    def fonts(self) -> str:
        """The template's table, and the fonts of what is added."""
        root = etree.fromstring(self._template.fonts)
        known = {font.get(f"{W}name") for font in root}
        if not known:
            return fonts.part(self._house)
        more = fonts.entries(self._house)
        return _extended(root, "".join(more[family] for family in sorted(more) if family not in known))

    def adapted(self, xml: str) -> str:
        ids = self._ids
        return _POINTERS.sub(lambda match: match[1] + ids.get(match[2], match[2]), xml)

    def recorded(self, printed: Sequence[PrintedParagraph]) -> list[PrintedParagraph]:
        ids = self._ids
        return [replace(one, style=ids.get(one.style, one.style)) for one in printed]

    def problems(self) -> tuple[Problem, ...]:
        found = []
        names = [self._free[identity][1] for identity in self._added if identity not in additions.INTERNAL]
        if names:
            found.append(_lacking(self._name, names))
        if any(margin.undescribed for margin in self._template.margins.values()):
            found.append(
                Problem(
                    severity=Severity.HINT,
                    rule="word-template",
                    message=f"a picture in the header or footer of the template {self._name} has no alternative text",
                    hint="describe it in the template, or mark it as decorative",
                )
            )
        return tuple(found)

    def _named(self, entry: WordStyle) -> WordStyle:
        identity, name = self._free[entry.identity]
        return replace(entry, identity=identity, name=name)

    def _styles_of_margins(self) -> set[str]:
        names = {match[2] for margin in self.margins for match in _POINTERS.finditer(margin.xml)}
        return {identity for identity in running.STYLES if self._ids.get(identity, identity) in names}


def _extended(root: Element, xml: str) -> str:
    """The part of `root`, whose prefix is `w`, with more elements at its end."""
    root.text = root.text or ""  # so that the tag closes, also where nothing is inside
    written, closing = etree.tostring(root, encoding="unicode"), f"</w:{root.tag.removeprefix(W)}>"
    return f"{written.removesuffix(closing)}{xml}{closing}"


def _lacking(template: str, names: Sequence[str]) -> Problem:
    """One problem for all styles; a warning where the template lacks those of headings."""
    heads = any(name.startswith("heading") or name == "Title" for name in names)
    return Problem(
        severity=Severity.WARNING if heads else Severity.HINT,
        rule="word-template",
        message=f"the template {template} lacks {len(names)} of the styles used, which were added: {', '.join(names)}",
        hint="styles of these names in the template are used as they are",
    )
