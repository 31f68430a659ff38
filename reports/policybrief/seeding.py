"""The road from a source document to a draft: the reader by the file's name, then a filler by its own."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path, PurePath
from typing import Any

from policybrief import plugins
from policybrief.collecting import uncollected
from policybrief.context import FillContext
from policybrief.errors import MisuseError, PluginError, SeedError
from policybrief.opening import read_file
from policybrief.plugins import Reader
from policybrief.seed import Draft, Seed


def read_seed(source: str | os.PathLike[str] | bytes, reader: str | None = None, *, name: str | None = None) -> Seed:
    """A source document, read by the reader of that name, else by the one for its file name's ending.

    A file whose ending no reader claims is read as text if it is one.

    Args:
        source: the document's path, or its bytes.
        reader: the reader's name.
        name: the document's file name, which a filled brief takes its id from; by default that of the path. Bytes have
            none of their own.

    Raises `OutsideError` where the file cannot be opened, `SeedError` where it is no such document, `MisuseError` for
    an ending that nobody reads, `PluginError` for an unknown reader and for an ending that two readers claim.
    """
    if isinstance(source, bytes):
        data, known = source, name
    else:
        data, known = read_file(Path(source)), name or Path(source).name
    if not known:
        raise MisuseError("a seed that is given as bytes needs a name, such as statement.txt")
    if reader is not None:
        return plugins.reader(reader).read(data, known)
    return _by_suffix(data, known)


@uncollected()
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


def _by_suffix(data: bytes, name: str) -> Seed:
    suffix = PurePath(name).suffix.lower()
    readers, broken = _readers()
    claims = [reader for reader in readers if suffix in reader.suffixes]
    if len(claims) > 1:
        owners = " and ".join(f"{reader.name} of {plugins.owner('reader', reader.name)}" for reader in claims)
        raise PluginError(f"{name}: {suffix} files are claimed by two readers, {owners}: uninstall one of them")
    if claims:
        return claims[0].read(data, name)
    try:
        return plugins.reader("text").read(data, name)
    except SeedError as error:
        known = ", ".join(sorted(suffix for reader in readers for suffix in reader.suffixes))
        reasons = "".join(f"; {reason}" for reason in broken)
        raise MisuseError(
            f"{error}; no reader is installed for {suffix or 'names without an ending'} ({known}){reasons}"
        ) from error


def _readers() -> tuple[list[Reader], list[PluginError]]:
    """The installed readers, and why others cannot be loaded: one of them does not stop the rest."""
    readers: list[Reader] = []
    broken: list[PluginError] = []
    for name in plugins.names("reader"):
        try:
            readers.append(plugins.reader(name))
        except PluginError as error:
            broken.append(error)
    return readers, broken
