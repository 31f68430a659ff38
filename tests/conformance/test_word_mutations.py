"""The checks of Word files check: each of many single defects is seen by those that are said to see it."""

from __future__ import annotations

import functools
from pathlib import Path

import pytest

import policybrief as pb
import sample_briefs as samples
import word_conformity
import word_defects_package
import word_defects_references
import word_defects_text
import word_mutations as mutations
from defects import Defect
from open_xml_sdk import sdk_errors
from word_conformity import RULES, VALIDATORS, faults
from word_file import WordFile
from word_package_rules import well_formed
from word_reading import differences
from word_specimen import specimen

DEFECTS = (*word_defects_package.DEFECTS, *word_defects_references.DEFECTS, *word_defects_text.DEFECTS)
IDS = [defect.name for defect in DEFECTS]
IN_PYTHON = frozenset(RULES) | frozenset(VALIDATORS) | {well_formed.__name__, mutations.TEXT}


@functools.cache
def damaged(defect: Defect) -> bytes:
    """The specimen with the defect."""
    return mutations.damaged(specimen()[1], defect.change)


def sees(check: str, data: bytes) -> bool:
    """Whether a check that needs Python alone finds something wrong with the file."""
    if check in VALIDATORS:
        return bool(VALIDATORS[check](data))
    file = WordFile(data)
    if check == well_formed.__name__:
        return bool(list(well_formed(file)))
    return bool(differences(file, specimen()[0])) if check == mutations.TEXT else bool(list(RULES[check](file)))


def written(folder: Path, defect: Defect) -> Path:
    """The damaged specimen as a file."""
    file = folder / f"{defect.name.replace(' ', '-')}.docx"
    file.write_bytes(damaged(defect))
    return file


def test_writing_the_file_anew_is_no_defect() -> None:
    data = mutations.damaged(specimen()[1], mutations.unchanged)
    assert mutations.essence(data) == mutations.essence(specimen()[1])
    assert faults(data) == []
    assert not sees(mutations.TEXT, data)


def test_there_are_many_defects_and_every_rule_sees_one() -> None:
    assert len(DEFECTS) >= 80
    assert len(set(IDS)) == len(IDS)
    checks = frozenset().union(*(defect.seen_by for defect in DEFECTS))
    assert checks == IN_PYTHON | {mutations.SDK}
    assert [defect.name for defect in DEFECTS if not defect.seen_by & IN_PYTHON] == []


@pytest.mark.parametrize("defect", DEFECTS, ids=IDS)
def test_the_defect_is_seen(defect: Defect) -> None:
    data = damaged(defect)
    assert mutations.essence(data) != mutations.essence(specimen()[1]), "the change changes nothing"
    blind = [check for check in sorted(defect.seen_by & IN_PYTHON) if not sees(check, data)]
    assert blind == []


def test_no_test_can_make_a_word_file_with_a_fault_and_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every export of every test is held to the rules, here to one that nothing meets."""
    monkeypatch.setattr(word_conformity, "_SEEN", {})
    monkeypatch.setitem(RULES, "impossible", lambda file: iter(["it is a Word file"]))
    with pytest.raises(pytest.fail.Exception, match="impossible: it is a Word file"):
        pb.export(samples.briefing("filled"), "docx")


def test_no_test_can_make_a_word_file_that_prints_other_text_and_go_on() -> None:
    with pytest.raises(pytest.fail.Exception, match="prints other text"):
        word_conformity.assert_prints(specimen()[1], samples.document("filled"))


def test_no_test_can_leave_a_word_file_with_a_fault_in_its_folder(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    bad = tmp_path / "deep" / "brief.docx"
    bad.write_bytes(damaged(next(defect for defect in DEFECTS if "marking" in defect.seen_by)))
    with pytest.raises(pytest.fail.Exception, match="marking: "):
        word_conformity.assert_folder_conforms(tmp_path)
    bad.unlink()


@pytest.mark.validator
@pytest.mark.slow
def test_the_open_xml_sdk_sees_the_defects_that_it_is_said_to_see(tmp_path_factory: pytest.TempPathFactory) -> None:
    """And none in the file without one, so that it is the defect that it sees."""
    folder = tmp_path_factory.mktemp("damaged")
    good = folder / "good.docx"
    good.write_bytes(mutations.damaged(specimen()[1], mutations.unchanged))
    files = {written(folder, defect): defect for defect in DEFECTS if mutations.SDK in defect.seen_by}
    found = sdk_errors([good, *files])
    assert found[good] == []
    assert [defect.name for file, defect in files.items() if not found[file]] == []


@pytest.mark.validator
@pytest.mark.soak
def test_each_validator_sees_what_it_is_said_to_see_and_none_sees_all(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """With `-s` it prints who sees what; some is seen by our own rules alone."""
    folder = tmp_path_factory.mktemp("damaged")
    by_the_sdk = sdk_errors([written(folder, defect) for defect in DEFECTS])
    seen: dict[str, set[str]] = {}
    for defect in DEFECTS:
        seen[defect.name] = {name for name in (*VALIDATORS, mutations.TEXT) if sees_or_refuses(name, defect)}
        seen[defect.name] |= {mutations.SDK} if by_the_sdk[written(folder, defect)] else set()
        print(f"{defect.name:44} {', '.join(sorted(seen[defect.name] | defect.seen_by))}")
    assert [name for name, checks in seen.items() if not checks], "only our own rules see some"
    claimed = {defect.name: defect.seen_by & {*VALIDATORS, mutations.SDK} for defect in DEFECTS}
    assert [name for name, checks in claimed.items() if not checks <= seen[name]] == []


def sees_or_refuses(check: str, defect: Defect) -> bool:
    """Whether the check finds something, or cannot read the file at all."""
    try:
        return sees(check, damaged(defect))
    except Exception:
        return True
