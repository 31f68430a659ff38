"""`policybrief exporters`: which formats are installed."""

from __future__ import annotations

from typing import Any

import click

from policybrief.cli import options as shared
from policybrief.cli.printing import give_json, give_text, printable


@click.command(short_help="List the installed formats.")
@shared.as_json
def exporters(output: str) -> None:
    """List the installed formats: name, file ending, media type, and the distribution that brings each.

    One that cannot be loaded is listed with the reason. The JSON form has the schema of
    each one's options too.

    \b
    Examples:
      policybrief exporters
      policybrief exporters --format json
    """
    from policybrief import plugins

    found = [_described(name) for name in plugins.names("exporter")]
    if output == "json":
        give_json(found)
        return
    width = max((len(entry["name"]) for entry in found), default=0)
    for entry in found:
        facts = entry.get("problem") or f"{entry['suffix']:<6} {entry['owner']}  {entry['media_type']}"
        give_text(printable(f"{entry['name']:<{width}}  {facts}") + "\n")


def _described(name: str) -> dict[str, Any]:
    from policybrief import plugins
    from policybrief.errors import PluginError

    try:
        exporter = plugins.exporter(name)
        owner = plugins.owner("exporter", name)
    except PluginError as error:
        return {"name": name, "problem": str(error)}
    return {
        "name": name,
        "suffix": exporter.suffix,
        "media_type": exporter.media_type,
        "owner": owner,
        "options_schema": exporter.options_schema,
    }
