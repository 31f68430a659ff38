"""The words that a reader sees around a brief's own: headings, column heads, terms of the vocabularies.

Precedence: the brief's labels over those of the style, over those of the kind, over those of the language; within one
of them the region (`en-US`) over the language (`en`).
"""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from policybrief.document.inlines import Inline, Inlines, Text
from policybrief.model.briefing import Briefing
from policybrief.problems import Problem, Severity
from policybrief.style import Style

FALLBACK = "en"
LANGUAGES = ("en", "en-US", "ar", "de", "es", "fr", "ru", "ur", "zh")
"""The languages and regions with a file of labels."""

_FOLDER = Path(__file__).parent
_SLOT = re.compile(r"\{(\w+)\}")


class Labels(Mapping[str, str]):
    """The labels of one brief by name. An unknown name is a `KeyError`: every file of a language has them all."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self._words = words

    def __getitem__(self, name: str) -> str:
        return self._words[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._words)

    def __len__(self) -> int:
        return len(self._words)

    def fill(self, name: str, **values: object) -> str:
        """The label with `{slot}` replaced by the value of that name. A slot without a value stays as it is, so that
        a label written in a brief or style can never fail."""
        # Of the pieces every second is the name of a slot.
        pieces = list(_pieces(self._words[name]))
        for index in range(1, len(pieces), 2):
            slot = pieces[index]
            pieces[index] = str(values[slot]) if slot in values else f"{{{slot}}}"
        return "".join(pieces)

    def filled(self, name: str, **values: Inlines) -> Inlines:
        """The label with `{slot}` replaced by the inlines of that name, otherwise as `fill`."""
        pieces = _pieces(self._words[name])
        inlines: list[Inline] = []
        for index, piece in enumerate(pieces):
            if index % 2:
                inlines += values.get(piece, (Text(f"{{{piece}}}"),))
            elif piece:
                inlines.append(Text(piece))
        return tuple(inlines)


@functools.lru_cache(maxsize=1024)
def _pieces(label: str) -> tuple[str, ...]:
    return tuple(_SLOT.split(label))


def labels_of(briefing: Briefing, style: Style) -> Labels:
    """The labels of a brief in a style."""
    words = _language_and_kind(briefing.language, briefing.kind)
    regions = ("*", *chain(briefing.language))
    own = [style.labels[region] for region in regions if region in style.labels]
    if not own and not briefing.labels:
        return Labels(words)
    return Labels(functools.reduce(lambda below, above: {**below, **above}, [*own, briefing.labels], words))


def labels_problem(language: str) -> Problem | None:
    """The hint that a brief in `language` gets English labels, or None where there are labels in that language."""
    if chain(language)[0] in LANGUAGES:
        return None
    return Problem(
        severity=Severity.HINT,
        rule="labels-language",
        path="/language",
        message=f"there are no labels in {language}: headings and terms are printed in English",
        hint="give them under `labels` in the brief or its style",
    )


def chain(language: str) -> tuple[str, ...]:
    """The tag and its parents, the widest first: `en-US` gives `en`, `en-US`; the case is that of BCP 47."""
    first, *others = language.replace("_", "-").split("-")
    tags = [first.lower()]
    for part in others:
        tags.append(f"{tags[-1]}-{part.upper() if len(part) == 2 else part.title() if len(part) == 4 else part}")
    return tuple(tags)


@functools.lru_cache(maxsize=64)
def _language_and_kind(language: str, kind: str) -> Mapping[str, str]:
    tags = [tag for tag in chain(language) if tag in LANGUAGES] or [FALLBACK]
    words: dict[str, str] = {}
    for tag in tags:
        words |= _read(f"labels/{tag}.json")
    for tag in tags:
        words |= kinds()[kind].get("labels", {}).get(tag, {})
    return words


@functools.cache
def kinds() -> Mapping[str, Any]:
    """What each kind of paper sets: `order`, `numbering`, `labels` by language, `decision` for papers that are signed
    off. Shared, not to be changed."""
    return _read("kinds.json")


def _read(name: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((_FOLDER / name).read_text("utf-8"))
    return data
