"""The styles that a template lacks: ours, in its fonts, colours and sizes, and kept apart from its layout."""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec.structs import replace

from policybrief.document.blocks import Document
from policybrief.style import Style
from policybrief_exporters.word.house_style import HouseStyle
from policybrief_exporters.word.styles import every
from policybrief_exporters.word.stylesheet import WordStyle, paragraph_properties, twips
from policybrief_exporters.word.template.sheet import Sheet

BASE = "BriefBase"
_TEXT = ("BodyText", "Statement", "NumberedParagraph")
_VARIANTS = {identity: f"{identity}AfterTable" for identity in (*_TEXT, "Quote", "ListBullet", "ListNumber")}
INTERNAL = frozenset((BASE, *_VARIANTS.values()))
"""Styles that no template can be said to lack: the others are based on them."""
_CLOSING = re.compile(
    r"(?:List(?:Bullet|Number|Continue|Label)\d?|Quote|QuoteSpeaker|SourceLine|NoteLine|MutedText|Notice|Term|Meaning"
    r"|Fact)"
)
"""Paragraphs that text follows: where the template's text has its space below it, so do they."""
_OPENING = ("FactFirst", "HeadFact", "HeadFactFirst")
"""Paragraphs that are based on those, and that more of their kind follow."""
_LAYOUT = re.compile(r"^<w:pPr>.*?</w:pPr>")
_SPACING = re.compile(r"(<w:spacing )((?:[^>]*?)/>(?:<w:ind [^>]*/>)?)")
_BEFORE = re.compile(r' w:before="\d+"')
_LEAST_GAP = 60
"""Three points, in twentieths of a point."""


def all_styles(style: Style, document: Document) -> tuple[WordStyle, ...]:
    """Every style that a document in a template may use."""
    ours = tuple(every(style, document))
    return (*ours, WordStyle(BASE, "Brief Base", "paragraph"), *_variants({entry.identity: entry for entry in ours}, 0))


def made(style: HouseStyle, document: Document, sheet: Sheet, found: Mapping[str, str]) -> dict[str, WordStyle]:
    """All styles by their ids, as they are added where the template lacks them; `found` are those that it has."""
    text = found.get("BodyText") or found.get("Normal", "")
    above, below = _space(sheet, text, "before"), _space(sheet, text, "after")
    entries = {BASE: _base("BodyText" if "BodyText" in found else "Normal", style)}
    for entry in every(style, document):
        body, based = entry.body, entry.based
        if entry.identity == "BodyText":
            body = "" if above + below >= _LEAST_GAP else body
        elif entry.identity == "QuoteSpeaker" and "Quote" in found:
            body, based = _LAYOUT.sub("", body), "Quote"
        elif entry.kind == "paragraph" and based == "Normal":
            based = BASE
        body = _spaced(entry.identity, body, below, found, sheet)
        entries[entry.identity] = replace(entry, based=based, body=body, common=False)
    gap = max(below, twips(style.sizes.body * 0.55))
    return entries | {entry.identity: entry for entry in _variants(entries, gap)}


def _spaced(identity: str, body: str, below: int, found: Mapping[str, str], sheet: Sheet) -> str:
    """The properties of a style, its space fitted to that of the template's styles around it."""
    if identity == "Figure" and "Caption" in found and _space(sheet, found["Caption"], "before") < _LEAST_GAP:
        return body.replace("<w:spacing ", f'<w:spacing w:after="{_LEAST_GAP}" ', 1)
    if not below:
        return body
    if _CLOSING.fullmatch(identity):
        if identity == "Fact":
            body = _BEFORE.sub("", body)  # which counts between paragraphs of two styles only
        body = body if "<w:spacing " in body else body.replace("<w:ind ", "<w:spacing /><w:ind ", 1)
        return _SPACING.sub(rf'\1w:after="{below}" \2<w:contextualSpacing/>', body, count=1)
    if identity in _OPENING:
        return _SPACING.sub(r'\1w:after="0" \2<w:contextualSpacing w:val="0"/>', body, count=1)
    return body


def after_tables(sheet: Sheet, found: Mapping[str, str]) -> Mapping[str, str]:
    """The variants for below a table, which has no space below it: of each style of the template's that has none above
    it, and of ours that are as the template's text."""
    text = found.get("BodyText") or found.get("Normal", "")
    spaced = _space(sheet, text, "before") + _space(sheet, text, "after") >= _LEAST_GAP
    looks = {identity: found.get(identity, text if spaced and identity in _TEXT else "") for identity in _VARIANTS}
    return {
        identity: _VARIANTS[identity]
        for identity, own in looks.items()
        if own and _space(sheet, own, "before") < _LEAST_GAP
    }


def _base(based: str, style: HouseStyle) -> WordStyle:
    """Text of the template without its layout: no space, no indents, aligned at the start."""
    layout = paragraph_properties(
        before=0, after=0, line=style.sizes.body * style.sizes.leading, left=0, right=0, hanging=0, align="left"
    )
    return WordStyle(BASE, "Brief Base", "paragraph", based, body=layout)


def _variants(entries: Mapping[str, WordStyle], gap: int) -> tuple[WordStyle, ...]:
    body = paragraph_properties(before=gap / 20)
    return tuple(
        WordStyle(variant, f"{entries[identity].name} After Table", "paragraph", identity, "BodyText", body)
        for identity, variant in _VARIANTS.items()
    )


def _space(sheet: Sheet, identity: str, side: str) -> int:
    value = sheet.attribute(identity, "pPr/spacing", side) if identity else ""
    return int(value) if value.isdecimal() else 0
