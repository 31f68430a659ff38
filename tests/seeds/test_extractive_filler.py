"""The filler's frame: head, overrides, languages, several seeds, provenance."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import jsonschema
import pytest

from policybrief.context import FillContext
from policybrief.seed import Draft, Seed
from policybrief_schemas import load
from policybrief_seeds.extractive import ExtractiveFiller
from policybrief_seeds.markdown import MarkdownReader
from policybrief_seeds.text import TextReader

TEXT = (
    "Border talks resume\n\n"
    "Kenya and Uganda met in Busia on 4 May 2023. Kenya could reopen the crossing. It is likely to help trade.\n\n"
    "Some 300 lorries wait. Some 300 lorries wait.\n"
)


def seed(text: str = TEXT, name: str = "Border Talks (final).txt") -> Seed:
    return TextReader().read(text.encode(), name)


def fill(*seeds: Seed, overrides: dict[str, Any] | None = None, **context: Any) -> Draft:
    return ExtractiveFiller().fill(seeds or (seed(),), overrides or {}, FillContext(**context))


def test_the_head_is_that_of_a_draft() -> None:
    data = fill().data
    head = {key: data[key] for key in ("schema", "id", "kind", "title", "language", "date", "status")}
    assert head == {
        "schema": "urn:policybrief:briefing:1", "id": "border-talks-final", "kind": "briefing",
        "title": "Border talks resume", "language": "en", "date": None, "status": "draft",
    }  # fmt: skip


@pytest.mark.parametrize("name", ["\u4e2d\u6587.txt", "\u0434\u043e\u043a\u043b\u0430\u0434.txt"])
def test_seeds_named_in_another_script_give_briefs_of_different_ids(name: str) -> None:
    given = fill(seed(name=name)).data["id"]
    assert given.startswith("brief-")
    assert given == fill(seed(name=name)).data["id"] != fill(seed(name=f"\u4e00{name}")).data["id"]
    assert fill(seed(name="....txt")).data["id"] == "brief"


def test_lists_nested_without_end_lose_nothing() -> None:
    """No page can show 1,500 levels, and no brief may have them: the deepest ones stand side by side."""
    lines = [f"{'  ' * depth}- Item {depth} met in Oslo." for depth in range(1500)]
    data = fill(seed("The talks\n\n" + "\n".join(lines))).data
    found, deepest = [], 0
    stack = [(item, 1) for section in data["sections"] for block in section["blocks"] for item in block["items"]]
    while stack:
        item, depth = stack.pop()
        found.append(item["text"])
        deepest = max(deepest, depth)
        stack += [(below, depth + 1) for below in item.get("items", ())]
    assert sorted(found) == sorted(f"Item {depth} met in Oslo." for depth in range(1500))
    assert deepest == 12


def test_the_source_is_bound_by_its_hashes_and_reader() -> None:
    read = seed()
    (source,) = fill(read).data["sources"]
    assert source == {
        "id": "s1", "kind": "article", "title": "Border talks resume", "published": None, "language": "en",
        "file": "Border Talks (final).txt", "reader": "text", "reader_version": read.reader_version,
        "file_sha256": read.file_sha256, "text_sha256": read.text_sha256,
    }  # fmt: skip


def test_overrides_replace_the_head_and_merge_mappings() -> None:
    overrides = {
        "title": "Ours",
        "kind": "readout",
        "marking": {"scheme": "tlp", "level": "GREEN"},
        "provenance": {"x-by": 1},
    }
    data = fill(overrides=overrides).data
    assert (data["title"], data["kind"], data["marking"]["level"]) == ("Ours", "readout", "GREEN")
    assert data["provenance"]["x-by"] == 1 and data["provenance"]["filler"] == "extractive"
    jsonschema.Draft202012Validator(load("briefing")).validate(data)


def test_the_time_is_stamped_only_when_it_is_given() -> None:
    assert "created" not in fill().data["provenance"]
    stamped = fill(created=datetime(2025, 8, 15, 9, 30, tzinfo=UTC)).data["provenance"]
    assert stamped["created"] == "2025-08-15T09:30:00Z"


def test_the_callers_language_wins() -> None:
    data = fill(language="de-AT").data
    assert (data["language"], data["sources"][0]["language"]) == ("de-AT", "de-AT")


def test_equal_sentences_have_ids_of_their_own_and_ids_come_from_content() -> None:
    blocks = [block for section in fill().data["sections"] for block in section["blocks"]]
    lorries = [block["id"] for block in blocks if block["text"] == "Some 300 lorries wait."]
    assert len(lorries) == 2 and lorries[1] == f"{lorries[0]}-2"
    longer = fill(seed(TEXT + "\nOne more sentence ends it.\n"))
    ids = {block["id"] for section in longer.data["sections"] for block in section["blocks"]}
    assert {block["id"] for block in blocks} < ids


def test_every_statement_of_the_body_says_why_it_stands_there() -> None:
    data = fill().data
    reasons = {entry["id"]: entry["reason"] for entry in data["provenance"]["placed"]}
    assert set(reasons) == {block["id"] for section in data["sections"] for block in section["blocks"]}
    outlook = next(section for section in data["sections"] if section["kind"] == "outlook")
    assert "is likely to" in " ".join(reasons[block["id"]] for block in outlook["blocks"])


def test_a_modal_is_reported_as_no_likelihood() -> None:
    draft = fill()
    (problem,) = [problem for problem in draft.problems if problem.rule == "modal"]
    node: Any = draft.data
    for key in problem.path.split("/")[1:]:
        node = node[int(key) if key.isdigit() else key]
    assert node["text"] == "Kenya could reopen the crossing."
    assert problem.severity == "hint" and "could" in problem.message
    assert [judgement["likelihood"] for judgement in draft.data["judgements"]] == ["likely"]


@pytest.mark.parametrize(
    ("sentence", "likelihood", "scale"),
    [
        ("A deal is likely to follow.", "likely", "icd203"),
        ("A deal is very likely to follow.", "very-likely", "icd203"),
        ("It is almost certain that a deal follows.", "almost-certain", "icd203"),
        ("There is a roughly even chance of a deal.", "roughly-even", "icd203"),
        ("There is almost no chance of a deal.", "almost-no-chance", "icd203"),
        ("A deal is highly likely.", "highly-likely", "phia"),
        ("There is a realistic possibility of a deal.", "realistic-possibility", "phia"),
        ("A deal is improbable.", "unlikely", "icd203"),
        ("A deal is not likely to follow.", None, None),
        ("A deal is more likely to follow than before.", None, None),
        ("The likely cost is known.", None, None),
        ("A deal may follow.", None, None),
    ],
)
def test_a_likelihood_is_taken_only_from_the_words_of_a_scale(
    sentence: str, likelihood: str | None, scale: str | None
) -> None:
    judgements = fill(seed(f"Title here\n\nThe parties met. {sentence}\n")).data.get("judgements", [])
    found = [(judgement["likelihood"], judgement["scale"]) for judgement in judgements]
    assert found == ([(likelihood, scale)] if likelihood else [])


def test_the_scale_can_be_chosen_for_words_that_both_have() -> None:
    (judgement,) = fill(options={"scale": "phia"}).data["judgements"]
    assert (judgement["likelihood"], judgement["scale"]) == ("likely", "phia")


def test_several_seeds_fill_one_brief_with_their_actors_merged() -> None:
    second = MarkdownReader().read(b"# Traders wait\n\nUganda asked for talks. Rwanda agreed.\n", "traders.md")
    draft = fill(seed(), second)
    data = draft.data
    assert [source["title"] for source in data["sources"]] == ["Border talks resume", "Traders wait"]
    assert [actor["name"] for actor in data["actors"]] == ["Kenya", "Uganda", "Rwanda"]
    spans = [span for section in data["sections"] for block in section["blocks"] for span in block["evidence"]]
    assert {span["source"] for span in spans} == {"s1", "s2"}
    for span in spans:
        text = draft.seeds[int(span["source"][1:]) - 1].text
        assert text[span["start"] : span["end"]] == span["exact"]
    jsonschema.Draft202012Validator(load("briefing")).validate(data)


def test_a_seed_of_a_reader_without_blocks_is_filled() -> None:
    bare = Seed(
        name="bare", text="A line here.\n\n- an item\n", reader="other", reader_version="1", media_type="text/x",
        file_sha256="0" * 64,
    )  # fmt: skip
    data = fill(bare).data
    assert [block["kind"] for section in data["sections"] for block in section["blocks"]] == ["paragraph", "list"]


def test_numbers_that_do_not_count_from_one_stay_in_the_text() -> None:
    data = fill(seed("Points agreed\n\nThey agreed on these:\n\n(b) Trade\n(c) Water\n\nThey then left.\n")).data
    (items,) = [block for section in data["sections"] for block in section["blocks"] if block["kind"] == "list"]
    assert [item["text"] for item in items["items"]] == ["(b) Trade", "(c) Water"]
    assert "ordered" not in items


def test_nested_items_stay_nested() -> None:
    data = fill(seed("Points\n\nThey agreed on these:\n- Trade\n  - Tariffs\n  - Ports\n- Water\n")).data
    (items,) = [block for section in data["sections"] for block in section["blocks"] if block["kind"] == "list"]
    assert [[item["text"], [below["text"] for below in item.get("items", [])]] for item in items["items"]] == [
        ["Trade", ["Tariffs", "Ports"]],
        ["Water", []],
    ]
