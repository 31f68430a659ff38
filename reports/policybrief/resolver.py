"""Where the files that a brief names come from: a folder, or memory. Nothing else in the toolkit opens them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Literal, Protocol

from msgspec import Struct

from policybrief.errors import OutsideError
from policybrief.opening import read_file

Use = Literal["source", "image", "style", "template"]
"""What a file is wanted for: a source may lie anywhere under the root, the others only under the brief's folder."""


class Unresolved(OutsideError):
    """A file that a brief names and that is not there, or lies where it may not be read."""


class Resolver(Protocol):
    """Gives the bytes of a file that a brief names by a relative path. Raises `Unresolved`."""

    def read(self, path: str, use: Use) -> bytes: ...


class MemoryResolver(Struct, frozen=True):
    """Files held in memory, by the path that the brief uses."""

    files: Mapping[str, bytes] = {}

    def read(self, path: str, use: Use) -> bytes:
        try:
            return self.files[path]
        except KeyError:
            raise Unresolved(f"{path}: no such file was passed for this {use}") from None


class FolderResolver(Struct, frozen=True):
    """Files of a folder.

    Args:
        folder: the brief's folder, which its paths are relative to.
        root: the folder that sources may lie under; symbolic links are followed before it is compared.
    """

    folder: Path
    root: Path

    def read(self, path: str, use: Use) -> bytes:
        limit = (self.root if use == "source" else self.folder).resolve()
        target = (self.folder / path).resolve()
        if not target.is_relative_to(limit):
            raise Unresolved(f"{path}: lies outside {limit}; each {use} is read from under it alone")
        try:
            return read_file(target, shown=path)
        except OutsideError as error:
            raise Unresolved(str(error)) from error


class OverlayResolver(Struct, frozen=True):
    """Files in memory, such as the records of fresh seeds, before those of another resolver."""

    files: Mapping[str, bytes]
    below: Resolver

    def read(self, path: str, use: Use) -> bytes:
        return self.files[path] if path in self.files else self.below.read(path, use)


PROJECT_MARK = ".policybrief"
"""An empty file of this name marks a project's folder, where nothing else does."""


def project_root(folder: Path) -> Path:
    """The folder that sources may lie under by default: the nearest one above `folder` that holds a project's mark
    (`.git`, `pyproject.toml`, `.policybrief`), or `folder` itself."""
    folder = folder.resolve()
    for candidate in (folder, *folder.parents):
        if any((candidate / mark).exists() for mark in (".git", "pyproject.toml", PROJECT_MARK)):
            return candidate
    return folder
