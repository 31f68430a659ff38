"""The charts of a returned file against those of the model: what somebody changed in their data is told."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Any

from policybrief.returned import Unplaced
from policybrief_exporters.word.opening import Element
from policybrief_exporters.word.returned.parts import Parts

_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_Data = tuple[tuple[str, tuple[str, ...]], ...]
"""The series of a chart: each with its name and its numbers, as `_number` writes them."""


def charts(parts: Parts, base: Mapping[str, Any]) -> Iterator[Unplaced]:
    """A chart whose numbers or names of series are not those of any chart of the model.

    The numbers of a chart are printed below it too; there they are fields, which can be merged.
    """
    printed = dict(_of_model(base))
    for name in parts.found.get("chart", ()):
        shown = _data(parts.tree(name))
        same = next((figure for figure, data in printed.items() if data == shown), None)
        if same is not None:
            del printed[same]
        elif shown:
            near = _nearest(shown, printed)
            before = _words(printed.pop(near)) if near else ""
            yield Unplaced(
                what="the data of a chart", before=before, after=_words(shown), near=f"{near}/alt" if near else ""
            )


def _of_model(value: Any) -> Iterator[tuple[str, _Data]]:
    """The charts of the model, by the ids of their figures."""
    if isinstance(value, Mapping):
        if value.get("kind") == "figure" and "chart" in value:
            series = value["chart"]["series"]
            yield (
                value.get("id", ""),
                tuple((one["name"], tuple(_number(n) for n in one["values"] if n is not None)) for one in series),
            )
        for inner in value.values():
            yield from _of_model(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _of_model(inner)


def _data(root: Element) -> _Data:
    series = (
        ("".join(_values(one.find(f"{_C}tx"))), tuple(_number(value) for value in _values(one.find(f"{_C}val"))))
        for one in root.iter(f"{_C}ser")
    )
    return tuple((name, tuple(filter(None, numbers))) for name, numbers in series)


def _values(element: Element | None) -> Iterator[str]:
    if element is not None:
        yield from (value.text or "" for value in element.iter(f"{_C}v"))


def _number(value: Any) -> str:
    """A number to the digits that every program keeps; "" for a cell that has none."""
    try:
        number = float(value)
    except (TypeError, ValueError, OverflowError):
        return str(value)
    return "" if math.isnan(number) else f"{number:.12g}"


def _nearest(shown: _Data, printed: Mapping[str, _Data]) -> str:
    """The figure whose chart has most in common with the one shown, or ""."""
    said = set(_flat(shown))
    return max(printed, key=lambda figure: len(said & set(_flat(printed[figure]))), default="")


def _flat(data: _Data) -> Iterator[str]:
    for name, numbers in data:
        yield name
        yield from numbers


def _words(data: _Data) -> str:
    return "; ".join(f"{name}: {', '.join(numbers)}" for name, numbers in data)
