"""A template's page: size, margins, borders, the kind of its page numbers, and what its settings say of pages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from lxml import etree

from policybrief.errors import InvalidTemplate
from policybrief_exporters.word.house_style import Setup
from policybrief_exporters.word.opening import Element, W
from policybrief_exporters.word.settings import PAGE_SETTINGS
from policybrief_exporters.word.template.cleaning import keep_plain

LEAST_WIDTH = 2_880
"""Two inches: a narrower text holds no table."""
LARGEST_PAGE = 31_680
"""The longest side of a page that Word takes, 22 inches, in twentieths of a point."""
_MARGINS: Final = ("top", "right", "bottom", "left", "header", "footer", "gutter")
_UNITS = {"mm": 1440 / 25.4, "cm": 1440 / 2.54, "in": 1440.0, "pt": 20.0, "pc": 240.0, "pi": 240.0}
_LENGTH = re.compile(r"(-?\d{1,9}(?:\.\d{1,9})?)(mm|cm|in|pt|pc|pi)?")
_DEFAULTS = {"top": 1440, "right": 1440, "bottom": 1440, "left": 1440, "header": 720, "footer": 720, "gutter": 0}


def read_setup(section: Element | None) -> Setup | None:
    """The set-up of a section, None where it names no size of page. Raises `InvalidTemplate` for a page that holds no
    text."""
    size = section.find(f"{W}pgSz") if section is not None else None
    if section is None or size is None:
        return None
    width, height = _length(size, "w", 0), _length(size, "h", 0)
    edge = section.find(f"{W}pgMar")
    margins = {side: _length(edge, side, _DEFAULTS[side]) for side in _MARGINS}
    text_width = width - margins["left"] - margins["right"] - margins["gutter"]
    if (
        not LEAST_WIDTH <= text_width <= LARGEST_PAGE
        or not LEAST_WIDTH <= height <= LARGEST_PAGE
        or width > LARGEST_PAGE
    ):
        raise InvalidTemplate(
            f"its page of {width / 20:g} × {height / 20:g} points has no room for text between margins"
        )
    if abs(margins["top"]) + abs(margins["bottom"]) > height - LEAST_WIDTH:
        raise InvalidTemplate(f"its page of {height / 20:g} points has no room for text between top and bottom margin")
    turned = {"orient": "landscape"} if size.get(f"{W}orient") == "landscape" else {}
    number_format = section.find(f"{W}pgNumType")
    form = number_format.get(f"{W}fmt", "") if number_format is not None else ""
    return Setup(
        size={"w": str(width), "h": str(height), **turned},
        margins={side: str(value) for side, value in margins.items()},
        borders=_borders(section),
        numbers=f'<w:pgNumType w:fmt="{form}"/>' if re.fullmatch("[a-zA-Z]+", form) else "",
        text_width=text_width,
    )


def is_on(element: Element | None) -> bool:
    """Whether a switch is there and not off (ISO/IEC 29500-1, 17.17.4)."""
    return element is not None and element.get(f"{W}val", "1") not in ("0", "false", "off")


def page_settings(root: Element) -> Mapping[str, str]:
    """The settings that a brief takes from a template, as XML by their names."""
    keep_plain(root)
    found = {}
    for name in PAGE_SETTINGS:
        element = root.find(f"{W}{name}")
        if element is not None:
            found[name] = etree.tostring(element, encoding="unicode", with_tail=False)
    return found


def _length(element: Element | None, name: str, default: int) -> int:
    """A length in twentieths of a point, which it is given in, or in a unit (ISO/IEC 29500-1, 22.9.2.14)."""
    text = element.get(f"{W}{name}", "") if element is not None else ""
    found = _LENGTH.fullmatch(text)
    if found is None:
        return default
    return round(float(found[1]) * _UNITS.get(found[2], 1.0))


def _borders(section: Element) -> str:
    borders = section.find(f"{W}pgBorders")
    if borders is None or any(not name.startswith(W) for side in borders for name in side.keys()):  # noqa: SIM118
        return ""
    return str(etree.tostring(borders, encoding="unicode", with_tail=False))
