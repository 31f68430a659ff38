"""A document as text, and the goldens: whole documents that a person has read."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

import pytest

from composing import RICH, composed
from policybrief.document import blocks as b
from policybrief.document.dump import dump, inline_text
from policybrief.document.inlines import (
    Choice,
    CrossReference,
    Language,
    LineBreak,
    Link,
    NoteMark,
    Styled,
    Text,
)

_SPEC = importlib.util.spec_from_file_location("renew_goldens", Path(__file__).with_name("renew_goldens.py"))
assert _SPEC is not None
assert _SPEC.loader is not None
renew_goldens = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(renew_goldens)


@pytest.mark.parametrize(("name", "data"), list(renew_goldens.goldens()))
def test_a_document_is_as_it_was_read(name: str, data: dict[str, Any]) -> None:
    golden = renew_goldens.GOLDENS / f"{name}.txt"
    assert dump(composed(data)) == golden.read_text("utf-8")


def test_inline_marks() -> None:
    inlines = (
        Styled("strong", (Text("a"),)), Link("https://x.org", (Text("b"),)), CrossReference("t", "Table 1"),
        NoteMark("n", "3"), Language("de", (Text("c"),)), Choice("yes", True), Choice("no"), LineBreak(),
    )  # fmt: skip
    assert inline_text(inlines) == "{strong a}<https://x.org b>→t(Table 1)[^3 n]{lang:de c}☒ yes☐ no⏎"


def test_an_extension_shows_its_fallback() -> None:
    extension = b.Extension(id="x", name="org.example.map", data={"a": 1}, fallback=(b.Paragraph(text=(Text("map"),)),))
    document = b.Document(id="d", language="en", title="T", page="", blocks=(extension,))
    assert dump(document) == ("document d [en ltr] 'T'\n  extension org.example.map #x {'a': 1}\n    paragraph | map\n")


def test_every_id_and_every_word_of_the_tree_is_in_it() -> None:
    document = composed(RICH)
    dumped = dump(document)
    for block in b.walk(document.blocks):
        if block.id:
            assert f"#{block.id}" in dumped
        match block:
            case b.Paragraph(text=text) | b.Quote(text=text):
                assert inline_text(text) in dumped
            case b.Table():
                for cell in (cell for row in (*block.head, *block.rows) for cell in row.cells):
                    assert inline_text(cell.text) in dumped
            case _:
                pass
