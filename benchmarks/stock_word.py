"""The same content by python-docx as its documentation shows it: styles by name, paragraphs and tables by the API.

It has no footnotes: the notes stand at the end alone. Its contents are a field that Word fills in; nothing links.
"""

from __future__ import annotations

import io
from typing import Any

import docx
from pages import add_field, head_and_foot
from printed import CONTENTS_FROM, Printed, shown

Data = dict[str, Any]


def word(data: Data) -> bytes:
    """The brief as a Word file."""
    document = docx.Document()
    document.core_properties.title = data["title"]
    _Page(document, Printed(data)).write(data)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


class _Page:
    """Writes a brief part by part."""

    def __init__(self, document: Any, printed: Printed) -> None:
        self.document = document
        self.printed = printed
        self.tables = 0

    def write(self, data: Data) -> None:
        document, printed = self.document, self.printed
        head_and_foot(document, printed.banner, data["title"])
        document.add_paragraph(data["organisation"])
        document.add_paragraph(f"{printed.kind}\t{printed.status}")
        document.add_paragraph(data["title"], style="Title")
        document.add_paragraph(f"Date {printed.date}")
        document.add_heading("Key findings", level=1)
        first, *others = data["summary"]
        self.statement(first, "Normal")
        for point in others:
            self.statement(point, "List Bullet")
        if len(data["sections"]) >= CONTENTS_FROM:
            document.add_paragraph("Contents", style="TOC Heading")
            add_field(document.add_paragraph(), 'TOC \\o "1-2" \\h \\z \\u', "")
        for section in data["sections"]:
            self.section(section, 1)
        document.add_heading("Notes", level=1)
        for note in printed.notes:
            document.add_paragraph(note.full, style="List Number")
        document.add_heading("Sources", level=1)
        for source in printed.sources:
            paragraph = document.add_paragraph(style="List Number 2")
            paragraph.add_run(source.title).italic = True
            paragraph.add_run(source.after_title)
            document.add_paragraph(source.file, style="List Continue 2")

    def section(self, section: Data, level: int) -> None:
        self.document.add_heading(section["title"], level=level)
        for block in section["blocks"]:
            match block["kind"]:
                case "paragraph":
                    self.statement(block, "Normal")
                case "list":
                    for item in block["items"]:
                        self.statement(item, "List Bullet")
                case "table":
                    self.table(block)
        for inner in section.get("sections", ()):
            self.section(inner, level + 1)

    def statement(self, part: Data, style: str) -> None:
        self.marks(self.document.add_paragraph(part["text"], style=style), part)

    def marks(self, paragraph: Any, part: Data) -> None:
        for number in self.printed.marks(part):
            paragraph.add_run(str(number)).font.superscript = True

    def table(self, block: Data) -> None:
        self.tables += 1
        caption = self.document.add_paragraph("Table ", style="Caption")
        add_field(caption, "SEQ Table \\* ARABIC", str(self.tables))
        caption.add_run(f". {block['title']}")
        self.marks(caption, block)
        table = self.document.add_table(rows=1, cols=len(block["columns"]), style="Table Grid")
        for cell, column in zip(table.rows[0].cells, block["columns"], strict=True):
            cell.text = column["title"]
        for row in block["rows"]:
            for cell, value in zip(table.add_row().cells, row["cells"], strict=True):
                cell.text = shown(value)
