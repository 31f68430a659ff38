"""A template as data: all that a brief takes from an office's Word file, cleaned once and kept for the next brief."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from lxml import etree

from policybrief.errors import InvalidTemplate
from policybrief_exporters.word.house_style import Setup
from policybrief_exporters.word.opening import Element, OpenedFile, Unreadable, W, open_file
from policybrief_exporters.word.template.cleaning import keep_plain
from policybrief_exporters.word.template.lists import read_lists
from policybrief_exporters.word.template.margins import Margins, read_margins
from policybrief_exporters.word.template.setup import is_on, page_settings, read_setup
from policybrief_exporters.word.template.sheet import Sheet, clean_styles
from policybrief_exporters.word.template.theme import MAPPED, Theme, read_theme

LARGEST_PART = 16 * 2**20
"""The bytes of a part of a template, unpacked."""
MOST_ELEMENTS = 200_000
"""The elements of a part; the styles of python-docx's own template have 9,000."""
_EMBEDDED = ("embedRegular", "embedBold", "embedItalic", "embedBoldItalic")


@dataclass(frozen=True, slots=True)
class Template:
    """What is taken from a template.

    Args:
        styles, numbering, fonts: the parts, cleaned.
        theme: the theme, where it has one.
        setup: the page of its last section, where it says so.
        settings: settings of the page as XML, by their names.
        colour_mapping: which slot of the theme is the text, the ground, a link; as XML, or "".
        margins: its headers and footers that show something. `titled`: those of the first page are its own.
        language: the language that its own text is in, or "".
    """

    styles: bytes
    numbering: bytes
    fonts: bytes
    theme: Theme | None
    setup: Setup | None
    settings: Mapping[str, str]
    colour_mapping: str
    margins: Margins
    titled: bool
    language: str

    @property
    def even(self) -> bool:
        """Whether even pages have headers and footers of their own."""
        return "evenAndOddHeaders" in self.settings and is_on(etree.fromstring(self.settings["evenAndOddHeaders"]))


@lru_cache(maxsize=2)
def read_template(data: bytes) -> Template:
    """The template in the bytes of a Word file. Raises `InvalidTemplate`, its message without the file's name."""
    try:
        return _read(*open_file(data, LARGEST_PART))
    except Unreadable as error:
        raise InvalidTemplate(str(error)) from None


def _read(file: OpenedFile, main: str) -> Template:
    styles = _root(file, main, "styles", "styles")
    defaults = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    language = defaults.get(f"{W}val", "") if defaults is not None else ""
    clean_styles(styles)
    sheet = Sheet(styles)
    lists = read_lists(_root(file, main, "numbering", "numbering"), sheet)
    fonts = _root(file, main, "fontTable", "fonts")
    keep_plain(fonts, *_EMBEDDED)
    for characters in fonts.iter(f"{W}charset"):
        characters.attrib.pop(f"{W}characterSet", None)  # LibreOffice names sets that the schema lacks
    settings = _root(file, main, "settings", "settings")
    mapping = settings.find(f"{W}clrSchemeMapping")
    document = file.root(main)
    if document.tag != f"{W}document":
        raise InvalidTemplate("it is no Word file (.docx or .dotx)")
    sections = [part for part in document.iter(f"{W}sectPr") if part.getparent().tag in (f"{W}body", f"{W}pPr")]
    theme = file.target(main, "theme")
    return Template(
        styles=etree.tostring(styles),
        numbering=etree.tostring(lists.root),
        fonts=etree.tostring(fonts),
        theme=read_theme(file.root(theme), _plain_attributes(mapping)) if theme else None,
        setup=read_setup(sections[-1] if sections else None),
        colour_mapping=_mapping_xml(mapping),
        settings=page_settings(settings),
        margins=read_margins(file, main, sections, sheet),
        titled=bool(sections) and is_on(sections[-1].find(f"{W}titlePg")),
        language=language,
    )


def _root(file: OpenedFile, main: str, kind: str, tag: str) -> Element:
    """The root of the part of that kind, whatever prefixes it has; an empty one where the template has none."""
    made = etree.Element(f"{W}{tag}", nsmap={"w": W[1:-1]})
    name = file.target(main, kind)
    if not name:
        return made
    root = file.root(name)
    if root.tag != f"{W}{tag}":
        raise InvalidTemplate(f"its part {name} does not hold {kind}")
    if sum(1 for _ in root.iter()) > MOST_ELEMENTS:
        raise InvalidTemplate(f"its part {name} has more than {MOST_ELEMENTS:,} elements")
    made.extend(root)
    return made


def _plain_attributes(element: Element | None) -> Mapping[str, str]:
    if element is None:
        return {}
    pairs = ((name.removeprefix(W), value) for name, value in element.items())
    return {name: value for name, value in pairs if value in MAPPED and name.isalnum()}


def _mapping_xml(element: Element | None) -> str:
    written = "".join(f' w:{name}="{value}"' for name, value in _plain_attributes(element).items())
    return f"<w:clrSchemeMapping{written}/>" if written else ""
