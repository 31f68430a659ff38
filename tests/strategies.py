"""Hypothesis strategies for briefings: every part, every block, plain and hostile text, evidence bound to records.

`briefings()` draws a `GeneratedBrief`: plain data that conforms to the schema, and the files it names, in memory. Ids
are unique, references resolve, totals add up, and no portion exceeds the banner. What is drawn is small by default;
`scale` multiplies how many items a part may have.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from hypothesis import strategies as st

from hostile_texts import BREAKS, HOSTILE, MARKED_UP, PLAIN
from policybrief.resolver import MemoryResolver
from tiny_png import PNG

Data = dict[str, Any]
Draw = Callable[[st.SearchStrategy[Any]], Any]

KINDS = (
    "briefing", "submission", "cabinet-paper", "assessment", "research-brief", "bill-analysis", "readout",
    "business-case", "advisory",
)  # fmt: skip
LANGUAGES = ("en-GB", "en-US", "de-DE", "fr-FR", "ar", "zh-Hans", "ur-PK")
SECTION_KINDS = (
    "background", "issue", "context", "developments", "findings", "analysis", "argument", "challenges", "outlook",
    "method", "timing", "presentation", "provisions", "case-study", "conclusion", "other",
)  # fmt: skip
PARTS = (
    "summary", "judgements", "recommendations", "key_figures", "sections", "options", "finance", "risks", "timeline",
    "actors", "consultation", "implications", "communications", "actions", "glossary", "annexes", "people", "history",
    "notes", "sources", "provenance", "notice", "section:background", "section:outlook",
)  # fmt: skip
LEVELS = ("CLEAR", "GREEN", "AMBER", "AMBER+STRICT", "RED")
DATES = ("2025-08-12", "1999-12-31", "2024-02-29", "2030-01-01")
EDTF = (*DATES, "2025", "2025-05", "2024~", "2025-06-06/2025-06-10", "2026-21", "2025-08/2025-09")
BANDS = ("very-low", "low", "medium", "high", "very-high")
LIKELIHOODS = {
    "icd203": ("almost-no-chance", "very-unlikely", "unlikely", "roughly-even", "likely", "very-likely"),
    "phia": ("remote-chance", "highly-unlikely", "realistic-possibility", "highly-likely"),
}

_allowed = st.characters(
    codec="utf-8", exclude_characters="\x7f\ufffe\uffff", exclude_categories=("Cc", "Cs"), max_codepoint=0x1FFFF
)
_line = st.one_of(st.sampled_from(PLAIN), st.sampled_from(HOSTILE), st.text(_allowed, min_size=1, max_size=20))
_prose = st.one_of(_line, st.sampled_from(MARKED_UP), st.sampled_from(BREAKS))
_whole = st.integers(-(10**6), 10**6)
_number = st.one_of(_whole, st.sampled_from((0, 0.5, 12.25, -3.75, 10**12)))


def lines() -> st.SearchStrategy[str]:
    """Text of one line, plain or hostile, as the schema allows it."""
    return _line


def prose() -> st.SearchStrategy[str]:
    """Prose with inline markup, plain or hostile, as the schema allows it. Links to parts are not among it."""
    return _prose


@dataclass(frozen=True, slots=True)
class GeneratedBrief:
    """A briefing as plain data, and the records and images it names."""

    data: Data
    files: Mapping[str, bytes]

    @property
    def resolver(self) -> MemoryResolver:
        return MemoryResolver(self.files)


@st.composite
def briefings(draw: Draw, scale: int = 1) -> GeneratedBrief:
    """Briefings of every kind; `scale` 1 gives some 50 statements at most, 4 some hundreds."""
    return _Writer(draw, scale).brief()


@dataclass(slots=True)
class _Writer:
    """Draws one briefing, giving out ids as it goes."""

    draw: Draw
    scale: int
    records: dict[str, str] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    targets: list[str] = field(default_factory=list)
    banner: int | None = None
    given: int = 0

    def brief(self) -> GeneratedBrief:
        pick, some = self.pick, self.some
        data: Data = {
            "schema": "urn:policybrief:briefing:1",
            "id": pick("a", "brief-7", "2025.08_x", "z" * 120),
            "kind": pick(*KINDS),
            "title": self.line(),
            "language": pick(*LANGUAGES),
            "status": pick("draft", "in-review"),
        }
        data |= self.head()
        sources = some(self.source, most=3)
        notes = some(self.note)
        self.targets += [note["id"] for note in notes]
        options = some(self.option)
        criteria = some(lambda: {"id": self.id("criterion"), "name": self.line()} | self.maybe(weight=pick(0, 1, 0.5)))
        data |= {
            "sources": sources,
            "notes": notes,
            "sections": some(lambda: self.section(depth=0), most=2),
            "summary": some(lambda: self.statement() | self.maybe(label=self.line())),
            "judgements": some(self.judgement),
            "actors": some(self.actor),
            "timeline": some(lambda: self.statement() | {"date": pick(*EDTF)} | self.maybe(inferred=True)),
            "key_figures": some(self.key_figure),
            "risks": some(self.risk),
            "options": options,
            "criteria": criteria,
            "scores": [
                {"option": option["id"], "criterion": criterion["id"], "score": self.draw(_number)}
                | self.maybe(note=self.text())
                for option in options
                for criterion in criteria
            ],
            "recommendations": some(self.recommendation),
            "consultation": some(
                lambda: (
                    self.supported("party")
                    | {"party": self.line(), "view": pick("supports", "opposes", "not-consulted"), "text": self.text()}
                )
            ),
            "implications": some(lambda: self.statement() | {"topic": self.line()}),
            "actions": some(
                lambda: (
                    self.supported("action")
                    | {"what": self.text()}
                    | self.maybe(owner=self.line(), by=pick(*EDTF), status=pick("open", "in-progress", "done"))
                )
            ),
            "glossary": some(lambda: self.supported("term") | {"term": self.line(), "meaning": self.text()}),
            "annexes": some(self.annex),
            "people": some(self.person),
            "history": some(lambda: {"version": self.line(), "text": self.text()} | self.maybe(on=pick(*DATES))),
        }
        if self.draw(st.booleans()):
            data["finance"] = self.finance()
        if self.draw(st.booleans()):
            data["communications"] = self.communications()
        if self.records:
            data["provenance"] = self.provenance()
        return GeneratedBrief({key: value for key, value in data.items() if value != []}, dict(self.files))

    # Text and the smallest pieces.

    def pick(self, *choices: Any) -> Any:
        return self.draw(st.sampled_from(choices))

    def line(self) -> str:
        return str(self.draw(_line))

    def text(self) -> str:
        text = str(self.draw(_prose))
        if self.targets and self.draw(st.integers(0, 4)) == 4:
            return f"{text} [{self.pick('', 'as shown there')}](#{self.pick(*self.targets)})"
        return text

    def some(self, one: Callable[[], Data], most: int = 2) -> list[Data]:
        return [one() for _ in range(self.draw(st.integers(0, most * self.scale)))]

    def maybe(self, **fields: Any) -> Data:
        """Each field, or not. (The values are drawn either way, which keeps shrinking simple.)"""
        return {name: value for name, value in fields.items() if self.draw(st.booleans())}

    def id(self, prefix: str) -> str:
        self.given += 1
        return f"{prefix}-{self.given}"

    def portion(self) -> Data:
        if self.banner is None or not self.draw(st.booleans()):
            return {}
        return {"marking": LEVELS[self.draw(st.integers(0, self.banner))]}

    def supported(self, prefix: str) -> Data:
        """An id, a marking, evidence and citations: what every part that rests on sources may have."""
        part: Data = {"id": self.id(prefix)} | self.portion()
        if self.records:
            part["evidence"] = self.some(self.evidence, most=1)
            part["cites"] = self.some(
                lambda: {"source": self.pick(*self.records)} | self.maybe(locator=self.line()), most=1
            )
            part["basis"] = [
                {"kind": kind, "note": self.text()} for kind in self.draw(st.sampled_from(((), ("judgement",))))
            ]
        return {key: value for key, value in part.items() if value != []}

    def evidence(self) -> Data:
        source = self.pick(*self.records)
        record = self.records[source]
        start = self.draw(st.integers(0, len(record) - 1))
        end = self.draw(st.integers(start + 1, min(len(record), start + 200)))
        return {"source": source, "start": start, "end": end, "exact": record[start:end]}

    def statement(self, prefix: str = "statement") -> Data:
        return self.supported(prefix) | {"text": self.text()}

    # The head and what stands behind the brief.

    def head(self) -> Data:
        pick = self.pick
        head = self.maybe(
            subtitle=self.line(), date=pick(*DATES), reference=self.line(), series=self.line(), version=self.line(),
            updated=pick("2025-08-15", "2025-08-15T09:30:00+01:00"), information_as_of=pick(*EDTF),
            organisation=self.line(), to=[self.line()], copies=[self.line(), self.line()], audience=self.line(),
            purpose=self.text(), decision_by=pick(*DATES), requires=pick("none", "cited", "derived"),
            notice=self.text(), labels={pick("summary", "sections", "actors"): self.line()},
            numbering=self.maybe(sections=pick("none", "decimal", "roman"), paragraphs=pick("none", "continuous")),
            order=self.draw(st.lists(st.sampled_from(PARTS), unique=True, max_size=len(PARTS))),
        )  # fmt: skip
        self.banner = self.draw(st.none() | st.integers(0, len(LEVELS) - 1))
        if self.banner is not None:
            head["marking"] = {"scheme": "tlp", "level": LEVELS[self.banner]} | self.maybe(caveats=[self.line()])
        return head | self.maybe(**{"x-office": {"desk": 7}})

    def source(self) -> Data:
        name = self.id("s")
        source = {"id": name, "title": self.line(), "kind": self.pick("article", "report", "law", "other")}
        source |= self.maybe(
            publisher=self.line(), published=self.pick(None, *EDTF), url="https://example.org/a?b=c&d=e",
            reliability=self.pick(*"ABCDEF"), credibility=self.pick(1, 6), note=self.text(),
        )  # fmt: skip
        record = "\n".join(self.draw(st.lists(_prose, min_size=1, max_size=4))).replace("\r", "")
        if record.startswith("\ufeff"):
            record = f"Record. {record}"  # a record has no byte order mark
        self.records[name] = record
        self.files[f"records/{name}.txt"] = record.encode()
        digest = hashlib.sha256(record.encode()).hexdigest()
        return source | {"file": f"records/{name}.txt", "file_sha256": digest, "text_sha256": digest}

    def provenance(self) -> Data:
        passages = [self.evidence() | {"reason": self.line()} for _ in range(self.draw(st.integers(0, 2)))]
        return {"filler": "extractive", "version": "1", "left_out": passages}

    def person(self) -> Data:
        person = {"name": self.line(), "role": self.pick("author", "contact", "reviewer", "cleared-by", "signatory")}
        return person | self.maybe(
            title=self.line(), unit=self.line(), email="a.b@example.org", phone=self.line(), on=self.pick(*DATES)
        )

    def note(self) -> Data:
        note = {"id": self.id("note"), "text": str(self.draw(_prose))}
        return note | ({"cites": [{"source": self.pick(*self.records)}]} if self.records else {})

    # The parts.

    def judgement(self) -> Data:
        scale = self.pick(*LIKELIHOODS)
        likely = {"likelihood": self.pick(*LIKELIHOODS[scale]), "scale": scale} if self.draw(st.booleans()) else {}
        return self.statement() | likely | self.maybe(confidence=self.pick("low", "moderate", "moderate-to-high"))

    def actor(self) -> Data:
        actor = self.supported("actor") | {
            "name": self.line(),
            "kind": self.pick("state", "organisation", "armed-group", "person", "other"),
        }
        return actor | self.maybe(acronym="ABC", aliases=[self.line()], role=self.line(), note=self.text())

    def key_figure(self) -> Data:
        low, high = sorted((self.draw(_whole), self.draw(_whole)))
        figure = self.supported("figure") | {"text": self.line()}
        figure |= self.pick({"value": low}, {"min": low, "max": high}, {})
        return figure | self.maybe(
            qualifier=self.pick("about", "over", "up-to"), unit=self.line(), label=self.line(), as_of=self.pick(*EDTF)
        )

    def risk(self) -> Data:
        risk = {"risk": self.text(), "likelihood": self.pick(*BANDS), "impact": self.pick(*BANDS)}
        return self.supported("risk") | risk | self.maybe(mitigation=self.text(), owner=self.line())

    def option(self) -> Data:
        option = self.supported("option") | {"title": self.line()}
        option |= {key: self.some(self.statement) for key in ("advantages", "disadvantages")}
        self.targets.append(option["id"])
        return {key: value for key, value in option.items() if value != []} | self.maybe(
            summary=self.text(), cost=self.text(), risk=self.text(), status_quo=True
        )

    def recommendation(self) -> Data:
        part = self.supported("recommendation") | {
            "ask": self.pick("note", "agree", "approve", "direct", "invite", "choose"),
            "action": self.text(),
            "choices": ["Agree", self.line()],
        }
        part |= self.maybe(
            to=self.line(), owner=self.line(), by=self.pick(*EDTF), priority=self.pick("high", "low"),
            rationale=self.text(), outcome={"choice": "Agree", "by": self.line(), "on": self.pick(*DATES)},
            response={"status": self.pick("accepts", "partly", "rejects"), "text": self.text()},
        )  # fmt: skip
        return part | ({"supports": [self.pick(*self.targets)]} if self.targets else {})

    def finance(self) -> Data:
        periods = self.draw(st.integers(1, 4))
        rows = [[self.draw(_whole) for _ in range(periods)] for _ in range(self.draw(st.integers(1, 3)))]
        kinds = [self.pick("cost", "saving", "revenue", "funding") for _ in rows]
        costs = [row for row, kind in zip(rows, kinds, strict=True) if kind == "cost"]
        total = [sum(column) for column in zip(*costs, strict=True)]
        finance: Data = {
            "currency": self.pick("GBP", "EUR", "PKR", "USD"),
            "unit": self.pick("one", "thousand", "million"),
            "periods": [f"202{year}-2{year + 1}" for year in range(periods)],
            "lines": [
                self.supported("money") | {"label": self.line(), "kind": kind, "values": row, "total": sum(row)}
                for row, kind in zip(rows, kinds, strict=True)
            ],
        }
        if costs:
            finance["totals"] = [{"kind": "cost", "values": total, "total": sum(total)}]
        return finance | self.maybe(basis=self.line(), note=self.text())

    def communications(self) -> Data:
        questions = self.some(lambda: self.supported("qa") | {"question": self.text(), "answer": self.text()})
        parts = {"lines": self.some(self.statement), "questions": questions}
        return {key: value for key, value in parts.items() if value} | self.maybe(approach=self.text())

    def annex(self) -> Data:
        annex = {"id": self.id("annex"), "title": self.line()} | self.portion()
        return annex | self.pick({"file": "enclosed/paper.pdf"}, {"blocks": self.blocks(depth=0)})

    # Sections and blocks.

    def section(self, depth: int) -> Data:
        section: Data = {"id": self.id("section")} | self.portion()
        self.targets.append(section["id"])
        section |= self.maybe(title=self.line(), kind=self.pick(*SECTION_KINDS))
        section["blocks"] = self.blocks(depth)
        if depth < 2:
            section["sections"] = self.some(lambda: self.section(depth + 1), most=1)
        return {key: value for key, value in section.items() if value != []}

    def blocks(self, depth: int) -> list[Data]:
        return self.some(lambda: self.block(depth), most=3)

    def block(self, depth: int) -> Data:
        kinds = ("paragraph", "list", "table", "figure", "quote", "callout", *(("box",) if depth < 2 else ()))
        match self.pick(*kinds):
            case "paragraph":
                return {"kind": "paragraph"} | self.statement() | self.maybe(lead=self.line())
            case "list":
                return {"kind": "list", "id": self.id("list"), "items": self.items(0)} | self.maybe(ordered=True)
            case "table":
                return self.table()
            case "figure":
                return self.figure()
            case "quote":
                return {"kind": "quote"} | self.statement() | self.maybe(speaker=self.line())
            case "callout":
                tone = {"tone": self.pick("note", "important", "warning")}
                return {"kind": "callout"} | self.statement() | tone | self.maybe(title=self.line())
            case _:
                inner = [self.block(depth + 1), *self.blocks(depth + 1)]
                return {"kind": "box", "id": self.id("box"), "blocks": inner} | self.maybe(title=self.line())

    def items(self, depth: int) -> list[Data]:
        items = [self.statement("item") for _ in range(self.draw(st.integers(1, 2 * self.scale)))]
        if depth < 3 and self.draw(st.booleans()):
            items[-1] |= {"items": self.items(depth + 1)} | self.maybe(ordered=True)
        return items

    def table(self) -> Data:
        numeric = [False, *(self.draw(st.booleans()) for _ in range(self.draw(st.integers(0, 4))))]
        grouped = self.draw(st.booleans())
        columns = [
            {"title": self.line(), "kind": "number" if is_number else "text"}
            | ({"group": f"Group {place // 2}"} if grouped and place else {})
            | self.maybe(unit=self.line())
            for place, is_number in enumerate(numeric)
        ]
        rows: list[list[Any]] = [
            [self.draw(_whole) if is_number else self.cell() for is_number in numeric]
            for _ in range(self.draw(st.integers(0, 3 * self.scale)))
        ]
        table = self.supported("table") | {"kind": "table", "columns": columns}
        table["rows"] = [{"id": self.id("row"), "cells": row} for row in rows]
        if rows and self.draw(st.booleans()):
            sums = [sum(row[place] for row in rows) if is_number else None for place, is_number in enumerate(numeric)]
            table["rows"].append({"role": "total", "cells": ["Total", *sums[1:]]})
        return table | self.maybe(title=self.line(), source=self.text(), notes=[self.text()])

    def cell(self) -> Any:
        if self.draw(st.integers(0, 5)) == 5:
            return self.supported("cell") | {"text": self.text()}
        return self.pick(None, self.text())

    def figure(self) -> Data:
        figure = self.supported("graph") | {"kind": "figure", "alt": self.line()}
        if self.draw(st.booleans()):
            self.files["images/dot.png"] = PNG
            figure["image"] = "images/dot.png"
        else:
            figure["chart"] = self.chart()
        return figure | self.maybe(title=self.line(), source=self.text(), notes=[self.text()])

    def chart(self) -> Data:
        categories = [self.line() for _ in range(self.draw(st.integers(1, 5)))]
        kind = self.pick("bar", "stacked-bar", "line")
        value = st.integers(0, 10**6) if kind == "stacked-bar" else st.none() | _number
        series = [
            {"name": self.line(), "values": [self.draw(value) for _ in categories]}
            for _ in range(self.draw(st.integers(1, 3)))
        ]
        return {"type": kind, "categories": categories, "series": series} | self.maybe(unit=self.line())
