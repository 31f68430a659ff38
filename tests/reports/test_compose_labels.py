"""Labels: every language has them all, and the nearest one wins."""

from __future__ import annotations

import json
import re
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

import policybrief.compose
import policybrief_schemas
from composing import HEAD, RICH, briefing, composed, only, part
from policybrief.compose import compose, labels_problem
from policybrief.compose.labels import LANGUAGES, chain, kinds, labels_of
from policybrief.document import blocks as b
from policybrief.document.inlines import plain_text
from policybrief.likelihood import SCALES
from policybrief.style.loading import load_style

FOLDER = files(policybrief.compose) / "labels"
WHOLE = [language for language in LANGUAGES if "-" not in language]
CODE = "\n".join(path.read_text("utf-8") for path in Path(str(files(policybrief.compose))).rglob("*.py"))


def words(language: str) -> dict[str, str]:
    loaded: dict[str, str] = json.loads((FOLDER / f"{language}.json").read_text("utf-8"))
    return loaded


def slots(text: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", text))


@pytest.mark.parametrize("language", WHOLE)
def test_every_language_has_every_label_with_its_slots(language: str) -> None:
    english, own = words("en"), words(language)
    assert list(own) == list(english)
    assert {name: slots(own[name]) for name in own} == {name: slots(english[name]) for name in english}
    assert all(own.values())


@pytest.mark.parametrize("language", sorted(set(LANGUAGES) - set(WHOLE)))
def test_a_region_changes_labels_that_its_language_has(language: str) -> None:
    parent = words(language.partition("-")[0])
    assert set(words(language)) <= set(parent)
    assert all(parent[name] != text for name, text in words(language).items())


def test_there_is_no_file_without_its_language() -> None:
    assert sorted(entry.name for entry in FOLDER.iterdir()) == sorted(f"{language}.json" for language in LANGUAGES)


def test_kinds_change_labels_that_there_are() -> None:
    for settings in kinds().values():
        for language, changed in settings.get("labels", {}).items():
            assert set(changed) <= set(words(language))
        assert set(settings.get("labels", {})) in (set(), set(WHOLE))


@pytest.mark.parametrize("name", [name for name in words("en") if re.fullmatch(r"[a-z_]+", name)])
def test_every_simple_label_is_used(name: str) -> None:
    """A label that nothing prints would mislead whoever writes one in a brief."""
    parts = set(kinds()["briefing"]["order"]) | {"problems"}
    assert name in parts or f'"{name}"' in CODE


@pytest.mark.parametrize(
    ("place", "prefix"),
    [
        ("properties/kind", "kind."), ("properties/status", "status."),
        ("$defs/person/properties/role", "role."), ("$defs/source/properties/kind", "source."),
        ("$defs/section/properties/kind", "section:"), ("$defs/judgement/properties/confidence", "confidence."),
        ("$defs/actor/properties/kind", "actor."), ("$defs/risk/properties/impact", "level."),
        ("$defs/risk/properties/likelihood", "level."), ("$defs/basis/properties/kind", "basis."),
        ("$defs/recommendation/properties/ask", "ask."), ("$defs/recommendation/properties/priority", "priority."),
        ("$defs/response/properties/status", "response."), ("$defs/consultation/properties/view", "view."),
        ("$defs/action/properties/status", "action."), ("$defs/callout/properties/tone", "callout."),
        ("$defs/finance/properties/unit", "finance.unit."), ("$defs/finance-total/properties/kind", "finance."),
        ("$defs/judgement/properties/scale", "scale."),
    ],
)  # fmt: skip
def test_every_word_of_a_vocabulary_has_a_label(place: str, prefix: str) -> None:
    node: Any = policybrief_schemas.load("briefing")
    for step in place.split("/"):
        node = node[step]
    assert [word for word in node["enum"] if f"{prefix}{word}" not in words("en")] == []


def test_every_degree_of_every_scale_has_a_label() -> None:
    vocabulary = policybrief_schemas.load("briefing")["$defs"]["judgement"]["properties"]["likelihood"]["enum"]
    assert {step.key for steps in SCALES.values() for step in steps} == set(vocabulary)
    assert all(f"{scale}.{step.key}" in words("en") for scale, steps in SCALES.items() for step in steps)


def test_the_region_spells_as_it_does() -> None:
    def judgements(language: str) -> str:
        document = composed(language=language, judgements=[{"text": "x", "confidence": "low"}])
        return plain_text(part(document, "judgements").title)

    assert judgements("en-GB") == judgements("en") == judgements("en-CA") == "Key judgements"
    assert judgements("en-US") == judgements("en-us") == "Key judgments"
    assert judgements("de-AT") == "Kernaussagen"


def test_the_brief_stands_over_the_style_over_the_kind_over_the_language() -> None:
    default = load_style()
    ministry = replace(default, labels={"en": {"summary": "style en"}, "en-GB": {"summary": "style GB"}})
    everywhere = replace(default, labels={"*": {"summary": "style *"}})
    brief = briefing(kind="assessment")
    assert labels_of(briefing(), default)["summary"] == "Summary"
    assert labels_of(brief, default)["summary"] == "Bottom line"
    assert labels_of(brief, everywhere)["summary"] == "style *"
    assert labels_of(brief, ministry)["summary"] == "style GB"
    assert labels_of(replace(brief, language="en-US"), ministry)["summary"] == "style en"
    assert labels_of(replace(brief, labels={"summary": "brief"}), ministry)["summary"] == "brief"


def test_a_label_of_ones_own_cannot_break_the_document() -> None:
    """Braces that name nothing are printed as they stand."""
    labels = {"judgement": "No. {number} {nothing} {0} {", "page": "{}"}
    document = composed(labels=labels, judgements=[{"text": "x", "confidence": "low"}])
    assert plain_text(only(document, b.Callout).title) == "No. 1 {nothing} {0} {"
    assert document.page == "{}"


def test_a_language_without_labels_gets_english_ones_and_a_hint() -> None:
    document = composed(language="nl-NL", summary=[{"text": "Goedendag."}])
    assert plain_text(part(document, "summary").title) == "Summary"
    problem = labels_problem("nl-NL")
    assert problem is not None
    assert problem.path == "/language"
    assert "nl-NL" in problem.message
    assert labels_problem("de-CH") is None


@pytest.mark.parametrize(
    ("tag", "tags"),
    [
        ("en", ("en",)),
        ("EN-gb", ("en", "en-GB")),
        ("zh-hant-tw", ("zh", "zh-Hant", "zh-Hant-TW")),
    ],
)
def test_a_tag_leads_to_its_parents(tag: str, tags: tuple[str, ...]) -> None:
    assert chain(tag) == tags


def test_a_german_brief_is_german_throughout() -> None:
    """No English label slips in: what German and English word differently is German."""
    document = compose(briefing(RICH, language="de-DE"), load_style())
    headings = [plain_text(block.title) for block in b.walk(document.blocks) if isinstance(block, b.Section)]
    assert {"Zusammenfassung", "Kennzahlen", "Risiken", "Empfehlungen", "Quellen"} <= set(headings)
    assert document.page == "Seite {page} von {pages}"
    assert not {"Summary", "Notes", "Risks"} & set(headings)


@pytest.mark.parametrize(
    ("language", "alphabet"),
    [("ar", "[\u0600-\u06ff]"), ("ur", "[\u0600-\u06ff]"), ("ru", "[а-яё]"), ("zh", "[\u4e00-\u9fff]")],
)
def test_every_label_is_written_in_the_letters_of_its_language(language: str, alphabet: str) -> None:
    """Names of standards, and patterns without words, aside."""
    own = words(language)
    assert [name for name in own if said(own[name]) and not re.search(alphabet, own[name], re.IGNORECASE)] == []


@pytest.mark.parametrize("language", ["de", "es", "fr"])
def test_few_labels_are_spelt_as_in_english(language: str) -> None:
    """Such as “Option”, “Version” and “{option}, {criterion}:”; a file left untranslated would have hundreds."""
    english, own = words("en"), words(language)
    assert sum(own[name] == english[name] for name in own) < len(own) / 8


def slotless(text: str) -> str:
    return re.sub(r"\{\w+\}|ICD 203|PHIA|SHA-256", "", text)


def said(text: str) -> bool:
    """Whether a label says anything besides what fills it."""
    return bool(re.search(r"[^\W\d_]", slotless(text)))


@pytest.mark.parametrize("language", ["ar", "ur", "fr-FR", "es", "ru", "zh-Hans"])
def test_a_brief_in_any_of_the_languages_has_no_hint_and_its_own_words(language: str) -> None:
    document = composed(RICH, language=language)
    english = {plain_text(block.title) for block in composed(RICH).blocks if isinstance(block, b.Section)}
    own = {plain_text(block.title) for block in document.blocks if isinstance(block, b.Section)}
    assert labels_problem(language) is None
    assert own - english >= {words(chain(language)[0])[name] for name in ("summary", "risks", "recommendations")}
    assert document.direction == ("rtl" if language in ("ar", "ur") else "ltr")


@pytest.mark.parametrize("language", ["ar", "ur", "fr", "ru", "zh"])
def test_the_standard_writes_its_labels_in_english(language: str) -> None:
    """FIRST, TLP 2.0: labels are not translated."""
    banner = composed(language=language, marking={"scheme": "tlp", "level": "AMBER+STRICT"}).banner
    assert banner is not None
    assert banner.label == "TLP:AMBER+STRICT"


def test_every_kind_of_paper_has_its_settings() -> None:
    known = policybrief_schemas.load("briefing")["properties"]["kind"]["enum"]
    assert sorted(kinds()) == sorted(known)
    for kind in known:
        assert plain_text(composed({**HEAD, "kind": kind}).blocks[0].paper)  # type: ignore[union-attr]
