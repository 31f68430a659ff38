"""The package: the same bytes each time, nothing of the machine, the properties of the document and no others."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import docx
import pytest
from lxml import etree

from policybrief.document import blocks as b
from word_documents import document, rich, text
from word_reading import made, opened

PROGRAM = """
import sys
from word_documents import rich
from word_reading import made
sys.stdout.buffer.write(made(rich()).data)
"""


def core(tree: b.Document) -> dict[str, str | None]:
    """The core properties by name."""
    return {etree.QName(element).localname: element.text for element in opened(tree).root("docProps/core.xml")}


def test_another_process_with_another_hash_seed_and_time_zone_writes_the_same_bytes() -> None:
    environment = {
        **os.environ,
        "PYTHONPATH": str(Path(__file__).parents[1]),
        "PYTHONHASHSEED": "7",
        "TZ": "Asia/Karachi",
    }
    written = subprocess.run([sys.executable, "-c", PROGRAM], env=environment, capture_output=True, check=True).stdout
    assert written == made(rich()).data


def test_members_stand_in_a_fixed_order_with_no_time_and_no_machine() -> None:
    with zipfile.ZipFile(io.BytesIO(made(rich()).data)) as archive:
        members = archive.infolist()
    assert [member.filename for member in members[:3]] == ["[Content_Types].xml", "_rels/.rels", "word/document.xml"]
    assert {(member.date_time, member.create_system) for member in members} == {((1980, 1, 1, 0, 0, 0), 0)}


def test_nothing_is_left_of_the_library_and_there_is_no_clock() -> None:
    file = opened(rich())
    everything = b"".join(file.parts.values())
    assert b"python-docx" not in everything
    assert b"2013" not in file.parts["docProps/core.xml"]
    assert not [name for name in file.parts if "thumbnail" in name]
    assert b"rsid" not in everything


def test_the_properties_are_those_of_the_document() -> None:
    assert core(rich()) == {
        "title": "United States and Pakistan renew their counterterrorism dialogue",
        "subject": "Policy brief",
        "creator": "Office of Regional Affairs",
        "keywords": "counterterrorism; Pakistan",
        "identifier": "rich-2025",
        "language": "en-GB",
        "created": "2025-08-15T00:00:00Z",
        "modified": "2025-08-15T00:00:00Z",
    }


@pytest.mark.parametrize(
    ("date", "moment"),
    [
        ("2025-08-15", "2025-08-15T00:00:00Z"),
        ("2025-08-15T09:30", "2025-08-15T09:30:00Z"),
        ("2025-08-15T09:30:15.25+05:00", "2025-08-15T09:30:15+05:00"),
        ("2025-08", None),
        ("2025", None),
        ("2025-08-15~", None),
        ("", None),
    ],
)
def test_a_date_that_is_exact_to_the_day_is_when_it_was_made_and_none_else(date: str, moment: str | None) -> None:
    assert core(document(date=date)).get("created") == moment


def test_the_library_opens_the_file_and_finds_its_paragraphs_tables_and_properties() -> None:
    opened_file = docx.Document(io.BytesIO(made(rich()).data))
    assert opened_file.core_properties.author == "Office of Regional Affairs"
    assert [paragraph.text for paragraph in opened_file.paragraphs if paragraph.style.name == "Title"] == [
        "United States and Pakistan renew their counterterrorism dialogue"
    ]
    assert [paragraph.text for paragraph in opened_file.paragraphs if paragraph.style.name == "Heading 1"] == [
        "1\tIn brief", "2\tBackground", "3\tOptions and recommendation", "Notes",
    ]  # fmt: skip
    assert opened_file.tables[4].rows[1].cells[0].text == "Province"


def test_only_the_styles_that_are_common_or_used_are_in_the_file() -> None:
    names = set(opened(document()).find("//w:style/@w:styleId", "word/styles.xml"))
    assert {"Normal", "Title", "BodyText", "ListBullet", "ListNumber", "Caption", "Quote", "Hyperlink"} <= names
    assert not {"ListBullet7", "SummaryPanel", "Code"} & names
    panel = opened(document(b.Callout(role="summary", title=text("In brief"), blocks=())))
    assert {"SummaryPanel", "PanelTitle"} <= set(panel.find("//w:style/@w:styleId", "word/styles.xml"))


def test_importing_the_exporter_loads_no_word_library() -> None:
    program = (
        "import sys, policybrief_exporters.word; sys.exit(any(name in sys.modules for name in ('docx', 'lxml', 'PIL')))"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
