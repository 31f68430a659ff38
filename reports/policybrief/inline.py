"""The inline markup of prose: CommonMark emphasis, strong, code and links, and references to other parts by id.

Text is text: raw HTML, images and links to anything but the web, a mail address or a part of the brief stay the
characters they are. One line break in the text is a space; a hard break (two spaces or a backslash before it) is kept.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from policybrief.document.inlines import (
    CrossReference,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Styled,
    Text,
    plain_text,
)

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_MARKUP = re.compile(r"[\\*_`\[<&\n\r\x00]")
"""Text without any of these is its own meaning."""

_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
"""A backslash before ASCII punctuation, which stands for the character itself."""

_TARGET = re.compile(r"https?://\S+|mailto:\S+|#[A-Za-z][A-Za-z0-9_-]{0,31}", re.IGNORECASE)
"""What a link may lead to: the web, a mail address, a part of the brief by its id."""

_SPECIAL = re.compile(
    r"[\\*`\[\]]"
    r"|(?<![^\W_])_|_(?![^\W_])"  # an underscore between two letters or digits is no markup
    r"|<(?=[A-Za-z])"  # `<https://…>` would be a link
    r"|&(?=#?\w+;)"  # `&amp;` would be `&`
)

_ROLES: dict[str, Literal["emphasis", "strong"]] = {"em_open": "emphasis", "strong_open": "strong"}


def parse(text: str) -> Inlines:
    """The inlines that `text` says.

    `[words](#id)` is a `CrossReference` to the part `id`; its text is "" where the brackets are empty, and composition
    fills in what is printed there.
    """
    literal = _literal(text)
    if literal is not None:
        return (Text(literal),) if literal else ()
    tokens = _parser().parseInline(text)[0].children or []
    return _joined(_inlines(iter(tokens), closing=""))


def plain(text: str) -> str:
    """The characters that a reader sees of `text`: without markup, and without what composition prints for an empty
    `[](#id)`."""
    literal = _literal(text)
    return plain_text(parse(text)) if literal is None else literal


def escape(text: str) -> str:
    """Prose that says `text` literally: `plain(escape(text)) == text`, and `parse(escape(text))` is one `Text`.

    Holds for every text without control characters other than tab, line feed and carriage return, which are kept.
    Escaped texts may be put together: nothing becomes markup by what stands beside it, but an underscore at a seam.
    """
    escaped = _SPECIAL.sub(r"\\\g<0>", text)
    return escaped.replace("\r", "&#13;").replace("\n", "&#10;")


def _literal(text: str) -> str | None:
    """What `text` says where it has no markup but escapes, as most prose; None where it has some."""
    if _MARKUP.search(text) is None:
        return text
    if "\\" in text and _MARKUP.search(_ESCAPE.sub("", text)) is None:
        return _ESCAPE.sub(r"\1", text)
    return None


@functools.cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    # No nesting is refused: markdown-it drops what lies deeper than `maxNesting`.
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": 1000}).disable("image")
    parser.validateLink = lambda url: _TARGET.fullmatch(url) is not None  # type: ignore[method-assign]
    parser.normalizeLinkText = lambda link: link  # type: ignore[method-assign]
    return parser


def _inlines(tokens: Iterator[Token], closing: str) -> Iterator[Inline]:
    for token in tokens:
        if token.type == closing:
            return
        match token.type:
            case "text" | "text_special":
                yield Text(token.content)
            case "code_inline":
                yield Styled("code", (Text(token.content),))
            case "softbreak":
                yield Text(" ")
            case "hardbreak":
                yield LineBreak()
            case "em_open" | "strong_open":
                yield Styled(_ROLES[token.type], _joined(_inlines(tokens, token.type.replace("open", "close"))))
            case "link_open":
                yield from _link(str(token.attrs.get("href", "")), _joined(_inlines(tokens, "link_close")))
            case kind:
                raise AssertionError(f"markdown-it gave a token {kind!r} that its rules were not asked for")


def _link(target: str, children: Inlines) -> Inlines:
    if not target:
        return (Text("["), *children, Text("]()"))
    if target.startswith("#"):
        return (CrossReference(target[1:], plain_text(children)),)
    return (Link(target, children or (Text(target),)),)


def _joined(inlines: Iterator[Inline]) -> Inlines:
    """Neighbouring texts made one."""
    joined: list[Inline] = []
    for inline in inlines:
        if isinstance(inline, Text) and joined and isinstance(joined[-1], Text):
            joined[-1] = Text(joined[-1].text + inline.text)
        elif inline != Text(""):
            joined.append(inline)
    return tuple(joined)
