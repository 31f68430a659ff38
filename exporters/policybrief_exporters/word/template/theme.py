"""A template's theme: the part itself, and its colours and fonts as a style has them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from policybrief.errors import InvalidTemplate
from policybrief_exporters.word.opening import Element, R
from policybrief_exporters.word.template.cleaning import drop

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_COLOUR = re.compile("[0-9A-Fa-f]{6}")
_SCHEME = {
    "bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2", **{f"accent{n}": f"accent{n}" for n in range(1, 7)}
}  # fmt: skip
_SLOTS = {"light1": "lt1", "dark1": "dk1", "light2": "lt2", "dark2": "dk2"}
MAPPED = frozenset(("light1", "dark1", "light2", "dark2", "hyperlink", "followedHyperlink", *_SCHEME))
"""What the settings may map a name of a colour to (ISO/IEC 29500-1, 17.18.103)."""
_PLAIN_FILL = f'<a:solidFill xmlns:a="{A[1:-1]}"><a:schemeClr val="phClr"/></a:solidFill>'


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme, cleaned.

    Args:
        part: `word/theme/theme1.xml`.
        colours: `#RRGGBB` by the name that drawings have for the slot: `bg1`, `tx1`, `accent1` …
        major, minor: the families of headings and of text in Latin script, "" where it names none.
    """

    part: bytes
    colours: Mapping[str, str]
    major: str
    minor: str


def read_theme(root: Element, mapping: Mapping[str, str]) -> Theme:
    """The theme; `mapping` is the `w:clrSchemeMapping` of the settings: which slot is the text, the ground, a link."""
    if root.tag != f"{A}theme":
        raise InvalidTemplate("its theme is none")
    for element in list(root.iter(f"{A}blipFill")):
        element.getparent().replace(element, etree.fromstring(_PLAIN_FILL))
    for element in list(root.iter(f"{A}extLst", f"{A}objectDefaults", f"{A}extraClrSchemeLst")):
        drop(element)
    for element in root.iter():
        for name in element.keys():  # noqa: SIM118  # an element iterates over its children
            if name.startswith(R):
                del element.attrib[name]
    slots = {slot.tag.removeprefix(A): _value(slot) for slot in root.findall(f"{A}themeElements/{A}clrScheme/*")}
    colours = {}
    for name, slot in _SCHEME.items():
        word = mapping.get(name.replace("tx", "t"), slot)
        colours[name] = slots.get(_SLOTS.get(word, word), "")
    etree.cleanup_namespaces(root)
    return Theme(
        part=etree.tostring(root),
        colours={name: colour for name, colour in colours.items() if colour},
        major=_family(root, "majorFont"),
        minor=_family(root, "minorFont"),
    )


def _value(slot: Element) -> str:
    """The colour in a slot as `#RRGGBB`, or ""."""
    for colour in slot:
        value = colour.get("lastClr") or colour.get("val", "")
        if _COLOUR.fullmatch(value):
            return f"#{value.upper()}"
    return ""


def _family(root: Element, kind: str) -> str:
    latin = root.find(f"{A}themeElements/{A}fontScheme/{A}{kind}/{A}latin")
    return str(latin.get("typeface", "")) if latin is not None else ""
