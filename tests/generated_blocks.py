"""Sections and blocks of a generated briefing."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from generated_pieces import NUMBER, WHOLE, Data, Writer
from tiny_png import PNG

SECTION_KINDS = (
    "background", "issue", "context", "developments", "findings", "analysis", "argument", "challenges", "outlook",
    "method", "timing", "presentation", "provisions", "case-study", "conclusion", "other",
)  # fmt: skip


def section(writer: Writer, depth: int) -> Data:
    made: Data = {"id": writer.id("section")} | writer.portion()
    writer.targets.append(made["id"])
    made |= writer.maybe(title=writer.line(), kind=writer.pick(*SECTION_KINDS))
    made["blocks"] = blocks(writer, depth)
    if depth < 2:
        made["sections"] = writer.some(lambda: section(writer, depth + 1), most=1)
    return {key: value for key, value in made.items() if value != []}


def blocks(writer: Writer, depth: int) -> list[Data]:
    return writer.some(lambda: block(writer, depth), most=3)


def block(writer: Writer, depth: int) -> Data:
    kinds = ("paragraph", "list", "table", "figure", "quote", "callout", *(("box",) if depth < 2 else ()))
    match writer.pick(*kinds):
        case "paragraph":
            return {"kind": "paragraph"} | writer.statement() | writer.maybe(lead=writer.line())
        case "list":
            return {"kind": "list", "id": writer.id("list"), "items": items(writer, 0)} | writer.maybe(ordered=True)
        case "table":
            return table(writer)
        case "figure":
            return figure(writer)
        case "quote":
            return {"kind": "quote"} | writer.statement() | writer.maybe(speaker=writer.line())
        case "callout":
            tone = {"tone": writer.pick("note", "important", "warning")}
            return {"kind": "callout"} | writer.statement() | tone | writer.maybe(title=writer.line())
        case _:
            inner = [block(writer, depth + 1), *blocks(writer, depth + 1)]
            return {"kind": "box", "id": writer.id("box"), "blocks": inner} | writer.maybe(title=writer.line())


def items(writer: Writer, depth: int) -> list[Data]:
    made = [writer.statement("item") for _ in range(writer.draw(st.integers(1, 2 * writer.scale)))]
    if depth < 3 and writer.draw(st.booleans()):
        made[-1] |= {"items": items(writer, depth + 1)} | writer.maybe(ordered=True)
    return made


def table(writer: Writer) -> Data:
    numeric = [False, *(writer.draw(st.booleans()) for _ in range(writer.draw(st.integers(0, 4))))]
    grouped = writer.draw(st.booleans())
    columns = [
        {"title": writer.line(), "kind": "number" if isNUMBER else "text"}
        | ({"group": f"Group {place // 2}"} if grouped and place else {})
        | writer.maybe(unit=writer.line())
        for place, isNUMBER in enumerate(numeric)
    ]
    rows: list[list[Any]] = [
        [writer.draw(WHOLE) if isNUMBER else cell(writer) for isNUMBER in numeric]
        for _ in range(writer.draw(st.integers(0, 3 * writer.scale)))
    ]
    made = writer.supported("table") | {"kind": "table", "columns": columns}
    made["rows"] = [{"id": writer.id("row"), "cells": row} for row in rows]
    if rows and writer.draw(st.booleans()):
        sums = [sum(row[place] for row in rows) if isNUMBER else None for place, isNUMBER in enumerate(numeric)]
        made["rows"].append({"role": "total", "cells": ["Total", *sums[1:]]})
    return made | writer.maybe(title=writer.line(), source=writer.text(), notes=[writer.text()])


def cell(writer: Writer) -> Any:
    if writer.draw(st.integers(0, 5)) == 5:
        return writer.supported("cell") | {"text": writer.text()}
    return writer.pick(None, writer.text())


def figure(writer: Writer) -> Data:
    made = writer.supported("graph") | {"kind": "figure", "alt": writer.line()}
    if writer.draw(st.booleans()):
        writer.files["images/dot.png"] = PNG
        made["image"] = "images/dot.png"
    else:
        made["chart"] = chart(writer)
    return made | writer.maybe(title=writer.line(), source=writer.text(), notes=[writer.text()])


def chart(writer: Writer) -> Data:
    categories = [writer.line() for _ in range(writer.draw(st.integers(1, 5)))]
    kind = writer.pick("bar", "stacked-bar", "line")
    value = st.integers(0, 10**6) if kind == "stacked-bar" else st.none() | NUMBER
    series = [
        {"name": writer.line(), "values": [writer.draw(value) for _ in categories]}
        for _ in range(writer.draw(st.integers(1, 3)))
    ]
    return {"type": kind, "categories": categories, "series": series} | writer.maybe(unit=writer.line())
