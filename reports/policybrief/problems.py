"""A problem is data: where it is, what is wrong, and what to do. Printing it is somebody else's job."""

from __future__ import annotations

import enum
from typing import Any

from msgspec import Struct


class Severity(enum.StrEnum):
    """How much a problem weighs: an error refuses a `final` export, a warning and a hint never do."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


class Problem(Struct, frozen=True, kw_only=True):
    """One finding about a brief, a seed, a style or an output.

    Args:
        severity: error, warning or hint.
        rule: a short stable name of the rule that was broken, such as `evidence-span`; programs filter by it.
        path: where in the brief, as a JSON Pointer (RFC 6901) such as `/sections/0/blocks/2`; "" is the whole.
        message: what is wrong, naming the value.
        hint: what to do about it, or "".
        file, line, column: the place in the file it was read from (1-based), where it was read from one.
    """

    severity: Severity
    rule: str
    message: str
    path: str = ""
    hint: str = ""
    file: str | None = None
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        place = self.file or ""
        if self.line is not None:
            place = f"{place}:{self.line}:{self.column or 1}"
        where = " ".join(part for part in (place and f"{place}:", self.path and f"{self.path}:") if part)
        hint = f" ({self.hint})" if self.hint else ""
        return f"{where + ' ' if where else ''}{self.severity}: {self.message}{hint} [{self.rule}]"

    def to_plain(self) -> dict[str, Any]:
        """The problem as JSON-ready data, absent places left out."""
        plain = {
            "severity": str(self.severity), "rule": self.rule, "path": self.path, "message": self.message,
            "hint": self.hint, "file": self.file, "line": self.line, "column": self.column,
        }  # fmt: skip
        return {key: value for key, value in plain.items() if value not in (None, "")}


def shortened(text: str, limit: int = 60) -> str:
    """`text` as a message quotes it: on one line, cut after `limit` characters."""
    line = " ".join(text.split(None, limit)[:limit])  # more words than that are cut in any case
    return line if len(line) <= limit else f"{line[: limit - 1].rstrip()}…"
