"""From a file, plain data or a filled draft to a checked `Briefing`."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from policybrief import checks, ids
from policybrief.checks.schema import KEY_RULES, validate
from policybrief.collecting import uncollected
from policybrief.errors import InvalidBriefing
from policybrief.evidence import shorthand
from policybrief.evidence.records import Records
from policybrief.model.briefing import Briefing, Origin
from policybrief.model.convert import from_plain
from policybrief.opening import read_file
from policybrief.problems import Problem, Severity
from policybrief.reading import Located, parse
from policybrief.reading.plain import plain
from policybrief.resolver import FolderResolver, MemoryResolver, OverlayResolver, Resolver, project_root
from policybrief.seed import Draft, file_name, record_name

SCHEMA = "urn:policybrief:briefing:1"
"""The version of the schema that this version of the toolkit reads and writes."""

Source = str | os.PathLike[str] | bytes | Mapping[str, Any] | Draft
"""What a brief is loaded from: the path of its file, the file's content, plain data, or what a filler made."""


@uncollected()
def load(source: Source, *, root: str | os.PathLike[str] | None = None, resolver: Resolver | None = None) -> Briefing:
    """The brief in `source`, whole and checked.

    Short forms of evidence are expanded, and parts without an `id` get one. What the checks find beside that is in
    `briefing.origin.problems`, placed in the file: it keeps no brief from loading, only a final one from leaving.

    Args:
        source: the path of a YAML or JSON file; its bytes; plain data; or a `Draft`, whose seeds give the records.
        root: the folder that sources may lie under; by default the project's, or for data that is in no file: none.
        resolver: where records, images and enclosed files come from, instead of folders.

    Raises:
        InvalidBriefing: it cannot stand: it does not parse, breaks the schema, has one id twice, or refers to
            something it does not have. All problems come at once, those that do not keep it from loading included.
        OutsideError: its file cannot be read.
    """
    located, files = opened(source, root, resolver)
    return loaded(located, files)


def opened(
    source: Source, root: str | os.PathLike[str] | None = None, resolver: Resolver | None = None
) -> tuple[Located, Resolver]:
    """The data of `source` with its places, and where its files come from. Raises as `load` does."""
    match source:
        case Draft():
            data, overlay = _with_records(source)
            return _in_memory(data), OverlayResolver(overlay, resolver or _folder(root))
        case Mapping():
            return _in_memory(source), resolver or _folder(root)
        case bytes():
            return parse(source, "(brief)"), resolver or _folder(root)
        case _:
            file = Path(source)
            located = parse(read_file(file), str(file))
            folder = file.parent
            return located, resolver or FolderResolver(folder, Path(root) if root else project_root(folder))


def place(problems: Iterable[Problem], located: Located) -> tuple[Problem, ...]:
    """The problems with the file, line and column of what they are about, in the file's order."""
    if not located.name:
        return tuple(problems)
    placed = []
    for problem in problems:
        if problem.line is None:
            line, column = located.locate(problem.path, key=problem.rule in KEY_RULES)
            problem = replace(problem, file=located.name, line=line, column=column)
        placed.append(problem)
    return tuple(sorted(placed, key=lambda problem: (problem.line or 0, problem.column or 0)))


def checked_data(located: Located) -> dict[str, Any]:
    """The data of a brief that conforms to the schema. Raises `InvalidBriefing` with the problems placed."""
    problems = _version_problems(located.data) or validate(located.data)
    if problems:
        raise InvalidBriefing(place(problems, located))
    data: dict[str, Any] = located.data
    return data


def loaded(located: Located, resolver: Resolver) -> Briefing:
    """The brief of data with its places, whole and checked. Raises as `load` does."""
    data = checked_data(located)
    records = Records.of(data, resolver)
    data, unexpanded = shorthand.expand(data, records)
    briefing = from_plain(Briefing, ids.assign(data))
    failed = {problem.path for problem in unexpanded if problem.severity is Severity.ERROR}
    found = [
        problem
        for problem in checks.run(briefing, records)
        # What has no place because it could not be found is told of once, as that.
        if not (problem.rule == "evidence-unplaced" and problem.path in failed)
    ]
    problems = place([*unexpanded, *found], located)
    if any(problem.rule in checks.STRUCTURAL and problem.severity is Severity.ERROR for problem in problems):
        raise InvalidBriefing(problems)
    origin = Origin(
        resolver=resolver,
        problems=problems,
        locate=lambda path: (located.name, *located.locate(path)) if located.name else None,
        covers=lambda other: other == briefing,
    )
    return replace(briefing, origin=origin)


def _version_problems(data: Any) -> list[Problem]:
    """A brief of another version of the schema is refused: there has been no other yet from which one could be made
    into this one. The steps from version to version belong here, before validation."""
    version = data.get("schema") if isinstance(data, dict) else None
    if not isinstance(version, str) or version == SCHEMA:
        return []
    number = re.fullmatch(r"urn:policybrief:briefing:([0-9]{1,6})", version)
    newer = number is not None and int(number.group(1)) > 1
    hint = "a newer version of policybrief reads it" if newer else f"write `schema: {SCHEMA}`"
    message = f"the brief is of the schema {version!r}; this version of policybrief reads {SCHEMA!r}"
    return [Problem(severity=Severity.ERROR, rule="schema-version", path="/schema", message=message, hint=hint)]


def _in_memory(data: Mapping[str, Any]) -> Located:
    copy, problems = plain(data)
    if problems:
        raise InvalidBriefing(problems)
    return Located(copy, "", lambda pointer, *, key=False: (1, 1))


def _folder(root: str | os.PathLike[str] | None) -> Resolver:
    return FolderResolver(Path(root), Path(root)) if root else MemoryResolver()


def _with_records(draft: Draft) -> tuple[dict[str, Any], dict[str, bytes]]:
    """The draft's data, and its seeds' records by the path that its sources give, or are given, for them."""
    overlay: dict[str, bytes] = {}
    sources = []
    described = draft.data.get("sources", ())
    for source, seed in zip(described, draft.seeds, strict=False):
        # The file of a plain text is its own record.
        key = "file" if "record" not in source and seed.text_sha256 == seed.file_sha256 else "record"
        path = source.get(key) or (file_name if key == "file" else record_name)(seed.name)
        overlay[path] = seed.text.encode()
        sources.append({**source, key: path})
    # A filler may cite further sources that it had no text of.
    return {**draft.data, "sources": [*sources, *described[len(sources) :]]}, overlay
