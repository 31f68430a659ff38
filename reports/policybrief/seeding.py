"""The road from a source document to a draft: the reader by the file's name, then a filler by its own."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from policybrief import plugins
from policybrief.context import FillContext
from policybrief.errors import MisuseError, SeedError
from policybrief.opening import read_file
from policybrief.seed import Draft, Seed


def read_seed(path: str | os.PathLike[str], reader: str | None = None) -> Seed:
    """The source document at `path`, read by the reader of that name, else by the one for the file's suffix.

    A file whose suffix no reader claims is read as text if it is one. Raises `OutsideError` where the file cannot be
    opened, `SeedError` where it is no such document, `MisuseError` for a suffix that nobody reads, `PluginError` for an
    unknown reader.
    """
    file = Path(path)
    data = read_file(file)
    if reader is not None:
        return plugins.reader(reader).read(data, file.name)
    return _by_suffix(data, file)


def fill(
    seeds: Seed | Sequence[Seed],
    *,
    filler: str = "extractive",
    overrides: Mapping[str, Any] | None = None,
    created: datetime | None = None,
    language: str | None = None,
    options: Mapping[str, Any] | None = None,
) -> Draft:
    """A draft briefing of one or more seeds.

    Args:
        seeds: what `read_seed` gave; several seeds on one matter fill one briefing.
        filler: the name of an installed filler.
        overrides: keys of the brief's head that replace what the filler finds (`title`, `kind`, `marking` …).
        created: the time to stamp the draft with; without it the draft carries none.
        language: the language of the seeds (BCP 47), where it is known.
        options: the filler's own options.

    Raises `SeedError` for seeds without content, `PluginError` for an unknown filler.
    """
    context = FillContext(created=created, language=language, options=options or {})
    several = (seeds,) if isinstance(seeds, Seed) else tuple(seeds)
    if not several:
        raise MisuseError("no seed was given: fill a briefing from one source document at least")
    return plugins.filler(filler).fill(several, overrides or {}, context)


def _by_suffix(data: bytes, file: Path) -> Seed:
    suffix = file.suffix.lower()
    readers = plugins.readers()
    for candidate in readers:
        if suffix in candidate.suffixes:
            return candidate.read(data, file.name)
    try:
        return plugins.reader("text").read(data, file.name)
    except SeedError as error:
        known = ", ".join(sorted(suffix for candidate in readers for suffix in candidate.suffixes))
        raise MisuseError(
            f"{error}; no reader is installed for {suffix or 'names without a suffix'} ({known})"
        ) from error
