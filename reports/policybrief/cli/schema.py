"""`policybrief schema`: the contract, for an editor or a validator."""

from __future__ import annotations

from pathlib import Path

import click

from policybrief.cli.printing import give_text, say


@click.command(short_help="Print a JSON Schema, or write it for an editor.")
@click.argument("name", type=click.Choice(["briefing", "style"]))
@click.option("--write", "folder", type=click.Path(path_type=Path), help="Write NAME.schema.json into this folder.")
def schema(name: str, folder: Path | None) -> None:
    """Print a JSON Schema (2020-12), or write it where an editor finds it.

    A YAML file whose first line names the schema completes and explains its keys in an editor with a YAML language
    server: "# yaml-language-server: $schema=briefing.schema.json".

    \b
    Examples:
      policybrief schema briefing > briefing.schema.json
      policybrief schema briefing --write briefs
    """
    import policybrief_schemas
    from policybrief.writing import write

    text = policybrief_schemas.text(name)
    if folder is None:
        give_text(text)
    else:
        say(f"{write(text, folder / f'{name}.schema.json')} written")
