"""A reviewed file and the brief that it was made of, brought together.

Three sides: the model that the file was exported with (base), the brief as it is now (current), and what the file says
(returned). Changes are brought into the current brief one by one; what would break it, or was changed there as well, is
left out and reported.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from policybrief import canonical_json
from policybrief.collecting import uncollected
from policybrief.compose.labels import Labels
from policybrief.compose.wording import Wording
from policybrief.errors import InvalidBriefing, MisuseError
from policybrief.ids import assign
from policybrief.loading import Source, checked_data, loaded, opened, place
from policybrief.merging.additions import Additions, split_in_vain
from policybrief.merging.moves import move
from policybrief.merging.readings import read
from policybrief.merging.rechecking import new_problems, no_longer_verbatim
from policybrief.merging.removals import Removals
from policybrief.merging.report import Entry, PlacedComment, Report, TrackedChange
from policybrief.merging.reviewed import read_reviewed
from policybrief.merging.state import Key, State, refused
from policybrief.model.briefing import Briefing
from policybrief.model.convert import to_plain
from policybrief.opening import read_file
from policybrief.problems import Problem
from policybrief.reading import Located, parse
from policybrief.reading.core_yaml import layout
from policybrief.reading.decoding import decoded
from policybrief.reading.parsing import is_json
from policybrief.resolver import MemoryResolver, Resolver
from policybrief.returned import Removal, Returned, View
from policybrief.yaml_edits.nodes import Node, grown, made, plain, put
from policybrief.yaml_edits.patching import patched

T = TypeVar("T", Entry, PlacedComment, TrackedChange)

UNWRITTEN = "the brief's file is written in a way that cannot be edited without changing more of it"


class Merged(Struct, frozen=True, kw_only=True):
    """A brief with the edits of a reviewed file.

    Args:
        data: the merged brief as plain data, short forms as the brief had them.
        text: the text of the brief's file with the changes, its comments and order kept; for JSON in canonical form.
            None where the brief was no file, or cannot be written so (`report.unwritten`).
        report: what became of each change.
    """

    data: Mapping[str, Any]
    text: str | None
    report: Report


@uncollected()
def merge(
    brief: Source | Briefing,
    returned: str | os.PathLike[str] | bytes,
    *,
    tracked: View = "accept",
    root: str | os.PathLike[str] | None = None,
) -> Merged:
    """Bring what a reviewer changed in an exported file into the brief that it was made of. Nothing is written.

    Args:
        brief: what `load` takes, or a `Briefing`: the brief as it is now, which may have changed since the export.
        returned: the reviewed file, or its bytes.
        tracked: whether its tracked changes are accepted, rejected, or rejected and reported for somebody to decide.
        root: the folder that sources may lie under, as for `load`.

    Raises:
        InvalidBriefing: the brief, or the model in the file, does not load.
        MisuseError: the file is of another brief, or of a format whose edited files nobody reads.
        NoModel: the file carries no model, or is damaged.
        OutsideError: a file cannot be read.
    """
    located, resolver, text = _opened(brief, root)
    reviewed = read_reviewed(returned, tracked)
    return brought_together(located, resolver, text, reviewed.base, reviewed.returned, tracked)


def brought_together(
    located: Located, resolver: Resolver, text: str | None, base: Mapping[str, Any], returned: Returned, view: View
) -> Merged:
    """`merge`, of what was read. `text` is that of the brief's file, where it was read from one; `base` has an id for
    each part."""
    raw = checked_data(located)
    if base["id"] != raw["id"]:
        raise MisuseError(f"the reviewed file is of the brief {base['id']!r}, not of {raw['id']!r}")
    before = loaded(located, resolver)
    places = layout(text) if text is not None and not is_json(text, located.name) else None
    banned: dict[Key, str] = {}
    while True:
        attempt = _Attempt(base, raw, places, banned)
        entries = attempt.run(returned, None)
        data = plain(attempt.state.tree)
        try:
            after = loaded(_in_memory(data), resolver)
            break
        except InvalidBriefing as error:
            banned = banned | _culprit(base, raw, banned, returned, resolver, error)
    state = attempt.state
    written = _written(text, located.name, state.tree, places is not None)
    problems = _placed(new_problems(before, after, state), written, located.name)
    report = Report(
        entries=tuple(_located(entry, located) for entry in entries),
        comments=tuple(_located(comment, located) for comment in _comments(returned, state)),
        tracked=tuple(_located(change, located) for change in _tracked(returned, view, state)),
        problems=problems,
        grades=no_longer_verbatim(before, after, state),
        unwritten=UNWRITTEN if text is not None and written is None else "",
    )
    return Merged(data=data, text=written, report=report)


class _Attempt:
    """One run over the changes, but for those that are known to break the brief."""

    def __init__(self, base: Mapping[str, Any], raw: Mapping[str, Any], places: Any, banned: Mapping[Key, str]) -> None:
        wording = Wording(raw["language"], Labels({}))
        self.state = State(base, raw, grown(raw, places), wording.number, banned)

    def run(self, returned: Returned, limit: int | None) -> list[Entry]:
        """Bring the changes into the tree, or the first `limit` of them; an entry for each."""
        state = self.state
        changes = _changes(returned)[:limit]
        removals = Removals(_unbanned(returned, state), state)
        additions = Additions(state)
        state.held |= removals.joined_in_vain(_of(changes, "removals"))
        read_otherwise = {reading.anchor for reading in returned.readings}
        state.held |= split_in_vain(_of(changes, "additions"), read_otherwise, state)
        entries: list[Entry] = []
        for key, change in changes:
            match key.kind:
                case "readings":
                    entry = read(change, key, state)
                case "removals":
                    entry = removals.bring(change, key)
                case "additions":
                    entry = additions.bring(change, key)
                case "moves":
                    entry = move(change[0], change[1], key, state)
                case _:
                    entry = refused(
                        "unplaced", change.near, state, f"the brief does not say it: {change.what}",
                        base=change.before, returned=change.after, authors=change.authors,
                    )  # fmt: skip
            entries.append(entry)
        _name_new_parts(state.tree)
        return entries


def _of(changes: Iterable[tuple[Key, Any]], kind: str) -> list[tuple[Key, Any]]:
    return [(key, change) for key, change in changes if key.kind == kind]


def _unbanned(returned: Returned, state: State) -> list[Removal]:
    """The removals that may be made."""
    return [one for index, one in enumerate(returned.removals) if Key("removals", index) not in state.banned]


def _changes(returned: Returned) -> list[tuple[Key, Any]]:
    """All changes of a file in the order in which they are brought in."""
    lists = {
        "readings": returned.readings, "removals": returned.removals, "additions": returned.additions,
        "moves": tuple(returned.moves.items()), "unplaced": returned.unplaced,
    }  # fmt: skip
    return [(Key(kind, index), change) for kind, changes in lists.items() for index, change in enumerate(changes)]


def _culprit(
    base: Mapping[str, Any], raw: Mapping[str, Any], banned: Mapping[Key, str], returned: Returned, resolver: Resolver,
    error: InvalidBriefing,
) -> dict[Key, str]:  # fmt: skip
    """The first change with which the brief does not load any more, by halving; and why it does not."""
    changes = _changes(returned)
    low, high = 0, len(changes)  # with `low` changes it loads, with `high` it does not
    while high - low > 1:
        middle = (low + high) // 2
        attempt = _Attempt(base, raw, None, banned)
        attempt.run(returned, middle)
        try:
            loaded(_in_memory(plain(attempt.state.tree)), resolver)
            low = middle
        except InvalidBriefing as found:
            high, error = middle, found
    worst = next((problem for problem in error.problems if problem.severity == "error"), error.problems[0])
    return {changes[high - 1][0]: f"it would break the brief: {worst.message}"}


def _name_new_parts(tree: Node) -> None:
    """Give the new parts their ids."""
    _name(tree, assign(plain(tree)))


def _name(node: Node, data: Any) -> None:
    match node.value:
        case dict() as entries:
            for key, item in entries.items():
                _name(item, data[key])
            if node.is_new and "id" in data and "id" not in entries:
                put(node, "id", made(data["id"]), "kind" if "kind" in entries else None)
        case list() as items:
            for item, one in zip(items, data, strict=True):
                _name(item, one)


def _written(text: str | None, name: str, tree: Node, is_yaml: bool) -> str | None:
    if text is None:
        return None
    return patched(text, tree) if is_yaml else canonical_json.dumps(plain(tree))


def _opened(brief: Source | Briefing, root: str | os.PathLike[str] | None) -> tuple[Located, Resolver, str | None]:
    """The data of the brief, where its files come from, and the text of its own file where it has one."""
    match brief:
        case Briefing():
            return _in_memory(to_plain(brief)), brief.origin.resolver or MemoryResolver(), None
        case bytes():
            return *opened(brief, root), decoded(brief)
        case str() | os.PathLike():
            return *opened(brief, root), decoded(read_file(Path(brief)))
        case _:
            return *opened(brief, root), None


def _in_memory(data: Any) -> Located:
    return Located(data, "", lambda pointer, *, key=False: (1, 1))


def _placed(problems: tuple[Problem, ...], written: str | None, name: str) -> tuple[Problem, ...]:
    """The problems of the merged brief with their places in its text."""
    if written is None or not name or not problems:
        return problems
    return place(problems, parse(written.encode(), name))


def _located(what: T, located: Located) -> T:
    if not located.name or not what.path:
        return what
    line, _ = located.locate(what.path)
    return replace(what, file=located.name, line=line)


def _comments(returned: Returned, state: State) -> list[PlacedComment]:
    return [
        PlacedComment(
            author=one.author, text=one.text, anchor=one.anchor, path=state.path(one.anchor), quote=one.quote,
            replies=one.replies, resolved=one.resolved,
        )
        for one in returned.comments
    ]  # fmt: skip


def _tracked(returned: Returned, view: View, state: State) -> list[TrackedChange]:
    return [
        TrackedChange(
            kind=one.kind, text=one.text, author=one.author, pending=view == "ask-report", anchor=one.anchor,
            path=state.path(one.anchor),
        )
        for one in returned.revisions
    ]  # fmt: skip
