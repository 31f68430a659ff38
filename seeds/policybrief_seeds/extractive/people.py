"""Persons in running text: a title and a name, or a name and what only persons do or are."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from policybrief_seeds.extractive import states
from policybrief_seeds.extractive.vocabulary import NOTHING, vocabulary

_TOKEN = r"(?:[A-ZÀ-Þ][\w’'-]+|[A-ZÀ-Þ]\.)"


@dataclass(frozen=True, slots=True)
class Person:
    """A person at `text[start:end]`, the title included."""

    start: int
    end: int
    name: str
    role: str | None
    titled: bool


@dataclass(frozen=True, slots=True)
class _Rules:
    language: str
    titled: re.Pattern[str]
    named: tuple[re.Pattern[str], ...]
    apposition: re.Pattern[str]
    surname_titles: re.Pattern[str]
    no_role: re.Pattern[str]
    not_persons: frozenset[str]
    armed: re.Pattern[str]


def find(text: str, language: str) -> Iterator[Person]:
    """The persons that `text` names, in order, none overlapping."""
    rules = _rules(language)
    found = [*_titled(text, rules), *_named(text, rules)]
    end = 0
    for person in sorted(found, key=lambda person: (person.start, not person.titled, -person.end, person.role is None)):
        if person.start >= end:
            end = person.end
            yield person


@functools.lru_cache(maxsize=64)
def _rules(language: str) -> _Rules:
    names = vocabulary(language).names
    if "titles" not in names:
        return _Rules(language, NOTHING, (), NOTHING, NOTHING, NOTHING, frozenset(), NOTHING)
    particles = "|".join(map(re.escape, names.get("particles", ())))
    name = rf"(?P<name>{_TOKEN}(?:\s(?:(?:{particles})[\s-])?{_TOKEN}){{0,3}})"
    full = rf"(?P<name>{_TOKEN}(?:\s(?:(?:{particles})[\s-])?{_TOKEN}){{1,2}})"
    title = rf"(?:{names['titles']})\.?"
    not_persons = {*names.get("not_persons", "").split(), *names.get("organisation_heads", "").split()}
    not_persons |= set(names.get("not_actors", "").split())
    place = r"(?:\s(?:of|for|at|to|in|on|von|der|des|für|bei)\s[^,.;:]{2,60})?"
    role = rf"(?P<role>(?:[^\W\d_][\w’'.-]*\s){{0,6}}(?:{names['roles']}){place})"
    return _Rules(
        language,
        re.compile(rf"(?<![\w-])(?P<title>{title}(?:\s(?:and\s)?{title}){{0,2}})\s{name}"),
        (
            re.compile(rf"(?<![\w-]){full}(?:,\s(?P<role>[^,.;:]{{2,80}}),)?\s(?:{names['person_verbs']})(?!\w)"),
            re.compile(rf"(?<!\w)(?:{names['person_verbs']})\s{full}"),
            re.compile(rf"(?<![\w-]){full},\s{role}(?=[,.;:]|\s(?:and|said|told|und)\b)"),
        ),
        re.compile(rf",\s{role}(?=[,.;:]|\s(?:and|said|told|und)\b)"),
        re.compile(names.get("surname_titles", "(?!)")),
        re.compile(names.get("no_role", "(?!)")),
        frozenset(not_persons),
        re.compile(names.get("armed_words", "(?!)")),
    )


def _titled(text: str, rules: _Rules) -> Iterator[Person]:
    for match in rules.titled.finditer(text):
        name = _clean(match["name"], rules)
        title = " ".join(match["title"].split())
        last = title.rstrip(".").split(" and ")[-1]
        if not name or (" " not in name and not rules.surname_titles.fullmatch(last)):
            continue
        end = match.start("name") + len(name)
        role = _role_after(text, end, rules) if rules.no_role.fullmatch(title.rstrip(".")) else title
        yield Person(match.start(), end, name, role, True)


def _role_after(text: str, end: int, rules: _Rules) -> str | None:
    apposition = rules.apposition.match(text, end)
    return _role(apposition["role"]) if apposition else None


def _role(text: str | None) -> str | None:
    """A role without its article and without the white space it was wrapped with."""
    return re.sub(r"^(?:an?|the|eine?|der|die|das)\s", "", " ".join(text.split())) if text else None


def _named(text: str, rules: _Rules) -> Iterator[Person]:
    for pattern in rules.named:
        for match in pattern.finditer(text):
            name = _clean(match["name"], rules)
            if name == match["name"] and " " in name and not rules.armed.search(name):
                role = match.groupdict().get("role")
                start = match.start("name")
                yield Person(start, start + len(name), name, _role(role), False)


def _clean(name: str, rules: _Rules) -> str:
    """The name up to the first word that is part of no person's name."""
    tokens: list[str] = []
    for token in name.split():
        bare = re.sub(r"['’]s?$", "", token)
        if bare in rules.not_persons or states.code_of(bare, rules.language) or (bare.isupper() and len(bare) > 2):
            break
        tokens.append(token)
        if bare != token:
            tokens[-1] = bare
            break
    while tokens and not tokens[-1][0].isupper():
        tokens.pop()
    return " ".join(tokens)
