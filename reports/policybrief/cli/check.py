"""`policybrief check`: every problem at once."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

from policybrief.cli import options as shared
from policybrief.cli.printing import counted, give_json, say, say_defect, say_problems, weighed
from policybrief.errors import InvalidBriefing, MisuseError, OutsideError
from policybrief.failures import as_problems
from policybrief.problems import Problem, Severity


@click.command(short_help="Show every problem of briefs; --fix completes them.")
@click.argument("files", nargs=-1, required=True, metavar="FILES…", type=click.Path(path_type=Path))
@click.option("--fix", is_flag=True, help="Complete evidence and ids in the files first; comments stay.")
@shared.root
@shared.as_json
@click.pass_context
def check(ctx: click.Context, files: tuple[Path, ...], fix: bool, root: Path | None, output: str) -> None:
    """Check briefs (YAML or JSON), and show every problem with its file, line and column.

    Evidence, dates, figures, names, references between parts, markings, likelihood and confidence are checked against
    the sources. --fix turns the short forms that a person writes ("a few exact words", s1#12) into full evidence, and
    gives every part its id.

    \b
    Examples:
      policybrief check brief.yaml
      policybrief check --fix brief.yaml
      policybrief check briefs/*.yaml --format json

    Exit codes: 0 no errors (warnings and hints do not count), 1 errors, 2 misuse, 3 a file cannot be read or written.
    """
    from policybrief.batch import is_seed

    for file in files:
        if is_seed(file):
            raise MisuseError(f"{file} is no brief (.yaml, .yml, .json); `policybrief fill` makes one of a seed")
    found: list[Problem] = []
    for file in files:
        found += _check(file, fix, root, ctx.find_root().params["debug"])
    if output == "json":
        give_json([problem.to_plain() for problem in found])
    else:
        say_problems(found, hints=True)
        say(f"{counted(len(files), 'file')} checked: {weighed(found) if found else 'no problems'}")
    ctx.exit(_exit_code(found))


def _check(file: Path, fix: bool, root: Path | None, debug: bool) -> Iterable[Problem]:
    from policybrief.loading import load

    try:
        if fix:
            _repair(file, root)
        return load(file, root=root).origin.problems
    except Exception as error:  # the other files are checked all the same
        say_defect(error, debug)
        return as_problems(error, str(file))


def _repair(file: Path, root: Path | None) -> None:
    from policybrief.fix import fix
    from policybrief.writing import write

    fixed = fix(file, root=root)
    if not fixed.changes:
        return
    # A brief is edited in place: behind a link, the file that the link leads to.
    write(fixed.text, file.resolve())
    for change in fixed.changes:
        say(f"{file}: {change}")
    say(f"{file}: {counted(len(fixed.changes), 'change')} written")


def _exit_code(found: list[Problem]) -> int:
    errors = [problem for problem in found if problem.severity is Severity.ERROR]
    if not errors:
        return 0
    return OutsideError.exit_code if all(problem.rule == "outside" for problem in errors) else InvalidBriefing.exit_code
