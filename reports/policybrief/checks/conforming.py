"""Whether data conforms to a schema, as a yes or no, fast.

A schema becomes nested Python closures once. jsonschema stays the judge: it is asked as soon as the answer here is no,
and names what is wrong; it takes some thirty times as long. Tests hold that both give the same answer.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from policybrief.checks.formats import FORMATS

Test = Callable[[Any], bool]
"""Whether a value conforms."""

_ANNOTATIONS = frozenset({"$schema", "$id", "$defs", "$comment", "title", "description", "default", "examples", "then"})
_TYPES: Mapping[str, tuple[type, ...]] = {
    "object": (dict,), "array": (list,), "string": (str,), "number": (int, Decimal, float), "integer": (int,),
    "boolean": (bool,), "null": (type(None),),
}  # fmt: skip


class UnknownKeyword(Exception):
    """The schema says something that this module does not understand."""


def anchored(pattern: str) -> re.Pattern[str]:
    """A pattern of JSON Schema (ECMA 262) for Python, whose `$` would match before a last line break, too."""
    return re.compile(re.sub(r"(?<!\\)\$$", r"\\Z", pattern))


def compiled(schema: Mapping[str, Any]) -> Test:
    """The whole of `schema` as a test, which raises `UnknownKeyword` where it comes to one."""
    return _Compiler(schema).test(schema)


class _Compiler:
    def __init__(self, schema: Mapping[str, Any]) -> None:
        self._definitions = schema.get("$defs", {})
        self._compiled: dict[str, Test] = {}

    def test(self, node: Any) -> Test:
        """All keywords of `node` together."""
        if isinstance(node, bool):
            return lambda value: node
        return _all(self._tests(node))

    def _tests(self, node: Mapping[str, Any]) -> list[Test]:
        remaining = {key: value for key, value in node.items() if key not in _ANNOTATIONS}
        tests: list[Test] = []
        is_text = remaining.get("type") == "string"
        if "type" in remaining:
            tests.append(_typed(remaining.pop("type")))
        object_part: dict[str, Any] = {
            key: remaining.pop(key)
            for key in ("properties", "required", "patternProperties", "additionalProperties")
            if key in remaining
        }
        if object_part:
            tests.append(self._object(object_part))
        for key, value in remaining.items():
            if (of_text := _of_text(key, value)) is not None:
                tests.append(of_text if is_text else _where_text(of_text))
            else:
                tests.append(self._keyword(key, value, node))
        return tests

    def _keyword(self, key: str, value: Any, node: Mapping[str, Any]) -> Test:
        match key:
            case "$ref":
                return self._reference(value)
            case "items":
                return self._items(self.test(value))
            case "allOf":
                return self._tagged(value) or _all([self.test(part) for part in value])
            case "if":
                return self._conditional(self.test(value), self.test(node["then"]))
            case "const":
                return lambda given: type(given) is type(value) and given == value
            case "enum":
                allowed = frozenset(value)
                return lambda given: isinstance(given, str) and given in allowed
            case "minItems":
                return lambda given: not isinstance(given, list) or len(given) >= value
            case "minimum":
                return lambda given: not _is_number(given) or given >= value
            case "maximum":
                return lambda given: not _is_number(given) or given <= value
            case _:
                raise UnknownKeyword(key)

    def _tagged(self, parts: Sequence[Any]) -> Test | None:
        """The test where each of `parts` is for the objects that have a text of its own under one and the same key, as
        blocks have under `kind`."""
        tags = [_tag(part) for part in parts]
        named = [tag for tag in tags if tag is not None]
        if len(named) < len(parts) or len({key for key, _ in named}) != 1 or len(set(named)) < len(named):
            return None
        key = named[0][0]
        tests = {text: self.test(part["then"]) for (_, text), part in zip(named, parts, strict=True)}

        def conforms(given: Any) -> bool:
            text = given.get(key) if isinstance(given, dict) else None
            test = tests.get(text) if isinstance(text, str) else None
            return test is None or test(given)

        return conforms

    def _reference(self, reference: str) -> Test:
        if reference not in self._compiled:
            # A recursive definition meets this stand-in while it is being compiled.
            self._compiled[reference] = lambda value: self._compiled[reference](value)
            self._compiled[reference] = self.test(self._definitions[reference.removeprefix("#/$defs/")])
        return self._compiled[reference]

    def _object(self, node: Mapping[str, Any]) -> Test:
        properties = node.get("properties", {})
        known: dict[str, Test] = {}  # the tests of those that data has had so far; few briefs have all
        patterns = [(anchored(key).search, self.test(part)) for key, part in node.get("patternProperties", {}).items()]
        other = self.test(node.get("additionalProperties", True))
        required = tuple(node.get("required", ()))

        def late(key: str) -> Test:
            if key in properties:
                known[key] = self.test(properties[key])
                return known[key]
            return _all([test for found, test in patterns if found(key)] or [other])

        def conforms(value: Any) -> bool:
            if not isinstance(value, dict):
                return True
            for key in required:
                if key not in value:
                    return False
            for key, item in value.items():
                test = known.get(key) or late(key)
                if not test(item):
                    return False
            return True

        return conforms

    @staticmethod
    def _items(test: Test) -> Test:
        return lambda given: not isinstance(given, list) or all(map(test, given))

    @staticmethod
    def _conditional(condition: Test, then: Test) -> Test:
        return lambda given: then(given) if condition(given) else True


def _all(tests: list[Test]) -> Test:
    match tests:
        case [only]:
            return only
        case [first, second]:
            return lambda value: first(value) and second(value)
        case [first, second, third]:
            return lambda value: first(value) and second(value) and third(value)
        case _:
            return lambda value: all(test(value) for test in tests)


def _tag(part: Any) -> tuple[str, str] | None:
    """Key and text where `part` says `if` an object has that text under that key, `then` …"""
    match part:
        case {"if": {"properties": dict(properties), "required": [str(key)], **others}, "then": _, **more}:
            match properties.get(key):
                case {"const": str(text)} if len(properties) == 1 and not others and not more:
                    return key, text
    return None


def _of_text(key: str, value: Any) -> Test | None:
    """The test of a keyword that is about texts, for a text."""
    match key:
        case "pattern":
            found = anchored(value).search
            return lambda given: found(given) is not None
        case "format":
            return FORMATS[value]
        case "minLength":
            return lambda given: len(given) >= value
        case _:
            return None


def _where_text(test: Test) -> Test:
    return lambda given: not isinstance(given, str) or test(given)


def _typed(names: str | list[str]) -> Test:
    names = [names] if isinstance(names, str) else names
    types = tuple(kind for name in names for kind in _TYPES[name])
    if "boolean" in names or int not in types:
        return lambda given: isinstance(given, types)
    return lambda given: isinstance(given, types) and not isinstance(given, bool)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | Decimal | float) and not isinstance(value, bool)
