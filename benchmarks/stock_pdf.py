"""The same content by ReportLab as its user guide shows it: platypus, a contents page, `multiBuild`."""

from __future__ import annotations

import io
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageBreak, PageTemplate, Paragraph, Spacer, Table, TableStyle
from reportlab.platypus.tableofcontents import TableOfContents

Data = dict[str, Any]
STYLES = getSampleStyleSheet()
GRID = TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.grey), ("FONTNAME", (0, 0), (-1, 0), "Helvetica-Bold")])


class _Template(BaseDocTemplate):  # type: ignore[misc]  # ReportLab has no type information
    """Headings report themselves to the contents."""

    def afterFlowable(self, flowable: Any) -> None:  # noqa: N802  # ReportLab's name
        level = getattr(flowable, "level", None)
        if level is not None:
            self.canv.bookmarkPage(flowable.key)
            self.canv.addOutlineEntry(flowable.getPlainText(), flowable.key, level)
            self.notify("TOCEntry", (level, flowable.getPlainText(), self.page, flowable.key))


class _Numbered(Canvas):  # type: ignore[misc]  # as above
    """Page n of m: pages are kept until their number is known, as the recipe of ReportLab's users goes."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._kept: list[dict[str, Any]] = []

    def showPage(self) -> None:  # noqa: N802  # ReportLab's name
        self._kept.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        for kept in self._kept:
            self.__dict__.update(kept)
            self.drawRightString(540, 40, f"Page {self._pageNumber} of {len(self._kept)}")
            super().showPage()
        super().save()


def pdf(data: Data) -> bytes:
    """The brief as a PDF file."""
    file = io.BytesIO()
    template = _Template(file, pagesize=A4, title=data["title"])
    frame = Frame(template.leftMargin, template.bottomMargin, template.width, template.height)
    template.addPageTemplates([PageTemplate("page", frames=[frame])])
    template.multiBuild(_Story(data).flowables, canvasmaker=_Numbered)
    return file.getvalue()


class _Story:
    """The flowables of a brief."""

    def __init__(self, data: Data) -> None:
        self.notes: list[str] = []
        self.headings = 0
        self.flowables: list[Any] = [Paragraph(escape(data["title"]), STYLES["Title"]), TableOfContents(), PageBreak()]
        self.heading("Summary", 0)
        for point in data["summary"]:
            self.statement(point, bullet=True)
        for section in data["sections"]:
            self.section(section, 0)
        self.heading("Sources", 0)
        for place, source in enumerate(data["sources"], 1):
            text = f"{place}. {source['publisher']}, {source['title']}, {source['published']}."
            self.flowables.append(Paragraph(escape(text), STYLES["BodyText"]))
        self.heading("Notes", 0)
        for place, note in enumerate(self.notes, 1):
            self.flowables.append(Paragraph(escape(f"{place}. {note}"), STYLES["BodyText"]))

    def heading(self, text: str, level: int) -> None:
        self.headings += 1
        heading = Paragraph(escape(text), STYLES[f"Heading{level + 1}"])
        heading.level, heading.key = level, f"h{self.headings}"
        self.flowables.append(heading)

    def section(self, section: Data, level: int) -> None:
        self.heading(section["title"], level)
        for block in section["blocks"]:
            match block["kind"]:
                case "paragraph":
                    self.statement(block)
                case "list":
                    for item in block["items"]:
                        self.statement(item, bullet=True)
                case "table":
                    self.table(block)
        for inner in section.get("sections", ()):
            self.section(inner, level + 1)

    def statement(self, part: Data, *, bullet: bool = False) -> None:
        marks = ""
        for evidence in part.get("evidence", ()):
            self.notes.append(f"“{evidence['exact']}” {evidence['source']}, {evidence['start']}–{evidence['end']}.")
            marks += f"<super>{len(self.notes)}</super>"
        style = STYLES["Bullet" if bullet else "BodyText"]
        self.flowables.append(Paragraph(escape(part["text"]) + marks, style, bulletText="•" if bullet else None))

    def table(self, block: Data) -> None:
        head = [column["title"] for column in block["columns"]]
        rows = [[value if isinstance(value, str) else f"{value:,}" for value in row["cells"]] for row in block["rows"]]
        table = Table([head, *rows], repeatRows=1, style=GRID)
        self.flowables += [Paragraph(escape(block["title"]), STYLES["Italic"]), table, Spacer(1, 12)]
