"""Files that nobody meant well with, or that were broken on their way: a message, never a traceback, never a hang."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policybrief.returned import Returned
from policybrief_exporters.word import WordExporter
from policybrief_exporters.word.extract import extract
from word_returns import BODY, PAPER, WORD, Element, W, edited, exported, written, zipped

MODEL: Mapping[str, Any] = PAPER


def parts() -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(exported())) as package:
        return {name: package.read(name) for name in package.namelist()}


def refused(data: bytes) -> str:
    with pytest.raises(ValueError) as caught:
        WordExporter().changes(data, MODEL, "accept")
    assert str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize("data", [b"", b"PK", b"%PDF-1.7", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", exported()[:3000]])
def test_what_is_no_word_file_is_refused(data: bytes) -> None:
    refused(data)


def test_a_file_without_a_record_of_its_print_is_refused() -> None:
    assert "no record" in refused(written("<w:p/>"))


@pytest.mark.parametrize("part", [BODY, "word/styles.xml", "word/footnotes.xml", "customXml/item2.xml"])
@pytest.mark.parametrize("content", [b"", b"<a", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", b"\xff\xfe\x00"])
def test_a_part_that_is_broken_or_declares_entities_is_refused(part: str, content: bytes) -> None:
    refused(zipped(parts() | {part: content}))


def test_a_body_without_text_is_refused() -> None:
    empty = f'<w:document xmlns:w="{WORD}"/>'.encode()
    assert "no body" in refused(zipped(parts() | {BODY: empty}))


@pytest.mark.parametrize("record", ["[]", "{}", "null", '{"body": [["BodyText", "x.y", ["a"]]]}', '{"body": [[1]]}',
                                    '{"body": [["BodyText", "", [["no/such"]]]]}',
                                    '{"body": [["BodyText", "", [[[]]]]]}'])  # fmt: skip
def test_a_record_that_is_damaged_is_refused(record: str) -> None:
    item = f'<print xmlns="urn:policybrief:print:1">{record}</print>'.encode()
    refused(zipped(parts() | {"customXml/item2.xml": item}))


def test_a_part_that_swells_is_refused() -> None:
    refused(zipped(parts() | {"word/media/image9.xml": b"<a>" + b" " * (65 * 2**20) + b"</a>"}))


@pytest.mark.parametrize("depth", [80, 240, 5000])
@pytest.mark.parametrize("around", [
    "<w:tbl><w:tr><w:tc>{}<w:p/></w:tc></w:tr></w:tbl>",
    "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>",
    "<w:smartTag>{}</w:smartTag>",
])  # fmt: skip
def test_nesting_without_end_is_refused_or_read(around: str, depth: int) -> None:
    before, _, after = around.partition("{}")
    nested = before * depth + "<w:p><w:r><w:t>a</w:t></w:r></w:p>" + after * depth
    body = parts()[BODY].replace(b"<w:body>", b"<w:body>" + nested.encode(), 1)
    try:
        found = WordExporter().changes(zipped(parts() | {BODY: body}), MODEL, "accept")
    except ValueError as error:
        assert str(error)
    else:
        assert [addition.text or addition.cells for addition in found.additions]


def test_a_file_that_lost_its_styles_notes_and_margins_is_read() -> None:
    def edit(trees: dict[str, Element]) -> None:
        links = trees["word/_rels/document.xml.rels"]
        for link in list(links):
            if "customXml" not in link.get("Type"):
                links.remove(link)

    data = edited(edit)
    assert isinstance(WordExporter().changes(data, extract(data), "accept"), Returned)


@pytest.mark.parametrize(
    "attribute", ["id", "author", "date", "val", "name", "fldCharType", "styleId", "type", "anchor"]
)
def test_attributes_that_are_missing_everywhere_are_survived(attribute: str) -> None:
    def edit(trees: dict[str, Element]) -> None:
        for name in (BODY, "word/footnotes.xml", "word/styles.xml"):
            for element in trees[name].iter():
                element.attrib.pop(f"{W}{attribute}", None)

    data = edited(edit)
    assert isinstance(WordExporter().changes(data, extract(data), "accept"), Returned)


@given(st.data())
@settings(max_examples=40, deadline=None)
def test_any_element_may_be_missing_or_stand_elsewhere(data: st.DataObject) -> None:
    """Whatever is taken out of the body or put to another place, the rest is read."""

    def edit(trees: dict[str, Element]) -> None:
        for _ in range(data.draw(st.integers(1, 8))):
            elements = list(trees[BODY].find(f"{W}body").iter())[1:]
            one = elements[data.draw(st.integers(0, len(elements) - 1))]
            one.getparent().remove(one)
            others = list(trees[BODY].find(f"{W}body").iter())
            if data.draw(st.booleans()):
                others[data.draw(st.integers(0, len(others) - 1))].append(one)

    changed = edited(edit)
    for view in ("accept", "reject"):
        assert isinstance(WordExporter().changes(changed, extract(changed), view), Returned)  # type: ignore[arg-type]
