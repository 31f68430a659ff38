"""Head and foot of the pages in a file of python-docx: the marking, the title, page n of m."""

from __future__ import annotations

from typing import Any

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement


def head_and_foot(document: Any, banner: str, title: str | None) -> None:
    """Writes them into the first section; a `title` of `None` is left to Word, as a field."""
    head = document.sections[0].header.paragraphs[0]
    head.add_run(f"{banner} ")
    if title is None:
        add_field(head, "TITLE")
    else:
        head.add_run(title)
    foot = document.sections[0].footer.paragraphs[0]
    foot.add_run("Page ")
    add_field(foot, "PAGE")
    foot.add_run(" of ")
    add_field(foot, "NUMPAGES")
    foot.add_run(f" {banner}")


def add_field(paragraph: Any, code: str, shown: str | None = "1") -> None:
    """Adds a field: python-docx has none, and this is what its users copy from one another."""
    for kind, text in (("begin", None), (None, code), ("separate", None), ("shown", shown), ("end", None)):
        run = paragraph.add_run()
        if kind == "shown":
            run.text = text or ""
        elif kind is None:
            element = OxmlElement("w:instrText")
            element.set(qn("xml:space"), "preserve")
            element.text = f" {text} "
            run._r.append(element)
        else:
            element = OxmlElement("w:fldChar")
            element.set(qn("w:fldCharType"), kind)
            run._r.append(element)
