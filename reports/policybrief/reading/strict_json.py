"""JSON to plain data: numbers with a point are Decimal, a key stands once, and nothing beyond RFC 8259 is read.

Reading takes the decoder of the standard library at full speed. Only when a problem asks for a place are the texts
of the objects on the way to it looked at again.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from policybrief.problems import Problem, Severity
from policybrief.reading.decoding import position
from policybrief.reading.json_places import Places
from policybrief.reading.located import DEPTH_LIMIT, Located, pointer
from policybrief.reading.scalars import UNREADABLE_NUMBER_HINT, NotANumber, decimal, integer, unreadable_number

_IN_WORDS = (
    ("Expecting property name", "a key in double quotes must stand here", "delete a comma before }, use \" and not '"),
    # Python 3.13 and later tell these two apart.
    ("Illegal trailing comma before end of object", "a key in double quotes must stand here", "delete the comma"),
    ("Illegal trailing comma before end of array", "a value must stand here", "delete the comma"),
    ("Expecting ':'", "a colon must follow the key", 'write "key": value'),
    ("Expecting ','", "a comma is missing between two entries", "add it; in a text write \\\" for a quotation mark"),
    ("Expecting value", "a value must stand here", "delete a comma before ]; texts stand in double quotes"),
    ("Unterminated string", "a text is opened here and never closed", 'close it with "'),
    ("Invalid control character", "a line break or tab stands inside a text", "write \\n or \\t"),
    ("Invalid \\escape", "an unknown escape with \\ stands here", "write \\\\ for the sign itself"),
    ("Invalid \\uXXXX", "an escape \\u is incomplete", "it takes four hexadecimal digits"),
    ("Extra data", "more text follows after the end of the brief", "a file holds one brief"),
)  # fmt: skip
_STRING = r'"(?:[^"\\]|\\.)*"'
_LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")


class _Duplicate(Exception):
    """An object has a key twice."""


class _Constant(Exception):
    """NaN or an infinity; the first argument is the word."""


def read_json(text: str, name: str) -> tuple[Located | None, list[Problem]]:
    """The value of `text` with places, or the problems of reading it."""
    try:
        value = json.loads(
            text, parse_float=decimal, parse_int=integer, parse_constant=_refuse_constant, object_pairs_hook=_once
        )
    except json.JSONDecodeError as error:
        return None, [_syntax(error, text, name)]
    except (NotANumber, _Constant) as error:
        return None, [_number(str(error), text, name)]
    except _Duplicate:
        return None, _duplicates(text, name)
    except RecursionError:
        return None, [_nesting(text, name)]
    if _deeper_than(value, DEPTH_LIMIT):
        return None, [_nesting(text, name)]
    # An escape such as \ud83d without its other half; looking for the escape first is fast.
    if re.search(r"\\u[dD][89a-fA-F]", text) and (problems := list(_half_characters(text, name))):
        return None, problems
    places = Places(text)
    return Located(value, name, places.locate), []


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise _Duplicate
    return found


def _refuse_constant(word: str) -> None:
    raise _Constant(word)


def _deeper_than(value: Any, limit: int) -> bool:
    level = [value] if isinstance(value, dict | list) else []
    for _ in range(limit):
        if not level:
            return False
        inner = (part.values() if type(part) is dict else part for part in level)
        level = [item for items in inner for item in items if type(item) is dict or type(item) is list]
    return bool(level)


def _syntax(error: json.JSONDecodeError, text: str, name: str) -> Problem:
    for start, message, hint in _IN_WORDS:
        if error.msg.startswith(start):
            return _problem(name, "json-syntax", message, hint, text, error.pos)
    return _problem(name, "json-syntax", error.msg, "", text, error.pos)


def _number(word: str, text: str, name: str) -> Problem:
    # Strings are matched first, so that the same word inside a text is passed over.
    bare = re.compile(rf"{_STRING}|({re.escape(word)})")
    offset = next((match.start() for match in bare.finditer(text) if match.group(1)), 0)
    return _problem(name, "number-range", unreadable_number(word), UNREADABLE_NUMBER_HINT, text, offset)


def _nesting(text: str, name: str) -> Problem:
    depth = 0
    offset = 0
    for match in re.finditer(rf"{_STRING}|([\[{{])|[\]}}]", text):
        if match.group().startswith('"'):
            continue
        depth += 1 if match.group(1) else -1
        if depth > DEPTH_LIMIT:
            offset = match.start()
            break
    message = f"more than {DEPTH_LIMIT} lists and objects are nested in each other here"
    return _problem(name, "nesting", message, "no brief needs that; check the brackets", text, offset)


def _duplicates(text: str, name: str) -> list[Problem]:
    found = []
    for path, first, second in Places(text).duplicates():
        lines = f"in line {position(text, first)[0]} and line {position(text, second)[0]}"
        message = f"the key {path[-1]!r} stands twice in one object: {lines}"
        found.append(_problem(name, "duplicate-key", message, "keep one of them", text, second, pointer(path)))
    return found


def _half_characters(text: str, name: str) -> Iterator[Problem]:
    for match in re.finditer(_STRING, text):
        if _LONE_SURROGATE.search(json.loads(match.group())):
            message = "an escape such as \\ud83d stands here without its other half"
            yield _problem(name, "control-character", message, "write the character itself", text, match.start())


def _problem(name: str, rule: str, message: str, hint: str, text: str, offset: int, path: str = "") -> Problem:
    line, column = position(text, offset)
    return Problem(
        severity=Severity.ERROR, rule=rule, path=path, message=message, hint=hint, file=name, line=line, column=column
    )
