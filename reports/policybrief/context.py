"""What a plug-in is handed instead of looking around: options, style, and the files it may read."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from msgspec import Struct, field

from policybrief.problems import Problem
from policybrief.resolver import MemoryResolver, Resolver
from policybrief.style import Style


class Context(Struct, frozen=True, kw_only=True):
    """The surroundings of one export.

    Args:
        style: the looks.
        resolver: the only way to source texts and images.
        options: the exporter's own options, already checked against its `options_schema`.
    """

    style: Style
    resolver: Resolver = field(default_factory=MemoryResolver)
    options: Mapping[str, Any] = {}


class FillContext(Struct, frozen=True, kw_only=True):
    """The surroundings of one filling.

    Args:
        created: the time that `provenance.created` is stamped with; None leaves it out. A filler has no other clock.
        language: the language the seed is in, where the caller knows; None lets the filler detect it.
        options: the filler's own options.
    """

    created: datetime | None = None
    language: str | None = None
    options: Mapping[str, Any] = {}


class Export(Struct, frozen=True, kw_only=True):
    """What an exporter gives: the file's bytes, and what it could not show as asked."""

    data: bytes
    problems: tuple[Problem, ...] = ()
