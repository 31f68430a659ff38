"""What the PDF must reach beside Typst, which makes the same document as PDF/UA-1 in the same run."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from clocks import Times
from makers import OURS

WARM = {"small": 0.4, "medium": 0.35, "large": 0.25}
COLD = {"medium": 1.0, "large": 0.4}
MEMORY = 120
PEER = "Typst"


def verdicts(figures: dict[str, Any]) -> list[str]:
    """A line for each target whose figures were taken: what was measured, and whether it is met on the wall."""
    lines = [*_ratios(figures, "warm", WARM), *_ratios(figures, "cold", COLD), *_amounts(figures)]
    return ["", "PDF: targets", *lines] if lines else []


def _ratios(figures: dict[str, Any], table: str, limits: dict[str, float]) -> Iterator[str]:
    for size, limit in limits.items():
        taken: dict[str, Times] = figures[table].get(size, {}).get("pdf", {})
        if PEER in taken:
            ours, peer = taken[OURS], taken[PEER]
            ratio = ours / peer
            share = f"{ours.wall:,.0f} / {peer.wall:,.0f} ms = {ratio.wall:.2f} of {PEER} (processors {ratio.cpu:.2f})"
            yield _line(f"{table} {size}", share, f"≤ {limit}", ratio.wall <= limit)


def _amounts(figures: dict[str, Any]) -> Iterator[str]:
    memory, sizes = (figures[table].get("large", {}).get("pdf", {}) for table in ("memory", "warm"))
    if OURS in memory:
        beside = f", {PEER} {memory[PEER]:.0f} MB" if PEER in memory else ""
        yield _line("memory large", f"{memory[OURS]:.0f} MB{beside}", f"< {MEMORY} MB", memory[OURS] < MEMORY)
    medium = figures["warm"].get("medium", {}).get("pdf", {})
    if OURS in medium and OURS in sizes:
        growth = sizes[OURS] / medium[OURS]
        more = figures["words"]["large"] / figures["words"]["medium"]
        text = f"time ×{growth.wall:.1f} (processors ×{growth.cpu:.1f})"
        yield _line("growth medium to large", text, f"≤ words ×{more:.1f}", growth.wall <= more)
    size = figures["bytes"].get("medium", {}).get("pdf", {})
    if PEER in size:
        yield _line("size medium", f"{size[OURS]:,} bytes", f"≤ {PEER}'s {size[PEER]:,}", size[OURS] <= size[PEER])


def _line(what: str, measured: str, target: str, met: bool) -> str:
    return f"  {what:23} {measured:60} {target:22} {'met' if met else 'missed'}"
