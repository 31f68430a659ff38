"""The sample documents and briefs, written out for a person to try things on."""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Iterator
from pathlib import Path

from policybrief.errors import OutsideError
from policybrief.resolver import PROJECT_MARK
from policybrief.writing import write

LAYOUT = {"seeds/sample-documents": "policybrief_seeds", "reports/sample-briefs": "policybrief"}
"""The folders of the sample, as they lie to each other, and the package that carries each."""


def write_example(folder: str | os.PathLike[str]) -> tuple[Path, ...]:
    """Write the samples below `folder` in their layout, and give the paths of the files.

    The folder is marked as a project, so that the briefs reach their sources. Nothing is replaced: raises
    `OutsideError` where one of the files is there already, before the first is written.
    """
    target = Path(folder)
    files = {target / place / name: data for place in LAYOUT for name, data in _sample(place)}
    for path in files:
        if path.exists() or path.is_symlink():
            raise OutsideError(f"{path} is there already, and nothing is replaced; name another folder")
    write(b"", target / PROJECT_MARK)
    return tuple(write(data, path) for path, data in files.items())


def _sample(place: str) -> Iterator[tuple[str, bytes]]:
    root = _found(place)
    for path in sorted(root.rglob("*")):
        if path.is_file() and not path.name.startswith("."):
            yield path.relative_to(root).as_posix(), path.read_bytes()


def _found(place: str) -> Path:
    """The folder of the samples: inside the package of a wheel, beside it in a checkout."""
    spec = importlib.util.find_spec(LAYOUT[place])
    name = place.rpartition("/")[2]
    for package in map(Path, spec.submodule_search_locations or () if spec else ()):
        for candidate in (package / name, package.parent / name):
            if candidate.is_dir():
                return candidate
    raise OutsideError(f"the samples ({name}) are not in this installation")
