"""The briefs that visitors see stand up to the checks, and show all that a brief can hold."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

import policybrief_schemas
import sample_briefs as samples
from policybrief.model.convert import to_plain
from policybrief.problems import Severity
from policybrief.reading import parse

SCHEMA: dict[str, Any] = policybrief_schemas.load("briefing")

EXCEPTIONS = {
    ("briefing", "$schema"): "for editors that read JSON; a YAML brief names its schema in the first line",
}


@pytest.mark.parametrize("name", ["edited", "rich"])
def test_a_sample_brief_has_no_errors(name: str) -> None:
    problems = samples.briefing(name).origin.problems
    assert [problem for problem in problems if problem.severity is Severity.ERROR] == []


def test_the_rich_brief_is_final_and_so_exports_without_a_draft_mark() -> None:
    assert samples.briefing("rich").status == "final"


def test_the_edited_brief_and_the_filled_one_are_written_to_different_files() -> None:
    assert samples.briefing("edited").id != samples.briefing("filled").id


def test_the_rich_brief_uses_every_property_of_the_schema() -> None:
    written = parse(samples.RICH.read_bytes(), samples.RICH.name).data
    used = set(_uses("briefing", SCHEMA, written)) | set(_uses("briefing", SCHEMA, to_plain(samples.briefing("rich"))))
    known = {
        (owner, name)
        for owner, node in {"briefing": SCHEMA, **SCHEMA["$defs"]}.items()
        for name in node.get("properties", {})
    }
    assert known - used == set(EXCEPTIONS)


def _uses(owner: str, node: dict[str, Any], data: Any) -> Iterator[tuple[str, str]]:
    """(definition, property) for every key of every object in `data`."""
    if "$ref" in node:
        owner = node["$ref"].rsplit("/", 1)[-1]
        node = SCHEMA["$defs"][owner]
    if isinstance(data, list):
        for item in data:
            yield from _uses(owner, node.get("items", {}), item)
    if isinstance(data, dict):
        for name, value in data.items():
            if name in node.get("properties", {}):
                yield owner, name
                yield from _uses(owner, node["properties"][name], value)
        if owner == "block":
            yield from _uses(owner, {"$ref": f"#/$defs/{data['kind']}"}, data)
