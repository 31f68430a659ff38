"""Which field of the model each printed word belongs to."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import pytest

import sample_briefs
from composing import RICH, briefing, inlines
from policybrief.compose import compose
from policybrief.document.blocks import Document
from policybrief.document.inlines import CrossReference, Field, NoteMark, plain_text
from policybrief.fields import fields
from policybrief.inline import parse
from policybrief.model.briefing import Briefing
from policybrief.model.convert import to_plain
from policybrief.style.loading import load_style


@pytest.fixture(params=("every part", *sample_briefs.NAMES), scope="module")
def brief(request: pytest.FixtureRequest) -> Briefing:
    return briefing(RICH) if request.param == "every part" else sample_briefs.briefing(request.param)


def printed(document: Document) -> dict[str, list[Field]]:
    """The fields that the document prints, by their anchors."""
    found = defaultdict(list)
    for inline in inlines(document):
        if isinstance(inline, Field):
            found[inline.anchor].append(inline)
    return found


def test_every_field_that_is_printed_is_one_of_the_model(brief: Briefing) -> None:
    assert set(printed(compose(brief, load_style()))) <= set(fields(to_plain(brief)))


def test_a_field_prints_what_it_says(brief: Briefing) -> None:
    """Numbers are worded, and references filled in; all else stands as the model has it."""
    known = fields(to_plain(brief))
    for anchor, showings in printed(compose(brief, load_style())).items():
        if known[anchor].kind == "number":
            continue
        said = known[anchor].value if known[anchor].kind == "line" else plain_text(parse(known[anchor].value))
        pieces = sorted((one for one in showings if one.piece), key=lambda one: one.piece)
        for one in (one for one in showings if not one.piece):
            referring = any(isinstance(inline, CrossReference | NoteMark) for inline in inlines_of(one))
            assert referring or plain_text((one,)) == said, anchor
        assert not pieces or " ".join(plain_text((one,)) for one in pieces) == said, anchor


def inlines_of(field: Field) -> list[Any]:
    return list(field.children)


def test_fields_hold_no_fields(brief: Briefing) -> None:
    for showings in printed(compose(brief, load_style())).values():
        assert not any(isinstance(inline, Field) for one in showings for inline in one.children)


UNPRINTED = {
    "chart/unit", "figure/alt", "key-figure/unit", "recommendation/choices", "row/cells", "source/reader",
    "source/reader_version",
}  # fmt: skip
"""What stands in print otherwise than in the model: worded with a label, read aloud, as a date, as a box to tick."""


def test_what_is_not_printed_as_a_field_is_known(brief: Briefing) -> None:
    known = fields(to_plain(brief))
    missing = {
        f"{one.shape}/{one.pointer.removeprefix(one.part).split('/')[1]}"
        for anchor, one in known.items()
        if anchor not in printed(compose(brief, load_style()))
    }
    assert missing <= UNPRINTED, sorted(missing - UNPRINTED)
