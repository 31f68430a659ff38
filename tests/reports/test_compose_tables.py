"""The tables that parts are shown as, and the tables of the model."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from composing import RICH, assert_holds, composed, only, part
from policybrief.document import blocks as b
from policybrief.document.inlines import CrossReference, plain_text


def rows(table: b.Table) -> list[list[str]]:
    return [[plain_text(cell.text).replace("\u00a0", " ") for cell in row.cells] for row in table.rows]


def facts(block: Any) -> dict[str, str]:
    return {plain_text(fact.label): plain_text(fact.value).replace("\u00a0", " ") for fact in block.items}


def test_a_column_that_says_nothing_is_left_out() -> None:
    table = only(composed(actions=[{"what": "Order."}]), b.Table)
    assert [plain_text(cell.text) for cell in table.head[0].cells] == ["No.", "Action"]


def test_the_timeline_is_in_order_of_time_whatever_the_brief_says() -> None:
    events = [
        {"date": "2025-05", "text": "c"}, {"date": "2024~", "text": "a", "inferred": True},
        {"date": "2025", "text": "b"}, {"date": "2025-05-01", "text": "d"},
    ]  # fmt: skip
    assert rows(only(composed(timeline=events), b.Table)) == [
        ["c. 2024 (date inferred)", "a"], ["2025", "b"], ["1 May 2025", "d"], ["May 2025", "c"],
    ]  # fmt: skip


def test_a_timeline_with_what_is_no_date_stays_as_written() -> None:
    events = [{"date": "2025", "text": "b"}, {"date": "long ago", "text": "a"}]
    assert rows(only(composed(status="draft", timeline=events), b.Table)) == [["2025", "b"], ["long ago", "a"]]


def test_the_grid_of_risks_places_each_by_its_number() -> None:
    document = composed(RICH)
    figure = only(document, b.Figure, "risk-matrix")
    assert "Risk 1: likelihood high, impact very high" in figure.alt
    assert figure.graphic is not None
    words = [shape.text for shape in figure.graphic.shapes if hasattr(shape, "text")]
    assert words.count("1") == words.count("2") == 1


def test_few_and_brief_options_stand_side_by_side() -> None:
    """A column for each; line by line what it is, its advantages and disadvantages, its cost and risk."""
    document = composed(RICH)
    comparison = only(document, b.Table, "options")
    assert [plain_text(cell.text) for cell in comparison.head[0].cells] == [
        "Option 1: Wait (status quo)", "Option 2: Pump (preferred)",
    ]  # fmt: skip
    assert rows(comparison) == [
        ["Do nothing more.", ""],
        ["Advantages", ""],
        ["It costs nothing.", "It works this year."],
        ["Disadvantages", ""],
        ["Wells stay dry.", ""],
        ["Cost", ""],
        ["None.", "€2 million"],
        ["Risk", ""],
        ["", "See risk 1."],
    ]
    assert [row.role for row in comparison.rows].count("subhead") == 4
    ids = [cell.id for row in comparison.rows for cell in row.cells if cell.id]
    assert ids[:3] == ["o1", "o2", "ad1"]
    assert len(ids) == len(set(ids))


LONG = "The works take six years, and they do nothing for those who live below the weir, nor for the farms. " * 3


@pytest.mark.parametrize("change", ["many", "long"])
def test_many_or_long_options_are_compared_by_cost_and_risk_and_told_one_by_one(change: str) -> None:
    more = [{"id": f"m{number}", "title": "More", "cost": "None."} for number in range(3)] if change == "many" else []
    own = [RICH["options"][0], {**RICH["options"][1], "summary": LONG if change == "long" else "Short."}, *more]
    document = composed({**RICH, "options": own})
    comparison = only(document, b.Table, "options")
    assert rows(comparison)[:2] == [
        ["Option 1: Wait (status quo)", "None.", ""],
        ["Option 2: Pump (preferred)", "€2 million", "See risk 1."],
    ]
    assert comparison.rows[0].cells[0].text[0] == CrossReference("o1", "Option 1: Wait")
    told = [block for block in part(document, "options").blocks if isinstance(block, b.Section)]
    assert [plain_text(section.title) for section in told][:2] == [
        "Option 1: Wait (status quo)", "Option 2: Pump (preferred)",
    ]  # fmt: skip


def test_a_single_option_says_its_cost_itself() -> None:
    document = composed(options=[{"title": "Wait", "cost": "None."}])
    assert facts(only(document, b.Facts)) == {"Cost": "None."}


def test_scores_are_weighed() -> None:
    """Speed counts twice: (2·1 + 5) / 3 and (2·4 + 2) / 3."""
    assert rows(only(composed(RICH), b.Table, "scores"))[-1] == ["Weighted mean", "", "2.3", "3.3"]


def test_a_missing_score_gives_no_mean() -> None:
    data = {**RICH, "scores": RICH["scores"][1:]}
    assert rows(only(composed(data), b.Table, "scores"))[-1] == ["Weighted mean", "", "", "3.3"]


def money(lines: list[dict[str, Any]], **fields: Any) -> list[list[str]]:
    finance = {"currency": "EUR", "periods": ["2025", "2026"], "lines": lines, **fields}
    return rows(only(composed(finance=finance), b.Table, "finance"))


def test_money_is_grouped_by_kind_with_totals_and_the_net() -> None:
    lines = [
        {"label": "Grant", "kind": "funding", "values": [5, 5]},
        {"label": "Pumps", "kind": "cost", "values": [Decimal("1.5"), 2]},
        {"label": "Pipes", "kind": "cost", "values": [1, None]},
    ]
    assert money(lines) == [
        ["Costs", "", ""], ["Pumps", "1.5", "2.0"], ["Pipes", "1.0", ""], ["Total: Costs", "2.5", "2.0"],
        ["Funding", "", ""], ["Grant", "5.0", "5.0"], ["Net", "2.5", "3.0"],
    ]  # fmt: skip


def test_totals_given_are_printed_as_given() -> None:
    totals = [{"kind": "cost", "label": "Sum", "values": [9, 9]}]
    lines = [{"label": "Pumps", "kind": "cost", "values": [4, 4]}, {"label": "Pipes", "kind": "cost", "values": [5, 5]}]
    assert money(lines, totals=totals) == [["Pumps", "4", "4"], ["Pipes", "5", "5"], ["Sum", "9", "9"]]


def test_a_line_with_too_few_or_too_many_values_keeps_the_table_whole() -> None:
    lines = [{"label": "a", "kind": "cost", "values": [1]}, {"label": "b", "kind": "cost", "values": [1, 2, 3]}]
    assert money(lines) == [["a", "1", ""], ["b", "1", "2"], ["Total: Costs", "2", "2"]]


def test_a_ragged_row_of_a_draft_keeps_all_its_cells() -> None:
    columns = [{"title": "a"}, {"title": "b"}]
    table = {"kind": "table", "columns": columns, "rows": [{"cells": ["1"]}, {"cells": ["1", "2", "3"]}]}
    document = composed(status="draft", sections=[{"title": "s", "blocks": [table]}])
    assert_holds(document)
    assert rows(only(document, b.Table)) == [["1", ""], ["1", "2 3 "]]


def test_columns_of_dates_and_money_are_worded() -> None:
    columns = [{"title": "when", "kind": "date"}, {"title": "what", "kind": "money"}, {"title": "n", "kind": "number"}]
    cells = [["2025-08", Decimal("1.5"), Decimal("1.5")], ["2025-08-12", 2000, 2000]]
    table = {"kind": "table", "columns": columns, "rows": [{"cells": row} for row in cells]}
    found = only(composed(sections=[{"title": "s", "blocks": [table]}]), b.Table)
    assert rows(found) == [["August 2025", "1.5", "1.5"], ["12 August 2025", "2,000.0", "2,000"]]
    assert [column.align for column in found.columns] == ["start", "end", "end"]


@pytest.mark.parametrize(
    "number", [Decimal("1E+39"), Decimal("1E+400"), Decimal("1E-400"), 10**400, Decimal("-1E+6000"), Decimal("0E-10")]
)
def test_no_number_is_too_large_or_too_small_for_a_paper(number: int | Decimal) -> None:
    """It is printed; what cannot be reckoned or drawn with it is left out."""
    series = [{"name": "x", "values": [number, 1]}]
    blocks = [
        {"kind": "figure", "alt": "a", "chart": {"type": kind, "categories": ["a", "b"], "series": series}}
        for kind in ("bar", "stacked-bar", "line")
    ]
    rows = [{"cells": [number]}, {"cells": [Decimal("0.1")]}]
    table = {"kind": "table", "columns": [{"title": "a", "kind": "money"}], "rows": rows}
    document = composed(
        sections=[{"blocks": [*blocks, table]}],
        finance={
            "currency": "EUR", "periods": ["a"],
            "lines": [{"label": "x", "kind": "cost", "values": [value], "total": value} for value in (number, 1)],
        },
        options=[{"id": "o", "title": "t"}], criteria=[{"id": "c", "name": "n", "weight": number}],
        scores=[{"option": "o", "criterion": "c", "score": number}],
        summary=[{"text": "x", "basis": [{"kind": "sum", "values": [number], "factor": number, "result": number}]}],
    )  # fmt: skip
    assert_holds(document)
