"""All checks together: any brief, in order, without an exception."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checked import brief, found
from policybrief import checks
from policybrief.checks.walk import iter_parts, iter_prose
from policybrief.evidence.records import Records
from policybrief.model.briefing import Briefing
from policybrief.model.convert import from_plain, to_plain
from policybrief.resolver import MemoryResolver
from strategies import GeneratedBrief, briefings


def at(data: Any, pointer: str) -> Any:
    for step in pointer.split("/")[1:]:
        data = data[int(step)] if isinstance(data, list) else data[step]
    return data


def test_problems_come_in_the_order_of_the_document() -> None:
    data = brief(
        summary=[{"text": "X.", "cites": [{"source": "s9"}]}],
        sections=[{"title": "Empty"}],
        notes=[{"id": "n", "text": "N."}],
        marking={"scheme": "tlp", "level": "BLUE"},
    )
    assert [path for _, _, path in found(data)] == [
        "/marking/level",
        "/summary/0/cites/0/source",
        "/sections/0",
        "/notes/0",
    ]


def test_every_part_and_every_prose_is_found_under_its_pointer() -> None:
    data = brief(
        summary=[{"text": "A."}],
        sections=[{"title": "S", "blocks": [{"kind": "list", "items": [{"text": "B.", "items": [{"text": "C."}]}]}]}],
        communications={"lines": [{"text": "D."}], "questions": [{"question": "E?", "answer": "F."}]},
        purpose="G.",
    )
    briefing = from_plain(Briefing, data)
    prose = {path: text for pointer, part in iter_parts(briefing) for path, text in iter_prose(pointer, part)}
    assert set(prose.values()) == {"A.", "B.", "C.", "D.", "E?", "F.", "G."}
    assert all(at(data, path) == text for path, text in prose.items())


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(briefings())
def test_no_brief_that_conforms_to_the_schema_makes_a_check_raise(generated: GeneratedBrief) -> None:
    briefing = from_plain(Briefing, generated.data)
    plain = to_plain(briefing)
    for problem in checks.run(briefing, Records.of(briefing, generated.resolver)):
        assert problem.message
        at(plain, problem.path.rpartition("/")[0])


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(briefings(), st.data())
def test_nor_does_one_whose_values_contradict_one_another(generated: GeneratedBrief, draw: st.DataObject) -> None:
    data = disturbed(generated.data, draw)
    briefing = from_plain(Briefing, data)
    checks.run(briefing, Records.of(briefing, MemoryResolver({})))


def disturbed(value: Any, draw: st.DataObject) -> Any:
    """The data with some numbers, dates and references exchanged for others of the same form."""
    if isinstance(value, dict):
        return {key: disturbed_entry(key, item, draw) for key, item in value.items()}
    return [disturbed(item, draw) for item in value] if isinstance(value, list) else value


def disturbed_entry(key: str, value: Any, draw: st.DataObject) -> Any:
    choices = {
        "source": ["s1", "nowhere"], "date": ["2025-13", "2025", "2025-08-12"], "level": ["RED", "nothing"],
        "values": [[], [0, 0], [1, None]], "kind": [value], "start": [0, 10**9], "end": [1, 10**9],
    }  # fmt: skip
    if key == "values" and isinstance(value, list):
        return draw.draw(st.sampled_from([value, [], value + value]))
    if key in choices and not isinstance(value, (list, dict)):
        return draw.draw(st.sampled_from([value, *choices[key]]))
    return disturbed(value, draw)
