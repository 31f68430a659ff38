"""What must have become of each edit, told by words that stand nowhere else and by nothing that reads files.

`facts` compares the texts of the file as sent out and as returned: which words are new, which are gone, which fields
nobody came near. `reading_faults` holds that what the exporter reads back says all of it; `merging_faults`, that the
merged brief or its report does, and that nothing else happened.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import msgspec

import policybrief as pb
from policybrief import inline
from policybrief.fields import Field, fields
from policybrief.returned import Returned
from reviewing import views
from reviewing.salted import SALT, salts
from reviewing.storm import Storm

_SCATTERS = ("split", "joined", "retyped", "moved", "pasted", "row moved")
"""Edits that put a text to another place, whence it may come back although it was taken away meanwhile."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the two files say.

    Args:
        typed, gone, kept: the words that are new in the view that is taken, that stand there less often than in the
            file sent out, and the others that it has.
        tracked: words that only stand in the view not taken.
        untouched: the fields of the base, by anchor, whose paragraphs read as before in every word.
        text: all that the returned file says, in both views.
    """

    typed: frozenset[str]
    gone: frozenset[str]
    kept: frozenset[str]
    tracked: frozenset[str]
    untouched: Mapping[str, Field]
    text: str


def facts(storm: Storm) -> Facts:
    view = "accept" if storm.choice == "accept" else "reject"
    sent, back = _lines(storm.exported, "accept"), _lines(storm.returned, view)
    other = _lines(storm.returned, "reject" if view == "accept" else "accept")
    counted, counts = (Counter(SALT.findall("\n".join(lines))) for lines in (sent, back))
    printed, now, gone = set(counted), set(counts), set(counted - counts)
    touched = {name for entry in storm.script for name in entry.tags}
    return Facts(
        typed=frozenset(now - printed),
        gone=frozenset(gone),
        kept=frozenset(printed - gone),
        tracked=frozenset(salts("\n".join(other)) - printed - now),
        untouched=_untouched(storm.base, sent, back, touched),
        text="\n".join([*back, *other]),
    )


def reading_faults(storm: Storm, returned: Returned) -> list[str]:
    """What the reading of the returned file loses, or makes up."""
    told = facts(storm)
    news = salts(_strings([returned.readings, returned.additions, returned.unplaced], but={"before", "anchor"}))
    olds = salts(_strings([[_lost(reading.before, reading.after) for reading in returned.readings],
                           returned.removals, [change.before for change in returned.unplaced]]))  # fmt: skip
    comments, revisions = _strings(returned.comments), _strings(returned.revisions)
    removed = {anchor for removal in returned.removals for anchor in removal.anchors}
    changed = {reading.anchor for reading in returned.readings} | removed
    return [
        *_named("typed, not read", told.typed - news),
        *_named("gone, not read as gone", told.gone - olds),
        *_named("still there, read as gone", (told.kept & olds) - news),
        *_named("said in a comment, not read", _said(storm) - salts(comments)),
        *_named("tracked, not listed", told.tracked - salts(revisions)),
        *_named("untouched, read as changed", sorted(set(told.untouched) & changed)),
    ]


def merging_faults(storm: Storm, merged: Mapping[str, Any], report: str) -> list[str]:
    """What the merge loses, makes up or overwrites."""
    told = facts(storm)
    now, current, base = _words(merged), _words(storm.current), _words(storm.base)
    reported = salts(report)
    scattered = salts("\n".join(f"{entry.before} {entry.after} {entry.copied}"
                                for entry in storm.script if entry.edit in _SCATTERS))  # fmt: skip
    unprinted = current & (base - told.kept - told.gone)
    values = {field.value for field in fields(merged).values() if field.kind != "number"}
    before = {anchor: field.value for anchor, field in fields(storm.current).items()}
    changed = [anchor for anchor, field in told.untouched.items()
               if before.get(anchor) == field.value and field.value not in values]  # fmt: skip
    return [
        *_named("typed, lost", told.typed - now - reported),
        *_named("struck, still there, not reported", (told.gone & now) - reported),
        *_named(
            "kept by the reviewer and the analyst, lost",
            (told.kept & current) - now - _struck_in_one_place(storm, told),
        ),
        *_named("printed nowhere, lost", unprinted - now - reported),
        *_named("the analyst's, lost", (current - base) - now),
        *_named("taken out by the analyst, back", ((base - current) & now) - scattered),
        *_named("tracked and not accepted, merged all the same", told.tracked & now),
        *(_named("tracked, not reported", told.tracked - reported) if storm.choice == "ask-report" else ()),
        *_named("said in a comment, lost", _said(storm) - now - reported),
        *_named("untouched, changed", changed),
        *_named("made up", _tokens(merged) - _tokens(storm.current) - set(_TOKEN.findall(told.text))),
        *_invalid(storm, merged),
    ]


_TOKEN = re.compile(r"\w+")


def _lines(data: bytes, choice: str) -> list[str]:
    return views.words(data, choice).split("\n")


def _untouched(base: Mapping[str, Any], sent: list[str], back: list[str], touched: Collection[str]) -> dict[str, Field]:
    """The fields of text none of whose words stand in a line that differs, and that no edit names."""
    differing = salts("\n".join({*sent} ^ {*back}))
    named = " ".join(touched)
    return {
        anchor: field
        for anchor, field in fields(base).items()
        if field.kind != "number" and (own := salts(str(field.value))) and not own & differing and anchor not in named
    }


def _said(storm: Storm) -> set[str]:
    return salts("\n".join(words for entry in storm.script for words in entry.said))


def _lost(before: str, after: str) -> str:
    return " ".join(sorted(salts(before) - salts(after)))


def _words(data: Mapping[str, Any]) -> set[str]:
    """The words of a brief's fields that stand nowhere else."""
    return salts("\n".join(str(field.value) for field in fields(data).values()))


def _tokens(data: Mapping[str, Any]) -> set[str]:
    """All that a brief's fields of text say, word by word."""
    said = (inline.plain(field.value) if field.kind == "prose" else str(field.value)
            for field in fields(data).values() if field.kind != "number")  # fmt: skip
    return set(_TOKEN.findall("\n".join(said)))


def _strings(value: Any, but: Collection[str] = ()) -> str:
    """All texts within a structure, those under the names `but` left out."""

    def walk(node: Any) -> Iterable[str]:
        if isinstance(node, str):
            yield node
        elif isinstance(node, Mapping):
            for name, inner in node.items():
                if name not in but:
                    yield from walk(inner)
        elif isinstance(node, list | tuple):
            for inner in node:
                yield from walk(inner)

    return "\n".join(walk(msgspec.to_builtins(value)))


def _named(what: str, found: Iterable[str]) -> list[str]:
    listed = sorted(found)
    return [f"{what}: {', '.join(listed[:8])}"] if listed else []


def _invalid(storm: Storm, merged: Mapping[str, Any]) -> list[str]:
    try:
        pb.load(merged, resolver=storm.resolver)
    except pb.InvalidBriefing as refused:
        return [f"does not validate: {str(refused)[:200]}"]
    return []
