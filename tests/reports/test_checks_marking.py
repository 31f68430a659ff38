"""Markings are levels of their scheme, and portions stay below the banner."""

from __future__ import annotations

from typing import Any

import pytest

from checked import brief, found, problems

OWN = [{"id": "own", "levels": [{"name": "OPEN"}, {"name": "INTERNAL"}, {"name": "SECRET"}]}]


def marked(level: str, portion: str, scheme: str = "tlp", **more: Any) -> dict[str, Any]:
    section = {"title": "S", "marking": portion, "blocks": [{"kind": "paragraph", "text": "X."}]}
    return brief(marking={"scheme": scheme, "level": level}, sections=[section], **more)


@pytest.mark.parametrize(
    ("banner", "portion", "exceeds"),
    [
        ("CLEAR", "CLEAR", False), ("CLEAR", "GREEN", True), ("AMBER", "AMBER+STRICT", True),
        ("AMBER+STRICT", "AMBER", False), ("RED", "RED", False), ("GREEN", "RED", True),
    ],
)  # fmt: skip
def test_no_portion_exceeds_the_banner(banner: str, portion: str, exceeds: bool) -> None:
    expected = [("error", "marking-exceeds-banner", "/sections/0/marking")] if exceeds else []
    assert found(marked(banner, portion)) == expected


def test_an_offices_own_scheme_has_the_order_it_gives() -> None:
    assert found(marked("INTERNAL", "OPEN", "own", marking_schemes=OWN)) == []
    assert found(marked("INTERNAL", "SECRET", "own", marking_schemes=OWN)) == [
        ("error", "marking-exceeds-banner", "/sections/0/marking")
    ]


@pytest.mark.parametrize(
    ("level", "hint"),
    [("TLP:AMBER", "write 'AMBER'"), ("amber+strict", "write 'AMBER+STRICT'"), ("GREN", "did you mean 'GREEN'?")],
)
def test_a_level_that_the_scheme_lacks_is_an_error_with_a_guess(level: str, hint: str) -> None:
    (problem,) = problems(brief(marking={"scheme": "tlp", "level": level}))
    assert (problem.rule, problem.path, problem.hint) == ("marking-unknown", "/marking/level", hint)


def test_an_unknown_scheme_is_an_error_with_a_guess() -> None:
    (problem,) = problems(brief(marking={"scheme": "tpl", "level": "RED"}))
    assert (problem.path, problem.hint) == ("/marking/scheme", "did you mean 'tlp'?")


def test_a_marked_portion_needs_a_banner() -> None:
    data = brief(summary=[{"text": "X.", "marking": "RED"}])
    assert found(data) == [("error", "marking-without-banner", "/summary/0/marking")]


def test_a_scheme_neither_redefines_tlp_nor_defines_a_level_twice() -> None:
    schemes = [{"id": "tlp", "levels": [{"name": "A"}]}, {"id": "own", "levels": [{"name": "A"}, {"name": "A"}]}]
    assert found(brief(marking_schemes=schemes)) == [
        ("error", "marking-scheme", "/marking_schemes/0/id"),
        ("error", "marking-scheme", "/marking_schemes/1/levels/1/name"),
    ]
