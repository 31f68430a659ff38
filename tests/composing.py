"""Briefs that use every part, for the tests of composition, and what holds for every composed document."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from policybrief.compose import compose
from policybrief.document import blocks as b
from policybrief.document.inlines import CrossReference, Field, Inline, Language, Link, NoteMark, Styled, Text
from policybrief.model.briefing import Briefing
from policybrief.model.convert import from_plain
from policybrief.style.loading import load_style

DIGEST = "0123456789abcdef" * 4
HEAD: dict[str, Any] = {
    "schema": "urn:policybrief:briefing:1", "id": "rich", "kind": "briefing", "title": "Water for the delta",
    "language": "en-GB", "status": "final",
}  # fmt: skip


def spans(start: int = 120, end: int = 245, exact: str = "The gauge stood at 4.2 metres.") -> list[dict[str, Any]]:
    """One span of the first source, as evidence."""
    return [{"source": "s1", "start": start, "end": end, "exact": exact}]


RICH: dict[str, Any] = {
    **HEAD,
    "subtitle": "What the third dry year asks for",
    "date": "2025-08-12", "reference": "WD/2025/7", "series": "Delta papers", "version": "0.4",
    "information_as_of": "2025-08", "organisation": "River Office", "to": ["Minister for Water", "Treasury"],
    "copies": ["Delta Board"], "audience": "Ministers", "purpose": "To choose a *first* step.",
    "decision_by": "2025-09-30",
    "marking": {"scheme": "tlp", "level": "AMBER", "caveats": ["COMMERCIAL"]},
    "numbering": {"sections": "decimal", "paragraphs": "continuous"},
    "people": [
        {"name": "Ines Falk", "role": "author", "title": "Analyst", "unit": "Hydrology", "email": "falk@example.org"},
        {"name": "Tom Reed", "role": "approved-by", "on": "2025-08-11", "phone": "555 0100"},
    ],
    "sources": [
        {
            "id": "s1", "kind": "report", "title": "Delta gauge report", "author": "R. Omar",
            "publisher": "River Office", "published": "2025-07",
            "reference": "RO-12", "url": "https://example.org/gauge", "retrieved": "2025-08-01",
            "file": "gauge.txt", "reader": "text", "reader_version": "1", "text_sha256": DIGEST, "reliability": "B",
            "credibility": 2, "note": "Read in full.",
        },
        {"id": "s2", "title": "Pegelbericht", "language": "de", "published": None, "text_sha256": "f" * 64},
    ],
    "summary": [
        {"id": "sum1", "label": "Issue", "text": "The delta has **three dry years** behind it.", "evidence": spans()},
        {"id": "sum2", "text": "Two pumps are enough for this year.", "marking": "GREEN"},
        {"id": "sum3", "text": "A reservoir is a matter for 2030."},
    ],
    "judgements": [
        {
            "id": "j1", "text": "Next summer will be dry.", "likelihood": "likely", "confidence": "moderate",
            "scale": "icd203", "evidence": spans(300, 340, "A dry summer is likely."), "marking": "AMBER",
        },
        {"id": "j2", "text": "The levee holds.", "likelihood": "very-likely", "confidence": "high"},
        {"id": "j3", "text": "The pumps arrive in time.", "likelihood": "realistic-possibility", "scale": "phia"},
    ],
    "sections": [
        {
            "id": "bg", "title": "How it came to this", "kind": "background",
            "blocks": [
                {
                    "kind": "paragraph", "id": "p1", "lead": "The gauge.",
                    "text": "It fell again; see [](#t1), [](#f1), [](#deep), [](#p2), [](#j2), [](#an1), [](#r1), "
                    "[](#k1), [](#options).",
                    "evidence": spans(),
                },
                {
                    "kind": "list", "id": "l1", "ordered": True,
                    "items": [
                        {"id": "li1", "text": "first the wells,", "items": [{"text": "the shallow ones"}]},
                        {
                            "text": "then the canals", "cites": [{"source": "s2", "locator": "p. 4"}], "ordered": True,
                            "items": [{"text": "the upper", "ordered": True, "items": [{"text": "its gate"}]}],
                        },
                    ],
                },
                {
                    "kind": "table", "id": "t1", "title": "Gauge by year", "source": "Own *counts*.",
                    "notes": ["Mean of the day."],
                    "columns": [
                        {"title": "Year", "kind": "date"},
                        {"title": "Level", "unit": "m", "kind": "number", "group": "Gauge"},
                        {"title": "Change", "kind": "percent", "group": "Gauge"},
                    ],
                    "rows": [
                        {"id": "row1", "cells": ["2024-07", Decimal("4.20"), None]},
                        {"cells": ["2025-07", {"id": "c1", "value": 1250, "evidence": spans()}, Decimal("-2.5")]},
                        {"role": "subhead", "cells": ["Before", None, None]},
                        {"role": "total", "cells": ["Mean", 627, None]},
                    ],
                },
            ],
            "sections": [
                {
                    "id": "deep", "title": "The canals", "marking": "GREEN",
                    "blocks": [
                        {
                            "kind": "figure", "id": "f1", "title": "Flow", "alt": "Flow falls from 7 to 3.",
                            "source": "Delta Board", "chart": {
                                "type": "stacked-bar", "unit": "m³/s", "categories": ["2024", "2025"],
                                "series": [{"name": "North", "values": [4, 2]}, {"name": "South", "values": [3, 1]}],
                            },
                        },
                        {"kind": "figure", "id": "f2", "image": "map.png", "alt": "A map of the canals."},
                        {
                            "kind": "box", "id": "box1", "title": "Case: the north gate",
                            "blocks": [{"kind": "paragraph", "text": "It was shut in May."}],
                        },
                        {"kind": "quote", "id": "q1", "text": "We *wait* for rain.", "speaker": "A farmer"},
                        {"kind": "callout", "id": "co1", "tone": "warning", "text": "The gauge is old."},
                        {"kind": "paragraph", "id": "p2", "text": "Nobody had counted before.[](#n1)"},
                    ],
                }
            ],
        },
        {"kind": "outlook", "blocks": [{"kind": "paragraph", "text": "Rain is not in sight."}]},
    ],
    "actors": [
        {"id": "a1", "name": "Delta Board", "acronym": "DB", "kind": "organisation", "aliases": ["the Board"],
         "role": "owner of the canals", "note": "Meets [monthly](https://example.org/db).", "evidence": spans()},
        {"id": "a2", "name": "Umar", "kind": "person"},
    ],
    "timeline": [
        {"id": "e2", "date": "2025-06-06/2025-06-10", "text": "The wells run dry."},
        {"id": "e1", "date": "2024~", "text": "The first dry year.", "inferred": True},
    ],
    "key_figures": [
        {"id": "kf1", "text": "over 700", "value": 700, "qualifier": "over", "unit": "wells", "label": "wells run dry",
         "as_of": "2025-07", "evidence": spans()},
        {"id": "kf2", "text": "dozens", "unit": "villages"},
    ],
    "risks": [
        {"id": "k1", "risk": "The pumps come late.", "likelihood": "high", "impact": "very-high",
         "mitigation": "Order them *now*.", "owner": "Board", "evidence": spans()},
        {"id": "k2", "risk": "Diesel runs out.", "likelihood": "low", "impact": "medium"},
    ],
    "options": [
        {"id": "o1", "title": "Wait", "summary": "Do nothing more.", "status_quo": True, "cost": "None.",
         "advantages": [{"id": "ad1", "text": "It costs nothing."}], "disadvantages": [{"text": "Wells stay dry."}]},
        {"id": "o2", "title": "Pump", "preferred": True, "cost": "€2 million", "risk": "See [](#k1).",
         "advantages": [{"text": "It works this year.", "evidence": spans()}]},
    ],
    "criteria": [
        {"id": "cr1", "name": "Speed", "weight": 2, "description": "How soon it works."},
        {"id": "cr2", "name": "Cost"},
    ],
    "scores": [
        {"option": "o1", "criterion": "cr1", "score": 1}, {"option": "o1", "criterion": "cr2", "score": 5},
        {"option": "o2", "criterion": "cr1", "score": 4, "note": "Two months."},
        {"option": "o2", "criterion": "cr2", "score": 2},
    ],
    "finance": {
        "currency": "EUR", "unit": "million", "basis": "nominal", "periods": ["2025", "2026"],
        "note": "Without diesel.",
        "lines": [
            {"id": "fl1", "label": "Pumps", "kind": "cost", "values": [Decimal("1.5"), 1], "total": Decimal("2.5"),
             "note": "Two of them.", "evidence": spans()},
            {"label": "Pipes", "kind": "cost", "values": [Decimal("0.5"), None], "total": Decimal("0.5")},
            {"label": "Delta fund", "kind": "funding", "values": [1, 1], "total": 2},
        ],
    },
    "recommendations": [
        {
            "id": "r1", "ask": "agree", "action": "Agree to buy two pumps.", "to": "Minister", "owner": "Board",
            "by": "2025-10", "priority": "high", "rationale": "The wells are dry.", "supports": ["j1", "bg"],
            "choices": ["agree", "disagree", "wait"], "evidence": spans(), "marking": "AMBER",
        },
        {
            "id": "r2", "ask": "note", "action": "Note the gauge report.", "choices": ["note"],
            "outcome": {"choice": "note", "by": "Minister", "on": "2025-08-20", "comment": "Thank you."},
            "response": {"status": "partly", "text": "In part.", "by": "Board", "on": "2025-08-21"},
        },
    ],
    "consultation": [
        {"id": "cn1", "party": "Treasury", "view": "supports-with-changes", "on": "2025-08-01", "text": "One first."}
    ],
    "implications": [{"id": "im1", "topic": "Legal", "text": "A permit is needed."}],
    "communications": {
        "approach": "Say it early.", "lines": [{"id": "cl1", "text": "Help is coming."}],
        "questions": [{"id": "qa1", "question": "When?", "answer": "In October.", "evidence": spans()}],
    },
    "actions": [{"id": "ac1", "what": "Order the pumps.", "owner": "Board", "by": "2025-09-01", "status": "open"}],
    "glossary": [
        {"id": "g2", "term": "Weir", "meaning": "A low dam."},
        {"id": "g1", "term": "Äquator gauge", "meaning": "The gauge at [](#s1).", "evidence": spans()},
    ],
    "notes": [
        {"id": "n1", "text": "Counts began in 2020; see [](#n2).", "evidence": spans(5, 9, "2020")},
        {"id": "n2", "text": "Before that there were *none*."},
        {"id": "n3", "text": "Nobody refers to this."},
    ],
    "annexes": [
        {
            "id": "an1", "title": "Method", "marking": "GREEN",
            "blocks": [{"kind": "paragraph", "id": "ap1", "text": "We counted."}],
            "sections": [{"title": "Gaps", "blocks": [{"kind": "paragraph", "text": "In [](#ap1) we left out May."}]}],
        },
        {"id": "an2", "title": "Gauge report", "file": "gauge.pdf"},
    ],
    "history": [{"version": "0.3", "on": "2025-08-01", "by": "IF", "text": "First *full* draft."}],
    "notice": "© River Office",
    "provenance": {
        "filler": "extractive", "version": "1", "created": "2025-08-02T10:00:00Z",
        "left_out": [{"source": "s1", "start": 0, "end": 9, "exact": "Read also", "reason": "a link to other pages"}],
    },
}  # fmt: skip


def briefing(data: dict[str, Any] | None = None, **changes: Any) -> Briefing:
    """The brief of `data`, by default only a head, with some keys changed."""
    return from_plain(Briefing, _exact({**(HEAD if data is None else data), **changes}))


def _exact(value: Any) -> Any:
    """Plain data as reading gives it: without floats."""
    if isinstance(value, dict):
        return {key: _exact(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_exact(item) for item in value]
    return Decimal(str(value)) if isinstance(value, float) else value


def composed(data: dict[str, Any] | None = None, **changes: Any) -> b.Document:
    """The document of such a brief in the default style, its fields taken for the text that they say: what is printed.

    Which field says what is for `test_compose_fields` alone.
    """
    document: b.Document = bare(compose(briefing(data, **changes), load_style()))
    return document


def bare(value: Any) -> Any:
    """The value without fields, neighbouring texts joined."""
    if isinstance(value, tuple):
        items: list[Any] = []
        for item in value:
            for one in bare(item.children) if isinstance(item, Field) else (bare(item),):
                if items and isinstance(one, Text) and isinstance(items[-1], Text):
                    items[-1] = Text(items[-1].text + one.text)
                else:
                    items.append(one)
        return tuple(items)
    if isinstance(value, Struct):
        return replace(value, **{name: bare(getattr(value, name)) for name in value.__struct_fields__})
    return value


def part(document: b.Document, role: str) -> b.Section:
    """The first section of the first level with that role."""
    return next(block for block in document.blocks if isinstance(block, b.Section) and block.role == role)


def only(document: b.Document, kind: type[Any], role: str | None = None) -> Any:
    """The one block of that kind, and of that role if one is given."""
    found = [
        block
        for block in b.walk(document.blocks)
        if isinstance(block, kind) and role in (None, getattr(block, "role", None))
    ]
    assert len(found) == 1, found
    return found[0]


def ids(document: b.Document) -> list[str]:
    """Every id that the tree carries: of blocks, items, rows, cells and facts."""
    return [part.id for part in _pieces(document.blocks) if getattr(part, "id", "")]


def inlines(document: b.Document) -> Iterator[Inline]:
    """Every inline of the tree and of its notes, parents before children."""
    for piece in (*_pieces(document.blocks), *_pieces(document.notes)):
        if isinstance(piece, Inline):
            yield piece


def _pieces(value: object) -> Iterator[Any]:
    if isinstance(value, tuple):
        for item in value:
            yield from _pieces(item)
    elif isinstance(value, Struct):
        yield value
        for name in value.__struct_fields__:
            yield from _pieces(getattr(value, name))


def assert_holds(document: b.Document) -> None:
    """What every composed document promises its exporters."""
    assert isinstance(document.blocks[0], b.Title)
    assert sum(isinstance(block, b.Title) for block in b.walk(document.blocks)) == 1
    carried = ids(document)
    assert len(carried) == len(set(carried)), "ids are unique"
    _assert_levels(document.blocks, 0)
    for inline in inlines(document):
        match inline:
            case CrossReference(target, text):
                assert target in carried, f"a reference leads nowhere: {target}"
                assert text, f"a reference without text: {target}"
            case NoteMark(note, label):
                assert note in carried, f"a mark without a note: {note}"
                assert label
            case Styled(_, children) | Link(_, children) | Language(_, children):
                assert children, "a run without content"
            case _:
                pass
    assert [note.label for note in document.notes] == [str(number + 1) for number in range(len(document.notes))]
    for block in b.walk(document.blocks):
        match block:
            case b.Table(columns=columns):
                assert columns
                assert all(len(row.cells) == len(columns) for row in (*block.head, *block.rows)), "a ragged table"
            case b.Contents(entries=entries):
                assert all(entry.target in carried for entry in entries)
            case b.Section(title=title):
                assert title, "a section without a title"
            case b.Figure():
                assert block.alt


def _assert_levels(blocks: tuple[b.Block, ...], above: int) -> None:
    for block in blocks:
        if isinstance(block, b.Section):
            assert block.level == above + 1, "a heading skips a level"
            _assert_levels(block.blocks, block.level)
        else:
            assert not any(isinstance(inner, b.Section) for inner in b.walk((block,))), "a section within a panel"
