"""Options in columns, so that a reader compares them line by line: what each is, its advantages and disadvantages, its
cost and risk."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, zip_longest

from policybrief.compose.composition import Composition
from policybrief.document.blocks import Cell, Column, Row, Table, text
from policybrief.document.inlines import Inlines, Styled, Text
from policybrief.model.parts import Option

COLUMNS = (2, 4)
"""The fewest and the most options that stand side by side."""

LONGEST = {2: 280, 3: 200, 4: 130}
"""The longest text of a cell, in characters, by the number of columns: what is longer reads better on a line."""


def fit_side_by_side(parts: tuple[Option, ...]) -> bool:
    """Whether the options are few and brief enough for columns, and say something to be compared."""
    if not COLUMNS[0] <= len(parts) <= COLUMNS[1] or not any(one.summary or one.cost or one.risk for one in parts):
        return False
    said = chain.from_iterable((one.summary, one.cost, one.risk, *_statements(one)) for one in parts)
    return max(len(words or "") for words in said) <= LONGEST[len(parts)]


def _statements(part: Option) -> Iterator[str]:
    return (statement.text for statement in (*part.advantages, *part.disadvantages))


def side_by_side(c: Composition, parts: tuple[Option, ...]) -> Table:
    """The options as the columns of a table. Each statement has a cell of its own, so that its id is kept; an option's
    id is that of its first cell which is no statement's."""
    return Table(
        role="options",
        description=c.labels["options.description"],
        columns=tuple(Column() for _ in parts),
        head=(Row(cells=tuple(Cell(text=option_title(c, part)) for part in parts)),),
        rows=tuple(_rows(c, parts)),
    )


def option_name(c: Composition, part: Option) -> str:
    """The name of an option with its number: "Option 2: Pump"."""
    return f"{c.labels.fill('option', number=c.numbers.of(part))}: {part.title}"


def option_traits(c: Composition, part: Option) -> str:
    """What sets an option apart: that it is preferred, that it leaves things as they are."""
    traits = [name for name in ("preferred", "status_quo") if getattr(part, name)]
    return ", ".join(c.labels[f"options.{name}"] for name in traits)


def option_title(c: Composition, part: Option) -> Inlines:
    """The name with what sets the option apart, its marking before; the mark of its note where no summary has it."""
    traits = option_traits(c, part)
    return (
        *c.marking(part.marking),
        Text(f"{c.labels.fill('option', number=c.numbers.of(part))}: "),
        *c.line(part, "title"),
        *((Text(" "), Styled("muted", (Text(f"({traits})"),))) if traits else ()),
        *(() if part.summary else c.citations.mark(part)),
    )


def _rows(c: Composition, parts: tuple[Option, ...]) -> Iterator[Row]:
    if any(part.summary for part in parts):
        yield _row(
            Cell(id=c.claim(part), text=(*c.prose(part, "summary"), *c.citations.mark(part)) if part.summary else ())
            for part in parts
        )
    for name in ("advantages", "disadvantages"):
        columns = [getattr(part, name) for part in parts]
        if any(columns):
            yield _subhead(c, name, len(parts))
            for line in zip_longest(*columns):
                yield _row(Cell(id=c.claim(one), text=c.statement(one)) if one else Cell() for one in line)
    for name in ("cost", "risk"):
        if any(getattr(part, name) for part in parts):
            yield _subhead(c, name, len(parts))
            yield _row(Cell(id=c.claim(part), text=c.prose(part, name)) for part in parts)


def _row(cells: Iterator[Cell]) -> Row:
    return Row(cells=tuple(cells))


def _subhead(c: Composition, name: str, columns: int) -> Row:
    return Row(role="subhead", cells=(Cell(text=text(c.labels[f"options.{name}"])), *[Cell()] * (columns - 1)))
