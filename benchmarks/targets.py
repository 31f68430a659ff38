"""What the files must reach beside others that make the same document in the same run."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from clocks import Times
from makers import OURS


@dataclass(frozen=True, slots=True)
class Limits:
    """The targets of a format: shares of a peer's time by size, and the most memory of the large brief, in MB."""

    warm: dict[str, dict[str, float]]
    cold: dict[str, dict[str, float]]
    memory: int
    bytes: str = field(default="")
    """The peer whose medium file ours must not exceed."""


TARGETS = {
    "pdf": Limits(
        warm={"Typst": {"small": 0.4, "medium": 0.35, "large": 0.25}},
        cold={"Typst": {"medium": 1.0, "large": 0.4}},
        memory=120,
        bytes="Typst",
    ),
    "docx": Limits(
        warm={name: dict.fromkeys(("small", "medium", "large"), 0.6) for name in ("docxtpl, footnotes", "docxtpl")},
        cold={"Pandoc": {"medium": 1.0, "large": 0.3}},
        memory=100,
    ),
}


def verdicts(figures: dict[str, Any]) -> list[str]:
    """A line for each target whose figures were taken: what was measured, and whether it is met on the wall."""
    lines: list[str] = []
    for suffix, limits in TARGETS.items():
        warm = [line for peer, shares in limits.warm.items() for line in _ratios(figures, "warm", suffix, peer, shares)]
        cold = [line for peer, shares in limits.cold.items() for line in _ratios(figures, "cold", suffix, peer, shares)]
        found = [*warm, *cold, *_amounts(figures, suffix, limits)]
        lines += ["", f"{suffix}: targets", *found] if found else []
    return [*lines, *_merge(figures)]


MERGE = 3_000
"""Milliseconds for a reviewed file of 90 pages, by the command."""


def _merge(figures: dict[str, Any]) -> Iterator[str]:
    if "merge" in figures:
        taken: Times = figures["merge"]["command"]
        measured = f"{taken.wall:,.0f} ms (processors {taken.cpu:,.0f})"
        yield _line("merge of 90 pages", measured, f"< {MERGE:,} ms", taken.wall < MERGE)


def _ratios(figures: dict[str, Any], table: str, suffix: str, peer: str, shares: dict[str, float]) -> Iterator[str]:
    for size, limit in shares.items():
        taken: dict[str, Times] = figures[table].get(size, {}).get(suffix, {})
        if peer in taken:
            ours, other = taken[OURS], taken[peer]
            ratio = ours / other
            share = f"{ours.wall:,.0f} / {other.wall:,.0f} ms = {ratio.wall:.2f} of {peer} (processors {ratio.cpu:.2f})"
            yield _line(f"{table} {size}", share, f"≤ {limit}", ratio.wall <= limit)


def _amounts(figures: dict[str, Any], suffix: str, limits: Limits) -> Iterator[str]:
    memory, large = (figures[table].get("large", {}).get(suffix, {}) for table in ("memory", "warm"))
    if OURS in memory:
        beside = "".join(f", {name} {memory[name]:.0f} MB" for name in limits.cold if name in memory)
        used = memory[OURS]
        yield _line("memory large", f"{used:.0f} MB{beside}", f"< {limits.memory} MB", used < limits.memory)
    medium = figures["warm"].get("medium", {}).get(suffix, {})
    if OURS in medium and OURS in large:
        growth = large[OURS] / medium[OURS]
        more = figures["words"]["large"] / figures["words"]["medium"]
        text = f"time ×{growth.wall:.1f} (processors ×{growth.cpu:.1f})"
        yield _line("growth medium to large", text, f"≤ words ×{more:.1f}", growth.wall <= more)
    size = figures["bytes"].get("medium", {}).get(suffix, {})
    if limits.bytes in size:
        most = size[limits.bytes]
        yield _line("size medium", f"{size[OURS]:,} bytes", f"≤ {limits.bytes}'s {most:,}", size[OURS] <= most)


def _line(what: str, measured: str, target: str, met: bool) -> str:
    return f"  {what:23} {measured:68} {target:22} {'met' if met else 'missed'}"
