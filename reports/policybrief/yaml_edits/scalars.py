"""How a text, a number or a truth value is written in YAML: anew, or in the style of what it replaces."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import Any

from msgspec import Struct

from policybrief.reading.scalars import is_text

WIDTH = 110
"""Where a long text that is new is folded, in columns."""

_UNPRINTABLE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")
_INDICATOR = frozenset("-?:,[]{}#&*!|>'\"%@`")
_HEADER = re.compile(r"(?P<style>[|>])(?P<options>[-+0-9]*)(?P<comment>[^\n\r]*)")
_GAP = re.compile(r"(?<! ) (?! )")
_OLD_WORDS = frozenset({"yes", "no", "on", "off", "y", "n", "true", "false", "null"})
_OLD_DATE = re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}")
"""What readers of YAML 1.1 take for something else than text."""


class Written(Struct, frozen=True, kw_only=True):
    """A scalar as a text has it.

    Args:
        text: its characters, from the first to the last that is not white space.
        style: "" for bare words, `'`, `"`, `|` or `>`.
        column: where it begins in its line, from 0.
        in_flow: whether it stands in brackets or braces.
        line_break: how the file ends its lines.
    """

    text: str
    style: str
    column: int
    in_flow: bool
    line_break: str


def flow(value: Any) -> str:
    """A value as YAML on one line."""
    match value:
        case dict():
            return "{" + ", ".join(f"{flow(key)}: {flow(item)}" for key, item in value.items()) + "}"
        case list():
            return "[" + ", ".join(flow(item) for item in value) + "]"
        case str():
            return value if _is_word(value) else quoted(value)
        case _:
            return _number_or_word(value)


def fresh(value: Any, column: int, indent: int) -> list[str]:
    """A scalar that is new, as its lines: it begins at `column`, and goes on at `indent`."""
    if not isinstance(value, str):
        return [_number_or_word(value)]
    bare = _is_word(value) or (is_bare(value) and value[0].isalpha())
    bare = bare and value.lower() not in _OLD_WORDS and not _OLD_DATE.fullmatch(value)
    return _filled(value if bare else quoted(value), column, indent, WIDTH)


def rewritten(old: Written, value: Any) -> str:
    """`value` in the style of what it replaces, or in quotes where that style cannot hold it."""
    if not isinstance(value, str):
        return _number_or_word(value)
    match old.style:
        case "|" | ">":
            written = _in_lines(old, value)
        case "'" if not _UNPRINTABLE.search(value) and "\n" not in value:
            written = _like(old, "'" + value.replace("'", "''") + "'")
        case "" if is_bare(value, in_flow=old.in_flow):
            written = _like(old, value)
        case _:
            written = _like(old, quoted(value))
    return written


def is_bare(text: str, *, in_flow: bool = False) -> bool:
    """Whether a text needs no quotes."""
    if not text or text[0] in _INDICATOR or text != text.strip() or "\n" in text or _UNPRINTABLE.search(text):
        return False
    if ": " in text or " #" in text or text.endswith(":") or (in_flow and any(char in ",[]{}" for char in text)):
        return False
    return not re.match(r"(---|\.\.\.)", text) and is_text(text)


def quoted(text: str) -> str:
    """In double quotes, with escapes for what libyaml would not take as it is."""
    written = json.dumps(text, ensure_ascii=False)
    return re.sub("[\x7f-\x9f\u2028\u2029\ufeff]", lambda match: f"\\u{ord(match.group()):04x}", written)


def _is_word(text: str) -> bool:
    """Whether a word needs no quotes: not where YAML takes it for something else, as a hash that reads 12e34."""
    return re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_-]*", text) is not None and is_text(text)


def _number_or_word(value: Any) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case int() | Decimal():
            return format(value, "f") if isinstance(value, Decimal) else str(value)
        case _:
            raise TypeError(f"{type(value).__name__} is no scalar")


def _like(old: Written, written: str) -> str:
    """On one line, or folded where what it replaces was, at the width that it had."""
    lines = old.text.splitlines()
    if len(lines) < 2:
        return written
    width = max(old.column + len(lines[0]), *(len(line) for line in lines[1:]))
    later = next((line for line in lines[1:] if line.strip()), " " * (old.column + 2))
    indent = max(len(later) - len(later.lstrip(" ")), 1)
    return old.line_break.join(_filled(written, old.column, indent, width))


def _filled(written: str, column: int, indent: int, width: int) -> list[str]:
    """A text in lines: only at single blanks, which reading puts back. The lines after the first are indented."""
    lines, room = [], width - column
    current = ""
    for word in _GAP.split(written):
        if current and len(current) + 1 + len(word) > room:
            lines.append(current)
            current, room = word, width - indent
        else:
            current = f"{current} {word}" if current else word
    lines.append(current)
    return [lines[0], *(" " * indent + line for line in lines[1:])]


def _in_lines(old: Written, value: str) -> str:
    """A literal or folded block of lines."""
    header, _, body = old.text.replace("\r\n", "\n").partition("\n")
    found = _HEADER.match(header)
    lines = value.removesuffix("\n").split("\n")
    if found is None or not body.strip() or not _fits_lines(value, lines, found):
        comment = found["comment"] if found else ""
        return quoted(value) + comment
    first = next(line for line in body.split("\n") if line.strip())
    indent = " " * (len(first) - len(first.lstrip(" ")))
    if found["style"] == ">":
        width = max(len(line) for line in body.split("\n"))
        several = sum(1 for line in body.split("\n") if line.strip()) > 1
        folded = [_filled(line, 0, 0, width - len(indent)) if several else [line] for line in lines]
        # A line break that is meant stands as an empty line.
        lines = [line for index, part in enumerate(folded) for line in ([""] if index else []) + part]
    chomping = "" if value.endswith("\n") else "-"
    options = found["options"].replace("-", "").replace("+", "") + chomping
    written = [indent + line if line else "" for line in lines]
    return old.line_break.join([found["style"] + options + found["comment"], *written])


def _fits_lines(value: str, lines: list[str], header: re.Match[str]) -> bool:
    if _UNPRINTABLE.search(value) or value.endswith("\n\n") or not lines[0] or "+" in header["options"]:
        return False
    if header["style"] == "|":
        return not lines[0].startswith(" ") and bool(lines[-1].strip())
    # In folded style what is indented is not folded, and empty lines are counted.
    return all(line == line.strip() and line for line in lines)
