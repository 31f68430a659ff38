"""What has to change in a template's own styles: the brief prints its numbers itself, in its direction and language."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree

from policybrief.document.blocks import Document
from policybrief_exporters.word.house_style import HouseStyle
from policybrief_exporters.word.markup import declarations
from policybrief_exporters.word.numbering import BULLETS, DECIMALS
from policybrief_exporters.word.opening import Element, W
from policybrief_exporters.word.page import text_width
from policybrief_exporters.word.paragraph_styles import NUMBER_ROOM
from policybrief_exporters.word.styles import languages
from policybrief_exporters.word.stylesheet import twips
from policybrief_exporters.word.template.cleaning import drop
from policybrief_exporters.word.template.setup import is_on
from policybrief_exporters.word.template.sheet import Sheet, kind_of, put, put_defaults

_LIST = re.compile(r"List(Bullet|Number)(\d?)")
_CONTENTS = re.compile(r"TOC\d")


def amend(sheet: Sheet, found: Mapping[str, str], document: Document, style: HouseStyle) -> None:
    """Changes the styles of the template that the document may use; `found` has their ids.

    Automatic numbers go from all of them but lists: a heading with a number of Word's beside the one printed would have
    two. The styles of lists get the brief's numbering, which has the template's bullets.
    """
    for identity, own in found.items():
        if kind_of(sheet.styles[own]) == "paragraph":
            _number(sheet, identity, own)
        if _CONTENTS.fullmatch(identity):
            _set_tabs(sheet, own, twips(text_width(style)))
    _turn(sheet, rightwards=document.direction == "rtl")
    put_defaults(sheet.root, etree.fromstring(f"<w:rPr {declarations('w')}>{languages(document)}</w:rPr>"))


def _number(sheet: Sheet, identity: str, own: str) -> None:
    style = sheet.styles[own]
    listed = _LIST.fullmatch(identity)
    if listed:
        instance = BULLETS if listed[1] == "Bullet" else DECIMALS
        put(style, "numPr", {}, (_value("ilvl", int(listed[2] or 1) - 1), _value("numId", instance)))
        return
    number = style.find(f"{W}pPr/{W}numPr")
    if number is not None:  # also one that names a level alone, as that of Word's own Subtitle
        drop(number)
    if sheet.attribute(own, "pPr/numPr/numId") not in ("", "0"):
        put(style, "numPr", {}, (_value("numId", 0),))


def _set_tabs(sheet: Sheet, own: str, edge: int) -> None:
    """Gives a line of the contents the stops for its number and for its page, where the template has none: Word sets
    them by hand."""
    tabs = sheet.element(own, "pPr/tabs")
    stops = [] if tabs is None else [stop for stop in tabs if stop.get(f"{W}val") not in ("clear", None)]
    kinds = {stop.get(f"{W}val") for stop in stops}
    left = sheet.attribute(own, "pPr/ind", "left")
    start = (int(left) if left.isdecimal() else 0) + twips(NUMBER_ROOM)
    more = [_stop("left", start)] if not kinds & {"left", "start", "num"} else []
    more += [_stop("right", edge)] if not kinds & {"right", "end"} else []
    if more:
        both = [*(etree.fromstring(etree.tostring(stop)) for stop in stops), *more]
        put(sheet.styles[own], "tabs", {}, sorted(both, key=_position))


def _position(stop: Element) -> int:
    try:
        return int(stop.get(f"{W}pos", "0"))
    except ValueError:
        return 0


def _turn(sheet: Sheet, *, rightwards: bool) -> None:
    """Lets all paragraphs run in the direction of the document."""
    for style in sheet.styles.values():
        if kind_of(style) != "paragraph":
            continue
        switch = style.find(f"{W}pPr/{W}bidi")
        if style.find(f"{W}basedOn") is None and is_on(switch) != rightwards:
            put(style, "bidi", {} if rightwards else {"val": "0"})
        elif switch is not None and style.find(f"{W}basedOn") is not None:
            drop(switch)


def _value(name: str, value: int) -> Element:
    made = etree.Element(f"{W}{name}")
    made.set(f"{W}val", str(value))
    return made


def _stop(kind: str, position: int) -> Element:
    made = etree.Element(f"{W}tab")
    made.set(f"{W}val", kind)
    made.set(f"{W}pos", str(position))
    return made
