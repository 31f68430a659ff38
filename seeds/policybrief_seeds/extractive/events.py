"""Dated events: the timeline, with the precision of the text."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from datetime import date

from policybrief import edtf
from policybrief.facts.dates import DateMention, dates
from policybrief_seeds.extractive.passages import Passage
from policybrief_seeds.extractive.statements import Ids, Plain, prose, span
from policybrief_seeds.extractive.vocabulary import Vocabulary

_YEAR = re.compile(r"\d{4}")
_NAMES = re.compile(r"[-(/]$")
_SMALL = re.compile(r"(?<![^\W\d_])[a-zß-öø-ÿ]")
_CUTS = re.compile(r"[;；]\s*")

SERIES = 2
"""More years in one sentence are those of a row of figures, no events."""

Sorted = tuple[tuple[date, date, str], int, Plain]


def timeline(content: Sequence[Passage], words: Vocabulary, published: str | None, ids: Ids) -> list[Plain]:
    """An event for each date of the text, sorted by date.

    Its text is the sentence, or the clause around the date where a sentence has several dates. A date without a year
    and a relative one is resolved by the last full date before it in the text, else by the date of publication, and
    marked as inferred. A year that only names something ("the 2025 dialogue", "Agenda 2030") is no event.
    """
    found: dict[tuple[str, str], Sorted] = {}
    anchor = published
    for passage in content:
        if passage.kind in ("heading", "table-row") or _is_dateline(passage, words):
            continue
        mentions = [
            mention
            for mention in dates(passage.text, words.language, anchor=anchor)
            if not _names_something(passage.text, mention, words)
        ]
        if sum(map(_states_year, mentions)) > SERIES:
            mentions = [mention for mention in mentions if not _states_year(mention)]
        anchor = next((m.edtf for m in reversed(mentions) if not m.inferred and _states_day(m)), anchor)
        for mention, (start, end) in zip(mentions, _clauses(passage.text, mentions, words), strict=True):
            key = (mention.edtf, passage.text[start:end])
            if key not in found:
                event = _event(passage, mention, start, end, ids)
                found[key] = (edtf.parse(mention.edtf).sort_key, len(found), event)
    return [event for _, _, event in sorted(found.values(), key=lambda entry: entry[:2])]


def _is_dateline(passage: Passage, words: Vocabulary) -> bool:
    """Whether nothing but a place and a date stand there: no word that begins with a small letter."""
    if len(passage.folded) > 60:
        return False
    mention = next(iter(dates(passage.text, words.language)), None)
    return mention is not None and not _SMALL.search(passage.text[: mention.start] + passage.text[mention.end :])


def _states_year(mention: DateMention) -> bool:
    return edtf.parse(mention.edtf).precision == "year"


def _states_day(mention: DateMention) -> bool:
    return edtf.parse(mention.edtf).precision in ("day", "month")


def _names_something(text: str, mention: DateMention, words: Vocabulary) -> bool:
    """Whether a bare year is part of a name or an attribute: an article before it and a word after it, a bracket."""
    if not _YEAR.fullmatch(mention.edtf) or mention.inferred:
        return False
    before, after = text[max(0, mention.start - 40) : mention.start], text[mention.end :]
    if any(rule.search(before) for rule in (_NAMES, words.named_year, words.year_bound)):
        return True
    return bool(words.year_attribute.search(before) and re.match(r"\s+[^\W\d_]", after))


def _clauses(text: str, mentions: Sequence[DateMention], words: Vocabulary) -> Iterator[tuple[int, int]]:
    """The part of a sentence that each of its dates stands in."""
    cuts = [0]
    for before, after in itertools.pairwise(mentions):
        between = [
            match for pattern in (_CUTS, words.clause) for match in pattern.finditer(text, before.end, after.start)
        ]
        cuts += [between[0].end()] if between else []
    cuts.append(len(text))
    for mention in mentions:
        start = max(cut for cut in cuts if cut <= mention.start)
        end = min(cut for cut in cuts if cut >= mention.end)
        yield _trimmed(text, start, end, words)


def _trimmed(text: str, start: int, end: int, words: Vocabulary) -> tuple[int, int]:
    """The clause without the white space and joining words at its ends; the whole sentence where little is left."""
    if end < len(text):
        joints = [match for match in words.clause.finditer(text, start, end) if match.end() == end]
        end = joints[-1].start() if joints else end
        end = start + len(text[start:end].rstrip(" \t\n,;；"))
    if len(text[start:end].split()) < 4 and " " in text:
        return 0, len(text)
    return start, end


def _event(passage: Passage, mention: DateMention, start: int, end: int, ids: Ids) -> Plain:
    text = passage.text[start:end]
    event: Plain = {"id": ids.give("e", mention.edtf, text), "date": mention.edtf}
    if mention.inferred:
        event["inferred"] = True
    return {**event, "text": prose(text), "evidence": [span(passage, start, end)]}
