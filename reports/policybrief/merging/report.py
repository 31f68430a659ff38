"""What became of everything that a reviewer changed, for people and for programs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

import msgspec
from msgspec import Struct

from policybrief.problems import Problem, Severity
from policybrief.returned import Author

What = Literal["text", "removal", "addition", "move", "unplaced"]
Outcome = Literal["merged", "same", "conflict", "refused"]
"""merged: it is in the brief now. same: the brief had it already. conflict: the brief was changed there, too, and is
kept. refused: it has no place in the brief, or would break it."""


class Entry(Struct, frozen=True, kw_only=True):
    """One change of the reviewer.

    Args:
        what: a reworded text, a removal, an addition, a move, or a change of what no field of the model prints.
        anchor: the field that it is about, or stands beside.
        path: where that is in the brief as it was given, as a JSON Pointer; "" where it is nowhere.
        base: what the file was exported with.
        current: what the brief says.
        returned: what the file says now.
        reason: why it was not merged, or how it was.
        lost: inline markup that could not be kept.
        file, line: where `path` stands, for a brief that was read from a file.
    """

    what: What
    outcome: Outcome
    anchor: str = ""
    path: str = ""
    base: str = ""
    current: str = ""
    returned: str = ""
    reason: str = ""
    authors: tuple[Author, ...] = ()
    lost: tuple[str, ...] = ()
    file: str | None = None
    line: int | None = None


class PlacedComment(Struct, frozen=True, kw_only=True):
    """A reviewer's comment, with the place in the brief of what it hangs on."""

    author: Author
    text: str
    anchor: str = ""
    path: str = ""
    quote: str = ""
    replies: tuple[tuple[Author, str], ...] = ()
    resolved: bool = False
    file: str | None = None
    line: int | None = None


class TrackedChange(Struct, frozen=True, kw_only=True):
    """A tracked change; `pending` where nobody has decided on it."""

    kind: str
    text: str
    author: Author
    pending: bool
    anchor: str = ""
    path: str = ""
    file: str | None = None
    line: int | None = None


class GradeChange(Struct, frozen=True, kw_only=True):
    """A statement that was its evidence word for word, and is so no longer; `path` is in the merged brief."""

    path: str
    text: str
    before: str
    after: str


class Report(Struct, frozen=True, kw_only=True):
    """All of it. Each change, comment and tracked change that the file had is in exactly one of the first three lists.

    Args:
        entries: the changes, in the order of the file's kinds of changes.
        comments: the comments.
        tracked: the tracked changes.
        problems: what is wrong with the merged brief that was not wrong with the brief before; placed in the merged
            file.
        grades: the statements that are no longer verbatim.
        unwritten: why the merged brief cannot be written into the brief's own text, "" where it can.
    """

    entries: tuple[Entry, ...] = ()
    comments: tuple[PlacedComment, ...] = ()
    tracked: tuple[TrackedChange, ...] = ()
    problems: tuple[Problem, ...] = ()
    grades: tuple[GradeChange, ...] = ()
    unwritten: str = ""

    def of(self, *outcomes: Outcome) -> tuple[Entry, ...]:
        """The entries that ended so."""
        return tuple(entry for entry in self.entries if entry.outcome in outcomes)

    @property
    def needs_a_person(self) -> bool:
        """Whether something was not merged, waits for a decision, or is an error that the brief did not have."""
        waits = bool(self.of("conflict", "refused")) or any(change.pending for change in self.tracked)
        return waits or any(problem.severity is Severity.ERROR for problem in self.problems)

    def to_plain(self) -> dict[str, Any]:
        """The report as JSON-ready data, what is empty left out."""
        plain = {
            "merged": [_plain(entry) for entry in self.of("merged", "same")],
            "conflicts": [_plain(entry) for entry in self.of("conflict")],
            "unplaced": [_plain(entry) for entry in self.of("refused")],
            "comments": [_plain(comment) for comment in self.comments],
            "tracked": [_plain(change) for change in self.tracked],
            "problems": [problem.to_plain() for problem in self.problems],
            "grades": [_plain(change) for change in self.grades],
        }
        return plain | ({"unwritten": self.unwritten} if self.unwritten else {})

    def lines(self) -> Iterator[str]:
        """The report for a person, a line at a time, what needs somebody first."""
        for title, entries in (
            ("conflicts, the brief kept as it is", self.of("conflict")),
            ("not merged", self.of("refused")),
            ("merged", self.of("merged", "same")),
        ):
            if entries:
                yield f"{title}: {len(entries)}"
                for entry in sorted(entries, key=lambda entry: entry.line or 0):
                    yield from _entry(entry)
        if self.comments:
            yield f"comments: {len(self.comments)}"
            for comment in self.comments:
                yield from _comment(comment)
        pending = [change for change in self.tracked if change.pending]
        if pending:
            yield f"tracked changes to be decided on: {len(pending)}"
            for change in pending:
                yield f"  {_place(change)}{change.kind} by {_named(change.author)}: {_quoted(change.text)}"
        for grade in self.grades:
            yield f"  {grade.path}: {grade.before} no longer, now {grade.after}: {_quoted(grade.text)}"


def _entry(entry: Entry) -> Iterator[str]:
    authors = ", ".join(dict.fromkeys(author.name for author in entry.authors))
    by = f" by {authors}" if authors else ""
    reason = f" ({entry.reason})" if entry.reason else ""
    outcome = "the brief has it already" if entry.outcome == "same" else ""
    yield f"  {_place(entry)}{entry.what}{by}{f', {outcome}' if outcome else ''}{reason}"
    texts = (("was", entry.base), ("brief", entry.current), ("review", entry.returned))
    for name, text in texts:
        if text and not (name == "brief" and text == entry.base):
            yield f"    {name}: {_quoted(text)}"
    for lost in entry.lost:
        yield f"    lost: {lost}"


def _comment(comment: PlacedComment) -> Iterator[str]:
    done = " (resolved)" if comment.resolved else ""
    about = f" on {_quoted(comment.quote)}" if comment.quote else ""
    yield f"  {_place(comment)}{_named(comment.author)}{about}{done}: {_quoted(comment.text)}"
    for author, text in comment.replies:
        yield f"    {_named(author)}: {_quoted(text)}"


def _place(what: Entry | PlacedComment | TrackedChange) -> str:
    file = f"{what.file}:{what.line}: " if what.file else ""
    path = f"{what.path or what.anchor}: " if what.path or what.anchor else ""
    return file + path


def _named(author: Author) -> str:
    return f"{author.name} ({author.date})" if author.date else author.name


def _quoted(text: str) -> str:
    return f"“{' '.join(text.split())}”"


def _plain(value: Struct) -> dict[str, Any]:
    found: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(value))
    return {key: item for key, item in found.items() if item not in (None, "", [])}
