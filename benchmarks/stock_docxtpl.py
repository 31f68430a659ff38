"""The same content by docxtpl: a template with tags, filled in from the brief.

The template is what its documentation shows: paragraphs, rows and cells that are repeated by `{%p`, `{%tr` and `{%tc`.
A template cannot nest itself, so the sections come as one row of blocks. Contents are a field that Word fills in;
nothing links to a source. Footnotes that repeat cannot be typed in Word: `template` has none, its notes stand at the
end alone; `template_with_footnotes` is the same after its XML was edited by hand.
"""

from __future__ import annotations

import functools
import io
from typing import Any

from docxtpl import DocxTemplate
from printed import CONTENTS_FROM, Printed, shown

Data = dict[str, Any]


def word(data: Data, template: bytes) -> bytes:
    """The brief as a Word file."""
    document = DocxTemplate(io.BytesIO(template))
    document.render(_context(data), autoescape=True)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _context(data: Data) -> Data:
    """What the tags of the template name."""
    printed = Printed(data)
    first, *others = [_statement(printed, part) for part in data["summary"]]
    blocks: list[Data] = []
    for section in data["sections"]:
        _flatten(printed, section, 1, blocks)
    for number, block in enumerate((block for block in blocks if block["kind"] == "table"), 1):
        block["number"] = number
    return {
        "title": data["title"],
        "organisation": data["organisation"],
        "kind": printed.kind,
        "status": printed.status,
        "date": printed.date,
        "banner": printed.banner,
        "first": first,
        "others": others,
        "contents": len(data["sections"]) >= CONTENTS_FROM,
        "blocks": blocks,
        "notes": [{"text": note.full, "short": note.short} for note in printed.notes],
        "sources": [{"title": s.title, "after": s.after_title, "file": s.file} for s in printed.sources],
    }


def _flatten(printed: Printed, section: Data, level: int, blocks: list[Data]) -> None:
    blocks.append({"kind": f"heading{level}", "text": section["title"]})
    for block in section["blocks"]:
        match block["kind"]:
            case "paragraph":
                blocks.append({"kind": "paragraph"} | _statement(printed, block))
            case "list":
                blocks.append({"kind": "list", "items": [_statement(printed, item) for item in block["items"]]})
            case "table":
                blocks.append(
                    {
                        "kind": "table",
                        "text": block["title"],
                        "columns": [column["title"] for column in block["columns"]],
                        "rows": [[shown(value) for value in row["cells"]] for row in block["rows"]],
                    }
                    | _marks(printed, block)
                )
    for inner in section.get("sections", ()):
        _flatten(printed, inner, level + 1, blocks)


def _statement(printed: Printed, part: Data) -> Data:
    return {"text": part["text"]} | _marks(printed, part)


def _marks(printed: Printed, part: Data) -> Data:
    new, again = printed.parted_marks(part)
    return {"marks": " ".join(map(str, new + again)), "new": new, "again": " ".join(map(str, again))}


@functools.cache
def template() -> bytes:
    """The template, as an author would type it in Word."""
    file = io.BytesIO()
    _typed().save(file)
    return file.getvalue()


@functools.cache
def template_with_footnotes() -> bytes:
    """The template with tags in its XML: in the part of the footnotes, and in the mark of one."""
    from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part
    from docx.oxml.ns import nsdecls, qn
    from docx.oxml.parser import parse_xml

    document = _typed()
    for run in document.element.body.iter(qn("w:r")):
        if run.text.endswith(".marks }}"):
            name = run.text.removeprefix("{{ ").removesuffix(".marks }}")
            run.text = f"{{{{ {name}.again }}}}"
            for tag in (f"{{%r for mark in {name}.new %}}", None, "{%r endfor %}"):
                content = f"<w:t>{tag}</w:t>" if tag else '<w:footnoteReference w:id="{{ mark }}"/>'
                properties = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
                run.addprevious(parse_xml(f"<w:r {nsdecls('w')}>{properties}{content}</w:r>"))
    notes = f"<w:footnotes {nsdecls('w')}>{_FOOTNOTES}</w:footnotes>".encode()
    package = document.part.package
    part = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, notes, package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


_FOOTNOTES = """\
<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>\
<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>\
{% for note in notes %}<w:footnote w:id="{{ loop.index }}"><w:p><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>\
<w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> {{ note.short }}</w:t></w:r></w:p></w:footnote>{% endfor %}"""


def _typed() -> Any:
    import docx
    from pages import add_field, head_and_foot

    document = docx.Document()
    document.core_properties.title = "{{ title }}"
    head_and_foot(document, "{{ banner }}", "{{ title }}")

    def line(text: str, style: str = "Normal", marks: str = "") -> Any:
        paragraph = document.add_paragraph(text, style=style)
        if marks:
            paragraph.add_run(marks).font.superscript = True
        return paragraph

    line("{{ organisation }}")
    line("{{ kind }}\t{{ status }}")
    line("{{ title }}", "Title")
    line("Date {{ date }}")
    line("Key findings", "Heading 1")
    line("{{ first.text }}", marks="{{ first.marks }}")
    line("{%p for item in others %}")
    line("{{ item.text }}", "List Bullet", "{{ item.marks }}")
    line("{%p endfor %}")
    line("{%p if contents %}")
    line("Contents", "TOC Heading")
    add_field(line(""), 'TOC \\o "1-2" \\h \\z \\u', "")
    line("{%p endif %}")
    line("{%p for block in blocks %}")
    for level in (1, 2):
        line(f"{{%p {'el' if level > 1 else ''}if block.kind == 'heading{level}' %}}")
        line("{{ block.text }}", f"Heading {level}")
    line("{%p elif block.kind == 'paragraph' %}")
    line("{{ block.text }}", marks="{{ block.marks }}")
    line("{%p elif block.kind == 'list' %}")
    line("{%p for item in block['items'] %}")
    line("{{ item.text }}", "List Bullet", "{{ item.marks }}")
    line("{%p endfor %}")
    line("{%p elif block.kind == 'table' %}")
    caption = line("Table ", "Caption")
    add_field(caption, "SEQ Table \\* ARABIC", "{{ block.number }}")
    caption.add_run(". {{ block.text }}")
    caption.add_run("{{ block.marks }}").font.superscript = True
    _table(document)
    line("{%p endif %}")
    line("{%p endfor %}")
    line("Notes", "Heading 1")
    line("{%p for note in notes %}")
    line("{{ note.text }}", "List Number")
    line("{%p endfor %}")
    line("Sources", "Heading 1")
    line("{%p for source in sources %}")
    paragraph = line("", "List Number 2")
    paragraph.add_run("{{ source.title }}").italic = True
    paragraph.add_run("{{ source.after }}")
    line("{{ source.file }}", "List Continue 2")
    line("{%p endfor %}")
    return document


def _table(document: Any) -> None:
    """A head that repeats its cells, then a row that repeats itself and its cells; tags stand in cells of their own."""
    from docx.oxml.parser import OxmlElement

    table = document.add_table(rows=4, cols=3, style="Table Grid")
    head, opening, row, closing = table.rows
    head._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for cells, tags in (
        (head.cells, ("{%tc for title in block.columns %}", "{{ title }}", "{%tc endfor %}")),
        (opening.cells, ("{%tr for cells in block.rows %}", "", "")),
        (row.cells, ("{%tc for cell in cells %}", "{{ cell }}", "{%tc endfor %}")),
        (closing.cells, ("{%tr endfor %}", "", "")),
    ):
        for cell, tag in zip(cells, tags, strict=True):
            cell.text = tag
