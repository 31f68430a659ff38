"""Dates that must not contradict one another."""

from __future__ import annotations

from collections.abc import Iterator

from policybrief import edtf
from policybrief.checks.subject import Subject, warning
from policybrief.facts.tracing import facts
from policybrief.inline import plain
from policybrief.model.head import Source
from policybrief.model.parts import Event
from policybrief.problems import Problem


def check(subject: Subject) -> Iterator[Problem]:
    """All warnings. `date-order`: a date of the head, or of a source, before one that it must follow. `event-date`: an
    event's text gives dates, none of which its `date` can mean. A timeline need not be in order."""
    briefing = subject.briefing
    yield from _order("/updated", "the last change", briefing.updated, "the date of the brief", briefing.date)
    yield from _order("/decision_by", "the decision", briefing.decision_by, "the date of the brief", briefing.date)
    latest = briefing.updated or briefing.date
    yield from _order("", "the brief", latest, "its information", briefing.information_as_of, at="/information_as_of")
    for pointer, part in subject.of(Event, Source):
        match part:
            case Event():
                yield from _event(part, pointer, briefing.language)
            case Source():
                path = f"{pointer}/retrieved"
                yield from _order(path, "the retrieval", part.retrieved, "the publication", part.published)
            case _:
                pass


def _order(
    path: str, later: str, last: str | None, earlier: str, first: str | None, *, at: str | None = None
) -> Iterator[Problem]:
    end, start = _day(last), _day(first)
    if end and start and end.upper < start.lower:
        message = f"{later} ({last}) is before {earlier} ({first})"
        yield warning("date-order", at or path, message, "correct one of the dates")


def _day(text: str | None) -> edtf.Edtf | None:
    """A date, or the day of a time."""
    day = text.split("T")[0] if text else ""
    return edtf.parse(day) if edtf.is_valid(day) else None


def _event(part: Event, pointer: str, language: str) -> Iterator[Problem]:
    date = _day(part.date)
    if part.inferred or date is None:
        return  # the text gives the date that this one was inferred from
    mentions = facts(plain(part.text), language).dates
    if not mentions or any(date.overlaps(edtf.parse(mention.edtf)) for mention in mentions):
        return
    said = ", ".join(dict.fromkeys(mention.edtf for mention in mentions))
    message = f"the event is dated {part.date}, its text says {said}"
    yield warning("event-date", f"{pointer}/date", message, "correct the date, or the text")
