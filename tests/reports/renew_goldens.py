"""Writes the goldens of `test_dump.py` anew: `python tests/reports/renew_goldens.py`. Read what changed before it is
committed; a golden that nobody has read says nothing."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

GOLDENS = Path(__file__).parent / "goldens"


def goldens() -> Iterator[tuple[str, dict[str, Any]]]:
    """The name and the brief of each golden."""
    from composing import RICH

    yield "rich", RICH
    yield "german-draft", {**RICH, "language": "de-DE", "kind": "submission", "status": "draft", "numbering": {}}


def main() -> None:
    from composing import composed
    from policybrief.document.dump import dump

    for name, data in goldens():
        (GOLDENS / f"{name}.txt").write_text(dump(composed(data)), "utf-8")


if __name__ == "__main__":
    main()
