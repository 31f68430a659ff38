"""The bottom line: two to four sentences of the text, chosen for what they cover and where they stand."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence

from policybrief_seeds.extractive.passages import Passage
from policybrief_seeds.extractive.vocabulary import Vocabulary

_WORD = re.compile(r"[^\W\d_]{3,}|[一-鿿぀-ヿ]{1,2}")
_FIRST_WORD = re.compile(r"[^\W\d_]+")

LONGEST = 60
"""A sentence of more words is no bottom line."""


def summarise(content: Sequence[Passage], title: str, words: Vocabulary) -> list[Passage]:
    """The sentences of the summary, in the order of the text; none where there is only one to choose from."""
    candidates = [
        passage
        for passage in content
        if passage.kind in ("paragraph", "quote") and not passage.folded.endswith((":", "?", "：", "？"))
    ]
    wanted = _how_many(len(candidates))
    if not wanted:
        return []
    terms = {id(passage): _terms(passage.folded, words) for passage in content}
    frequency = Counter(term for passage in content for term in terms[id(passage)])
    about = _terms(title, words)
    scores = [
        _score(passage, terms[id(passage)], frequency, about, index, len(candidates), words)
        for index, passage in enumerate(candidates)
    ]
    chosen = _choose(candidates, scores, [terms[id(passage)] for passage in candidates], wanted)
    return [candidates[index] for index in sorted(chosen)]


def _how_many(sentences: int) -> int:
    """How many sentences a summary of so many takes."""
    return 0 if sentences < 3 else 2 if sentences <= 7 else 3 if sentences <= 18 else 4


def _terms(text: str, words: Vocabulary) -> frozenset[str]:
    return frozenset(word for word in map(str.lower, _WORD.findall(text)) if word not in words.stopwords)


def _score(
    passage: Passage,
    terms: frozenset[str],
    frequency: Counter[str],
    about: frozenset[str],
    index: int,
    count: int,
    words: Vocabulary,
) -> float:
    """How well a sentence speaks for the text: frequent words, words of the title, place; less if it leans on one."""
    size = len(passage.folded.split()) or 1
    if not terms or size > LONGEST or (size < 5 and " " in passage.folded):
        return 0.0
    coverage = sum(math.log1p(frequency[term]) for term in sorted(terms)) / math.sqrt(len(terms) + 4)
    score = coverage * (1 + len(terms & about) / (len(about) + 3))
    if index == 0:
        score *= 1.8
    elif passage.first:
        score *= 1.15
    first = _FIRST_WORD.match(passage.folded)
    if words.concluding.search(passage.folded[:40]) and index * 2 > count:
        score *= 1.5
    elif first and first[0].lower() in words.leaning:
        score *= 0.55
    return score


def _choose(
    candidates: Sequence[Passage], scores: Sequence[float], terms: Sequence[frozenset[str]], wanted: int
) -> list[int]:
    """The best sentences one after the other, each the less worth the more it repeats of those already chosen."""
    chosen: list[int] = []
    covered: set[str] = set()
    texts: set[str] = set()
    while len(chosen) < wanted:
        gains = [
            (score * (1 - 0.7 * len(terms[index] & covered) / (len(terms[index]) or 1)), -index)
            for index, score in enumerate(scores)
            if index not in chosen and score > 0 and candidates[index].folded not in texts
        ]
        if not gains:
            break
        best = -max(gains)[1]
        chosen.append(best)
        covered |= terms[best]
        texts.add(candidates[best].folded)
    return chosen
