"""`policybrief example`: something to try things on."""

from __future__ import annotations

from pathlib import Path

import click

from policybrief.cli.printing import say


@click.command(short_help="Write the sample seeds and briefs into a folder.")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
def example(folder: Path) -> None:
    """Write the sample seeds and briefs into DIR; what is there already is never replaced.

    \b
    Example:
      policybrief example demo
      policybrief report demo/seeds/sample-documents/*.txt demo/reports/sample-briefs/*.yaml --out demo/out
    """
    from policybrief.example import write_example

    for path in write_example(folder):
        say(f"{path} written")
