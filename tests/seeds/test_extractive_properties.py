"""What holds of every text that can be filled, whatever stands in it."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from policybrief import inline
from policybrief.context import FillContext
from policybrief.errors import SeedError
from policybrief.seed import Draft, Seed
from policybrief_schemas import load
from policybrief_seeds.extractive import ExtractiveFiller
from policybrief_seeds.html import HtmlReader
from policybrief_seeds.markdown import MarkdownReader
from policybrief_seeds.text import TextReader

VALIDATOR = jsonschema.Draft202012Validator(load("briefing"))

LINES = st.sampled_from(
    r"""
The U.S. and Pakistan met on 12 August 2025.
Read also:
- one item
  - a deeper item
1. First point
2. Second point
(a) a letter
# A heading
A heading without a mark
> quoted words
a | b | c
Share on Facebook
© 2024 All rights reserved
It is likely to rise to 45% by 2030.
By Jane Doe
-----
12 May 2024
Home > News > World
The Karen National Union (KNU), a rebel group, said so.
ENDS
Über 1,2 Mio. Euro flossen.
中国与法国在2024年举行会谈。
قال الوزير إن المحادثات كانت بناءة.
<b>&amp;</b> {{x}} *a* _b_
*
a
😀 . ! ?
Mr. Khan said more.
and it goes on in lower case without an end
(
\[x](y)
""".strip().split("\n")
)
WRITTEN = st.lists(st.one_of(LINES, st.just(""), st.text(max_size=40)), min_size=1, max_size=14).map("\n".join)
TEXTS = st.one_of(st.text(max_size=200), WRITTEN)


PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def filled(data: bytes, reader: Any = None) -> tuple[Seed, Draft] | None:
    try:
        seed = (reader or TextReader()).read(data, "seed.txt")
        return seed, ExtractiveFiller().fill([seed], {}, FillContext())
    except SeedError:
        return None


def parts(data: Any) -> Iterator[Any]:
    """All objects of a draft."""
    if isinstance(data, dict):
        yield data
        for value in data.values():
            yield from parts(value)
    elif isinstance(data, list):
        for value in data:
            yield from parts(value)


def spans(data: Any) -> Iterator[Any]:
    for part in parts(data):
        if {"source", "start", "end", "exact"} <= set(part):
            yield part


def body_spans(draft: Draft) -> list[tuple[int, int]]:
    return [(span["start"], span["end"]) for span in spans(draft.data["sections"])]


def section_titles(draft: Draft) -> list[str]:
    return [part["title"] for part in parts(draft.data["sections"]) if part.get("title")]


def assert_valid(seed: Seed, draft: Draft) -> None:
    """The draft conforms to the schema, and every span stands where it says."""
    VALIDATOR.validate(draft.data)
    for span in spans(draft.data):
        assert seed.text[span["start"] : span["end"]] == span["exact"]


def folded(text: str) -> str:
    return " ".join(text.split())


@settings(PATIENT, max_examples=150)
@given(TEXTS)
@example("a")
@example("Title\nTitle")
@example("Read also:\n- x\n- y\n\nContent follows here.")
def test_every_text_is_filled_or_refused_with_a_reason_and_every_span_stands_where_it_says(text: str) -> None:
    made = filled(text.encode("utf-8", "surrogatepass"))
    if made is not None:
        assert_valid(*made)


@settings(PATIENT, max_examples=150)
@given(TEXTS)
@example("# Title\n\n## Empty heading\n\n## Another\n\nWords stand here.")
@example("A | B\n1 | 2\n\nWords.")
@example("2. Second\n3. Third")
def test_every_line_is_placed_once_or_listed_as_left_out(text: str) -> None:
    made = filled(text.encode("utf-8", "surrogatepass"))
    if made is None:
        return
    seed, draft = made
    placed = sorted(body_spans(draft))
    for (_, end), (start, _) in itertools.pairwise(placed):
        assert start >= end, "a passage stands twice in the body"
    aside = [(entry["start"], entry["end"]) for entry in draft.data["provenance"].get("left_out", ())]
    titles = {folded(title).replace("#", "").strip() for title in [draft.data["title"], *section_titles(draft)]}
    position = 0
    for line in seed.text.split("\n"):
        start, end = position, position + len(line)
        position = end + 1
        if not line.strip():
            continue
        held = any(first < end and start < last for first, last in [*placed, *aside])
        assert held or any(folded(line).replace("#", "").strip() in title for title in titles), repr(line)


@settings(PATIENT, max_examples=40)
@given(TEXTS)
def test_filling_twice_gives_the_same(text: str) -> None:
    first, second = (filled(text.encode("utf-8", "surrogatepass")) for _ in range(2))
    assert (first and first[1]) == (second and second[1])


@settings(PATIENT, max_examples=60)
@given(TEXTS, st.sampled_from([HtmlReader, MarkdownReader]))
def test_markup_is_filled_or_refused_with_a_reason(text: str, reader: type) -> None:
    made = filled(text.encode("utf-8", "surrogatepass"), reader())
    if made is not None:
        assert_valid(*made)


@given(st.binary(max_size=200))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    for reader in (TextReader(), HtmlReader(), MarkdownReader()):
        try:
            seed = reader.read(data, "x")
        except SeedError:
            continue
        assert not any(ord(character) < 32 and character not in "\t\n" for character in seed.text)


@settings(PATIENT, max_examples=60)
@given(TEXTS)
def test_statements_say_their_evidence_and_ids_are_distinct(text: str) -> None:
    made = filled(text.encode("utf-8", "surrogatepass"))
    if made is None:
        return
    data = made[1].data
    ids = [
        part["id"] for part in parts({**data, "provenance": {}, "sources": []}) if "id" in part and "schema" not in part
    ]
    assert len(ids) == len(set(ids))
    for part in parts(data["sections"]):
        if part.get("kind") == "paragraph":
            assert folded(inline.plain(part["text"])) == folded(part["evidence"][0]["exact"])


@pytest.mark.parametrize("words", [2_000, 20_000])
def test_a_long_text_is_filled_whole(words: int) -> None:
    sentence = "The council met in May 2024 and spent $5 million on 14 bridges in Kenya. "
    made = filled(("\n\n".join([sentence * 5] * (words // 70))).encode())
    assert made is not None
    assert len(body_spans(made[1])) == 5 * (words // 70)
