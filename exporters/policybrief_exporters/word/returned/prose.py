"""The markup of a field that reads otherwise now: the source's own where nothing changed, made anew elsewhere."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from policybrief.document.inlines import Inline, Inlines, LineBreak, Text
from policybrief.inline import parse
from policybrief.markup import Said as Markup
from policybrief.markup import normalised, serialise, stretches
from policybrief_exporters.word.returned.differences import compared
from policybrief_exporters.word.returned.units import Said, Unit, stretches_of

_BREAK = re.compile(r"(?: {2,}|\\)\n *")
_SOFT_BREAK = re.compile(r" *\r?\n *")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_ESCAPED = re.compile(r"\\[!-/:-@\[-`{-~]")
_ENDS = re.compile(r"[*_`)>]")
_TRIALS = 200
"""How many ends of a stretch of markup are tried before its source is given up."""


def reworded(source: str, inlines: Inlines, was: Said | None, now: Sequence[Unit]) -> Markup:
    """Prose that says `now`: what it has in common with `was`, the units of `source`, is written as it is there."""
    now = _stripped(now) if source == source.strip() else now
    whole = tuple(stretches_of(now))
    places = _places(source, inlines) if was is not None else None
    if was is None or places is None:
        return serialise(whole)
    said: list[str] = []
    lost: list[str] = []
    for written, units in _items(source, inlines, places, was, now):
        if units:
            made = serialise(tuple(stretches_of(units)))
            said.append(made.text)
            lost += made.lost
        else:
            said.append(written)
    text = "".join(said)
    if not lost and stretches(parse(text)) == normalised(whole):
        return Markup(text)
    return serialise(whole)


def _stripped(units: Sequence[Unit]) -> Sequence[Unit]:
    start, end = 0, len(units)
    while start < end and not units[start].part and units[start].text.isspace():
        start += 1
    while end > start and not units[end - 1].part and units[end - 1].text.isspace():
        end -= 1
    return units[start:end]


def _items(
    source: str, inlines: Inlines, places: Sequence[Sequence[int]], was: Said, now: Sequence[Unit]
) -> Iterator[tuple[str, list[Unit]]]:
    """What the new prose is made of, in order: source that is kept, or units to be written anew."""
    anew: list[Unit] = []
    for kept, units in _stretches(inlines, places, was, now):
        if kept is None:
            anew += units
            continue
        if anew:
            yield "", anew
            anew = []
        yield source[slice(*kept)], []
    if anew:
        yield "", anew


def _stretches(
    inlines: Inlines, places: Sequence[Sequence[int]], was: Said, now: Sequence[Unit]
) -> Iterator[tuple[tuple[int, int] | None, Sequence[Unit]]]:
    """Stretches of `now`, each with its place in the source where that is kept."""
    left, right = _tokens(was.units), _tokens(now)
    starts, new_starts = _edges(left), _edges(right)
    for part in compared(left, right):
        new = now[new_starts[part.new_start] : new_starts[part.new_end]]
        if not part.same:
            yield None, new
            continue
        at = 0
        origins = was.origins[starts[part.start] : starts[part.end]]
        for index, group in groupby(origins, key=lambda origin: origin[0]):
            chars = [char for _, char in group]
            units = new[at : at + len(chars)]
            at += len(chars)
            place = places[index]
            if isinstance(inlines[index], Text):
                yield (place[chars[0]], place[chars[-1] + 1]), units
            elif len(chars) == sum(origin[0] == index for origin in was.origins):
                yield (place[0], place[1]), units
            else:
                yield None, units


def _tokens(units: Sequence[Unit]) -> list[tuple[Unit, ...]]:
    """Words of one look; every other unit by itself."""
    tokens: list[tuple[Unit, ...]] = []
    for (_, is_word, _), group in groupby(
        enumerate(units),
        key=lambda item: (item[1][1:], item[1].text.isalnum(), -1 if item[1].text.isalnum() else item[0]),
    ):
        run = tuple(unit for _, unit in group)
        tokens += [run] if is_word and not run[0].part else [(unit,) for unit in run]
    return tokens


def _edges(tokens: Sequence[tuple[Unit, ...]]) -> list[int]:
    edges = [0]
    for token in tokens:
        edges.append(edges[-1] + len(token))
    return edges


def _places(source: str, inlines: Inlines) -> list[list[int]] | None:
    """Where each inline is written: of a text the start of every character and the end, else start and end."""
    places: list[list[int]] = []
    at = 0
    for inline in inlines:
        place = _text_places(source, inline.text, at) if isinstance(inline, Text) else _node_place(source, inline, at)
        if place is None:
            return None
        places.append(place)
        at = place[-1]
    return places if not source[at:].strip() else None


def _text_places(source: str, text: str, at: int) -> list[int] | None:
    places: list[int] = []
    for char in text:
        places.append(at)
        step = _written(source, char, at)
        if step is None:
            return None
        at += step
    return [*places, at]


def _written(source: str, char: str, at: int) -> int | None:
    """How many characters of the source at `at` say `char`."""
    soft = _SOFT_BREAK.match(source, at) if char == " " else None
    if soft:
        return soft.end() - at
    if _ESCAPED.match(source, at) and source[at + 1] == char:
        return 2
    entity = _ENTITY.match(source, at)
    if entity and html.unescape(entity[0]) == char:
        return len(entity[0])
    return 1 if source[at : at + 1] == char else None


def _node_place(source: str, inline: Inline, at: int) -> list[int] | None:
    if isinstance(inline, LineBreak):
        found = _BREAK.match(source, at)
        return [at, found.end()] if found else None
    for count, end in enumerate(_ENDS.finditer(source, at)):
        if count > _TRIALS:
            return None
        if parse(source[at : end.end()]) == (inline,):
            return [at, end.end()]
    return None
