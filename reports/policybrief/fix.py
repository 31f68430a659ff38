"""What `policybrief check --fix` does to the file of a brief.

Only the words that change are touched: short evidence is replaced by its full form, and identifiers and hashes are
put in as lines of their own. Comments, order, quoting and line breaks of everything else stay as they are, because
nothing else is written anew.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct
from yaml.events import AliasEvent

from policybrief import canonical_json, ids
from policybrief.errors import InvalidBriefing
from policybrief.evidence import shorthand
from policybrief.evidence.records import Records
from policybrief.loading import checked_data, opened
from policybrief.opening import read_file
from policybrief.problems import Problem, Severity
from policybrief.reading import parse
from policybrief.reading.core_yaml import Place, layout
from policybrief.reading.decoding import decoded
from policybrief.reading.located import pointer
from policybrief.reading.parsing import is_json
from policybrief.reading.scalars import is_text
from policybrief.resolver import Resolver, Unresolved


class Fixed(Struct, frozen=True):
    """The text of a brief's file after the repair, and what was changed in it, a line for each change.

    Where nothing was to be changed, `text` is the text of the file and `changes` is empty.
    """

    text: str
    changes: tuple[str, ...] = ()


def fix(path: str | os.PathLike[str], *, root: str | os.PathLike[str] | None = None) -> Fixed:
    """The file at `path` with its short evidence expanded, an `id` for every part that may have one, and the hashes of
    those sources whose record is found. Fixing the result again changes nothing. The file is not written.

    Args:
        path: a brief in YAML or JSON; JSON is written with two spaces.
        root: the folder that sources may lie under; by default the project's.

    Raises:
        InvalidBriefing: the file does not parse, breaks the schema, or is written in a way that is not repaired.
        OutsideError: it cannot be read.
    """
    located, resolver = opened(path, root)
    text = decoded(read_file(Path(path)))
    data = checked_data(located)
    completed = _completed(data, resolver)
    changes = tuple(_changes(data, completed))
    if not changes:
        return Fixed(text)
    if is_json(text, located.name):
        return Fixed(canonical_json.dumps(completed), changes)
    new = _patched(text, _edits(data, completed, layout(text), text))
    if not _says(new, completed, located.name):
        raise InvalidBriefing([_refusal(located.name)])
    return Fixed(new, changes)


def _completed(data: Mapping[str, Any], resolver: Resolver) -> dict[str, Any]:
    records = Records.of(data, resolver)
    expanded, _ = shorthand.expand(data, records)
    completed = ids.assign(expanded)
    if "sources" in completed:
        completed["sources"] = [_with_hashes(source, records, resolver) for source in completed["sources"]]
    return completed


def _with_hashes(source: Mapping[str, Any], records: Records, resolver: Resolver) -> dict[str, Any]:
    """The source with the hashes that it lacks, right after the file that they are of."""
    text = records.text(source["id"])
    if text is None:
        return dict(source)
    hashes = {}
    if "file" in source and "file_sha256" not in source and (digest := _file_hash(source["file"], resolver)):
        hashes["file_sha256"] = digest
    if "text_sha256" not in source:
        hashes["text_sha256"] = hashlib.sha256(text.encode()).hexdigest()
    last = next(key for key in ("record", "file") if key in source)
    found: dict[str, Any] = {}
    for key, value in source.items():
        found |= {key: value, **hashes} if key == last else {key: value}
    return found


def _file_hash(file: str, resolver: Resolver) -> str | None:
    try:
        return hashlib.sha256(resolver.read(file, "source")).hexdigest()
    except Unresolved:
        return None


def _changes(before: Any, after: Any, path: tuple[str | int, ...] = ()) -> Iterator[str]:
    """A line for each difference: `after` has more keys, objects for evidence in short form, and quotations with the
    white space of their source."""
    match before, after:
        case dict(), dict():
            for key in after:
                if key in before:
                    yield from _changes(before[key], after[key], (*path, key))
                else:
                    yield f"{pointer(path)}: {key} {after[key]}"
        case list(), list():
            for index, (old, new) in enumerate(zip(before, after, strict=True)):
                yield from _changes(old, new, (*path, index))
        case str(), dict():
            yield f"{pointer(path)}: evidence from {after['source']} at {after['start']}-{after['end']}"
        case str(), str() if before != after:
            yield f"{pointer(path)}: as the source has it"


class _Edit(Struct, frozen=True, order=True):
    """`text[start:end]` becomes `new`."""

    start: int
    end: int
    new: str


def _edits(before: Any, after: Any, place: Place, text: str) -> Iterator[_Edit]:
    """How the YAML `text` of `before` becomes one of `after`."""
    match before, after, place.inner:
        case dict(), dict(), dict() as places:
            added = {key: after[key] for key in after if key not in before}
            if added:
                yield _insertion(added, place, text)
            for key in before:
                yield from _edits(before[key], after[key], places[key], text)
        case list(), list(), list() as places:
            for old, new, item in zip(before, after, places, strict=True):
                yield from _edits(old, new, item, text)
        case str(), dict() | str(), _ if before != after:
            start, end = place.mark.index, place.event.end_mark.index
            written = text[start:end]
            # A block of lines ends after its line breaks; they stay.
            yield _Edit(start, start + len(written.rstrip()), _flow(after))


def _insertion(added: Mapping[str, Any], place: Place, text: str) -> _Edit:
    """The new keys, after the kind of a block or the file of a source, else before everything."""
    inner = place.inner
    assert isinstance(inner, dict)  # new keys come into objects
    entries = [f"{key}: {_flow(value)}" for key, value in added.items()]
    after = _last_before(list(inner), added)
    if isinstance(place.event, AliasEvent):
        return _Edit(0, 0, "")  # what is repeated has no room for an entry of its own
    if place.event.flow_style:
        if not inner:
            at = place.mark.index + 1
            return _Edit(at, at, ", ".join(entries))
        if after is None:
            at = next(iter(inner.values())).key.index
            return _Edit(at, at, "".join(f"{entry}, " for entry in entries))
        at = inner[after].event.end_mark.index
        return _Edit(at, at, "".join(f", {entry}" for entry in entries))
    first = next(iter(inner.values())).key
    line_break = "\r\n" if "\r\n" in text else "\n"
    margin = line_break + " " * first.column
    if after is None or not _on_one_line(inner[after]):
        return _Edit(first.index, first.index, "".join(entry + margin for entry in entries))
    at = _line_end(text, inner[after].event.end_mark.index)
    return _Edit(at, at, "".join(margin + entry for entry in entries))


def _last_before(keys: Sequence[str], added: Mapping[str, Any]) -> str | None:
    """The key that the new ones follow; None where they come first."""
    if "id" in added:
        return keys[0] if keys[:1] == ["kind"] else None
    return next((key for key in ("record", "file", "source") if key in keys), None)


def _on_one_line(place: Place) -> bool:
    return bool(place.key.line == place.mark.line == place.event.end_mark.line)


def _line_end(text: str, offset: int) -> int:
    found = re.compile(r"\r?\n|\Z").search(text, offset)
    assert found is not None  # there is an end
    return found.start()


def _flow(value: Any) -> str:
    """A value as YAML on one line."""
    match value:
        case dict():
            return "{" + ", ".join(f"{key}: {_flow(item)}" for key, item in value.items()) + "}"
        case str():
            return value if _is_bare(value) else _quoted(value)
        case _:
            return str(value)


def _is_bare(text: str) -> bool:
    """Whether a word needs no quotes: not where YAML takes it for something else, as a hash that reads 12e34."""
    return re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_-]*", text) is not None and is_text(text)


def _quoted(text: str) -> str:
    """In double quotes, with escapes for what libyaml would not take as it is."""
    written = json.dumps(text, ensure_ascii=False)
    return re.sub("[\x7f-\x9f\u2028\u2029\ufeff]", lambda match: f"\\u{ord(match.group()):04x}", written)


def _patched(text: str, edits: Iterable[_Edit]) -> str:
    parts, done = [], 0
    for edit in sorted(edits):
        parts += [text[done : edit.start], edit.new]
        done = edit.end
    return "".join([*parts, text[done:]])


def _says(text: str, wanted: Mapping[str, Any], name: str) -> bool:
    """Whether `text` says exactly what is wanted: a part that an alias repeats, for one, cannot get two identifiers."""
    try:
        said: bool = parse(text.encode(), name).data == wanted
    except InvalidBriefing:
        return False
    return said


def _refusal(name: str) -> Problem:
    message = "this file is written in a way that cannot be repaired without changing what it says; nothing was changed"
    hint = "write the parts that an alias (*) repeats out, and use no ? before keys"
    return Problem(severity=Severity.ERROR, rule="fix-refused", message=message, hint=hint, file=name, line=1, column=1)
