"""What is still open in a draft, printed at its end."""

from __future__ import annotations

from collections.abc import Iterator

from policybrief.compose.composition import Composition
from policybrief.document.blocks import Block, Callout, List, ListItem, Paragraph, text
from policybrief.document.inlines import Inlines, Text
from policybrief.model.part import Part
from policybrief.problems import Problem, Severity


def open_points(c: Composition) -> tuple[Problem, ...]:
    """The problems that a draft lists: errors and warnings. A final brief lists none."""
    if c.briefing.status == "final":
        return ()
    return tuple(problem for problem in c.briefing.origin.problems if problem.severity is not Severity.HINT)


def problems(c: Composition, found: tuple[Problem, ...]) -> Iterator[Block]:
    """A panel with the problems, numbered, each with a reference to the part where it lies."""
    items = (
        ListItem(label=f"{number}.", blocks=(Paragraph(text=_problem(c, problem)),))
        for number, problem in enumerate(found, 1)
    )
    introduction = Paragraph(role="statement", text=text(c.labels["problems.introduction"]))
    yield Callout(role="problems", blocks=(introduction, List(ordered=True, items=tuple(items))))


def _problem(c: Composition, problem: Problem) -> Inlines:
    where = next((part_id for part_id in _ids(c.briefing, problem.path) if c.is_shown(part_id)), None)
    place = (Text(" ("), *c.reference(where), Text(")")) if where else ()
    message = problem.message[:1].upper() + problem.message[1:]
    hint = f": {problem.hint}" if problem.hint else ""
    lead = c.lead(text(f"{c.labels[f'severity.{problem.severity}']}."))
    return (*lead, Text(message + hint), *place)


def _ids(root: Part, path: str) -> Iterator[str]:
    """The ids of the parts on the way to where a JSON Pointer leads, the innermost first."""
    found: list[str] = []
    here: object = root
    for step in path.split("/")[1:]:
        if isinstance(here, tuple):
            here = here[int(step)] if step.isdecimal() and int(step) < len(here) else None
        else:
            here = getattr(here, step, None)
        part_id = getattr(here, "id", "")
        if part_id and here is not root:
            found.append(part_id)
    return reversed(found)
