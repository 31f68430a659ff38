"""The root of every part of the model."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

Number = int | Decimal
"""A number of the model. Never a float: what a brief says is what it says, to the last digit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One object of the model; `extra` keeps its `x-*` keys, which the schema allows everywhere."""

    extra: Mapping[str, Any] = field(default_factory=dict)
