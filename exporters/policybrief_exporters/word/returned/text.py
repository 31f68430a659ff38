"""The inside of a paragraph: runs, links, content controls, tracked changes, fields, as spans."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Literal

from policybrief.returned import Author, View
from policybrief_exporters.word.opening import Element, R
from policybrief_exporters.word.returned.instructions import Instruction, OpenFields
from policybrief_exporters.word.returned.page import OBJECT, PLAIN, Change, Look, Paragraph, Span
from policybrief_exporters.word.returned.parts import W
from policybrief_exporters.word.returned.styles import Styles

ChangeKind = Literal["insertion", "deletion", "move from", "move to", "format"]

CHANGES: dict[str, ChangeKind] = {
    f"{W}ins": "insertion",
    f"{W}del": "deletion",
    f"{W}moveFrom": "move from",
    f"{W}moveTo": "move to",
}
"""The elements around runs that are tracked changes."""
GONE: dict[bool, tuple[ChangeKind, ...]] = {
    True: ("deletion", "move from"),  # when changes are accepted
    False: ("insertion", "move to"),
}
"""What a view does not show, by whether it takes the tracked changes."""
TRANSPARENT = frozenset(
    f"{W}{name}" for name in ("smartTag", "customXml", "dir", "bdo", "sdtContent", "ruby", "rubyBase", "fldSimple")
)
_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_SIGNS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "\u2011",
    f"{W}softHyphen": "\u00ad",
}
_DRAWINGS = (f"{W}drawing", f"{W}pict", f"{W}object", f"{_COMPATIBILITY}AlternateContent", f"{W}control")
_SYMBOLS = {"b7": "•", "a7": "▪", "d8": "➢", "fc": "✓", "fb": "✗", "a8": "☐", "fe": "☒", "e0": "→", "df": "←"}
"""What the usual signs of the fonts Symbol and Wingdings are in Unicode, by the low byte of `w:char`."""


def author_of(element: Element) -> Author:
    return Author(name=element.get(f"{W}author", ""), date=element.get(f"{W}date", ""))


def chosen(element: Element) -> list[Element]:
    """What an `mc:AlternateContent` shows: its first choice, else the fallback."""
    for name in ("Choice", "Fallback"):
        branch = element.find(f"{_COMPATIBILITY}{name}")
        if branch is not None:
            return list(branch)
    return []


@dataclass(slots=True)
class TextReader:
    """Reads what is inside paragraphs; the fields, changes and controls that are open are kept between calls.

    `addresses` are those outside the file that the part leads to.
    """

    view: View
    styles: Styles
    addresses: dict[str, str]
    fields: OpenFields = field(default_factory=OpenFields)
    tags: list[str] = field(default_factory=list)
    open_changes: list[tuple[ChangeKind, Author]] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    foreign: list[tuple[str, str, Paragraph | None]] = field(default_factory=list)
    waiting: list[Element] = field(default_factory=list)
    """Bookmarks and ends of comments between paragraphs: they belong to the next one."""
    _links: list[tuple[str, str]] = field(default_factory=list)
    _own_mark: bool = False

    def hides(self, kind: ChangeKind) -> bool:
        """Whether the view does not show what was changed so."""
        return kind in GONE[self.view == "accept"]

    @property
    def hidden(self) -> bool:
        return any(self.hides(kind) for kind, _ in self.open_changes)

    def read(self, container: Element, paragraph: Paragraph) -> None:
        """Adds to `paragraph` what the children of `container` show."""
        for element in container:
            tag = element.tag
            if tag == f"{W}r":
                self._run(element, paragraph)
            elif tag in CHANGES:
                self.within_change(CHANGES[tag], author_of(element), partial(self.read, element, paragraph))
            elif tag == f"{W}sdt":
                self.within_control(element, lambda content: self.read(content, paragraph))
            elif tag == f"{W}hyperlink":
                self._hyperlink(element, paragraph)
            elif tag == f"{W}fldSimple":
                self._simple_field(element, paragraph)
            elif tag in TRANSPARENT:
                self.read(element, paragraph)
            elif tag == f"{_COMPATIBILITY}AlternateContent":
                self.read(_Branch(chosen(element)), paragraph)
            elif tag.startswith(_MATH):
                text = "".join(part.text or "" for part in element.iter(f"{_MATH}t"))
                self._show(paragraph, text, PLAIN)
            else:
                self.point(element, paragraph)

    def within_change(self, kind: ChangeKind, author: Author, read: Callable[[], None]) -> None:
        self.open_changes.append((kind, author))
        read()
        self.open_changes.pop()

    def within_control(self, control: Element, read: Callable[[Element], None]) -> None:
        """Reads the content of a control, unless that is a word of Word's that stands for none."""
        content = control.find(f"{W}sdtContent")
        properties = control.find(f"{W}sdtPr")
        tag = properties.find(f"{W}tag") if properties is not None else None
        if content is None:
            return
        if properties is not None and properties.find(f"{W}showingPlcHdr") is not None:
            return
        name = tag.get(f"{W}val", "") if tag is not None else ""
        self.tags.append(name)
        read(content)
        self.tags.pop()

    def point(self, element: Element, paragraph: Paragraph) -> None:
        """A bookmark or a comment's end; what else there is shows nothing."""
        match element.tag.removeprefix(W):
            case "bookmarkStart":
                paragraph.points.append((element.get(f"{W}name", ""), paragraph.length))
            case "commentRangeStart":
                paragraph.comments.append(("start", element.get(f"{W}id", ""), paragraph.length))
            case "commentRangeEnd":
                paragraph.comments.append(("end", element.get(f"{W}id", ""), paragraph.length))
            case "subDoc" | "altChunk":
                self.foreign.append(("a linked document", element.get(f"{R}id", ""), paragraph))
            case _:
                pass

    def mark_change(
        self, kind: ChangeKind, text: str, author: Author, paragraph: Paragraph, start: int, note: str = ""
    ) -> None:
        """Notes a tracked change; one that continues the last is part of it. `note` is a note whose mark it has."""
        notes = (note,) if note else ()
        if self.changes:
            last = self.changes[-1]
            if last[0] == kind and last.author == author and last.paragraph is paragraph and last.end == start:
                self.changes[-1] = last._replace(text=last.text + text, end=paragraph.length, notes=last.notes + notes)
                return
        self.changes.append(Change(kind, text, author, paragraph, start, paragraph.length, notes))

    def _hyperlink(self, element: Element, paragraph: Paragraph) -> None:
        address = self.addresses.get(element.get(f"{R}id", ""), "")
        anchor = element.get(f"{W}anchor", "")
        if address and anchor:
            address, anchor = f"{address}#{anchor}", ""
        self._links.append((address, anchor))
        self.read(element, paragraph)
        self._links.pop()

    def _simple_field(self, element: Element, paragraph: Paragraph) -> None:
        self.fields.mark("begin")
        self.fields.instruct(element.get(f"{W}instr", ""))
        self.fields.mark("separate")
        self.read(element, paragraph)
        self.fields.mark("end")

    def _run(self, run: Element, paragraph: Paragraph) -> None:
        look: Look | None = None
        self._own_mark = False
        for element in run:
            tag = element.tag
            if tag == f"{W}rPr":
                look = self._look(element, run, paragraph)
            elif tag == f"{W}t" or tag == f"{W}delText":
                self._show(paragraph, element.text or "", look or PLAIN)
            elif tag in _SIGNS:
                self._show(paragraph, _SIGNS[tag], look or PLAIN)
            elif tag == f"{W}br":
                if element.get(f"{W}type", "textWrapping") == "textWrapping":
                    self._show(paragraph, "\n", look or PLAIN)
            elif tag == f"{W}fldChar":
                self.fields.mark(element.get(f"{W}fldCharType", ""))
            elif tag == f"{W}instrText" or tag == f"{W}delInstrText":
                self.fields.instruct(element.text or "")
            elif tag == f"{W}sym":
                self._show(paragraph, _symbol(element), look or PLAIN)
            elif tag in _DRAWINGS:
                self._show(paragraph, OBJECT, PLAIN, token="drawing", box=_words(element))
            else:
                self._other(element, paragraph)

    def _other(self, element: Element, paragraph: Paragraph) -> None:
        match element.tag.removeprefix(W):
            case "footnoteReference" | "endnoteReference" as name:
                kind = name.removesuffix("Reference")
                self._show(paragraph, OBJECT, PLAIN, token=f"{kind} {element.get(f'{W}id', '')}")
                self._own_mark = element.get(f"{W}customMarkFollows", "0") not in ("0", "false", "off")
            case "footnoteRef" | "endnoteRef":
                self._show(paragraph, OBJECT, PLAIN, token="object")
            case "commentReference":
                paragraph.comments.append(("mark", element.get(f"{W}id", ""), paragraph.length))
            case "pgNum":
                self._show(paragraph, "1", PLAIN, computed=True)
            case _:
                self.point(element, paragraph)

    def _look(self, properties: Element, run: Element, paragraph: Paragraph) -> Look:
        change = properties.find(f"{W}rPrChange")
        if change is not None:
            text = "".join(part.text or "" for part in run.iter(f"{W}t"))
            self.changes.append(
                Change("format", text, author_of(change), paragraph, paragraph.length, paragraph.length + len(text))
            )
            if self.view != "accept":
                return self.styles.run(change.find(f"{W}rPr"))
        return self.styles.run(properties)

    def _show(
        self, paragraph: Paragraph, text: str, look: Look, *, token: str = "", box: str = "", computed: bool = False
    ) -> None:
        if not text or self.fields.silent:
            return
        hidden = self.hidden
        start = paragraph.length
        if not hidden:
            effect = self.fields.effect if self.fields.frames else _NOTHING
            link, target = self._links[-1] if self._links else ("", "")
            shown = next((author for _, author in reversed(self.open_changes)), None)
            paragraph.add(
                Span(
                    text, look, effect.link or link, effect.target or target, computed or effect.computed,
                    token or ("mark" if self._own_mark else ""), box, tuple(self.tags), shown,
                )
            )  # fmt: skip
        for kind, author in self.open_changes:
            if hidden:
                paragraph.hidden.append((start, author))
            self.mark_change(kind, text, author, paragraph, start, token if "note " in token else "")


_NOTHING = Instruction()


class _Branch(list[Element]):
    """The children of a branch of alternate content, to be read as those of an element."""


def _symbol(element: Element) -> str:
    code = element.get(f"{W}char", "")
    try:
        number = int(code, 16)
    except ValueError:
        return "\ufffd"
    if 0xF000 <= number <= 0xF0FF:
        return _SYMBOLS.get(f"{number & 0xFF:x}", chr(number))
    return chr(number) if 0x20 <= number < 0x110000 and not 0xD800 <= number < 0xE000 else "\ufffd"


def _words(drawing: Element) -> str:
    """The words in the text boxes of a drawing, each once."""
    branches = chosen(drawing) if drawing.tag == f"{_COMPATIBILITY}AlternateContent" else [drawing]
    lines = []
    for branch in branches:
        for box in branch.iter(f"{W}txbxContent"):
            for paragraph in box.iter(f"{W}p"):
                lines.append("".join(part.text or "" for part in paragraph.iter(f"{W}t")))
    return "\n".join(line for line in lines if line)
