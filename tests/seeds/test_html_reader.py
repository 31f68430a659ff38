"""HTML: the record is what a reader sees of the page's main part."""

from __future__ import annotations

import pytest

from policybrief.errors import SeedError
from policybrief.seed import Seed
from policybrief_seeds.html import HtmlReader

LONG = "This sentence is long enough to make the part of the page that holds it count as its main part, really. " * 3


def read(page: str | bytes) -> Seed:
    return HtmlReader().read(page.encode() if isinstance(page, str) else page, "page.html")


def kinds(seed: Seed) -> list[tuple[str, int, str]]:
    return [(block.kind, block.level, seed.text[block.start : block.end]) for block in seed.blocks]


def test_blocks_of_the_page_become_blocks_of_the_record() -> None:
    seed = read(
        "<h2>Talks &amp; more</h2><p>One <b>bo</b>ld&nbsp;word<br>new line.</p>Loose text"
        "<ul><li>a<ul><li>b</li></ul></li><li><p>c</p><p>rest of c</p></li></ul><ol start=3><li>d<li>e</ol>"
        "<blockquote><p>We agree.</p></blockquote>"
        "<table><tr><th>A</th><th>B <p>x</p></th></tr><tr><td>1</td><td></td></tr></table><pre>p q\n  r</pre>"
    )
    assert kinds(seed) == [
        ("heading", 2, "Talks & more"),
        ("paragraph", 0, "One bold word\nnew line."),
        ("paragraph", 0, "Loose text"),
        ("list-item", 0, "a"),
        ("list-item", 1, "b"),
        ("list-item", 0, "c"),
        ("paragraph", 0, "rest of c"),
        ("list-item", 0, "3. d"),
        ("list-item", 0, "4. e"),
        ("quote", 0, "We agree."),
        ("table-row", 0, "A | B x"),
        ("table-row", 0, "1 |"),
        ("paragraph", 0, "p q\n  r"),
    ]
    assert seed.text == "\n\n".join(text for _, _, text in kinds(seed))


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>no()</script>", "<style>.no{}</style>", "<!-- no -->", "<nav>no</nav>", "<div hidden>no</div>",
        "<p style='color:red; DISPLAY : none'>no</p>", "<span aria-hidden='true'>no</span>", "<template>no</template>",
        "<div role='navigation'>no</div>", "<noscript>no</noscript>", "<button>no</button>", "<footer>no</footer>",
        "<svg><text>no</text></svg>", "<?php no ?>", "<iframe src='https://no.example'>no</iframe>",
    ],
)  # fmt: skip
def test_what_is_not_seen_or_is_navigation_is_not_read(hidden: str) -> None:
    assert read(f"<p>yes</p>{hidden} tail").text == "yes\n\ntail"


def test_the_marked_main_part_is_read_and_a_hint_says_how_much_lay_outside() -> None:
    seed = read(f"<div>Aside: {LONG}</div><main><h1>Title</h1><p>{LONG}</p></main>")
    assert seed.text == f"Title\n\n{LONG.strip()}"
    (problem,) = seed.problems
    assert (problem.severity, problem.rule) == ("hint", "seed-html")
    assert "characters of the page were not read" in problem.message


def test_a_main_part_with_next_to_no_text_is_not_trusted() -> None:
    assert read("<main>x</main><p>All the words are here.</p>").text == "x\n\nAll the words are here."


def test_metadata_of_meta_opengraph_and_time() -> None:
    seed = read(
        "<html lang='EN_us'><head><title>Talks resume | The Post</title>"
        "<meta property='og:site_name' content='The Post'>"
        "<meta name=author content='Jane Doe'><link rel=canonical href='https://post.example/a'></head>"
        "<body><p>By us</p><time datetime='2024-02-03T10:00'>3 Feb</time></body></html>"
    )
    assert dict(seed.metadata) == {
        "title": "Talks resume", "published": "2024-02-03", "author": "Jane Doe", "publisher": "The Post",
        "url": "https://post.example/a", "language": "en-US",
    }  # fmt: skip


def test_metadata_of_json_ld_and_the_only_heading() -> None:
    seed = read(
        '<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "x"}, {"@type": "NewsArticle",'
        ' "headline": "H", "datePublished": "2023-11-05T08:00:00Z", "author": [{"name": "A"}, {"name": "B"}],'
        ' "publisher": {"name": "P"}}]}</script><h1>Shown heading</h1><p>The words of the text are in English here.</p>'
    )
    assert dict(seed.metadata) == {
        "title": "Shown heading", "published": "2023-11-05", "author": "A, B", "publisher": "P", "language": "en",
    }  # fmt: skip


@pytest.mark.parametrize("broken", ["{", "[1, 2", '{"@graph": 3}', '"x"', "[" * 5000])
def test_broken_json_ld_is_passed_over(broken: str) -> None:
    assert read(f'<script type="application/ld+json">{broken}</script><p>words</p>').text == "words"


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<meta charset=windows-1251><p>Привет мир</p>".encode("cp1251"), "Привет мир"),
        ("\ufeff<p>Größe</p>".encode("utf-16"), "Größe"),
        ('<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"><p>é</p></html>', "é"),
        ("<p>&#0;&#7;bell &#xD800; &copy; &unknown;</p>", "� bell � © &unknown;"),
    ],
)  # fmt: skip
def test_encodings_and_entities_are_decoded(page: str | bytes, text: str) -> None:
    assert read(page).text.replace("  ", " ") == text


def test_deep_pages_are_read() -> None:
    assert read("<div>" * 1500 + "deep" + "</div>" * 1500).text == "deep"


def test_text_that_the_parser_gave_up_is_reported() -> None:
    seed = read("<p>first</p>" + "<div>" * 5000 + "too deep" + "</div>" * 5000 + "<p>last</p>")
    assert "too deep" in seed.text or any(problem.severity == "warning" for problem in seed.problems)


def test_a_title_may_hold_any_run_of_spaces() -> None:
    """So long a run that trying each place of it for the divider before a site's name would take hours."""
    page = f"<title>Talks{chr(0x2003) * 200_000}end - The Paper</title><p>The talks ended on Monday.</p>"
    assert read(page).metadata["title"].endswith("end - The Paper")


def test_a_page_nested_too_deep_for_its_text_to_be_reached_says_so() -> None:
    with pytest.raises(SeedError, match=r"no text to read .*elements stand too deep.* save the text of the page"):
        read("<div>" * 100_000 + "The ministers met." + "</div>" * 100_000)
