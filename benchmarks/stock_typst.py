"""The same content by Typst: the brief as markup, compiled to PDF/UA-1 in the faces, sizes and margins of our style.

What costs Typst time is left at its defaults or written in the way that takes it least: text is hyphenated only where
it is justified, which it is not here (with hyphenation the medium brief takes 1.7 times as long), and notes stand at
the end, as ours do (as footnotes they take 1.8 times as long).
"""

from __future__ import annotations

import datetime
import functools
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typst

Data = dict[str, Any]

FONTS = Path(__file__).parents[1] / "reports/policybrief/style/default/fonts"
CONTENTS_FROM = 3
"""From so many sections on a brief has contents: ours print none in a short paper."""

_MARKUP = re.compile(r"""([\\*_`$#<>@~\-+=/\[\]'"])""")
_LIST_MARK = re.compile(r"^(\d+)\.")

_SET_UP = """
#set text(font: ("Source Sans 3", "DejaVu Sans"), size: 12pt, lang: "en", region: "gb")
#set par(leading: 0.66em, spacing: 1.1em)
#set list(spacing: 0.9em)
#show heading: set text(font: "Source Serif 4", weight: 600)
#show heading.where(level: 1): set text(size: 16.5pt)
#show heading.where(level: 2): set text(size: 14pt)
#show title: set text(font: "Source Serif 4", weight: 600, size: 25pt)
#show figure: set block(breakable: true)
#show figure.caption: set text(size: 9.5pt, weight: 600)
#set figure.caption(position: top, separator: [. ])
#show figure.caption: set align(left)
#set table(stroke: (x, y) => (bottom: 0.5pt), inset: 6pt)
#show table: set text(size: 10.5pt)
#let banner = box(fill: black, inset: 4pt, text(fill: rgb("#33FF00"), weight: 600)[{banner}])
#set page(
  paper: "a4", margin: (top: 78pt, bottom: 72pt, left: 104pt, right: 100pt),
  header: text(size: 9.5pt)[{title} #h(1fr) #banner],
  footer: align(right, text(
    size: 9.5pt, context [Page #counter(page).display() of #counter(page).final().first() #banner],
  )),
)
"""


def pdf(data: Data) -> bytes:
    """The brief as a tagged PDF file."""
    made = _compiler().compile(input=markup(data).encode(), format="pdf", pdf_standards=["ua-1"])
    assert isinstance(made, bytes)
    return made


@functools.cache
def _compiler() -> typst.Compiler:
    """One compiler for the process: it finds the fonts once. It knows no other than those of our style."""
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
    return typst.Compiler(font_paths=fonts, ignore_system_fonts=True)


def markup(data: Data) -> str:
    """The brief in Typst's markup."""
    return "\n".join(_Page(data).lines())


def _text(text: str) -> str:
    """`text` for markup that prints it as it stands."""
    return _LIST_MARK.sub(r"\1\.", _MARKUP.sub(r"\\\1", text))


class _Page:
    """Writes a brief part by part, and collects the notes on the way."""

    def __init__(self, data: Data) -> None:
        self.data = data
        self.sources = {source["id"]: (number, source) for number, source in enumerate(data["sources"], 1)}
        self.cited: set[str] = set()
        self.notes: dict[str, int] = {}

    def lines(self) -> Iterator[str]:
        yield from self.head()
        yield "#heading(level: 1, outlined: false)[Key findings]"
        first, *others = self.data["summary"]
        yield f"#block(fill: luma(240), inset: 8pt)[{self.statement(first)}\n"
        yield from self.bullets(others)
        yield "]"
        if len(self.data["sections"]) >= CONTENTS_FROM:
            yield "#outline(title: [Contents], depth: 2, target: heading.where(level: 1).or(heading.where(level: 2)))"
        for section in self.data["sections"]:
            yield from self.section(section, 1)
        yield "= Notes"
        yield "#set text(size: 9.5pt)"
        yield '#set enum(numbering: "1")'
        yield from (f"+ {note} <n{number}>" for note, number in self.notes.items())
        yield "= Sources"
        yield from map(self.source, self.data["sources"])

    def head(self) -> Iterator[str]:
        data = self.data
        title, author = _text(data["title"]), _text(data["organisation"])
        date = datetime.date.fromisoformat(data["date"])
        marking = data["marking"]
        yield (
            f"#set document(title: [{title}], author: {_string(data['organisation'])}, "
            f"date: datetime(year: {date.year}, month: {date.month}, day: {date.day}))"
        )
        banner = f"{marking['scheme'].upper()}:{marking['level']}"
        yield _SET_UP.replace("{title}", title).replace("{banner}", _text(banner))
        yield f"*{author}*\n\n{_text(_named(data['kind']))} #h(1fr) {_text(_named(data['status']))}\n"
        yield "#title()\n"
        yield f"#text(size: 9.5pt)[Date] \\ {date.day} {date:%B %Y}\n"

    def section(self, section: Data, level: int) -> Iterator[str]:
        yield f"{'=' * level} {_text(section['title'])}"
        for block in section["blocks"]:
            match block["kind"]:
                case "paragraph":
                    yield f"{self.statement(block)}\n"
                case "list":
                    yield from self.bullets(block["items"])
                    yield ""
                case "table":
                    yield self.table(block)
        for inner in section.get("sections", ()):
            yield from self.section(inner, level + 1)

    def bullets(self, items: list[Data]) -> Iterator[str]:
        yield from (f"- {self.statement(item)}" for item in items)

    def statement(self, part: Data) -> str:
        return _text(part["text"]) + self.marks(part)

    def marks(self, part: Data) -> str:
        """The marks of the part's evidence, each a link to its note; equal evidence has one note."""
        return "".join(f"#super[#link(<n{number}>)[{number}]]" for number in map(self.note, part.get("evidence", ())))

    def note(self, evidence: Data) -> int:
        number, source = self.sources[evidence["source"]]
        place = f"characters {evidence['start']}–{evidence['end']}"
        words = f"“{_text(evidence['exact'])}” #link(<s{number}>)"
        full = (
            f"{words}[Source {number}, {_text(source['publisher'])}, {_text(source['title'])}, "
            f"{_month(source['published'])}], {place}, SHA\\-256 {source['text_sha256'][:12]}."
        )
        short = f"{words}[Source {number}], {place}."
        if full in self.notes:
            return self.notes[full]
        note = short if evidence["source"] in self.cited else full
        self.cited.add(evidence["source"])
        return self.notes.setdefault(note, len(self.notes) + 1)

    def table(self, block: Data) -> str:
        head = "".join(f"[*{_text(column['title'])}*], " for column in block["columns"])
        rows = "\n".join("".join(f"[{_cell(value)}], " for value in row["cells"]) for row in block["rows"])
        figures = len(block["columns"]) - 1
        return (
            f"#figure(kind: table, caption: [{_text(block['title'])}{self.marks(block)}], table(\n"
            f"columns: (2fr,) + (1fr,) * {figures}, align: (left,) + (right,) * {figures},\n"
            f"table.header({head}),\n{rows}\n))\n"
        )

    def source(self, source: Data) -> str:
        number = self.sources[source["id"]][0]
        return (
            f"+ _{_text(source['title'])}_, {_text(source['kind'])}, {_text(source['publisher'])}, "
            f"{_month(source['published'])}. \\\n"
            f"  File {_text(source['file'])}. SHA\\-256 of the text {source['text_sha256']}. <s{number}>"
        )


def _cell(value: Any) -> str:
    return _text(value) if isinstance(value, str) else f"{value:,}"


def _month(date: str) -> str:
    return f"{datetime.date.fromisoformat(f'{date}-01'):%B %Y}"


def _named(key: str) -> str:
    return key.replace("-", " ").capitalize()


def _string(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
