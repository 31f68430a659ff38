"""HTML pages."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, ClassVar

from policybrief.errors import SeedError
from policybrief.problems import Problem, Severity
from policybrief.seed import BlockKind, Seed
from policybrief_seeds.decoding import LIMIT, read_text, warning
from policybrief_seeds.page import metadata_of
from policybrief_seeds.record import Origin, RecordBuilder, seed

_NOT_READ = """
script style noscript template head title svg math canvas iframe object embed applet audio video map
button select input textarea option datalist nav menu dialog
"""
_UNREAD = frozenset(_NOT_READ.split())
_BLOCK_TAGS = """
address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form
h1 h2 h3 h4 h5 h6 header hr html legend li main ol p pre section summary table tbody tfoot thead tr ul
"""
_BLOCK = frozenset(_BLOCK_TAGS.split())
_WHITE = re.compile("[ \t\n\r\f\xa0]+")
_AROUND_BREAK = re.compile(r" ?\n ?")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_NAVIGATION_ROLES = frozenset({"navigation", "search", "menu", "menubar", "contentinfo", "banner", "dialog"})


class HtmlReader:
    """Reads an HTML page. The record is what a reader of the page sees of its main part.

    Where the page marks its main part (`<main>`, or its only `<article>`), that is read, else the body without its
    footer. Scripts, styles, comments, navigation, form controls and hidden elements are not read; a hint says how much
    text lay outside. Nothing is fetched. A table row is one block, its cells separated by ` | `; items of a numbered
    list keep their numbers.

    Args:
        limit: the bytes that a file may have.
    """

    api: ClassVar[int] = 1
    name: ClassVar[str] = "html"
    suffixes: ClassVar[tuple[str, ...]] = (".html", ".htm", ".xhtml")
    version: ClassVar[str] = "1"

    def __init__(self, limit: int = LIMIT) -> None:
        self.limit = limit

    def read(self, data: bytes, name: str) -> Seed:
        """The text of `data`. Raises `SeedError` for what is empty, binary, larger than the limit, or without text."""
        charset = _CHARSET.search(data[:4096])
        decoded = read_text(data, name, self.limit, charset[1].decode("ascii") if charset else None)
        page, given_up = _parse(decoded.text, name)
        root = _main_part(page)
        record = _Walk(top=root is page).walk(root)
        if not record.text:
            why = f" ({given_up[0].message}; {given_up[0].hint})" if given_up else ""
            raise SeedError(f"{name}: the page holds no text to read{why}")
        problems = [*decoded.problems, *given_up, *_unread(page, record, name)]
        origin = Origin(name=name, data=data, reader=self.name, version=self.version, media_type="text/html")
        return seed(origin, record.text, record.blocks, metadata_of(page), problems)


def _parse(text: str, name: str) -> tuple[Any, list[Problem]]:
    """The page as a tree, and a warning where the parser stopped before its end."""
    from lxml import etree, html

    parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=True, recover=True)
    try:
        page = html.document_fromstring(_DECLARATION.sub("", text), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise SeedError(f"{name}: cannot be read as HTML: {error}") from error
    fatal = [entry.message for entry in parser.error_log if entry.type_name == "ERR_RESOURCE_LIMIT"]
    hint = "save the text of the page and give that"
    why = ["its elements stand too deep in one another" if "depth" in entry else entry for entry in fatal[:1]]
    return page, [warning(name, "seed-html", f"it was not read to its end: {reason}", hint) for reason in why]


def _main_part(page: Any) -> Any:
    """The element that the page marks as its main part, if it holds the greater part of a text; else the page."""
    for path in ("//main | //*[@role='main']", "//article"):
        found = page.xpath(path)
        if len(found) == 1 and len(" ".join(found[0].text_content().split())) >= 200:
            return found[0]
    return page


def _unread(page: Any, record: RecordBuilder, name: str) -> list[Problem]:
    body = page.find("body")
    if body is None:
        return []
    for element in body.xpath(".//script | .//style | .//noscript | .//template"):
        element.text = None
    whole = len("".join(body.text_content().split()))
    left = whole - len("".join(record.text.split()))
    if left < 40:
        return []
    message = f"about {left} characters of the page were not read: navigation, footers, hidden or form elements"
    return [Problem(severity=Severity.HINT, rule="seed-html", message=message, file=name)]


def _is_unread(element: Any) -> bool:
    if element.tag in _UNREAD or element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    return element.get("role") in _NAVIGATION_ROLES or bool(_HIDDEN.search(element.get("style") or ""))


@dataclass(slots=True)
class _Item:
    """A list item that is open, until its first text takes it."""

    marker: str
    fresh: bool = True


@dataclass(slots=True)
class _Walk:
    """Turns elements into blocks, without recursion: pages nest as deep as they like."""

    top: bool
    record: RecordBuilder = field(default_factory=RecordBuilder)
    buffer: list[str] = field(default_factory=list)
    heading: int = 0
    quotes: int = 0
    articles: int = 0
    verbatim: int = 0
    lists: list[int | None] = field(default_factory=list)
    items: list[_Item] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)

    def walk(self, root: Any) -> RecordBuilder:
        from lxml import etree

        walker = etree.iterwalk(root, events=("start", "end"))
        for event, element in walker:
            if event == "start":
                if not isinstance(element.tag, str) or self._skips(element):
                    walker.skip_subtree()
                    continue
                self._start(element)
                self._add(element.text)
            elif isinstance(element.tag, str):
                if not self._skips(element):
                    self._end(element)
                if element is not root:
                    self._add(element.tail)
        self._flush()
        return self.record

    def _skips(self, element: Any) -> bool:
        return _is_unread(element) or (element.tag == "footer" and self.top and not self.articles)

    def _add(self, text: str | None) -> None:
        if text:
            self.buffer.append(text if self.verbatim else _WHITE.sub(" ", text))

    def _start(self, element: Any) -> None:
        if element.tag in _BLOCK:
            self._flush()
        match element.tag:
            case "br":
                self.buffer.append("\n")
            case "h1" | "h2" | "h3" | "h4" | "h5" | "h6":
                self.heading = int(element.tag[1])
            case "blockquote":
                self.quotes += 1
            case "article":
                self.articles += 1
            case "pre":
                self.verbatim += 1
            case "ul":
                self.lists.append(None)
            case "ol":
                self.lists.append(_number(element.get("start")))
            case "li":
                self.items.append(_Item(self._marker()))
            case "tr":
                self.rows.append([])
            case "q":
                self.buffer.append("“")

    def _end(self, element: Any) -> None:
        if element.tag in ("td", "th") and self.rows:
            self.rows[-1].append(" ".join("".join(self.buffer).split()))
            self.buffer.clear()
        elif element.tag in _BLOCK:
            self._flush()
        match element.tag:
            case "h1" | "h2" | "h3" | "h4" | "h5" | "h6":
                self.heading = 0
            case "blockquote":
                self.quotes -= 1
            case "article":
                self.articles -= 1
            case "pre":
                self.verbatim -= 1
            case "ul" | "ol":
                self.lists.pop()
            case "li":
                self.items.pop()
            case "tr":
                self.record.add("table-row", " | ".join(self.rows.pop()))
            case "q":
                self.buffer.append("”")

    def _marker(self) -> str:
        number = self.lists[-1] if self.lists else None
        if number is None:
            return ""
        self.lists[-1] = number + 1
        return f"{number}. "

    def _flush(self) -> None:
        """Make a block of what was gathered; within a table it waits for the end of its cell."""
        if self.rows:
            self.buffer.append(" ")
            return
        text = "".join(self.buffer)
        self.buffer.clear()
        text = text if self.verbatim else _AROUND_BREAK.sub("\n", _WHITE_RUN.sub(" ", text))
        if not text.strip():
            return
        kind, level = self._kind()
        marker = ""
        if kind == "list-item":
            marker, self.items[-1].fresh = self.items[-1].marker, False
        self.record.add(kind, marker + text.strip(), level)

    def _kind(self) -> tuple[BlockKind, int]:
        if self.heading:
            return "heading", self.heading
        if self.items and self.items[-1].fresh:
            return "list-item", max(0, len(self.items) - 1)
        return ("quote", 0) if self.quotes else ("paragraph", 0)


_WHITE_RUN = re.compile(r" +")


def _number(start: str | None) -> int:
    return int(start) if start and re.fullmatch(r"-?\d{1,6}", start) else 1
