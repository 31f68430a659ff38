"""The one module that writes files: whole or not at all."""

from __future__ import annotations

import contextlib
import itertools
import os
import stat
from pathlib import Path

from policybrief.context import Export
from policybrief.errors import OutsideError

_count = itertools.count()


def write(content: Export | bytes | str, path: str | os.PathLike[str]) -> Path:
    """Write `content` (text as UTF-8) to `path`, and give the path back.

    The file appears under its name in one step, when it is whole and on the disk: killed at any instant, a run leaves
    the old file or the new one. A missing folder is made. A new file gets the permissions that the umask leaves it; one
    that is replaced hands on its own.

    A symbolic link that stands at `path` is replaced by the file, and what it points to stays untouched: nobody who can
    place a link redirects an output. Links among the folders on the way are followed.

    Raises `OutsideError` where the world refuses: a folder or a device stands at `path`, the folder cannot be written,
    the disk is full. Nothing is left behind then.
    """
    target = Path(path)
    data = content.data if isinstance(content, Export) else content.encode() if isinstance(content, str) else content
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        temporary = _write_beside(target, data, _old_permissions(target))
        try:
            temporary.replace(target)
        except BaseException:
            _remove(temporary)
            raise
        _sync_folder(target.parent)
    except (FileExistsError, NotADirectoryError) as error:
        raise OutsideError(f"{target}: cannot be written: {_no_folder(target)} is a file, not a folder") from error
    except OSError as error:
        raise OutsideError(f"{target}: cannot be written: {error.strerror or error}") from error
    return target


def _no_folder(target: Path) -> Path:
    """The nearest thing on the way to `target` that is there: what keeps the folders below it from being made."""
    return next((parent for parent in target.parents if parent.exists()), target.parent)


def _old_permissions(target: Path) -> int | None:
    """The permissions of the file that is to be replaced; None where there is none, or a link. Raises `OutsideError`
    for what is no file."""
    try:
        mode = target.stat().st_mode
    except OSError:  # nothing there, or a link to nothing
        return None
    if stat.S_ISDIR(mode):
        raise OutsideError(f"{target}: is a folder; name a file in it")
    if not stat.S_ISREG(mode):
        raise OutsideError(f"{target}: is no regular file; write to one, or to the standard output with -")
    return None if target.is_symlink() else stat.S_IMODE(mode)


def _write_beside(target: Path, data: bytes, permissions: int | None) -> Path:
    """A new file in the target's folder that holds `data`, flushed to the disk."""
    temporary, descriptor = _create_beside(target, 0o666 if permissions is None else 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            if permissions is not None:
                temporary.chmod(permissions)
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        _remove(temporary)
        raise
    return temporary


def _create_beside(target: Path, permissions: int) -> tuple[Path, int]:
    """An empty file with these permissions, less the umask. Its name is short, because the target's may fill what the
    file system allows."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
    while True:
        temporary = target.parent / f".policybrief-{os.getpid()}-{next(_count)}.part"
        try:
            return temporary, os.open(temporary, flags, permissions)
        except FileExistsError:  # left by a killed process that had the same id
            continue


def _remove(temporary: Path) -> None:
    with contextlib.suppress(OSError):
        temporary.unlink()


def _sync_folder(folder: Path) -> None:
    """Make the new name itself survive a power cut, where the system can."""
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError:  # a folder that may be written but not listed, or a system that opens no folders
        return
    try:
        with contextlib.suppress(OSError):
            os.fsync(descriptor)
    finally:
        os.close(descriptor)
