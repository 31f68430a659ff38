"""Two changes of one text brought together, where they are of different sentences."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from msgspec import Struct

from policybrief.evidence.sentences import split


def merged(base: str, current: str, returned: str, language: str) -> str | None:
    """`base` with the changes of both, or None where both change one sentence in different ways, or put different ones
    in the same place. `language` (BCP 47) says how sentences end."""
    before = _sentences(base, language)
    ours, theirs = _sentences(current, language), _sentences(returned, language)
    edits = _together(_edits(before, ours), _edits(before, theirs))
    if edits is None:
        return None
    result: list[str] = []
    done = 0
    for edit in edits:
        result += [*before[done : edit.start], *edit.new]
        done = edit.end
    result += before[done:]
    gap = "" if len(before) > 1 and not before[0][-1:].isspace() else " "
    joined = ""
    for sentence in result:
        joined += (gap if joined and not joined[-1:].isspace() else "") + sentence
    return joined.rstrip() if not base[-1:].isspace() else joined


class _Edit(Struct, frozen=True, order=True):
    """The sentences from `start` to `end` become `new`."""

    start: int
    end: int
    new: tuple[str, ...]


def _sentences(text: str, language: str) -> list[str]:
    """The sentences, each with the white space after it."""
    spans = split(text, language)
    if not spans:
        return [text] if text else []
    starts = [0, *(start for start, _ in spans[1:]), len(text)]
    return [text[start:end] for start, end in itertools.pairwise(starts)]


def _edits(before: Sequence[str], after: Sequence[str]) -> list[_Edit]:
    """How one becomes the other, sentence by sentence where as many stand against each other."""
    matcher = SequenceMatcher(None, [one.strip() for one in before], [one.strip() for one in after], autojunk=False)
    found: list[_Edit] = []
    for what, start, end, first, last in matcher.get_opcodes():
        if what == "equal":
            continue
        if end - start == last - first:
            found += [_Edit(start + i, start + i + 1, (after[first + i],)) for i in range(end - start)]
        else:
            found.append(_Edit(start, end, tuple(after[first:last])))
    return found


def _together(ours: list[_Edit], theirs: list[_Edit]) -> list[_Edit] | None:
    """All edits in order, each once; None where two meet."""
    alike = {_stripped(edit) for edit in ours}
    rest = [edit for edit in theirs if _stripped(edit) not in alike]
    if any(_meet(one, other) for one in ours for other in rest):
        return None
    return sorted([*ours, *rest], key=lambda edit: (edit.start, edit.end))


def _meet(one: _Edit, other: _Edit) -> bool:
    if one.start == one.end or other.start == other.end:
        # What is put in meets only what is put in at the same place, or what takes the place's both sides.
        return (one.start < other.end and other.start < one.end) or (one.start, one.end) == (other.start, other.end)
    return one.start < other.end and other.start < one.end


def _stripped(edit: _Edit) -> tuple[int, int, tuple[str, ...]]:
    return edit.start, edit.end, tuple(sentence.strip() for sentence in edit.new)


def paired(before: Sequence[object], after: Sequence[object]) -> Iterator[tuple[int, int]]:
    """The places of equal values, and of those that stand against each other between them."""
    for what, start, end, first, last in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if what == "equal" or end - start == last - first:
            yield from zip(range(start, end), range(first, last), strict=True)
