"""Labels with what they say, in a compact grid."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from policybrief.document.blocks import Fact, Facts


def facts(items: Iterable[Fact]) -> Iterator[Facts]:
    """The grid of these facts; nothing where there are none."""
    known = tuple(items)
    if known:
        yield Facts(role="head", items=known)
