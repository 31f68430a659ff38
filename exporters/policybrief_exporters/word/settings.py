"""The document's settings."""

from __future__ import annotations

from collections.abc import Mapping

from policybrief.document.blocks import Document
from policybrief_exporters.word.markup import declarations, escape

_MAPPING = (
    '<w:clrSchemeMapping w:bg1="light1" w:t1="dark1" w:bg2="light2" w:t2="dark2" w:accent1="accent1" '
    'w:accent2="accent2" w:accent3="accent3" w:accent4="accent4" w:accent5="accent5" w:accent6="accent6" '
    'w:hyperlink="hyperlink" w:followedHyperlink="followedHyperlink"/>'
)
_COMPATIBILITY = "".join(
    f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" w:val="{value}"/>'
    for name, value in (
        ("compatibilityMode", 15),
        ("overrideTableStyleFontSizeAndJustification", 1),
        ("enableOpenTypeFeatures", 1),
        ("doNotFlipMirrorIndents", 1),
    )
)
_UPDATE = '<w:updateFields w:val="true"/>'
_TABS = '<w:defaultTabStop w:val="720"/>'
_BEFORE_TABS = ("mirrorMargins", "bordersDoNotSurroundHeader", "bordersDoNotSurroundFooter", "gutterAtTop")
_AFTER_TABS = (
    "autoHyphenation",
    "consecutiveHyphenLimit",
    "hyphenationZone",
    "doNotHyphenateCaps",
    "evenAndOddHeaders",
)
PAGE_SETTINGS = (*_BEFORE_TABS, "defaultTabStop", *_AFTER_TABS)
"""The settings that a template may bring."""
_FOOTNOTES = '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'


def part(
    document: Document,
    *,
    footnotes: bool,
    update_fields: bool,
    pages: Mapping[str, str] | None = None,
    colour_mapping: str = "",
) -> str:
    """`word/settings.xml`. Word asks its reader before it updates fields, hence not by default.

    `pages` are settings of `PAGE_SETTINGS` as XML, by their names; `colour_mapping` is a `w:clrSchemeMapping`, or "".
    """
    found = pages or {}
    before, after = ("".join(found.get(name, "") for name in names) for names in (_BEFORE_TABS, _AFTER_TABS))
    language = escape(document.language)
    themes = f'<w:themeFontLang w:val="{language}"'
    themes += f' w:bidi="{language}"/>' if document.direction == "rtl" else "/>"
    return (
        f'<w:settings {declarations("w")}><w:zoom w:percent="100"/>{before}'
        f'{found.get("defaultTabStop", _TABS)}{after}<w:characterSpacingControl w:val="doNotCompress"/>'
        f"{_UPDATE if update_fields else ''}{_FOOTNOTES if footnotes else ''}"
        f"<w:compat>{_COMPATIBILITY}</w:compat>{themes}"
        f'{colour_mapping or _MAPPING}<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )
