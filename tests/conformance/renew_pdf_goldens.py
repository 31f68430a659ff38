"""Draws the goldens of `test_pdf_looks.py` anew: `python tests/conformance/renew_pdf_goldens.py`. Look at each sheet
before it is committed; a golden that nobody has looked at says nothing."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

GOLDENS = Path(__file__).parent / "goldens"
NAMES = ("edited", "rich")


def main() -> None:
    import sample_briefs
    from page_pictures import pages, saved, sheet

    GOLDENS.mkdir(exist_ok=True)
    for name in NAMES:
        with tempfile.TemporaryDirectory() as folder:
            drawn = sheet(pages(sample_briefs.export(name, "pdf"), Path(folder)))
        (GOLDENS / f"{name}.png").write_bytes(saved(drawn))
        print(f"{GOLDENS / name}.png")


if __name__ == "__main__":
    main()
