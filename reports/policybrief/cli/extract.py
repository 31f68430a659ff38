"""`policybrief extract`: the model out of a file."""

from __future__ import annotations

from pathlib import Path

import click

from policybrief.cli.printing import give_json, give_text


@click.command(short_help="Print the model that an exported file carries.")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "output",
    type=click.Choice(["json", "yaml"]),
    default="json",
    show_default=True,
    help="JSON, as the exporter of that name writes it, or YAML for a person to edit.",
)
def extract(file: Path, output: str) -> None:
    """Print the model that FILE, which an exporter wrote, carries inside.

    The JSON is, byte for byte, what exporting the same brief to JSON gives. Other attachments of FILE are not read.

    \b
    Examples:
      policybrief extract brief.pdf | jq .title
      policybrief extract brief.pdf --format yaml > brief.yaml

    Exit codes: 0 done, 1 the file carries no model or a broken one, 2 misuse, 3 the file cannot be read.
    """
    from policybrief import readable_yaml
    from policybrief.extracting import extract as model_of

    model = model_of(file)
    if output == "json":
        give_json(model)
    else:
        give_text(readable_yaml.dumps(model))
