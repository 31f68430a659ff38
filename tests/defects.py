"""Single defects of a good file, each with the checks that must see it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

Change = TypeVar("Change", bound=Callable[..., Any])
"""Damages a file."""


@dataclass(frozen=True, slots=True)
class Defect:
    """A change and the checks that must see it: rules by their names, validators by theirs."""

    name: str
    change: Callable[..., Any]
    seen_by: frozenset[str]


class Defects(list[Defect]):
    """Defects in the order of their definition."""

    def add(self, *seen_by: str) -> Callable[[Change], Change]:
        """Makes the function a defect that these checks see."""

        def add(change: Change) -> Change:
            self.append(Defect(change.__name__.replace("_", " "), change, frozenset(seen_by)))
            return change

        return add
