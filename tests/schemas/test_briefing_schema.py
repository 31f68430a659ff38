"""The briefing schema is sound, an editor can show all of it, and the classes say the same as it."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, Union, get_args, get_origin

import jsonschema
import pytest
from msgspec import structs

import policybrief_schemas
from policybrief.model import blocks, briefing, evidence, head, parts
from policybrief.model.convert import BLOCKS, from_plain, to_plain
from policybrief.model.part import Number, Part, content_fields

SCHEMA = policybrief_schemas.load("briefing")
DEFINITIONS: Mapping[str, Any] = SCHEMA["$defs"]
OBJECTS = {name: node for name, node in {"briefing": SCHEMA, **DEFINITIONS}.items() if "properties" in node}


def model_of(name: str) -> type[Part]:
    """The class of a definition: `summary-point` is `SummaryPoint`; of a block, the one its kind names."""
    if name in BLOCKS:
        return BLOCKS[name]
    named = "".join(word.capitalize() for word in name.split("-"))
    (found,) = {
        getattr(module, named) for module in (blocks, briefing, evidence, head, parts) if hasattr(module, named)
    }
    return typing.cast(type[Part], found)


MODELS = {name: model_of(name) for name in OBJECTS if name != "block"}


def nodes(node: Any, path: str = "#") -> Iterator[tuple[str, Any]]:
    if isinstance(node, dict):
        yield path, node
        for key, item in node.items():
            yield from nodes(item, f"{path}/{key}")
    elif isinstance(node, list):
        for index, item in enumerate(node):
            yield from nodes(item, f"{path}/{index}")


def fields(model: type[Part]) -> dict[str, structs.FieldInfo]:
    return {field.name: field for field in structs.fields(model) if field.name in content_fields(model)}


def resolved(node: Mapping[str, Any]) -> Mapping[str, Any]:
    if "$ref" in node:
        return resolved(
            {**DEFINITIONS[node["$ref"].removeprefix("#/$defs/")], **{k: node[k] for k in node if k != "$ref"}}
        )
    return node


def test_the_schema_is_valid_2020_12() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_every_property_has_a_title_and_a_description() -> None:
    bare = [
        f"{name}.{key}"
        for name, node in OBJECTS.items()
        for key, entry in node["properties"].items()
        if not entry.get("title") or not entry.get("description")
    ]
    assert bare == []


def test_every_definition_has_a_title() -> None:
    assert [name for name, node in DEFINITIONS.items() if not node.get("title")] == []


def test_nothing_hides_keys_from_editors() -> None:
    """Editors pass over `unevaluatedProperties`, and they cannot complete an untagged union."""
    hidden = {"unevaluatedProperties", "unevaluatedItems", "anyOf", "oneOf", "not", "dependentSchemas"}
    assert [path for path, node in nodes(SCHEMA) if hidden & node.keys()] == []


@pytest.mark.parametrize("name", sorted(set(OBJECTS) - {"block"}))
def test_an_object_takes_keys_of_ones_own_and_no_other_unknown_ones(name: str) -> None:
    assert OBJECTS[name]["patternProperties"] == {"^x-": True}
    assert OBJECTS[name]["additionalProperties"] is False
    assert set(OBJECTS[name].get("required", ())) <= OBJECTS[name]["properties"].keys()


def test_every_reference_leads_to_a_definition_and_every_definition_is_used() -> None:
    used = {node["$ref"].removeprefix("#/$defs/") for _, node in nodes(SCHEMA) if isinstance(node.get("$ref"), str)}
    assert used == set(DEFINITIONS)


def test_each_kind_of_block_has_one_branch_and_one_class() -> None:
    kinds = DEFINITIONS["block"]["properties"]["kind"]["enum"]
    branches = [branch["if"]["properties"]["kind"]["const"] for branch in DEFINITIONS["block"]["allOf"]]
    targets = [branch["then"]["$ref"].removeprefix("#/$defs/") for branch in DEFINITIONS["block"]["allOf"]]
    assert branches == targets == kinds == list(BLOCKS)
    for kind in kinds:
        assert DEFINITIONS[kind]["properties"]["kind"]["const"] == kind
        assert "kind" in DEFINITIONS[kind]["required"]


@pytest.mark.parametrize("name", sorted(MODELS))
def test_an_object_and_its_class_have_the_same_keys(name: str) -> None:
    keys = set(OBJECTS[name]["properties"])
    if name in BLOCKS:
        keys.remove("kind")
    keys.discard("$schema")
    assert keys == set(fields(MODELS[name]))


@pytest.mark.parametrize("name", sorted(MODELS))
def test_what_the_schema_requires_has_no_default_and_the_rest_has_one(name: str) -> None:
    without_default = {key for key, field in fields(MODELS[name]).items() if field.required}
    required = set(OBJECTS[name].get("required", ())) - ({"kind"} if name in BLOCKS else set())
    # `schema` has the only value it can have as its default; short evidence is held without its source.
    assert without_default == required - {"schema"}


@pytest.mark.parametrize("name", sorted(MODELS))
def test_a_field_has_the_type_that_the_schema_gives_it(name: str) -> None:
    hints = typing.get_type_hints(MODELS[name])
    for key, field in fields(MODELS[name]).items():
        node = OBJECTS[name]["properties"][key]
        assert_same(hints[key], node, f"{name}.{key}", optional=field.default is None)


def assert_same(hint: Any, node: Mapping[str, Any], where: str, *, optional: bool = False) -> None:
    if hint == blocks.Block:
        assert node == {"$ref": "#/$defs/block"}, where
        return
    if get_origin(hint) in (Union, types.UnionType) and type(None) in get_args(hint):
        inner = [arg for arg in get_args(hint) if arg is not type(None)]
        nullable = "null" in as_list(resolved(node).get("type", "string"))
        assert optional or nullable, f"{where} may be None, and the schema always gives a value"
        assert_same(Union[tuple(inner)], node, where)  # noqa: UP007  # built from a list
        return
    if get_origin(hint) is tuple:
        assert node["type"] == "array", where
        assert_same(get_args(hint)[0], node["items"], where)
        return
    target = resolved(node)
    wanted = {kind for kind in as_list(target.get("type", "string")) if kind != "null"}
    if isinstance(hint, type) and issubclass(hint, Part):
        name = node["$ref"].removeprefix("#/$defs/")
        assert hint is MODELS[name], where
        short = {"evidence": {"string"}, "cell": {"string", "number"}}.get(name, set())
        assert wanted == {"object"} | short, where
        return
    plain: dict[Any, set[str]] = {str: {"string"}, int: {"integer"}, bool: {"boolean"}, Number: {"number"}}
    if get_origin(hint) is not None and hint != Number and issubclass(typing.cast(type, get_origin(hint)), Mapping):
        assert wanted == {"object"}, where
        return
    assert wanted == plain[hint], where


def as_list(value: Any) -> list[str]:
    return [value] if isinstance(value, str) else value


def test_what_may_be_null_in_a_file_is_marked_on_its_field() -> None:
    """`date: null` says that no date is known, which is more than saying nothing; it is written out again."""
    for name, model in MODELS.items():
        for key in fields(model):
            nullable = "null" in as_list(resolved(OBJECTS[name]["properties"][key]).get("type", "string"))
            assert (key in model.nullable) == nullable, f"{name}.{key}"


SAMPLES: dict[str, Any] = {"string": "x", "integer": 1, "number": Decimal("1.5"), "boolean": True, "null": None}


def sample(node: Mapping[str, Any], depth: int = 0) -> Any:
    """A value for `node` with every key, some way down."""
    target = resolved(node)
    kind = as_list(target.get("type", "string"))[0]
    if kind == "object" and "properties" in target:
        if "allOf" in target:
            return sample({"$ref": "#/$defs/paragraph"}, depth)
        keys = target["properties"] if depth < 4 else target.get("required", ())
        made = {key: sample(target["properties"][key], depth + 1) for key in keys if key != "$schema"}
        return {**made, "x-own": {"a": 1}}
    if kind == "object":
        return {"a": "x"}
    if kind == "array":
        return [sample(target["items"], depth + 1)]
    return target.get("const", target["enum"][0] if "enum" in target else SAMPLES[kind])


@pytest.mark.parametrize("name", sorted(MODELS))
def test_an_object_with_every_key_survives_the_model(name: str) -> None:
    data = sample({"$ref": f"#/$defs/{name}"} if name != "briefing" else SCHEMA)
    if name in BLOCKS:
        data.pop("kind")
    part = from_plain(MODELS[name], data)
    plain = to_plain(part)
    assert from_plain(MODELS[name], {key: plain[key] for key in plain if key != "kind" or name not in BLOCKS}) == part
    defaults = {"ordered": False, "status_quo": False, "preferred": False, "inferred": False}
    assert {key for key in data if defaults.get(key) != data[key]} <= plain.keys()


def test_every_text_that_is_printed_refuses_control_characters() -> None:
    """XML 1.0 cannot hold them, so neither can a Word file."""
    open_texts = []
    for path, node in nodes(SCHEMA):
        if "string" in as_list(node.get("type", ())) and not {"const", "enum", "format"} & node.keys():
            holds = [character for character in "\x00\x0b\x1f\x7f\ufffe\uffff" if accepts(node, f"a{character}b")]
            open_texts += [path] if holds else []
    # The path of the schema's file is dropped in reading.
    assert open_texts == ["#/properties/$schema"]


def accepts(node: Mapping[str, Any], text: str) -> bool:
    return jsonschema.Draft202012Validator(node).is_valid(text)
