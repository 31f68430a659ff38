"""How fast briefs are made, beside others that print the same content: docxtpl, Pandoc, python-docx, Typst, ReportLab.

    python benchmarks/run.py             # the tables, in some minutes
    python benchmarks/run.py --quick     # fewer repetitions, large briefs by ReportLab and python-docx once
    python benchmarks/run.py --only medium --format pdf
    python benchmarks/run.py --json      # the figures as data
    python benchmarks/run.py --cpu       # tables of processor time instead of the clock, for a machine that is busy

Typst, docxtpl and Pandoc are compared with where they are installed (`pip install -r benchmarks/requirements.txt`).

Every run has another brief, because some engines remember; all makers get the same ones. Ours includes reading,
validation, the checks, composition; the others' includes reading the JSON. *Cold* is a new process, *warm* the same
process after a first brief; both are medians of nine runs (fewer with `--quick`, and for ReportLab and python-docx with
a large brief). The modules are compiled before, as installing does. Only ratios carry over to another machine.

What the others leave out of the Word file. All of them: validation, checks, alternative text, the entries of the
contents. docxtpl and python-docx: links and, but for "docxtpl, footnotes", footnotes, which are 5 % of the words and
whose text is in the list of notes, too. Pandoc is a program: its cold time is that of its command for a Markdown file
that lies ready, its warm time that of the command called from Python.
"""

from __future__ import annotations

import argparse
import compileall
import dataclasses
import gc
import importlib.util
import json
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from briefs import SECTIONS, Brief, brief, words
from clocks import Times, elapsed, elapsed_outside
from makers import MAKERS, STOCK, make, makers, program, templates
from merge_timing import merge_times
from same_words import words_missing, words_of_docx, words_of_pdf
from stages import stages
from tables import tables
from targets import verdicts

HERE = Path(__file__).parent
REPEAT = 9
QUICK = {"small": 5, "medium": 5, "large": 3}
TOLERANCE = 0.02
"""The share of words that one maker may print and another not: page numbers, mainly, and running heads."""

PACKAGES = ("policybrief", "policybrief_schemas", "policybrief_seeds", "policybrief_exporters")


def main() -> None:
    """Measure, and print tables or JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="fewer repetitions")
    parser.add_argument("--json", action="store_true", help="print data instead of tables")
    parser.add_argument("--cpu", action="store_true", help="show processor time instead of the clock")
    parser.add_argument("--only", choices=list(SECTIONS), action="append", help="measure this size (repeatable)")
    parser.add_argument("--format", choices=list(MAKERS), action="append", help="measure this format (repeatable)")
    arguments = parser.parse_args()
    _compile()
    figures = measure(arguments.only or list(SECTIONS), arguments.format or list(MAKERS), quick=arguments.quick)
    if arguments.json:
        print(json.dumps(figures, indent=2, default=dataclasses.asdict))
    else:
        print(tables(figures, "cpu" if arguments.cpu else "wall"))
        print("\n".join(verdicts(figures)))


def _compile() -> None:
    """Bytecode for what is installed from a folder: its files may have changed since, or have none."""
    compileall.compile_dir(HERE, quiet=1)
    for package in PACKAGES:
        spec = importlib.util.find_spec(package)
        for folder in (spec and spec.submodule_search_locations) or ():
            compileall.compile_dir(folder, quiet=1)


def measure(sizes: Sequence[str], formats: Sequence[str], *, quick: bool) -> dict[str, Any]:
    """All figures: `words` and `stages` by size; `warm` and `cold` (times), `memory` (MB) and `bytes` by size, format
    and maker."""
    figures: dict[str, Any] = {name: {} for name in ("words", "stages", "warm", "cold", "memory", "bytes")}
    for size in sizes:
        repeat = QUICK[size] if quick else REPEAT
        drafts = [brief(size, variant) for variant in range(repeat + 1)]
        figures["words"][size] = round(statistics.mean(words(one.data) for one in drafts[1:]))
        for suffix in formats:
            print("measuring", size, suffix, file=sys.stderr)
            names = makers(suffix)
            beside = templates(names)
            if suffix != "json" and size != "large":
                _check_words(names, suffix, drafts[0], beside)
            measured = {"warm": _warm(names, suffix, size, drafts, beside, quick)}
            measured |= _cold(names, suffix, size, repeat, beside, quick)
            for table, values in measured.items():
                figures[table].setdefault(size, {})[suffix] = values
        figures["stages"][size] = stages(drafts, tuple(formats))
    if "docx" in formats:
        print("measuring merge", file=sys.stderr)
        figures["merge"] = dict(
            zip(("warm", "command", "changes"), merge_times(QUICK["large"] if quick else REPEAT), strict=True)
        )
    return figures


def _warm(
    names: Sequence[str], suffix: str, size: str, drafts: Sequence[Brief], beside: dict[str, bytes], quick: bool
) -> dict[str, Times]:
    """The times of each maker in this process; the first brief is not counted."""
    taken = {}
    for name in names:
        run, times = make(name, suffix), []
        clock = elapsed_outside if _is_program(name) else elapsed
        gc.collect()  # what one leaves behind is not cleared away in the time of the next,
        gc.freeze()  # and nobody looks for garbage among the briefs of this program
        for one in drafts[: 1 + _repeat(name, size, quick, len(drafts) - 1)]:
            times.append(clock(partial(run, json.dumps(one.data).encode(), one.files | beside)))
        taken[name] = Times.median(times[1:])
    return taken


def _cold(
    names: Sequence[str], suffix: str, size: str, repeat: int, beside: dict[str, bytes], quick: bool
) -> dict[str, dict[str, Any]]:
    """`cold`, `memory` and `bytes` of each maker, in processes that make one file each."""
    taken: dict[str, list[tuple[Times, float, int]]] = {name: [] for name in names}
    for variant in range(100, 100 + repeat):
        one = brief(size, variant)
        with tempfile.TemporaryDirectory() as folder:
            for name, content in {"brief.json": json.dumps(one.data).encode(), **one.files, **beside}.items():
                target = Path(folder, name)
                target.parent.mkdir(exist_ok=True)
                target.write_bytes(content)
            for name in names:
                if len(taken[name]) < _repeat(name, size, quick, repeat):
                    taken[name].append(_process(name, suffix, one, Path(folder)))
    return {
        "cold": {name: Times.median(times for times, _, _ in runs) for name, runs in taken.items()},
        "memory": {name: statistics.median(peak for _, peak, _ in runs) for name, runs in taken.items()},
        "bytes": {name: int(statistics.median(size for _, _, size in runs)) for name, runs in taken.items()},
    }


def _process(maker: str, suffix: str, one: Brief, folder: Path) -> tuple[Times, float, int]:
    command = [sys.executable, str(HERE / "one.py"), maker, suffix, str(folder)]
    peaks: list[bytes] = []
    times = elapsed_outside(lambda: peaks.append(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout))
    if _is_program(maker):  # which needs no Python to be started
        alone = program(maker, one.data, folder)
        times = elapsed_outside(lambda: subprocess.run(alone, check=True))
    return times, float(peaks[0]), (folder / f"brief.{suffix}").stat().st_size


def _is_program(maker: str) -> bool:
    return maker in STOCK and STOCK[maker].command


def _repeat(maker: str, size: str, quick: bool, repeat: int) -> int:
    """How often a maker is measured: ReportLab and python-docx take up to half a minute for a large brief."""
    return repeat if maker not in STOCK or STOCK[maker].fast or size != "large" else 1 if quick else 3


def _check_words(names: Iterable[str], suffix: str, one: Brief, beside: dict[str, bytes]) -> None:
    """Every maker prints the same words, or its time says nothing. Raises `AssertionError`."""
    brief_json, ours = json.dumps(one.data).encode(), b""
    for name in names:
        made = make(name, suffix)(brief_json, one.files | beside)
        ours = ours or made  # the first is ours
        if name == "ReportLab":  # whose user makes no list of notes
            continue
        missing = _missing(ours, made, suffix, footnotes=name not in ("docxtpl", "python-docx"))
        assert missing <= TOLERANCE, f"{name}: {missing:.1%} of the words differ"


def _missing(ours: bytes, made: bytes, suffix: str, *, footnotes: bool) -> float:
    if suffix == "pdf":
        return words_missing(words_of_pdf(ours), words_of_pdf(made))
    return words_missing(words_of_docx(ours, footnotes=footnotes), words_of_docx(made, footnotes=footnotes))


if __name__ == "__main__":
    main()
