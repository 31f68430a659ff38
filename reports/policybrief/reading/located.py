"""Plain data together with the place of every part of it in the file it was read from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from msgspec import Struct

Position = tuple[int, int]
"""Line and column, both counted from 1."""

DEPTH_LIMIT = 100
"""How deep lists and objects may nest; a section inside a section takes two steps."""


class Locate(Protocol):
    """Gives the place of what a JSON Pointer (RFC 6901) names, or of its nearest ancestor that the file has: a part
    that was added after reading has no place of its own. `key=True` asks for the key instead of its value."""

    def __call__(self, pointer: str, *, key: bool = False) -> Position: ...


class Located(Struct, frozen=True):
    """What `parse` gives.

    Args:
        data: null, true, false, int, Decimal, str, lists, and dicts with text keys; never a float.
        name: the file's name, as problems print it.
        locate: where each part of the data stands.
    """

    data: Any
    name: str
    locate: Locate


def tokens(pointer: str) -> list[str]:
    """The reference tokens of a JSON Pointer, unescaped."""
    return [part.replace("~1", "/").replace("~0", "~") for part in pointer.split("/")[1:]]


def pointer(path: Sequence[str | int]) -> str:
    """The JSON Pointer of a path of keys and indices."""
    return "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in path)
