"""What libyaml says about a file that does not parse, in the words of the person who wrote it."""

from __future__ import annotations

import re

import yaml
from msgspec import Struct

from policybrief.problems import shortened
from policybrief.reading.decoding import character_name, position
from policybrief.reading.located import Position

_INDENTATION = "check the indentation: entries of one list or object start in the same column"
_QUOTE_IT = "put the text in quotes; if that is not it, check the indentation"
_CLOSE = "close it, or put text that holds brackets in quotes"
_ESCAPE = "write \\\\ for the sign itself, or use '…'"
# What libyaml's message begins with or holds: what is wrong, what to do, and whether the place that counts is where the
# unfinished thing began.
_IN_WORDS = (
    (
        "mapping values are not allowed",
        "a ': ' stands where none may",
        _QUOTE_IT,
        False,
    ),
    ("did not find expected key", "this line does not fit the object above it", _INDENTATION, False),
    ("did not find expected '-' indicator", "this line does not fit the list above it", _INDENTATION, False),
    ("block sequence entries are not allowed", "a list may not start here", "start it on a line of its own", False),
    ("could not find expected ':'", "a line without ': ' stands among keys", "indent the lines of a long text", False),
    ("did not find expected ',' or ']'", "a list in [ ] does not end properly", _CLOSE, True),
    ("did not find expected ',' or '}'", "an object in { } does not end properly", _CLOSE, True),
    ("found unexpected end of stream", "a quotation mark is opened here and never closed", "close it", True),
    ("found unexpected document indicator", "a line --- or ... stands in a quoted text", "indent the text", False),
    ("found unknown escape character", 'an unknown escape with \\ stands in "…"', _ESCAPE, False),
    ("did not find expected hexdecimal number", "an escape such as \\x41 is incomplete", _ESCAPE, False),
    ("found invalid Unicode character escape", "an escape names no character", _ESCAPE, False),
    ("while scanning an alias", "an alias has no name", "put the text in quotes", False),
    ("while scanning an anchor", "an anchor has no name", "put the text in quotes", False),
    ("while scanning a block scalar", "more text follows the sign | or >", "start the text on the next line", False),
    ("cannot start any token", "a text may not begin with this sign", "put the text in quotes", False),
)
_MEANINGS = {
    "*": "an alias", "&": "an anchor", "!": "a tag", "%": "a directive", "[": "a list", "{": "an object",
    "|": "a block of lines", ">": "a block of lines",
}  # fmt: skip
# A value after `key: ` or `- ` that begins with a sign YAML gives a meaning to.
_SPECIAL_START = re.compile(r"""(?:^|:[ ]|-[ ])[ ]*([*&!%@`\[{|>,\]}])(?=.*\S)""")
_QUOTED_START = re.compile(r"""(?::[ ]+|-[ ]+)(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')[ ]*[^\s#,\]}:]""")
_APOSTROPHE = re.compile(r"""(?::[ ]+|-[ ]+)'(?:[^']|'')*[^\W_]'[^\W_]""")


class Explained(Struct, frozen=True):
    """An error of libyaml in plain words."""

    message: str
    hint: str
    place: Position


def explain(error: yaml.YAMLError, text: str) -> Explained:
    """`error`, raised while parsing `text`, as message, hint and place."""
    if isinstance(error, yaml.reader.ReaderError):
        return _unreadable(error, text)
    assert isinstance(error, yaml.MarkedYAMLError)  # libyaml raises these two
    message, hint, at_start = _in_words(error)
    mark = (error.context_mark if at_start else None) or error.problem_mark or error.context_mark
    place = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    lines = re.split(r"\r\n?|\n", text)
    line = lines[min(place[0], len(lines)) - 1]
    if "\t" in line[: place[1]] and not line[: place[1]].strip():
        return Explained("a tab indents this line", "indent with spaces; YAML allows no tabs there", place)
    # What began in another line, or inside a quoted text, is not explained by how this line begins.
    hint = hint if at_start or hint == _ESCAPE else _by_line(line) or hint
    return Explained(f"{message}: {shortened(line)}" if line.strip() else message, hint, place)


def _in_words(error: yaml.MarkedYAMLError) -> tuple[str, str, bool]:
    said = f"{error.context or ''} {error.problem or ''}".strip()
    for part, message, hint, at_start in _IN_WORDS:
        if part in said:
            return message, hint, at_start
    return f"this is no YAML ({said})", "put text with special signs in quotes", False


def _by_line(line: str) -> str:
    """What the line itself shows to be wrong, or ""."""
    if _APOSTROPHE.search(line):
        return "an apostrophe within '…' is written twice (''); or put the text in \"…\""
    if _QUOTED_START.search(line):
        return "a text that begins with a quotation mark must be quoted as a whole: '\"Word\" and more'"
    if match := _SPECIAL_START.search(line):
        sign = match.group(1)
        if _is_whole(line[match.start(1) :]):
            return ""
        meaning = f"; bare, it begins {_MEANINGS[sign]}" if sign in _MEANINGS else ""
        return f"a text that begins with {sign} must be in quotes{meaning}"
    return ""


def _is_whole(text: str) -> bool:
    """Whether a text that begins with a bracket is one list or object, closed at its end: it is not what is wrong."""
    depth = 0
    for offset, sign in enumerate(text):
        depth += (sign in "[{") - (sign in "]}")
        if depth <= 0:
            rest = text[offset + 1 :]
            return sign in "]}" and (not rest.strip() or rest.lstrip().startswith("#"))
    return False


def _unreadable(error: yaml.reader.ReaderError, text: str) -> Explained:
    offset = int(error.position)
    name = character_name(text[offset]) if offset < len(text) else "at the end"
    return Explained(f"the character {name} may not stand in YAML", "delete it", position(text, offset))
