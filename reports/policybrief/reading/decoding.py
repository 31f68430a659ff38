"""Bytes to text: the encoding, the size, and the characters that no brief may hold."""

from __future__ import annotations

import codecs
import re
import unicodedata

from policybrief.problems import Problem, Severity
from policybrief.reading.located import Position

# UTF-32 comes before UTF-16: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BINARY = {
    b"PK\x03\x04": "a zip file such as a Word document",
    b"%PDF": "a PDF file",
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
}
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_C0 = bytes({*range(32), 127} - set(b"\t\n\r"))
_NO_CHARACTERS = (b"\xef\xbf\xbe", b"\xef\xbf\xbf")
"""U+FFFE and U+FFFF in UTF-8."""
_MOST_CONTROLS = 20
_NAMES = {"\x00": "NULL", "\x08": "BACKSPACE", "\x0b": "VERTICAL TAB", "\x0c": "FORM FEED", "\x1b": "ESCAPE"}


def decode(data: bytes, name: str, limit: int) -> tuple[str | None, list[Problem]]:
    """The text of `data`, without its byte order mark, and the problems that keep it from being a brief."""
    if len(data) > limit:
        message = f"the file has {len(data):,} bytes; a brief of more than {limit:,} is not read"
        return None, [_problem(name, "file-size", message, "split the brief, or raise the limit")]
    for start, what in _BINARY.items():
        if data.startswith(start):
            message = f"this is {what}, not a brief in YAML or JSON"
            return None, [_problem(name, "file-kind", message, "`policybrief fill` makes a brief from a document")]
    try:
        text = decoded(data)
    except UnicodeDecodeError as error:
        return None, [_undecodable(data, name, error)]
    if not text.strip():
        return None, [
            _problem(name, "file-empty", "the file is empty", "`policybrief example` writes one to start from")
        ]
    return text, controls(text, name)


def decoded(data: bytes) -> str:
    """The text of `data` by its byte order mark, which is left out; UTF-8 where it has none.

    Raises `UnicodeDecodeError`.
    """
    return data.decode(marked_encoding(data) or "utf-8").removeprefix("\ufeff")


def marked_encoding(data: bytes) -> str | None:
    """The encoding that the byte order mark of `data` tells, or None where it has no mark."""
    return next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)


def controls(text: str, name: str) -> list[Problem]:
    """A problem for each control character of `text`, the first twenty of them."""
    octets = text.encode("utf-8", "surrogatepass")
    if len(octets.translate(None, _C0)) == len(octets) and not any(map(octets.__contains__, _NO_CHARACTERS)):
        return []  # as nearly always, told in a quarter of the time that the search below takes
    found: list[Problem] = []
    for match in _CONTROL.finditer(text):
        if len(found) == _MOST_CONTROLS:
            break
        place = position(text, match.start())
        message = f"the control character {character_name(match.group())} stands here"
        found.append(_problem(name, "control-character", message, "delete it; it cannot be printed", place))
    return found


def character_name(character: str) -> str:
    """A character that cannot be shown, by its number and, where it has one, its name: `U+000C (FORM FEED)`."""
    known = unicodedata.name(character, _NAMES.get(character, ""))
    return f"U+{ord(character):04X}" + (f" ({known})" if known else "")


def position(text: str, offset: int) -> Position:
    """Line and column, from 1, of the character at `offset`."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def _undecodable(data: bytes, name: str, error: UnicodeDecodeError) -> Problem:
    line = data.count(b"\n", 0, error.start) + 1
    byte = data[error.start]
    message = f"the file is not {error.encoding.upper()}: byte 0x{byte:02X} at offset {error.start}, line {line}"
    column = error.start - data.rfind(b"\n", 0, error.start)
    hint = "save it as UTF-8 (it may have been saved as Windows-1252)"
    return _problem(name, "file-encoding", message, hint, (line, column))


def _problem(name: str, rule: str, message: str, hint: str, place: Position = (1, 1)) -> Problem:
    return Problem(
        severity=Severity.ERROR, rule=rule, message=message, hint=hint, file=name, line=place[0], column=place[1]
    )
