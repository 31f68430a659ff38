"""The loop behind `policybrief report`: many seeds and briefs to many formats, going on after a bad one."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

from msgspec import Struct
from msgspec.structs import replace

from policybrief import plugins
from policybrief.errors import MisuseError
from policybrief.exporting import Options, check_formats, prepare
from policybrief.failures import as_problems
from policybrief.loading import load
from policybrief.model.briefing import Briefing
from policybrief.problems import Problem
from policybrief.seeding import fill, read_seed
from policybrief.style import Style
from policybrief.style.loading import load_style
from policybrief.summary import Result, Summary
from policybrief.writing import write

BRIEF_SUFFIXES = (".yaml", ".yml", ".json")
"""The endings of briefs; every other input is a seed."""

FORMATS = ("docx", "pdf", "json")
"""What is written when nothing else is asked for."""

Progress = Callable[[Result, Literal["read", "exported"]], None]
"""Called after an input was read, and again after it was exported."""


class _Filling(Struct, frozen=True, kw_only=True):
    """How seeds are filled."""

    filler: str
    overrides: Mapping[str, Any]
    created: datetime | None
    language: str | None


def report(
    inputs: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
    formats: str | Sequence[str] = FORMATS,
    out: str | os.PathLike[str] = "out",
    *,
    style: str | Path | Style = "default",
    root: str | os.PathLike[str] | None = None,
    filler: str = "extractive",
    overrides: Mapping[str, Any] | None = None,
    created: datetime | None = None,
    language: str | None = None,
    options: Mapping[str, Options] | None = None,
    files: Mapping[str, bytes] | None = None,
    full: bool = False,
    progress: Progress | None = None,
) -> Summary:
    """Write every input, a seed or a brief, to `out` in every format, as `<id of the brief><suffix of the format>`.

    All inputs are read before the first file is written. A bad input, a refused brief or a failing exporter is told of
    in its result, and the others go on. A filled brief names its source as if it lay beside it, so that the files do
    not depend on where they are written.

    Args:
        inputs: a path or several; those that end in `.yaml`, `.yml` or `.json` are briefs, all others seeds.
        formats: the name of an exporter, or several.
        out: the folder for the files; it is made.
        style: a style's name, its file or folder, or a style.
        root: the folder that the sources of briefs may lie under; by default their project's.
        filler, overrides, created, language: how seeds are filled, see `fill`.
        options: the exporters' own options, by format.
        files: files that the options name, such as a house template, in memory.
        full: let the files of final briefs carry what `publishing.publish` leaves out.
        progress: is called after each step.

    Raises `MisuseError` before anything is written: no such format, filler, style or option; one input twice; two
    outputs of one name; an output that is an input.
    """
    paths = (inputs,) if isinstance(inputs, str | os.PathLike) else tuple(inputs)
    names = (formats,) if isinstance(formats, str) else tuple(dict.fromkeys(formats))
    check_formats(names, options or {})
    plugins.filler(filler)
    looks = style if isinstance(style, Style) else load_style(style)
    filling = _Filling(filler=filler, overrides=overrides or {}, created=created, language=language)
    tell = progress or (lambda result, stage: None)

    jobs = []
    for path in paths:
        result = Result(input=os.fspath(path))
        jobs.append((result, _open(result, root, filling)))
        tell(result, "read")
    results = tuple(result for result, _ in jobs)
    _refuse_collisions(results, names, Path(out))
    for result, briefing in jobs:
        if briefing is not None:
            _export(result, briefing, names, Path(out), looks, options or {}, files, full)
        tell(result, "exported")
    return Summary(results=results)


def is_seed(path: str | os.PathLike[str]) -> bool:
    """Whether an input of `report` is a seed; the others are briefs."""
    return not os.fspath(path).lower().endswith(BRIEF_SUFFIXES)


def _open(result: Result, root: str | os.PathLike[str] | None, filling: _Filling) -> Briefing | None:
    with _timed(result), _attempt(result):
        briefing = _fill(result, filling) if is_seed(result.input) else load(Path(result.input), root=root)
        result.id, result.brief_status = briefing.id, briefing.status
        _note(result, briefing.origin.problems)
        return briefing
    return None


def _fill(result: Result, filling: _Filling) -> Briefing:
    draft = fill(
        read_seed(result.input),
        filler=filling.filler,
        overrides=filling.overrides,
        created=filling.created,
        language=filling.language,
    )
    _note(result, draft.problems)
    return load(draft)


def _export(
    result: Result,
    briefing: Briefing,
    formats: Sequence[str],
    out: Path,
    style: Style,
    options: Mapping[str, Options],
    files: Mapping[str, bytes] | None,
    full: bool,
) -> None:
    with _timed(result), _attempt(result):
        prepared = prepare(briefing, style=style, files=files, full=full)
        for name in formats:
            with _attempt(result):
                made = prepared.export(name, options.get(name))
                _note(result, made.problems)
                result.files.append(write(made, _target(out, briefing.id, name)))


def _target(out: Path, brief: str, format: str) -> Path:  # noqa: A002  # the word of the field
    return out / f"{brief}{plugins.exporter(format).suffix}"


def _refuse_collisions(results: Sequence[Result], formats: Sequence[str], out: Path) -> None:
    """Raise `MisuseError` where one input is given twice, two outputs have one name, or an output would replace an
    input."""
    inputs: dict[Path, str] = {}
    for result in results:
        if other := inputs.get(Path(result.input).resolve()):
            raise MisuseError(
                f"{other} is given twice" + (f", also as {result.input}" if other != result.input else "")
            )
        inputs[Path(result.input).resolve()] = result.input
    writers: dict[Path, str] = {}
    for result in results:
        for name in formats if result.id else ():
            target = _target(out, result.id, name)
            if other := inputs.get(target.resolve()):
                raise MisuseError(f"{target} would replace the input {other}; write to another folder")
            if other := writers.get(target):
                raise MisuseError(f"{target} would be written twice, for {other} and for {result.input} as {name}")
            writers[target] = f"{result.input} as {name}"


@contextlib.contextmanager
def _timed(result: Result) -> Iterator[None]:
    started = time.perf_counter()
    try:
        yield
    finally:
        result.seconds += time.perf_counter() - started


@contextlib.contextmanager
def _attempt(result: Result) -> Iterator[None]:
    """Turn what goes wrong into problems of the result."""
    try:
        yield
    except Exception as error:  # what goes wrong with one input, a defect too, must not end the others
        result.errors.append(error)
        _note(result, as_problems(error, result.input))


def _note(result: Result, problems: Iterable[Problem]) -> None:
    """Add what is new. What an exporter or a filler tells of is about no file; among many inputs it is about this."""
    known = set(result.problems)
    for problem in problems:
        placed = problem if problem.file else replace(problem, file=result.input)
        if placed not in known:
            result.problems.append(placed)
