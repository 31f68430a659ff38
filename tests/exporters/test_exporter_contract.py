"""What every exporter promises. The suite runs over all that are installed, a stranger's too."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import policybrief as pb
from hostile_texts import HOSTILE
from policybrief import plugins
from policybrief.exporting import prepare
from policybrief.model.convert import from_plain, to_plain
from small_briefs import WRONG, write_brief

SAMPLES = Path(__file__).parents[2] / "reports" / "sample-briefs"
EVERY = pytest.mark.parametrize("name", plugins.names("exporter"))
EMPTY = {"id": "empty", "kind": "briefing", "title": "Nothing yet", "language": "en", "status": "draft"}


def in_memory(**parts: Any) -> pb.Briefing:
    return from_plain(pb.Briefing, {**EMPTY, **parts})


@EVERY
def test_it_says_what_it_is(name: str) -> None:
    exporter = plugins.exporter(name)
    assert exporter.api == plugins.API
    assert exporter.name == name
    assert re.fullmatch(r"(\.[a-z0-9]+)+", exporter.suffix)
    assert re.fullmatch(r"[a-z]+/[a-z0-9.+-]+", exporter.media_type)


@EVERY
def test_its_options_are_a_schema_that_refuses_what_it_does_not_know(name: str) -> None:
    schema = plugins.exporter(name).options_schema
    Draft202012Validator.check_schema(schema)
    assert schema["additionalProperties"] is False


@EVERY
@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.yaml")), ids=lambda path: path.stem)
def test_the_sample_briefs_become_bytes_without_an_error(name: str, path: Path) -> None:
    made = pb.export(pb.load(path), name)
    assert isinstance(made.data, bytes)
    assert made.data
    assert [problem for problem in made.problems if problem.severity is pb.Severity.ERROR] == []


@EVERY
def test_an_empty_brief_becomes_a_file(name: str) -> None:
    assert pb.export(in_memory(), name).data


@EVERY
def test_two_exports_give_the_same_bytes(name: str, tmp_path: Path) -> None:
    briefing = pb.load(write_brief(tmp_path))
    first = pb.export(briefing, name).data
    pb.export(in_memory(title="Another brief in between"), name)
    assert pb.export(briefing, name).data == first


@EVERY
def test_another_process_hash_seed_zone_and_day_give_the_same_bytes(name: str, tmp_path: Path) -> None:
    path = write_brief(tmp_path)
    program = "import sys, policybrief as pb; print(pb.export(pb.load(sys.argv[1]), sys.argv[2]).data)"
    outputs = {
        subprocess.run(
            [sys.executable, "-c", program, path, name],
            env={"PATH": "", "PYTHONPATH": ":".join(sys.path), "PYTHONHASHSEED": seed, "TZ": zone, **epoch},
            capture_output=True,
            check=True,
        ).stdout
        for seed, zone, epoch in (
            ("1", "UTC", {}),
            ("2", "Asia/Kathmandu", {"SOURCE_DATE_EPOCH": "86400"}),
        )
    }
    assert outputs == {f"{pb.export(pb.load(path), name).data}\n".encode()}


@EVERY
def test_the_order_of_the_readers_keys_is_no_part_of_the_file(name: str) -> None:
    briefing = in_memory(subtitle="A subtitle", reference="A-1", to=["The minister"])
    turned = from_plain(pb.Briefing, dict(reversed(to_plain(briefing).items())))
    assert pb.export(turned, name).data == pb.export(briefing, name).data


@EVERY
def test_a_draft_with_an_error_is_exported_and_differs_from_the_final_brief(name: str, tmp_path: Path) -> None:
    draft = pb.load(write_brief(tmp_path, text=WRONG))
    assert any(problem.severity is pb.Severity.ERROR for problem in draft.origin.problems)
    right = pb.load(write_brief(tmp_path))
    final = pb.load(write_brief(tmp_path, status="final"))
    assert pb.export(draft, name).data
    assert pb.export(right, name).data != pb.export(final, name).data


@EVERY
def test_a_final_brief_with_an_error_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(pb.ExportRefused) as caught:
        pb.export(pb.load(write_brief(tmp_path, status="final", text=WRONG)), name)
    assert len(caught.value.problems) > 1
    assert {problem.severity for problem in caught.value.problems} == {pb.Severity.ERROR}


@EVERY
@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_text(name: str, text: str) -> None:
    briefing = in_memory(
        title=re.sub(r"\s", " ", text) or "A title",
        sections=[
            {"title": "Findings", "blocks": [
                {"kind": "paragraph", "text": text},
                {"kind": "list", "items": [{"text": text}]},
                {"kind": "table", "columns": [{"title": "A"}], "rows": [{"cells": [text]}]},
            ]},
        ],
    )  # fmt: skip
    assert pb.export(briefing, name).data


@EVERY
def test_an_option_that_it_does_not_know_is_misuse(name: str) -> None:
    with pytest.raises(pb.MisuseError, match=rf"{name} takes no option 'no-such-option'"):
        pb.export(in_memory(), name, options={"no-such-option": 1})


@EVERY
def test_it_changes_nothing_it_is_given(name: str, tmp_path: Path) -> None:
    briefing = pb.load(write_brief(tmp_path))
    before = to_plain(briefing), repr(prepare(briefing).document)
    pb.export(briefing, name)
    assert (to_plain(briefing), repr(prepare(briefing).document)) == before


@EVERY
def test_the_model_that_a_file_carries_is_the_model_exported(name: str, tmp_path: Path) -> None:
    exporter = plugins.exporter(name)
    extract = getattr(exporter, "extract", None)
    if extract is None:
        return  # the format carries no model, and the exporter claims none
    for status in ("draft", "final"):
        briefing = pb.load(write_brief(tmp_path, status=status))
        model: Mapping[str, Any] = extract(pb.export(briefing, name).data)
        assert from_plain(pb.Briefing, model) == pb.publish(briefing)
        full: Mapping[str, Any] = extract(pb.export(briefing, name, full=True).data)
        assert from_plain(pb.Briefing, full) == briefing
