"""The gate that every export passes, and the door to all exporters."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar

import pytest
from msgspec.structs import replace

import policybrief as pb
from policybrief.exporting import check_formats, checked_options, prepare
from policybrief.model.convert import from_plain, to_plain
from policybrief_exporters.canonical import JsonExporter
from small_briefs import AGREED, SOURCE, WRONG, write_brief

START = SOURCE.index(AGREED)


def in_memory(**parts: Any) -> pb.Briefing:
    head = {"id": "ferry", "kind": "briefing", "title": "The ferry link", "language": "en-GB", "status": "final"}
    return from_plain(pb.Briefing, {**head, **parts})


def sourced(text: str) -> pb.Briefing:
    evidence = {"source": "s1", "start": START, "end": START + len(AGREED), "exact": AGREED}
    return in_memory(
        sources=[{"id": "s1", "title": "Readout", "file": "statement.txt"}],
        summary=[{"id": "sp1", "text": text, "evidence": [evidence]}],
    )


RECORDS = pb.MemoryResolver({"statement.txt": SOURCE.encode()})


class TakesOptions(JsonExporter):
    options_schema: ClassVar[Mapping[str, Any]] = {
        "type": "object",
        "properties": {"compress": {"type": "boolean"}, "depth": {"type": "integer", "minimum": 1}},
        "additionalProperties": False,
    }


def test_a_final_brief_with_errors_is_refused_with_all_of_them(tmp_path: Path) -> None:
    briefing = pb.load(write_brief(tmp_path, status="final", text=WRONG))
    errors = [problem for problem in briefing.origin.problems if problem.severity is pb.Severity.ERROR]
    with pytest.raises(pb.ExportRefused) as caught:
        pb.export(briefing, "json")
    assert list(caught.value.problems) == errors
    assert all(problem.file and problem.line == 15 for problem in errors)


@pytest.mark.parametrize("status", ["draft", "in-review"])
def test_a_brief_that_is_not_final_leaves_with_its_errors(tmp_path: Path, status: str) -> None:
    briefing = pb.load(write_brief(tmp_path, status=status, text=WRONG))
    assert pb.export(briefing, "json").data


def test_a_brief_made_final_after_loading_is_checked_for_what_it_says_now(tmp_path: Path) -> None:
    """The problems of the draft it was made from do not speak for it, and neither does their absence."""
    draft = pb.load(write_brief(tmp_path))
    assert not any(problem.severity is pb.Severity.ERROR for problem in draft.origin.problems)
    (point,) = draft.summary
    with pytest.raises(pb.ExportRefused):
        pb.export(replace(draft, status="final", summary=(replace(point, text=WRONG),)), "json")
    wrong = pb.load(write_brief(tmp_path, text=WRONG))
    assert pb.export(replace(wrong, status="final", summary=(replace(point, text=AGREED),)), "json").data


def test_a_brief_built_in_memory_is_checked_against_the_records_it_is_given() -> None:
    assert pb.export(sourced(AGREED), "json", resolver=RECORDS).data
    with pytest.raises(pb.ExportRefused):
        pb.export(sourced(WRONG), "json", resolver=RECORDS)


def test_a_final_brief_whose_records_are_missing_is_refused() -> None:
    with pytest.raises(pb.ExportRefused):
        pb.export(sourced(AGREED), "json")


def test_records_passed_at_export_replace_those_of_loading(tmp_path: Path) -> None:
    briefing = pb.load(write_brief(tmp_path, status="final"))
    other = pb.MemoryResolver({"statement.txt": SOURCE.replace("3 March", "9 March").encode()})
    with pytest.raises(pb.ExportRefused):
        pb.export(briefing, "json", resolver=other)


@pytest.mark.parametrize("change", [{"kind": "novel"}, {"id": "No Slug"}, {"date": "tomorrow"}])
def test_a_brief_built_in_memory_that_breaks_the_schema_is_refused_even_as_a_draft(change: dict[str, str]) -> None:
    with pytest.raises(pb.InvalidBriefing) as caught:
        pb.export(in_memory(status="draft", **change), "json")
    assert [problem.path for problem in caught.value.problems] == [f"/{key}" for key in change]


def test_checking_a_brief_built_in_memory_gives_its_problems_as_data() -> None:
    assert [problem.path for problem in pb.check(in_memory(kind="novel"))] == ["/kind"]
    assert any(problem.severity is pb.Severity.ERROR for problem in pb.check(sourced(WRONG), resolver=RECORDS))


def test_many_formats_are_composed_once_and_equal_the_single_ones(tmp_path: Path) -> None:
    briefing = pb.load(write_brief(tmp_path))
    together = pb.export_all(briefing, ["docx", "json", "docx"])
    assert list(together) == ["docx", "json"]
    assert together == {name: pb.export(briefing, name) for name in ("docx", "json")}


def test_the_files_of_a_final_brief_carry_no_contact_unless_asked(tmp_path: Path) -> None:
    briefing = pb.load(write_brief(tmp_path, status="final"))
    assert b"ada@example.org" not in pb.export(briefing, "json").data
    assert b"ada@example.org" in pb.export(briefing, "json", full=True).data
    assert b"ada@example.org" in pb.export(pb.load(write_brief(tmp_path)), "json").data


def test_what_was_found_travels_with_the_prepared_brief(tmp_path: Path) -> None:
    briefing = pb.load(write_brief(tmp_path, text=WRONG))
    assert prepare(briefing).problems == briefing.origin.problems != ()


def test_a_language_without_labels_is_said_once_prepared() -> None:
    told = [problem.rule for problem in prepare(in_memory(language="sw", status="draft")).problems]
    assert told == ["labels-language"]
    assert not prepare(in_memory(language="de-AT", status="draft")).problems


def test_a_format_that_is_not_installed_is_named_with_those_that_are() -> None:
    with pytest.raises(pb.PluginError, match=r"'epub'; installed: .*docx, json, pdf"):
        pb.export(in_memory(), "epub")


def test_options_for_a_format_that_is_not_asked_for_are_misuse() -> None:
    with pytest.raises(pb.MisuseError, match="options for 'pdf'"):
        check_formats(["json"], {"pdf": {}})


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"compres": True}, "did you mean 'compress'"),
        ({"colour": True}, "it takes: compress, depth"),
        ({"depth": 0}, r"json\.depth: 0 is less than the minimum of 1"),
        ({"depth": "2"}, r"json\.depth: '2' is not of type 'integer'"),
    ],
)
def test_options_are_held_against_the_exporters_schema(options: dict[str, Any], message: str) -> None:
    with pytest.raises(pb.MisuseError, match=message):
        checked_options(TakesOptions(), options)


def test_options_that_fit_are_passed_on() -> None:
    assert checked_options(TakesOptions(), {"compress": True, "depth": 2}) == {"compress": True, "depth": 2}


def test_an_exporter_without_options_says_so() -> None:
    with pytest.raises(pb.MisuseError, match="json takes no option 'indent'; it takes none"):
        pb.export(in_memory(status="draft"), "json", options={"indent": 4})


def test_the_json_file_loads_back_as_the_brief_it_was_made_from(tmp_path: Path) -> None:
    briefing = pb.load(write_brief(tmp_path))
    pb.write(pb.export(briefing, "json"), tmp_path / "back.json")
    again = pb.load(tmp_path / "back.json")
    assert again == briefing
    assert to_plain(again) == to_plain(briefing)


def test_a_draft_or_plain_data_must_be_loaded_first(tmp_path: Path) -> None:
    draft = pb.fill(pb.read_seed(SOURCE.encode(), name="statement.txt"))
    for given in (draft, draft.data):
        with pytest.raises(pb.MisuseError, match=r"`policybrief\.load`"):
            pb.export(given, "json")  # type: ignore[arg-type]
