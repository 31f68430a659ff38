"""The views of a reviewed file that the tests take, accepted and rejected, are what other programs find in it."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from outside import outside
from reviewing import views
from reviewing.salted import salts
from reviewing.storm import Storm, storms
from reviewing.wordfile import BODY, NOTES, W, WordFile, paragraphs

CHOICES = ("accept", "reject")


def own(storm: Storm, choice: str, *parts: str) -> set[str]:
    """The words of a returned file that stand nowhere else, in our own reading of some of its parts."""
    found = views.view(storm.returned, choice)
    return salts("\n".join(line for part in parts for line in found.get(part, ())))


def contents(storm: Storm) -> set[str]:
    """The words in the contents field, which repeats headings as they were exported."""
    root = WordFile(storm.returned).tree(BODY)
    for paragraph in paragraphs(root):
        paragraph.getparent().remove(paragraph)
    return salts("".join(root.itertext(f"{W}t")))


def strings(node: Any) -> Iterator[str]:
    """The texts within a JSON tree of pandoc."""
    if isinstance(node, str):
        yield node
    elif isinstance(node, list):
        for inner in node:
            yield from strings(inner)
    elif isinstance(node, dict):
        for inner in node.values():
            yield from strings(inner)


@pytest.mark.validator
@pytest.mark.slow
def test_pandoc_finds_the_same_words_accepted_and_rejected(tmp_path: Path) -> None:
    wrong = []
    for storm in storms(15):
        path = tmp_path / f"{storm.number}.docx"
        path.write_bytes(storm.returned)
        for choice in CHOICES:
            read = outside("pandoc", "--from", "docx", f"--track-changes={choice}", "--to", "json", path)
            theirs = salts(" ".join(strings(json.loads(read))))
            ours = own(storm, choice, BODY, NOTES)
            addresses = salts(" ".join(address for entry in storm.script for _, address in entry.looks))
            if (ours ^ theirs) - contents(storm) - addresses:
                wrong.append(f"{storm.told()}\n    {choice}: {sorted(ours - theirs)} {sorted(theirs - ours)}")
    assert wrong == []


@pytest.mark.slow
def test_docx_plus_finds_the_same_words_accepted_and_rejected() -> None:
    from docx import Document
    from docx_plus.revisions import accept_all_revisions, reject_all_revisions

    wrong = []
    for storm in storms(15):
        for choice, settle in zip(CHOICES, (accept_all_revisions, reject_all_revisions), strict=True):
            document = Document(io.BytesIO(storm.returned))
            settle(document)
            body = document.element.body
            # A row struck out or inserted keeps its place there; the words in it are tracked one by one as well.
            theirs = salts("\n".join("".join(paragraph.itertext(f"{W}t")) for paragraph in body.iter(f"{W}p")))
            ours = own(storm, choice, BODY)
            if (ours ^ theirs) - contents(storm):
                wrong.append(f"{storm.told()}\n    {choice}: {sorted(ours - theirs)} {sorted(theirs - ours)}")
    assert wrong == []
