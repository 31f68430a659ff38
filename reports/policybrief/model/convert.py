"""Plain data to frozen parts and back.

The conversion is read off the type hints of the dataclasses once, so a new field needs no line here. It trusts its
input: `policybrief.checks.schema` has seen it first.
"""

from __future__ import annotations

import dataclasses
import functools
import types
import typing
from collections.abc import Callable, Mapping
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from policybrief.model import blocks
from policybrief.model.evidence import Evidence
from policybrief.model.part import Part

T = TypeVar("T", bound=Part)
Convert = Callable[[Any], Any]

BLOCKS: Mapping[str, type[Part]] = {cls.kind: cls for cls in get_args(blocks.Block)}


def from_plain(cls: type[T], data: Mapping[str, Any]) -> T:
    """`data`, which conforms to the schema, as a part of type `cls`.

    Evidence still in its short form (a string) becomes an `Evidence` without source, and a bare table cell a `Cell`.
    """
    fields = _fields(cls)  # type: ignore[arg-type]  # mypy takes an instance's __hash__ for its class's
    values: dict[str, Any] = {}
    extra: dict[str, Any] = {}
    for key, value in data.items():
        if value is not None and (convert := fields.get(key)) is not None:
            values[key] = convert(value)
        elif key.startswith("x-"):
            extra[key] = value
    return cls(**values, extra=extra) if extra else cls(**values)


def to_plain(part: Part) -> dict[str, Any]:
    """The part as plain data in the schema's order, without what is empty or has its default.

    `from_plain(type(part), to_plain(part)) == part`.
    """
    plain: dict[str, Any] = {}
    if isinstance(part, tuple(BLOCKS.values())):
        plain["kind"] = part.kind  # type: ignore[attr-defined]
    for name, default, always in _layout(type(part)):  # type: ignore[arg-type]  # as above
        value = getattr(part, name)
        if always or (value != default and value != () and value != {}):
            plain[name] = _plain(value)
    return {**plain, **part.extra}


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Evidence) and not value.source:
        return value.exact
    if isinstance(value, blocks.Cell):
        return _plain_cell(value)
    if isinstance(value, Part):
        return to_plain(value)
    return dict(value) if isinstance(value, Mapping) else value


def _plain_cell(cell: blocks.Cell) -> Any:
    plain = to_plain(cell)
    if not plain:
        return None
    if set(plain) <= {"text"} or set(plain) <= {"value"}:
        return next(iter(plain.values()))
    return plain


@functools.cache
def _layout(cls: Any) -> tuple[tuple[str, Any, bool], ...]:
    """For each field in the order it is written: its name, its default, and whether it is written though empty or null.

    A required field always is: a table without rows says `rows: []`.
    """
    required = dataclasses.MISSING
    layout = [
        (
            field.name,
            None if field.default is required else field.default,
            bool(field.metadata.get("null")) or (field.default is required and field.default_factory is required),
        )
        for field in dataclasses.fields(cls)
        if _in_schema(field)
    ]
    # `schema` is written though it has its default: a file says what it is.
    layout = [(name, required if name == "schema" else default, always) for name, default, always in layout]
    support = {"evidence", "cites", "basis", "marking"}
    return tuple(sorted(layout, key=lambda entry: entry[0] in support))


def _in_schema(field: dataclasses.Field[Any]) -> bool:
    return field.name != "extra" and not field.metadata.get("internal")


@functools.cache
def _fields(cls: Any) -> Mapping[str, Convert]:
    hints = get_type_hints(cls)
    return {field.name: _converter(hints[field.name]) for field in dataclasses.fields(cls) if _in_schema(field)}


def _converter(hint: Any) -> Convert:
    origin, args = get_origin(hint), get_args(hint)
    if hint == blocks.Block:
        return lambda data: from_plain(BLOCKS[data["kind"]], {key: data[key] for key in data if key != "kind"})
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
    return lambda value: value


def _tuple_of(convert: Convert) -> Convert:
    return lambda items: tuple(None if item is None and convert is not _cell else convert(item) for item in items)


def _cell(data: Any) -> blocks.Cell:
    if isinstance(data, Mapping):
        return from_plain(blocks.Cell, data)
    if isinstance(data, str):
        return blocks.Cell(text=data)
    return blocks.Cell(value=data)
