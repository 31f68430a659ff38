"""The content controls in a template's headers and footers: one that a brief can fill becomes its placeholder."""

from __future__ import annotations

import re

from lxml import etree

from policybrief_exporters.word.opening import Element, W
from policybrief_exporters.word.template.cleaning import drop, unwrap
from policybrief_exporters.word.template.placeholders import NAMES

_TITLE = re.compile(r"coreProperties\[1\]/\w+:title\[1\]")
"""How Word binds a control to the title among the properties of the document."""


def release_controls(root: Element) -> None:
    """Takes away all content controls and leaves what they hold.

    One whose tag or title is the name of a placeholder, or that is bound to the document's title, holds the
    placeholder afterwards; one that only prompts its author holds nothing.
    """
    for control in reversed(list(root.iter(f"{W}sdt"))):
        content = control.find(f"{W}sdtContent")
        if content is None:
            drop(control)
            continue
        properties = control.find(f"{W}sdtPr")
        name = _name(properties) if properties is not None else ""
        prompting = properties is not None and properties.find(f"{W}showingPlcHdr") is not None
        if name or prompting:
            _set_text(content, f"{{{name}}}" if name else "")
        unwrap(control, content)


def _name(properties: Element) -> str:
    for kind in ("tag", "alias"):
        element = properties.find(f"{W}{kind}")
        word = element.get(f"{W}val", "").strip("{} ").lower() if element is not None else ""
        if word in NAMES:
            return str(word)
    binding = properties.find(f"{W}dataBinding")
    path = binding.get(f"{W}xpath", "") if binding is not None else ""
    return "title" if _TITLE.search(path) else ""


def _set_text(content: Element, value: str) -> None:
    """Puts `value` in the place of the text that a control holds, in the looks of its first run."""
    runs = list(content.iter(f"{W}r"))
    for element in [child for run in runs for child in run if child.tag != f"{W}rPr"]:
        drop(element)
    if not value:
        return
    if not runs:
        holder = next(content.iter(f"{W}p"), content)
        runs = [etree.SubElement(holder, f"{W}r")]
    text = etree.SubElement(runs[0], f"{W}t")
    text.text = value
