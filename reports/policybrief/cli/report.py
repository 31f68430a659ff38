"""`policybrief report`: seeds and briefs to files, in one step."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from policybrief.cli import options as shared
from policybrief.cli.printing import counted, give_json, say, say_defect, say_problems, say_table, weighed
from policybrief.errors import ExportRefused, InvalidBriefing, MisuseError
from policybrief.problems import Severity

if TYPE_CHECKING:
    from policybrief.summary import Result, Summary


@click.command(short_help="Fill, check and export: from seeds and briefs to files.")
@click.argument("inputs", nargs=-1, required=True, metavar="INPUTS…", type=click.Path())
@click.option("--to", default="docx,pdf,json", show_default=True, metavar="FORMATS", help="The formats, with commas.")
@click.option(
    "--out", default="out", show_default=True, type=click.Path(path_type=Path), help="The folder for the files."
)
@shared.style
@shared.template
@shared.root
@shared.filler
@shared.language
@shared.overrides
@shared.exporter_options
@shared.full
@shared.as_json
@shared.verbose
@click.pass_context
def report(
    ctx: click.Context,
    inputs: tuple[str, ...],
    to: str,
    out: Path,
    style: str,
    template: str | None,
    root: Path | None,
    filler: str,
    language: str | None,
    overrides: tuple[str, ...],
    options: tuple[str, ...],
    full: bool,
    output: str,
    verbose: bool,
) -> None:
    """Fill, check and export: from seeds and briefs to files.

    INPUTS are briefs where they end in .yaml, .yml or .json, and seeds otherwise. Files are named after the brief's id,
    which a filled brief takes from its seed's file name. A bad input is told of, and the others go on. --set,
    --language and --filler hold for the seeds alone. SOURCE_DATE_EPOCH stamps what is filled.

    \b
    Examples:
      policybrief report statement.txt
      policybrief report statement.txt readout.html brief.yaml --to docx,pdf,json --out out
      policybrief report statement.txt --set kind=assessment --set 'marking={scheme: tlp, level: GREEN}'
      policybrief report briefs/*.yaml --to pdf --format json > summary.json

    Exit codes: 0 every file was written (a draft with open problems counts), 1 an input failed, 2 misuse, 3 only the
    world outside failed.
    """
    from policybrief import batch
    from policybrief.source_date import source_date

    if overrides and not any(map(batch.is_seed, inputs)):
        raise MisuseError("--set changes what a seed is filled with, and no input is a seed")
    formats, chosen = shared.listed(to), shared.by_format(options)
    files = shared.with_template(chosen, formats, template)
    with _Watching(len(inputs)) as watching:
        summary = batch.report(
            inputs,
            formats,
            out,
            style=style,
            root=root,
            filler=filler,
            overrides=shared.settings(overrides, "--set"),
            created=source_date(),
            language=language,
            options=chosen,
            files=files,
            full=full,
            progress=watching.progress,
        )
    _say(summary, verbose, ctx.find_root().params["debug"])
    if output == "json":
        give_json(summary.to_plain())
    ctx.exit(summary.exit_code)


class _Watching:
    """A progress bar while a person watches the standard error, else nothing."""

    def __init__(self, inputs: int) -> None:
        self._bar = click.progressbar(length=2 * inputs, file=sys.stderr, label="policybrief") if _watched() else None

    def __enter__(self) -> _Watching:
        if self._bar:
            self._bar.__enter__()
        return self

    def __exit__(self, *error: object) -> None:
        if self._bar:
            self._bar.__exit__(None, None, None)

    @property
    def progress(self) -> Callable[[Result, Literal["read", "exported"]], None] | None:
        bar = self._bar
        return (lambda result, stage: bar.update(1)) if bar else None


def _watched() -> bool:
    return sys.stderr is not None and sys.stderr.isatty()  # None where the process was started without one


def _say(summary: Summary, hints: bool, debug: bool) -> None:
    for result in summary.results:
        if hints or any(problem.severity is not Severity.HINT for problem in result.problems):
            say(f"{result.input}: {weighed(result.problems)}")
            say_problems(result.problems, hints=hints)
        for error in result.errors:
            say_defect(error, debug)
    say_table(("input", "brief", "problems", "files"), [_row(result) for result in summary.results])
    done = len(summary.results) - len(summary.failed)
    say(f"{counted(done, 'input')} done, {len(summary.failed)} failed")


def _row(result: Result) -> tuple[str, str, str, str]:
    refused = any(isinstance(error, ExportRefused) for error in result.errors)
    brief = f"{result.brief_status}, refused" if refused else result.brief_status or _unread(result)
    return result.input, brief, weighed(result.problems), _named(result) or "none"


def _unread(result: Result) -> str:
    """What kept an input from becoming a brief: what its file says, or that there was nothing to read."""
    return "invalid" if any(isinstance(error, InvalidBriefing) for error in result.errors) else "not read"


def _named(result: Result) -> str:
    """The files in the short form that shells have for several endings of one name: `out/brief{.docx,.pdf}`."""
    if len(result.files) < 2:
        return "".join(path.as_posix() for path in result.files)
    stem = (result.files[0].parent / result.id).as_posix()
    return f"{stem}{{{','.join(path.name.removeprefix(result.id) for path in result.files)}}}"
