"""Word, PDF and JSON of one brief say the same: the text read back from each is compared, part by part.

Three comparisons close the circle. What the tree asks for is in Word and in PDF, part by part. Word and PDF have no
other words than these. And what the JSON says, read by the schema and not by the composition, is on the pages.
"""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import policybrief_schemas
import sample_briefs as samples
from outside import outside
from policybrief.document.inlines import CrossReference, Inlines, Link, Styled, plain_text
from policybrief.inline import parse
from read_back import page_body, pdf_body, squeezed, word_text
from tree_text import PrintedPart, printed_parts, table_heads

SCHEMA: dict[str, Any] = policybrief_schemas.load("briefing")
FORMATS = ("docx", "pdf")

UNPRINTED = {
    "figure.alt": "stands in the file for those who cannot see the figure",
    "marking.scheme": "the label is printed, in the header and footer",
    "marking.level": "as above",
    "marking.caveats": "as above",
    "marking-scheme.title": "says how labels look and what they mean, not what the brief says",
    "marking-scheme.source": "as above",
    "marking-level.name": "as above",
    "marking-level.label": "as above",
    "marking-level.meaning": "as above",
    "placement.reason": "why the filler put a statement where it is: for who audits it",
}
"""The texts of the JSON that the body of a page does not show, with the reason."""


@functools.cache
def whole_text(name: str, suffix: str) -> str:
    """The text of the file without white space, headers and footers."""
    data = samples.export(name, suffix)
    if suffix == "docx":
        return squeezed(word_text(data))
    return pdf_body(data, samples.document(name).page)


@functools.cache
def slices(name: str, suffix: str) -> list[tuple[PrintedPart, str | None, str]]:
    """Each part of the tree with its first text that is missing (or None), and the text that stands in its place."""
    text = whole_text(name, suffix)
    found = []
    at = 0
    for part in printed_parts(samples.document(name), native_charts=suffix == "docx"):
        if part.role == "contents" and squeezed(part.units[0]) not in text[at : at + 40]:
            continue  # an exporter leaves them out where the document is short
        start, missing = at, None
        for unit in map(squeezed, part.units):
            place = _find(text, unit, start if part.role == "title" else at)
            if place is None:
                missing = missing or unit
            else:
                at = max(at, place)
        found.append((part, missing, text[start:at]))
    return found


def _find(text: str, unit: str, start: int) -> int | None:
    """Where `unit` ends at or after `start`."""
    place = text.find(unit, start)
    return None if place < 0 else place + len(unit)


@pytest.mark.parametrize("name", samples.NAMES)
@pytest.mark.parametrize("suffix", FORMATS)
def test_every_part_of_the_tree_is_printed_in_its_order(name: str, suffix: str) -> None:
    missing = {part.role: unit for part, unit, _ in slices(name, suffix) if unit is not None}
    assert missing == {}


def letters(text: str) -> str:
    """Only the letters, and not those that count items, "(a)": what counts is set by each exporter in its own way."""
    return "".join(filter(str.isalpha, re.sub(r"\([a-z]{1,4}\)", "", text)))


@pytest.mark.parametrize("name", samples.NAMES)
def test_word_prints_nothing_that_the_tree_does_not_say(name: str) -> None:
    for part, _, text in slices(name, "docx"):
        assert letters(text) == letters("".join(part.units)), part.role


@pytest.mark.parametrize("name", samples.NAMES)
def test_pdf_has_the_words_of_word_part_by_part(name: str) -> None:
    heads = [letters(head) for head in table_heads(samples.document(name))]
    in_pdf = {(part.role, part.id): letters(text) for part, _, text in slices(name, "pdf")}
    for part, _, text in slices(name, "docx"):
        if part.role != "contents":  # which the PDF leaves out where the document is short
            in_word = letters(text)
            assert _heads_once(in_pdf[part.role, part.id], in_word, heads) == in_word, part.role


def _heads_once(in_pdf: str, in_word: str, heads: list[str]) -> str:
    """The PDF's text without the heads that a table repeats on a new page."""
    for head in heads:
        repeats = in_pdf.count(head) - in_word.count(head) if head else 0
        kept = in_pdf.rsplit(head, repeats) if repeats > 0 else [in_pdf]
        in_pdf = "".join(kept)
    return in_pdf


@pytest.mark.parametrize("name", samples.NAMES)
@pytest.mark.parametrize("suffix", FORMATS)
def test_every_text_of_the_json_is_on_the_pages(name: str, suffix: str) -> None:
    """The texts are found by the schema alone, so that what composition forgot is found too."""
    pages = whole_text(name, suffix)
    data = json.loads(samples.export(name, "json"))
    lost = [
        (field, text)
        for field, text in texts("briefing", SCHEMA, data)
        if field not in UNPRINTED and not printed(field, text, pages)
    ]
    assert lost == []


def printed(field: str, text: str, pages: str) -> bool:
    """Whether the text is on the pages; a date in a table is printed in words."""
    if field == "cell.text" and re.fullmatch(r"[0-9]{4}-[0-9]{2}(-[0-9]{2})?", text):
        return text[:4] in pages
    return all(piece in pages for piece in pieces(text))


def texts(owner: str, node: dict[str, Any], data: Any, field: str = "") -> Iterator[tuple[str, str]]:
    """(definition.property, text) for every line and every piece of prose in `data`."""
    reference = str(node.get("$ref", "")).rsplit("/", 1)[-1]
    if reference in ("line", "prose"):
        yield field, data
    elif reference:
        yield from texts(reference, SCHEMA["$defs"][reference], data, field)
    elif isinstance(data, list):
        for item in data:
            yield from texts(owner, node.get("items", {}), item, field)
    elif isinstance(data, str) and owner == "cell":
        yield "cell.text", data
    elif isinstance(data, dict) and owner == "block":
        yield from texts(data["kind"], SCHEMA["$defs"][data["kind"]], data)
    elif isinstance(data, dict):
        for name, value in data.items():
            yield from texts(owner, node.get("properties", {}).get(name, {}), value, f"{owner}.{name}")


def pieces(text: str) -> list[str]:
    """The text as printed, parted where composition puts the name of another part or a note's mark."""
    return [squeezed(piece) for piece in _printed(parse(text)).split("\0")]


def _printed(inlines: Inlines) -> str:
    parts = []
    for inline in inlines:
        match inline:
            case CrossReference(_, ""):
                parts.append("\0")
            case Styled(_, children) | Link(_, children):
                parts.append(_printed(children))
            case _:
                parts.append(plain_text((inline,)))
    return "".join(parts)


@pytest.mark.validator
@pytest.mark.parametrize("name", samples.NAMES)
def test_poppler_reads_the_same_text_from_the_pdf(name: str, tmp_path: Path) -> None:
    """Another reader than pypdf finds every part's text too."""
    file = tmp_path / "brief.pdf"
    file.write_bytes(samples.export(name, "pdf"))
    pages = outside("pdftotext", "-raw", str(file), "-").split("\f")
    text = "".join(page_body(page, samples.document(name).page) for page in pages)
    parts = [part for part in printed_parts(samples.document(name)) if part.role != "contents"]
    assert [unit for part in parts for unit in map(squeezed, part.units) if unit not in text] == []
