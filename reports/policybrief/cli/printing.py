"""How problems and messages look on a terminal, and how data leave."""

from __future__ import annotations

import os
import sys
import traceback
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any

import click

from policybrief.errors import OutsideError, PolicybriefError
from policybrief.problems import Problem, Severity

COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.HINT: "cyan"}
BIDI_CONTROLS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def say(message: str) -> None:
    """One line for the person who watches."""
    _echo(printable(message))


def give(data: bytes) -> None:
    """Data for whoever reads the standard output: the bytes as they are, whatever the terminal's encoding.

    Raises `BrokenPipeError` where nobody reads any more, `OutsideError` where the output is closed or takes no more.
    """
    if sys.stdout is None:  # the process was started without one
        raise OutsideError("the standard output is closed")
    stream = sys.stdout.buffer
    rest = memoryview(data)
    try:
        while rest:
            # Under PYTHONUNBUFFERED the stream is the bare file, whose write may take a part and say so.
            rest = rest[stream.write(rest) :]
        stream.flush()
    except OSError as error:
        # What is still buffered goes nowhere, or the interpreter complains about it when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):
            raise
        raise OutsideError(f"the standard output cannot be written: {error.strerror or error}") from error


def give_text(text: str) -> None:
    """Text for whoever reads the standard output."""
    give(text.encode())


def give_json(value: Any) -> None:
    """`value` as JSON for a program."""
    from policybrief import canonical_json

    give(canonical_json.dump(value))


def say_problems(problems: Iterable[Problem], *, hints: bool) -> None:
    """Print the problems in their order; hints are only counted unless asked for."""
    hidden = 0
    for problem in problems:
        if problem.severity is Severity.HINT and not hints:
            hidden += 1
            continue
        weight = str(problem.severity)
        place, _, rest = printable(str(problem)).partition(f"{weight}: ")
        _echo(f"{place}{click.style(weight, fg=COLOURS[problem.severity])}: {rest}")
    if hidden:
        say(f"{counted(hidden, 'hint')} not shown (-v shows them)")


def say_defect(error: Exception, debug: bool) -> None:
    """Where a defect was met, if the person wants to know; nothing for an error that is foreseen."""
    if debug and not isinstance(error, PolicybriefError):
        for line in "".join(traceback.format_exception(error)).splitlines():
            say(line)


def say_table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A table with aligned columns."""
    lines = [head, *rows]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        say("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())


def counted(number: int, noun: str) -> str:
    """`1 error`, `2 errors`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def weighed(problems: Sequence[Problem]) -> str:
    """The problems counted by severity: `2 errors, 1 warning`, or `none`."""
    counts = ((severity, sum(problem.severity is severity for problem in problems)) for severity in Severity)
    return ", ".join(counted(number, str(severity)) for severity, number in counts if number) or "none"


def printable(text: str) -> str:
    """`text` on one line, its control characters spelled out: what a seed or a file name holds must not drive the
    terminal."""
    return "".join(ascii(char)[1:-1] if _drives(char) else char for char in text)


def _echo(line: str) -> None:
    """A line on the standard error. The work goes on, and its exit code stands, where nobody can read it any more."""
    try:
        click.echo(line, err=True)
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())


def _drives(char: str) -> bool:
    return unicodedata.category(char) in ("Cc", "Cs") or char in BIDI_CONTROLS
