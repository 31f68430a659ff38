"""Sentences that state a likelihood in a known scale, and those that only seem to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from policybrief.problems import Problem, Severity
from policybrief_seeds.extractive.passages import Passage
from policybrief_seeds.extractive.statements import Ids, Plain, statement
from policybrief_seeds.extractive.vocabulary import Vocabulary

_IN_BOTH = frozenset({"likely", "unlikely", "almost-certain"})
"""The degrees that ICD 203 and the PHIA yardstick name alike."""


def judgements(content: Sequence[Passage], words: Vocabulary, scale: str, ids: Ids) -> list[Plain]:
    """A judgement for every sentence whose own words are a degree of the scale (ICD 203 or the PHIA yardstick).

    A word that only the other scale has is given in that one. Comparisons ("more likely") and denials ("not likely")
    are no degrees. A level of confidence in the same sentence is not taken over: no sentence has both (ICD 203).
    """
    found = []
    for passage in content:
        if passage.kind not in ("heading", "table-row") and (degree := _degree(passage.folded, words, scale)):
            likelihood, of_scale = degree
            found.append(statement(ids, "j", passage, likelihood=likelihood, scale=of_scale))
    return found


def _degree(text: str, words: Vocabulary, scale: str) -> tuple[str, str] | None:
    """The degree that a sentence states, and its scale."""
    if words.no_likelihood.search(text):
        return None
    for degree, pattern in words.likelihood.get("phia", ()):
        if pattern.search(text):
            return degree, "phia"
    for degree, pattern in words.likelihood.get("icd203", ()):
        if pattern.search(text):
            return degree, scale if degree in _IN_BOTH else "icd203"
    return None


def modals(body: Sequence[tuple[str, Passage]], words: Vocabulary) -> Iterator[Problem]:
    """A hint for each statement (by its path in the brief) that has a modal and no degree of likelihood."""
    for path, passage in body:
        found = words.modals.search(passage.folded)
        if found and not _degree(passage.folded, words, "icd203"):
            message = f"“{found[0]}” is no degree of likelihood in any scale: it was not made a judgement"
            hint = (
                "give a judgement of your own, with a degree of ICD 203 or the PHIA yardstick, if the matter needs one"
            )
            yield Problem(severity=Severity.HINT, rule="modal", path=path, message=message, hint=hint)
