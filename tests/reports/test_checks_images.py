"""A final brief leaves with its pictures, or not at all."""

from __future__ import annotations

from typing import Any

import pytest

from checked import TEXT, brief, problems
from tiny_png import PNG


def pictured(**head: Any) -> dict[str, Any]:
    figure = {"kind": "figure", "title": "Where it is", "alt": "A map.", "image": "images/map.png"}
    return brief(sections=[{"title": "S", "blocks": [figure]}], **head)


@pytest.mark.parametrize(("status", "severity"), [("draft", "warning"), ("in-review", "warning"), ("final", "error")])
@pytest.mark.parametrize(
    ("files", "says"),
    [
        ({}, "no such file"),
        ({"images/map.png": b"%PDF-1.7"}, "is no PNG or JPEG"),
        ({"images/map.png": b""}, "no PNG"),
        ({"images/map.png": PNG[:-30]}, "it is not whole"),
    ],
)
def test_an_image_that_no_page_can_show_keeps_a_final_brief(
    status: str, severity: str, files: dict[str, bytes], says: str
) -> None:
    (problem,) = problems(pictured(status=status), {"s1.txt": TEXT.encode(), **files})
    assert (str(problem.severity), problem.rule) == (severity, "image-unavailable")
    assert problem.path == "/sections/0/blocks/0/image"
    assert says in problem.message


def test_an_image_that_is_there_is_no_problem() -> None:
    assert problems(pictured(status="final"), {"images/map.png": PNG}) == []
