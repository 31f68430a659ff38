"""A reviewed Word file, and how long it takes to bring its changes back into the brief."""

from __future__ import annotations

import copy
import io
import json
import random
import subprocess
import sys
import tempfile
import zipfile
from functools import partial
from pathlib import Path
from typing import Any

from briefs import Brief, brief
from clocks import Times, elapsed, elapsed_outside

REVIEWED = 45
"""The sections of a brief of about 90 pages."""
WORDS = {"although": "even though", "because": "since", "delayed": "put off", "supported": "backed"}
"""What a reviewer writes otherwise, every third time; half of the changes are tracked."""

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def merge_times(repeat: int) -> tuple[Times, Times, int]:
    """Warm in this process, cold by the command, and how many changes the files had (medians)."""
    warm, cold, changes = [], [], []
    for variant in range(repeat + 1):
        one = brief("medium", variant, sections=REVIEWED)
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            changes.append(_write(one, folder))
            warm.append(elapsed(partial(_merge, folder)))
            cold.append(elapsed_outside(partial(_command, folder)))
    return Times.median(warm[1:]), Times.median(cold[1:]), sorted(changes)[repeat // 2]


def _write(one: Brief, folder: Path) -> int:
    """The brief with its files, and the reviewed file; how many changes it has."""
    import policybrief as pb

    for name, content in {"brief.json": json.dumps(one.data).encode(), **one.files}.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(content)
    made = pb.export(pb.load(folder / "brief.json"), "docx", options={"profile": "review"}).data
    data, changes = reviewed(made)
    (folder / "reviewed.docx").write_bytes(data)
    return changes


def _merge(folder: Path) -> None:
    import policybrief as pb

    merged = pb.merge(folder / "brief.json", folder / "reviewed.docx")
    assert any(entry.outcome == "merged" for entry in merged.report.entries), "nothing came of the merge"


def _command(folder: Path) -> None:
    command = [sys.executable, "-m", "policybrief", "merge", "brief.json", "reviewed.docx", "-o", "merged.json"]
    subprocess.run(command, cwd=folder, capture_output=True, check=True)


def reviewed(data: bytes) -> tuple[bytes, int]:
    """A Word file after a review, and how many changes it has."""
    from lxml import etree

    with zipfile.ZipFile(io.BytesIO(data)) as file:
        parts = {info: file.read(info) for info in file.infolist()}
    main = next(info for info in parts if info.filename == "word/document.xml")
    root = etree.fromstring(parts[main])
    changes = _change(root, random.Random(1))
    parts[main] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as file:
        for info, content in parts.items():
            file.writestr(info, content)
    return target.getvalue(), changes


def _change(root: Any, chance: random.Random) -> int:
    changes = 0
    for run in list(root.iter(f"{_W}r")):
        text = run.findtext(f"{_W}t") or ""
        found = next((word for word in WORDS if f" {word} " in text), None)
        # Notes quote their sources: nobody rewords them.
        linked = run.getparent().tag == f"{_W}hyperlink"  # as the entries of the contents
        if found is None or linked or text.startswith("“") or chance.random() > 1 / 3:
            continue
        changes += 1
        before, after = text.split(found, 1)
        new = WORDS[found]
        if changes % 2:
            run.addprevious(_run(run, before))
            run.addprevious(_tracked(run, "del", found, changes))
            run.addprevious(_tracked(run, "ins", new, changes))
            run.addprevious(_run(run, after))
            run.getparent().remove(run)
        else:
            run.find(f"{_W}t").text = before + new + after
    return changes


def _run(like: Any, text: str, name: str = "t") -> Any:
    run = copy.deepcopy(like)
    (words,) = run.findall(f"{_W}t")
    words.tag, words.text = f"{_W}{name}", text
    words.set(_XML_SPACE, "preserve")
    return run


def _tracked(like: Any, kind: str, text: str, number: int) -> Any:
    attributes = {"id": str(10_000_000 + number), "author": "A. Reviewer", "date": "2026-03-05T10:00:00Z"}
    change = like.makeelement(f"{_W}{kind}", {f"{_W}{key}": value for key, value in attributes.items()})
    change.append(_run(like, text, "delText" if kind == "del" else "t"))
    return change
