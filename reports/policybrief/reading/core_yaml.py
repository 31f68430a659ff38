"""YAML to plain data by the core schema of YAML 1.2, on the events of PyYAML's parser (libyaml).

PyYAML's own loaders follow YAML 1.1: they read `on` as true, `12:30` as 750 and `2025-08-15` as a date. Its events know
nothing of that, and building from them costs a fifth of composing nodes; nothing recurses in C, so that a file of ten
thousand brackets is a problem and not a crash.
"""

from __future__ import annotations

from typing import Any, NoReturn

import yaml
from msgspec import Struct
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from policybrief.problems import Problem, Severity, shortened
from policybrief.reading.located import DEPTH_LIMIT, Located, Position, pointer, tokens
from policybrief.reading.scalars import (
    UNREADABLE_NUMBER_HINT,
    WORDS,
    NotANumber,
    is_text,
    plain_scalar,
    tagged_scalar,
    unreadable_number,
)

_NESTED = "exceeded maximum nesting depth"
_TOO_DEEP = f"more than {DEPTH_LIMIT} lists and objects are nested in each other here"
_LESS_DEEP = "no brief needs that; check the indentation and brackets"

ALIASED_LIMIT = 100_000
"""How many values all aliases of a file may stand for, counted where they are used."""

_TAG = "tag:yaml.org,2002:"
_CORE_TAGS = ("str", "int", "float", "bool", "null")


def read_yaml(text: str, name: str) -> tuple[Located | None, list[Problem]]:
    """The one document of `text` with places, or the problems of reading it."""
    builder = _Builder(name, text)
    found = builder.read()
    if found is None:
        return None, builder.problems
    value, top = found
    return Located(value, name, lambda path, *, key=False: _locate(top, path, key=key)), []


def layout(text: str) -> Place:
    """How each part of `text`, which has been read before, is written: its places with their events."""
    found = _Builder("", text, keeps_events=True).read()
    assert found is not None  # it has been read before
    return found[1]


class Place(Struct):
    """Where a value stands in its text.

    Args:
        mark: where it begins.
        event: the event of PyYAML that it begins with, which knows how it is written; only `layout` gives it, since
            keeping the events of a long brief doubles the time of reading it.
        key: where its key begins, where it has one.
        inner: the places of what is in it.
        end: where a list or object ends; only `layout` gives it.
    """

    mark: Any
    event: Any = None
    key: Any = None
    inner: dict[str, Place] | list[Place] | None = None
    end: Any = None


class _Anchored(Struct):
    """What an alias stands for; `size` is 0 while the anchored value is still being read."""

    value: Any = None
    place: Place | None = None
    size: int = 0


class _Stop(Exception):  # control flow inside this module
    """Reading on would make no sense."""


class _Builder(Struct):
    """One reading of one file."""

    name: str
    text: str
    keeps_events: bool = False
    loader: Any = None  # a CSafeLoader; the published types know an event only by its base class
    shielded: dict[str, str] = {}
    problems: list[Problem] = []
    trail: list[str | int] = []
    anchors: dict[str, _Anchored] = {}
    names: dict[str, str] = {}
    size: int = 0
    aliased: int = 0

    def read(self) -> tuple[Any, Place] | None:
        """The document and its place; None where `problems` says why not."""
        shields = _shields(self.text)
        self.shielded = {shields[key]: chr(key) for key in shields}
        self.loader = yaml.CSafeLoader(self.text.translate(shields) if shields else self.text)
        try:
            found = self.document()
        except _Stop:
            return None
        except yaml.YAMLError as error:
            from policybrief.reading.yaml_hints import explain

            explained = explain(error, self.text)
            if _NESTED in str(error):  # newer versions of libyaml see it before the event that is too deep is given
                self.trail.clear()
                self.report("nesting", _TOO_DEEP, _LESS_DEEP, explained.place)
                return None
            self.report("yaml-syntax", explained.message, explained.hint, explained.place)
            return None
        return None if self.problems else found

    def document(self) -> tuple[Any, Place]:
        self.loader.get_event()  # the start of the stream
        event = self.loader.get_event()
        if not isinstance(event, DocumentStartEvent):
            self.stop(
                "file-empty", "the file holds nothing but comments", "`policybrief example` writes a brief", (1, 1)
            )
        found = self.node(self.loader.get_event())
        self.loader.get_event()  # the end of the document
        event = self.loader.get_event()
        if not isinstance(event, StreamEndEvent):
            message = "a second document starts here; a file holds one brief"
            self.stop("yaml-documents", message, "delete the line ---, or make it a file of its own", _at(event))
        return found

    def node(self, event: Any) -> tuple[Any, Place]:
        """The value that starts with `event`, all of its events consumed."""
        self.size += 1
        if type(event) is ScalarEvent:
            value = self.scalar(event)
            place = Place(event.start_mark, event if self.keeps_events else None)
            if event.anchor is not None:
                self.anchors[event.anchor] = _Anchored(value, place, 1)
            return value, place
        if type(event) is AliasEvent:
            return self.alias(event)
        return self.collection(event)

    def collection(self, event: Any) -> tuple[Any, Place]:
        if len(self.trail) >= DEPTH_LIMIT:
            self.trail.clear()  # a pointer of a hundred steps would bury the message
            self.stop("nesting", _TOO_DEEP, _LESS_DEEP, _at(event))
        anchored = _Anchored()
        if event.anchor is not None:
            self.anchors[event.anchor] = anchored
        before = self.size
        is_mapping = type(event) is MappingStartEvent
        if event.tag not in (None, "!", _TAG + ("map" if is_mapping else "seq")):
            self.refuse_tag(event)
        found = self.mapping(event) if is_mapping else self.sequence(event)
        anchored.value, anchored.place = found
        anchored.size = self.size - before + 1
        return found

    def mapping(self, event: MappingStartEvent) -> tuple[dict[str, Any], Place]:
        values: dict[str, Any] = {}
        places: dict[str, Place] = {}
        trail = self.trail
        next_event = self.loader.get_event
        while type(key_event := next_event()) is not MappingEndEvent:
            key = self.key(key_event)
            trail.append(key)
            if key in places:
                self.duplicate(key, places[key], key_event)
            item_event = next_event()
            if type(item_event) is ScalarEvent and self.is_prose(item_event):
                self.size += 1
                values[key] = item_event.value
                places[key] = Place(
                    item_event.start_mark, item_event if self.keeps_events else None, key_event.start_mark
                )
            else:
                values[key], place = self.node(item_event)
                place.key = key_event.start_mark
                places[key] = place
            trail.pop()
        return values, self.place(event, places, key_event)

    def sequence(self, event: SequenceStartEvent) -> tuple[list[Any], Place]:
        values: list[Any] = []
        places: list[Place] = []
        next_event = self.loader.get_event
        while type(item_event := next_event()) is not SequenceEndEvent:
            self.trail.append(len(values))
            value, place = self.node(item_event)
            values.append(value)
            places.append(place)
            self.trail.pop()
        return values, self.place(event, places, item_event)

    def is_prose(self, event: ScalarEvent) -> bool:
        """Whether a scalar plainly is the text that it is written as, bare or quoted; most are."""
        text = event.value
        return text[:1].isalpha() and text not in WORDS and not (event.tag or event.anchor or self.shielded)

    def unshielded(self, text: str) -> str:
        for stand_in, character in self.shielded.items():
            text = text.replace(stand_in, character)
        return text

    def key(self, event: Any) -> str:
        """The text of a key; a problem, and a stand-in so that reading can go on, where it is no text."""
        is_plain = type(event) is ScalarEvent and event.tag is None and event.anchor is None
        if is_plain and (known := self.names.get(event.value)) is not None:
            self.size += 1
            return known
        value, _ = self.node(event)
        if type(event) is ScalarEvent and event.value == "<<" and event.implicit[0]:
            hint = "write the shared keys out in each place; YAML 1.2 has no merging"
            self.report("yaml-merge", "the merge key << is not read", hint, _at(event))
            return "<<"
        if isinstance(value, str):
            # What says the same bare and quoted is told, and kept, once, however often it is written.
            if is_plain and value == event.value and value != "<<" and is_text(value):
                self.names[value] = value
            return value
        written = event.value if isinstance(event, ScalarEvent) else "a list or object"
        hint = f'put it in quotes: "{written}"' if isinstance(event, ScalarEvent) else "write a name there"
        self.report("yaml-key", f"the key {written or 'null'} is not text", hint, _at(event))
        return str(written)

    def scalar(self, event: ScalarEvent) -> Any:
        """The value of a word; a problem, and a stand-in, where it has none."""
        text = self.unshielded(event.value) if self.shielded else event.value
        try:
            if event.tag is None:
                return plain_scalar(text) if event.implicit[0] else text
            if event.tag == "!":
                return text
            name = event.tag.removeprefix(_TAG)
            if event.tag.startswith(_TAG) and name in _CORE_TAGS:
                return tagged_scalar(text, name)
        except NotANumber:
            self.report("number-range", unreadable_number(text), UNREADABLE_NUMBER_HINT, _at(event))
            return None
        except ValueError:
            self.report("yaml-tag", f"{shortened(text)!r} is no !!{name}", "leave the tag out", _at(event))
            return None
        self.refuse_tag(event)
        return text

    def alias(self, event: Any) -> tuple[Any, Place]:
        found = self.anchors.get(event.anchor)
        if found is None:
            message = f"*{event.anchor} repeats an anchor &{event.anchor} that does not stand above it"
            self.report("yaml-alias", message, 'a text that begins with * must be in quotes: "*…"', _at(event))
            return None, self.place(event)
        if found.place is None:
            self.stop(
                "yaml-alias", f"*{event.anchor} repeats a part that it stands in itself", "write it out", _at(event)
            )
        self.aliased += found.size
        self.size += found.size
        if self.aliased > ALIASED_LIMIT:
            message = f"the aliases of this file stand for more than {ALIASED_LIMIT:,} values"
            self.stop("yaml-alias", message, "write the repeated parts out", _at(event))
        return found.value, self.place(event, found.place.inner)

    def place(self, event: Any, inner: dict[str, Place] | list[Place] | None = None, end: Any = None) -> Place:
        if not self.keeps_events:
            return Place(event.start_mark, None, None, inner)
        return Place(event.start_mark, event, None, inner, end and end.end_mark)

    def duplicate(self, key: str, first: Place, second: Any) -> None:
        message = f"the key {key!r} stands twice in one object: in line {first.key.line + 1} and line {_at(second)[0]}"
        self.report("duplicate-key", message, "keep one of them", _at(second))

    def refuse_tag(self, event: Any) -> None:
        tag = event.tag.replace(_TAG, "!!")
        hint = "leave the tag out; a text that begins with ! must be in quotes"
        self.report("yaml-tag", f"the tag {shortened(tag, 40)} is not read", hint, _at(event))

    def report(self, rule: str, message: str, hint: str, place: Position) -> None:
        self.problems.append(
            Problem(
                severity=Severity.ERROR, rule=rule, path=pointer(self.trail), message=message, hint=hint,
                file=self.name, line=place[0], column=place[1],
            )
        )  # fmt: skip

    def stop(self, rule: str, message: str, hint: str, place: Position) -> NoReturn:
        self.report(rule, message, hint, place)
        raise _Stop


def _at(event: Any) -> Position:
    return event.start_mark.line + 1, event.start_mark.column + 1


def _shields(text: str) -> dict[int, str]:
    """Stand-ins for the characters that libyaml, as YAML 1.1 has it, takes for line breaks, and YAML 1.2 does not
    (section 5.4). Text pasted from web pages holds them, and libyaml would break the line there."""
    present = [character for character in "\x85\u2028\u2029" if character in text]
    unused = (chr(code) for code in range(0x10FF00, 0x10FFFE) if chr(code) not in text) if present else iter(())
    return {ord(character): next(unused) for character in present}


def _locate(place: Place, path: str, *, key: bool) -> Position:
    for token in tokens(path):
        match place.inner:
            case dict() as keys if token in keys:
                place = keys[token]
            case list() as items if token.isdecimal() and int(token) < len(items):
                place = items[int(token)]
            case _:
                break
    mark = place.key if key and place.key is not None else place.mark
    return mark.line + 1, mark.column + 1
