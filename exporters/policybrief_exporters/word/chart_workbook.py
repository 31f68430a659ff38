"""The workbook behind a chart: the names of the series in its first row, the categories in its first column."""

from __future__ import annotations

import datetime
import io
import zipfile
from decimal import Decimal
from typing import TYPE_CHECKING

from policybrief.compose.exactness import decimals_of
from policybrief.document.charts import Chart
from policybrief_exporters.word.package import zipped

if TYPE_CHECKING:
    from xlsxwriter.format import Format

SHEET = "Sheet1"
MOST_SERIES, MOST_CATEGORIES = 255, 32_000
"""What a chart of Excel's can show."""
_LONGEST = 32_767
"""The characters that a cell holds."""
_DIGITS = 15
"""The digits that Excel keeps of a number."""
_CREATED = datetime.datetime(1980, 1, 1)


def workbook(chart: Chart) -> bytes:
    """The workbook of a chart, the same in every run. Texts are texts, also those that begin as a formula does."""
    from xlsxwriter import Workbook

    buffer = io.BytesIO()
    book = Workbook(buffer, {"in_memory": True})
    book.set_properties({"created": _CREATED})
    sheet = book.add_worksheet(SHEET)
    text = book.add_format({"quote_prefix": True})
    looks: dict[str, Format] = {}
    for row, category in enumerate(chart.categories, start=1):
        sheet.write_string(row, 0, cell_text(category), text)
    for column, series in enumerate(chart.series, start=1):
        sheet.write_string(0, column, cell_text(series.name), text)
        for row, value in enumerate(series.values, start=1):
            if value is not None:
                code = number_format(value)
                look = looks[code] = looks.get(code) or book.add_format({"num_format": code})
                sheet.write_number(row, column, float(value), look)
    book.close()
    with zipfile.ZipFile(buffer) as archive:
        return zipped((member, archive.read(member)) for member in archive.namelist())


def cell_text(text: str) -> str:
    """A text as a cell can hold it: no lone surrogates, no control characters, not too long."""
    kept = "".join(
        "\ufffd" if letter < " " or "\ud800" <= letter <= "\udfff" or letter in "\ufffe\uffff" else letter
        for letter in text
    )
    return kept[:_LONGEST]


def number_text(value: Decimal) -> str:
    """A number as the workbook's cell has it."""
    return f"{float(value):.16G}"


def number_format(value: Decimal) -> str:
    """The format code that shows a number to its last digit. How digits are parted is a matter of the reader's Word."""
    decimals = min(decimals_of(value), _DIGITS)
    return "#,##0" + ("." + "0" * decimals if decimals else "")


def cells(column: int, first: int, last: int | None = None) -> str:
    """A reference to the rows `first` to `last` of a column, counted from 0, as a formula of a chart has it."""
    from xlsxwriter.utility import xl_rowcol_to_cell

    start = xl_rowcol_to_cell(first, column, row_abs=True, col_abs=True)
    return f"{SHEET}!{start}" + (f":{xl_rowcol_to_cell(last, column, row_abs=True, col_abs=True)}" if last else "")
