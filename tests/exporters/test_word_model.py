"""What a Word file carries: the model, the record of its print, and marks on every field in a file for review."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from lxml import etree
from msgspec.structs import replace

import policybrief as pb
import sample_briefs
from policybrief.errors import NoModel
from policybrief.fields import fields
from policybrief.inline import plain
from policybrief.model.convert import to_plain
from policybrief.publishing import publish
from policybrief.style.loading import load_style
from policybrief_exporters.word import anchors
from policybrief_exporters.word.comments import AUTHOR
from policybrief_exporters.word.extract import record_of
from policybrief_exporters.word.opening import open_file
from policybrief_exporters.word.record import OBJECT, Record
from word_reading import WordFile

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PROFILES = ("review", "final")


def exported(name: str, profile: str) -> bytes:
    return pb.export(sample_briefs.briefing(name), "docx", options={"profile": profile}).data


def recorded(data: bytes) -> Record:
    record = record_of(open_file(data)[0])
    assert record is not None
    return record


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("name", sample_briefs.NAMES)
def test_the_model_read_back_equals_the_model_exported(name: str, profile: str) -> None:
    assert pb.extract(exported(name, profile)) == to_plain(publish(sample_briefs.briefing(name)))


def test_a_file_that_is_no_word_file_carries_no_model() -> None:
    with pytest.raises(NoModel, match="docx: it is damaged"):
        pb.extract(b"PK\x03\x04")


@pytest.mark.parametrize("name", sample_briefs.NAMES)
def test_every_field_of_a_file_for_review_is_marked_twice_and_each_mark_is_unique(name: str) -> None:
    document = WordFile(exported(name, "review")).root("word/document.xml")
    tags = [tag.get(f"{W}val") for tag in document.iter(f"{W}tag")]
    marks = [mark.get(f"{W}name") for mark in document.iter(f"{W}bookmarkStart")]
    fields_marked = [mark for mark in marks if mark.startswith("_pf_")]
    assert len(tags) == len(set(tags)) == len(fields_marked) == len(set(fields_marked)) > 50
    assert set(tags) >= {anchors.tag("/title")}
    assert set(fields_marked) >= {anchors.bookmark("/title")}


@pytest.mark.parametrize("name", sample_briefs.NAMES)
def test_the_final_profile_has_no_controls_no_marks_of_fields_and_no_comments(name: str) -> None:
    file = WordFile(exported(name, "final"))
    document = file.parts["word/document.xml"]
    assert b"<w:sdt>" not in document
    assert b"_pf_" not in document
    assert "word/comments.xml" not in file.parts


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("name", sample_briefs.NAMES)
def test_the_record_says_paragraph_by_paragraph_what_stands_in_the_body(name: str, profile: str) -> None:
    data = exported(name, profile)
    known = fields(pb.extract(data))
    document = WordFile(data).root("word/document.xml")
    printed = ["".join(_said(piece, known) for piece in one.pieces) for one in recorded(data).body]
    assert printed == [_text(paragraph) for paragraph in document.iter(f"{W}p") if not _apart(paragraph)]


def _apart(paragraph: etree._Element) -> bool:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    in_drawing = any(etree.QName(one).localname == "txbxContent" for one in paragraph.iterancestors())
    return in_drawing or (style is not None and style.get(f"{W}val").startswith("TOC"))


def _said(piece: str | list[object], known: dict[str, object]) -> str:
    match piece:
        case str():
            return piece
        case [anchor]:
            field = known[anchor]
            return field.value if field.kind == "line" else plain(field.value)
        case [_, _, text]:
            return text
    raise AssertionError(piece)


def _text(paragraph: etree._Element) -> str:
    signs = {"tab": "\t", "br": "\n", "drawing": OBJECT, "footnoteReference": OBJECT, "footnoteRef": OBJECT}
    found = ""
    drawn = 0
    for element in paragraph.iter():
        name = etree.QName(element).localname
        drawn += name == "txbxContent"
        inside = any(etree.QName(one).localname == "drawing" for one in element.iterancestors())
        if inside or element.getparent().tag == f"{W}tabs":
            continue
        found += element.text or "" if element.tag == f"{W}t" else signs.get(name, "")
    return found


def test_a_field_printed_in_two_pieces_is_recorded_as_two() -> None:
    """A key figure has its number in large type and what it counts below it."""
    pieces = [
        piece
        for one in recorded(exported("filled", "review")).body
        for piece in one.pieces
        if not isinstance(piece, str)
    ]
    parted = [piece for piece in pieces if len(piece) == 3 and piece[1]]
    assert {1, 2} <= {piece[1] for piece in parted}


def test_the_problems_of_a_draft_are_comments_where_they_lie() -> None:
    said = {"kind": "paragraph", "id": "p1", "text": "It is likely, with high confidence."}
    draft = pb.load({
        "schema": "urn:policybrief:briefing:1", "id": "draft", "kind": "briefing", "title": "Talks", "language": "en",
        "status": "draft", "sections": [{"title": "One", "blocks": [said]}],
    })  # fmt: skip
    problems = [problem for problem in draft.origin.problems if problem.severity != "hint"]
    assert problems
    file = WordFile(pb.export(draft, "docx").data)
    comments = file.root("word/comments.xml")
    comments_said = ["".join(one.itertext()) for one in comments.iter(f"{W}comment")]
    assert len(comments_said) == len(problems)
    assert {one.get(f"{W}author") for one in comments.iter(f"{W}comment")} == {AUTHOR}
    document = file.parts["word/document.xml"].decode()
    marked = re.findall(r'<w:commentRangeStart w:id="(\d+)"/>', document)
    assert Counter(marked) == Counter(re.findall(r'<w:commentRangeEnd w:id="(\d+)"/>', document))
    assert len(marked) == len(comments_said)
    control = document.index(f'w:val="{anchors.tag("p1/text")}"')
    first = document.index("<w:commentRangeStart")
    assert "It is likely" in document[control : document.index("<w:commentRangeEnd")]
    assert first < control


def test_a_tag_and_a_bookmark_keep_within_the_limits_of_word() -> None:
    longest = f"{'a' * 32}/chart/series/12/values/123456"
    assert len(anchors.tag(longest, showing=12, piece=2)) <= 64
    assert len(anchors.bookmark(longest, showing=12, piece=2)) <= 40
    assert anchors.tag(longest, showing=2) != anchors.tag(longest, showing=3)


def test_controls_have_ids_of_their_own() -> None:
    controls = anchors.Controls()
    opened = [controls.open("pb:same") for _ in range(3)]
    numbers = {int(re.search(r'w:id w:val="(\d+)"', one)[1]) for one in opened}
    assert len(numbers) == 3
    assert all(0 < number <= 0x7FFFFFFF for number in numbers)


def test_a_style_may_keep_the_model_out_of_the_file() -> None:
    style = replace(load_style(), embed_model=False)
    data = pb.export(sample_briefs.briefing("edited"), "docx", style=style).data
    assert not [name for name in WordFile(data).parts if name.startswith("customXml")]
    with pytest.raises(NoModel, match="carries none"):
        pb.extract(data)
