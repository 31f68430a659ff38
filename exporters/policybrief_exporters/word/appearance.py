"""What surrounds the body of a document: its styles, its page, its headers and footers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, Protocol

from msgspec import Struct

from policybrief.document.blocks import Document
from policybrief.problems import Problem
from policybrief.style import Style
from policybrief_exporters.word import fonts, margins, settings, styles, theme
from policybrief_exporters.word.numbering import Numbering
from policybrief_exporters.word.record import PrintedParagraph


class MarginPicture(Struct, frozen=True):
    """A picture of a header or footer: its relationship's id, its name in the package, its media type."""

    relationship: str
    name: str
    media_type: str
    data: bytes


class Margin(Struct, frozen=True):
    """A header or footer.

    Args:
        relationship: its relationship's id. `name`: that of the part.
        kind, place: what it is, and on which pages.
        xml: the part.
    """

    relationship: str
    kind: Literal["header", "footer"]
    place: Literal["default", "first", "even"]
    name: str
    xml: str
    pictures: Sequence[MarginPicture] = ()


class Appearance(Protocol):
    """Where the parts beside the body come from.

    `style` is what everything is worked out from. `after_tables` are the styles of paragraphs that stand right below a
    table, by the style that they have elsewhere. `titled`: the first page has headers and footers of its own.
    """

    style: Style
    margins: Sequence[Margin]
    margin_styles: frozenset[str]
    titled: bool
    after_tables: Mapping[str, str]

    def styles(self, used: Sequence[str]) -> str:
        """`word/styles.xml` with the styles of these ids."""
        ...

    def numbering(self, numbering: Numbering) -> str: ...

    def settings(self, *, footnotes: bool, update_fields: bool) -> str: ...

    def theme(self) -> str: ...

    def fonts(self) -> str: ...

    def adapted(self, xml: str) -> str:
        """A part that was written with the ids of the exporter's own styles."""
        ...

    def recorded(self, printed: Sequence[PrintedParagraph]) -> list[PrintedParagraph]:
        """What was printed, with the ids of styles that the file has."""
        ...

    def problems(self) -> tuple[Problem, ...]:
        """What is to be said of it when all parts are made."""
        ...


class OwnAppearance(Struct):
    """The appearance that a style alone gives."""

    document: Document
    style: Style
    margins: Sequence[Margin] = ()
    margin_styles: frozenset[str] = frozenset()
    titled: bool = True
    after_tables: Mapping[str, str] = {}

    def __post_init__(self) -> None:
        self.margins = own_margins(self.document)
        self.margin_styles = frozenset(margins.styles(self.document))

    def styles(self, used: Sequence[str]) -> str:
        return styles.part(self.style, self.document, used)

    def numbering(self, numbering: Numbering) -> str:
        return numbering.part()

    def settings(self, *, footnotes: bool, update_fields: bool) -> str:
        return settings.part(self.document, footnotes=footnotes, update_fields=update_fields)

    def theme(self) -> str:
        return theme.part(self.style)

    def fonts(self) -> str:
        return fonts.part(self.style)

    def adapted(self, xml: str) -> str:
        return xml

    def recorded(self, printed: Sequence[PrintedParagraph]) -> list[PrintedParagraph]:
        return list(printed)

    def problems(self) -> tuple[Problem, ...]:
        return ()


def own_margins(document: Document) -> tuple[Margin, ...]:
    """Headers and footers for the first page and for the others."""
    footer = margins.footer_part(document)
    return (
        Margin("rId7", "header", "first", "header1", margins.header_part(document, first=True)),
        Margin("rId8", "header", "default", "header2", margins.header_part(document, first=False)),
        Margin("rId9", "footer", "first", "footer1", footer),
        Margin("rId10", "footer", "default", "footer2", footer),
    )
