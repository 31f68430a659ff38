"""The schema of styles."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import policybrief_schemas
from policybrief.checks.schema import validate
from policybrief.compose.labels import kinds
from policybrief.document.graphics import Colour
from policybrief.reading import parse
from policybrief.style import loading

SCHEMA = policybrief_schemas.load("style")
FOLDER = Path(loading.__file__).parent


def objects(node: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(node, dict):
        if "properties" in node:
            yield path, node
        for key, value in node.items():
            yield from objects(value, f"{path}/{key}")
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from objects(value, f"{path}/{index}")


def test_it_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_every_property_is_explained() -> None:
    """An editor shows title and description of what one writes."""
    for path, node in objects(SCHEMA):
        for name, value in node["properties"].items():
            assert value.get("title"), f"{path}/{name}"
            assert value.get("description", "").endswith("."), f"{path}/{name}"


def test_keys_of_others_are_allowed_and_unknown_ones_are_not() -> None:
    for path, node in objects(SCHEMA):
        assert node["additionalProperties"] is False, path
        assert node["patternProperties"]["^x-"] is True, path
    assert validate({"x-office": {"any": "thing"}, "page": {"x-note": 1}}, "style") == []
    assert [problem.path for problem in validate({"colour": "red"}, "style")] == ["/colour"]


@pytest.mark.parametrize("name", loading.BUILT_IN)
def test_the_built_in_styles_conform(name: str) -> None:
    path = FOLDER / name / "style.yaml"
    assert validate(parse(path.read_bytes(), path.name).data, "style") == []


def test_a_style_may_extend_each_built_in_one() -> None:
    assert SCHEMA["properties"]["extends"]["enum"] == list(loading.BUILT_IN)


def test_the_palette_has_every_colour_a_drawing_may_use() -> None:
    assert set(SCHEMA["$defs"]["palette"]["properties"]) == set(Colour.__args__)


def test_parts_are_named_as_the_briefing_names_them() -> None:
    assert SCHEMA["$defs"]["partname"] == policybrief_schemas.load("briefing")["$defs"]["partname"]


def test_the_kinds_order_parts_that_exist() -> None:
    pattern = SCHEMA["$defs"]["partname"]["pattern"]
    validator = Draft202012Validator({"type": "string", "pattern": pattern})
    for kind, settings in kinds().items():
        assert all(validator.is_valid(name) for name in settings["order"]), kind


@pytest.mark.parametrize(
    ("style", "path"),
    [
        ({"page": {"size": "A5"}}, "/page/size"),
        ({"palette": {"ink": "black"}}, "/palette/ink"),
        ({"fonts": {"body": {"family": "X"}}}, "/fonts/body"),
        ({"fonts": {"body": {"family": "X", "regular": "/etc/passwd"}}}, "/fonts/body/regular"),
        ({"sizes": {"body": 3}}, "/sizes/body"),
        ({"sizes": {"headings": []}}, "/sizes/headings"),
        ({"order": ["somewhere"]}, "/order/0"),
        ({"labels": {"english": {"summary": "x"}}}, "/labels/english"),
        ({"logo": {"file": "logo.png"}}, "/logo"),
        ({"extends": "nobody"}, "/extends"),
        ({"hyphenation": "no"}, "/hyphenation"),
        ({"embed_model": "no"}, "/embed_model"),
    ],
)
def test_a_wrong_setting_is_named_by_its_place(style: dict[str, Any], path: str) -> None:
    assert [problem.path for problem in validate(style, "style")] == [path]
