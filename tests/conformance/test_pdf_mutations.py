"""The checks of PDFs check: each of many single defects is seen by those that are said to see it."""

from __future__ import annotations

import functools
from pathlib import Path

import pytest

import pdf_conformity
import pdf_defects_file
import pdf_defects_tree
import pdf_mutations as mutations
import policybrief as pb
import sample_briefs as samples
from defects import Defect
from outside import outside
from pdf_conformity import RULES, faults, violations
from pdf_specimen import specimen
from pdf_structure import TaggedPdf
from pdf_tree_text import TreeText, difference, words
from poppler_structure import poppler_text
from verapdf_results import failed_rules

IN_PYTHON = frozenset(RULES) | {mutations.UA, mutations.A3, mutations.TEXT}
DEFECTS = (*pdf_defects_tree.DEFECTS, *pdf_defects_file.DEFECTS)
IDS = [defect.name for defect in DEFECTS]
VERA = (mutations.VERA_UA, mutations.VERA_A3)


@functools.cache
def wanted() -> list[str]:
    """The words of the specimen's document."""
    return TreeText().words(specimen()[0])


@functools.cache
def damaged(defect: Defect) -> bytes:
    """The specimen with the defect."""
    return mutations.damaged(specimen()[1], defect.change)


def sees(check: str, data: bytes) -> bool:
    """Whether a check that needs Python alone finds something wrong with the file."""
    match check:
        case mutations.UA | mutations.A3:
            return bool(violations(data, check))
        case mutations.TEXT:
            return bool(difference(wanted(), words(TaggedPdf(data).text())))
        case _:
            return any(True for _ in RULES[check](TaggedPdf(data)))


def written(folder: Path, defect: Defect) -> Path:
    """The damaged specimen as a file. Its name keeps it from being held to the rules as an export."""
    file = folder / f"{defect.name.replace(' ', '-')}.damaged"
    file.write_bytes(damaged(defect))
    return file


def test_writing_the_file_anew_is_no_defect() -> None:
    data = mutations.damaged(specimen()[1], mutations.unchanged)
    assert faults(data) == []
    assert not sees(mutations.TEXT, data)


def test_there_are_many_defects_and_every_rule_sees_one() -> None:
    assert len(DEFECTS) >= 60
    assert len(set(IDS)) == len(IDS)
    checks = frozenset().union(*(defect.seen_by for defect in DEFECTS))
    assert checks == IN_PYTHON | {mutations.POPPLER, *VERA}
    assert all(defect.seen_by & IN_PYTHON for defect in DEFECTS), "seen without any tool outside Python"


@pytest.mark.parametrize("defect", DEFECTS, ids=IDS)
def test_the_defect_is_seen(defect: Defect) -> None:
    data = damaged(defect)
    blind = [check for check in sorted(defect.seen_by & IN_PYTHON) if not sees(check, data)]
    assert blind == []


def test_no_test_can_make_a_pdf_with_a_fault_and_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every export of every test is held to the rules, here to one that nothing meets."""
    monkeypatch.setattr(pdf_conformity, "_SEEN", {})
    monkeypatch.setitem(RULES, "impossible", lambda pdf: iter(["it is a PDF"]))
    with pytest.raises(pytest.fail.Exception, match="impossible: it is a PDF"):
        pb.export(samples.briefing("filled"), "pdf")


def test_no_test_can_leave_a_pdf_with_a_fault_in_its_folder(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    bad = tmp_path / "deep" / "brief.pdf"
    bad.write_bytes(damaged(DEFECTS[0]))
    with pytest.raises(pytest.fail.Exception, match="figures: "):
        pdf_conformity.assert_folder_conforms(tmp_path)
    bad.unlink()


@pytest.mark.validator
@pytest.mark.slow
def test_poppler_shows_the_defects_of_the_text(tmp_path: Path) -> None:
    outside("pdfinfo", "-v")
    blind = [
        defect.name
        for defect in DEFECTS
        if mutations.POPPLER in defect.seen_by
        and not difference(wanted(), words(poppler_text(written(tmp_path, defect))))
    ]
    assert blind == []


@pytest.mark.validator
@pytest.mark.slow
def test_verapdf_sees_the_defects_that_it_is_said_to_see(tmp_path: Path) -> None:
    """And none in the file without one, so that it is the defect that it sees."""
    good = tmp_path / "good.damaged"
    good.write_bytes(mutations.damaged(specimen()[1], mutations.unchanged))
    files = {
        (written(tmp_path, defect), profile): defect
        for defect in DEFECTS
        for profile in VERA
        if profile in defect.seen_by
    }
    failed = failed_rules([*files, *((good, profile) for profile in VERA)])
    assert [failed[good, profile] for profile in VERA] == [{}, {}]
    assert [f"{defect.name} ({key[1]})" for key, defect in files.items() if not failed[key]] == []
