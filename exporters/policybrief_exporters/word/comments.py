"""The problems of a draft as comments of Word's, each where it lies."""

from __future__ import annotations

import bisect
from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct

from policybrief.fields import fields
from policybrief.model.briefing import Briefing
from policybrief.problems import Problem, Severity
from policybrief_exporters.word.markup import declarations, run_content

AUTHOR = "policybrief"
"""Whose comments the problems are."""
_INITIALS = "pb"


class Comments(Struct):
    """The comments of one file.

    Args:
        waiting: what is to be said of a field, by its anchor; it is said where the field is first printed.
        made: what was said so far; its index is the comment's id.
    """

    waiting: dict[str, list[Problem]] = {}
    made: list[Problem] = []
    open: range = range(0)

    def start(self, anchor: str) -> str:
        """The beginning of the stretch that the comments on a field are set to, or ""."""
        if anchor not in self.waiting:
            return ""
        found = self.waiting.pop(anchor)
        self.open = range(len(self.made), len(self.made) + len(found))
        self.made += found
        return "".join(f'<w:commentRangeStart w:id="{number}"/>' for number in self.open)

    def end(self) -> str:
        """Its end, with the marks of the comments, or ""."""
        ended, self.open = self.open, range(0)
        return "".join(
            f'<w:commentRangeEnd w:id="{number}"/><w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr>'
            f'<w:commentReference w:id="{number}"/></w:r>'
            for number in ended
        )

    def styles(self) -> set[str]:
        """The styles that the comments use."""
        return {"CommentReference", "CommentText"} if self.made else set()

    def part(self, moment: str) -> str:
        """`word/comments.xml`, each comment dated `moment` (an ISO date and time, or "")."""
        date = f' w:date="{moment}"' if moment else ""
        said = "".join(
            f'<w:comment w:id="{number}" w:author="{AUTHOR}"{date} w:initials="{_INITIALS}">'
            f"{_comment(problem)}</w:comment>"
            for number, problem in enumerate(self.made)
        )
        return f"<w:comments {declarations('w')}>{said}</w:comments>"


def _comment(problem: Problem) -> str:
    mark = '<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:annotationRef/></w:r>'
    lines = [problem.message[:1].upper() + problem.message[1:] + f" [{problem.rule}]", problem.hint]
    return "".join(
        f'<w:p><w:pPr><w:pStyle w:val="CommentText"/></w:pPr>{"" if index else mark}'
        f"<w:r>{run_content(line)}</w:r></w:p>"
        for index, line in enumerate(lines)
        if line
    )


def comments_on(briefing: Briefing, data: Mapping[str, Any]) -> Comments:
    """The open problems of a draft, errors and warnings, by the fields they are about; `data` is the same brief."""
    found = [problem for problem in briefing.origin.problems if problem.severity is not Severity.HINT]
    if briefing.status == "final" or not found:
        return Comments()
    known = list(fields(data).values())
    places = sorted((one.pointer, index) for index, one in enumerate(known))
    waiting: dict[str, list[Problem]] = {}
    for problem in found:
        index = _nearest(problem.path, places)
        waiting.setdefault(known[index].anchor, []).append(problem)
    return Comments(waiting)


def _nearest(path: str, places: Sequence[tuple[str, int]]) -> int:
    """The field at a JSON Pointer, else the first one below it, else the first below what it lies in."""
    way = path
    while way:
        # What lies below a way stands between the way with a slash and the way with the character after that.
        at, below, end = (bisect.bisect_left(places, (bound, 0)) for bound in (way, f"{way}/", f"{way}0"))
        found = [index for pointer, index in places[at : at + 1] if pointer == way] + [
            index for _, index in places[below:end]
        ]
        if found:
            return min(found)
        way = way.rpartition("/")[0]
    return 0  # the title
