"""A reviewer with LibreOffice, change tracking on, off or settled: every edit comes back, and a mere save is none."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

import policybrief as pb
from policybrief.fields import Field, fields
from policybrief_exporters.word import WordExporter
from reviewing import file_edits, views
from reviewing.ledger import Entry
from reviewing.merged import merge
from reviewing.office import review
from reviewing.oracle import merging_faults, reading_faults
from reviewing.salted import key, salts
from reviewing.storm import Storm, sample_base
from reviewing.wordfile import WordFile

pytestmark = [pytest.mark.validator, pytest.mark.slow]

VARIANTS: Mapping[str, dict[str, Any]] = {
    "tracked": {"tracked": True, "then": "", "window": True},
    "untracked": {"tracked": False, "then": "", "window": True},
    "accepted": {"tracked": True, "then": "accept", "window": True},
    "rejected": {"tracked": True, "then": "reject", "window": True},
    "commented": {"tracked": True, "then": "", "window": False},
    "rows": {"tracked": False, "then": "", "window": True},
    "saved": {"tracked": False, "then": "", "window": True},
}


class Script:
    """The steps of a reviewer in the sample brief, each at a word of a field that no other step touches."""

    def __init__(self, base: Mapping[str, Any], printed: set[str]) -> None:
        self.printed = printed
        self.fields = list(fields(base).values())
        self.taken: set[str] = set()
        self.steps: list[list[str]] = []
        self.entries: list[Entry] = []

    def field(self, shape: str, name: str) -> tuple[str, list[str]]:
        """The next field of that shape and name that is printed: its anchor and its three words, in order."""
        field = next(one for one in self.fields if self._fits(one, shape, name))
        self.taken.add(field.anchor)
        return field.anchor, sorted(salts(field.value), key=field.value.index)

    def _fits(self, field: Field, shape: str, name: str) -> bool:
        return (field.shape, key(field)) == (shape, name) and field.anchor not in self.taken and (
            field.kind != "number" and salts(field.value) <= self.printed and len(salts(field.value)) == 3
        )  # fmt: skip

    def do(self, what: str, shape: str, name: str, *facts: str, word: int = 1) -> None:
        anchor, words = self.field(shape, name)
        self.steps.append([what, words[word], *facts])
        said = facts if what == "comment" else ()
        self.entries.append(Entry(what, True, "LibreOffice", (f"pb:{anchor}",), said=tuple(said)))


def editing(script: Script) -> None:
    script.do("type_after", "paragraph", "text", "zq1x")
    script.do("type_before", "paragraph", "text", "zq2x", word=0)
    script.do("strike", "paragraph", "text")
    script.do("replace", "paragraph", "text", "zq3x")
    script.do("replace", "section", "title", "zq4x")
    script.do("type_after", "row", "cells", "zq5x")
    script.do("strike", "row", "cells")
    script.do("type_after", "list-item", "text", "zq6x")
    script.do("strike_paragraph", "list-item", "text")
    script.do("split", "paragraph", "text")
    script.do("join", "list-item", "text")
    script.do("add_paragraph", "paragraph", "text", "zq7x zq8x")
    script.do("type_after", "briefing", "subtitle", "zq9x")
    script.do("replace", "table", "title", "zq10x")
    script.do("type_in_note", "source", "title", "zq11x")
    script.do("strike_paragraph", "paragraph", "text")
    script.do("set_bold", "summary-point", "text")
    script.do("type_after", "risk", "mitigation", "zq12x")


def commenting(script: Script) -> None:
    script.do("comment", "paragraph", "text", "Rae Viewer", "zq20x")
    script.do("comment", "row", "cells", "Rae Viewer", "zq21x zq22x")
    script.do("type_after", "paragraph", "text", "zq23x")


def tabling(script: Script) -> None:
    script.do("add_row", "row", "cells", "zq30x", "zq31x")
    script.do("strike_row", "action", "what")
    script.do("type_after", "glossary-entry", "meaning", "zq32x")


SCRIPTS = {"commented": commenting, "rows": tabling, "saved": lambda script: None}


def told(data: Mapping[str, Any]) -> dict[str, Any]:
    return {anchor: field.value for anchor, field in fields(data).items()}


@pytest.fixture(scope="module")
def returned(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Storm]:
    """The sample brief as it came back from each reviewer."""
    folder = tmp_path_factory.mktemp("office")
    base, resolver = sample_base()
    exported = pb.export(pb.load(base, resolver=resolver), "docx").data
    file = WordFile(exported)
    file_edits.without_comments(file)  # those that the exporter wrote need a window that servers lack
    (folder / "window.docx").write_bytes(file.save())
    (folder / "plain.docx").write_bytes(exported)
    printed = salts(views.words(exported, "accept"))
    jobs, scripts = [], {}
    for name, how in VARIANTS.items():
        script = scripts[name] = Script(base, printed)
        SCRIPTS.get(name, editing)(script)
        source = folder / ("window.docx" if how["window"] else "plain.docx")
        jobs.append(how | {"source": str(source), "target": str(folder / f"{name}.docx"), "steps": script.steps})
    review(folder, jobs)
    return {
        name: Storm(0, base, base, resolver, exported, (folder / f"{name}.docx").read_bytes(),
                    () if name == "rejected" else tuple(script.entries), "accept")
        for name, script in scripts.items()
    }  # fmt: skip


@pytest.mark.parametrize("name", VARIANTS)
def test_the_model_is_still_in_the_file(name: str, returned: dict[str, Storm], tmp_path: Path) -> None:
    one = returned[name]
    for part, data in (("sent", one.exported), ("back", one.returned)):
        (tmp_path / f"{part}.docx").write_bytes(data)
    assert pb.extract(tmp_path / "back.docx") == pb.extract(tmp_path / "sent.docx")


@pytest.mark.parametrize("name", VARIANTS)
def test_every_edit_is_read(name: str, returned: dict[str, Storm]) -> None:
    one = returned[name]
    exporter = WordExporter()
    read = exporter.changes(one.returned, exporter.extract(one.returned), "accept")
    assert reading_faults(one, read) == []


@pytest.mark.parametrize("name", VARIANTS)
def test_every_edit_is_merged_or_reported(name: str, returned: dict[str, Storm]) -> None:
    one = returned[name]
    made = merge(one.current, one.returned, "accept", resolver=one.resolver)
    assert merging_faults(one, made) == []


@pytest.mark.parametrize("name", ("tracked", "commented"))
def test_tracked_edits_are_not_merged_when_they_are_rejected(name: str, returned: dict[str, Storm]) -> None:
    one = returned[name]
    made = merge(one.current, one.returned, "reject", resolver=one.resolver)
    assert told(made.data) == told(one.current)


def test_a_file_that_was_only_saved_has_no_change(returned: dict[str, Storm]) -> None:
    one = returned["saved"]
    made = merge(one.current, one.returned, "accept", resolver=one.resolver)
    assert told(made.data) == told(one.current)
    assert made.changes == 0, made.report


def test_rejected_edits_leave_the_brief_as_it_is(returned: dict[str, Storm]) -> None:
    """LibreOffice leaves an item at another level where the one before it was struck out: that alone may be told."""
    one = returned["rejected"]
    made = merge(one.current, one.returned, "accept", resolver=one.resolver)
    assert told(made.data) == told(one.current)
    assert made.changes <= 1, made.report
