"""Markdown (CommonMark with tables)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar

from policybrief.seed import BlockKind, Seed
from policybrief_seeds.dates import iso_date
from policybrief_seeds.decoding import LIMIT, read_text, warning
from policybrief_seeds.lines import blocks as lines_of
from policybrief_seeds.record import Origin, RecordBuilder, seed

if TYPE_CHECKING:
    from markdown_it.token import Token

NESTING = 60
"""How deep lists and quotations may stand in one another; markdown-it drops what lies deeper."""

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.{0,20000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_HEADER = re.compile(r"(?:[A-Za-z][\w-]*[ \t]*:.*|[ \t#-].*|)(?:\n(?:[A-Za-z][\w-]*[ \t]*:.*|[ \t#-].*|))*")
_ENTRY = re.compile(r"^([A-Za-z][\w-]*)[ \t]*:[ \t]*(\S.*)$", re.MULTILINE)
_KEYS = {
    "title": "title", "date": "published", "published": "published", "author": "author", "publisher": "publisher",
    "url": "url", "source": "url", "canonical": "url", "lang": "language", "language": "language",
}  # fmt: skip
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_TAG_OR_COMMENT = re.compile(rf"<!--.*?-->|{_TAG.pattern}", re.DOTALL)


class MarkdownReader:
    """Reads Markdown. The record is the text as a reader of the page sees it, without the markup.

    Links keep their words and pictures their alternative text; tags are dropped; items of a numbered list keep their
    numbers. `Key: value` lines between `---` at the top are metadata.

    Args:
        limit: the bytes that a file may have.
    """

    api: ClassVar[int] = 1
    name: ClassVar[str] = "markdown"
    suffixes: ClassVar[tuple[str, ...]] = (".md", ".markdown")
    version: ClassVar[str] = "1"

    def __init__(self, limit: int = LIMIT) -> None:
        self.limit = limit

    def read(self, data: bytes, name: str) -> Seed:
        """The text of `data`. Raises `SeedError` for what is empty, binary or larger than the limit."""
        decoded = read_text(data, name, self.limit)
        metadata, body = _front_matter(decoded.text)
        origin = Origin(name=name, data=data, reader=self.name, version=self.version, media_type="text/markdown")
        tokens = _tokens(body)
        if max((token.level for token in tokens), default=0) >= NESTING - 2:
            message = "lists or quotations stand too deep in one another for Markdown; it was read as plain text"
            problems = [*decoded.problems, warning(name, "seed-markdown", message)]
            return seed(origin, decoded.text, lines_of(decoded.text), metadata, problems)
        record = _Walk().walk(tokens)
        if record.text:
            return seed(origin, record.text, record.blocks, metadata, decoded.problems)
        return seed(origin, decoded.text, lines_of(decoded.text), metadata, decoded.problems)


def _front_matter(text: str) -> tuple[Mapping[str, str], str]:
    match = _FRONT_MATTER.match(text)
    if not match or not _HEADER.fullmatch(match[1]):
        return {}, text
    metadata: dict[str, str] = {}
    for key, value in _ENTRY.findall(match[1]):
        value = value.rstrip(" \t").strip("\"'")
        if (known := _KEYS.get(key.lower())) and value:
            metadata.setdefault(known, value)
    if "published" in metadata and not (date := iso_date(metadata["published"])):
        del metadata["published"]
    elif "published" in metadata and date:
        metadata["published"] = date
    if not metadata.get("url", "https://").startswith(("http://", "https://")):
        del metadata["url"]
    return metadata, text[match.end() :]


def _tokens(text: str) -> Sequence[Token]:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"maxNesting": NESTING, "html": True}).enable(["table", "strikethrough"])
    return parser.parse(text)


@dataclass(slots=True)
class _List:
    """A list that is open: the number of its next item, or None for bullets; whether an item's text has begun."""

    number: int | None
    marker: str = ""
    fresh: bool = False


@dataclass(slots=True)
class _Walk:
    """Turns tokens into blocks."""

    record: RecordBuilder = field(default_factory=RecordBuilder)
    lists: list[_List] = field(default_factory=list)
    quotes: int = 0
    heading: int = 0
    row: list[str] | None = None

    def walk(self, tokens: Iterable[Token]) -> RecordBuilder:
        for token in tokens:
            self._enter(token)
        return self.record

    def _enter(self, token: Token) -> None:
        match token.type:
            case "heading_open":
                self.heading = int(token.tag[1])
            case "heading_close":
                self.heading = 0
            case "bullet_list_open":
                self.lists.append(_List(None))
            case "ordered_list_open":
                self.lists.append(_List(int(token.attrs.get("start", 1))))
            case "bullet_list_close" | "ordered_list_close":
                self.lists.pop()
            case "list_item_open":
                self._open_item(token)
            case "blockquote_open":
                self.quotes += 1
            case "blockquote_close":
                self.quotes -= 1
            case "tr_open":
                self.row = []
            case "tr_close":
                self._close_row()
            case "inline":
                self._text(_plain(token.children or ()))
            case "fence" | "code_block":
                self._text(token.content)
            case "html_block":
                self._text(_without_tags(token.content))

    def _open_item(self, token: Token) -> None:
        current = self.lists[-1]
        current.fresh = True
        current.marker = f"{current.number}{token.markup} " if current.number is not None else ""
        if current.number is not None:
            current.number += 1

    def _close_row(self) -> None:
        self.record.add("table-row", " | ".join(self.row or ()))
        self.row = None

    def _text(self, text: str) -> None:
        if self.row is not None:
            self.row.append(" ".join(text.split()))
            return
        kind, level = self._kind()
        marker = ""
        if kind == "list-item":
            marker, self.lists[-1].fresh = self.lists[-1].marker, False
        self.record.add(kind, marker + text, level)

    def _kind(self) -> tuple[BlockKind, int]:
        if self.heading:
            return "heading", self.heading
        if self.lists and self.lists[-1].fresh:
            return "list-item", len(self.lists) - 1
        return ("quote", 0) if self.quotes else ("paragraph", 0)


def _without_tags(markup: str) -> str:
    """The text of an HTML block. Comments are looked for only before the end of the last one: whoever opens many and
    closes none would have each of them searched to the end."""
    end = markup.rfind("-->") + len("-->") if "-->" in markup else 0
    return _TAG_OR_COMMENT.sub("", markup[:end]) + _TAG.sub("", markup[end:])


def _plain(children: Iterable[Token]) -> str:
    """What a reader sees of inline tokens."""
    parts: list[str] = []
    for token in children:
        match token.type:
            case "text" | "code_inline":
                parts.append(token.content)
            case "softbreak":
                parts.append(" ")
            case "hardbreak":
                parts.append("\n")
            case "image":
                parts.append(_plain(token.children or ()))
            case "html_inline" if token.content.lower().startswith("<br"):
                parts.append("\n")
            case _:
                pass
    return "".join(parts)
