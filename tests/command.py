"""Runs the command line inside the test's process."""

from __future__ import annotations

import json
from typing import Any

from click.testing import CliRunner, Result

from policybrief.cli.door import policybrief


def run(*arguments: object, stdin: str | None = None) -> Result:
    """What `policybrief ARGUMENTS…` gave: `exit_code`, `stdout`, `stderr`. An exception that leaves it is an error."""
    result = CliRunner().invoke(policybrief, [str(argument) for argument in arguments], input=stdin)
    assert isinstance(result.exception, SystemExit | None), result.exception
    assert "Traceback" not in result.output
    return result


def run_json(*arguments: object) -> Any:
    """The JSON that the command gave on its standard output."""
    return json.loads(run(*arguments, "--format", "json").stdout)
