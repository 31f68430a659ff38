"""The look of a run: one character style, and what the styles around it add to that."""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from policybrief_exporters.word.markup import escape

_SLANTED = ("Emphasis",)
_HEAVY = ("Strong", "Lead")
_EAST_ASIAN = ("zh", "ja", "ko")


class Look(Struct, frozen=True):
    """How a run looks. `linked`: it stands in a hyperlink, which holds no second one."""

    style: str = ""
    bold: bool = False
    italic: bool = False
    language: str = ""
    linked: bool = False

    def within(self, style: str) -> Look:
        """The look of a run of `style` inside this one."""
        if not self.style or self.style == "Muted":
            return replace(self, style=style)
        if style in _SLANTED:
            return replace(self, italic=True)
        if style in _HEAVY:
            return replace(self, bold=True)
        if self.style in _SLANTED:
            return replace(self, style=style, italic=True)
        if self.style in _HEAVY:
            return replace(self, style=style, bold=True)
        return self


PLAIN = Look()


@lru_cache(maxsize=1024)
def properties(look: Look, rtl: bool = False) -> str:
    """The `w:rPr` of a look, or ""."""
    parts = (
        f'<w:rStyle w:val="{look.style}"/>' if look.style else "",
        "<w:b/><w:bCs/>" if look.bold else "",
        "<w:i/><w:iCs/>" if look.italic else "",
        "<w:rtl/>" if rtl else "",
        _language(look.language, rtl) if look.language else "",
    )
    inside = "".join(parts)
    return f"<w:rPr>{inside}</w:rPr>" if inside else ""


def _language(tag: str, rtl: bool) -> str:
    name = escape(tag)
    if rtl:
        return f'<w:lang w:bidi="{name}"/>'
    if tag.split("-")[0] in _EAST_ASIAN:
        return f'<w:lang w:val="{name}" w:eastAsia="{name}"/>'
    return f'<w:lang w:val="{name}"/>'
