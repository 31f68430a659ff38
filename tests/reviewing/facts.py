"""What a returned file says otherwise than the file sent out, told by words that stand nowhere else."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from policybrief.fields import Field, fields
from reviewing import views
from reviewing.salted import SALT, salts
from reviewing.storm import Storm
from reviewing.wordfile import BODY, NOTES, W, WordFile


@dataclass(frozen=True, slots=True)
class Facts:
    """What the two files say.

    Args:
        view: the view that is taken, "accept" or "reject".
        typed: the words that are new in it.
        gone: those that stand there less often than in the file sent out. Notes that go with their marks do not count
            where a word has another place.
        there: those that stand there at all.
        kept: those that stand there as often as before.
        tracked: words that only stand in the view not taken.
        more, fewer: all words, salted or not, that stand in it more, or less, often than in the file sent out; of those
            that are fewer, not what stood in a line with a word that is gone, for labels go with what they label.
        untouched: the fields of the base, by anchor, whose paragraphs read as before in every word.
        text: all that the returned file says, in both views.
    """

    view: str
    typed: frozenset[str]
    gone: frozenset[str]
    there: frozenset[str]
    kept: frozenset[str]
    tracked: frozenset[str]
    more: frozenset[str]
    fewer: frozenset[str]
    untouched: Mapping[str, Field]
    text: str


def facts(storm: Storm) -> Facts:
    view, other = ("accept", "reject") if storm.choice == "accept" else ("reject", "accept")
    still = _notes_still_marked(storm, view)
    sent = views.words(storm.exported, "accept")
    sent_without_notes = views.words(storm.exported, "accept", still)
    back, beside = views.words(storm.returned, view), views.words(storm.returned, other)
    before, printed, now = (Counter(SALT.findall(text)) for text in (sent, sent_without_notes, back))
    gone = (printed - now).keys() | (before.keys() - now.keys())
    unlabelled = "\n".join(line for line in sent_without_notes.split("\n") if not salts(line) & gone)
    return Facts(
        view=view,
        more=frozenset(words_of(back) - words_of(sent)),
        fewer=frozenset((words_of(sent_without_notes) - words_of(back)).keys() & words_of(unlabelled).keys()),
        typed=frozenset(now.keys() - before.keys()),
        gone=frozenset(gone),
        there=frozenset(now),
        kept=frozenset(before.keys() - (before - now).keys()),
        tracked=frozenset(salts(beside) - before.keys() - now.keys()),
        untouched=_untouched(storm, sent_without_notes.split("\n"), back.split("\n")),
        text=f"{back}\n{beside}",
    )


def _notes_still_marked(storm: Storm, view: str) -> set[str]:
    """The notes of the file sent out, by their ids there, that are still marked in the file returned.

    LibreOffice numbers notes anew. So the notes that are gone are those that are least like any that is left, as many
    as marks are gone.
    """
    before, after = _notes(storm.exported, "accept"), _notes(storm.returned, view)
    left = Counter(after.values())
    changed = {}
    for identity, said in before.items():
        if left[said]:
            left[said] -= 1
        else:
            changed[identity] = max((SequenceMatcher(None, said, one).ratio() for one in +left), default=0.0)
    gone = sorted(changed, key=lambda identity: changed[identity])[: max(0, len(before) - len(after))]
    return before.keys() - {*gone}


def _notes(data: bytes, view: str) -> dict[str, str]:
    """The notes that are marked in a file, by their ids."""
    file = WordFile(data)
    if NOTES not in file.parts:
        return {}
    marked = views.marks(views.settled(file.tree(BODY), view))
    notes = views.settled(file.tree(NOTES), view)
    return {name: "".join(note.itertext(f"{W}t")) for note in notes if (name := str(note.get(f"{W}id"))) in marked}


def _untouched(storm: Storm, sent: Collection[str], back: Collection[str]) -> dict[str, Field]:
    """The fields of text none of whose words stand in a line that differs, and that no edit names."""
    differing = salts("\n".join({*sent} ^ {*back}))
    named = " ".join(name for entry in storm.script for name in entry.tags)
    return {
        anchor: field
        for anchor, field in fields(storm.base).items()
        if field.kind != "number" and (own := said_by(field)) and not own & differing and anchor not in named
    }


def words_of(text: str) -> Counter[str]:
    """How often each word stands in a text; letters and figures are words apart, for notes are marked by figures."""
    return Counter(_WORD.findall(text))


_WORD = re.compile(rf"{SALT.pattern}|[^\W\d]+|\d+")


def said_by(field: Field) -> set[str]:
    """The words of a field that stand nowhere else."""
    return salts(str(field.value))


def said_in(data: Mapping[str, Any]) -> set[str]:
    """The same of all fields of a brief."""
    return {word for field in fields(data).values() for word in said_by(field)}
