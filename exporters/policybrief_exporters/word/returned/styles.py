"""What the styles of a returned file make of paragraphs and runs, whatever they are called there.

Programs rename styles (LibreOffice calls Strong "Strong Emphasis"), people make their own: what counts is whether
letters turn out bold or slanted, and whether a paragraph is a heading or an item.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from policybrief_exporters.word.opening import Element
from policybrief_exporters.word.returned.page import PLAIN, Kind, Look
from policybrief_exporters.word.returned.parts import W

_OURS = re.compile(
    r"(lead|portionmarking|muted|choicebox|factlabel|termname|seriesname|statusname|draftmark|markingbanner|hyperlink"
    r"|internetlink|followedhyperlink|visitedinternetlink|footnotereference|endnotereference|commentreference"
    r"|footnoteanchor|endnoteanchor|footnotecharacters|endnotecharacters|footnotesymbol|placeholdertext)"
)
"""Character styles that are looks of the document, not of words: what they set is no emphasis."""
_CODE = re.compile(r"(code|htmlcode|sourcetext|sourcecode|verbatimchar|codechar|teletype|htmltypewriter)")
_HEADING = re.compile(r"(?:heading|berschrift|titre|titolo|ttulo)([1-9])")
_ITEM = re.compile(r"list(?:bullet|number|continue|label)([2-9]?)")
_TRUE, _FALSE = ("1", "true", "on"), ("0", "false", "off", "none")
_DEEPEST = 32
"""How many styles may be based on each other before the chain is taken for a circle."""


def squeezed(name: str) -> str:
    """A style's name or id in the form in which programs agree: "Heading 1", "heading 1" and "Heading1" are one."""
    return re.sub(r"[^a-z0-9]", "", name.lower())


@dataclass(slots=True)
class Styles:
    """The style sheet, its answers remembered."""

    elements: dict[str, Element] = field(default_factory=dict)
    default: str = ""
    _paragraphs: dict[str, tuple[Kind, int, bool]] = field(default_factory=dict)
    _characters: dict[str, Look | None] = field(default_factory=dict)

    @classmethod
    def of(cls, root: Element | None) -> Styles:
        styles = cls()
        for element in root.iter(f"{W}style") if root is not None else ():
            identity = element.get(f"{W}styleId", "")
            styles.elements.setdefault(identity, element)
            if element.get(f"{W}type") == "paragraph" and element.get(f"{W}default") in _TRUE:
                styles.default = identity
        return styles

    def paragraph(self, style: str) -> tuple[Kind, int, bool]:
        """What the style makes of a paragraph, its level from 0, and whether it numbers it."""
        if style not in self._paragraphs:
            self._paragraphs[style] = self._paragraph(style)
        return self._paragraphs[style]

    def character(self, style: str) -> Look | None:
        """How a character style looks; None for one that says nothing of the words."""
        if style not in self._characters:
            self._characters[style] = self._character(style)
        return self._characters[style]

    def _chain(self, style: str) -> list[Element]:
        chain: list[Element] = []
        while style in self.elements and len(chain) < _DEEPEST:
            element = self.elements[style]
            chain.append(element)
            based = element.find(f"{W}basedOn")
            style = based.get(f"{W}val", "") if based is not None else ""
        return chain

    def _names(self, style: str) -> list[str]:
        """The squeezed id and names of a style and of those that it is based on."""
        names = [squeezed(style)]
        for element in self._chain(style):
            name = element.find(f"{W}name")
            names += [squeezed(element.get(f"{W}styleId", ""))] if element.get(f"{W}styleId") != style else []
            names += [squeezed(name.get(f"{W}val", ""))] if name is not None else []
        return names

    def _paragraph(self, style: str) -> tuple[Kind, int, bool]:
        names = self._names(style)
        numbered = any(element.find(f"{W}pPr/{W}numPr") is not None for element in self._chain(style))
        for name in names:
            heading = _HEADING.fullmatch(name)
            if heading:
                return "heading", int(heading[1]) - 1, False
            item = _ITEM.match(name)
            if item:
                return "item", int(item[1] or 1) - 1, not name.startswith("listcontinue")
        return "", 0, numbered

    def _character(self, style: str) -> Look | None:
        names = self._names(style)
        if _OURS.fullmatch(names[0]) or any(_OURS.fullmatch(name) for name in names[:2]):
            return None
        if any(_CODE.fullmatch(name) for name in names):
            return Look(code=True)
        if style not in self.elements:
            return {"strong": Look(strong=True), "emphasis": Look(emphasis=True)}.get(names[0], PLAIN)
        strong = emphasis = None
        for element in self._chain(style):
            properties = element.find(f"{W}rPr")
            if properties is not None:
                strong = _toggled(properties, "b") if strong is None else strong
                emphasis = _toggled(properties, "i") if emphasis is None else emphasis
        return Look(bool(strong), bool(emphasis))

    def run(self, properties: Element | None) -> Look:
        """How a run looks; in "reject" the caller passes the properties that it had before."""
        if properties is None or not len(properties):
            return PLAIN
        style = properties.find(f"{W}rStyle")
        base = self.character(style.get(f"{W}val", "")) if style is not None else PLAIN
        look = base or PLAIN
        heavy, slanted = _toggled(properties, "b"), _toggled(properties, "i")
        if properties.find(f"{W}rtl") is not None:  # letters from right to left have properties of their own
            heavy = _toggled(properties, "bCs") if heavy is None else heavy
            slanted = _toggled(properties, "iCs") if slanted is None else slanted
        other = tuple(word for name, word in _OTHER if _is_on(properties, name))
        return Look(
            look.strong if heavy is None else heavy, look.emphasis if slanted is None else slanted, look.code, other
        )


_OTHER = (("strike", "struck out"), ("dstrike", "struck out"), ("u", "underlined"), ("highlight", "highlighted"))
"""What a reviewer may do to words by hand, which the markup has no way to say."""


def _toggled(properties: Element, name: str) -> bool | None:
    element = properties.find(f"{W}{name}")
    return None if element is None else element.get(f"{W}val", "1") not in _FALSE


def _is_on(properties: Element, name: str) -> bool:
    return bool(_toggled(properties, name))
