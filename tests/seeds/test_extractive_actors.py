"""Actors: who is one, of which kind, under which names; and what is none."""

from __future__ import annotations

import pytest

from policybrief.context import FillContext
from policybrief.seed import Seed
from policybrief_seeds.extractive import ExtractiveFiller, states
from policybrief_seeds.extractive.vocabulary import vocabulary
from policybrief_seeds.text import TextReader

SYLLABLES = [f"{start}{vowel}{end}" for start in "bdgl" for vowel in "aou" for end in "nr"]


def actors(*sentences: str, language: str | None = None) -> dict[str, dict[str, object]]:
    seed: Seed = TextReader().read(("Headline here\n\n" + " ".join(sentences) + "\n").encode(), "x.txt")
    data = ExtractiveFiller().fill([seed], {}, FillContext(language=language)).data
    return {actor["name"]: actor for actor in data.get("actors", ())}


def kinds(*sentences: str, language: str | None = None) -> dict[str, object]:
    return {name: actor["kind"] for name, actor in actors(*sentences, language=language).items()}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Talks between the UK and South Sudan ended.", {"United Kingdom": "state", "South Sudan": "state"}),
        ("The Nigerian government thanked Japan’s envoy.", {"Nigeria": "state", "Japan": "state"}),
        ("French wine and Turkish coffee were served.", {}),
        ("He moved to Latin America, then to New Mexico and Northern Ireland.", {}),
        ("The Bank of England and the World Bank agreed.",
         {"Bank of England": "organisation", "World Bank": "organisation"}),
        ("The Ministry of Finance and Economic Planning replied.",
         {"Ministry of Finance and Economic Planning": "organisation"}),
        ("Foreign Minister Ana Silva met General Li Wei.", {"Ana Silva": "person", "Li Wei": "person"}),
        ("Jane Doe, a professor at the University of Leeds, agreed.",
         {"Jane Doe": "person", "University of Leeds": "organisation"}),
        ("The Red River Liberation Front (RRLF) fired first.", {"Red River Liberation Front": "armed-group"}),
        ("The Green Dawn Union (GDU), an insurgent group, fired first.", {"Green Dawn Union": "armed-group"}),
        ("Operation Iron Gate and the Paris Agreement were named.", {}),
        ("The Joint Comprehensive Plan of Action (JCPOA) and a Memorandum of Understanding (MoU) were named.", {}),
        ("Notably, Long Island lies there. Renewed Efforts failed.", {}),
    ],
)  # fmt: skip
def test_actors_of_a_sentence(sentence: str, expected: dict[str, str]) -> None:
    assert kinds(sentence) == expected


def test_other_names_of_an_actor_are_its_aliases() -> None:
    found = actors(
        "The United States and the European Maritime Agency (EMA) met President Maria Costa.",
        "The U.S. agreed, and American officials told the EMA so. Ms. Costa left. The Maritime Agency stayed.",
    )
    assert set(found) == {"United States", "European Maritime Agency", "Maria Costa"}
    assert found["United States"]["aliases"] == ["U.S.", "American officials"]
    assert found["European Maritime Agency"]["acronym"] == "EMA"
    assert found["European Maritime Agency"]["aliases"] == ["Maritime Agency"]
    assert (found["Maria Costa"]["role"], found["Maria Costa"]["aliases"]) == ("President", ["Costa"])


def test_the_evidence_is_the_sentence_of_the_first_mention() -> None:
    found = actors("Nothing here.", "Ghana spoke first.", "Ghana spoke again.")
    (evidence,) = found["Ghana"]["evidence"]  # type: ignore[misc]
    assert evidence["exact"] == "Ghana spoke first."


def test_german_states_and_bodies() -> None:
    assert kinds(
        "Die polnische Regierung und das Auswärtige Amt begrüßten den Schritt.",
        "Das Bundesministerium der Finanzen teilte dies mit, sagte Bundeskanzlerin Eva Klein in Österreich.",
        language="de",
    ) == {
        "Polen": "state", "Österreich": "state", "Auswärtige Amt": "organisation",
        "Bundesministerium der Finanzen": "organisation", "Eva Klein": "person",
    }  # fmt: skip


@pytest.mark.parametrize("language", ["en", "de", "fr", "ur", "zh", "xx"])
def test_every_state_has_a_name_in_every_language(language: str) -> None:
    assert len(states.STATES) == 197
    assert all(states.title(code, language) for code in states.STATES)


def test_every_member_of_the_united_nations_has_its_demonyms_in_english() -> None:
    without = {"CG", "DM", "DO", "VA"}  # shared with a neighbour, or in no use
    demonyms = vocabulary("en").demonyms
    assert {code for code in states.STATES if not demonyms.get(code)} == without
    assert all(states.code_of(form, "en") == code or code == "CD" for code, forms in demonyms.items() for form in forms)


def test_a_body_is_one_however_much_of_its_name_is_said() -> None:
    found = actors(
        "The New Port Authority met on Monday.",
        "The Port Authority met on Tuesday.",
        "The Atlantic New Port Authority met on Friday.",
    )
    assert list(found) == ["Atlantic New Port Authority"]
    assert found["Atlantic New Port Authority"]["aliases"] == ["New Port Authority", "Port Authority"]


def test_a_short_name_of_two_bodies_is_that_of_neither() -> None:
    found = actors("The Delta Port Authority met.", "The Gamma Port Authority met.", "The Port Authority left.")
    assert list(found) == ["Delta Port Authority", "Gamma Port Authority", "Port Authority"]


def test_thousands_of_bodies_are_told_apart() -> None:
    """So many that holding each name against all others would take minutes."""
    names = [f"{first}{second}ia {third}ex Agency" for first in "BCDFG" for second in SYLLABLES for third in SYLLABLES]
    assert len(actors(*(f"The {name.title()} met." for name in names))) == len(names)
