"""Reviewers let loose: whatever they do, it is in the merged brief or in the report, and nothing else is."""

from __future__ import annotations

import copy

import pytest
from msgspec.structs import replace

from policybrief.fields import fields
from policybrief_exporters.word import WordExporter
from reviewing.facts import facts
from reviewing.merged import Outcome, merge
from reviewing.oracle import merging_faults, reading_faults
from reviewing.salted import put
from reviewing.storm import Storm, failing, storms


def read(storm: Storm) -> list[str]:
    exporter = WordExporter()
    return reading_faults(storm, exporter.changes(storm.returned, exporter.extract(storm.returned), storm.choice))


def merged(storm: Storm) -> list[str]:
    return merging_faults(storm, merge(storm.current, storm.returned, storm.choice, resolver=storm.resolver))


def test_five_storms_are_read(tmp_path_factory: pytest.TempPathFactory) -> None:
    assert failing(storms(5), read, tmp_path_factory.mktemp("storms")) == []


def test_five_storms_are_merged(tmp_path_factory: pytest.TempPathFactory) -> None:
    assert failing(storms(5), merged, tmp_path_factory.mktemp("storms")) == []


@pytest.mark.slow
def test_thirty_storms_are_read_and_merged(tmp_path_factory: pytest.TempPathFactory) -> None:
    found = failing(storms(30), lambda storm: read(storm) + merged(storm), tmp_path_factory.mktemp("storms"))
    assert found == []


@pytest.mark.soak
def test_three_hundred_storms_are_read_and_merged(tmp_path_factory: pytest.TempPathFactory) -> None:
    found = failing(storms(300), lambda storm: read(storm) + merged(storm), tmp_path_factory.mktemp("storms"))
    assert found == []


def test_what_a_reading_leaves_out_is_found() -> None:
    """The storms' own check: any change, or comment, that is taken out of what was read is missed."""
    exporter = WordExporter()
    dropped, missed = 0, []
    for one in storms(5):
        whole = exporter.changes(one.returned, exporter.extract(one.returned), one.choice)
        for kind in ("additions", "removals", "comments"):
            found = getattr(whole, kind)
            for place in range(len(found)):
                dropped += 1
                if not reading_faults(one, replace(whole, **{kind: found[:place] + found[place + 1 :]})):
                    missed.append(f"storm {one.number}: {str(found[place])[:200]}")
    assert dropped > 5
    assert missed == []


def test_what_a_merge_loses_is_found() -> None:
    """The storms' own check: a brief left as it was, and a report that says nothing, are faults."""
    changed = [one for one in storms(5) if facts(one).typed or facts(one).gone]
    lost = [Outcome(one.current, "", "", 0, ()) for one in changed]
    assert len(changed) > 2
    assert [one.number for one, made in zip(changed, lost, strict=True) if not merging_faults(one, made)] == []


def test_what_a_merge_makes_up_or_spoils_is_found() -> None:
    one = next(storms(1))
    made = merge(one.current, one.returned, one.choice, resolver=one.resolver)
    assert merging_faults(one, made) == []
    spoilt = copy.deepcopy(dict(made.data))
    field = next(field for field in fields(spoilt).values() if field.kind == "prose" and field.value in
                 {kept.value for kept in facts(one).untouched.values()})  # fmt: skip
    put(spoilt, field.pointer, f"{field.value} invented")
    faults = merging_faults(one, Outcome(spoilt, made.report, made.taken_out, made.changes, made.comments))
    assert {"untouched, changed", "made up"} <= {fault.split(":")[0] for fault in faults}
