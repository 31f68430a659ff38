"""How a file that somebody names is read: a regular file of a bearable size, or not at all."""

from __future__ import annotations

import stat
from pathlib import Path

from policybrief.errors import OutsideError

SIZE_LIMIT = 256 * 2**20
"""The largest file that is read, in bytes. What is made of the bytes may have narrower limits."""


def read_file(path: Path, *, shown: str | None = None) -> bytes:
    """The bytes of the file at `path`, named as `shown` where that is given.

    Raises `OutsideError` for what is missing, may not be read, is larger than `SIZE_LIMIT`, or is no regular file: a
    folder, a device that never ends, a pipe that nobody writes to.
    """
    name = shown if shown is not None else str(path)
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise OutsideError(f"{name}: is {'a folder' if stat.S_ISDIR(found.st_mode) else 'no regular file'}")
        if found.st_size > SIZE_LIMIT:
            raise OutsideError(f"{name}: is larger than the {SIZE_LIMIT // 2**20} MiB that are read")
        return path.read_bytes()
    except (OSError, ValueError) as error:  # a name with a null character is a ValueError
        raise OutsideError(f"{name}: {getattr(error, 'strerror', None) or error}") from error
