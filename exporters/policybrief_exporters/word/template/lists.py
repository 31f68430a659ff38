"""The numbering of a template: the bullets of its lists, and what its own numbered styles need."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from policybrief_exporters.word.numbering import LEVELS, STEP
from policybrief_exporters.word.opening import Element, W
from policybrief_exporters.word.template.cleaning import drop, keep_plain
from policybrief_exporters.word.template.sheet import Sheet

FIRST = 20_000
"""The ids of a template's numbering start here, out of the way of a brief's lists."""
_SIDES = {"start": "left", "end": "right"}
"""What LibreOffice writes, and what Word has (ISO/IEC 29500-4, 14.5.3)."""
_MOST = 5_000
"""Word's ids of numbering end at 32,767."""


@dataclass(slots=True)
class TemplateLists:
    """The numbering part of a template, its ids moved."""

    root: Element

    def level(self, instance: str, level: int) -> Element | None:
        """The level of an instance, or None."""
        abstract = self.abstract(instance)
        if abstract is None:
            return None
        found = (element for element in abstract.findall(f"{W}lvl") if element.get(f"{W}ilvl") == str(level))
        return next(found, None)

    def abstract(self, instance: str) -> Element | None:
        """The definition behind an instance, or None."""
        numbers = (num for num in self.root.findall(f"{W}num") if num.get(f"{W}numId") == instance)
        number = next(numbers, None)
        if number is None:
            return None
        wanted = number.find(f"{W}abstractNumId").get(f"{W}val")
        found = (part for part in self.root.findall(f"{W}abstractNum") if part.get(f"{W}abstractNumId") == wanted)
        return next(found, None)

    def kept_for(self, sheet: Sheet) -> tuple[str, str]:
        """The definitions and the instances that the styles of `sheet` name, as XML."""
        wanted = {number.get(f"{W}val") for number in sheet.root.iter(f"{W}numId")}
        instances = [num for num in self.root.findall(f"{W}num") if num.get(f"{W}numId") in wanted]
        behind = {num.find(f"{W}abstractNumId").get(f"{W}val") for num in instances}
        definitions = [part for part in self.root.findall(f"{W}abstractNum") if part.get(f"{W}abstractNumId") in behind]
        for definition in definitions:
            for link in list(definition.iter(f"{W}pStyle")):
                style = sheet.styles.get(link.get(f"{W}val", ""))
                if style is None or not _names_one_of(style, wanted - {"0"}):
                    drop(link)
        return _xml(definitions), _xml(instances)


def read_lists(root: Element | None, sheet: Sheet) -> TemplateLists:
    """The numbering of a template, cleaned; its styles point to the moved ids, or to none where there is nothing."""
    lists = TemplateLists(etree.Element(f"{W}numbering") if root is None else root)
    keep_plain(lists.root, "numPicBullet", "lvlPicBulletId", "lang")
    for aligned in lists.root.iter(f"{W}lvlJc"):
        value = aligned.get(f"{W}val", "")
        aligned.set(f"{W}val", _SIDES.get(value, value))
    definitions = {
        part.get(f"{W}abstractNumId"): str(FIRST + index)
        for index, part in enumerate(lists.root.findall(f"{W}abstractNum")[:_MOST])
    }
    moved: dict[str | None, str] = {}
    for part in list(lists.root):
        pointer = part.find(f"{W}abstractNumId")
        if part.tag == f"{W}abstractNum" and part.get(f"{W}abstractNumId") in definitions:
            part.set(f"{W}abstractNumId", definitions[part.get(f"{W}abstractNumId")])
        elif (
            part.tag == f"{W}num"
            and pointer is not None
            and pointer.get(f"{W}val") in definitions
            and len(moved) < _MOST
        ):
            moved[part.get(f"{W}numId")] = str(FIRST + len(moved))
            part.set(f"{W}numId", moved[part.get(f"{W}numId")])
            pointer.set(f"{W}val", definitions[pointer.get(f"{W}val")])
        else:
            drop(part)
    for number in list(sheet.root.iter(f"{W}numId")):
        value = number.get(f"{W}val")
        if value in moved:
            number.set(f"{W}val", moved[value])
        elif value != "0":
            drop(number.getparent())
    return lists


def bullets(lists: TemplateLists, sheet: Sheet, names: dict[str, str]) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """The levels of bulleted lists as the template's styles List Bullet … have them, "" for a level that they lack,
    and for each level where its text starts. `names` are the template's ids of styles."""
    levels: list[str] = []
    indents: list[int] = []
    for level in range(LEVELS):
        identity = names.get("ListBullet" if level == 0 else f"ListBullet{level + 1}", "")
        found = _bullet(lists, sheet, identity) if identity else None
        before = indents[-1] if indents else 0
        place = _text_start(found, sheet, identity) if found is not None else None
        if found is None or place is None or place <= before:
            levels.append("")
            indents.append(before + STEP)
            continue
        levels.append(_level_xml(found, level, place, sheet, identity))
        indents.append(place)
    return tuple(levels), tuple(indents)


def _bullet(lists: TemplateLists, sheet: Sheet, identity: str) -> Element | None:
    instance = sheet.attribute(identity, "pPr/numPr/numId")
    level = sheet.attribute(identity, "pPr/numPr/ilvl") or "0"
    found = lists.level(instance, int(level)) if level.isdecimal() else None
    form = found.find(f"{W}numFmt") if found is not None else None
    text = found.find(f"{W}lvlText") if found is not None else None
    if form is None or form.get(f"{W}val") != "bullet" or text is None or not text.get(f"{W}val"):
        return None
    return found


def _text_start(level: Element, sheet: Sheet, identity: str) -> int | None:
    """Where the text of the item starts: what the style says goes before what the numbering says."""
    return _indent(level, sheet, identity, "left") or _indent(level, sheet, identity, "start")


def _indent(level: Element, sheet: Sheet, identity: str, side: str) -> int | None:
    own = sheet.attribute(identity, "pPr/ind", side)
    place = level.find(f"{W}pPr/{W}ind")
    value = own or (place.get(f"{W}{side}", "") if place is not None else "")
    return int(value) if value.isdecimal() and 0 < int(value) <= 7200 else None


def _level_xml(found: Element, level: int, start: int, sheet: Sheet, identity: str) -> str:
    made = deepcopy(found)
    for name in ("pStyle", "pPr", "start", "lvlRestart", "isLgl", "legacy"):
        for child in made.findall(f"{W}{name}"):
            made.remove(child)
    hanging = _indent(found, sheet, identity, "hanging") or STEP
    for key in list(made.attrib):
        del made.attrib[key]
    made.set(f"{W}ilvl", str(level))
    place = etree.SubElement(etree.Element(f"{W}pPr"), f"{W}ind")
    place.set(f"{W}left", str(start))
    place.set(f"{W}hanging", str(min(hanging, start)))
    first = etree.Element(f"{W}start")
    first.set(f"{W}val", "1")
    made.insert(0, first)
    looks = made.find(f"{W}rPr")
    made.insert(len(made) if looks is None else made.index(looks), place.getparent())
    return _xml([made])


def _names_one_of(style: Element, numbers: set[str]) -> bool:
    number = style.find(f"{W}pPr/{W}numPr/{W}numId")
    return number is not None and number.get(f"{W}val") in numbers


def _xml(elements: list[Element]) -> str:
    declaration = f' xmlns:w="{W[1:-1]}"'
    written = (etree.tostring(element, encoding="unicode", with_tail=False) for element in elements)
    return "".join(text.replace(declaration, "") for text in written)
