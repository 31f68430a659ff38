"""`word/styles.xml`: every look of the document, worked out from the style."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from policybrief.document.blocks import Banner, Document
from policybrief.style import Style
from policybrief_exporters.word import colours
from policybrief_exporters.word.markup import declarations, escape
from policybrief_exporters.word.paragraph_styles import paragraph_styles
from policybrief_exporters.word.stylesheet import WordStyle, run_properties
from policybrief_exporters.word.table_styles import table_styles

BODY_FONTS = (
    '<w:rFonts w:asciiTheme="minorHAnsi" w:eastAsiaTheme="minorEastAsia" w:hAnsiTheme="minorHAnsi" '
    'w:cstheme="minorBidi"/>'
)
BANNER_SIZE = 12.0
"""Points: TLP 2.0 asks for 12 or more."""
LONG_TITLE = 70
"""Titles of more characters than this are set smaller."""
_LATENT = (
    '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1" w:defUnhideWhenUsed="1" '
    'w:defQFormat="0" w:count="376"/>'
)


def part(style: Style, document: Document, used: Iterable[str]) -> str:
    """The style sheet: the common styles, those that the document uses, and what they are based on."""
    entries = {entry.identity: entry for entry in every(style, document)}
    needed = {identity for identity, entry in entries.items() if entry.common}
    for identity in used:
        while identity and identity not in needed:
            needed.add(identity)
            identity = entries[identity].based
    sheet = "".join(entry.xml() for identity, entry in entries.items() if identity in needed)
    return f"<w:styles {declarations('w')}>{_defaults(style, document)}{_LATENT}{sheet}</w:styles>"


def _defaults(style: Style, document: Document) -> str:
    size = round(style.sizes.body * 2)
    return (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{BODY_FONTS}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
        f"{languages(document)}</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
    )


def languages(document: Document) -> str:
    """`w:lang`: the language of text of which no other is said."""
    language = escape(document.language)
    bidi = language if document.direction == "rtl" else "ar-SA"
    return f'<w:lang w:val="{language}" w:eastAsia="{language}" w:bidi="{bidi}"/>'


def every(style: Style, document: Document) -> Iterator[WordStyle]:
    """All styles that a document may use."""
    long_title = len(document.title) > LONG_TITLE
    yield from paragraph_styles(style, rtl=document.direction == "rtl", long_title=long_title)
    yield from _character_styles(style, document.banner)
    yield from table_styles(style)
    yield WordStyle("NoList", "No List", "numbering", common=True, default=True)


def _character_styles(style: Style, banner: Banner | None) -> Iterator[WordStyle]:
    def character(identity: str, name: str, body: str, *, quick: bool = False, common: bool = False) -> WordStyle:
        return WordStyle(identity, name, "character", "DefaultParagraphFont", body=body, quick=quick, common=common)

    accent, muted = colours.text_colour(style, "accent"), colours.text_colour(style, "muted")
    small = style.sizes.small
    mono = _font(style.fonts.mono.family)
    symbols = _font(style.fonts.fallback[-1].family if style.fonts.fallback else style.fonts.mono.family)
    link = f'<w:color w:val="{colours.value(style, "accent")}" w:themeColor="hyperlink"/>'
    visited = f'<w:color w:val="{colours.value(style, "muted")}" w:themeColor="followedHyperlink"/>'

    yield WordStyle("DefaultParagraphFont", "Default Paragraph Font", "character", common=True, default=True)
    yield character("Emphasis", "Emphasis", run_properties(italic=True), quick=True, common=True)
    yield character("Strong", "Strong", run_properties(bold=True), quick=True, common=True)
    yield character("Lead", "Run-in Head", run_properties(bold=True, colour=accent), quick=True)
    code = run_properties(fonts=mono, size=style.sizes.body - 1.5, shading=colours.shading(style, "panel"))
    yield character("Code", "Code", code, quick=True)
    yield character("PortionMarking", "Portion Marking", run_properties(bold=True, colour=muted, size=small))
    yield character("Muted", "Muted", run_properties(colour=muted))
    yield character("Hyperlink", "Hyperlink", run_properties(colour=link, underline=True), common=True)
    yield character(
        "FollowedHyperlink", "FollowedHyperlink", run_properties(colour=visited, underline=True), common=True
    )
    yield character("FootnoteReference", "footnote reference", run_properties(raised=True), common=True)
    yield character("CommentReference", "annotation reference", run_properties(size=small), common=True)
    yield character("FactLabel", "Fact Label", run_properties(bold=True, colour=muted))
    yield character("SeriesName", "Series Name", run_properties(bold=False, colour=muted, size=small))
    yield character("StatusName", "Status Name", run_properties(bold=True, colour=accent))
    yield character("TermName", "Term Name", run_properties(bold=True))
    yield character("ChoiceBox", "Choice Box", run_properties(fonts=symbols))
    draft = run_properties(bold=True, colour=accent, spacing=1, size=small + 1)
    yield character("DraftMark", "Draft Mark", draft)
    if banner is not None:
        yield character("MarkingBanner", "Marking Banner", _banner(banner))


def _font(family: str) -> str:
    name = escape(family)
    return f'<w:rFonts w:ascii="{name}" w:eastAsia="{name}" w:hAnsi="{name}" w:cs="{name}"/>'


def _banner(banner: Banner) -> str:
    """The marking as its scheme draws it: the colour of the text stands on its own ground."""
    ground = f'<w:shd w:val="clear" w:color="auto" w:fill="{_hexadecimal(banner.background)}"/>'
    colour = f'<w:color w:val="{_hexadecimal(banner.text)}"/>'
    return run_properties(bold=True, colour=colour, size=BANNER_SIZE, shading=ground)


def _hexadecimal(colour: str) -> str:
    return colour.lstrip("#").upper()
