"""The filler on texts of several sorts, against expectations that were written by hand before it was tuned."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from policybrief import inline
from policybrief.seed import Draft
from policybrief.seeding import fill, read_seed
from policybrief_schemas import load

TEXTS = Path(__file__).parent / "texts"
SAMPLE = Path(__file__).parents[2] / "seeds/sample-documents/us-pakistan-counterterrorism-dialogue.txt"
DOCUMENTS = {path.name.split(".")[0]: path for path in [*TEXTS.iterdir(), SAMPLE] if path.suffix != ".yaml"}
NAMES = sorted(path.name.removesuffix(".expected.yaml") for path in TEXTS.glob("*.expected.yaml"))


@pytest.fixture(scope="module")
def drafts() -> dict[str, Draft]:
    return {name: fill(read_seed(DOCUMENTS[name])) for name in NAMES}


def expected(name: str) -> dict[str, Any]:
    data: dict[str, Any] = yaml.safe_load((TEXTS / f"{name}.expected.yaml").read_text("utf-8"))
    return data


def blocks(data: Any) -> Iterator[Any]:
    for section in data.get("sections", ()):
        yield from section.get("blocks", ())
        yield from blocks(section)


def sections(data: Any) -> Iterator[Any]:
    for section in data.get("sections", ()):
        yield section
        yield from sections(section)


def texts(block: Any) -> Iterator[str]:
    if "text" in block:
        yield inline.plain(block["text"])
    for item in block.get("items", ()):
        yield from texts(item)


def section_texts(data: Any, kind: str) -> list[str]:
    return [
        text for part in sections(data) if part.get("kind") == kind for b in part.get("blocks", ()) for text in texts(b)
    ]


def opens(found: list[str], starts: list[str]) -> list[str]:
    """Those of `starts` that no text found begins with."""
    return [start for start in starts if not any(text.startswith(start) for text in found)]


@pytest.mark.parametrize("name", NAMES)
class TestOnText:
    def test_the_draft_conforms_to_the_schema(self, name: str, drafts: dict[str, Draft]) -> None:
        jsonschema.Draft202012Validator(load("briefing")).validate(drafts[name].data)

    def test_title_language_and_date(self, name: str, drafts: dict[str, Draft]) -> None:
        data, want = drafts[name].data, expected(name)
        source = data["sources"][0]
        assert (data["title"], data["language"], source["published"]) == (
            want["title"],
            want["language"],
            want["published"],
        )
        for key in ("author", "publisher"):
            if key in want:
                assert source[key] == want[key]
        if "source_kind" in want:
            assert source["kind"] == want["source_kind"]

    def test_exactly_the_boilerplate_is_left_out(self, name: str, drafts: dict[str, Draft]) -> None:
        left_out = [entry["exact"] for entry in drafts[name].data["provenance"].get("left_out", ())]
        want = expected(name)["left_out"]
        assert opens(left_out, want) == []
        dates = [text for text in left_out if expected(name)["published"] and text.startswith("Berlin, ")]
        assert len(left_out) == len(want) + len(dates), left_out

    def test_actors_with_their_kinds_and_no_others(self, name: str, drafts: dict[str, Draft]) -> None:
        found = {actor["name"]: actor["kind"] for actor in drafts[name].data.get("actors", ())}
        want = expected(name)
        assert {key: found.get(key) for key in want["actors"]} == want["actors"]
        assert not set(found) & set(want["never_actors"])
        assert len(found) <= len(want["actors"]) + 1, found

    def test_events_with_the_precision_of_the_text(self, name: str, drafts: dict[str, Draft]) -> None:
        events = drafts[name].data.get("timeline", ())
        stated = [event["date"] for event in events if not event.get("inferred")]
        assert sorted(set(stated)) == sorted(expected(name)["events"])

    def test_figures(self, name: str, drafts: dict[str, Draft]) -> None:
        found = [figure["text"] for figure in drafts[name].data.get("key_figures", ())]
        want = expected(name)
        assert [text for text in want["figures"] if text not in found] == []
        assert not [text for text in found for never in want.get("never_figures", ()) if never in text]
        assert len(found) <= len(want["figures"]) + 1, found

    def test_acronyms_as_the_text_defines_them(self, name: str, drafts: dict[str, Draft]) -> None:
        glossary = drafts[name].data.get("glossary", ())
        assert {entry["term"]: inline.plain(entry["meaning"]) for entry in glossary} == expected(name)["acronyms"]

    @pytest.mark.parametrize("kind", ["outlook", "challenges", "background"])
    def test_sentences_in_their_sections(self, name: str, kind: str, drafts: dict[str, Draft]) -> None:
        found = section_texts(drafts[name].data, kind)
        assert opens(found, expected(name).get(kind, [])) == []

    def test_judgements_only_where_a_degree_is_stated(self, name: str, drafts: dict[str, Draft]) -> None:
        found = {inline.plain(j["text"]): j["likelihood"] for j in drafts[name].data.get("judgements", ())}
        want = expected(name)["judgements"]
        assert len(found) == len(want)
        for start, degree in want.items():
            assert [value for text, value in found.items() if text.startswith(start)] == [degree]

    def test_structure_stays_what_it_is(self, name: str, drafts: dict[str, Draft]) -> None:
        data, want = drafts[name].data, expected(name)
        titles = {part.get("title"): part.get("kind") for part in sections(data) if part.get("title")}
        assert opens(list(titles), want.get("headings", [])) == []
        assert {title: titles[title] for title in want.get("heading_kinds", {})} == want.get("heading_kinds", {})
        lists = [list(texts(block)) for block in blocks(data) if block["kind"] == "list" and block.get("ordered")]
        wanted = want.get("ordered_lists", [])
        assert [opens(found, starts) for found, starts in zip(lists, wanted, strict=True)] == [[] for _ in wanted]
        tables = [
            [column["title"] for column in block["columns"]] for block in blocks(data) if block["kind"] == "table"
        ]
        assert tables == want.get("tables", [])
        quotes = [block["text"] for block in blocks(data) if block["kind"] == "quote"]
        assert opens(quotes, want.get("quotes", [])) == []

    def test_a_summary_of_two_to_four_sentences_of_the_body(self, name: str, drafts: dict[str, Draft]) -> None:
        data = drafts[name].data
        body = [text for block in blocks(data) for text in texts(block)]
        summary = [inline.plain(point["text"]) for point in data.get("summary", ())]
        assert len(summary) in (0, 2, 3, 4)
        assert len(summary) >= 2 or sum(block["kind"] in ("paragraph", "quote") for block in blocks(data)) < 3
        assert set(summary) <= set(body)
