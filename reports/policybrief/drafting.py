"""A filled draft as the files that an analyst goes on with: the brief, and the records its evidence counts in."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

import policybrief_schemas
from policybrief import canonical_json, readable_yaml
from policybrief.checks.conforming import anchored
from policybrief.model.convert import from_plain, to_plain
from policybrief.model.head import Source
from policybrief.seed import Draft, Seed, record_name


class Record(Struct, frozen=True, kw_only=True):
    """The text of a source, where it differs from the source's file: to be written beside the brief."""

    source: Path
    path: Path
    text: str


def written(draft: Draft, seeds: Sequence[Path], file: Path | None) -> tuple[str, tuple[Record, ...]]:
    """The draft as the text of `file` (JSON where it ends in `.json`, else YAML), and the records beside it.

    Args:
        draft: what was filled from the documents at `seeds`, in their order.
        file: where the text will lie, which its paths are relative to; None is the current folder.
    """
    folder = file.parent if file else Path()
    sources, records = [], []
    for source, seed, path in zip(draft.data.get("sources", ()), draft.seeds, seeds, strict=True):
        placed, record = _placed(source, seed, path, folder)
        sources.append(placed)
        records += [record] if record else []
    data = {**draft.data, "sources": sources}
    text = canonical_json.dumps(data) if file and file.suffix.lower() == ".json" else readable_yaml.dumps(data)
    return text, tuple(records)


def _placed(source: Mapping[str, Any], seed: Seed, path: Path, folder: Path) -> tuple[dict[str, Any], Record | None]:
    """The source with its paths relative to `folder`, and its record where the file does not hold it."""
    # Links among the folders are followed first: a `..` leads out of the folder that one points to.
    relative = Path(os.path.relpath(path.parent.resolve() / path.name, folder.resolve())).as_posix()
    file = relative if _is_sayable(relative) else None
    record = None
    if file is None or seed.text_sha256 != seed.file_sha256:
        record = Record(source=path, path=folder / record_name(path.name), text=seed.text)
    placed = replace(from_plain(Source, source), file=file, record=record.path.name if record else None)
    return to_plain(placed), record


def _is_sayable(path: str) -> bool:
    """Whether a brief may state the path: relative, with forward slashes."""
    return anchored(policybrief_schemas.load("briefing")["$defs"]["path"]["pattern"]).search(path) is not None
