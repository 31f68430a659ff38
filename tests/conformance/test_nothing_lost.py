"""Long lists, many sources, tall tables and deep nesting arrive whole, counted, in every format."""

from __future__ import annotations

import functools
import json
import re
from collections import Counter
from typing import Any

import pytest

import policybrief as pb
from read_back import pdf_pages, squeezed, word_text

Data = dict[str, Any]
TOKEN = re.compile(r"q[0-9]{4}z")


def token(number: int) -> str:
    """A word that stands nowhere else."""
    return f"q{number:04}z"


def brief(**parts: Any) -> Data:
    head = {"schema": "urn:policybrief:briefing:1", "id": "b", "kind": "briefing", "title": "T", "language": "en"}
    return {**head, "status": "draft", "requires": "none", **parts}


def long_list() -> Data:
    items = [{"text": f"Item {token(number)}."} for number in range(500)]
    return brief(sections=[{"title": "S", "blocks": [{"kind": "list", "ordered": True, "items": items}]}])


def many_sources() -> Data:
    sources = [{"id": f"s{number}", "title": f"Report {token(number)}"} for number in range(500)]
    points = [{"text": f"Point {number}.", "cites": [{"source": f"s{number}"}]} for number in range(500)]
    return brief(sources=sources, sections=[{"title": "S", "blocks": [{"kind": "list", "items": points}]}])


def tall_table() -> Data:
    columns = [{"title": "Name"}, {"title": "Count", "kind": "number"}, {"title": "Remark"}]
    rows = [{"cells": [token(2 * number), number, f"Row {token(2 * number + 1)}"]} for number in range(400)]
    return brief(sections=[{"title": "S", "blocks": [{"kind": "table", "columns": columns, "rows": rows}]}])


def deep_list() -> Data:
    items: list[Data] = [{"text": token(11)}]
    for depth in reversed(range(11)):
        items = [{"text": token(depth), "items": items}]
    return brief(sections=[{"title": "S", "blocks": [{"kind": "list", "items": items}]}])


def deep_sections() -> Data:
    sections: list[Data] = []
    for depth in reversed(range(12)):
        text = {"kind": "paragraph", "text": f"Text {token(depth)}"}
        sections = [{"title": f"Level {depth}", "blocks": [text], "sections": sections}]
    return brief(sections=sections)


def deep_boxes() -> Data:
    blocks: list[Data] = [{"kind": "paragraph", "text": token(12)}]
    for depth in reversed(range(12)):
        blocks = [{"kind": "box", "title": token(depth), "blocks": blocks}]
    return brief(sections=[{"title": "S", "blocks": blocks}])


def wide_table() -> Data:
    columns = [{"title": token(number)} for number in range(60)]
    return brief(
        sections=[
            {
                "title": "S",
                "blocks": [
                    {"kind": "table", "columns": columns, "rows": [{"cells": [token(60 + n) for n in range(60)]}]}
                ],
            }
        ]
    )


CASES = {
    "500 items": (long_list, 500),
    "500 sources": (many_sources, 500),
    "400 rows": (tall_table, 800),
    "lists 12 deep": (deep_list, 12),
    "sections 12 deep": (deep_sections, 12),
    "boxes 12 deep": (deep_boxes, 13),
    "60 columns": (wide_table, 120),
}

REPEATED = {
    "500 sources": {token(number) for number in range(500)},  # in the note and in the list of sources
    "60 columns": {token(0), token(60)},  # a table parted across gives each part the first column
}
"""What may be printed more than once."""


@functools.cache
def exports(case: str) -> dict[str, bytes]:
    data = CASES[case][0]()
    return {name: made.data for name, made in pb.export_all(pb.load(data), ("docx", "pdf", "json")).items()}


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("suffix", ["docx", "pdf", "json"])
def test_everything_is_there(case: str, suffix: str) -> None:
    found = Counter(TOKEN.findall(_text(exports(case)[suffix], suffix)))
    assert len(found) == CASES[case][1]
    assert {name for name, times in found.items() if times > 1} <= REPEATED.get(case, set())


@pytest.mark.parametrize("suffix", ["docx", "pdf"])
def test_a_list_is_in_its_order(suffix: str) -> None:
    found = TOKEN.findall(_text(exports("500 items")[suffix], suffix))
    assert found == [token(number) for number in range(500)]


def _text(data: bytes, suffix: str) -> str:
    match suffix:
        case "docx":
            return word_text(data)
        case "pdf":
            return squeezed("".join(pdf_pages(data)))
        case _:
            return json.dumps(json.loads(data))
