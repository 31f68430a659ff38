"""Relative dates, such as "yesterday" and "two months before", resolved by a date that the same text states."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from datetime import date, timedelta

from policybrief import edtf
from policybrief.facts.language import alternatives, language
from policybrief.facts.templates import iso


def relative_dates(text: str, tag: str, anchor: str) -> Iterator[tuple[int, int, str]]:
    """The relative dates of `text` that the EDTF date `anchor` resolves: start, end, EDTF."""
    for pattern, unit, by in _relative_rules(tag):
        for match in pattern.finditer(text):
            count = match.groupdict().get("count")
            value = _shifted(edtf.parse(anchor), unit, by * _count(count, tag))
            if value is not None:
                yield match.start(), match.end(), value


@functools.lru_cache(maxsize=64)
def _relative_rules(tag: str) -> tuple[tuple[re.Pattern[str], str, int], ...]:
    words = language(tag)
    count = rf"(?P<count>\d{{1,3}}|{alternatives(words.cardinals)})"
    return tuple(
        (re.compile(rf"(?<!\w)(?:{rule['words'].replace('{count}', count)})(?!\w)", re.I), rule["unit"], rule["by"])
        for rule in words.relative
    )


def _count(text: str | None, tag: str) -> int:
    if text is None:
        return 1
    return int(text) if text.isdigit() else language(tag).cardinals[text.lower()]


def _shifted(anchor: edtf.Edtf, unit: str, by: int) -> str | None:
    """The date `by` units from the anchor, no more exact than either; None where the anchor is too coarse."""
    exact = not anchor.interval and not anchor.season
    try:
        if unit == "year" and exact and anchor.precision in ("year", "month", "day"):
            return iso(date(anchor.lower.year + by, 1, 1).year, None, None)
        if unit == "month" and exact and anchor.precision in ("month", "day"):
            months = anchor.lower.year * 12 + anchor.lower.month - 1 + by
            return iso(date(months // 12, months % 12 + 1, 1).year, months % 12 + 1, None)
        if exact and anchor.precision == "day":
            if unit == "day":
                return (anchor.lower + timedelta(days=by)).isoformat()
            return _some_days(anchor.lower, by)
    except (ValueError, OverflowError):
        pass
    return None


def _some_days(anchor: date, by: int) -> str:
    """ "Days before": the month it fell in, approximately; or both months where it may have been either."""
    first, last = sorted((anchor, anchor + timedelta(days=10 * by)))
    months = [iso(day.year, day.month, None) + "~" for day in (first, last)]
    return months[0] if months[0] == months[1] else "/".join(months)
