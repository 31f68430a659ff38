"""The inline markup of prose: CommonMark emphasis, strong, code and links, and references to other parts by id.

Text is text: raw HTML, images and links to anything but the web, a mail address or a part of the brief stay the
characters they are. One line break in the text is a space; a hard break (two spaces or a backslash before it) is kept.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
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

DEEPEST = 16
"""How deep emphasis and links may nest. Whoever walks the inlines may do so by recursion."""

_ROLES: dict[str, Literal["emphasis", "strong"]] = {"em_open": "emphasis", "strong_open": "strong"}


def parse(text: str) -> Inlines:
    """The inlines that `text` says.

    `[words](#id)` is a `CrossReference` to the part `id`; its text is "" where the brackets are empty, and composition
    fills in what is printed there.
    """
    literal = _literal(text)
    if literal is not None:
        return (Text(literal),) if literal else ()
    return _tree(_parser().parseInline(text)[0].children or [])


def plain(text: str) -> str:
    """The characters that a reader sees of `text`: without markup, and without what composition prints for an empty
    `[](#id)`."""
    literal = _literal(text)
    return plain_text(parse(text)) if literal is None else literal


def is_target(address: str) -> bool:
    """Whether a link of the markup may lead there: to the web, a mail address, a part of the brief."""
    return _TARGET.fullmatch(address) is not None


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

    parser = MarkdownIt("commonmark", {"html": False}).disable("image")
    parser.validateLink = lambda url: is_target(url)  # type: ignore[method-assign]
    parser.normalizeLinkText = lambda link: link  # type: ignore[method-assign]
    return parser


def _tree(tokens: Iterable[Token]) -> Inlines:
    """The tokens as a tree. What is nested too deep keeps its text, not its emphasis."""
    frames: list[tuple[Token | None, list[Inline]]] = [(None, [])]
    for token in tokens:
        siblings = frames[-1][1]
        match token.type:
            case "em_open" | "strong_open" | "link_open":
                frames.append((token, []) if len(frames) <= DEEPEST else (None, siblings))
            case "em_close" | "strong_close" | "link_close":
                opening, children = frames.pop()
                if opening is not None:
                    frames[-1][1].extend(_run(opening, _joined(children)))
            case _:
                siblings.append(_leaf(token))
    return _joined(frames[0][1])


def _leaf(token: Token) -> Inline:
    match token.type:
        case "text" | "text_special":
            return Text(token.content)
        case "code_inline":
            return Styled("code", (Text(token.content),))
        case "softbreak":
            return Text(" ")
        case "hardbreak":
            return LineBreak()
        case kind:
            raise AssertionError(f"markdown-it gave a token {kind!r} that its rules were not asked for")


def _run(opening: Token, children: Inlines) -> Inlines:
    """An emphasis or a link around its children."""
    if opening.type in _ROLES:
        return (Styled(_ROLES[opening.type], children),)
    target = str(opening.attrs.get("href", ""))
    if not target:
        return (Text("["), *children, Text("]()"))
    if target.startswith("#"):
        return (CrossReference(target[1:], plain_text(children)),)
    return (Link(target, children or (Text(target),)),)


def _joined(inlines: Iterable[Inline]) -> Inlines:
    """Neighbouring texts made one."""
    joined: list[Inline] = []
    texts: list[str] = []
    for inline in inlines:
        if isinstance(inline, Text):
            texts.append(inline.text)
            continue
        if any(texts):
            joined.append(Text("".join(texts)))
        texts.clear()
        joined.append(inline)
    if any(texts):
        joined.append(Text("".join(texts)))
    return tuple(joined)
