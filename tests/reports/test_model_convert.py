"""Plain data becomes frozen parts and comes back the same."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings

from policybrief import canonical_json, ids, readable_yaml
from policybrief.checks.schema import validate
from policybrief.model.briefing import Briefing
from policybrief.model.convert import from_plain, to_plain
from policybrief.reading import parse
from policybrief.reading.plain import plain
from strategies import GeneratedBrief, briefings

few = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


@few
@given(briefings())
def test_a_generated_brief_conforms_and_survives_the_model(brief: GeneratedBrief) -> None:
    assert validate(brief.data) == []
    briefing = from_plain(Briefing, brief.data)
    written = to_plain(briefing)
    assert validate(written) == []
    assert from_plain(Briefing, written) == briefing
    assert to_plain(from_plain(Briefing, written)) == written


@few
@given(briefings())
def test_a_generated_brief_survives_its_files(brief: GeneratedBrief) -> None:
    """As JSON and as YAML, every text and number of it."""
    briefing = from_plain(Briefing, ids.assign(plain(brief.data)[0]))
    data = to_plain(briefing)
    for text, name in ((canonical_json.dumps(data), "b.json"), (readable_yaml.dumps(data), "b.yaml")):
        assert from_plain(Briefing, parse(text.encode(), name).data) == briefing
