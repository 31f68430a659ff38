"""Briefs to measure with: like one another in kind, distinct in every word, the same on every run."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

Data = dict[str, Any]

SECTIONS = {"small": 2, "medium": 14, "large": 150}
"""How many sections make about 4, 28 and 300 pages."""

_SUBJECTS = (
    "the ministry", "the regulator", "the district", "the working group", "the audit office", "the water board",
    "the joint committee", "the housing fund", "the port authority", "the statistics office", "the treasury",
)  # fmt: skip
_VERBS = (
    "reviewed", "extended", "funded", "delayed", "measured", "published", "opposed", "replaced", "supported", "closed",
    "surveyed", "revised",
)  # fmt: skip
_OBJECTS = (
    "the flood programme", "rural transport", "teacher training", "the grid connection", "the new tariff",
    "school meals", "the border crossing", "the relief fund", "emergency housing", "the river gauges",
    "the digital register", "the vaccination plan",
)  # fmt: skip
_TAILS = (
    "after a long consultation with the regions", "because the earlier estimate had proved too low",
    "although two members asked for more time", "in line with the plan agreed the year before",
    "so that the costs could be shared more evenly", "while the courts were still hearing the case",
    "as far as the available records allow us to judge", "without any change to the law itself",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Brief:
    """A brief as plain data, and the records of its sources."""

    data: Data
    files: dict[str, bytes]


def brief(size: str, variant: int, sections: int = 0) -> Brief:
    """A final research brief of the `size` (small, medium, large), or of so many sections; every `variant` has other
    words and numbers."""
    return _Author(random.Random(f"{size} {variant}")).write(f"{size}-{variant}", sections or SECTIONS[size])


def words(data: Any) -> int:
    """How many words the texts of a brief hold."""
    match data:
        case str():
            return len(data.split())
        case dict():
            return sum(words(value) for key, value in data.items() if key not in ("evidence", "sources"))
        case list():
            return sum(map(words, data))
        case _:
            return 0


@dataclass(slots=True)
class _Author:
    """Writes sentences into a record and into the brief at once, so that every statement is traced to its source."""

    chance: random.Random
    source: str = ""
    record: str = ""

    def write(self, name: str, sections: int) -> Brief:
        files: dict[str, bytes] = {}
        sources: list[Data] = []
        body: list[Data] = []
        for number in range(1, sections + 1):
            self.source, self.record = f"s{number}", ""
            body.append(self.section(number))
            record = self.record.encode()
            files[f"records/{self.source}.txt"] = record
            sources.append(_source(self.source, record))
        data: Data = {
            "schema": "urn:policybrief:briefing:1",
            "id": name,
            "kind": "research-brief",
            "title": f"What {self.chance.choice(_SUBJECTS)} learnt from {self.chance.choice(_OBJECTS)}",
            "language": "en-GB",
            "date": "2026-03-02",
            "status": "final",
            "requires": "derived",
            "marking": {"scheme": "tlp", "level": "GREEN"},
            "organisation": "Bureau of Measures",
            "sources": sources,
            "summary": [
                {"text": part["text"], "evidence": part["evidence"]} for part in (s["blocks"][0] for s in body[:3])
            ],
            "sections": body,
        }
        return Brief(data, files)

    def section(self, number: int) -> Data:
        section: Data = {"id": f"sec-{number}", "title": self.heading(), "blocks": list(self.paragraphs(3))}
        section["blocks"].append({"kind": "list", "items": [self.statement(1) for _ in range(5)]})
        if number % 2 == 0:
            section["blocks"].append(self.table())
        section["sections"] = [{"title": self.heading(), "blocks": list(self.paragraphs(3))}]
        return section

    def paragraphs(self, count: int) -> Iterator[Data]:
        for _ in range(count):
            yield {"kind": "paragraph"} | self.statement(self.chance.randint(3, 5))

    def statement(self, sentences: int) -> Data:
        start = len(self.record)
        text = " ".join(self.sentence() for _ in range(sentences))
        self.record += text + "\n"
        return {
            "text": text,
            "evidence": [{"source": self.source, "start": start, "end": start + len(text), "exact": text}],
        }

    def sentence(self) -> str:
        choice = self.chance.choice
        clause = f"{choice(_SUBJECTS)} {choice(_VERBS)} {choice(_OBJECTS)} {choice(_TAILS)}"
        if self.chance.random() < 0.3:
            clause += f", at a cost of {self.chance.randint(2, 900)} thousand pounds"
        return clause[0].upper() + clause[1:] + "."

    def heading(self) -> str:
        return f"How {self.chance.choice(_SUBJECTS)} {self.chance.choice(_VERBS)} {self.chance.choice(_OBJECTS)}"

    def table(self) -> Data:
        years = [str(2020 + place) for place in range(5)]
        rows = [
            [subject[4:].capitalize(), *(self.chance.randint(10, 99_999) for _ in years)]
            for subject in self.chance.sample(_SUBJECTS, 8)
        ]
        text = "; ".join(" ".join(map(str, row)) for row in rows)
        start = len(self.record)
        self.record += text + "\n"
        return {
            "kind": "table",
            "title": self.heading(),
            "columns": [{"title": "Body"}, *({"title": year, "kind": "number"} for year in years)],
            "rows": [{"cells": row} for row in rows],
            "evidence": [{"source": self.source, "start": start, "end": start + len(text), "exact": text}],
        }


def _source(name: str, record: bytes) -> Data:
    digest = hashlib.sha256(record).hexdigest()
    return {
        "id": name,
        "kind": "report",
        "title": f"Annual report {name[1:]} of the Bureau of Measures",
        "publisher": "Bureau of Measures",
        "published": "2026-01",
        "file": f"records/{name}.txt",
        "file_sha256": digest,
        "text_sha256": digest,
    }
