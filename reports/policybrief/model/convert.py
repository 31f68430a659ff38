"""Plain data to frozen parts and back.

The conversion is read off the type hints of the parts once, so a new field needs no line here. It trusts its input:
`policybrief.checks.schema` has seen it first.
"""

from __future__ import annotations

import functools
import inspect
import operator
import types
import typing
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, TypeVar, Union, get_args, get_origin

from msgspec import NODEFAULT

from policybrief.model import blocks
from policybrief.model.evidence import Evidence
from policybrief.model.part import Part, content_fields

T = TypeVar("T", bound=Part)
Convert = Callable[[Any], Any]

BLOCKS: Mapping[str, type[Part]] = {cls.kind: cls for cls in get_args(blocks.Block)}


def from_plain(cls: type[T], data: Mapping[str, Any]) -> T:
    """`data`, which conforms to the schema, as a part of type `cls`.

    Evidence still in its short form (a string) becomes an `Evidence` without source, and a bare table cell a `Cell`.
    """
    converters = _converters(cls)
    values: dict[str, Any] = {}
    extra: dict[str, Any] = {}
    for key, value in data.items():
        if key in converters:
            if value is not None:
                convert = converters[key]
                values[key] = convert(value) if convert else value
        elif key.startswith("x-"):
            extra[key] = value
    return cls(**values, extra=extra) if extra else cls(**values)


def to_plain(part: Part) -> dict[str, Any]:
    """The part as plain data in the schema's order, without what is empty or has its default.

    `from_plain(type(part), to_plain(part)) == part`.
    """
    layout = _layout(type(part))
    plain: dict[str, Any] = {"kind": layout.kind} if layout.kind else {}
    for (name, default, always), value in zip(layout.fields, layout.values(part), strict=True):
        # Most fields have their default, which is mostly the very object.
        if (value is not default and value != default and value != () and value != {}) or always:
            plain[name] = value if isinstance(value, str) else _plain(value)
    if part.extra:
        plain.update(part.extra)
    return plain


def _plain(value: Any) -> Any:
    match value:
        case int():
            return value
        case tuple():
            return [item if isinstance(item, str) else _plain(item) for item in value]
        case Evidence(source=""):
            return value.exact
        case blocks.Cell(text=None) if value == blocks.Cell(value=value.value):
            return value.value
        case blocks.Cell(value=None) if value == blocks.Cell(text=value.text):
            return value.text
        case Part():
            return to_plain(value)
        case Mapping():
            return dict(value)
        case _:
            return value


@functools.cache
def part_fields(cls: Any) -> tuple[str, ...]:
    """The fields of a class of parts that hold further parts, in the schema's order."""
    hints = _hints(cls)
    return tuple(name for name in content_fields(cls) if _holds_parts(hints[name]))


def _holds_parts(hint: Any) -> bool:
    if isinstance(hint, type):
        return issubclass(hint, Part)
    return any(map(_holds_parts, get_args(hint)))


class _Layout(NamedTuple):
    """How a class of parts is written: the `kind` of a block, or "". For each field in the order it is written: its
    name, its default, and whether it is written though empty or null; `values` gives those of a part."""

    kind: str
    fields: tuple[tuple[str, Any, bool], ...]
    values: Callable[[Part], tuple[Any, ...]]


@functools.cache
def _layout(cls: Any) -> _Layout:
    """A required field is written always: a table without rows says `rows: []`. So is `schema`, though it has its
    default: a file says what it is."""
    # The defaults are those of the last fields; one that is made anew each time is empty, and never written.
    defaults = dict.fromkeys(cls.__struct_fields__, NODEFAULT)
    defaults.update(zip(reversed(cls.__struct_fields__), reversed(cls.__struct_defaults__), strict=False))
    written = [
        (
            name,
            None if defaults[name] is NODEFAULT else defaults[name],
            defaults[name] is NODEFAULT or name in cls.nullable or name == "schema",
        )
        for name in content_fields(cls)
    ]
    support = {"evidence", "cites", "basis", "marking"}
    ordered = tuple(sorted(written, key=lambda entry: entry[0] in support))
    return _Layout(
        kind=cls.kind if cls in BLOCKS.values() else "",
        fields=ordered,
        values=operator.attrgetter(*(name for name, _, _ in ordered)),  # every class has two or more
    )


@functools.cache
def _converters(cls: Any) -> Mapping[str, Convert | None]:
    """For each key what makes its value, or None where it stays as it is."""
    hints = _hints(cls)
    return {name: _converter(hints[name]) for name in content_fields(cls)}


@functools.cache
def _hints(cls: Any) -> Mapping[str, Any]:
    """The types of the fields of a class of parts; `typing.get_type_hints` would read its bases' anew for each."""
    inherited = _hints(cls.__base__) if cls is not Part else {}
    return {**inherited, **inspect.get_annotations(cls, eval_str=True)}


def _converter(hint: Any) -> Convert | None:
    origin, args = get_origin(hint), get_args(hint)
    if hint == blocks.Block:
        return lambda data: from_plain(BLOCKS[data["kind"]], data)
    if origin is tuple:
        return _tuple_of(_converter(args[0]))
    if origin in (Union, types.UnionType):
        known = [arg for arg in args if arg is not type(None)]
        return _converter(known[0])
    if hint is Evidence:
        return lambda data: Evidence(source="", exact=data) if isinstance(data, str) else from_plain(Evidence, data)
    if hint is blocks.Cell:
        return _cell
    if isinstance(hint, type) and issubclass(hint, Part):
        return functools.partial(from_plain, hint)
    if origin is not None and issubclass(typing.cast(type, origin), Mapping):
        return dict
    return None


def _tuple_of(convert: Convert | None) -> Convert:
    if convert is None:
        return tuple
    if convert is _cell:
        return lambda items: tuple(map(_cell, items))
    return lambda items: tuple([None if item is None else convert(item) for item in items])


def _cell(data: Any) -> blocks.Cell:
    if isinstance(data, str):
        return blocks.Cell(text=data)
    if isinstance(data, Mapping):
        return from_plain(blocks.Cell, data)
    return blocks.Cell(value=data)
