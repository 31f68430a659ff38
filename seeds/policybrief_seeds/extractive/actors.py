"""The actors of a text: states, organisations, armed groups and persons, each once, with its other names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from policybrief_seeds.extractive import organisations, people, states
from policybrief_seeds.extractive.acronyms import Definition
from policybrief_seeds.extractive.passages import Passage
from policybrief_seeds.extractive.statements import Ids, Plain, evidence
from policybrief_seeds.extractive.vocabulary import Vocabulary, vocabulary


@dataclass(slots=True)
class _Actor:
    name: str
    kind: str
    passage: Passage
    acronym: str | None = None
    role: str | None = None
    aliases: dict[str, None] = field(default_factory=dict)
    written: bool = False
    """Whether the text has the name itself, and not only another form of it."""
    firm: bool = True
    """Whether it was named itself, and not only by an adjective."""


@dataclass(slots=True)
class _Register:
    """The actors found so far, by a key that all their names share."""

    language: str
    actors: dict[str, _Actor] = field(default_factory=dict)
    bodies: dict[str, list[str]] = field(default_factory=dict)
    """The keys of the bodies whose names end with some words, by those words."""

    def note(self, key: str, surface: str, actor: _Actor) -> _Actor:
        if key not in self.actors and key.startswith(_BODY):
            for ending in _endings(key.removeprefix(_BODY)):
                self.bodies.setdefault(ending, []).append(key)
        known = self.actors.setdefault(key, actor)
        surface = " ".join(surface.split())
        if surface == known.name:
            known.written = True
        elif surface and surface != known.acronym:
            known.aliases.setdefault(surface, None)
        if actor.firm and not known.firm:
            known.firm = True
        if actor.role and not known.role:
            known.role = actor.role
        return known


_BODY = "body "
"""What the keys of bodies begin with."""


def actors(content: Sequence[Passage], defined: Sequence[Definition], words: Vocabulary, ids: Ids) -> list[Plain]:
    """The actors that the passages name, in the order of their first mention, which is their evidence."""
    register = _Register(words.language)
    for passage in content:
        if passage.kind != "heading":
            _read(register, passage, defined)
    _merge_surnames(register)
    _merge_short_forms(register)
    for key, actor in register.actors.items():
        if key.startswith(_BODY):
            _name_as_written(actor)
    found = [actor for actor in register.actors.values() if actor.firm]
    return [_plain(actor, ids) for actor in found]


def _read(register: _Register, passage: Passage, defined: Sequence[Definition]) -> None:
    text, language = passage.text, register.language
    taken: list[tuple[int, int]] = []
    for person in people.find(text, language):
        taken.append((person.start, person.end))
        register.note(f"person {person.name}", person.name, _Actor(person.name, "person", passage, role=person.role))
    for body in organisations.find(text, language, defined):
        if not _overlaps(taken, body.start, body.end):
            taken.append((body.start, body.end))
            _note_body(register, passage, body, defined)
    for mention in states.find(text, language):
        if not _overlaps(taken, mention.start, mention.end):
            _note_state(register, passage, mention)


def _overlaps(taken: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    return any(first < end and start < last for first, last in taken)


def _note_body(register: _Register, passage: Passage, body: organisations.Body, defined: Sequence[Definition]) -> None:
    acronym = next((entry.short_text for entry in defined if _names(entry, body.name, register.language)), None)
    actor = _Actor(body.name, body.kind, passage, acronym=acronym)
    key = _short_form_of(register, body.name) or _BODY + body.name.lower()
    known = register.note(key, passage.text[body.start : body.end], actor)
    if body.kind == "armed-group":
        known.kind = body.kind


def _short_form_of(register: _Register, name: str) -> str | None:
    """The body whose name ends with these words: "Port Authority" of "Atlantic Port Authority"."""
    if " " not in name or _BODY + name.lower() in register.actors:
        return None
    longer = register.bodies.get(name.lower(), ())
    return longer[0] if len(longer) == 1 else None


def _endings(name: str) -> Iterator[str]:
    """The last words of a name in small letters: "port authority", "authority" for "Atlantic Port Authority"."""
    words = name.lower().split(" ")
    return (" ".join(words[start:]) for start in range(1, len(words)))


def _names(entry: Definition, name: str, language: str) -> bool:
    if entry.long_text.lower() == name.lower():
        return True
    found = organisations.defined_body(entry, language)
    return found is not None and found[0].lower() == name.lower()


def _note_state(register: _Register, passage: Passage, mention: states.StateMention) -> None:
    text, language = passage.text, register.language
    surface = text[mention.start : mention.end]
    firm = not mention.adjective
    if mention.adjective:
        noun = _state_noun(language).match(text, mention.end)
        surface = text[mention.start : noun.end()] if noun else ""
        firm = noun is not None
    name = states.title(mention.code, language)
    register.note(f"state {mention.code}", surface, _Actor(name, "state", passage, firm=firm))


def _state_noun(language: str) -> re.Pattern[str]:
    nouns = vocabulary(language).names.get("state_nouns", "(?!)")
    return re.compile(rf"\s(?:{nouns})(?!\w)", re.IGNORECASE)


def _merge_surnames(register: _Register) -> None:
    """ "Mr. Khan" is the Imran Khan named before or after, where only one of the persons is called so."""
    persons = {key: actor for key, actor in register.actors.items() if actor.kind == "person"}
    for key, actor in persons.items():
        if " " in actor.name:
            continue
        full = [other for other in persons.values() if other is not actor and other.name.split()[-1] == actor.name]
        if len(full) == 1:
            full[0].aliases.setdefault(actor.name, None)
            full[0].role = full[0].role or actor.role
            del register.actors[key]


def _name_as_written(actor: _Actor) -> None:
    """A known body is called what the text calls it, and an acronym beside its full name is its acronym."""
    if not actor.written and actor.aliases:
        actor.name = next(iter(actor.aliases))
        del actor.aliases[actor.name]
    capitals = [alias for alias in actor.aliases if len(alias) <= 8 and alias.replace(".", "").isupper()]
    if actor.acronym is None and capitals and not actor.name.isupper():
        actor.acronym = capitals[0]
        del actor.aliases[capitals[0]]


def _merge_short_forms(register: _Register) -> None:
    """A body first called by the last words of its name, and later in full, is one."""
    longer: dict[str, dict[str, None]] = {}
    for key, actor in register.actors.items():
        for ending in _endings(actor.name):
            longer.setdefault(ending, {})[key] = None
    for key, actor in list(register.actors.items()):
        if key not in register.actors or not key.startswith(_BODY) or " " not in actor.name:
            continue
        candidates = [other for other in longer.get(actor.name.lower(), ()) if other in register.actors]
        full = [other for other in candidates if register.actors[other].kind == actor.kind]
        if len(full) == 1:
            _take_over(actor, register.actors.pop(full[0]))
            for ending in _endings(actor.name):
                longer[ending][key] = None


def _take_over(actor: _Actor, full: _Actor) -> None:
    """Makes an actor known by a short form the one that is known in full."""
    actor.aliases = {actor.name: None, **actor.aliases, **full.aliases}
    actor.name, actor.acronym = full.name, actor.acronym or full.acronym
    actor.aliases.pop(actor.name, None)


def _plain(actor: _Actor, ids: Ids) -> Plain:
    plain: Plain = {"id": ids.give("a", actor.kind, actor.name), "name": actor.name}
    if actor.acronym:
        plain["acronym"] = actor.acronym
    plain["kind"] = actor.kind
    aliases = [
        alias for alias in actor.aliases if alias.lower() not in (actor.name.lower(), (actor.acronym or "").lower())
    ]
    if aliases:
        plain["aliases"] = aliases
    if actor.role:
        plain["role"] = actor.role
    return {**plain, "evidence": [evidence(actor.passage)]}
