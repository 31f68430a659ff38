"""Whatever a brief may hold, it loads, round-trips and exports in every format."""

from __future__ import annotations

import io
from collections.abc import Iterator

import docx
import pytest
from hypothesis import given, settings

import policybrief as pb
from generation import UNSHRUNK
from policybrief.document.blocks import Document
from policybrief.exporting import prepare
from policybrief.model.convert import from_plain, to_plain
from read_back import pdf_body, squeezed, word_text
from strategies import GeneratedBrief, briefings
from tree_text import printed_parts


def exports(brief: GeneratedBrief) -> None:
    """The brief loads, round-trips, and all of its text is in the files.

    What is not ASCII is only looked for in Word: readers of PDF return right-to-left text and zero-width characters
    each in its own way.
    """
    loaded = pb.load(brief.data, resolver=brief.resolver)
    assert from_plain(pb.Briefing, to_plain(loaded)) == loaded
    prepared = prepare(loaded)
    made = {name: prepared.export(name).data for name in ("docx", "pdf", "json")}
    assert pb.load(made["json"], resolver=brief.resolver) == loaded
    assert docx.Document(io.BytesIO(made["docx"])).paragraphs
    in_word, in_pdf = squeezed(word_text(made["docx"])), pdf_body(made["pdf"], prepared.document.page)
    for units in squeezed_units(prepared.document, native_charts=True):
        assert [unit for unit in units if unit not in in_word] == []
    for units in squeezed_units(prepared.document):
        assert [unit for unit in units if unit.isascii() and unit not in in_pdf] == []


def squeezed_units(document: Document, *, native_charts: bool = False) -> Iterator[list[str]]:
    for part in printed_parts(document, native_charts=native_charts):
        if part.role != "contents":
            yield [squeezed(unit) for unit in part.units]


def publishes(brief: GeneratedBrief) -> None:
    """The brief made final is refused for its errors, or exports; what its JSON carries still conforms."""
    loaded = pb.load(brief.data | {"status": "final"}, resolver=brief.resolver)
    errors = [problem for problem in loaded.origin.problems if problem.severity is pb.Severity.ERROR]
    if errors:
        with pytest.raises(pb.ExportRefused):
            pb.export(loaded, "json")
    else:
        assert pb.load(pb.export(loaded, "json").data, resolver=brief.resolver) == pb.publish(loaded)


@given(briefings())
@settings(UNSHRUNK, max_examples=25)
def test_generated_briefs_export_in_every_format(brief: GeneratedBrief) -> None:
    exports(brief)


@given(briefings())
@settings(UNSHRUNK, max_examples=25)
def test_generated_briefs_are_refused_or_published(brief: GeneratedBrief) -> None:
    publishes(brief)


@pytest.mark.slow
@given(briefings(scale=2))
@settings(UNSHRUNK, max_examples=100)
def test_a_hundred_generated_briefs_export_in_every_format(brief: GeneratedBrief) -> None:
    exports(brief)
    publishes(brief)


@pytest.mark.soak
@given(briefings())
@settings(UNSHRUNK, max_examples=1000)
def test_a_thousand_generated_briefs_export_in_every_format(brief: GeneratedBrief) -> None:
    exports(brief)
    publishes(brief)
