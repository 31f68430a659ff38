"""The headers and footers of a template, with their pictures and without all else that they lead to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from lxml import etree

from policybrief.errors import InvalidTemplate
from policybrief_exporters.word.opening import Element, OpenedFile, R, Relation, W
from policybrief_exporters.word.template import fields, placeholders
from policybrief_exporters.word.template.cleaning import drop, is_trace, remove_session_marks, unwrap
from policybrief_exporters.word.template.controls import release_controls
from policybrief_exporters.word.template.extensions import remove_extensions
from policybrief_exporters.word.template.sheet import Sheet

Kind = Literal["header", "footer"]
Where = Literal["default", "first", "even"]

WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
_O = "{urn:schemas-microsoft-com:office:office}"
_V = "{urn:schemas-microsoft-com:vml}"
_PICTURES = {
    "image/png": ("png", "image/png"), "image/jpeg": ("jpeg", "image/jpeg"), "image/jpg": ("jpeg", "image/jpeg"),
    "image/gif": ("gif", "image/gif"), "image/bmp": ("bmp", "image/bmp"), "image/tiff": ("tiff", "image/tiff"),
    "image/x-emf": ("emf", "image/x-emf"), "image/x-wmf": ("wmf", "image/x-wmf"),
}  # fmt: skip
_MARKS = ("Marking Banner", "Draft Mark", "Running Head", "Marking Line")
"""The styles of what every brief prints in its headers and footers."""
_UNWANTED = ("object", "control", "altChunk", "subDoc", "contentPart", "numPr")
_UNWRAPPED = ("smartTag", "customXml", "ins", "moveTo", "hyperlink")
_ADDRESSES = ("href", "src", "target")
MOST_ELEMENTS = 20_000
"""The elements of a header or footer; a letterhead has some hundred."""
MOST_PLACEHOLDERS = 100
FIRST_DRAWING = 900_000
"""The numbers of a template's drawings start here, out of the way of those of a brief."""


@dataclass(frozen=True, slots=True)
class TemplatePicture:
    """A picture of a header or footer: the id of its relationship, its media type, the ending of its name."""

    relationship: str
    media_type: str
    ending: str
    data: bytes


@dataclass(frozen=True, slots=True)
class TemplateMargin:
    """A header or footer of a template, cleaned. `undescribed`: it has a picture without alternative text."""

    part: bytes
    pictures: tuple[TemplatePicture, ...]
    undescribed: bool

    @property
    def root(self) -> Element:
        """The part as a tree of its own, to be changed."""
        return etree.fromstring(self.part)


Margins = Mapping[tuple[Kind, Where], TemplateMargin]


def read_margins(file: OpenedFile, main: str, sections: list[Element], sheet: Sheet) -> Margins:
    """The headers and footers of the last section, those that it takes over from sections before it included.

    What a brief printed there in styles of its own, where its file is the template, is left out.
    """
    relations = {found.identity: found for found in file.relations(main)}
    found: dict[tuple[Kind, Where], TemplateMargin] = {}
    parts: dict[tuple[Kind, Where], str] = {}
    for section in sections:
        for kind, where, identity in _references(section):
            relation = relations.get(identity)
            if relation is None or not relation.target:
                raise InvalidTemplate(f"its {kind} {identity} is missing")
            parts[kind, where] = relation.target
    for number, (place, name) in enumerate(sorted(parts.items())):
        margin = _read(file, name, sheet, FIRST_DRAWING + 1_000 * number)
        if margin is not None:
            found[place] = margin
    return found


def _references(section: Element) -> Iterator[tuple[Kind, Where, str]]:
    kinds: tuple[Kind, ...] = ("header", "footer")
    places: tuple[Where, ...] = ("default", "first", "even")
    for kind in kinds:
        for reference in section.findall(f"{W}{kind}Reference"):
            for where in places:
                if reference.get(f"{W}type", "default") == where:
                    yield kind, where, reference.get(f"{R}id", "")


def _read(file: OpenedFile, name: str, sheet: Sheet, first: int) -> TemplateMargin | None:
    """One part, None where it shows nothing."""
    root = file.root(name)
    if root.tag not in (f"{W}hdr", f"{W}ftr"):
        raise InvalidTemplate(f"its part {name} is no header or footer")
    if sum(1 for _ in root.iter()) > MOST_ELEMENTS:
        raise InvalidTemplate(f"its part {name} has more than {MOST_ELEMENTS:,} elements")
    remove_extensions(root)
    release_controls(root)
    _clean(root)
    fields.settle(root)
    pictures = _pictures(file, root, {found.identity: found for found in file.relations(name)})
    if placeholders.count(root) > MOST_PLACEHOLDERS:
        raise InvalidTemplate(f"its part {name} has more than {MOST_PLACEHOLDERS} placeholders")
    _check_styles(root, set(sheet.styles))
    _drop_marks(root, sheet)
    _tidy(root)
    if not _shows_something(root):
        return None
    described = _number_drawings(root, first)
    prefixes = {word for element in root.iter() for word in element.get("Requires", "").split()}
    etree.cleanup_namespaces(root, keep_ns_prefixes=[*sorted(prefixes), "r"])
    return TemplateMargin(etree.tostring(root), pictures, undescribed=not described)


def _clean(root: Element) -> None:
    unwrapped = {f"{W}{name}" for name in _UNWRAPPED}
    unwanted = {f"{W}{name}" for name in _UNWANTED}
    for row in [row for row in root.iter(f"{W}tr") if row.find(f"{W}trPr/{W}del") is not None]:
        drop(row)
    for element in list(root.iter()):
        if element is root:
            continue
        if element.tag in unwanted or is_trace(element):
            drop(element)
        elif element.tag in unwrapped:
            unwrap(element)
        else:
            remove_session_marks(element)
    for element in list(root.iter(f"{W}customXmlPr", f"{W}smartTagPr")):
        drop(element)


def _pictures(file: OpenedFile, root: Element, relations: Mapping[str, Relation]) -> tuple[TemplatePicture, ...]:
    """The pictures shown. What leads anywhere else goes, and a drawing that cannot do without it goes with it."""
    found: dict[str, TemplatePicture] = {}
    for element in list(root.iter()):
        if element.tag.startswith(_V):
            for name in (*_ADDRESSES, f"{_O}href", f"{_O}relid", f"{_O}title"):
                element.attrib.pop(name, None)
        pointers = {name: element.get(name) for name in element.keys() if name.startswith(R)}  # noqa: SIM118
        if etree.QName(element).localname in ("hlinkClick", "hlinkHover", "hlinkMouseOver"):
            drop(element)
            continue
        for name, identity in pointers.items():
            del element.attrib[name]
            picture = _picture(file, relations.get(identity))
            if picture is not None:
                found[identity] = picture
                element.set(name, identity)
        if pointers and not any(name.startswith(R) for name in element.keys()):  # noqa: SIM118
            _drop_drawing(element)
    shown = {value for element in root.iter() for name, value in element.items() if name.startswith(R)}
    return tuple(found[identity] for identity in sorted(shown))


def _picture(file: OpenedFile, relation: Relation | None) -> TemplatePicture | None:
    if relation is None or relation.kind != "image" or not relation.target:
        return None
    ending, media_type = _PICTURES.get(file.media_type(relation.target).lower(), ("", ""))
    if not ending:
        return None
    return TemplatePicture(relation.identity, media_type, ending, file.data(relation.target))


def _drop_drawing(element: Element) -> None:
    """Takes out the drawing around an element, both of its forms where it has two."""
    for ancestor in [element, *element.iterancestors()]:
        if etree.QName(ancestor).localname in ("drawing", "pict", "AlternateContent"):
            outer = ancestor.getparent()
            around = outer.getparent() if outer is not None else None
            drop(around if around is not None and etree.QName(around).localname == "AlternateContent" else ancestor)
            return


def _tidy(root: Element) -> None:
    """Takes out runs that hold nothing any more, and lets the spaces at the ends of texts count."""
    for run in list(root.iter(f"{W}r")):
        if all(child.tag == f"{W}rPr" for child in run):
            drop(run)
    for text in root.iter(f"{W}t", f"{W}instrText"):
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _check_styles(root: Element, styles: set[str]) -> None:
    for pointer in list(root.iter(f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle")):
        if pointer.get(f"{W}val") not in styles:
            drop(pointer)


def _drop_marks(root: Element, sheet: Sheet) -> None:
    marks = sheet.named(_MARKS)
    for paragraph in list(root.iter(f"{W}p")):
        pointers = paragraph.iter(f"{W}pStyle", f"{W}rStyle")
        if marks.isdisjoint(pointer.get(f"{W}val") for pointer in pointers):
            continue
        if len(paragraph.getparent()) > 1:
            drop(paragraph)
        else:
            paragraph[:] = []


def _shows_something(root: Element) -> bool:
    shown = {f"{W}drawing", f"{W}pict", f"{W}fldChar", f"{W}fldSimple", f"{W}sym"}
    text = "".join(text.text or "" for text in root.iter(f"{W}t"))
    return bool(text.strip()) or bool(placeholders.placed(root)) or any(element.tag in shown for element in root.iter())


def _number_drawings(root: Element, first: int) -> bool:
    """Gives each drawing a number of its own; whether all pictures are described."""
    for picture in root.iter(f"{_PIC}cNvPr"):
        picture.set("name", "Picture")  # the file that it came from
        for name in ("descr", "title"):
            picture.attrib.pop(name, None)
    described = True
    for number, properties in enumerate(root.iter(f"{WP}docPr"), start=first):
        properties.set("id", str(number))
        shape = properties.getparent()
        picture = any(etree.QName(element).localname == "pic" for element in shape.iter())
        described &= not picture or bool(properties.get("descr") or properties.get("title"))
    return described
