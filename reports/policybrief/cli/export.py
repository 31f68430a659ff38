"""`policybrief export`: a brief to files."""

from __future__ import annotations

from pathlib import Path

import click

from policybrief.cli import options as shared
from policybrief.cli.printing import give, say, say_problems
from policybrief.collecting import uncollected
from policybrief.errors import MisuseError

STANDARD_OUTPUT = Path("-")


@click.command(short_help="Export one brief to one format or several.")
@click.argument("brief", type=click.Path())
@click.option("--to", required=True, metavar="FORMATS", help="The formats, with commas.")
@click.option("-o", "--output", "file", type=click.Path(path_type=Path), help="The file; - is the standard output.")
@click.option("--out", type=click.Path(path_type=Path), help="The folder; files are named after the brief's id.")
@shared.style
@shared.template
@shared.root
@shared.exporter_options
@shared.full
@shared.verbose
@uncollected()
def export(
    brief: str,
    to: str,
    file: Path | None,
    out: Path | None,
    style: str,
    template: str | None,
    root: Path | None,
    options: tuple[str, ...],
    full: bool,
    verbose: bool,
) -> None:
    """Export BRIEF, a YAML or JSON file, to one format or several.

    A draft exports with a DRAFT mark and its problems listed. A final brief with an error is
    refused, whatever the format.

    \b
    Examples:
      policybrief export brief.yaml --to pdf                     # writes <id>.pdf here
      policybrief export brief.yaml --to pdf -o brief.pdf
      policybrief export brief.yaml --to docx,pdf --out out --style house/style.yaml
      policybrief export brief.yaml --to docx --template house.dotx
      policybrief export brief.yaml --to json -o - | jq .title
    """
    from policybrief.exporting import export_all
    from policybrief.loading import load
    from policybrief.plugins import exporter
    from policybrief.writing import write

    formats = shared.listed(to)
    if file and (out or len(formats) > 1):
        raise MisuseError("-o names one file, for one format; use --out for a folder")
    suffixes = {name: exporter(name).suffix for name in formats}
    chosen = shared.by_format(options)
    files = shared.with_template(chosen, formats, template)
    briefing = load(Path(brief), root=root)
    targets = {name: file or (out or Path()) / f"{briefing.id}{suffix}" for name, suffix in suffixes.items()}
    _refuse_collisions(brief, targets)
    made = export_all(briefing, formats, style=style, options=chosen, files=files, full=full)
    say_problems(briefing.origin.problems, hints=verbose)
    for name, exported in made.items():
        say_problems(exported.problems, hints=verbose)
        if targets[name] == STANDARD_OUTPUT:
            give(exported.data)
        else:
            say(f"{write(exported, targets[name])} written")


def _refuse_collisions(brief: str, targets: dict[str, Path]) -> None:
    if len(set(targets.values())) < len(targets):
        raise MisuseError(f"two of the formats would write {next(iter(targets.values()))}; export them one by one")
    for target in targets.values():
        if target != STANDARD_OUTPUT and target.resolve() == Path(brief).resolve():
            raise MisuseError(f"{target} would replace the brief it is made from; name another file")
