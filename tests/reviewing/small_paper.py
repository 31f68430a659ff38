"""A small paper with one of everything that a reviewer may edit; every text in it stands there but once."""

from __future__ import annotations

from typing import Any

PAPER: dict[str, Any] = {
    "schema": "urn:policybrief:briefing:1",
    "id": "ferry-paper",
    "kind": "briefing",
    "title": "Talks on the ferry link",
    "subtitle": "What was agreed in March",
    "language": "en-GB",
    "date": "2026-03-05",
    "status": "draft",
    "requires": "none",
    "organisation": "Ministry of Transport",
    "marking": {"scheme": "tlp", "level": "GREEN"},
    "sources": [{"id": "s1", "title": "Hearing on harbours", "kind": "report"}],
    "summary": [
        {"id": "sum1", "text": "Both ports will open again before the summer."},
        {"id": "sum2", "text": "No money has been set aside so far."},
    ],
    "sections": [
        {
            "id": "back",
            "title": "Background",
            "kind": "background",
            "blocks": [
                {"kind": "paragraph", "id": "p1", "text": "The link was closed in 2019. Its ships were sold abroad."},
                {
                    "kind": "paragraph",
                    "id": "p2",
                    "text": "Traders *asked* for a **new** service, see [the petition](https://example.org/petition).",
                },
                {
                    "kind": "paragraph",
                    "id": "p3",
                    "text": "Nobody opposed it.",
                    "cites": [{"source": "s1", "locator": "page 4"}],
                },
                {
                    "kind": "list",
                    "id": "list1",
                    "items": [
                        {"id": "i1", "text": "Two berths need repair."},
                        {"id": "i2", "text": "One crane is missing."},
                        {"id": "i3", "text": "Pilots must be trained."},
                    ],
                },
                {
                    "kind": "table",
                    "id": "t1",
                    "title": "Passengers by harbour",
                    "columns": [{"title": "Harbour"}, {"title": "Remarks"}, {"title": "Passengers", "kind": "number"}],
                    "rows": [
                        {"id": "r1", "cells": ["Easthaven", "Busy in winter", 412]},
                        {"id": "r2", "cells": ["Westport", "Quiet all year", 305]},
                        {"id": "r3", "cells": ["Northquay", "Closed on Sundays", 118]},
                    ],
                },
            ],
        },
        {
            "id": "next",
            "title": "What comes next",
            "kind": "outlook",
            "blocks": [
                {"kind": "paragraph", "id": "p4", "text": "A joint committee meets in May."},
                {"kind": "paragraph", "id": "p5", "text": "It will report to both ministers."},
            ],
        },
    ],
    "options": [
        {"id": "o1", "title": "Buy a ship", "summary": "The state would own it."},
        {"id": "o2", "title": "Charter a ship", "summary": "A company would run it."},
    ],
    "criteria": [{"id": "c1", "name": "Cost"}],
    "scores": [{"option": "o1", "criterion": "c1", "score": 2}, {"option": "o2", "criterion": "c1", "score": 4}],
}
