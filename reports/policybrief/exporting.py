"""The gate and the door: a brief that may not leave is stopped here, whichever exporter is asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from policybrief import plugins
from policybrief.checks import run
from policybrief.checks.schema import conform, validate
from policybrief.collecting import uncollected
from policybrief.compose import compose, labels_problem
from policybrief.context import Context, Export
from policybrief.document.blocks import Document
from policybrief.errors import ExportRefused, InvalidBriefing, MisuseError, PluginError
from policybrief.evidence.records import Records
from policybrief.model.briefing import Briefing, Origin
from policybrief.model.convert import to_plain
from policybrief.plugins import Exporter
from policybrief.problems import Problem, Severity
from policybrief.publishing import publish
from policybrief.resolver import OverlayResolver, Resolver
from policybrief.style import Style
from policybrief.style.loading import load_style

Options = Mapping[str, Any]


def exporters() -> tuple[str, ...]:
    """The names of the installed exporters, sorted; none is loaded."""
    return plugins.names("exporter")


class Prepared(Struct, frozen=True, kw_only=True):
    """A brief that has passed the gate and is composed: ready for any exporter.

    Args:
        briefing: what the files may carry of the model.
        document: what they show.
        style, resolver: the surroundings of every export.
        problems: what was found in the brief; none of them kept it from leaving.
    """

    briefing: Briefing
    document: Document
    style: Style
    resolver: Resolver
    problems: tuple[Problem, ...]

    @uncollected()
    def export(self, format: str, options: Options | None = None) -> Export:  # noqa: A002  # the word of the field
        """The brief in that format. Raises `PluginError`, and `MisuseError` for options the exporter does not take."""
        exporter = plugins.exporter(format)
        context = Context(style=self.style, resolver=self.resolver, options=checked_options(exporter, options or {}))
        made = exporter.export(self.briefing, self.document, context)
        if not isinstance(made, Export):
            raise PluginError(
                f"the exporter {format!r} of {plugins.owner('exporter', format)} gave {type(made).__name__}, no Export"
            )
        return made


@uncollected()
def export(
    briefing: Briefing,
    format: str,  # noqa: A002  # the word of the field
    *,
    style: str | Path | Style = "default",
    options: Options | None = None,
    resolver: Resolver | None = None,
    files: Mapping[str, bytes] | None = None,
    full: bool = False,
) -> Export:
    """The brief in one format: the bytes of the file, and what could not be shown as asked.

    Args:
        briefing: from `load`, or built in memory; what was not checked in loading is checked here.
        format: the exporter's name, such as `docx`.
        style: a style's name, its file or folder, or a style loaded before.
        options: the exporter's own options.
        resolver: where records and images come from; by default where the brief was loaded from.
        files: files that the options name, such as a house template, in memory.
        full: let the file of a final brief carry what `publishing.publish` leaves out.

    Raises `ExportRefused` for a final brief with an error, `InvalidBriefing` for one that breaks the schema,
    `PluginError` for a format that is not installed, `MisuseError` for options the exporter does not take.
    """
    exporter = plugins.exporter(format)
    checked_options(exporter, options or {})
    return prepare(briefing, style=style, resolver=resolver, files=files, full=full).export(format, options)


@uncollected()
def export_all(
    briefing: Briefing,
    formats: Iterable[str],
    *,
    style: str | Path | Style = "default",
    options: Mapping[str, Options] | None = None,
    resolver: Resolver | None = None,
    files: Mapping[str, bytes] | None = None,
    full: bool = False,
) -> dict[str, Export]:
    """The brief in several formats, composed once; `options` are given by format. Otherwise as `export`."""
    names = tuple(dict.fromkeys(formats))
    check_formats(names, options or {})
    prepared = prepare(briefing, style=style, resolver=resolver, files=files, full=full)
    return {name: prepared.export(name, (options or {}).get(name)) for name in names}


@uncollected()
def prepare(
    briefing: Briefing,
    *,
    style: str | Path | Style = "default",
    resolver: Resolver | None = None,
    files: Mapping[str, bytes] | None = None,
    full: bool = False,
) -> Prepared:
    """The brief, let through the gate and composed. Raises `ExportRefused` and `InvalidBriefing` as `export` does."""
    if not isinstance(briefing, Briefing):
        raise MisuseError(f"a {type(briefing).__name__} is no briefing yet: export what `policybrief.load` makes of it")
    problems = problems_of(briefing, resolver)
    reached = resolver or briefing.origin.resolver
    if problems is not briefing.origin.problems:
        # Composition lists a draft's problems: those found now, not those of the brief it was made from.
        origin = Origin(resolver=reached, problems=problems, locate=briefing.origin.locate)
        briefing = replace(briefing, origin=origin)
    if briefing.status == "final" and any(problem.severity is Severity.ERROR for problem in problems):
        raise ExportRefused(problem for problem in problems if problem.severity is Severity.ERROR)
    looks = style if isinstance(style, Style) else load_style(style)
    unlabelled = labels_problem(briefing.language)
    return Prepared(
        briefing=publish(briefing, full=full),
        document=compose(briefing, looks),
        style=looks,
        resolver=OverlayResolver(files, reached) if files else reached,
        problems=(*problems, _placed(unlabelled, briefing.origin)) if unlabelled else problems,
    )


def check_formats(formats: Iterable[str], options: Mapping[str, Options]) -> None:
    """Raise what exporting to these formats with these options would raise, before anything is done."""
    names = tuple(formats)
    for name in names:
        checked_options(plugins.exporter(name), options.get(name, {}))
    for name in options:
        if name not in names:
            raise MisuseError(f"there are options for {name!r}, which is not among the formats asked for")


def checked_options(exporter: Exporter, options: Options) -> Options:
    """`options`, if the exporter takes them. Raises `MisuseError` that says what it takes."""
    if not options and not exporter.options_schema.get("required"):
        return options
    if conform(options, exporter.options_schema):
        return options
    from jsonschema import Draft202012Validator

    known = tuple(exporter.options_schema.get("properties", {}))
    for name in options:
        if name not in known and exporter.options_schema.get("additionalProperties", True) is False:
            raise MisuseError(f"{exporter.name} takes no option {name!r}; {_suggest(name, known)}")
    errors = sorted(
        Draft202012Validator(exporter.options_schema).iter_errors(dict(options)), key=lambda error: error.json_path
    )
    if errors:
        where = "".join(f".{part}" for part in errors[0].absolute_path)
        raise MisuseError(f"{exporter.name}{where}: {errors[0].message}")
    return options


def _suggest(name: str, known: tuple[str, ...]) -> str:
    import difflib

    close = difflib.get_close_matches(name, known, n=1)
    if close:
        return f"did you mean {close[0]!r}?"
    return f"it takes: {', '.join(known)}" if known else "it takes none"


def problems_of(briefing: Briefing, resolver: Resolver | None = None) -> tuple[Problem, ...]:
    """What is wrong with a briefing: what loading found, where that still speaks for it, else what is found now.

    Raises `InvalidBriefing` where a briefing built in memory breaks the schema.
    """
    origin = briefing.origin
    if resolver is None and origin.covers(briefing):
        return origin.problems
    broken = [problem for problem in validate(to_plain(briefing)) if problem.severity is Severity.ERROR]
    if broken:
        raise InvalidBriefing(_placed(problem, origin) for problem in broken)
    records = Records.of(briefing, resolver or origin.resolver)
    return tuple(_placed(problem, origin) for problem in run(briefing, records))


def _placed(problem: Problem, origin: Origin) -> Problem:
    place = origin.locate(problem.path)
    if place is None:
        return problem
    file, line, column = place
    return replace(problem, file=file, line=line, column=column)
