"""The theme: the style's colours and fonts, so that an office that changes the theme changes the document."""

from __future__ import annotations

from policybrief.document.graphics import Colour
from policybrief.style import Style
from policybrief_exporters.word.colours import value
from policybrief_exporters.word.markup import declarations, escape

_SLOTS: tuple[tuple[str, Colour], ...] = (
    ("dk1", "ink"), ("lt1", "paper"), ("dk2", "accent"), ("lt2", "panel"),
    ("accent1", "series-1"), ("accent2", "series-2"), ("accent3", "series-3"),
    ("accent4", "series-4"), ("accent5", "series-5"), ("accent6", "series-6"),
    ("hlink", "accent"), ("folHlink", "muted"),
)  # fmt: skip
_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_LINE = f'<a:ln w="9525">{_FILL}<a:prstDash val="solid"/></a:ln>'
_EFFECT = "<a:effectStyle><a:effectLst/></a:effectStyle>"


def part(style: Style) -> str:
    """`word/theme/theme1.xml` (ISO/IEC 29500-1, 14.2.7)."""
    name = escape(style.name)
    colours = "".join(f'<a:{slot}><a:srgbClr val="{value(style, colour)}"/></a:{slot}>' for slot, colour in _SLOTS)
    scripts = style.fonts.fallback[0].family if style.fonts.fallback else style.fonts.body.family
    fonts = "".join(
        f'<a:{kind}><a:latin typeface="{escape(family)}"/><a:ea typeface=""/>'
        f'<a:cs typeface="{escape(scripts)}"/></a:{kind}>'
        for kind, family in (("majorFont", style.fonts.heading.family), ("minorFont", style.fonts.body.family))
    )
    return (
        f'<a:theme {declarations("a")} name="{name}"><a:themeElements>'
        f'<a:clrScheme name="{name}">{colours}</a:clrScheme>'
        f'<a:fontScheme name="{name}">{fonts}</a:fontScheme>'
        f'<a:fmtScheme name="{name}"><a:fillStyleLst>{_FILL * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{_LINE * 3}</a:lnStyleLst>"
        f"<a:effectStyleLst>{_EFFECT * 3}</a:effectStyleLst><a:bgFillStyleLst>{_FILL * 3}</a:bgFillStyleLst>"
        "</a:fmtScheme></a:themeElements></a:theme>"
    )
