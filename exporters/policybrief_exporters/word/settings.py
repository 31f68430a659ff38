"""The document's settings."""

from __future__ import annotations

from policybrief.document.blocks import Document
from policybrief_exporters.word.markup import declarations, escape

_SCHEME = (
    'w:bg1="light1" w:t1="dark1" w:bg2="light2" w:t2="dark2" w:accent1="accent1" w:accent2="accent2" '
    'w:accent3="accent3" w:accent4="accent4" w:accent5="accent5" w:accent6="accent6" w:hyperlink="hyperlink" '
    'w:followedHyperlink="followedHyperlink"'
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
_FOOTNOTES = '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'


def part(document: Document, *, footnotes: bool, update_fields: bool) -> str:
    """`word/settings.xml`. Word asks its reader before it updates fields, hence not by default."""
    language = escape(document.language)
    themes = f'<w:themeFontLang w:val="{language}"'
    themes += f' w:bidi="{language}"/>' if document.direction == "rtl" else "/>"
    return (
        f'<w:settings {declarations("w")}><w:zoom w:percent="100"/>'
        '<w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/>'
        f"{_UPDATE if update_fields else ''}{_FOOTNOTES if footnotes else ''}"
        f"<w:compat>{_COMPATIBILITY}</w:compat>{themes}"
        f'<w:clrSchemeMapping {_SCHEME}/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )
