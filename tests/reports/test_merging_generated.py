"""Whatever comes back, every change of it ends in the report once, and the merged brief loads."""

from __future__ import annotations

import json

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

import policybrief as pb
from generation import UNSHRUNK
from policybrief.fields import fields
from policybrief.ids import assign
from policybrief.loading import opened
from policybrief.merging.merge import Merged, brought_together
from policybrief.model.convert import to_plain
from policybrief.reading import parse
from policybrief.returned import Addition, Author, Comment, Reading, Removal, Returned, Revision, Unplaced
from strategies import GeneratedBrief, briefings, lines, prose

SOMEBODY = Author(name="R", date="")
KINDS = ("paragraph", "item", "heading", "row", "table", "other")


@st.composite
def returned_files(draw: st.DrawFn, names: tuple[str, ...]) -> Returned:
    """What a file may be read as: for the most part about fields of the brief, in part nonsense."""
    anchor = st.sampled_from(("", "nowhere/text", "/9", *names))
    some = st.lists
    seldom = st.just("") | st.just("") | st.just("") | anchor
    parts = sorted({name.rpartition("/")[0] for name in names} - {""})
    wholes = [tuple(name for name in names if name.startswith(f"{part}/")) for part in parts]
    texts = prose() | st.sampled_from(["", " ", "[](#nothing)", "1,234", "7"])
    cells = some(texts, max_size=6).map(tuple)
    readings = some(
        st.builds(
            Reading, anchor=anchor, before=texts, after=texts, others=st.sampled_from([(), (), ("x",)]),
            lost=st.sampled_from([(), ("emphasis",)]),
        ),
        max_size=8, unique_by=lambda reading: reading.anchor,
    )  # fmt: skip
    gone = some(anchor, min_size=1, max_size=5).map(tuple) | st.sampled_from(wholes or [("nowhere/text",)])
    removals = some(st.builds(Removal, anchors=gone, text=texts, into=seldom), max_size=6)
    additions = some(
        st.builds(
            Addition, kind=st.sampled_from(KINDS), text=texts, cells=cells, columns=st.integers(0, 3),
            level=st.integers(0, 4), after=anchor, before=anchor, inside=seldom, part_of=seldom,
        ),
        max_size=8,
    )  # fmt: skip
    comments = some(st.builds(Comment, author=st.just(SOMEBODY), text=texts, anchor=anchor), max_size=2)
    revisions = some(st.builds(Revision, kind=st.just("deletion"), text=texts, author=st.just(SOMEBODY)), max_size=2)
    unplaced = some(st.builds(Unplaced, what=lines(), before=texts, after=texts, near=anchor), max_size=2)
    return Returned(
        readings=tuple(draw(readings)),
        removals=tuple(draw(removals)),
        additions=tuple(draw(additions)),
        moves=draw(st.dictionaries(anchor, anchor, max_size=4)),
        comments=tuple(draw(comments)),
        revisions=tuple(draw(revisions)),
        unplaced=tuple(draw(unplaced)),
    )


def bring(brief: GeneratedBrief, returned: Returned, *, as_yaml: bool = False) -> Merged:
    base = assign(to_plain(pb.load(brief.data, resolver=brief.resolver)))
    if not as_yaml:
        located, resolver = opened(brief.data, resolver=brief.resolver)
        return brought_together(located, resolver, None, base, returned, "accept")
    text = yaml.safe_dump(json.loads(json.dumps(brief.data, default=float)), allow_unicode=True, sort_keys=False)
    located = parse(text.encode(), "brief.yaml")
    return brought_together(located, brief.resolver, text, base, returned, "accept")


def is_accounted_for(brief: GeneratedBrief, returned: Returned, merged: Merged) -> None:
    report = merged.report
    count = len(returned.readings) + len(returned.removals) + len(returned.additions) + len(returned.moves)
    assert len(report.entries) == count + len(returned.unplaced)
    assert len(report.comments) == len(returned.comments)
    assert len(report.tracked) == len(returned.revisions)
    kinds = [entry.what for entry in report.entries]
    assert kinds == sorted(kinds, key=["text", "removal", "addition", "move", "unplaced"].index)
    for reading, entry in zip(returned.readings, report.entries, strict=False):
        assert (entry.anchor, entry.returned, entry.lost) == (reading.anchor, reading.after, reading.lost)
    assert pb.load(merged.data, resolver=brief.resolver)
    assert all(json.dumps(report.to_plain(), default=str) and line for line in report.lines())


@given(st.data())
@settings(UNSHRUNK, max_examples=40)
def test_every_change_ends_in_the_report_once(data: st.DataObject) -> None:
    brief = data.draw(briefings())
    base = assign(to_plain(pb.load(brief.data, resolver=brief.resolver)))
    returned = data.draw(returned_files(tuple(fields(base))))
    as_yaml = data.draw(st.booleans())
    merged = bring(brief, returned, as_yaml=as_yaml)
    is_accounted_for(brief, returned, merged)
    assert (merged.text is None) == (not as_yaml)


@given(st.data())
@settings(UNSHRUNK, max_examples=25)
def test_texts_alone_change_nothing_but_their_fields(data: st.DataObject) -> None:
    brief = data.draw(briefings())
    base = assign(to_plain(pb.load(brief.data, resolver=brief.resolver)))
    known = fields(base)
    chosen = data.draw(st.lists(st.sampled_from(sorted(known)), unique=True, max_size=10))
    texts = {name: data.draw(lines().filter(str.strip)) for name in chosen if known[name].kind != "number"}
    readings = tuple(Reading(anchor=name, before="", after=text) for name, text in texts.items())
    merged = bring(brief, Returned(readings=readings), as_yaml=True)
    assert merged.text is not None
    wanted = {entry.anchor: " ".join(entry.returned.split()) for entry in merged.report.of("merged")}
    now = fields(assign(merged.data))
    for name, field in known.items():
        if name in now:
            said = " ".join(str(now[name].value).split())
            assert said == wanted.get(name, " ".join(str(field.value).split())), name
