"""Two short briefs in languages that run from right to left, with Latin words, digits and brackets among their own."""

from __future__ import annotations

import functools
from typing import Any

import policybrief as pb
from policybrief.document.blocks import Document
from policybrief.exporting import prepare

URDU: dict[str, Any] = {
    "schema": "urn:policybrief:briefing:1",
    "id": "urdu-brief",
    "kind": "briefing",
    "title": "پاکستان اور امریکہ کے درمیان انسداد دہشت گردی کے مذاکرات",
    "subtitle": "اسلام آباد میں کیا کہا گیا (12 اگست 2025)",
    "language": "ur",
    "date": "2025-08-15",
    "status": "in-review",
    "organisation": "علاقائی سلامتی کا تجزیاتی شعبہ",
    "marking": {"scheme": "tlp", "level": "GREEN"},
    "sources": [
        {"id": "s1", "kind": "article", "title": "Renewed Efforts in U.S.-Pakistan Talks", "url": "https://example.org/a"}
    ],
    "summary": [
        {
            "id": "sum",
            "label": "کیا ہوا",
            "text": (
                "پاکستان اور امریکہ نے 12 اگست 2025 کو اسلام آباد میں مذاکرات کیے، اور ISIS-Khorasan (ISIS-K) کو "
                "مشترکہ ہدف قرار دیا۔"
            ),
            "cites": [{"source": "s1"}],
        }
    ],
    "judgements": [
        {
            "id": "j1", "text": "مذاکرات سے علاقائی تعاون بڑھنے کا امکان ہے۔", "likelihood": "likely",
            "confidence": "low", "scale": "icd203",
        }
    ],
    "key_figures": [
        {"id": "k1", "text": "700 سے زائد", "value": 700, "label": "عسکریت پسند مارے گئے"},
        {"id": "k2", "text": "12.5%", "value": 12.5, "label": "بجٹ میں اضافہ"},
    ],
    "sections": [
        {
            "id": "sec",
            "kind": "background",
            "title": "پس منظر: U.S. State Department کا کردار",
            "blocks": [
                {
                    "kind": "paragraph",
                    "id": "p1",
                    "text": (
                        "یہ مذاکرات (اگست 2025) ایسے وقت میں ہوئے جب عسکریت پسندوں کے حملوں میں 74 فیصد اضافہ ہوا تھا؛ "
                        "**فوری تعاون** کی ضرورت پر زور دیا گیا۔ Balochistan Liberation Army (BLA) کو بھی [فہرست] میں "
                        "شامل کیا گیا، اور آپریشن “Azm-e-Istehkam” کے نتائج پیش کیے گئے۔"
                    ),
                },
                {
                    "kind": "list",
                    "id": "l1",
                    "ordered": True,
                    "items": [
                        {"id": "i1", "text": "خفیہ معلومات کا تبادلہ"},
                        {"id": "i2", "text": "سرحدی نگرانی (24/7)"},
                        {"id": "i3", "text": "مالی معاونت کی روک تھام"},
                    ],
                },
                {
                    "kind": "table",
                    "id": "t1",
                    "title": "صوبوں کے لحاظ سے حملے",
                    "columns": [{"title": "صوبہ", "kind": "text"}, {"title": "حملے", "kind": "number"}],
                    "rows": [{"cells": ["بلوچستان", 164]}, {"cells": ["خیبر پختونخوا", 118]}, {"cells": ["سندھ", 9]}],
                },
                {
                    "kind": "quote", "id": "q1", "text": "ہم مل کر اس خطرے کا مقابلہ کریں گے۔",
                    "speaker": "ترجمان، وزارت خارجہ",
                },
                {
                    "kind": "paragraph",
                    "id": "p2",
                    "text": (
                        "The article we hold is in English, and it names no source for its figures; a paragraph of its "
                        "own language therefore stands here, long enough to be set on more than one line of the page."
                    ),
                },
            ],
        }
    ],
    "timeline": [
        {"id": "e1", "date": "2024-06", "text": "آپریشن کا آغاز۔"},
        {"id": "e2", "date": "2025-05", "text": "قومی مرکز (NIFTAC) کا قیام۔"},
        {"id": "e3", "date": "2025-08-12", "text": "اسلام آباد میں مذاکرات۔"},
    ],
    "actors": [
        {"id": "a1", "name": "پاکستان", "kind": "state", "note": "میزبان اور شریک صدر۔"},
        {"id": "a2", "name": "United States", "acronym": "U.S.", "kind": "state", "note": "شریک صدر۔"},
    ],
}  # fmt: skip

ARABIC: dict[str, Any] = {
    "schema": "urn:policybrief:briefing:1",
    "id": "arabic-brief",
    "kind": "briefing",
    "title": "الأمن المائي في حوض النهر: ما الذي ينبغي تقريره",
    "language": "ar",
    "date": "2026-03-02",
    "status": "in-review",
    "organisation": "وحدة التحليل الإقليمي",
    "sources": [{"id": "s1", "kind": "report", "title": "تقرير المياه (UNESCO)", "url": "https://example.org/b"}],
    "summary": [
        {
            "id": "sum",
            "label": "الخلاصة",
            "text": "انخفض منسوب النهر بنسبة 12.5% بين عامي 2020 و2025، وتطلب UNESCO خطة مشتركة (قبل 1 أبريل).",
            "cites": [{"source": "s1"}],
        }
    ],
    "recommendations": [
        {"id": "r1", "ask": "agree", "action": "الموافقة على خطة الري الجديدة.", "by": "2026-04-01", "priority": "high"}
    ],
    "sections": [
        {
            "id": "sec",
            "kind": "background",
            "title": "الخلفية",
            "blocks": [
                {
                    "kind": "paragraph",
                    "id": "p1",
                    "text": (
                        "تُظهر بيانات GRACE-FO أنّ المخزون تراجع إلى ١٢٣٫٤ كم³ (أي 30–40% من السعة)، وأنّ *الاستهلاك* "
                        "ارتفع؛ لا حلّ بلا اتفاق [انظر الملحق ب] بين الدول الأربع."
                    ),
                },
                {
                    "kind": "list",
                    "id": "l1",
                    "items": [
                        {"id": "i1", "text": "إصلاح الشبكات"},
                        {"id": "i2", "text": "تسعير المياه (USD 0.25 لكل م³)"},
                    ],
                },
                {
                    "kind": "table",
                    "id": "t1",
                    "title": "الاستهلاك حسب القطاع",
                    "columns": [
                        {"title": "القطاع", "kind": "text"},
                        {"title": "الحصة", "kind": "percent", "unit": "%"},
                    ],
                    "rows": [{"cells": ["الزراعة", 72.5]}, {"cells": ["الصناعة", 15]}, {"cells": ["المنازل", 12.5]}],
                },
                {"kind": "quote", "id": "q1", "text": "لا وقت لدينا نضيّعه.", "speaker": "وزير المياه"},
            ],
        }
    ],
    "timeline": [
        {"id": "e1", "date": "2020", "text": "بداية القياس."},
        {"id": "e2", "date": "2025-11-03", "text": "توقيع مذكرة التفاهم (MoU)."},
    ],
}  # fmt: skip


@functools.cache
def exported(language: str) -> tuple[Document, bytes]:
    """The document of the brief in that language, and its PDF."""
    prepared = prepare(pb.load({"ur": URDU, "ar": ARABIC}[language]))
    return prepared.document, prepared.export("pdf").data
