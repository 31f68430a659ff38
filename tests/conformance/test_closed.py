"""A brief is data: nothing is fetched, run, or read outside its folder."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import policybrief as pb
from hostile_texts import HOSTILE
from read_back import pdf_pages, squeezed, word_text
from tiny_png import PNG

Data = dict[str, Any]
SECRET = b"the secret that lies outside"

PROGRAM = """
import json, sys
opened, forbidden = [], []
BAD = ("socket.", "subprocess.", "os.system", "os.exec", "os.spawn", "urllib.", "http.", "ftplib.", "webbrowser.")
def watch(event, arguments):
    if event == "open" and isinstance(arguments[0], str):
        opened.append(arguments[0])
    if event.startswith(BAD):
        forbidden.append(event)
sys.addaudithook(watch)
import policybrief as pb
brief = pb.load(sys.argv[1])
for made in pb.export_all(brief, ("docx", "pdf", "json")).values():
    assert made.data
print(json.dumps([opened, forbidden]))
"""


def brief(**parts: Any) -> Data:
    head = {"schema": "urn:policybrief:briefing:1", "id": "b", "kind": "briefing", "title": "T", "language": "en"}
    return {**head, "status": "draft", **parts}


def picture(path: str) -> Data:
    return brief(sections=[{"title": "S", "blocks": [{"kind": "figure", "alt": "A picture", "image": path}]}])


def written(folder: Path, data: Data) -> Path:
    file = folder / "brief.json"
    file.write_text(json.dumps(data), "utf-8")
    return file


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A brief's folder with a secret beside it."""
    (tmp_path / "secret.png").write_bytes(PNG + SECRET)
    inner = tmp_path / "project" / "brief"
    inner.mkdir(parents=True)
    return inner


@pytest.mark.parametrize("escape", ["../../secret.png", "../../../../../../etc/passwd", "link.png", "dir/secret.png"])
def test_an_image_outside_the_folder_is_a_problem_and_is_not_read(folder: Path, escape: str) -> None:
    (folder / "link.png").symlink_to(folder.parent.parent / "secret.png")
    (folder / "dir").symlink_to(folder.parent.parent)
    loaded = pb.load(written(folder, picture(escape)))
    made = pb.export_all(loaded, ("docx", "pdf", "json"))
    found = [*loaded.origin.problems, *(problem for export in made.values() for problem in export.problems)]
    assert any(escape in problem.message for problem in found)
    for export in made.values():
        assert SECRET not in export.data
        assert b"root:" not in export.data


def test_a_source_outside_the_root_is_not_read(folder: Path) -> None:
    (folder.parent / "pyproject.toml").touch()
    (folder.parent.parent / "source.txt").write_bytes(SECRET)
    source = {"id": "s1", "title": "S", "file": "../../source.txt"}
    loaded = pb.load(written(folder, brief(sources=[source], summary=[{"text": "A.", "evidence": ["secret"]}])))
    assert any("source.txt" in problem.message for problem in loaded.origin.problems)
    assert SECRET.decode() not in word_text(pb.export(loaded, "docx").data)


@pytest.mark.parametrize("path", ["/etc/passwd", "C:/x.png", "\\\\host\\share.png", "file:///etc/passwd", "http://x/y"])
def test_an_absolute_path_or_address_is_refused_by_the_schema(folder: Path, path: str) -> None:
    with pytest.raises(pb.InvalidBriefing):
        pb.load(written(folder, picture(path)))


def test_nothing_is_fetched_or_run_and_nothing_beside_the_brief_is_opened(folder: Path) -> None:
    shutil.copy(folder.parent.parent / "secret.png", folder / "own.png")
    data = picture("own.png") | {"summary": [{"text": text} for text in HOSTILE], "notice": "<img src=http://x.y/z>"}
    data["sources"] = [{"id": "s1", "title": "S", "url": "https://example.org/feed.xml"}]
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(written(folder, data))],
        check=True,
        capture_output=True,
        text=True,
        cwd=folder,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )
    opened, forbidden = json.loads(run.stdout)
    assert forbidden == []
    # The program, its libraries and their data aside, only the brief and its picture.
    foreign = [path for path in opened if path.startswith(str(folder.parent.parent))]
    assert {Path(path).resolve() for path in foreign} == {folder / "brief.json", folder / "own.png"}


@pytest.mark.parametrize("text", [text for text in HOSTILE if text.isascii() and len(text) > 20 and text[0] != "*"])
def test_markup_of_other_engines_is_printed_as_it_is_written(text: str) -> None:
    from policybrief.inline import escape

    loaded = pb.load(brief(title=text, summary=[{"text": escape(text)}]))
    made = pb.export_all(loaded, ("docx", "pdf", "json"))
    assert json.loads(made["json"].data)["title"] == text
    assert squeezed(word_text(made["docx"].data)).count(squeezed(text)) >= 2
    assert squeezed("".join(pdf_pages(made["pdf"].data))).count(squeezed(text)) >= 2
