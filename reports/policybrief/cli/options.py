"""Options that several commands share, and how their values are read."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from policybrief.errors import MisuseError

style = click.option("--style", default="default", show_default=True, help="A style's name, its file or its folder.")
root = click.option(
    "--root",
    type=click.Path(path_type=Path),
    help="The folder that sources may lie under. By default the nearest one above the brief that holds .git, "
    "pyproject.toml or .policybrief.",
)
language = click.option("--language", metavar="TAG", help="The language of the seed, such as en-GB, where it is known.")
filler = click.option("--filler", default="extractive", show_default=True, help="The filler that fills a seed.")
overrides = click.option(
    "--set",
    "overrides",
    multiple=True,
    metavar="KEY=VALUE",
    help="A key of the head of what is filled, such as kind=assessment or 'marking={scheme: tlp, level: GREEN}'. "
    "Repeatable.",
)
exporter_options = click.option(
    "--option",
    "options",
    multiple=True,
    metavar="FORMAT.NAME=VALUE",
    help="An exporter's own option, such as docx.update_fields=true. Repeatable.",
)
template = click.option(
    "--template",
    metavar="FILE",
    help="An office's own Word file (.docx or .dotx), whose styles, theme, headers, footers and page set-up are taken "
    "for Word files.",
)
full = click.option(
    "--full",
    is_flag=True,
    help="Let the files of a final brief carry contact details, comments, paths and left-out text.",
)
verbose = click.option("-v", "--verbose", is_flag=True, help="Show hints too.")
as_json = click.option(
    "--format",
    "output",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How results are given: messages for people, or JSON on the standard output.",
)


def listed(text: str) -> tuple[str, ...]:
    """`docx, pdf` as names, each once. Raises `MisuseError` where there is none."""
    names = tuple(dict.fromkeys(name.strip() for name in text.split(",") if name.strip()))
    if not names:
        raise MisuseError("--to names no format; `policybrief exporters` lists them")
    return names


def settings(assignments: Iterable[str], option: str) -> dict[str, Any]:
    """`KEY=VALUE` assignments as data: words, a number, true or false, or a YAML list or mapping in brackets. Raises
    `MisuseError` for what is no assignment."""
    values: dict[str, Any] = {}
    for assignment in assignments:
        key, equals, value = assignment.partition("=")
        if not equals or not key.strip():
            raise MisuseError(f"{option} {assignment}: write it as KEY=VALUE")
        values[key.strip()] = _value(value, f"{option} {key.strip()}")
    return values


def by_format(assignments: Iterable[str]) -> dict[str, dict[str, Any]]:
    """`FORMAT.NAME=VALUE` assignments as options by format. Raises `MisuseError`."""
    options: dict[str, dict[str, Any]] = {}
    for key, value in settings(assignments, "--option").items():
        format_name, point, name = key.partition(".")
        if not point or not name:
            raise MisuseError(f"--option {key}: write it as FORMAT.NAME=VALUE, such as docx.{key}")
        options.setdefault(format_name, {})[name] = value
    return options


def with_template(options: dict[str, dict[str, Any]], formats: Iterable[str], template: str | None) -> dict[str, bytes]:
    """Sets the house template in the options of the formats that take one; the file itself, by the name they have.

    Raises `MisuseError` where none of the formats takes one, or the options name another, and `OutsideError` for a file
    that cannot be read.
    """
    if template is None:
        return {}
    from policybrief.opening import read_file
    from policybrief.plugins import exporter

    taking = [name for name in formats if "template" in exporter(name).options_schema.get("properties", {})]
    if not taking:
        raise MisuseError("--template is for Word files: none of the formats asked for takes a template")
    for name in taking:
        if options.setdefault(name, {}).setdefault("template", template) != template:
            raise MisuseError(f"--template and --option {name}.template name two files")
    return {template: read_file(Path(template))}


def _value(text: str, place: str) -> Any:
    from policybrief.errors import InvalidBriefing
    from policybrief.reading import parse

    try:
        value = parse(text.encode(errors="surrogateescape"), "value.yaml").data
    except InvalidBriefing as error:
        if text.startswith(("[", "{")):
            raise MisuseError(f"{place}: {error.problems[0].message}") from None
        return text  # such as "Talks: the second round"
    structured = text.startswith(("[", "{", '"', "'"))
    return text if isinstance(value, str | list | dict) and not structured else value
