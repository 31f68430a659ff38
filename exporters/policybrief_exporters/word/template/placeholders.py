"""Placeholders in a template's headers and footers: `{marking}`, `{draft}`, `{title}`, `{page}`, `{pages}`.

Word may have cut one into several runs; the text of a paragraph is what counts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy

from lxml import etree

from policybrief_exporters.word.opening import Element, W
from policybrief_exporters.word.template.cleaning import drop

NAMES = ("marking", "draft", "title", "page", "pages")
PLACEHOLDER = re.compile(r"\{(" + "|".join(NAMES) + r")\}", re.IGNORECASE)
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

Filling = Callable[[Element | None], Sequence[Element]]
"""Makes the runs that stand for a placeholder, given the `w:rPr` of the run that it stands in."""


def placed(root: Element) -> set[str]:
    """The names of the placeholders in a part."""
    return {
        found.lower() for paragraph in root.iter(f"{W}p") for found in PLACEHOLDER.findall(_text(_texts(paragraph)))
    }


def count(root: Element) -> int:
    """How many there are."""
    return sum(len(PLACEHOLDER.findall(_text(_texts(paragraph)))) for paragraph in root.iter(f"{W}p"))


def fill(root: Element, fillings: Mapping[str, Filling]) -> None:
    """Puts what they stand for in the place of all placeholders. A line that held nothing else and stays empty goes."""
    for paragraph in list(root.iter(f"{W}p")):
        if PLACEHOLDER.search(_text(_texts(paragraph))):
            _separate(paragraph)
            matches = list(PLACEHOLDER.finditer(_text(_texts(paragraph))))
            for match in reversed(matches):
                _replace(paragraph, match.start(), match.end(), fillings[match[1].lower()])
            if _is_empty(paragraph) and _is_dispensable(paragraph):
                drop(paragraph)


def run(properties: Element | None, text: str) -> Element:
    """A run of plain text."""
    made = etree.Element(f"{W}r")
    if properties is not None:
        made.append(deepcopy(properties))
    made.append(_text_element(text))
    return made


def _texts(paragraph: Element) -> list[Element]:
    """The pieces of text of the paragraph itself: those of text boxes in it belong to other paragraphs."""
    return [text for text in paragraph.iter(f"{W}t") if next(text.iterancestors(f"{W}p")) is paragraph]


def _text(texts: Sequence[Element]) -> str:
    return "".join(text.text or "" for text in texts)


def _text_element(text: str) -> Element:
    made = etree.Element(f"{W}t")
    made.text = text
    made.set(_SPACE, "preserve")
    return made


def _separate(paragraph: Element) -> None:
    """Gives each piece of text a run of its own."""
    for text in _texts(paragraph):
        holder = text.getparent()
        children = [child for child in holder if child.tag != f"{W}rPr"]
        properties = holder.find(f"{W}rPr")
        for child in children[:-1] if len(children) > 1 else ():
            made = etree.Element(f"{W}r")
            if properties is not None:
                made.append(deepcopy(properties))
            made.append(child)
            holder.addprevious(made)


def _replace(paragraph: Element, start: int, end: int, filling: Filling) -> None:
    """Replaces the characters from `start` to `end` of the paragraph's text."""
    position = 0
    first: Element | None = None
    for text in _texts(paragraph):
        value = text.text or ""
        left, right = max(start, position), min(end, position + len(value))
        position += len(value)
        if left >= right:
            continue
        offset = position - len(value)
        holder = text.getparent()
        properties = holder.find(f"{W}rPr")
        if tail := value[right - offset :]:
            holder.addnext(run(properties, tail))
        if first is None:
            first = holder
            for element in reversed(filling(properties)):
                holder.addnext(element)
        if head := value[: left - offset]:
            text.text = head
            text.set(_SPACE, "preserve")
        else:
            drop(holder)


def _is_empty(paragraph: Element) -> bool:
    shown = ("drawing", "pict", "fldChar", "fldSimple", "sym", "AlternateContent")
    names = {etree.QName(element).localname for element in paragraph.iter()}
    return not names & set(shown) and not _text(_texts(paragraph)).strip()


def _is_dispensable(paragraph: Element) -> bool:
    """Whether its container still ends with a paragraph without it, as Word wants it."""
    before, after = paragraph.getprevious(), paragraph.getnext()
    return after is not None or (before is not None and before.tag == f"{W}p")
