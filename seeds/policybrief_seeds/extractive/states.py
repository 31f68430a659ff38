"""States in running text: by their names in the text's language (CLDR), by further names, and by demonyms."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from babel import Locale, UnknownLocaleError

from policybrief_seeds.extractive.vocabulary import NOTHING, literals, vocabulary, words

_CODES = """
AD AE AF AG AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BI BJ BN BO BR BS BT BW BY BZ CA CD CF CG CH CI CL CM CN CO
CR CU CV CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FM FR GA GB GD GE GH GM GN GQ GR GT GW GY HN HR HT HU ID
IE IL IN IQ IR IS IT JM JO JP KE KG KH KI KM KN KP KR KW KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MH MK
ML MM MN MR MT MU MV MW MX MY MZ NA NE NG NI NL NO NP NR NZ OM PA PE PG PH PK PL PS PT PW PY QA RO RS RU RW SA SB
SC SD SE SG SI SK SL SM SN SO SR SS ST SV SY SZ TD TG TH TJ TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VN
VU WS XK YE ZA ZM ZW
"""
STATES = tuple(_CODES.split())
"""The members and observers of the United Nations, Kosovo and Taiwan, by ISO 3166 code."""

_PLAIN = re.compile(r"[\w\s.’'-]+")


@dataclass(frozen=True, slots=True)
class StateMention:
    """A state at `text[start:end]`; `adjective` where only its adjective or people stand there."""

    start: int
    end: int
    code: str
    adjective: bool


@dataclass(frozen=True, slots=True)
class _Index:
    names: Mapping[str, str]
    adjectives: Mapping[str, str]
    titles: Mapping[str, str]
    pattern: re.Pattern[str]
    not_states: re.Pattern[str]
    ambiguous: frozenset[str]


def find(text: str, language: str) -> Iterator[StateMention]:
    """The states that `text` names, in order."""
    index = _index(language)
    masked = index.not_states.sub(lambda match: "\x00" * len(match[0]), text)
    for match in index.pattern.finditer(masked):
        surface = _straight(match[0])
        code = index.names.get(surface) or index.adjectives[surface]
        if surface in index.ambiguous and re.match(r"\s[A-ZÀ-Þ]", text[match.end() :]):
            continue
        yield StateMention(match.start(), match.end(), code, surface not in index.names)


def title(code: str, language: str) -> str:
    """The name of a state in a language."""
    return _index(language).titles[code]


def code_of(name: str, language: str) -> str | None:
    """The state that a whole name or adjective stands for."""
    index = _index(language)
    surface = _straight(name)
    return index.names.get(surface) or index.adjectives.get(surface)


def _straight(text: str) -> str:
    return " ".join(text.replace("’", "'").split())


@functools.lru_cache(maxsize=64)
def _index(language: str) -> _Index:
    data = vocabulary(language)
    territories = _territories(language)
    names: dict[str, str] = {}
    titles: dict[str, str] = {}
    for code in STATES:
        listed = [*data.state_names.get(code, ())]
        official = territories.get(code, "")
        plain = bool(official) and _PLAIN.fullmatch(official) is not None and not official.startswith("St. ")
        titles[code] = official if plain or not listed else listed[0]
        for name in [*([official] if plain else []), *listed]:
            names.setdefault(_straight(name), code)
    adjectives = {_straight(form): code for code, forms in data.demonyms.items() for form in forms}
    known = {name for name in [*names, *adjectives] if name}
    return _Index(
        names={name: code for name, code in names.items() if name},
        adjectives=adjectives,
        titles=titles,
        pattern=_spaced(known),
        not_states=literals(data.names.get("not_states", ())),
        ambiguous=frozenset(data.names.get("ambiguous_states", ())),
    )


def _spaced(known: set[str]) -> re.Pattern[str]:
    """Finds the names as whole words, whatever white space and apostrophes they are written with."""
    longest_first = sorted(known, key=lambda text: (-len(text), text))
    forms = [re.escape(name).replace("\\ ", r"\s+").replace("'", "['’]") for name in longest_first]
    return words(forms, 0) if forms else NOTHING


def _territories(language: str) -> Mapping[str, str]:
    try:
        return dict(Locale.parse(language.replace("-", "_").split("_")[0]).territories)
    except (UnknownLocaleError, ValueError):
        return dict(Locale("en").territories)
