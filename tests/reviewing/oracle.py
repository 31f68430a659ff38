"""What must have become of each edit, told by words that stand nowhere else and by nothing that reads files.

`reading_faults` holds that what the exporter reads back says all of it; `merging_faults`, that the merged brief or its
report does, and that nothing else happened.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

import msgspec

import policybrief as pb
from policybrief import inline
from policybrief.fields import fields
from policybrief.returned import Returned
from reviewing.closely import looks_lost, misread
from reviewing.facts import Facts, facts, said_by, said_in, words_of
from reviewing.merged import Outcome
from reviewing.salted import salts
from reviewing.storm import Storm

_SCATTERS = ("split", "joined", "retyped", "moved", "pasted", "row moved")
"""Edits that put a text to another place, whence it may come back although it was taken away meanwhile."""


def reading_faults(storm: Storm, returned: Returned) -> list[str]:
    """What the reading of the returned file loses, or makes up."""
    told = facts(storm)
    news = salts(_text([returned.readings, returned.additions, returned.unplaced], but={"before", "anchor"}))
    shortened = [" ".join(salts(reading.before) - salts(wording))
                 for reading in returned.readings for wording in (reading.after, *reading.others)]  # fmt: skip
    olds = salts(_text([shortened, returned.removals, [change.before for change in returned.unplaced]]))
    written = _text([returned.readings, returned.additions, returned.unplaced], but={"anchor"})
    anew = words_of(f"{written}\n{inline.plain(written)}")
    taken = words_of(_text([returned.readings, returned.removals, returned.unplaced], but={"anchor"}))
    removed = {anchor for removal in returned.removals for anchor in removal.anchors}
    changed = removed | {reading.anchor for reading in returned.readings}
    return [
        *_named("typed, not read", told.typed - news),
        *_named("gone, not read as gone", told.gone - olds),
        *_named("still there, read as gone", (told.kept & salts(_text([shortened, returned.removals]))) - news),
        *_named("there more often, not read", _telling(told.more - anew.keys())),
        *_named("there less often, not read", _telling(told.fewer - taken.keys())),
        *_named("said in a comment, not read", _said(storm) - salts(_text(returned.comments))),
        *_named("tracked, not listed", told.tracked - salts(_text(returned.revisions))),
        *_named("untouched, read as changed", told.untouched.keys() & changed),
    ]


def merging_faults(storm: Storm, made: Outcome) -> list[str]:
    """What the merge loses, makes up or overwrites."""
    told, merged, report = facts(storm), made.data, made.report
    now, current, base, reported = said_in(merged), said_in(storm.current), said_in(storm.base), salts(report)
    scattered = salts(_text([(one.before, one.after, one.copied) for one in storm.script if one.edit in _SCATTERS]))
    taken_out = {field.part for field in fields(storm.base).values() if said_by(field) & told.gone}
    untold = {word for field in fields(storm.base).values() if field.part not in taken_out
              for word in said_by(field) - told.kept - told.gone}  # fmt: skip
    # A part that is taken out may have named another: its words go there, and stay where they belong.
    referred = salts(made.taken_out) & told.there
    anew = _tokens(merged) - _tokens(storm.current) | words_of(report)
    taken = (_tokens(storm.base) - _tokens(merged)) | words_of(f"{report}\n{made.taken_out}")
    return [
        *_named("typed, lost", told.typed - now - reported),
        *_named("struck, still there, not reported", (told.gone & now) - reported - referred),
        *_named("kept by the reviewer and the analyst, lost", (told.kept & current) - now),
        *_named("printed nowhere, lost", (untold & current) - now - reported),
        *_named("the analyst's, lost", (current - base) - now),
        *_named("taken out by the analyst, back", ((base - current) & now) - scattered),
        *_named("tracked and not accepted, merged all the same", told.tracked & now),
        *(_named("tracked, not reported", told.tracked - reported) if storm.choice == "ask-report" else ()),
        *_named("there more often, lost", _telling(told.more - anew.keys())),
        *_named(
            "there less often, still in the brief", {word for word in told.fewer - taken.keys() if not word.isdecimal()}
        ),
        *_named("said in a comment, lost", _said(storm) - reported),
        *_named("untouched, changed", _changed(storm, told, merged, taken_out)),
        *_named("made up", _printed(merged).keys() - _printed(storm.current).keys() - words_of(told.text).keys()),
        *_named("reads otherwise than in the file", misread(storm, told, merged, reported)),
        *_named("emphasis lost", looks_lost(storm, told, merged, reported)),
        *_invalid(storm, merged),
    ]


def _telling(words: Collection[str]) -> set[str]:
    """Without numbers of one or two figures: by such are notes and sections counted."""
    return {word for word in words if not (word.isdecimal() and len(word) < 3)}


def _changed(storm: Storm, told: Facts, merged: Mapping[str, Any], taken_out: Collection[str]) -> list[str]:
    """The fields that nobody touched and that the merged brief does not have as they were."""
    values = {field.value for field in fields(merged).values() if field.kind != "number"}
    current = {anchor: field.value for anchor, field in fields(storm.current).items()}
    return [
        anchor
        for anchor, field in told.untouched.items()
        if field.part not in taken_out and current.get(anchor) == field.value and field.value not in values
    ]


def _said(storm: Storm) -> set[str]:
    """The words of the comments."""
    return salts(_text([entry.said for entry in storm.script]))


def _tokens(data: Mapping[str, Any]) -> Counter[str]:
    """All that a brief's fields say, word by word, in print and as it is written."""
    said = ((str(field.value), inline.plain(field.value) if field.kind == "prose" else "")
            for field in fields(data).values())  # fmt: skip
    return words_of("\n".join(itertools.chain.from_iterable(said)))


def _printed(data: Mapping[str, Any]) -> Counter[str]:
    """All that a brief's fields of text print, word by word."""
    texts = (field for field in fields(data).values() if field.kind != "number")
    return words_of("\n".join(inline.plain(field.value) if field.kind == "prose" else field.value for field in texts))


def _text(value: Any, but: Collection[str] = ()) -> str:
    """All texts within a structure, those under the names `but` left out."""

    def walk(node: Any) -> Iterator[str]:
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
