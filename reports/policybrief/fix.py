"""What `policybrief check --fix` does to the file of a brief.

Only the words that change are touched: short evidence is replaced by its full form, and identifiers and hashes are
put in as lines of their own. Comments, order, quoting and line breaks of everything else stay as they are, because
nothing else is written anew.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from policybrief import canonical_json, ids
from policybrief.errors import InvalidBriefing
from policybrief.evidence import shorthand
from policybrief.evidence.records import Records
from policybrief.loading import checked_data, opened
from policybrief.opening import read_file
from policybrief.problems import Problem, Severity
from policybrief.reading.core_yaml import layout
from policybrief.reading.decoding import decoded
from policybrief.reading.located import pointer
from policybrief.reading.parsing import is_json
from policybrief.resolver import Resolver, Unresolved
from policybrief.yaml_edits.nodes import Node, grown, made, put
from policybrief.yaml_edits.patching import patched


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
    tree = grown(data, layout(text))
    _complete(tree, completed)
    new = patched(text, tree)
    if new is None:
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


def _complete(node: Node, after: Any) -> None:
    """Make the tree of the file say `after`, which has more keys, and other evidence."""
    match node.value, after:
        case dict() as entries, dict():
            for key, item in entries.items():
                _complete(item, after[key])
            _put_new(node, after)
        case list() as items, list():
            for item, new in zip(items, after, strict=True):
                _complete(item, new)
        case value, _ if value != after:
            node.value = after if isinstance(after, str) else made(after).value


def _put_new(node: Node, after: Mapping[str, Any]) -> None:
    """Put in the keys that `node` lacks, each after the one that it follows."""
    last: str | None = None
    for key, item in after.items():
        if key not in node.value:
            put(node, key, made(item), last)
        last = key


def _refusal(name: str) -> Problem:
    message = "this file is written in a way that cannot be repaired without changing what it says; nothing was changed"
    hint = "write the parts that an alias (*) repeats out, and use no ? before keys"
    return Problem(severity=Severity.ERROR, rule="fix-refused", message=message, hint=hint, file=name, line=1, column=1)
