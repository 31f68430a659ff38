"""The merge as the tests of reviewing call it, and its outcome as they look at it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import msgspec

import policybrief as pb
from policybrief.merging.report import PlacedComment
from policybrief.resolver import Resolver


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a merge.

    Args:
        data: the merged brief, as plain data.
        report: all that is reported as not merged or to be decided on, and the comments, as text.
        taken_out: the texts of the parts that the report says were taken out of the brief, labels and numbers too.
        changes: how many changes are reported, merged or not.
        comments: the reviewers' comments.
    """

    data: Mapping[str, Any]
    report: str
    taken_out: str
    changes: int
    comments: tuple[PlacedComment, ...]


def merge(
    data: Mapping[str, Any], returned: bytes, choice: str = "accept", *, resolver: Resolver | None = None
) -> Outcome:
    """The brief with the file's edits. Of the report, what says that it was merged does not count: the brief must."""
    brief = data if resolver is None else pb.load(data, resolver=resolver)
    made = pb.merge(brief, returned, tracked=choice)  # type: ignore[arg-type]
    report = made.report
    open_ones = [
        report.of("conflict", "refused"),
        [entry.lost for entry in report.of("merged", "same")],
        report.comments,
        [change for change in report.tracked if change.pending],
    ]
    said = "\n".join(_strings(msgspec.to_builtins(open_ones)))
    removed = "\n".join(entry.base for entry in report.of("merged", "same") if entry.what == "removal")
    return Outcome(made.data, said, removed, len(report.entries) + len(report.tracked), report.comments)


def _strings(node: Any) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, Mapping):
        for inner in node.values():
            yield from _strings(inner)
    elif isinstance(node, list | tuple):
        for inner in node:
            yield from _strings(inner)
