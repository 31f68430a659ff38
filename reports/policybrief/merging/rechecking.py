"""The merged brief held against its evidence: what is wrong now that was not before."""

from __future__ import annotations

from policybrief.checks import iter_parts
from policybrief.evidence.grades import Grade, Surroundings, grade, wording_of
from policybrief.evidence.records import Records
from policybrief.merging.report import GradeChange
from policybrief.merging.state import State
from policybrief.model.blocks import Cell, Table
from policybrief.model.briefing import Briefing
from policybrief.model.evidence import Supported
from policybrief.problems import Problem
from policybrief.reading.located import pointer, tokens
from policybrief.yaml_edits.nodes import Node


def new_problems(before: Briefing, after: Briefing, state: State) -> tuple[Problem, ...]:
    """The problems of the merged brief that the brief did not have: not in that place, or not in these words."""
    known = {(problem.rule, problem.message, problem.path) for problem in before.origin.problems}
    return tuple(
        problem
        for problem in after.origin.problems
        if (problem.rule, problem.message, _former(problem.path, state)) not in known
    )


def no_longer_verbatim(before: Briefing, after: Briefing, state: State) -> tuple[GradeChange, ...]:
    """The statements that were their evidence word for word, and are so no longer."""
    resolver = after.origin.resolver
    if resolver is None:
        return ()
    records = Records.of(state.current, resolver)
    old = _supported(before)
    found = []
    for path, (part, table) in _supported(after).items():
        was = old.get(_former(path, state))
        if was is None or wording_of(was[0]) == wording_of(part) or not (was[0].evidence or was[1]):
            continue
        first = _grade(*was, records, before.language)
        now = _grade(part, table, records, after.language)
        if first is Grade.VERBATIM and now is not Grade.VERBATIM:
            text = " ".join(wording_of(part))
            found.append(GradeChange(path=path, text=text, before=str(first), after=str(now)))
    return tuple(found)


def _grade(part: Supported, table: Table | None, records: Records, language: str) -> Grade:
    borrowed = table.evidence if table is not None and not part.evidence else ()
    return grade(part, records, language, Surroundings(evidence=borrowed)).grade


def _supported(briefing: Briefing) -> dict[str, tuple[Supported, Table | None]]:
    """The parts that rest on something, by their pointers; a cell with the table that it is in."""
    found: dict[str, tuple[Supported, Table | None]] = {}
    table: Table | None = None
    for path, part in iter_parts(briefing):
        if isinstance(part, Table):
            table = part
        if isinstance(part, Supported):
            found[path] = (part, table if isinstance(part, Cell) else None)
    return found


def _former(path: str, state: State) -> str:
    """Where in the brief before the merge something stood that is at `path` now."""
    node: Node = state.tree
    steps = tokens(path)
    for position, token in enumerate(steps):
        match node.value:
            case dict() as entries if token in entries:
                node = entries[token]
            case list() as items if token.isdecimal() and int(token) < len(items):
                node = items[int(token)]
            case _:
                return _home(node, state) + pointer(steps[position:])
    return _home(node, state)


def _home(node: Node, state: State) -> str:
    return state.home.get(node, "(new)")
