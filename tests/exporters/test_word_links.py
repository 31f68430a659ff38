"""Addresses: what becomes a relationship, and how it is spelled there."""

from __future__ import annotations

import pytest

from policybrief_exporters.word.links import Links


def spelled(address: str) -> str | None:
    links = Links(1)
    return next(iter(links.addresses), None) if links.relationship(address) else None


@pytest.mark.parametrize(
    ("address", "uri"),
    [
        ("https://example.org/a_b_(c)?x=1&y=2#top", "https://example.org/a_b_(c)?x=1&y=2#top"),
        ("https://example.org/a b/ü", "https://example.org/a%20b/%C3%BC"),
        ("https://exämple.org:8080/", "https://xn--exmple-cua.org:8080/"),
        ("https://example.org/100%", "https://example.org/100%25"),
        ("https://example.org/%20%zz", "https://example.org/%20%25zz"),
        ("https://[2001:db8::1]/x", "https://[2001:db8::1]/x"),
        ("mailto:desk@example.org?subject=A b", "mailto:desk@example.org?subject=A%20b"),
        ("HTTP://Example.org", "http://example.org"),
        ('https://example.org/"<>\\^`{|}', "https://example.org/%22%3C%3E%5C%5E%60%7B%7C%7D"),
    ],
)
def test_an_address_becomes_a_uri(address: str, uri: str) -> None:
    assert spelled(address) == uri


@pytest.mark.parametrize(
    "address",
    ["", "x", "javascript:alert(1)", "data:text/html,x", "file:///x", "https://", "https://a:b/", "https://[x/",
     "https://me:secret@example.org/", "mailto:nobody", "//example.org/", "https://a..b/", "\ud800"],
)  # fmt: skip
def test_what_is_no_address_to_lead_a_reader_to_becomes_none(address: str) -> None:
    assert spelled(address) is None


def test_an_address_used_twice_is_one_relationship() -> None:
    links = Links(100)
    used = [links.relationship(f"https://example.org/{name}") for name in ("a", "b", "a")]
    assert used == ["rId100", "rId101", "rId100"]
