"""Paragraphs that were joined to others, and those that were split."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policybrief_exporters.word.returned.similarity import containment, words

if TYPE_CHECKING:
    from policybrief_exporters.word.returned.alignment import Alignment

_PART = 0.6
"""The share of its words that a text must have from another to be part of it."""
_NEAR = 6
"""How many paragraphs that are no one's may lie between a paragraph and the one that it was joined to or cut from."""


def find_joins(found: Alignment) -> None:
    """Printed paragraphs whose text is now part of another's."""
    owned: dict[int, int] = {}
    for number, owners in found.owners.items():
        if number in found.back:
            for owner in owners:
                owned.setdefault(owner, number)
    for index in found.free_printed():
        if not found.printed[index].anchors:
            continue
        near = [owned[index]] if index in owned else []
        for step in (-1, 1):
            at = index + step
            while 0 <= at < len(found.printed) and (at not in found.pairs) and abs(at - index) < _NEAR:
                at += step
            if at in found.pairs:
                near.append(found.pairs[at])
        for number in near:
            host = found.back[number]
            extra = words(found.shown[number].text) - words(found.printed[host].text)
            if found.printed[host].anchors and containment(words(found.printed[index].text), extra) >= _PART:
                found.joined[index] = host
                break


def find_splits(found: Alignment) -> None:
    """Shown paragraphs that were part of a printed one's text."""
    for number in found.free_shown():
        text = words(found.shown[number].text)
        near = [owner for owner in found.owners.get(number, ()) if owner in found.pairs]
        for step in (-1, 1):
            at = number + step
            while 0 <= at < len(found.shown) and at not in found.back and abs(at - number) < _NEAR:
                at += step
            if at in found.back:
                near.append(found.back[at])
        for owner in near:
            if not found.printed[owner].anchors:
                continue
            missing = words(found.printed[owner].text) - words(found.shown[found.pairs[owner]].text)
            if containment(text, missing) >= _PART:
                found.split[number] = owner
                break
