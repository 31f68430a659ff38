"""`policybrief fill`: a draft to edit."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from policybrief.cli import options as shared
from policybrief.cli.printing import give_text, say, say_problems
from policybrief.errors import MisuseError


@click.command(short_help="Make a draft brief, to be edited, from seeds.")
@click.argument("seeds", nargs=-1, required=True, metavar="SEEDS…", type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", "file", type=click.Path(path_type=Path), help="The file; - or none is the standard output."
)
@click.option("--force", is_flag=True, help="Replace the file if it is there.")
@shared.filler
@shared.language
@shared.overrides
@click.option("--created", metavar="TIME", help="Stamp the draft with this time, such as 2026-03-05T09:00:00Z.")
@shared.verbose
def fill(
    seeds: tuple[Path, ...],
    file: Path | None,
    force: bool,
    filler: str,
    language: str | None,
    overrides: tuple[str, ...],
    created: str | None,
    verbose: bool,
) -> None:
    """Fill a draft brief from SEEDS, in YAML for a person to edit (in JSON where the file ends in .json).

    Several seeds fill one brief. Every statement carries its evidence. Where the text that was read differs from a
    seed's file (HTML, repaired text), it is kept beside the brief as the source's record. Without --created,
    SOURCE_DATE_EPOCH stamps the draft, and without that the draft carries no time.

    \b
    Examples:
      policybrief fill statement.txt -o brief.yaml
      policybrief fill readout.html press-release.txt --set title='Talks on the ferry' -o brief.yaml
    """
    from policybrief import seeding
    from policybrief.batch import is_seed
    from policybrief.drafting import written
    from policybrief.loading import load
    from policybrief.source_date import source_date
    from policybrief.writing import write

    for seed in seeds:
        if not is_seed(seed):
            raise MisuseError(f"{seed} is named as a brief is; `policybrief check` and `export` take it, `fill` a text")
    if file == Path("-"):
        file = None
    if file and file.exists() and not file.is_dir() and not force:
        raise MisuseError(f"{file} is there already, perhaps edited; --force replaces it")
    draft = seeding.fill(
        [seeding.read_seed(path) for path in seeds],
        filler=filler,
        overrides=shared.settings(overrides, "--set"),
        created=_time(created) if created else source_date(),
        language=language,
    )
    briefing = load(draft)  # what an override or a filler got wrong is told of before anything is written
    say_problems(dict.fromkeys((*draft.problems, *briefing.origin.problems)), hints=verbose)
    brief, records = written(draft, seeds, file)
    if file is None:
        give_text(brief)
        for record in records:
            say(f"the text read from {record.source} differs from the file; write with -o to keep it as {record.path}")
        return
    for record in records:
        say(f"{write(record.text, record.path)} written, the record of {record.source}")
    say(f"{write(brief, file)} written")


def _time(text: str) -> datetime:
    try:
        time = datetime.fromisoformat(text)
    except ValueError:
        raise MisuseError(f"--created {text}: no time such as 2026-03-05T09:00:00Z") from None
    if time.tzinfo is None:
        raise MisuseError(f"--created {text}: add the zone, such as {text}Z")
    return time
