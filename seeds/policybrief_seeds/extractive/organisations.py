"""Organisations and armed groups in running text: by known names, by the nouns that bodies are called, by acronyms."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from policybrief.facts.names import names as proper_names
from policybrief_seeds.extractive import states
from policybrief_seeds.extractive.acronyms import Definition
from policybrief_seeds.extractive.vocabulary import NOTHING, literals, vocabulary, words

Kind = Literal["organisation", "armed-group"]


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation or armed group at `text[start:end]`; `name` is what it is called in full."""

    start: int
    end: int
    name: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class _Rules:
    language: str
    heads: frozenset[str]
    compounds: re.Pattern[str]
    openers: frozenset[str]
    single: frozenset[str]
    not_actors: frozenset[str]
    never: frozenset[str]
    known: Mapping[str, str]
    known_pattern: re.Pattern[str]
    armed_words: re.Pattern[str]
    armed_cues: re.Pattern[str]
    designated: re.Pattern[str]


@functools.lru_cache(maxsize=64)
def _rules(language: str) -> _Rules:
    data: Mapping[str, Any] = vocabulary(language).names
    known = {form: entry[0] for entry in data.get("organisations", ()) for form in entry}
    return _Rules(
        language,
        frozenset(data.get("organisation_heads", "").split()),
        words([data["organisation_compounds"]], 0) if "organisation_compounds" in data else NOTHING,
        frozenset(data.get("organisation_openers", ())),
        frozenset(data.get("single_organisations", ())),
        frozenset(data.get("not_actors", "").split()),
        frozenset(data.get("never", ())),
        known,
        literals(known),
        words([data["armed_words"]], 0) if "armed_words" in data else NOTHING,
        words([data["armed_cues"]]) if "armed_cues" in data else NOTHING,
        words([data["designated"]]) if "designated" in data else NOTHING,
    )


def find(text: str, language: str, defined: Sequence[Definition]) -> Iterator[Body]:
    """The organisations and armed groups that `text` names, in order; `defined` are the acronyms of the document."""
    rules = _rules(language)
    found = [*_known(text, rules), *_named(text, rules, defined), *_by_acronym(text, rules, defined)]
    end = 0
    for body in sorted(found, key=lambda body: (body.start, -body.end)):
        if body.start >= end:
            end = body.end
            yield body


def defined_body(definition: Definition, language: str) -> tuple[str, Kind] | None:
    """The name and kind of the body that an acronym stands for, or None where it stands for a thing."""
    rules = _rules(language)
    name = definition.long_text
    if states.code_of(name, language):
        return None
    if name in rules.known:
        return rules.known[name], _kind(name, definition.passage.folded, rules)
    kind = _kind(name, definition.passage.folded, rules, near=definition.short_text)
    if kind == "armed-group" or _is_organisation(name, rules):
        return name, kind
    return None


def _known(text: str, rules: _Rules) -> Iterator[Body]:
    for match in rules.known_pattern.finditer(text):
        name = rules.known[match[0].replace("’", "'")]
        yield Body(match.start(), match.end(), name, _kind(name, text, rules))


def _named(text: str, rules: _Rules, defined: Sequence[Definition]) -> Iterator[Body]:
    found = [(name.start, name.end) for name in proper_names(text, rules.language)]
    found += [match.span() for match in rules.compounds.finditer(text)]
    acronyms = {definition.short_text for definition in defined}
    for start, end in _with_conjunctions(text, sorted(found), rules):
        start = _without_prefix(text, start, end, rules)
        name = " ".join(text[start:end].split())
        if name in acronyms or name in rules.known or states.code_of(name, rules.language):
            continue
        if rules.armed_words.search(name) or _is_organisation(name, rules):
            kind = _kind(name, text, rules)
            yield Body(start, end, name, kind)


def _by_acronym(text: str, rules: _Rules, defined: Sequence[Definition]) -> Iterator[Body]:
    """Later uses of acronyms that the document defines, as their full names."""
    for definition in defined:
        body = defined_body(definition, rules.language)
        if body is None:
            continue
        forms = rf"{re.escape(definition.long_text)}|{re.escape(definition.short_text)}"
        for match in re.finditer(rf"(?<![\w-])(?:{forms})(?!\w|-\w)", text):
            yield Body(match.start(), match.end(), body[0], body[1])


def _with_conjunctions(text: str, found: Sequence[tuple[int, int]], rules: _Rules) -> Iterator[tuple[int, int]]:
    """The names, those of an office and its second field taken together ("Department of Health and Human Services")."""
    index = 0
    while index < len(found):
        start, end = found[index]
        first = text[start:end].split()
        if index + 1 < len(found) and first[0] in rules.openers and len(first) > 2:
            after, until = found[index + 1]
            second = text[after:until].split()
            joined = re.fullmatch(r",?\s(?:and|und|&)\s", text[end:after])
            if joined and not _stands_alone(text[after:until], second, rules):
                end, index = until, index + 1
        yield start, end
        index += 1


def _stands_alone(name: str, parts: Sequence[str], rules: _Rules) -> bool:
    return bool(
        states.code_of(name, rules.language)
        or name.isupper()
        or (parts[-1] in rules.heads and not parts[-1].endswith("s"))
        or parts[0] in rules.openers
        or name in rules.known
    )


def _without_prefix(text: str, start: int, end: int, rules: _Rules) -> int:
    """The name without the state's adjective or initials before it: "State Department" of "U.S. State Department"."""
    for mention in states.find(text[start:end], rules.language):
        rest = text[start + mention.end : end]
        dotted = "." in text[start : start + mention.end]
        if mention.start == 0 and (mention.adjective or dotted) and len(rest.split()) >= 2 and rest[0].isspace():
            return end - len(rest.lstrip())
        break
    return start


def _is_organisation(name: str, rules: _Rules) -> bool:
    parts = [part.strip(",") for part in name.split()]
    if any(part in rules.never for part in parts):
        return False
    if len(parts) == 1:
        return parts[0] in rules.single or bool(rules.compounds.fullmatch(parts[0]))
    opening = next((index for index, part in enumerate(parts) if part in _OF), len(parts))
    head = parts[opening - 1]
    if head in rules.not_actors and head not in rules.heads:
        return False
    if head in rules.heads or rules.compounds.fullmatch(name):
        return True
    return opening == len(parts) and parts[0] in rules.openers


_OF = frozenset({"of", "for", "on", "against", "der", "des", "für", "zur", "zum", "of the"})


def _kind(name: str, text: str, rules: _Rules, near: str | None = None) -> Kind:
    """Whether a body is an armed group: by its name, or by what the sentence calls it."""
    if rules.armed_words.search(name):
        return "armed-group"
    place = text.find(name)
    if place < 0:
        return "organisation"
    before, after = text[max(0, place - 50) : place], text[place + len(name) :]
    after = re.sub(rf"^\s*\((?:[“\"']?){re.escape(near)}[^)]*\)" if near else r"^$", "", after)
    apposition = re.match(r",?\s(?:an?|the|eine?|is an?|are|was an?)\s([^,.;]{0,60})", after)
    if apposition and (rules.armed_cues.search(apposition[1]) or rules.armed_words.search(apposition[1])):
        return "armed-group"
    called = re.search(
        r"([\w-]+(?:\s[\w-]+)?)(?:\s(?:such as|like|including|called|known as|the|of|from))*[\s,]+$", before
    )
    if called and rules.armed_cues.search(called[1]):
        return "armed-group"
    return "armed-group" if rules.designated.match(after.lstrip()) else "organisation"
