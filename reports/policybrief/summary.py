"""What became of the inputs of a report, as data."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

from msgspec import Struct

from policybrief.errors import OutsideError
from policybrief.problems import Problem, Severity


class Result(Struct, kw_only=True):
    """What became of one input.

    Args:
        input: the path as it was given.
        id, brief_status: the brief's, or "" where it could not be read.
        files: what was written, in the order of the formats.
        problems: everything found in the brief and in its exports, and one for each error.
        errors: what kept a file from being written, as raised; empty when all went well.
        seconds: how long it took.
    """

    input: str
    id: str = ""
    brief_status: str = ""
    files: list[Path] = []
    problems: list[Problem] = []
    errors: list[Exception] = []
    seconds: float = 0.0

    @property
    def status(self) -> Literal["done", "failed"]:
        """`failed` when a file that was asked for is missing. A draft with problems is `done`."""
        return "failed" if self.errors else "done"

    def count(self, severity: Severity) -> int:
        """How many problems weigh that much."""
        return sum(problem.severity is severity for problem in self.problems)

    def to_plain(self) -> dict[str, Any]:
        """The result as JSON-ready data."""
        return {
            "input": self.input,
            "status": self.status,
            "id": self.id,
            "brief_status": self.brief_status,
            "files": [path.as_posix() for path in self.files],
            "problems": [problem.to_plain() for problem in self.problems],
            "milliseconds": round(self.seconds * 1000),
        }


class Summary(Struct, frozen=True, kw_only=True):
    """What became of all inputs, in their order."""

    results: tuple[Result, ...]

    @property
    def failed(self) -> tuple[Result, ...]:
        """The inputs of which a file is missing."""
        return tuple(result for result in self.results if result.status == "failed")

    @property
    def exit_code(self) -> int:
        """0 when all went well, 3 when only the world outside failed, else 1."""
        errors = [error for result in self.results for error in result.errors]
        if not errors:
            return 0
        return OutsideError.exit_code if all(isinstance(error, OutsideError) for error in errors) else 1

    def to_plain(self) -> dict[str, Any]:
        """The summary as JSON-ready data."""
        return {
            "done": len(self.results) - len(self.failed),
            "failed": len(self.failed),
            "results": [result.to_plain() for result in self.results],
        }
