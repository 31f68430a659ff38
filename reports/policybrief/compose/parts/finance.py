"""Money: the lines by kind, each kind with its total, and what is left."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from policybrief.compose.composition import Composition
from policybrief.compose.exactness import decimals_of, is_plain
from policybrief.compose.parts.tables import width
from policybrief.document.blocks import Block, Cell, Column, Paragraph, Row, Table, text
from policybrief.document.inlines import Inlines, Text, plain_text
from policybrief.model.part import Number
from policybrief.model.parts import Finance, FinanceLine, FinanceTotal

KINDS = ("cost", "saving", "revenue", "funding")
"""The kinds of lines in the order they are shown."""


def finance(c: Composition) -> Iterator[Block]:
    """One table: a head for each kind where there are several, its lines, its total, the net at the end."""
    money = c.briefing.finance
    assert money is not None
    rows = tuple(_rows(c, money))
    with_total = any(row.cells[-1].text for row in rows)
    if not with_total:
        rows = tuple(Row(id=row.id, role=row.role, cells=row.cells[:-1]) for row in rows)
    periods = (c.words(f"/finance/periods/{index}", period) for index, period in enumerate(money.periods))
    heads = [text(c.labels["finance.line"]), *periods, *([text(c.labels["finance.total"])] if with_total else [])]
    yield Table(
        role="finance",
        caption=_unit(c, money),
        description=c.labels["finance.description"],
        columns=tuple(
            Column(
                align="end" if index else "start",
                width=width(plain_text(head), [row.cells[index] for row in rows if row.role != "subhead"]),
                row_header=not index,
            )
            for index, head in enumerate(heads)
        ),
        head=(Row(cells=tuple(Cell(text=head) for head in heads)),),
        rows=rows,
        after=tuple(_after(c, money)),
    )


def _unit(c: Composition, money: Finance) -> Inlines:
    unit = c.labels.fill(f"finance.unit.{money.unit or 'one'}", currency=money.currency)
    basis = c.words("/finance/basis", money.basis)
    return (Text(f"{unit}; "), *basis) if basis else text(unit)


def _rows(c: Composition, money: Finance) -> Iterator[Row]:
    kinds = [kind for kind in KINDS if any(line.kind == kind for line in money.lines)]
    totals = tuple(_totals(money))
    amounts = _Amounts(c, money, (total for _, total in totals))
    for kind in kinds:
        if len(kinds) > 1:
            empty = [Cell()] * (len(money.periods) + 1)
            yield Row(role="subhead", cells=(Cell(text=text(c.labels[f"finance.{kind}"])), *empty))
        for line in money.lines:
            if line.kind == kind:
                label = Cell(id=c.claim(line), text=c.supported(line, c.line(line, "label")))
                yield Row(cells=(label, *amounts.cells(line, c.at(line))))
        yield from (_total(c, *total, amounts) for total in totals if total[1].kind == kind)
    yield from (_total(c, *total, amounts) for total in totals if total[1].kind not in kinds)


def _total(c: Composition, at: str, total: FinanceTotal, amounts: _Amounts) -> Row:
    kind = c.labels[f"finance.{total.kind}"]
    label = text(kind if total.kind == "net" else c.labels.fill("finance.sum", kind=kind))
    return Row(role="total", cells=(Cell(text=c.words(f"{at}/label", total.label) or label), *amounts.cells(total, at)))


def _totals(money: Finance) -> Iterator[tuple[str, FinanceTotal]]:
    """The totals, each with what the anchors of its fields begin with; those that are reckoned here have none."""
    if money.totals:
        yield from ((f"/finance/totals/{index}", total) for index, total in enumerate(money.totals))
    else:
        yield from (("", total) for total in computed_totals(money))


class _Amounts:
    """Words the amounts of one table, all with the decimals of the most exact one."""

    def __init__(self, c: Composition, money: Finance, totals: Iterable[FinanceTotal]) -> None:
        self._c = c
        self._periods = len(money.periods)
        rows: list[FinanceLine | FinanceTotal] = [*money.lines, *totals]
        amounts = [value for row in rows for value in (*row.values, row.total) if value is not None]
        self._decimals = decimals_of(*filter(is_plain, amounts))

    def cells(self, row: FinanceLine | FinanceTotal, at: str) -> Iterator[Cell]:
        """A cell for each period and one for the total; a draft may have too few values, or too many."""
        for index, value in enumerate((*row.values, *[None] * self._periods)[: self._periods]):
            yield self._cell(value, at and f"{at}/values/{index}")
        yield self._cell(row.total, at and f"{at}/total")

    def _cell(self, value: Number | None, anchor: str) -> Cell:
        shown = text(self._c.wording.number(value, self._decimals)) if value is not None else ()
        return Cell(text=self._c.field(anchor, shown) if anchor else shown)


def computed_totals(money: Finance) -> Iterator[FinanceTotal]:
    """The totals of a table that gives none: of every kind with several lines, and the net where money goes both
    ways."""
    kinds = [kind for kind in KINDS if any(line.kind == kind for line in money.lines)]
    for kind in kinds:
        lines = [line for line in money.lines if line.kind == kind]
        if len(lines) > 1:
            yield _summed(kind, lines, len(money.periods))
    if "cost" in kinds and len(kinds) > 1:
        yield _summed("net", money.lines, len(money.periods))


def _summed(kind: str, lines: Iterable[FinanceLine], periods: int) -> FinanceTotal:
    signed = [(line.sign if kind == "net" else 1, line) for line in lines]
    values = [
        sum(
            (sign * Decimal(line.values[period] or 0) for sign, line in signed if period < len(line.values)), Decimal(0)
        )
        for period in range(periods)
    ]
    totals = [sign * Decimal(line.total) for sign, line in signed if line.total is not None]
    return FinanceTotal(
        kind=kind, values=tuple(values), total=sum(totals, Decimal(0)) if len(totals) == len(signed) else None
    )


def _after(c: Composition, money: Finance) -> Iterator[Paragraph]:
    for line in money.lines:
        if line.note:
            yield Paragraph(role="note", text=(*c.line(line, "label"), Text(": "), *c.prose(line, "note")))
    if money.note:
        yield Paragraph(role="note", text=c.field("/finance/note", c.parsed(money.note)))
