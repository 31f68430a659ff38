"""What a reviewer changes in descriptions, in drawings and in the contents is told, or is a reading of its field."""

from __future__ import annotations

import io
import re
import zipfile

import policybrief as pb
import sample_briefs
from policybrief.returned import Returned
from policybrief_exporters.word import WordExporter

FILE = pb.export(sample_briefs.briefing("rich"), "docx", options={"profile": "review"}).data
DOCUMENT = zipfile.ZipFile(io.BytesIO(FILE)).read("word/document.xml").decode()


def read(document: str) -> Returned:
    """What the file says with another body."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(FILE)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            new.writestr(name, document.encode() if name == "word/document.xml" else old.read(name))
    data = buffer.getvalue()
    return WordExporter().changes(data, pb.extract(data), "accept")


def test_the_description_of_a_figure_is_a_reading_of_its_field() -> None:
    described = re.search(
        r'descr="([^"]*)"', DOCUMENT[DOCUMENT.index("<pic:pic>") - 1500 : DOCUMENT.index("<pic:pic>")]
    )
    assert described is not None
    found = read(DOCUMENT.replace(f'descr="{described[1]}"', 'descr="A map of four districts."', 1))
    (reading,) = found.readings
    assert (reading.anchor, reading.after) == ("f-map/alt", "A map of four districts.")
    assert reading.before == described[1]
    assert not found.unplaced


def test_a_word_changed_in_a_drawing_is_told() -> None:
    word = re.search(r"<w:txbxContent>(?:(?!</w:txbxContent>).)*?<w:t[^>]*>([a-z]{4,})</w:t>", DOCUMENT)
    assert word is not None
    at = word.start(1)
    (found,) = read(DOCUMENT[:at] + "zephyr" + DOCUMENT[at + len(word[1]) :]).unplaced
    assert found.what == "the words in a drawing"
    assert "zephyr" in found.after
    assert word[1] in found.before


def test_a_line_typed_into_the_contents_is_told() -> None:
    line = DOCUMENT.index('<w:pStyle w:val="TOC1"/>')
    at = DOCUMENT.index("</w:p>", line)
    (found,) = read(f"{DOCUMENT[:at]}<w:r><w:t>zephyr</w:t></w:r>{DOCUMENT[at:]}").unplaced
    assert found.what == "the contents"
    assert "zephyr" in found.after


def test_contents_that_were_taken_out_are_told() -> None:
    start = DOCUMENT.rindex("<w:p>", 0, DOCUMENT.index('w:val="TOCHeading"'))
    last = DOCUMENT.rindex('<w:pStyle w:val="TOC')
    end = DOCUMENT.index("</w:p>", last) + len("</w:p>")
    (found,) = read(DOCUMENT[:start] + DOCUMENT[end:]).unplaced
    assert (found.what, found.before, found.after) == ("the contents", "Contents", "")
