"""Word files as they come back: a small paper exported, changed in its XML, and read; and files written by hand."""

from __future__ import annotations

import copy
import functools
import io
import zipfile
from collections.abc import Callable, Mapping
from typing import Any

from lxml import etree

import policybrief as pb
from policybrief.returned import Returned, View
from policybrief_exporters.word import WordExporter
from policybrief_exporters.word.extract import extract
from policybrief_exporters.word.returned.page import Page, Paragraph
from policybrief_exporters.word.returned.parts import Parts
from policybrief_exporters.word.returned.reading import read_page

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
W = f"{{{WORD}}}"
BODY = "word/document.xml"
BY = 'w:id="900" w:author="Rae" w:date="2026-03-05T10:00:00Z"'
Element = Any
Edit = Callable[[dict[str, Element]], None]

PAPER: dict[str, Any] = {
    "schema": "urn:policybrief:briefing:1", "id": "ferry", "kind": "briefing", "title": "Talks on the ferry link",
    "language": "en-GB", "date": "2026-03-05", "status": "draft", "requires": "none",
    "copies": ["Treasury", "Harbour board"],
    "sources": [{"id": "s1", "title": "Hearing on harbours", "kind": "report"}],
    "notes": [{"id": "n1", "text": "Counts began in 2020."}],
    "sections": [
        {
            "id": "back", "title": "Background", "kind": "background",
            "blocks": [
                {"kind": "paragraph", "id": "p1", "text": "The link was closed in 2019. Its ships were sold abroad."},
                {"kind": "paragraph", "id": "p2", "lead": "Demand.", "text": "Traders *asked* for a **new** service, "
                 "see [the petition](https://example.org/petition) and [](#t1)."},
                {"kind": "paragraph", "id": "p3", "text": "Nobody opposed it.[](#n1) It is cheap.",
                 "cites": [{"source": "s1", "locator": "page 4"}]},
                {"kind": "list", "id": "l1", "items": [
                    {"id": "i1", "text": "Two berths need repair."}, {"id": "i2", "text": "One crane is missing."},
                    {"id": "i3", "text": "Pilots must be trained."}]},
                {"kind": "table", "id": "t1", "title": "Passengers by harbour",
                 "columns": [{"title": "Harbour"}, {"title": "Remarks"}, {"title": "Passengers", "kind": "number"}],
                 "rows": [{"id": "r1", "cells": ["Easthaven", "Busy in winter", 412]},
                          {"id": "r2", "cells": ["Westport", "Quiet all year", 305]},
                          {"id": "r3", "cells": ["Northquay", None, 118]}]},
            ],
        },
        {
            "id": "next", "title": "What comes next", "kind": "outlook",
            "blocks": [{"kind": "paragraph", "id": "p4", "text": "A joint committee meets in May."},
                       {"kind": "paragraph", "id": "p5", "text": "It will report to both ministers."}],
        },
    ],
    "key_figures": [{"id": "k1", "text": "over 700 wells", "unit": "wells", "label": "run dry"}],
    "options": [{"id": "o1", "title": "Buy a ship", "summary": "The state would own it."},
                {"id": "o2", "title": "Charter a ship", "summary": "A company would run it."}],
    "criteria": [{"id": "c1", "name": "Cost"}],
    "scores": [{"option": "o1", "criterion": "c1", "score": 2}, {"option": "o2", "criterion": "c1", "score": 4}],
}  # fmt: skip


@functools.cache
def exported(profile: str = "review") -> bytes:
    """The paper as it is sent out."""
    return pb.export(pb.load(PAPER), "docx", options={"profile": profile}).data


def edited(edit: Edit, data: bytes | None = None) -> bytes:
    """A file after `edit` has changed the trees of its parts; a tree that is None takes its part out."""
    with zipfile.ZipFile(io.BytesIO(data or exported())) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    trees = {name: etree.fromstring(part) for name, part in parts.items() if name.endswith((".xml", ".rels"))}
    edit(trees)
    return zipped(parts | {name: etree.tostring(tree) for name, tree in trees.items()})


def zipped(parts: Mapping[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return made.getvalue()


def returned(*edits: Edit, view: View = "accept", profile: str = "review") -> Returned:
    """What is read after all `edits`."""
    data = exported(profile)
    for edit in edits:
        data = edited(edit, data)
    return WordExporter().changes(data, extract(data), view)


def lists(found: Returned) -> set[str]:
    """Which of the lists are not empty."""
    return {name for name in found.__struct_fields__ if getattr(found, name)}


def words(element: Element) -> str:
    """The text of all runs in an element."""
    return "".join(part.text or "" for part in element.iter(f"{W}t"))


def paragraph(trees: dict[str, Element], said: str, part: str = BODY) -> Element:
    """The first paragraph that has the words."""
    return next(one for one in trees[part].iter(f"{W}p") if said in words(one))


def row(trees: dict[str, Element], said: str) -> Element:
    """The row of the paper's own table that has the words."""
    return next(one for one in trees[BODY].iter(f"{W}tr") if said in words(one) and len(one.findall(f"{W}tc")) == 3)


def replace(old: str, new: str, part: str = BODY) -> Edit:
    """Types over words that stand in one run; all runs with them are changed."""

    def edit(trees: dict[str, Element]) -> None:
        found = [text for text in trees[part].iter(f"{W}t") if old in (text.text or "")]
        assert found, old
        for text in found:
            text.text = text.text.replace(old, new)
            text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")

    return edit


def xml(source: str) -> Element:
    """An element written by hand; the prefixes `w` and `r` are known."""
    return etree.fromstring(f'<x xmlns:w="{WORD}" xmlns:r="{OFFICE}">{source}</x>')[0]


def run(said: str, properties: str = "") -> Element:
    shown = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return xml(f'<w:r>{shown}<w:t xml:space="preserve">{said}</w:t></w:r>')


def new_paragraph(said: str, like: Element) -> Element:
    """A paragraph that looks as another."""
    made = etree.Element(f"{W}p")
    made.append(copy.deepcopy(like.find(f"{W}pPr")))
    made.append(run(said))
    return made


def strip_anchors(trees: dict[str, Element]) -> None:
    """Takes away every control and every bookmark, as copying into a new document does."""
    for name in (BODY, "word/footnotes.xml"):
        for control in list(trees[name].iter(f"{W}sdt")):
            above, place = control.getparent(), control.getparent().index(control)
            for child in reversed(list(control.find(f"{W}sdtContent"))):
                above.insert(place, child)
            above.remove(control)
        for mark in list(trees[name].iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")):
            if mark.get(f"{W}name", "_pf_").startswith("_pf_") and mark.getparent() is not None:
                mark.getparent().remove(mark)


_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" '
    'ContentType="application/xml"/><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONSHIPS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
)


def written(body: str, styles: str = "", links: str = "") -> bytes:
    """A Word file whose body, styles and relationships (of the body, `r:id` and address) are written by hand."""
    main = f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
    sheet = f'<Relationship Id="rId1" Type="{OFFICE}/styles" Target="styles.xml"/>'
    return zipped({
        "[Content_Types].xml": _TYPES.encode(),
        "_rels/.rels": _RELATIONSHIPS.format(main).encode(),
        "word/document.xml": f'<w:document xmlns:w="{WORD}" xmlns:r="{OFFICE}" xmlns:mc="http://schemas.openxmlformats'
        f'.org/markup-compatibility/2006"><w:body>{body}</w:body></w:document>'.encode(),
        "word/styles.xml": f'<w:styles xmlns:w="{WORD}">{styles}</w:styles>'.encode(),
        "word/_rels/document.xml.rels": _RELATIONSHIPS.format(sheet + links).encode(),
    })  # fmt: skip


def page(body: str, view: View = "accept", styles: str = "", links: str = "") -> Page:
    return read_page(Parts.of(written(body, styles, links)), view)


def texts(body: str, view: View = "accept") -> list[str]:
    """The texts of the paragraphs of a body written by hand, in one view."""
    return [one.text for one in page(body, view).paragraphs]


def only(body: str, view: View = "accept", **parts: str) -> Paragraph:
    """The one paragraph of a body written by hand."""
    found = page(body, view, **parts).paragraphs
    assert len(found) == 1, found
    return found[0]
