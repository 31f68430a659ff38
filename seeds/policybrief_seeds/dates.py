"""Dates as documents declare them in their metadata."""

from __future__ import annotations

import re
from datetime import date

_DATE = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2})(?!\d))?)?(?:[T ].*)?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?\d{4,6}.*)?")


def iso_date(declared: str | None) -> str | None:
    """A declared date or time as an EDTF date of its own precision (`2025-08-12`, `2025-08`, `2025`), or None."""
    written = (declared or "").strip()
    match = _COMPACT.fullmatch(written) or _DATE.fullmatch(written)
    if not match:
        return None
    year, month, day = match.groups()
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    return "-".join([year, *(part.zfill(2) for part in (month, day) if part)])
