"""What holds for every composed document, whatever the brief."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings

import policybrief_schemas
from composing import RICH, assert_holds, briefing, composed, ids
from policybrief import edtf
from policybrief.compose import compose
from policybrief.document import blocks as b
from policybrief.document.inlines import CrossReference, Inlines, Language, Link, Styled, Text
from policybrief.inline import parse
from policybrief.style.loading import load_style
from strategies import GeneratedBrief, briefings
from tree_text import printed_parts

UNPRINTED = {"labels", "order", "marking_schemes", "scheme", "placed"}
"""What the brief says about its printing, not in print; and why statements were placed."""


def test_a_rich_brief_keeps_every_promise() -> None:
    assert_holds(composed(RICH))


def test_a_bare_head_makes_a_title_and_nothing_else() -> None:
    document = composed()
    assert [block.kind for block in document.blocks] == ["title"]
    assert_holds(document)


@settings(max_examples=60, deadline=None)
@given(briefings())
def test_every_brief_keeps_every_promise(brief: GeneratedBrief) -> None:
    assert_holds(composed(brief.data))


@settings(max_examples=60, deadline=None)
@given(briefings())
def test_nothing_that_a_brief_says_is_lost(brief: GeneratedBrief) -> None:
    assert missing(brief.data) == []


def test_nothing_of_a_rich_brief_is_lost() -> None:
    assert missing(RICH) == []


@pytest.mark.parametrize("key", sorted(set(RICH) - {"schema", "id", "kind", "language", "status", "numbering"}))
def test_each_key_is_shown_where_it_belongs(key: str) -> None:
    """The texts under a key stand in the part of that name, or in the title block."""
    document = composed(RICH)
    if key in ("sections", "annexes"):
        roles = {"section:background", "section:outlook"} if key == "sections" else {"annexes"}
    elif key in ("criteria", "scores"):
        roles = {"options"}
    elif key in ("notice", "marking"):
        roles = {"paragraph"} if key == "notice" else set()
    else:
        own = any(part.role == key for part in printed_parts(document))
        roles = {key} if own else {"title"}
    units = [unit for part in printed_parts(document) if part.role in roles for unit in part.units]
    shown = folded(" ".join([*units, *in_graphics(document)]))
    for text in said(RICH[key], schema_of(key), support=False):
        assert text in shown or key == "marking"


def test_every_id_of_the_model_is_carried_by_the_tree() -> None:
    carried = set(ids(composed(RICH)))
    assert [part_id for part_id in model_ids(RICH) if part_id not in carried] == []


def test_composing_is_pure() -> None:
    """The same brief gives an equal document, and the brief is left as it was."""
    one, other = briefing(RICH), briefing(RICH)
    assert compose(one, load_style()) == compose(one, load_style()) == compose(other, load_style())
    assert one == other


def test_ids_that_are_not_unique_are_carried_once() -> None:
    """A draft may have an id twice; the tree never has."""
    points = [{"id": "a", "text": "one"}, {"id": "a", "text": "two [](#a)"}]
    document = composed(summary=points, status="draft", glossary=[{"id": "a", "term": "t", "meaning": "m"}])
    assert_holds(document)
    assert ids(document).count("a") == 1


def test_a_part_does_not_take_the_id_of_the_model() -> None:
    document = composed(
        summary=[{"id": "summary", "text": "one"}], glossary=[{"id": "note-1", "term": "t", "meaning": "m"}]
    )
    assert_holds(document)
    assert {"summary", "summary-2", "note-1"} <= set(ids(document))


def test_a_final_brief_without_problems_lists_none() -> None:
    assert not any(getattr(block, "role", "") == "problems" for block in b.walk(composed(RICH).blocks))


def missing(data: dict[str, Any]) -> list[str]:
    """The texts of a brief that its document does not show."""
    document = composed(data)
    units = [unit for part in printed_parts(document) for unit in part.units]
    shown = folded(" ".join(units)) + folded("".join(units)) + folded(" ".join(in_graphics(document)))
    banner = folded(document.banner.label if document.banner else "")
    schema = policybrief_schemas.load("briefing")
    return [text for text in said(data, schema, support=True) if text not in shown and text not in banner]


def in_graphics(document: b.Document) -> Iterator[str]:
    """Alternative texts, images and links: what is said without being printed as text."""
    for block in b.walk(document.blocks):
        if isinstance(block, b.Figure):
            yield f"{block.alt} {block.image}"


def said(value: Any, node: Any, *, support: bool) -> Iterator[str]:
    """Every piece of prose and every line of plain data, as it is read; with what it rests on, or without."""
    node = resolved(node)
    if isinstance(value, dict):
        for key, item in value.items():
            if key in UNPRINTED or (not support and key in ("evidence", "cites", "basis")):
                continue
            # A key figure is printed as its text says it.
            if not (key == "unit" and "text" in value):
                yield from said(item, property_of(node, value, key), support=support)
    elif isinstance(value, list):
        for item in value:
            yield from said(item, node.get("items", {}), support=support)
    elif isinstance(value, str) and edtf.is_valid(value):
        return  # worded as the language words it
    elif isinstance(value, str) and node.get("title") == "Prose":
        yield from (folded(piece) for piece in read(parse(value)) if piece.strip())
    elif isinstance(value, str) and node.get("title") == "Line" and value.strip():
        yield folded(value)


def schema_of(key: str) -> Any:
    return policybrief_schemas.load("briefing")["properties"][key]


def resolved(node: Any) -> Any:
    reference = node.get("$ref")
    definitions = policybrief_schemas.load("briefing")["$defs"]
    return definitions[reference.removeprefix("#/$defs/")] if reference else node


def property_of(node: Any, value: dict[str, Any], key: str) -> Any:
    if node.get("title") == "Block":
        node = resolved({"$ref": f"#/$defs/{value['kind']}"})
    return node.get("properties", {}).get(key, {})


def read(inlines: Inlines) -> Iterator[str]:
    """The texts between marks and references."""
    for inline in inlines:
        match inline:
            case Text(text) | CrossReference(_, text):
                yield text
            case Styled(_, children) | Link(_, children) | Language(_, children):
                yield from read(children)
            case _:
                pass


def folded(text: str) -> str:
    return " ".join(text.split())


def model_ids(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, item in value.items():
            if key == "id" and value is not RICH:
                yield item
            yield from model_ids(item)
    elif isinstance(value, list):
        for item in value:
            yield from model_ids(item)
