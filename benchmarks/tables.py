"""The figures as tables for a person."""

from __future__ import annotations

from typing import Any, Literal

from clocks import Times
from makers import OURS

Side = Literal["wall", "cpu"]
CLOCKS = {"wall": "ms", "cpu": "ms of processors"}


def tables(figures: dict[str, Any], side: Side) -> str:
    """Every table that has figures, its times from that side."""
    lines = [f"{size}: {count:,} words" for size, count in figures["words"].items()]
    for table, unit in (("cold", CLOCKS[side]), ("warm", CLOCKS[side]), ("memory", "MB"), ("bytes", "kB")):
        lines += ["", f"{table} ({unit})"]
        for size, formats in figures[table].items():
            for suffix, taken in formats.items():
                lines.append(_row(size, suffix, {name: _figure(value, side) for name, value in taken.items()}))
    lines += ["", f"stages, warm ({CLOCKS[side]}){'':2}{''.join(f'{size:>12}' for size in figures['stages'])}"]
    for stage in next(iter(figures["stages"].values())):
        cells = (_figure(stages[stage], side) for stages in figures["stages"].values())
        lines.append(f"  {stage:17}" + "".join(f"{cell:12,.1f}" for cell in cells))
    if "merge" in figures:
        merge = figures["merge"]
        warm, command = _figure(merge["warm"], side), _figure(merge["command"], side)
        lines += ["", f"merge of a reviewed file of 90 pages with {merge['changes']} changes ({CLOCKS[side]})"]
        lines += [f"  warm {warm:,.0f}, by the command {command:,.0f}"]
    return "\n".join([*lines, *_growth(figures, side)])


def _figure(value: Times | float | int, side: Side) -> float:
    match value:
        case Times():
            return value.wall if side == "wall" else value.cpu
        case int():
            return value / 1000
        case _:
            return value


def _row(size: str, suffix: str, values: dict[str, float]) -> str:
    ours = values[OURS]
    others = "".join(
        f"{name:>21} {value:8,.0f} {f'(×{value / ours:.2f})':9}" for name, value in values.items() if name != OURS
    )
    return f"  {size:7} {suffix:5} {OURS} {ours:8,.0f}{others}".rstrip()


def _growth(figures: dict[str, Any], side: Side) -> list[str]:
    """How time grows from the medium to the large brief, against how the words do."""
    if not {"medium", "large"} <= set(figures["words"]):
        return []
    lines = ["", f"growth, medium to large: words ×{figures['words']['large'] / figures['words']['medium']:.1f}"]
    for suffix, large in figures["warm"]["large"].items():
        medium = figures["warm"]["medium"][suffix]
        row = ", ".join(f"{name} ×{_figure(large[name], side) / _figure(medium[name], side):.1f}" for name in large)
        lines.append(f"  {suffix}: {row}")
    return lines
