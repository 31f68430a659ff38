"""The contract: the JSON Schemas (2020-12) of the briefing and of the style, and the marking schemes."""

from __future__ import annotations

import functools
import json
from pathlib import Path
from typing import Any

NAMES = ("briefing", "style")
MARKINGS = ("tlp",)

_FOLDER = Path(__file__).parent


def text(name: str) -> str:
    """The schema `name` (`briefing`, `style`) as it stands in its file. Raises `KeyError` for an unknown name."""
    if name not in NAMES:
        raise KeyError(name)
    return (_FOLDER / f"{name}.schema.json").read_text("utf-8")


@functools.cache
def load(name: str) -> dict[str, Any]:
    """The schema `name` as data; shared, not to be changed. Raises `KeyError` for an unknown name."""
    schema: dict[str, Any] = json.loads(text(name))
    return schema


@functools.cache
def marking(name: str) -> dict[str, Any]:
    """The built-in marking scheme `name` (`tlp`) as data: `id`, `title`, `source`, `levels` from the least restrictive.

    Raises `KeyError` for an unknown name.
    """
    if name not in MARKINGS:
        raise KeyError(name)
    scheme: dict[str, Any] = json.loads((_FOLDER / "markings" / f"{name}.json").read_text("utf-8"))
    return scheme
