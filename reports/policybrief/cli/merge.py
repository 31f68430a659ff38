"""`policybrief merge`: a reviewer's edits into the brief."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from policybrief.cli import options as shared
from policybrief.cli.printing import give_json, give_text, say, say_problems
from policybrief.errors import InvalidBriefing, MisuseError

if TYPE_CHECKING:
    from policybrief.merging.merge import Merged

STANDARD_OUTPUT = Path("-")


@click.command(short_help="Bring a reviewer's edits in a Word file into its brief.")
@click.argument("brief", type=click.Path(path_type=Path))
@click.argument("reviewed", type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", "file", type=click.Path(path_type=Path), help="The file; - or none is the standard output."
)
@click.option(
    "--tracked",
    type=click.Choice(["accept", "reject", "ask-report"]),
    default="accept",
    show_default=True,
    help="Take the file's tracked changes, leave them out, or leave them out and list them.",
)
@shared.root
@shared.as_json
@shared.verbose
@click.pass_context
def merge(
    ctx: click.Context,
    brief: Path,
    reviewed: Path,
    file: Path | None,
    tracked: str,
    root: Path | None,
    output: str,
    verbose: bool,
) -> None:
    """Merge what reviewers changed in REVIEWED, a file that `export` wrote, into BRIEF.

    BRIEF may have changed since the export. What was changed on both sides is told with all three texts, and BRIEF's
    is kept; comments come with their author and the text that they hang on. BRIEF is only overwritten where -o names
    it; its comments and the order of its keys stay. With --format json the report goes to the standard output, and the
    merged brief only to a file.

    \b
    Examples:
      policybrief merge brief.yaml reviewed.docx -o merged.yaml
      policybrief merge brief.yaml reviewed.docx --tracked ask-report --format json

    Exit codes: 0 everything is merged, 1 something waits for a person (a conflict, what has no place, a new error),
    2 misuse, 3 a file cannot be read or written.
    """
    from policybrief.merging.merge import merge as merged_with
    from policybrief.writing import write

    if output == "json" and file == STANDARD_OUTPUT:
        raise MisuseError("--format json gives the report on the standard output; name a file with -o")
    merged = merged_with(brief, reviewed, tracked=tracked, root=root)  # type: ignore[arg-type]  # click has chosen
    report = merged.report
    if output == "json":
        give_json(report.to_plain())
    else:
        for line in report.lines():
            say(line)
        say_problems(report.problems, hints=verbose)
    if file is not None and file != STANDARD_OUTPUT:
        text = _text(merged, file, brief)
        # A brief that is merged in place is, behind a link, the file that the link leads to.
        say(f"{write(text, file.resolve() if file == brief else file)} written")
    elif output != "json":
        give_text(_text(merged, brief, brief))
    ctx.exit(InvalidBriefing.exit_code if report.needs_a_person else 0)


def _text(merged: Merged, file: Path, brief: Path) -> str:
    """The merged brief as the file's name asks for it: in the text of the brief where both are of one kind."""
    from policybrief import canonical_json, readable_yaml

    as_json = file.suffix.lower() == ".json"
    if as_json != (brief.suffix.lower() == ".json"):
        return canonical_json.dumps(merged.data) if as_json else readable_yaml.dumps(merged.data)
    if merged.text is None:
        raise MisuseError(f"{brief}: {merged.report.unwritten}; write with -o to a file that ends in .json")
    return merged.text
