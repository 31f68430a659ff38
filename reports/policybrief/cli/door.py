"""The group that all commands hang from, and what becomes of an exception that reaches it."""

from __future__ import annotations

import importlib
import os
import sys
from typing import Any, cast

import click

from policybrief.cli.printing import say, say_defect, say_problems
from policybrief.errors import InvalidBriefing, OutsideError, PolicybriefError

COMMANDS = {
    "report": "policybrief.cli.report:report",
    "fill": "policybrief.cli.fill:fill",
    "check": "policybrief.cli.check:check",
    "export": "policybrief.cli.export:export",
    "extract": "policybrief.cli.extract:extract",
    "merge": "policybrief.cli.merge:merge",
    "exporters": "policybrief.cli.exporters:exporters",
    "schema": "policybrief.cli.schema:schema",
    "example": "policybrief.cli.example:example",
}
"""Every command, in the order of the help, and where it is defined."""

INTERRUPTED = 130
"""The exit code of a run that the person ended (128 + SIGINT), as shells have it."""


class Door(click.Group):
    """Loads a command when it is asked for, and turns exceptions into messages and exit codes."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, _, attribute = COMMANDS[cmd_name].partition(":")
        return cast(click.Command, getattr(importlib.import_module(module), attribute))

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except InvalidBriefing as error:
            say_problems(error.problems, hints=True)
            ctx.exit(error.exit_code)
        except PolicybriefError as error:
            say(f"policybrief: {error}")
            ctx.exit(error.exit_code)
        except KeyboardInterrupt:
            say("policybrief: interrupted")
            ctx.exit(INTERRUPTED)
        except BrokenPipeError:
            ctx.exit(OutsideError.exit_code)  # the reader went away and knows it: nothing to say
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except Exception as error:
            _confess(ctx, error)
            ctx.exit(1)


@click.group(cls=Door, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="policybrief", message="%(prog)s %(version)s")
@click.option("--debug", is_flag=True, help="Print the traceback of an unexpected error.")
def policybrief(debug: bool) -> None:  # whoever meets a defect looks `debug` up in the parameters of the root
    """Structured policy briefs: one checked model, filled from a source document, exported to Word, PDF and JSON.

    \b
    Examples:
      policybrief report statement.txt --to docx,pdf,json --out out
      policybrief fill statement.txt -o brief.yaml
      policybrief check brief.yaml
      policybrief export brief.yaml --to pdf -o brief.pdf
      policybrief extract brief.pdf
      policybrief merge brief.yaml reviewed.docx -o merged.yaml

    Data go to the standard output, messages to the standard error. Exit codes: 0 done, 1 a brief or seed has problems,
    2 misuse, 3 something outside failed (a missing file, an unwritable folder, a full disk).
    """


def main() -> None:
    """Run the command line and leave the process with its exit code."""
    try:
        policybrief(prog_name="policybrief")
    except OSError as error:  # the help and the version are printed by click itself
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        say(f"policybrief: the standard output cannot be written: {error.strerror or error}")
        sys.exit(OutsideError.exit_code)


def _confess(ctx: click.Context, error: Exception) -> None:
    """Tell of a defect: shortly, or with the traceback where that was asked for."""
    say_defect(error, bool(ctx.params.get("debug")))
    say(f"policybrief: unexpected {type(error).__name__}: {error}")
    if not ctx.params.get("debug"):
        say("this is a defect of the toolkit or of a plug-in; `policybrief --debug …` shows where")
