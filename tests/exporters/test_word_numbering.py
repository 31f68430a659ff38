"""Labels of lists as Word numbers them."""

from __future__ import annotations

import pytest

from policybrief_exporters.word.numbering import letters, read_labels


@pytest.mark.parametrize(("number", "digits"), [(1, "a"), (26, "z"), (27, "aa"), (28, "bb"), (52, "zz"), (53, "aaa")])
def test_letters_are_doubled_after_z_as_word_does(number: int, digits: str) -> None:
    assert letters(number) == digits


@pytest.mark.parametrize(
    ("labels", "number_format", "around", "start"),
    [
        (["1", "2"], "decimal", ("", ""), 1),
        (["(a)", "(b)"], "lowerLetter", ("(", ")"), 1),
        (["i.", "ii."], "lowerRoman", ("", "."), 1),
        (["i"], "lowerRoman", ("", ""), 1),
        (["c)", "d)"], "lowerLetter", ("", ")"), 3),
        (["A", "B", "C"], "upperLetter", ("", ""), 1),
        (["I", "II"], "upperRoman", ("", ""), 1),
        (["99.", "100."], "decimal", ("", "."), 99),
    ],
)
def test_a_pattern_is_read_from_the_labels(
    labels: list[str], number_format: str, around: tuple[str, str], start: int
) -> None:
    found = read_labels(labels)
    assert found is not None
    pattern, first = found
    assert (pattern.number_format, (pattern.before, pattern.after), first) == (number_format, around, start)


@pytest.mark.parametrize(
    "labels", [[], [""], ["1", "3"], ["1.1", "1.2"], ["one"], ["-"], ["%1"], ["1", "2."], ["0", "0"]]
)
def test_labels_that_no_numbering_prints_have_no_pattern(labels: list[str]) -> None:
    assert read_labels(labels) is None
