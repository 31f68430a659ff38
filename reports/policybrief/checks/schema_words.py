"""The words for what jsonschema finds."""

from __future__ import annotations

import difflib
import functools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from msgspec import Struct

import policybrief_schemas
from policybrief.problems import shortened
from policybrief.reading.decoding import character_name
from policybrief.shapes import ROOT, Shape, along, shapes

Path = tuple[str | int, ...]


class Finding(Struct, frozen=True, kw_only=True):
    """One thing that is wrong; `about_value` where it is about the value at `path` as a whole."""

    rule: str
    path: Path
    message: str
    hint: str = ""
    about_value: bool = True


_PATTERNS = {
    "id": "begins with a letter and has only letters, digits, - and _, 32 at most",
    "slug": "has only small letters, digits, '.', '-' and '_', 120 at most, and begins with a letter or digit",
    "language": "is a language tag (BCP 47) such as en-GB, fr or zh-Hant",
    "currency": "is a currency code of three capitals (ISO 4217), such as EUR",
    "url": "begins with http:// or https:// and has no blanks",
    "path": "is a relative path with forward slashes, such as sources/report.txt",
    "sha256": "is a SHA-256 in 64 small hexadecimal digits",
    "colour": "is a colour such as #1F3A5F",
    "partname": "is the name of a part, such as summary, judgements, sections or section:background",
}
_FORMATS = {
    "edtf": "is a date as exact as it is known: 2025, 2025-05, 2025-08-12, 2025-06-06/2025-06-10, 2024~",
    "date": "is a day such as 2025-08-15",
    "date-time": "is a time such as 2025-08-15T09:30:00Z",
    "date-or-date-time": "is a day such as 2025-08-15, or a time such as 2025-08-15T09:30:00Z",
    "email": "is an address such as name@office.example",
    "uri": "is an address such as https://office.example/report",
}
_TYPES = {
    "object": "an object of keys and values", "array": "a list", "string": "text", "number": "a number",
    "integer": "a whole number", "boolean": "true or false", "null": "null",
}  # fmt: skip
_SPOKEN = {"yes": "true", "on": "true", "no": "false", "off": "false"}
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_MOST_LISTED = 24


class Whole(Struct, frozen=True):
    """What is validated, and the name of the schema that it is validated against."""

    data: Any
    schema: str

    def around(self, path: Path) -> list[Shape]:
        """The shapes of the objects on the way down `path`; known of a briefing alone."""
        return [shape for shape, _ in along(self.data, path)] if self.schema == ROOT else []


def in_words(error: Any, whole: Whole) -> Iterator[Finding]:
    """The findings that one error of jsonschema about the data stands for."""
    path: Path = tuple(error.absolute_path)
    allowed, given = error.validator_value, error.instance
    match error.validator:
        case "type":
            yield _wrong_type(path, given, error.schema, whole)
        case "additionalProperties":
            yield from _unknown_keys(path, error, whole)
        case "required":
            yield from _missing_keys(path, error)
        case "enum":
            yield _not_among(path, given, [str(value) for value in allowed], whole)
        case "const":
            message = f"{_subject(path, whole)} must be {allowed!r}, not {_shown(given)}"
            yield Finding(rule="schema-const", path=path, message=message)
        case "pattern":
            yield _wrong_pattern(path, given, error.schema, whole)
        case "format":
            message = f"{_subject(path, whole)} {_shown(given)} is not understood"
            yield Finding(rule="schema-format", path=path, message=message, hint=f"it {_FORMATS[allowed]}")
        case "minLength":
            message = f"{_subject(path, whole)} is an empty text"
            yield Finding(rule="schema-empty", path=path, message=message, hint="write one, or delete the key")
        case "minItems":
            message = f"{_subject(path, whole)} is an empty list"
            yield Finding(rule="schema-empty", path=path, message=message, hint="add an entry, or delete the key")
        case "minimum" | "maximum":
            bound = "at least" if error.validator == "minimum" else "at most"
            message = f"{_subject(path, whole)} is {_shown(given)}; it must be {bound} {allowed}"
            yield Finding(rule="schema-range", path=path, message=message)
        case keyword:
            message = (
                f"{_subject(path, whole)} breaks the rule {keyword} of the schema: {shortened(error.message, 200)}"
            )
            yield Finding(rule=f"schema-{keyword}", path=path, message=message)


def _wrong_type(path: Path, given: Any, node: Mapping[str, Any], whole: Whole) -> Finding:
    names = [node["type"]] if isinstance(node["type"], str) else node["type"]
    subject, wanted = _subject(path, whole), _either(_TYPES[name] for name in names if name != "null")
    if given is None:
        hint = "write one, or delete the key"
        return Finding(rule="schema-type", path=path, message=f"{subject} has no value; it must be {wanted}", hint=hint)
    message = f"{subject} must be {wanted}, not {_kind(given)}"
    if not path and isinstance(given, str) and whole.schema == ROOT:
        hint = "`policybrief fill` makes a brief from a text"
        return Finding(rule="schema-type", path=path, message=message, hint=hint)
    return Finding(rule="schema-type", path=path, message=message, hint=_type_hint(given, names, node))


def _type_hint(given: Any, names: Sequence[str], node: Mapping[str, Any]) -> str:
    match given:
        case bool() | int() | float() | Decimal() if "string" in names:
            return f'put it in quotes: "{_written(given)}"'
        case str() if "boolean" in names and given.lower() in _SPOKEN:
            return f"write {_SPOKEN[given.lower()]}"
        case float() | Decimal() if "integer" in names:
            return "write it without a point"
        case str() if "number" in names or "integer" in names:
            return "write digits, with a point and no unit, thousands separators or quotes: 1500.25"
        case str() | dict() if "array" in names:
            return "put a dash before each entry, also where there is only one"
        case str() | list() if "object" in names:
            return _keys_hint(node.get("required", ()))
        case list() if "string" in names:
            return "a text that begins with [ must be in quotes"
        case _:
            return ""


def _keys_hint(required: Sequence[str]) -> str:
    """How to write an object where a bare text or list stands."""
    match required:
        case []:
            return "write its keys below it, indented"
        case [key]:
            return f"write its key before it: {key}: …"
        case _:
            return f"write its keys below it, indented: {', '.join(required)}"


def _unknown_keys(path: Path, error: Any, whole: Whole) -> Iterator[Finding]:
    known = error.schema.get("properties", {})
    patterns = error.schema.get("patternProperties", {})
    around = whole.around(path)
    name = _article(error.schema.get("title", "object"))
    for key in error.instance:
        if key in known or any(re.search(pattern, key) for pattern in patterns):
            continue
        message = f"{name} has no key {shortened(key)!r}"
        hint = _key_hint(key, list(known), around)
        yield Finding(rule="schema-unknown-key", path=(*path, key), message=message, hint=hint, about_value=False)


def _key_hint(key: str, known: Sequence[str], around: Sequence[Shape]) -> str:
    if near := _near(key, known):
        return f"did you mean {near!r}?"
    for shape in reversed(around[:-1]):
        if key in shape.keys:
            return f"{key!r} belongs to the {shape.title.lower()} around it; check the indentation"
    if around:
        for name, inner in around[-1].keys.items():
            if inner.shape and key in shapes()[inner.shape].keys:
                return f"{key!r} belongs into {name!r}; check the indentation"
    owners = [shape.title.lower() for shape in shapes().values() if key in shape.keys and shape.name != ROOT]
    if around and 0 < len(owners) <= 4:
        return f"{key!r} is a key of {_either(_article(owner) for owner in owners)}"
    return f"its keys are {_listed(known)}; one of your own begins with x-" if known else ""


def _missing_keys(path: Path, error: Any) -> Iterator[Finding]:
    properties = error.schema.get("properties", {})
    name = _article(error.schema.get("title", "object"))
    for key in error.validator_value:
        if key not in error.instance:
            choice = properties.get(key, {}).get("enum")
            hint = f"it is {_either(choice)}" if choice else properties.get(key, {}).get("description", "")
            message = f"{name} needs the key {key!r}"
            hint = hint.rstrip(".")
            yield Finding(rule="schema-required", path=path, message=message, hint=hint, about_value=False)


def _not_among(path: Path, given: Any, allowed: Sequence[str], whole: Whole) -> Finding:
    message = f"{_subject(path, whole)} {_shown(given)} is not known; it may be {_either(allowed)}"
    hint = ""
    if isinstance(given, str):
        near = _near(given, allowed)
        hint = f"did you mean {near!r}?" if near else ""
    return Finding(rule="schema-enum", path=path, message=message, hint=hint)


def _wrong_pattern(path: Path, given: str, node: Mapping[str, Any], whole: Whole) -> Finding:
    subject = _subject(path, whole)
    if found := _UNPRINTABLE.search(given):
        place = f"after {shortened(given[: found.start()][-30:])!r}" if found.start() else "at its start"
        message = f"{subject} holds the control character {character_name(found.group())} {place}"
        return Finding(rule="control-character", path=path, message=message, hint="delete it; it cannot be printed")
    words = _pattern_words().get(node["pattern"])
    if words or not re.search(r"[\t\r\n]", given):
        message = f"{subject} {_shown(given)} is not understood"
        hint = f"it {words}" if words else node.get("description", "").rstrip(".")
        return Finding(rule="schema-pattern", path=path, message=message, hint=hint)
    sign = "a tab" if "\t" in given and "\n" not in given else "a line break"
    message = f"{subject} is one line, and {sign} stands in it: {_shown(given)}"
    return Finding(rule="schema-pattern", path=path, message=message, hint="write it on one line, or fold it with >-")


@functools.cache
def _pattern_words() -> Mapping[str, str]:
    """What a text of each pattern of the schema is; control characters and lines have words of their own."""
    definitions = policybrief_schemas.load("briefing")["$defs"]
    return {definitions[name]["pattern"]: words for name, words in _PATTERNS.items()}


def _subject(path: Path, whole: Whole) -> str:
    """What the schema calls the value at `path`: `Title`, or `Entry 2 of Categories`."""
    last_key = max((index for index, step in enumerate(path) if isinstance(step, str)), default=None)
    if last_key is None:
        return f"A {'brief' if whole.schema == ROOT else whole.schema}"
    key = str(path[last_key])
    holders = whole.around(path[:last_key])
    title = holders[-1].keys[key].title if holders and key in holders[-1].keys else repr(key)
    indices = path[last_key + 1 :]
    return f"Entry {int(indices[-1]) + 1} of {title}" if indices else title


def _near(word: str, known: Sequence[str]) -> str:
    """The one of `known` that was probably meant by `word`, or ""."""
    folded = {re.sub(r"[\s_-]", "", name.lower()): name for name in known}
    found = difflib.get_close_matches(re.sub(r"[\s_-]", "", word.lower()), list(folded), n=1, cutoff=0.7)
    return folded[found[0]] if found else ""


def _kind(value: Any) -> str:
    match value:
        case dict():
            return "an object of keys and values"
        case list():
            return "a list"
        case bool():
            return _written(value)
        case str():
            return f"the text {_shown(value)}"
        case _:
            return f"the number {_written(value)}"


def _shown(value: Any) -> str:
    return repr(shortened(value)) if isinstance(value, str) else shortened(_written(value))


def _written(value: Any) -> str:
    return str(value).lower() if value is None or isinstance(value, bool) else str(value)


def _article(title: str) -> str:
    title = title[:1].lower() + title[1:]
    return f"{'an' if title[:1] in 'aeiou' else 'a'} {title}"


def _either(words: Iterable[str]) -> str:
    *most, last = words
    return f"{', '.join(most)} or {last}" if most else last


def _listed(words: Sequence[str]) -> str:
    return ", ".join(words[:_MOST_LISTED]) + (" …" if len(words) > _MOST_LISTED else "")
