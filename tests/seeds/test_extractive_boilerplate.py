"""Boilerplate: what is left out, with and without trigger words; and what only looks like it and stays."""

from __future__ import annotations

import pytest

from policybrief.context import FillContext
from policybrief_seeds.extractive import ExtractiveFiller
from policybrief_seeds.text import TextReader

BEFORE = "Talks on the canal\n\nThe ministers met in the capital on Monday and agreed on a timetable for the canal.\n\n"
AFTER = "\n\nThe canal will open after the rains, the ministers said at the end of the day.\n"
GERMAN = (
    "Gespräche über den Kanal\n\nDie Minister haben sich am Montag in der Hauptstadt getroffen und lange geredet.\n\n",
    "\n\nDer Kanal wird nach dem Regen öffnen, sagten die Minister am Ende des Tages.\n",
)  # fmt: skip


def left_out(text: str) -> list[str]:
    seed = TextReader().read(text.encode(), "x.txt")
    data = ExtractiveFiller().fill([seed], {}, FillContext()).data
    return [entry["exact"] for entry in data["provenance"].get("left_out", ())]


@pytest.mark.parametrize(
    "lines",
    [
        "Read also:\n- Storm closes the airport\n- Team wins the cup.",
        "Related articles\n\n- Storm closes the airport\n- Team wins the cup",
        "More from World News:\nStorm closes the airport again\nTeam wins the national cup",
        "Also read: Storm closes the airport",
        "READ MORE | Storm closes the airport",
        "Share this article on Facebook, X or WhatsApp",
        "Facebook | Twitter | LinkedIn | Email",
        "Subscribe to our newsletter to get the news in your inbox.",
        "We use cookies to improve your experience on our site. By continuing you accept them.",
        "© 2024 Example Media Ltd. All rights reserved.",
        "Photo: A. Person / Example Agency",
        "A view of the canal at dusk (Photo by A. Person/Getty)",
        "Advertisement",
        "ADVERTISEMENT\nScroll to continue",
        "Tags: canal, trade, water",
        "Follow us on Twitter for updates",
        "Privacy Policy | Terms of Use",
        "* * *",
        "This story was originally published by Example News.",
    ],
)
def test_lines_of_the_page_are_left_out_in_the_middle_of_a_text(lines: str) -> None:
    assert "\n".join(left_out(BEFORE + lines + AFTER)).split() == lines.split()


@pytest.mark.parametrize(
    "lines",
    [
        "Lesen Sie auch:\n- Sturm legt den Flughafen lahm\n- Mannschaft gewinnt den Pokal",
        "Artikel teilen: Facebook, WhatsApp, E-Mail",
        "Wir verwenden Cookies, um Ihnen die Nutzung zu erleichtern.",
        "Impressum | Datenschutz",
        "Foto: A. Person",
    ],
)
def test_lines_of_a_german_page_are_left_out(lines: str) -> None:
    assert "\n".join(left_out(GERMAN[0] + lines + GERMAN[1])).split() == lines.split()


def test_trails_bylines_and_notes_on_the_author_are_left_out() -> None:
    text = (
        "Home » World » Africa\n"
        + BEFORE
        + AFTER.strip()
        + "\n\nJane Doe is a senior correspondent for the Example Post.\n"
    )
    assert left_out(text) == ["Home » World » Africa", "Jane Doe is a senior correspondent for the Example Post."]


def test_headlines_that_end_a_page_are_left_out_without_a_trigger_word() -> None:
    headlines = "Storm closes the northern airport\nTeam wins the national cup\nSinger announces a world tour"
    assert left_out(BEFORE + AFTER.strip() + "\n" + headlines) == headlines.split("\n")


@pytest.mark.parametrize(
    "lines",
    [
        "Share of renewables in the mix rose to 40 per cent last year.",
        "Subscribers to the pension fund received a letter about the cookie scandal.",
        "The company sells cookies and uses local flour.",
        "Related developments in the delta also worry farmers there.",
        "Topics:\n- Trade across the canal\n- Water for the farms",
        "More about the scheme:\n- Farmers receive a grant\n- Boats pay no toll",
        "Share the burden\nMembers will share the burden of the works among them, the ministers said.",
        "Help\n\nThe ministry offers help to all farmers who lose land to the works on the canal.",
        "Next steps:\n- Draft the budget for the second phase\n- Hire engineers from abroad",
        "Print runs of the report were small.",
        "Follow-up talks are planned.",
        "Ana Silva is a minister who reports to the cabinet on water.",
        "Comments by the opposition were harsh.",
        "Canal | Length | Year\nNorthern | 120 | 1998",
    ],
)
def test_what_only_looks_like_it_stays(lines: str) -> None:
    assert left_out(BEFORE + lines + AFTER) == []


def test_a_list_at_the_end_of_notes_stays() -> None:
    notes = "- Finance team to prepare revised estimates\n- Lawyers to review every draft\n- Press office to plan it"
    assert left_out(BEFORE + AFTER.strip() + "\n\n" + notes) == []


@pytest.mark.parametrize(
    ("lines", "published", "author"),
    [
        ("By Jane Doe\n12 May 2024\n", "2024-05-12", "Jane Doe"),
        ("By Jane Doe | May 12, 2024\n", "2024-05-12", "Jane Doe"),
        ("Published on 12 May 2024 at 10:30 GMT\n", "2024-05-12", None),
        ("Sunday, 12 May 2024\n", "2024-05-12", None),
        ("Nairobi, 12 May 2024\n", "2024-05-12", None),
        ("FOR IMMEDIATE RELEASE\nMay 12, 2024\n", "2024-05-12", None),
        ("By train to the coast\n", None, None),
        ("", None, None),
    ],
)
def test_dates_and_bylines_before_the_text_are_metadata(lines: str, published: str | None, author: str | None) -> None:
    title, text = BEFORE.split("\n\n", 1)
    seed = TextReader().read(f"{title}\n{lines}\n{text}{AFTER}".encode(), "x.txt")
    data = ExtractiveFiller().fill([seed], {}, FillContext()).data
    source = data["sources"][0]
    assert (data["title"], source["published"], source.get("author")) == (title, published, author)
    assert data["date"] == published


@pytest.mark.parametrize(
    ("opening", "published"),
    [
        ("NAIROBI, May 12, 2024 – ", "2024-05-12"),
        ("NAIROBI, Kenya (May 12, 2024) -- ", "2024-05-12"),
        ("Nairobi, 12 May 2024. ", "2024-05-12"),
        ("On May 12, 2024, ", None),
        ("In Nairobi, on 12 May 2024, ", None),
    ],
)
def test_a_dateline_states_the_publication_date_and_stays_in_the_text(opening: str, published: str | None) -> None:
    title, text = BEFORE.split("\n\n", 1)
    seed = TextReader().read(f"{title}\n\n{opening}{text}{AFTER}".encode(), "x.txt")
    data = ExtractiveFiller().fill([seed], {}, FillContext()).data
    assert data["sources"][0]["published"] == published
    assert "left_out" not in data["provenance"]
