"""The same content by Pandoc: the brief as Markdown, with footnotes, numbered tables, links and contents.

The head and foot of its pages come from a reference document, as its manual advises. Its contents are empty until Word
fills them. There is no service to keep running: every file is a new process, so that its warm time is nearly its cold.
"""

from __future__ import annotations

import functools
import io
import re
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypandoc
from pages import head_and_foot
from printed import CONTENTS_FROM, Note, Printed, shown

Data = dict[str, Any]

_MARKUP = re.compile(r"([\\*_`$#<>@~^\-+=/\[\]{}|!'\"])")
_LIST_MARK = re.compile(r"^(\d+)\.")


def word(data: Data, looks: bytes) -> bytes:
    """The brief as a Word file, in the looks of a reference document."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder, "reference.docx")
        place.write_bytes(looks)
        arguments = command(data, place)
        return subprocess.run(arguments, input=markdown(data).encode(), stdout=subprocess.PIPE, check=True).stdout


def command(data: Data, looks: Path, source: str = "-", target: str = "-") -> list[str]:
    """The command line that makes the file `target` of the Markdown `source`."""
    contents = ["--toc", "--toc-depth=2"] if len(data["sections"]) >= CONTENTS_FROM else []
    formats = ["--from=markdown", "--to=docx+native_numbering", f"--reference-doc={looks}"]
    return [pypandoc.get_pandoc_path(), *formats, *contents, source, "-o", target]


@functools.cache
def reference() -> bytes:
    """The reference document: Pandoc's own, with head and foot."""
    import docx

    arguments = [pypandoc.get_pandoc_path(), "--print-default-data-file", "reference.docx"]
    made = subprocess.run(arguments, stdout=subprocess.PIPE, check=True).stdout
    document = docx.Document(io.BytesIO(made))
    head_and_foot(document, "TLP:GREEN", None)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def markdown(data: Data) -> str:
    """The brief in Pandoc's Markdown."""
    return "\n".join(_Page(data).lines())


def _text(text: str) -> str:
    """`text` for markup that prints it as it stands."""
    return _LIST_MARK.sub(r"\1\.", _MARKUP.sub(r"\\\1", text))


class _Page:
    """Writes a brief part by part."""

    def __init__(self, data: Data) -> None:
        self.data = data
        self.printed = Printed(data)

    def lines(self) -> Iterator[str]:
        yield from self.head()
        yield "# Key findings {.unlisted}\n"
        first, *others = self.data["summary"]
        yield f"{self.statement(first)}\n"
        yield from self.bullets(others)
        for section in self.data["sections"]:
            yield from self.section(section, 1)
        yield "# Notes\n"
        yield from map(self.note, self.printed.notes)
        yield "# Sources\n"
        for number, source in enumerate(self.printed.sources, 1):
            yield f"1.  []{{#s{number}}}*{_text(source.title)}*{_text(source.after_title)}\n"
            yield f"    {_text(source.file)}\n"
        yield from (f"[^{number}]: {_text(note.short)}\n" for number, note in enumerate(self.printed.notes, 1))

    def head(self) -> Iterator[str]:
        printed = self.printed
        yield f"---\nlang: en-GB\ntitle: {_text(self.data['title'])}"
        yield f"subtitle: {printed.kind} {printed.status}\nauthor: {self.data['organisation']}"
        yield f"date: Date {printed.date}\n---\n"

    def section(self, section: Data, level: int) -> Iterator[str]:
        yield f"{'#' * level} {_text(section['title'])}\n"
        for block in section["blocks"]:
            match block["kind"]:
                case "paragraph":
                    yield f"{self.statement(block)}\n"
                case "list":
                    yield from self.bullets(block["items"])
                case "table":
                    yield self.table(block)
        for inner in section.get("sections", ()):
            yield from self.section(inner, level + 1)

    def bullets(self, items: list[Data]) -> Iterator[str]:
        yield from (f"- {self.statement(item)}" for item in items)
        yield ""

    def statement(self, part: Data) -> str:
        return _text(part["text"]) + self.marks(part)

    def marks(self, part: Data) -> str:
        return "".join(f"[^{number}]" for number in self.printed.marks(part))

    def table(self, block: Data) -> str:
        caption = f": {_text(block['title'])}{self.marks(block)}"
        head = _row(_text(column["title"]) for column in block["columns"])
        rows = "\n".join(_row(_text(shown(value)) for value in row["cells"]) for row in block["rows"])
        return f"{head}\n|:--|{'--:|' * (len(block['columns']) - 1)}\n{rows}\n\n{caption}\n"

    def note(self, note: Note) -> str:
        named = f"Source {note.source}{_text(note.named)}"
        return f"1.  {_text(note.words)} [{named}](#s{note.source}){_text(note.after_source)}"


def _row(cells: Iterator[str]) -> str:
    return f"| {' | '.join(cells)} |"
