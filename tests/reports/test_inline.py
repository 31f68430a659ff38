"""The inline markup of prose."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from policybrief.document.inlines import CrossReference, LineBreak, Link, Styled, Text
from policybrief.inline import escape, parse, plain

readable = st.text(st.characters(exclude_categories=("Cc", "Cs")) | st.sampled_from("\n\t*_`[]()<>&#\\!~: a1"))


@given(readable)
def test_escaped_text_reads_as_it_was(text: str) -> None:
    assert plain(escape(text)) == text


@given(readable)
def test_escaped_text_is_one_text(text: str) -> None:
    assert parse(escape(text)) == ((Text(text),) if text else ())


@given(readable, readable)
def test_escaped_texts_put_together_with_a_space_stay_text(one: str, two: str) -> None:
    assert plain(f"{escape(one)} {escape(two)}") == f"{one} {two}"


@given(readable)
def test_any_text_parses(text: str) -> None:
    """Whatever is written has a reading, and its plain text is the one of that reading."""
    assert isinstance(plain(text), str)


@given(st.text(st.sampled_from("abc ÄÖ.,;:!?()'\"/-–—1234%€$#@+=")))
def test_text_without_markup_is_itself(text: str) -> None:
    assert plain(text) == text


@given(st.text(st.sampled_from("ab \\\\*_[](#)`<&;!.\n")))
def test_escapes_are_read_as_commonmark_reads_them(text: str) -> None:
    """Where the library sees nothing but text, so do we, and the same: the short cuts make no difference."""
    tokens = MarkdownIt("commonmark", {"html": False}).parseInline(text)[0].children or []
    if all(token.type == "text" for token in tokens):
        assert plain(text) == "".join(token.content for token in tokens)
        assert len(parse(text)) <= 1


def test_emphasis_strong_and_code_nest() -> None:
    assert parse("a *b **c*** `d*e*`") == (
        Text("a "),
        Styled("emphasis", (Text("b "), Styled("strong", (Text("c"),)))),
        Text(" "),
        Styled("code", (Text("d*e*"),)),
    )


def test_a_link_leads_to_the_web_or_to_a_mail_address() -> None:
    assert parse("[the *page*](https://example.org/a?b=c&d=e)") == (
        Link("https://example.org/a?b=c&d=e", (Text("the "), Styled("emphasis", (Text("page"),)))),
    )
    assert parse("[write](mailto:desk@example.org)") == (Link("mailto:desk@example.org", (Text("write"),)),)


def test_a_link_without_words_shows_its_address() -> None:
    assert parse("[](https://example.org)") == (Link("https://example.org", (Text("https://example.org"),)),)


@pytest.mark.parametrize(
    "text",
    [
        "[x](javascript:alert)", "[x](file:///etc/passwd)", "[x](data:text/html,x)", "[x](page.html)", "[x](#1)",
        "[x]()",
    ],
)  # fmt: skip
def test_a_link_to_anything_else_stays_literal(text: str) -> None:
    assert parse(text) == (Text(text),)


def test_a_reference_names_a_part_by_its_id() -> None:
    assert parse("see [the *table*](#t1) and [](#n-1)") == (
        Text("see "), CrossReference("t1", "the table"), Text(" and "), CrossReference("n-1", ""),
    )  # fmt: skip


@pytest.mark.parametrize("text", ["<b>bold</b>", "<img src=x onerror=alert(1)>", "{{ name }}", "a & b < c", "R&D"])
def test_markup_of_other_languages_is_text(text: str) -> None:
    assert parse(text) == (Text(text),)


def test_an_image_is_never_one() -> None:
    assert parse("![alt](https://example.org/a.png)") == (
        Text("!"), Link("https://example.org/a.png", (Text("alt"),)),
    )  # fmt: skip


def test_a_line_break_is_a_space_unless_it_is_a_hard_one() -> None:
    assert parse("a\nb  \nc\\\nd") == (Text("a b"), LineBreak(), Text("c"), LineBreak(), Text("d"))


def test_a_backslash_makes_markup_literal() -> None:
    assert parse(r"\*a\* \[b](#c) \\") == (Text(r"*a* [b](#c) \\"[:-1]),)


@pytest.mark.parametrize("depth", [10, 60, 3000])
def test_deep_nesting_loses_emphasis_but_no_text(depth: int) -> None:
    deep = "".join(f"*a{n} **" for n in range(depth)) + "core" + "** z*" * depth
    shown = plain(deep)
    assert "core" in shown
    assert all(f"a{n} " in shown for n in range(depth))
    assert shown.count("z") == depth


@pytest.mark.parametrize(
    "text", ["[" * 5000, "*" * 5000 + "x", "`" * 5000, "[a](" * 2000, "<" * 5000, "\\" * 5000, "_a" * 5000]
)
def test_markup_without_end_is_text(text: str) -> None:
    assert plain(text).replace("\\", "") == text.replace("\\", "")


def test_an_underscore_within_a_word_needs_no_escape() -> None:
    assert escape("snake_case") == "snake_case"
