"""The same content by python-docx as its documentation shows it: styles by name, paragraphs and tables by the API."""

from __future__ import annotations

import io
from typing import Any

import docx
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement

Data = dict[str, Any]


def word(data: Data) -> bytes:
    """The brief as a Word file."""
    document = docx.Document()
    document.core_properties.title = data["title"]
    _page_of_pages(document)
    document.add_heading(data["title"], level=0)
    document.add_heading("Summary", level=1)
    notes: list[str] = []
    for point in data["summary"]:
        _statement(document, point, "List Bullet", notes)
    for section in data["sections"]:
        _section(document, section, 1, notes)
    document.add_heading("Sources", level=1)
    for source in data["sources"]:
        document.add_paragraph(f"{source['publisher']}, {source['title']}, {source['published']}.", style="List Number")
    document.add_heading("Notes", level=1)
    for place, note in enumerate(notes, 1):
        document.add_paragraph(f"{place}. {note}")
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _section(document: Any, section: Data, level: int, notes: list[str]) -> None:
    document.add_heading(section["title"], level=level)
    for block in section["blocks"]:
        match block["kind"]:
            case "paragraph":
                _statement(document, block, "Normal", notes)
            case "list":
                for item in block["items"]:
                    _statement(document, item, "List Bullet", notes)
            case "table":
                _table(document, block)
    for inner in section.get("sections", ()):
        _section(document, inner, level + 1, notes)


def _statement(document: Any, part: Data, style: str, notes: list[str]) -> None:
    paragraph = document.add_paragraph(part["text"], style=style)
    for evidence in part.get("evidence", ()):
        notes.append(f"“{evidence['exact']}” {evidence['source']}, {evidence['start']}–{evidence['end']}.")
        paragraph.add_run(str(len(notes))).font.superscript = True


def _table(document: Any, block: Data) -> None:
    document.add_paragraph(block["title"], style="Caption")
    table = document.add_table(rows=1, cols=len(block["columns"]), style="Table Grid")
    for cell, column in zip(table.rows[0].cells, block["columns"], strict=True):
        cell.text = column["title"]
    for row in block["rows"]:
        for cell, value in zip(table.add_row().cells, row["cells"], strict=True):
            cell.text = value if isinstance(value, str) else f"{value:,}"


def _page_of_pages(document: Any) -> None:
    """python-docx has no page numbers; this is what its users copy from one another."""
    paragraph = document.sections[0].footer.paragraphs[0]
    for field in ("PAGE", "NUMPAGES"):
        run = paragraph.add_run()
        for kind, text in (("begin", None), (None, field), ("end", None)):
            element = OxmlElement("w:fldChar" if kind else "w:instrText")
            if kind:
                element.set(qn("w:fldCharType"), kind)
            else:
                element.text = text
            run._r.append(element)
        paragraph.add_run(" of " if field == "PAGE" else "")
