"""Whatever a brief may hold, it loads, round-trips and exports in every format."""

from __future__ import annotations

import io
import json

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from pypdf import PdfReader

import policybrief as pb
from policybrief.model.convert import from_plain, to_plain
from strategies import GeneratedBrief, briefings

SETTINGS = settings(
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)


def exports(brief: GeneratedBrief) -> None:
    loaded = pb.load(brief.data, resolver=brief.resolver)
    assert from_plain(pb.Briefing, to_plain(loaded)) == loaded
    made = pb.export_all(loaded, ("docx", "pdf", "json"))
    assert pb.load(made["json"].data, resolver=brief.resolver) == loaded
    assert json.loads(made["json"].data)["title"] == brief.data["title"]
    assert docx.Document(io.BytesIO(made["docx"].data)).paragraphs
    assert PdfReader(io.BytesIO(made["pdf"].data)).pages


@given(briefings())
@settings(SETTINGS, max_examples=25)
def test_generated_briefs_export_in_every_format(brief: GeneratedBrief) -> None:
    exports(brief)


@pytest.mark.slow
@given(briefings(scale=2))
@settings(SETTINGS, max_examples=100)
def test_a_hundred_generated_briefs_export_in_every_format(brief: GeneratedBrief) -> None:
    exports(brief)


@pytest.mark.soak
@given(briefings())
@settings(SETTINGS, max_examples=1000)
def test_a_thousand_generated_briefs_export_in_every_format(brief: GeneratedBrief) -> None:
    exports(brief)
