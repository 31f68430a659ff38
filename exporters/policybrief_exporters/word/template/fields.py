"""The fields in a template's headers and footers: page numbers stay, and what tells of the template itself goes."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from policybrief_exporters.word.opening import Element, W
from policybrief_exporters.word.template.cleaning import drop, unwrap

_LIVE = (
    "PAGE",
    "NUMPAGES",
    "SECTION",
    "SECTIONPAGES",
    "SEQ",
    "STYLEREF",
    "SYMBOL",
    "IF",
    "COMPARE",
    "QUOTE",
    "=",
    "EQ",
)
"""Fields that work out what they show from the document that they stand in."""
_FILLED = {"TITLE": "{title}"}
"""Fields, and properties of the document, that have a placeholder."""
_SHOWN = ("HYPERLINK", "AUTOTEXT", "GLOSSARY", "INCLUDEPICTURE", "MACROBUTTON", "GOTOBUTTON", "LISTNUM")
"""Fields whose result is part of the looks; what they lead to is left behind."""


@dataclass(slots=True)
class _Open:
    """A field that is open: the elements of its code and of its result, and the marks around them."""

    marks: list[Element] = field(default_factory=list)
    code: list[Element] = field(default_factory=list)
    result: list[Element] = field(default_factory=list)
    in_result: bool = False

    def add(self, element: Element) -> None:
        (self.result if self.in_result else self.code).append(element)

    @property
    def instruction(self) -> str:
        return "".join(element.text or "" for element in self.code if element.tag == f"{W}instrText")


def settle(root: Element) -> None:
    """Leaves the live fields, puts placeholders for those that a brief can fill, and takes out all others: with their
    result where that tells of the template (its name, its author, its dates, its own properties)."""
    for simple in list(root.iter(f"{W}fldSimple")):
        _settle_simple(simple)
    opened: list[_Open] = []
    for leaf in [child for run in root.iter(f"{W}r") for child in run if child.tag != f"{W}rPr"]:
        kind = leaf.get(f"{W}fldCharType") if leaf.tag == f"{W}fldChar" else None
        if kind == "begin":
            opened.append(_Open(marks=[leaf]))
        elif kind is not None and not opened:
            drop(leaf)
        elif kind == "separate":
            opened[-1].marks.append(leaf)
            opened[-1].in_result = True
        elif kind == "end":
            done = opened.pop()
            done.marks.append(leaf)
            _settle(done)
            for outer in opened[-1:]:
                for element in (*done.marks, *done.code, *done.result):
                    outer.add(element)
        elif opened:
            opened[-1].add(leaf)
    for unclosed in opened:
        _take_out((*unclosed.marks, *unclosed.code))


def shows_page(root: Element) -> bool:
    """Whether the number of the page is printed."""
    codes = [element.text or "" for element in root.iter(f"{W}instrText")]
    codes += [element.get(f"{W}instr", "") for element in root.iter(f"{W}fldSimple")]
    return any("PAGE" in code.upper().split() for code in codes)


def _settle(done: _Open) -> None:
    name, placeholder = _read(done.instruction)
    if name in _LIVE:
        return
    if placeholder:
        text = etree.Element(f"{W}t")
        text.text = placeholder
        done.marks[0].addprevious(text)
    _take_out((*done.marks, *done.code, *(() if name in _SHOWN else done.result)))


def _settle_simple(simple: Element) -> None:
    name, placeholder = _read(simple.get(f"{W}instr", ""))
    if name in _LIVE:
        return
    if placeholder:
        text = etree.Element(f"{W}t")
        text.text = placeholder
        run = etree.Element(f"{W}r")
        run.append(text)
        simple.addprevious(run)
    if name in _SHOWN:
        unwrap(simple)
    else:
        drop(simple)


def _read(instruction: str) -> tuple[str, str]:
    """The name of a field in capitals, and the placeholder for what it shows, or ""."""
    words = instruction.split()
    name = words[0].upper() if words else ""
    if name.startswith("="):
        return "=", ""
    if name in ("DOCPROPERTY", "INFO") and len(words) > 1:
        return name, _FILLED.get(words[1].strip('"').upper(), "")
    return name, _FILLED.get(name, "")


def _take_out(elements: tuple[Element, ...]) -> None:
    for element in elements:
        drop(element)
