"""Whether the proper names of one text stand in another, in any form: whole, by their words, or as an acronym."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from policybrief.facts.names import Name, names

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_DOTTED = re.compile(r"(?:[^\W\d_]\.){2,6}")
_CAPITALS = re.compile(
    r"[A-ZÀ-Þ][\w.]{0,40}(?:[\s-]{1,3}(?:(?:of|for|and|the|de|der|des|und|e)[\s-]{1,3})?[A-ZÀ-Þ][\w.]{0,40}){1,7}"
)
_ENDINGS = ("s", "n", "i", "an", "ese", "ish", "ian")

Words = frozenset[str]


def lacks_names(text: str, language: str, known: Sequence[Words]) -> list[str]:
    """The proper names of `text` that none of `known` (as `words_of` gives them) has in any form."""
    found = dict.fromkeys((text[name.start : name.end], _begins(text, name)) for name in names_of(text, language))
    return list(dict.fromkeys(name for name, begins in found if not _stands(name, known, begins=begins)))


@functools.lru_cache(maxsize=8192)
def names_of(text: str, language: str) -> tuple[Name, ...]:
    """The names of `text`; remembered."""
    return tuple(names(text, language))


@functools.lru_cache(maxsize=8192)
def words_of(text: str) -> Words:
    """The words of `text` in lower case, and the initials of its capitalised runs, by which an acronym is known."""
    found = {re.sub(r"['’]s?$", "", word).lower() for word in _WORD.findall(text)}
    found |= {match.replace(".", "").lower() for match in _DOTTED.findall(text)}
    for run in _CAPITALS.findall(text):
        initials = _initials(run)
        ends = range(len(initials) + 1)
        found |= {initials[first:last] for first in ends for last in ends if last - first >= 2}
    return frozenset(found)


def _begins(text: str, name: Name) -> bool:
    """Whether a name begins a sentence, so that its first word may be an ordinary one."""
    return text[max(0, name.start - 8) : name.start].rstrip()[-1:] in ("", ".", "!", "?", ":")


def _stands(name: str, known: Sequence[Words], *, begins: bool) -> bool:
    words = [word.lower() for word in _WORD.findall(name)]
    initials = _initials(name)
    if _has(name.replace(".", "").lower(), known) or (len(initials) >= 2 and _has(initials, known)):
        return True
    needed = words[1:] if begins and len(words) > 1 else words
    return all(len(word) < 3 or any(_has(form, known) for form in _forms(word)) for word in needed)


def _has(word: str, known: Sequence[Words]) -> bool:
    return any(word in words for words in known)


def _initials(name: str) -> str:
    return "".join(word[0] for word in re.split(r"[\s-]+", name) if word and word[0].isupper()).lower()


def _forms(word: str) -> list[str]:
    """The word, and what it may be with another ending: Pakistani, Pakistan."""
    stems = [word[:cut] for cut in range(max(4, len(word) - 3), len(word))] if len(word) >= 5 else []
    return [word, *stems, *(word + ending for ending in _ENDINGS)]
