"""A template's style sheet: what it holds, which of its styles are those that a brief asks for, and how they look."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from lxml import etree

from policybrief.errors import InvalidTemplate
from policybrief_exporters.word.opening import Element, W
from policybrief_exporters.word.stylesheet import WordStyle
from policybrief_exporters.word.template.cleaning import drop, keep_plain

_STYLE_ORDER = (
    "name", "aliases", "basedOn", "next", "link", "autoRedefine", "hidden", "uiPriority", "semiHidden",
    "unhideWhenUsed", "qFormat", "locked", "pPr", "rPr", "tblPr", "trPr", "tcPr", "tblStylePr",
)  # fmt: skip
_PARAGRAPH_ORDER = (
    "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr", "suppressLineNumbers", "pBdr",
    "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap", "overflowPunct", "topLinePunct", "autoSpaceDE",
    "autoSpaceDN", "bidi", "adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents",
    "suppressOverlap", "jc", "textDirection", "textAlignment", "textboxTightWrap", "outlineLvl",
)  # fmt: skip
_DEFAULTS_ORDER = ("docDefaults", "latentStyles", "style")
_CLASH = "Brief"
MOST_STYLES = 5_000
"""More than Word itself takes."""
DEEPEST = 50
"""How many styles may be based on each other, one on the next."""


def clean_styles(root: Element) -> None:
    """Leaves of `word/styles.xml` what a brief takes. The languages are the brief's own affair."""
    keep_plain(root, "lang")
    if len(root) > MOST_STYLES:
        raise InvalidTemplate(f"it has more than {MOST_STYLES:,} styles")
    seen: set[str] = set()
    for style in root.findall(f"{W}style"):
        identity = style.get(f"{W}styleId", "")
        name = style.find(f"{W}name")
        if not identity or identity in seen or name is None or not name.get(f"{W}val", ""):
            drop(style)
        seen.add(identity)
    sheet = Sheet(root)
    for style in sheet.styles.values():
        for link in ("basedOn", "next", "link"):
            pointer = style.find(f"{W}{link}")
            if pointer is not None and pointer.get(f"{W}val") not in sheet.styles:
                drop(pointer)
    for identity in sheet.styles:
        sheet.chain(identity)


@dataclass(slots=True, init=False)
class Sheet:
    """A style sheet, by the ids of its styles."""

    root: Element
    styles: dict[str, Element]

    def __init__(self, root: Element) -> None:
        self.root = root
        self.styles = {style.get(f"{W}styleId", ""): style for style in root.findall(f"{W}style")}

    def chain(self, identity: str) -> list[Element]:
        """The style, the one it is based on, and so on. Raises `InvalidTemplate` where that goes in a circle."""
        found: list[Element] = []
        while identity in self.styles:
            style = self.styles[identity]
            if len(found) == DEEPEST:
                raise InvalidTemplate(f"its styles are based on each other in a circle, among them {identity}")
            found.append(style)
            based = style.find(f"{W}basedOn")
            identity = based.get(f"{W}val", "") if based is not None else ""
        return found

    def default(self, kind: str) -> str:
        """The id of the style that holds where none is named, or ""."""
        for identity, style in self.styles.items():
            if kind_of(style) == kind and style.get(f"{W}default") in ("1", "true", "on"):
                return identity
        return ""

    def attribute(self, identity: str, path: str, attribute: str = "val") -> str:
        """What holds for a style, its own or inherited, the defaults of the document last: "" where nothing is said.

        `path` is as `rPr/sz`.
        """
        inner = "/".join(f"{W}{step}" for step in path.split("/"))
        places = [style.find(inner) for style in self.chain(identity)]
        holder = path.split("/")[0]
        places.append(self.root.find(f"{W}docDefaults/{W}{holder}Default/{inner}"))
        values = (place.get(f"{W}{attribute}") for place in places if place is not None)
        return next((value for value in values if value is not None), "")

    def element(self, identity: str, path: str) -> Element | None:
        """The nearest element at `path` of a style or of those that it is based on."""
        inner = "/".join(f"{W}{step}" for step in path.split("/"))
        found = (style.find(inner) for style in self.chain(identity))
        return next((element for element in found if element is not None), None)

    def matched(self, wanted: Iterable[WordStyle]) -> dict[str, str]:
        """For the ids of the styles `wanted` those of the template, of the same kind: by its name in any case, by an
        alias, or by its id. Word's own styles have the same name in every language; only their ids differ."""
        named: dict[tuple[str, str], list[str]] = {}
        for identity, style in self.styles.items():
            for name in dict.fromkeys(_names(style)):
                named.setdefault((kind_of(style), name), []).append(identity)
        found = {}
        for entry in wanted:
            candidates = named.get((entry.kind, entry.name.casefold()), [])
            if entry.default and self.default(entry.kind):
                candidates = [self.default(entry.kind)]
            elif not candidates and entry.identity in self.styles:
                candidates = [entry.identity] if kind_of(self.styles[entry.identity]) == entry.kind else []
            if candidates:
                # LibreOffice writes two styles whose names differ in case, or not at all.
                found[entry.identity] = min(
                    candidates, key=lambda one: (_names(self.styles[one], str)[0] != entry.name, one != entry.identity)
                )
        return found

    def part_names(self, kept: Iterable[str]) -> None:
        """Numbers the names that several styles have, those of the ids `kept` apart."""
        first = set(kept)
        taken = Counter({_names(self.styles[identity])[0]: 1 for identity in first})
        for identity, style in self.styles.items():
            name = style.find(f"{W}name").get(f"{W}val")
            shown = name
            while identity not in first and shown.casefold() in taken:
                taken[name.casefold()] += 1
                shown = f"{name} {taken[name.casefold()]}"
            style.find(f"{W}name").set(f"{W}val", shown)
            taken[shown.casefold()] += 1

    def named(self, names: Iterable[str]) -> set[str]:
        """The ids of the styles of these names."""
        wanted = {name.casefold() for name in names}
        return {identity for identity, style in self.styles.items() if wanted & set(_names(style))}

    def free(self, entries: Iterable[WordStyle]) -> dict[str, tuple[str, str]]:
        """An id and a name for each style that is added: its own, or others where a style of another kind has them."""
        taken = {identity.casefold() for identity in self.styles}
        names = {name for style in self.styles.values() for name in _names(style)}
        found = {}
        for entry in entries:
            identity, name = entry.identity, entry.name
            while identity.casefold() in taken or name.casefold() in names:
                identity, name = _CLASH + identity, f"{_CLASH} {name}"
            found[entry.identity] = identity, name
        return found


def kind_of(style: Element) -> str:
    """What the style applies to."""
    return str(style.get(f"{W}type", "paragraph"))


def _names(style: Element, folded: Callable[[str], str] = str.casefold) -> list[str]:
    """The name of the style, and the aliases that it or its name has."""
    names = [style.find(f"{W}name"), style.find(f"{W}aliases")]
    texts = [element.get(f"{W}val", "") for element in names if element is not None]
    return [folded(texts[0]), *(folded(alias.strip()) for text in texts for alias in text.split(","))]


def put(style: Element, name: str, xml_attributes: Mapping[str, str], children: Iterable[Element] = ()) -> Element:
    """The paragraph property `name` of a style, made anew, in the place that the schema has for it."""
    properties = _child(style, "pPr", _STYLE_ORDER)
    old = properties.find(f"{W}{name}")
    if old is not None:
        properties.remove(old)
    made = _child(properties, name, _PARAGRAPH_ORDER)
    for attribute, value in xml_attributes.items():
        made.set(f"{W}{attribute}", value)
    made.extend(children)
    return made


def put_defaults(root: Element, properties: Element) -> None:
    """Adds the run properties of `properties` to the defaults of the document."""
    defaults = _child(root, "docDefaults", _DEFAULTS_ORDER)
    run = _child(_child(defaults, "rPrDefault", ("rPrDefault", "pPrDefault")), "rPr", ("rPr",))
    run.extend(properties)


def _child(parent: Element, name: str, order: tuple[str, ...]) -> Element:
    """The child of that name; one that is missing is put where `order` has it."""
    found = parent.find(f"{W}{name}")
    if found is not None:
        return found
    after = set(order[order.index(name) + 1 :])
    index = next((at for at, child in enumerate(parent) if child.tag.removeprefix(W) in after), len(parent))
    made = etree.Element(f"{W}{name}")
    parent.insert(index, made)
    return made
