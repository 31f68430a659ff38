"""Key figures, money, tables, charts and options add up."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checked import brief, found


@pytest.mark.parametrize(
    ("figure", "expected"),
    [
        ({"text": "over 700", "value": 700, "qualifier": "over"}, []),
        ({"text": "over 700", "value": 800, "qualifier": "over"}, [
            ("error", "key-figure-differs", "/key_figures/0/value")]),
        ({"text": "2.5 million", "value": 2500000}, []),
        ({"text": "£2.5 million", "value": Decimal("2.5"), "unit": "million pounds"}, []),
        ({"text": "£2.5 million", "value": Decimal("2.5")}, [
            ("error", "key-figure-differs", "/key_figures/0/value")]),
        ({"text": "10–15", "min": 10, "max": 15}, []), ({"text": "45%", "value": 45}, []), ({"text": "dozens"}, []),
        ({"text": "10–15", "min": 15, "max": 10}, [("error", "key-figure-differs", "/key_figures/0/min")]),
        ({"text": "over 700", "value": 700, "qualifier": "about"}, [
            ("warning", "key-figure-qualifier", "/key_figures/0/qualifier")]),
        ({"text": "700", "value": 700, "qualifier": "about"}, [
            ("warning", "key-figure-qualifier", "/key_figures/0/qualifier")]),
        ({"text": "over 700", "value": 700}, [("warning", "key-figure-qualifier", "/key_figures/0")]),
        ({"text": "dozens", "value": 24}, [("error", "key-figure-differs", "/key_figures/0/value")]),
    ],
)  # fmt: skip
def test_a_key_figure_is_the_number_that_its_text_prints(
    figure: dict[str, Any], expected: list[tuple[str, str, str]]
) -> None:
    assert found(brief(key_figures=[figure])) == expected


def money(lines: list[dict[str, Any]], totals: list[dict[str, Any]]) -> list[tuple[str, str, str]]:
    finance = {"currency": "EUR", "periods": ["2025", "2026"], "lines": lines, "totals": totals}
    return found(brief(finance=finance))


def test_a_money_table_that_adds_up_is_no_problem() -> None:
    lines = [
        {"label": "A", "kind": "cost", "values": [Decimal("1.1"), 2], "total": Decimal("3.1")},
        {"label": "B", "kind": "cost", "values": [1, None], "total": 1},
        {"label": "C", "kind": "revenue", "values": [5, 1], "total": 6},
    ]
    totals = [
        {"kind": "cost", "values": [Decimal("2.1"), 2], "total": Decimal("4.1")},
        {"kind": "net", "values": [Decimal("2.9"), -1], "total": Decimal("1.9")},
        {"kind": "saving", "values": [None, None]},
    ]
    assert money(lines, totals) == []


def test_each_amount_has_its_period_and_each_total_its_lines() -> None:
    lines = [
        {"label": "A", "kind": "cost", "values": [1], "total": 1},
        {"label": "B", "kind": "cost", "values": [2, 3], "total": 6},
    ]
    totals = [{"kind": "cost", "values": [3, 4], "total": 8}, {"kind": "net", "values": [3, -3]}]
    assert money(lines, totals) == [
        ("error", "finance-values", "/finance/lines/0/values"),
        ("error", "finance-total", "/finance/lines/1/total"),
        ("error", "finance-total", "/finance/totals/0/total"),
        ("error", "finance-total", "/finance/totals/0/values/1"),
        ("error", "finance-total", "/finance/totals/1/values/0"),
    ]


def test_rounded_amounts_that_nearly_add_up_are_a_warning() -> None:
    line = {"label": "A", "kind": "cost", "values": [Decimal("1.3"), Decimal("1.3")], "total": Decimal("2.7")}
    assert money([line], []) == [("warning", "finance-total", "/finance/lines/0/total")]


@given(st.lists(st.decimals(min_value=-1000, max_value=1000, places=2), min_size=2, max_size=2))
def test_any_amounts_agree_with_their_own_sum(values: list[Decimal]) -> None:
    assert money([{"label": "A", "kind": "cost", "values": values, "total": sum(values)}], []) == []


def table(*rows: dict[str, Any], kind: str | None = "number") -> list[tuple[str, str, str]]:
    columns = [{"title": "Item"}, {"title": "Amount", **({"kind": kind} if kind else {})}]
    block = {"kind": "table", "columns": columns, "rows": list(rows)}
    return found(brief(sections=[{"title": "S", "blocks": [block]}]))


def row(value: Any, role: str | None = None) -> dict[str, Any]:
    return {"cells": ["x", value], **({"role": role} if role else {})}


def test_rows_have_a_cell_for_each_column() -> None:
    assert table({"cells": ["x"]}, {"cells": ["x", None]}) == [
        ("error", "table-cells", "/sections/0/blocks/0/rows/0/cells")
    ]


@pytest.mark.parametrize(
    "rows",
    [
        [row(1), row(2), row(3, "total")],
        [row(1), row(2, "item"), row(3, "total"), row(4), row(4, "total"), row(7, "total")],
        [row(None, "subhead"), row(1), row(1, "total"), row(None, "subhead"), row(5), row(5, "total"), row(6, "total")],
        [row("a"), row(9, "total")], [row(1), row("1", "total")],
    ],
)  # fmt: skip
def test_totals_and_subtotals_that_add_up_are_no_problem(rows: list[dict[str, Any]]) -> None:
    assert table(*rows) == []


def test_a_total_that_its_items_do_not_make_is_an_error_unless_it_adds_up_shares() -> None:
    rows = [row(1), row(2), row(4, "total")]
    assert table(*rows) == [("error", "table-total", "/sections/0/blocks/0/rows/2/cells/1")]
    assert table(*rows, kind="percent") == []


def test_charts_have_a_value_for_each_category_and_a_figure_is_one_picture() -> None:
    chart = {
        "type": "bar",
        "categories": ["a", "b"],
        "series": [{"name": "n", "values": [1, None]}, {"name": "m", "values": [1]}],
    }
    blocks = [
        {"kind": "figure", "alt": "Bars.", "chart": chart},
        {"kind": "figure", "alt": "Both.", "chart": {**chart, "series": chart["series"][:1]}, "image": "a.png"},
        {"kind": "figure", "alt": "None."},
    ]
    assert found(brief(sections=[{"title": "S", "blocks": blocks}]), "chart-series", "figure-content") == [
        ("error", "chart-series", "/sections/0/blocks/0/chart/series/1/values"),
        ("error", "figure-content", "/sections/0/blocks/1"),
        ("error", "figure-content", "/sections/0/blocks/2"),
    ]


def test_one_option_is_preferred_at_most_and_each_is_scored_once_by_each_criterion() -> None:
    data = brief(
        options=[{"id": "a", "title": "A", "preferred": True}, {"id": "b", "title": "B", "preferred": True}],
        criteria=[{"id": "c", "name": "Cost"}],
        scores=[{"option": "a", "criterion": "c", "score": 1}, {"option": "a", "criterion": "c", "score": 2}],
    )
    assert found(data) == [
        ("error", "options-preferred", "/options/1/preferred"),
        ("warning", "score-missing", "/options/1"),
        ("error", "score-duplicate", "/scores/1"),
    ]
