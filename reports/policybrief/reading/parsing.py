"""The door of the room: bytes and a name give located data, or every problem that reading them shows."""

from __future__ import annotations

from pathlib import PurePath

from policybrief.errors import InvalidBriefing
from policybrief.problems import Problem
from policybrief.reading.decoding import decode
from policybrief.reading.located import Located
from policybrief.reading.strict_json import read_json

SIZE_LIMIT = 20_000_000
"""The largest file that is read, in bytes: some thirty times a brief of 300 pages without its evidence."""


def parse(data: bytes, name: str, *, limit: int = SIZE_LIMIT) -> Located:
    """The brief in `data` as plain data with places.

    `name` decides between JSON (`.json`) and YAML (`.yaml`, `.yml`); under another name, a text that begins with `{` or
    `[` is taken for JSON. Text is UTF-8, or UTF-16 and UTF-32 with a byte order mark.

    Raises:
        InvalidBriefing: with all problems that can be told from the text alone.
    """
    text, problems = decode(data, name, limit)
    if text is not None and not problems:
        located, problems = (read_json if is_json(text, name) else _read_yaml)(text, name)
        if located is not None:
            return located
    raise InvalidBriefing(problems)


def _read_yaml(text: str, name: str) -> tuple[Located | None, list[Problem]]:
    from policybrief.reading.core_yaml import read_yaml  # and PyYAML, which a brief in JSON does not need

    return read_yaml(text, name)


def is_json(text: str, name: str) -> bool:
    """Whether a brief of this name and text is read as JSON."""
    match PurePath(name).suffix.lower():
        case ".json":
            return True
        case ".yaml" | ".yml":
            return False
        case _:
            return text.lstrip()[:1] in ("{", "[")
