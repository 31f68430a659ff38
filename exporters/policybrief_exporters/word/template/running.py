"""Headers and footers of a document in a template: the template's, with the brief's marks on every page."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy
from typing import Final

from lxml import etree

from policybrief.document.blocks import Document
from policybrief.document.direction import right_to_left
from policybrief_exporters.word import margins as own
from policybrief_exporters.word.appearance import Margin, MarginPicture
from policybrief_exporters.word.fields import field
from policybrief_exporters.word.markup import declarations, run_content
from policybrief_exporters.word.opening import Element, W
from policybrief_exporters.word.template import placeholders
from policybrief_exporters.word.template.fields import shows_page
from policybrief_exporters.word.template.margins import Kind, TemplateMargin, Where
from policybrief_exporters.word.template.reading import Template

STYLES = ("MarkingLine", "MarkingBanner", "DraftMark", "RunningHead")
"""The styles of the exporter's own that headers and footers may use."""
_FIRST = 40
"""The number of the first relationship."""
_KINDS: Final[tuple[Kind, ...]] = ("header", "footer")
_PLACES: Final[tuple[Where, ...]] = ("first", "default", "even")
_LINE = "MarkingLine"
_AFTER_DIRECTION = ("cs", "em", "lang", "eastAsianLayout", "specVanish", "oMath")
"""What follows `w:rtl` among the properties of a run (ISO/IEC 29500-1, 17.3.2.28)."""

Adapted = Callable[[str], str]


def margins(template: Template, document: Document, *, titled: bool, adapted: Adapted) -> Sequence[Margin]:
    """The headers and footers for all pages that have their own. `adapted` puts in the template's ids of styles."""
    even = template.even and bool(template.margins)
    places = [where for where in _PLACES if where == "default" or (titled if where == "first" else even)]
    media = _Media()
    made: list[Margin] = []
    for where in places:
        pair = {kind: template.margins.get((kind, where)) for kind in _KINDS}
        for kind in _KINDS:
            number = len(made)
            xml = _Pages(document, where, pair, adapted, template.language).part(kind)
            pictures = media.of(pair[kind])
            made.append(Margin(f"rId{_FIRST + number}", kind, where, f"{kind}{number // 2 + 1}", xml, pictures))
    return made


class _Media:
    """The pictures of all headers and footers, each once in the package."""

    def __init__(self) -> None:
        self._names: dict[bytes, str] = {}

    def of(self, margin: TemplateMargin | None) -> Sequence[MarginPicture]:
        pictures = margin.pictures if margin is not None else ()
        made = []
        for picture in pictures:
            name = self._names.setdefault(picture.data, f"/word/media/template{len(self._names) + 1}.{picture.ending}")
            made.append(MarginPicture(picture.relationship, name, picture.media_type, picture.data))
        return made


class _Pages:
    """The header and footer of the pages of one kind: what stands in the one need not stand in the other."""

    def __init__(
        self,
        document: Document,
        where: Where,
        pair: Mapping[Kind, TemplateMargin | None],
        adapted: Adapted,
        language: str,
    ) -> None:
        self._document, self._where, self._adapted, self._language = document, where, adapted, language
        self._roots = {kind: margin.root for kind, margin in pair.items() if margin is not None}
        self._placed = {kind: placeholders.placed(root) for kind, root in self._roots.items()}
        everywhere = set().union(*self._placed.values())
        self._drafted = "draft" in everywhere
        self._numbered = "page" in everywhere or any(map(shows_page, self._roots.values()))

    def part(self, kind: Kind) -> str:
        """The template's part with the marks in it, or where it has none the brief's own."""
        root = self._roots.get(kind)
        if root is None:
            return self._own(kind)
        if self._language and self._language != self._document.language:
            _set_language(root, self._language)
        placeholders.fill(root, self._fillings())
        line = self._line(kind)
        for index, paragraph in enumerate(_elements(line)):
            root.insert(index if kind == "header" else len(root), paragraph)
        if len(root) == 0 or root[-1].tag != f"{W}p":
            root.append(etree.Element(f"{W}p"))
        return str(etree.tostring(root, encoding="unicode"))

    def _own(self, kind: Kind) -> str:
        lines = self._line(kind)
        if kind == "header" and self._where != "first" and self._document.running:
            lines += own.line("RunningHead", own.running_head(self._document))
        tag = "hdr" if kind == "header" else "ftr"
        xml = f"<w:{tag} {declarations('w', 'r')}>{lines or own.line(_LINE, '')}</w:{tag}>"
        return self._adapted(xml)

    def _line(self, kind: Kind) -> str:
        """The line with what the template has no place for, or ""."""
        document = self._document
        marking = "" if "marking" in self._placed.get(kind, ()) else own.banner(document)
        if kind == "header":
            start = "" if self._drafted else own.draft_mark(document)
        else:
            start = "" if self._numbered else own.page_number(document)
        if not start and not marking:
            return ""
        return self._adapted(own.line(_LINE, own.ends(start, marking) if marking else start))

    def _fillings(self) -> Mapping[str, placeholders.Filling]:
        document = self._document
        return {
            "marking": lambda properties: _elements(self._adapted(own.banner(document))),
            "draft": lambda properties: _elements(self._adapted(own.draft_mark(document))),
            "title": lambda properties: _title(document.title, properties),
            "page": lambda properties: _field("PAGE", properties),
            "pages": lambda properties: _field("NUMPAGES", properties),
        }


def _elements(xml: str) -> Sequence[Element]:
    """The elements of a fragment."""
    return list(etree.fromstring(f"<w:hdr {declarations('w', 'r')}>{xml}</w:hdr>"))


def _field(name: str, properties: Element | None) -> Sequence[Element]:
    made = _elements(field(name, "1"))
    for run in made if properties is not None else ():
        run.insert(0, deepcopy(properties))
    return made


def _title(title: str, properties: Element | None) -> Sequence[Element]:
    made = _elements(f"<w:r>{run_content(title)}</w:r>")
    made[0].insert(0, _looks_of(properties, title))
    return made


def _looks_of(properties: Element | None, text: str) -> Element:
    """The looks of a run that holds a text of the brief: in its language, and in the direction of its letters."""
    made = etree.Element(f"{W}rPr") if properties is None else deepcopy(properties)
    for name in ("lang", "rtl"):
        for element in made.findall(f"{W}{name}"):
            made.remove(element)
    if right_to_left(text):
        index = next((at for at, child in enumerate(made) if child.tag.removeprefix(W) in _AFTER_DIRECTION), len(made))
        made.insert(index, etree.Element(f"{W}rtl"))
    return made


def _set_language(root: Element, language: str) -> None:
    """Says of the template's own text that it is in another language than the brief."""
    for run in [run for run in root.iter(f"{W}r") if run.find(f"{W}t") is not None]:
        properties = run.find(f"{W}rPr")
        if properties is None:
            properties = etree.Element(f"{W}rPr")
            run.insert(0, properties)
        if properties.find(f"{W}lang") is None:
            made = etree.SubElement(properties, f"{W}lang")
            made.set(f"{W}val", language)
