"""Hyphenation: where the words of a language may be divided, by the patterns of its dictionary.

The dictionaries are those of the package `pyphen`. A dictionary is read when a word of its language is first to be
divided, and its patterns stay the strings they are until one is found in a word; so a short document pays little.
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from policybrief_exporters.pdf.spans import Span

SOFT_HYPHEN = "\u00ad"

BEFORE, AFTER = 3, 4
"""As many letters stand at least before and after a hyphen."""

PREFIXES = ("counter", "multi", "tele")
"""Parts of English words of the field after which they are divided, and where general patterns go astray."""

NOUNS = ("de", "lb")
"""Languages that write any noun with a capital; elsewhere such a word may be a name, which stays whole."""

_WORD = re.compile(r"([^\w\s]*(?:[^\W\d_]{1,2}['’])?)([^\W\d_]{7,60})((?:['’][^\W\d_]{1,2})?[^\w\s]*)")
"""A word with the quotes, brackets, points around it: no number, no address, no compound with hyphens of its own."""


class Hyphens:
    """Divides the words of a document in `language` (BCP 47), and those of other languages in it."""

    __slots__ = ("_language",)

    def __init__(self, language: str) -> None:
        self._language = language

    def divided(self, span: Span, word: str, *, names: bool = False) -> str:
        """The word with a soft hyphen at every place where it may be divided; `names` says that names may be, too."""
        found = _WORD.fullmatch(word) if span.divisible else None
        if found is None:
            return word
        before, letters, after = found.groups()
        language = span.language or self._language
        capital = names or language.partition("-")[0].lower() in NOUNS
        if not (letters[1:] if capital else letters).islower():
            return word
        return before + _divided(letters, language) + after


@lru_cache(maxsize=20_000)
def _divided(letters: str, language: str) -> str:
    patterns = _patterns(language)
    if patterns is None:
        return letters
    prefix = next((part for part in PREFIXES if letters.lower().startswith(part)), "") if language[:2] == "en" else ""
    least = 2 * BEFORE if prefix else BEFORE  # a line ends with the prefix, or with much more than it
    inner = [place for place in _places(letters[len(prefix) :].lower(), patterns) if place >= least]
    places = [len(prefix) + place for place in (0, *inner)]
    places = [place for place in places if BEFORE <= place <= len(letters) - AFTER]
    return SOFT_HYPHEN.join(letters[at:to] for at, to in zip((0, *places), (*places, None), strict=True))


def _places(word: str, patterns: dict[str, str]) -> list[int]:
    """Where a word may be divided (F. M. Liang, 'Word Hy-phen-a-tion by Com-put-er', 1983).

    Every pattern that occurs in the word gives digits to the places between its letters; the greatest holds, and an
    odd one allows a hyphen.
    """
    marked = f".{word}."
    digits = [0] * (len(marked) + 1)
    for start in range(len(marked) - 1):
        for end in range(start + 1, len(marked) + 1):
            place = start
            for char in patterns.get(marked[start:end], ""):
                if char.isdigit():
                    digits[place] = max(digits[place], int(char))
                else:
                    place += 1
    return [place - 1 for place, digit in enumerate(digits) if digit % 2]


@lru_cache(maxsize=8)
def _patterns(language: str) -> dict[str, str] | None:
    """The patterns of a language by their letters, or None where there are none.

    Patterns that change letters at the hyphen are never found, so words are not divided there.
    """
    path = _dictionary(language)
    if path is None:
        return None
    data = path.read_bytes()
    encoding = data.partition(b"\n")[0].strip().decode("ascii")
    letters = data.translate(None, b"0123456789").decode(encoding).split("\n")
    return dict(zip(letters[1:], data.decode(encoding).split("\n")[1:], strict=True))


def _dictionary(language: str) -> Path | None:
    """The dictionary of a language: that of its region or script, else any of it."""
    package = find_spec("pyphen")
    if package is None or not package.submodule_search_locations:
        raise ModuleNotFoundError("hyphenation needs the package pyphen", name="pyphen")
    folder = Path(package.submodule_search_locations[0], "dictionaries")
    name, *rest = language.split("-")
    if not re.fullmatch("[A-Za-z]{2,3}", name):
        return None
    name = name.lower()
    for part in rest:
        part = part.title() if len(part) == 4 else part.upper()
        if part.isalnum() and (path := folder / f"hyph_{name}_{part}.dic").is_file():
            return path
    plain = folder / f"hyph_{name}.dic"
    return plain if plain.is_file() else min(folder.glob(f"hyph_{name}_*.dic"), default=None)
