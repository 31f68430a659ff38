"""Hypothesis strategies for briefings: every part, every block, plain and hostile text, evidence bound to records.

`briefings()` draws a `GeneratedBrief`: plain data that conforms to the schema, and the files it names, in memory. Ids
are unique, references resolve, totals add up, and no portion exceeds the banner. What is drawn is small by default;
`scale` multiplies how many items a part may have.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from hypothesis import strategies as st

import generated_blocks
from generated_pieces import LEVELS, LINE, NUMBER, PROSE, WHOLE, Data, Draw, Writer
from policybrief.resolver import MemoryResolver

KINDS = (
    "briefing", "submission", "cabinet-paper", "assessment", "research-brief", "bill-analysis", "readout",
    "business-case", "advisory",
)  # fmt: skip
LANGUAGES = ("en-GB", "en-US", "de-DE", "fr-FR", "ar", "zh-Hans", "ur-PK")
PARTS = (
    "summary", "judgements", "recommendations", "key_figures", "sections", "options", "finance", "risks", "timeline",
    "actors", "consultation", "implications", "communications", "actions", "glossary", "annexes", "people", "history",
    "notes", "sources", "provenance", "notice", "section:background", "section:outlook",
)  # fmt: skip
DATES = ("2025-08-12", "1999-12-31", "2024-02-29", "2030-01-01")
EDTF = (*DATES, "2025", "2025-05", "2024~", "2025-06-06/2025-06-10", "2026-21", "2025-08/2025-09")
BANDS = ("very-low", "low", "medium", "high", "very-high")
LIKELIHOODS = {
    "icd203": ("almost-no-chance", "very-unlikely", "unlikely", "roughly-even", "likely", "very-likely"),
    "phia": ("remote-chance", "highly-unlikely", "realistic-possibility", "highly-likely"),
}


def lines() -> st.SearchStrategy[str]:
    """Text of one line, plain or hostile, as the schema allows it."""
    return LINE


def prose() -> st.SearchStrategy[str]:
    """Prose with inline markup, plain or hostile, as the schema allows it. Links to parts are not among it."""
    return PROSE


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
    return brief(Writer(draw, scale))


def brief(writer: Writer) -> GeneratedBrief:
    pick, some = writer.pick, writer.some
    data: Data = {
        "schema": "urn:policybrief:briefing:1",
        "id": pick("a", "brief-7", "2025.08_x", "z" * 120),
        "kind": pick(*KINDS),
        "title": writer.line(),
        "language": pick(*LANGUAGES),
        "status": pick("draft", "in-review"),
    }
    data |= head(writer)
    sources = some(lambda: source(writer), most=3)
    notes = some(lambda: note(writer))
    writer.targets += [note["id"] for note in notes]
    options = some(lambda: option(writer))
    criteria = some(
        lambda: {"id": writer.id("criterion"), "name": writer.line()} | writer.maybe(weight=pick(0, 1, 0.5))
    )
    data |= {
        "sources": sources,
        "notes": notes,
        "sections": some(lambda: generated_blocks.section(writer, depth=0), most=2),
        "summary": some(lambda: writer.statement() | writer.maybe(label=writer.line())),
        "judgements": some(lambda: judgement(writer)),
        "actors": some(lambda: actor(writer)),
        "timeline": some(lambda: writer.statement() | {"date": pick(*EDTF)} | writer.maybe(inferred=True)),
        "key_figures": some(lambda: key_figure(writer)),
        "risks": some(lambda: risk(writer)),
        "options": options,
        "criteria": criteria,
        "scores": [
            {"option": option["id"], "criterion": criterion["id"], "score": writer.draw(NUMBER)}
            | writer.maybe(note=writer.text())
            for option in options
            for criterion in criteria
        ],
        "recommendations": some(lambda: recommendation(writer)),
        "consultation": some(
            lambda: (
                writer.supported("party")
                | {"party": writer.line(), "view": pick("supports", "opposes", "not-consulted"), "text": writer.text()}
            )
        ),
        "implications": some(lambda: writer.statement() | {"topic": writer.line()}),
        "actions": some(
            lambda: (
                writer.supported("action")
                | {"what": writer.text()}
                | writer.maybe(owner=writer.line(), by=pick(*EDTF), status=pick("open", "in-progress", "done"))
            )
        ),
        "glossary": some(lambda: writer.supported("term") | {"term": writer.line(), "meaning": writer.text()}),
        "annexes": some(lambda: annex(writer)),
        "people": some(lambda: person(writer)),
        "history": some(lambda: {"version": writer.line(), "text": writer.text()} | writer.maybe(on=pick(*DATES))),
    }
    if writer.draw(st.booleans()):
        data["finance"] = finance(writer)
    if writer.draw(st.booleans()):
        data["communications"] = communications(writer)
    if writer.records:
        data["provenance"] = provenance(writer)
    return GeneratedBrief({key: value for key, value in data.items() if value != []}, dict(writer.files))


def head(writer: Writer) -> Data:
    pick = writer.pick
    made = writer.maybe(
        subtitle=writer.line(), date=pick(*DATES), reference=writer.line(), series=writer.line(), version=writer.line(),
        updated=pick("2025-08-15", "2025-08-15T09:30:00+01:00"), information_as_of=pick(*EDTF),
        organisation=writer.line(), to=[writer.line()], copies=[writer.line(), writer.line()], audience=writer.line(),
        purpose=writer.text(), decision_by=pick(*DATES), requires=pick("none", "cited", "derived"),
        notice=writer.text(), labels={pick("summary", "sections", "actors"): writer.line()},
        numbering=writer.maybe(sections=pick("none", "decimal", "roman"), paragraphs=pick("none", "continuous")),
        order=writer.draw(st.lists(st.sampled_from(PARTS), unique=True, max_size=len(PARTS))),
    )  # fmt: skip
    writer.banner = writer.draw(st.none() | st.integers(0, len(LEVELS) - 1))
    if writer.banner is not None:
        made["marking"] = {"scheme": "tlp", "level": LEVELS[writer.banner]} | writer.maybe(caveats=[writer.line()])
    return made | writer.maybe(**{"x-office": {"desk": 7}})


def source(writer: Writer) -> Data:
    name = writer.id("s")
    made = {"id": name, "title": writer.line(), "kind": writer.pick("article", "report", "law", "other")}
    made |= writer.maybe(
        publisher=writer.line(), published=writer.pick(None, *EDTF), url="https://example.org/a?b=c&d=e",
        reliability=writer.pick(*"ABCDEF"), credibility=writer.pick(1, 6), note=writer.text(),
    )  # fmt: skip
    record = "\n".join(writer.draw(st.lists(PROSE, min_size=1, max_size=4))).replace("\r", "")
    if record.startswith("\ufeff"):
        record = f"Record. {record}"  # a record has no byte order mark
    writer.records[name] = record
    writer.files[f"records/{name}.txt"] = record.encode()
    digest = hashlib.sha256(record.encode()).hexdigest()
    return made | {"file": f"records/{name}.txt", "file_sha256": digest, "text_sha256": digest}


def provenance(writer: Writer) -> Data:
    passages = [writer.evidence() | {"reason": writer.line()} for _ in range(writer.draw(st.integers(0, 2)))]
    return {"filler": "extractive", "version": "1", "left_out": passages}


def person(writer: Writer) -> Data:
    made = {"name": writer.line(), "role": writer.pick("author", "contact", "reviewer", "cleared-by", "signatory")}
    return made | writer.maybe(
        title=writer.line(), unit=writer.line(), email="a.b@example.org", phone=writer.line(), on=writer.pick(*DATES)
    )


def note(writer: Writer) -> Data:
    made = {"id": writer.id("note"), "text": str(writer.draw(PROSE))}
    return made | ({"cites": [{"source": writer.pick(*writer.records)}]} if writer.records else {})


def judgement(writer: Writer) -> Data:
    scale = writer.pick(*LIKELIHOODS)
    likely = {"likelihood": writer.pick(*LIKELIHOODS[scale]), "scale": scale} if writer.draw(st.booleans()) else {}
    return writer.statement() | likely | writer.maybe(confidence=writer.pick("low", "moderate", "moderate-to-high"))


def actor(writer: Writer) -> Data:
    made = writer.supported("actor") | {
        "name": writer.line(),
        "kind": writer.pick("state", "organisation", "armed-group", "person", "other"),
    }
    return made | writer.maybe(acronym="ABC", aliases=[writer.line()], role=writer.line(), note=writer.text())


def key_figure(writer: Writer) -> Data:
    low, high = sorted((writer.draw(WHOLE), writer.draw(WHOLE)))
    figure = writer.supported("figure") | {"text": writer.line()}
    figure |= writer.pick({"value": low}, {"min": low, "max": high}, {})
    return figure | writer.maybe(
        qualifier=writer.pick("about", "over", "up-to"),
        unit=writer.line(),
        label=writer.line(),
        as_of=writer.pick(*EDTF),
    )


def risk(writer: Writer) -> Data:
    made = {"risk": writer.text(), "likelihood": writer.pick(*BANDS), "impact": writer.pick(*BANDS)}
    return writer.supported("risk") | made | writer.maybe(mitigation=writer.text(), owner=writer.line())


def option(writer: Writer) -> Data:
    made = writer.supported("option") | {"title": writer.line()}
    made |= {key: writer.some(writer.statement) for key in ("advantages", "disadvantages")}
    writer.targets.append(made["id"])
    return {key: value for key, value in made.items() if value != []} | writer.maybe(
        summary=writer.text(), cost=writer.text(), risk=writer.text(), status_quo=True
    )


def recommendation(writer: Writer) -> Data:
    part = writer.supported("recommendation") | {
        "ask": writer.pick("note", "agree", "approve", "direct", "invite", "choose"),
        "action": writer.text(),
        "choices": ["Agree", writer.line()],
    }
    part |= writer.maybe(
        to=writer.line(), owner=writer.line(), by=writer.pick(*EDTF), priority=writer.pick("high", "low"),
        rationale=writer.text(), outcome={"choice": "Agree", "by": writer.line(), "on": writer.pick(*DATES)},
        response={"status": writer.pick("accepts", "partly", "rejects"), "text": writer.text()},
    )  # fmt: skip
    return part | ({"supports": [writer.pick(*writer.targets)]} if writer.targets else {})


def finance(writer: Writer) -> Data:
    periods = writer.draw(st.integers(1, 4))
    rows = [[writer.draw(WHOLE) for _ in range(periods)] for _ in range(writer.draw(st.integers(1, 3)))]
    kinds = [writer.pick("cost", "saving", "revenue", "funding") for _ in rows]
    costs = [row for row, kind in zip(rows, kinds, strict=True) if kind == "cost"]
    total = [sum(column) for column in zip(*costs, strict=True)]
    made: Data = {
        "currency": writer.pick("GBP", "EUR", "PKR", "USD"),
        "unit": writer.pick("one", "thousand", "million"),
        "periods": [f"202{year}-2{year + 1}" for year in range(periods)],
        "lines": [
            writer.supported("money") | {"label": writer.line(), "kind": kind, "values": row, "total": sum(row)}
            for row, kind in zip(rows, kinds, strict=True)
        ],
    }
    if costs:
        made["totals"] = [{"kind": "cost", "values": total, "total": sum(total)}]
    return made | writer.maybe(basis=writer.line(), note=writer.text())


def communications(writer: Writer) -> Data:
    questions = writer.some(lambda: writer.supported("qa") | {"question": writer.text(), "answer": writer.text()})
    parts = {"lines": writer.some(writer.statement), "questions": questions}
    return {key: value for key, value in parts.items() if value} | writer.maybe(approach=writer.text())


def annex(writer: Writer) -> Data:
    made = {"id": writer.id("annex"), "title": writer.line()} | writer.portion()
    return made | writer.pick({"file": "enclosed/paper.pdf"}, {"blocks": generated_blocks.blocks(writer, depth=0)})
